#pragma once

#include "flow/definition.h"
#include "text/glossary.h"
#include "text/locale.h"
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace sayso::text {

/// One translated message, and a short hash of the English it was made from.
struct Message {
    std::string text; // ICU MessageFormat.
    std::string english; // First 12 hexadecimal digits of the SHA-256 of the English; another means stale.
    int line = 1; // Where its key stands in the file; for problems.
};

/// i18n/<locale>/<flow>.json, or i18n/<locale>/parts/<part>.json. Keys: "title", "pause", "pause.back", "pause.remind",
/// "<step>", "<step>.help", "<step>.easy", "<step>.<option>".
struct FlowTranslation {
    std::string locale;
    std::string flow; // Or "parts/<part>".
    std::string approved_by; // The person who approved it; empty: nobody yet, and people are told so.
    std::map<std::string, Message, std::less<>> messages;

    /// Words for English that has changed since, by key and hash of that English: for who began with an older version.
    std::map<std::pair<std::string, std::string>, std::string> earlier = {};
};

/// One text of a flow in English.
struct EnglishMessage {
    std::string in; // Where it is translated: the flow's id, or "parts/<part>".
    std::string key;
    std::string text;
    bool core = false; // Needed in every language, also in those that have only the core.
    flow::Mark mark; // For problems.
};

/// All the words of a flow that a person sees, in the order of the flow, those of its parts among them.
std::vector<EnglishMessage> messages_of(flow::Definition const& definition);

/// The words of the flow itself by key, without those of its parts: what its own translation must cover.
std::map<std::string, std::string, std::less<>> english_messages(flow::Definition const& definition);

/// Where the words of a step are translated: the flow's id, or "parts/<part>".
std::string translated_in(flow::Definition const& definition, flow::Step const& step);

/// As stored in Message::english.
std::string english_hash(std::string_view english);

/// The SHA-256 of a text, in hexadecimal.
std::string sha256_text(std::string_view text);

/// i18n/<locale>/app.json: the words of the pages and of problems, by key. Plain ICU messages.
struct AppStrings {
    std::string locale;
    std::string approved_by;
    std::map<std::string, std::string, std::less<>> messages;
    std::map<std::string, int, std::less<>> lines = {}; // Where each key stands in the file; for problems.
};

/// Every translation below an i18n folder. Immutable after loading; any thread.
struct Translations {
    std::map<std::pair<std::string, std::string>, FlowTranslation> flows; // By (locale, flow or "parts/<part>").
    std::map<std::string, AppStrings, std::less<>> app; // By locale; "en" is always there.
    Glossary glossary;
    std::set<std::string, std::less<>> sounds; // Hashes of the texts that have a recording; see sound.h.

    FlowTranslation const* find(std::string_view locale, std::string_view flow) const;

    /// True if a person has approved every file that this flow's words in `locale` come from.
    bool approved(std::string_view locale, flow::Definition const& definition) const;

    /// The message in `locale`, else in English, else the key itself (which the checker makes impossible).
    std::string const& app_message(std::string_view locale, std::string_view key) const;
};

struct LoadedTranslations {
    Translations translations;
    std::vector<flow::Problem> problems; // With file and line.
};

LoadedTranslations load_translations(std::string const& folder);

/// Whether a translation of a flow that was not given is a fault, or only of a flow nobody asked about.
enum class FlowsGiven { all, some };

/// Publishing rule 9: missing or stale, ICU errors, placeholders or plural categories that do not fit the language, and
/// app.json files whose keys differ from English. Works for each flow, and each part they use, in every locale that is
/// offered. Sorted by file and line.
std::vector<flow::Problem> check_translations(Translations const& translations,
    std::vector<flow::Published> const& flows, std::string const& folder, FlowsGiven given = FlowsGiven::all);

} // namespace sayso::text

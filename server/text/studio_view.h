#pragma once

#include "domain/drafts.h"
#include "domain/views.h"
#include "flow/problem.h"
#include "text/present.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What the studio shows to who writes and approves flows: made by app, written as JSON by wire.
namespace sayso::text {

/// How far the words of a flow or part are there in one language.
struct LanguageView {
    std::string locale;
    std::string name;
    std::string coverage; // "whole", "core" (the words about safety, rights and consent) or "part".
    int stale = 0; // Of the words this language needs.
    int missing = 0;
    std::string approved_by;
};

struct OpenDraftView {
    DraftId id;
    std::string author;
    domain::DraftState state = domain::DraftState::draft;
};

struct LibraryFlowView {
    std::string flow; // Or the name of a part.
    std::string title;
    int number = 0;
    std::string version;
    std::string who;
    std::size_t steps = 0;
    std::optional<domain::Told> live_since;
    std::string published_by; // Empty: it came with the program.
    std::string approved_by;
    std::vector<LanguageView> languages;
    std::optional<OpenDraftView> draft;
};

struct LibraryView {
    std::vector<LibraryFlowView> flows;
    std::vector<LibraryFlowView> parts;
    bool may_author = false;
    bool may_approve = false;
};

struct OutlineStep {
    struct Way {
        std::string step;
        std::string label;
    };
    std::string id;
    std::string kind; // "say", or what is asked for: "choice".
    std::string text;
    int line = 0; // 0: in the file of a part.
    std::vector<Way> to;
};

struct VersionView {
    int number = 0;
    std::string version;
    std::optional<domain::Told> published;
    std::string published_by;
    std::string approved_by;
    std::string reason;
    bool live = false;
};

struct DraftEntryView {
    DraftId id;
    std::string flow;
    std::string title;
    std::string author;
    std::vector<std::string> editors;
    domain::DraftState state = domain::DraftState::draft;
    domain::Told changed;
    std::string note;
};

enum class TextState { fits, stale, missing, not_needed };
char const* name(TextState state);

struct TranslatedView {
    std::string text;
    TextState state = TextState::missing;
};

struct MessageView {
    std::string key;
    std::string english;
    std::string english_hash;
    std::map<std::string, TranslatedView> words; // By language.
};

struct DraftStepView {
    std::string id; // Empty: the flow as a whole, its title and its pause.
    int line = 0;
    std::string kind;
    std::string about;
    bool core = false;
    std::string part;
    std::vector<MessageView> messages;
};

struct FlowView {
    std::string flow;
    std::string title;
    std::string yaml;
    int number = 0;
    std::string version;
    std::string svg;
    std::vector<OutlineStep> outline;
    std::vector<DraftStepView> steps; // The words that are live, beside their translations.
    std::vector<VersionView> versions; // Newest first.
};

struct TextChangeView {
    std::string key;
    std::string locale;
    std::string before;
    std::string after;
    std::string still_fits_by; // Who said that the translation fits English that was put right.
};

struct DraftView {
    DraftEntryView entry;
    std::string yaml;
    std::string hash; // Whoever changes the draft says what they saw.
    std::vector<DraftStepView> steps; // None if the file can not be read.
    std::vector<flow::Problem> problems;
    std::vector<OutlineStep> outline;
    std::string svg;
    std::vector<TextChangeView> changes;
    std::vector<std::string> affects; // What is different for whom, in sentences.
};

struct PreviewView {
    struct Alert {
        std::string title;
        std::vector<std::string> to;
        domain::Level level = domain::Level::routine;
    };
    std::vector<Prompt> shown;
    std::optional<Prompt> waiting;
    std::vector<Alert> alerts;
    std::vector<std::string> filed; // Labels of fields.
    bool done = false;
};

struct TranslationView {
    std::string flow; // Empty: it is of a part.
    std::string part;
    std::string title;
    LanguageView language;
    std::string hash;
    std::optional<domain::Told> approved;
};

} // namespace sayso::text

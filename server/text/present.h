#pragma once

#include "flow/engine.h"
#include "text/catalogue.h"
#include <optional>
#include <string>
#include <vector>

namespace sayso::text {

/// Words ready to be shown, with the language they are in.
struct Words {
    std::string text;
    std::string lang; // "ar"
    bool right_to_left = false;
    std::string english_beneath; // Set when nobody has approved the translation of a safety step.
    std::string sound = {}; // Names its recording; empty: it has none.
};

struct PromptOption {
    std::string id;
    Words words;
    std::string symbol;
};

/// A word of the question that not everybody knows.
struct Explained {
    Words term;
    Words plain;
};

/// One step as a person sees it. Owns its data.
struct Prompt {
    flow::Place place;
    bool asks = false;
    std::string type; // AskType name; empty for a `say`.
    Words words;
    Words help; // Empty text: none.
    Words easy; // The same in easy words; empty text: there are none.
    std::string about; // "safety", "rights", "consent", "voice", or empty.
    std::vector<PromptOption> options;
    std::vector<Explained> explained; // At most a few: words of the glossary.
    std::optional<std::pair<std::int64_t, std::int64_t>> range;
    bool optional = false;
    bool is_private = false;
    bool can_skip = false;
    bool can_say_dont_know = false;
    bool safety = false; // A safety step: shown as a card, with the numbers to call.
};

/// Turns steps into prompts. Keeps compiled ICU messages, so: one per thread.
class Presenter {
public:
    explicit Presenter(Translations const& translations);
    ~Presenter();
    Presenter(Presenter const&) = delete;
    Presenter& operator=(Presenter const&) = delete;

    /// Lets go of words kept ready: the translations it refers to have changed.
    void forget();

    /// The step at `place` in `locale`; text arguments are worked out from the session.
    Prompt present(flow::Definition const& definition, flow::Session const& session, flow::Path const& path,
        flow::Place const& place, Locale const& locale);

    std::string title(flow::Definition const& definition, Locale const& locale);

    /// What the flow says about stopping and coming back; empty text if it says nothing.
    Words pause_words(flow::Definition const& definition, Locale const& locale);

    /// What the flow says to somebody who has come back; empty text if it says nothing.
    Words back_words(flow::Definition const& definition, Locale const& locale);

    /// What the flow says to somebody who began and did not come back; empty text if it reminds nobody.
    Words remind_words(flow::Definition const& definition, Locale const& locale);

    /// What was answered, in words: the option's text, the day written out, the person's own text as it is.
    /// Skipped, not known and cleared are said in the locale's own words.
    std::string answer_in_words(flow::Definition const& definition, flow::Answer const& answer, Locale const& locale);

    /// An app.json message with named arguments.
    std::string app(
        Locale const& locale, std::string_view key, std::map<std::string, std::string> const& arguments = {});

private:
    std::string media_in_words(flow::AskType type, Locale const& locale);

    struct Compiled;
    Translations const& translations_;
    std::unique_ptr<Compiled> compiled_;
};

} // namespace sayso::text

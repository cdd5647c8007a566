#pragma once

#include "flow/explore.h"
#include "text/present.h"
#include <iosfwd>
#include <set>

namespace sayso::commands {

struct RehearseOptions {
    text::Locale const* locale = nullptr;
    bool easy = false; // Easy words where there are any.
    std::optional<bool> nameless; // Only conversations of a visitor without a name, or only of others.
};

/// Plays a flow through every way it has and prints each prompt once, in one language, as a young person would see it.
/// Finds what must not be seen: a text that is still in English, and a brace that was meant to be a name.
class Rehearsal {
public:
    Rehearsal(flow::Definition const& definition, text::Translations const& translations, RehearseOptions options,
        std::ostream& out);

    /// What is wrong, one line each: `nights.help: it is in English`. Empty if nothing is.
    std::vector<std::string> run();

private:
    void play(flow::Exploration::Script const& script);
    void show(flow::Session const& session, flow::Path const& path, flow::Place const& place);
    void tell(std::string const& what, text::Words const& words, bool must_be_translated);
    void tell_flow_words();

    flow::Definition const& definition_;
    text::Translations const& translations_;
    RehearseOptions options_;
    std::ostream& out_;
    text::Presenter presenter_;
    std::set<std::string> shown_; // Place and words.
    std::set<std::string> wrong_;
};

} // namespace sayso::commands

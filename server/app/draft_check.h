#pragma once

#include "app/flow_words.h"
#include "app/installed_scripts.h"
#include "flow/load.h"
#include "text/catalogue.h"
#include <string>
#include <vector>

/// The whole check of a draft, away from everything that is served: pure, so it may run on a thread of its own.
namespace sayso::app {

/// All that a check of a draft reads.
struct DraftToCheck {
    std::string flow;
    std::string yaml;
    text::Translations translations; // Of this flow, with the draft's words in it, and of the parts.
    Installed installed;
};

struct CheckedDraft {
    flow::Published definition; // Null: the file can not be read.
    std::vector<flow::Problem> problems; // In the order of the file, then those of translations.

    /// Every name in it is known: only then can its ways be followed and drawn.
    bool can_be_followed() const;
};

/// Every publishing rule, translations among them.
CheckedDraft check_draft(DraftToCheck const& draft);

/// The translations a check or a preview of one flow needs, taken from all that are live.
text::Translations translations_for(std::string const& flow, text::Translations const& live, KeptWords const& draft);

} // namespace sayso::app

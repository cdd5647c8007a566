#pragma once

#include "flow/engine.h"
#include <string>
#include <vector>

namespace sayso::flow {

/// One thing that is different for somebody in a new version of a flow.
struct FlowChange {
    enum class Kind {
        people, // Whom the flow is for: ages, who, what it must know of them.
        safety, // Harm marks, safety steps, who is told and when, whether somebody is told at all.
        step_added,
        step_removed,
        words, // Reworded, or another answer offered: translations of it are stale.
        ways, // Another way on.
        filing, // Another place in the case file, or none.
        conversation, // How long it is kept, what the pause says, its title.
    };
    Kind kind;
    std::string place; // The step, alert or task it is about; empty for the whole flow.
    std::string
        sentence; // For people: `Whoever answers "Not now" to "offer_call" now goes to thanks, not to leave_open.`
};
char const* name(FlowChange::Kind kind); // "people", "safety", "step added" ...

/// What a new version changes, the gravest kinds first. Empty if they do the same (line numbers and comments aside).
/// Pure.
std::vector<FlowChange> diff(Definition const& before, Definition const& after);

/// What would become of an open conversation if it were moved to the new version (it is not: each keeps its own).
struct DryRun {
    enum class Outcome {
        same, // The same questions so far, and the same one next.
        differs, // The answers fit, and lead elsewhere.
        does_not_fit, // An answer is to a question, or an option, that is not there any more.
    };
    Outcome outcome = Outcome::same;
    std::string sentence;
};
/// Pure. `session` must be one of `before`.
DryRun dry_run(Definition const& before, Definition const& after, Session const& session);

} // namespace sayso::flow

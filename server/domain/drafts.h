#pragma once

#include <optional>
#include <string_view>

/// How a flow's words change: somebody drafts, somebody else approves, then it goes live.
namespace sayso::domain {

enum class DraftState {
    draft, // Being written.
    submitted, // Waiting for a second person; nothing of it can be changed.
    approved, // By somebody who wrote none of it.
    published, // It went live; the draft is history.
    withdrawn, // Given up.
};
char const* name(DraftState state);
std::optional<DraftState> draft_state_from(std::string_view name);

/// A draft that is published or withdrawn is history: a flow has at most one open draft.
bool is_open(DraftState state);

/// How a version of a flow came to be the one new conversations begin with.
enum class WentLive {
    installed, // With the program: what stood before the first draft was published.
    published, // From an approved draft.
    rolled_back, // An earlier version, live again.
};
char const* name(WentLive how);
std::optional<WentLive> went_live_from(std::string_view name);

} // namespace sayso::domain

#include "domain/drafts.h"

#include <array>

namespace sayso::domain {

namespace {

constexpr std::array draft_states { DraftState::draft, DraftState::submitted, DraftState::approved,
    DraftState::published, DraftState::withdrawn };
constexpr std::array ways_to_live { WentLive::installed, WentLive::published, WentLive::rolled_back };

template <class Values>
auto value_called(Values const& values, std::string_view word) -> std::optional<typename Values::value_type>
{
    for (auto value : values)
        if (word == name(value))
            return value;
    return std::nullopt;
}

} // namespace

char const* name(DraftState state)
{
    switch (state) {
    case DraftState::draft:
        return "draft";
    case DraftState::submitted:
        return "submitted";
    case DraftState::approved:
        return "approved";
    case DraftState::published:
        return "published";
    case DraftState::withdrawn:
        return "withdrawn";
    }
    return "unknown";
}

std::optional<DraftState> draft_state_from(std::string_view name)
{
    return value_called(draft_states, name);
}

bool is_open(DraftState state)
{
    return state != DraftState::published && state != DraftState::withdrawn;
}

char const* name(WentLive how)
{
    switch (how) {
    case WentLive::installed:
        return "installed";
    case WentLive::published:
        return "published";
    case WentLive::rolled_back:
        return "rolled_back";
    }
    return "unknown";
}

std::optional<WentLive> went_live_from(std::string_view name)
{
    return value_called(ways_to_live, name);
}

} // namespace sayso::domain

#include "domain/access.h"

#include <array>

namespace sayso::domain {

namespace {

struct GrantKindName {
    GrantKind kind;
    char const* name;
};

constexpr std::array grant_kind_names {
    GrantKindName { GrantKind::cover, "cover" },
    GrantKindName { GrantKind::break_glass, "break_glass" },
    GrantKindName { GrantKind::agency, "agency" },
    GrantKindName { GrantKind::hand_over, "hand_over" },
    GrantKindName { GrantKind::overdue, "overdue" },
};

} // namespace

char const* name(GrantKind kind)
{
    for (auto const& entry : grant_kind_names)
        if (entry.kind == kind)
            return entry.name;
    return "unknown";
}

std::optional<GrantKind> grant_kind_from(std::string_view name)
{
    for (auto const& entry : grant_kind_names)
        if (name == entry.name)
            return entry.kind;
    return std::nullopt;
}

bool is_of_a_conversation(GrantKind kind)
{
    return kind == GrantKind::hand_over || kind == GrantKind::overdue;
}

} // namespace sayso::domain

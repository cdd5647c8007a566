#include "domain/people.h"

#include <array>

namespace sayso::domain {

namespace {

struct RoleName {
    Role role;
    char const* name;
};

constexpr std::array role_names {
    RoleName { Role::young_person, "young_person" },
    RoleName { Role::visitor, "visitor" },
    RoleName { Role::personal_adviser, "personal_adviser" },
    RoleName { Role::team_manager, "team_manager" },
    RoleName { Role::content_author, "content_author" },
    RoleName { Role::content_approver, "content_approver" },
};

} // namespace

char const* name(Role role)
{
    for (auto const& entry : role_names)
        if (entry.role == role)
            return entry.name;
    return "unknown";
}

std::optional<Role> role_from(std::string_view name)
{
    for (auto const& entry : role_names)
        if (name == entry.name)
            return entry.role;
    return std::nullopt;
}

bool works_on_flows(Role role)
{
    return role == Role::content_author || role == Role::content_approver;
}

} // namespace sayso::domain

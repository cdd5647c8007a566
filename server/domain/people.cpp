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
    RoleName { Role::duty_team, "duty_team" },
    RoleName { Role::out_of_hours, "out_of_hours" },
    RoleName { Role::safeguarding_lead, "safeguarding_lead" },
    RoleName { Role::other_agency, "other_agency" },
    RoleName { Role::data_officer, "data_officer" },
    RoleName { Role::member, "member" },
    RoleName { Role::content_author, "content_author" },
    RoleName { Role::content_approver, "content_approver" },
    RoleName { Role::administrator, "administrator" },
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

bool is_workers(Role role)
{
    return role != Role::young_person && role != Role::visitor;
}

bool works_with_young_people(Role role)
{
    switch (role) {
    case Role::personal_adviser:
    case Role::team_manager:
    case Role::duty_team:
    case Role::out_of_hours:
    case Role::safeguarding_lead:
    case Role::other_agency:
        return true;
    case Role::young_person:
    case Role::visitor:
    case Role::data_officer:
    case Role::member:
    case Role::content_author:
    case Role::content_approver:
    case Role::administrator:
        return false;
    }
    return false;
}

std::string names_of_worker_roles()
{
    std::string names;
    for (auto const& entry : role_names)
        if (is_workers(entry.role))
            names += (names.empty() ? "" : ", ") + std::string(entry.name);
    return names;
}

} // namespace sayso::domain

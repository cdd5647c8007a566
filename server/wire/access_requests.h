#pragma once

#include "base/secret.h"
#include "base/time.h"
#include "domain/people.h"
#include "wire/http_requests.h"
#include <optional>
#include <string>

/// What a page asks about who is let in. Pure; any thread.
namespace sayso::wire {

struct CoverBody {
    WorkerId worker;
    std::optional<WorkerId> for_worker;
    Date until;
    std::string reason;
};

struct BreakGlassBody {
    std::string case_number;
    std::string reason;
};

struct AgencyBody {
    YoungPersonId young_person;
    WorkerId worker;
    Date until;
    std::string reason;
};

struct NewWorkerBody {
    std::string user;
    std::string name;
    domain::Role role = domain::Role::personal_adviser;
    std::string team;
    Secret<std::string> password;
};

struct RoleBody {
    domain::Role role = domain::Role::personal_adviser;
};

struct WorkerCardBody {
    std::vector<int> days; // 1 is Monday.
    std::string phone;
    std::string after_hours;
};

ParsedBody<CoverBody> parse_cover_body(std::string_view text);
ParsedBody<BreakGlassBody> parse_break_glass_body(std::string_view text);
ParsedBody<AgencyBody> parse_agency_body(std::string_view text);
ParsedBody<NewWorkerBody> parse_new_worker_body(std::string_view text);
ParsedBody<RoleBody> parse_role_body(std::string_view text);
ParsedBody<WorkerCardBody> parse_worker_card_body(std::string_view text);

} // namespace sayso::wire

#pragma once

#include "base/id.h"
#include <optional>
#include <string>

namespace sayso::domain {

/// What someone may be. One worker has one role; what a role may do is decided in app/authority.h and nowhere else.
enum class Role {
    young_person,
    visitor, // Nobody signed in: anonymous feedback at a kiosk. Writes and sees only its own session.
    personal_adviser,
    team_manager,
    duty_team, // The three see the conversations with an alert that is addressed or was passed on to them.
    out_of_hours,
    safeguarding_lead, // Alone sees what is said about a worker or carer.
    other_agency, // An advocate, say: one young person, until a date, with a reason.
    data_officer, // Counts. From here on nobody ever sees a young person's words.
    member, // A councillor: counts.
    content_author, // Writes flows.
    content_approver, // Lets them go live.
    administrator, // Lets workers in and out.
};

char const* name(Role role);
std::optional<Role> role_from(std::string_view name);

/// Works on flows and on nothing else.
bool works_on_flows(Role role);

/// Any role but that of a young person or visitor.
bool is_workers(Role role);

/// May meet the words of young people at all; whose, app::Authority says.
bool works_with_young_people(Role role);

/// Every role a worker can have: "personal_adviser, team_manager ...", for a message that says what may be asked for.
std::string names_of_worker_roles();

struct Team {
    TeamId id;
    AuthorityId authority;
    std::string name; // "Leaving Care North"
};

struct Worker {
    WorkerId id;
    AuthorityId authority;
    TeamId team;
    Role role = Role::personal_adviser;
    std::string username; // Lower case; unique in the authority.
    std::string display_name; // "Sam Example", as young people see it.
    std::string password_hash; // Argon2id, with its parameters.
    bool active = true;
};

/// What is known of a young person apart from their case: sealed wherever it is stored.
struct PersonalDetails {
    std::string preferred_name;
    std::string full_name;
    std::optional<Date> born;
};

/// Who is acting. Made by app::SignInDesk from a cookie; carried with every request and message.
struct Actor {
    Role role = Role::visitor;
    AuthorityId authority;
    TeamId team; // Of the worker, or of the kiosk; nil for a young person.
    WorkerId worker; // Nil unless a worker.
    YoungPersonId young_person; // The young person themself, or a visitor's own nameless subject; nil for a worker.
    SignInId sign_in;
    std::optional<Moment> visit; // Of a young person who came in at a shared screen: since when. It is all they see.

    bool is_worker() const { return !worker.is_nil(); }
    bool works_on_flows() const { return domain::works_on_flows(role); }
    bool works_with_young_people() const { return is_worker() && domain::works_with_young_people(role); }
};

} // namespace sayso::domain

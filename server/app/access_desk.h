#pragma once

#include "app/authority.h"
#include "app/outbox.h"
#include "domain/access_views.h"
#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <vector>

namespace sayso::app {

/// The reason of a grant, sealed under the young person's key or opened with it.
vault::Sealed seal_reason(vault::KeyHandle const& key, GrantId grant, std::string_view reason);
Result<std::string> open_reason(vault::KeyHandle const& key, store::GrantRecord const& grant);

/// Lets workers in beyond their own work, for a time and with a reason: cover, a broken glass, another agency. What a
/// grant then gives, Authority says. Threads: the network thread.
class AccessDesk {
public:
    AccessDesk(StoreLink& store, Authority& authority, Outbox& outbox, vault::Vault const& vault, Clock const& clock,
        Random& random);

    struct Cover {
        WorkerId worker; // Who covers.
        std::optional<WorkerId> for_worker; // Who is away; the actor if nobody is named.
        Date until; // Its last day.
        std::string reason;
    };
    /// forbidden: not for this role, or for a worker who is not of their team; not_found: no such worker;
    /// invalid_input: a day that is over or too far off, no reason, or somebody who can not cover.
    boost::asio::awaitable<Result<domain::GrantView>> cover(domain::Actor actor, Cover wanted);

    /// Half an hour with the file of the young person with this case number. At most 10 tries in 15 minutes.
    boost::asio::awaitable<Result<domain::BrokenGlass>> break_glass(
        domain::Actor actor, std::string case_number, std::string reason);

    struct Agency {
        YoungPersonId young_person;
        WorkerId worker; // Of the other agency.
        Date until;
        std::string reason;
    };
    boost::asio::awaitable<Result<domain::GrantView>> let_agency_in(domain::Actor actor, Agency wanted);

    /// not_found: none of theirs to end. Ending twice changes nothing.
    boost::asio::awaitable<Result<>> end(domain::Actor actor, domain::GrantKind kind, GrantId grant);

    /// Those that the actor gave, got or is covered by, and a manager those of their team. Newest first.
    boost::asio::awaitable<Result<std::vector<domain::GrantView>>> grants(domain::Actor actor);

private:
    Result<Moment> end_of(Date last_day) const;
    Result<domain::Worker> active_worker(WorkerId id);
    Result<bool> is_kept_back(domain::Actor const& actor, store::GrantRecord const& grant);
    bool concerns(domain::Actor const& actor, store::GrantRecord const& grant);
    domain::GrantView view(domain::Actor const& actor, store::GrantRecord const& grant);
    store::GrantRecord new_grant(domain::Actor const& actor, domain::GrantKind kind, WorkerId worker, Moment until);
    boost::asio::awaitable<Result<>> count_try(domain::Actor actor);
    boost::asio::awaitable<Result<>> note_refusal(domain::Actor actor);
    void tell(Change& change, Access const& access, store::GrantRecord const& grant, char const* kind);

    StoreLink& store_;
    Authority& authority_;
    Outbox& outbox_;
    vault::Vault const& vault_;
    Clock const& clock_;
    Random& random_;
};

} // namespace sayso::app

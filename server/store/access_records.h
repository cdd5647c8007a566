#pragma once

#include "base/id.h"
#include "domain/access.h"
#include "domain/case.h"
#include "domain/people.h"
#include "vault/vault.h"
#include <chrono>
#include <optional>
#include <string>

/// Who was let in to whom beyond their own work, and who is kept out.
namespace sayso::store {

struct GrantRecord {
    GrantId id;
    AuthorityId authority;
    domain::GrantKind kind = domain::GrantKind::cover;
    WorkerId worker; // Who gets in; nil if everybody in a role does.
    std::optional<domain::Role> role; // Whose holders get in, now and later, if no worker is named.
    YoungPersonId subject; // Nil for cover.
    SessionId session; // Of the kinds that are of a conversation; nil of the others.
    WorkerId for_worker; // Whose people; nil but for cover.
    std::string reason; // Of cover, in which no young person is; of overdue, the key of what ran out.
    vault::Sealed sealed_reason; // Of the others, cell {"access_grant", "reason", "<grant id>"}; else empty.
    WorkerId by;
    Moment from;
    Moment until;
    std::optional<Moment> ended; // Before its time.
};

/// The end of a grant that lasts until somebody ends it: no day anybody will see.
inline constexpr Moment without_end { std::chrono::sys_days { std::chrono::year { 9999 } / 1 / 1 } };

/// True from its beginning until its end, whichever end comes first.
inline bool in_force(GrantRecord const& grant, Moment now)
{
    return grant.from <= now && now < grant.until && !grant.ended;
}

/// What young people are told of a worker besides their name: when they are at work, and where to call them.
struct WorkerCardRecord {
    AuthorityId authority;
    WorkerId worker;
    int days = 0; // A bit for each day of the week, Monday's the lowest; 0: nobody has said.
    std::string phone;
    std::string after_hours; // Whom to call for them while the office is closed: a number.
};

/// Conversations that have reached a desk, counted; those in which something is said about a worker are not among them.
struct Tally {
    TeamId team;
    std::string flow;
    std::string locale;
    domain::Channel channel = domain::Channel::phone;
    bool sent = false;
    bool read = false;
    bool replied = false;
    std::optional<domain::Level> level; // Of the most pressing alert.
    std::uint64_t count = 0;

    auto operator<=>(Tally const&) const = default;
};

} // namespace sayso::store

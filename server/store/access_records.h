#pragma once

#include "base/id.h"
#include "domain/access.h"
#include "domain/case.h"
#include "vault/vault.h"
#include <optional>
#include <string>

/// Who was let in to whom beyond their own work, and who is kept out.
namespace sayso::store {

struct GrantRecord {
    GrantId id;
    AuthorityId authority;
    domain::GrantKind kind = domain::GrantKind::cover;
    WorkerId worker; // Who gets in.
    YoungPersonId subject; // Nil for cover.
    WorkerId for_worker; // Whose people; nil but for cover.
    std::string reason; // Of cover: no young person is in it.
    vault::Sealed sealed_reason; // Of the others, cell {"access_grant", "reason", "<grant id>"}; empty for cover.
    WorkerId by;
    Moment from;
    Moment until;
    std::optional<Moment> ended; // Before its time.
};

/// True from its beginning until its end, whichever end comes first.
inline bool in_force(GrantRecord const& grant, Moment now)
{
    return grant.from <= now && now < grant.until && !grant.ended;
}

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

#pragma once

#include "app/authority.h"
#include "vault/audit_chain.h"

/// Inside the sign-in desk only: what its files share.
namespace sayso::app {

constexpr std::chrono::minutes phone_lasts { 90 * 24 * 60 }; // Setting: and a young person.
constexpr std::chrono::minutes worker_lasts { 12 * 60 }; // Setting: how long a worker stays signed in.

inline vault::AuditEntry audit_entry(Moment now, std::string actor, std::string action, YoungPersonId subject)
{
    vault::AuditEntry entry;
    entry.at = now;
    entry.actor = std::move(actor);
    entry.action = std::move(action);
    entry.subject = subject;
    return entry;
}

inline domain::Actor worker_actor(domain::Worker const& worker)
{
    domain::Actor actor;
    actor.role = worker.role;
    actor.authority = worker.authority;
    actor.team = worker.team;
    actor.worker = worker.id;
    return actor;
}

} // namespace sayso::app

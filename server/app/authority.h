#pragma once

#include "app/store_link.h"
#include "domain/people.h"
#include "vault/vault.h"
#include <boost/asio/awaitable.hpp>
#include <string>

namespace sayso::app {

/// What an actor wants with one young person's file.
enum class Act {
    answer, // Save their own words.
    read_own, // See their own words again.
    read_words, // A worker reads words.
    read_names, // A worker sees whom a list is about.
    acknowledge_alert,
    mark_read,
    reply,
    issue_code,
};
char const* name(Act act); // As the audit writes it: "words.read"

/// A yes: the key to one young person's words, and the audit entry of the act.
struct Access {
    vault::KeyHandle key;
    vault::AuditEntry entry;
};

/// The one place that decides who may do what, and so the only road to a key. Threads: the network thread.
///
/// The rule: a young person and a visitor reach only themselves; an adviser reaches the young people they are the adviser
/// of; a team manager reaches the young people of their team, nameless visitors included. All within one authority.
/// A no is not_found where the actor may not know that there is such a young person, forbidden otherwise; either is
/// written to the audit.
class Authority {
public:
    Authority(StoreLink& store, vault::Vault& vault, Clock const& clock);

    /// For an act that writes: the entry must go into the same Change as the act.
    Result<Access> for_writing(
        domain::Actor const& actor, Act act, store::YoungPersonRecord const& subject, std::string ref) const;

    /// For an act that reads: the entry is on disk before the key is given. `ref` says what is read.
    boost::asio::awaitable<Result<Access>> for_reading(
        domain::Actor actor, Act act, YoungPersonId subject, std::string ref);

    /// Whether the actor may, with no key and no audit entry: for filtering lists and for live news.
    bool may(domain::Actor const& actor, Act act, store::YoungPersonRecord const& subject) const;

    /// The entry for a refusal.
    vault::AuditEntry refusal(domain::Actor const& actor, Act act, YoungPersonId subject, std::string ref) const;

private:
    StoreLink& store_;
    vault::Vault& vault_;
    Clock const& clock_;
};

/// "worker:<id>", "young_person:<id>", "visitor:<id>": the actor as the audit writes it.
std::string audit_name(domain::Actor const& actor);

} // namespace sayso::app

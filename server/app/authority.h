#pragma once

#include "app/store_link.h"
#include "casefile/routing.h"
#include "domain/people.h"
#include "vault/vault.h"
#include <boost/asio/awaitable.hpp>
#include <string>
#include <vector>

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
    write_entry, // A worker adds to the case file.
    write_own_entry, // The young person adds to it: ticks, disagrees, asks for a review.
    own_copy, // The young person takes a copy of everything.
    export_statement, // A worker takes words out of the service: a PDF of a statement or a case file.
    search, // A worker looks for somebody by name or number.
};
char const* name(Act act); // As the audit writes it: "words.read"

/// What an actor wants with the flows.
enum class FlowAct {
    look, // At flows, drafts and translations: no person's words are in them.
    begin_draft,
    write_words,
    say_still_fits,
    write_file,
    submit,
    take_back,
    discard,
    approve,
    refuse,
    publish,
    roll_back,
    approve_translation,
};
char const* name(FlowAct act); // As the audit writes it: "draft.submit"

/// A yes: the key to one young person's words, and the audit entry of the act.
struct Access {
    Access(vault::KeyHandle key_, vault::AuditEntry entry_, store::YoungPersonRecord subject_)
        : key(std::move(key_))
        , entry(std::move(entry_))
        , subject(std::move(subject_))
    {
    }
    vault::KeyHandle key;
    vault::AuditEntry entry;
    store::YoungPersonRecord subject;
};

/// The one place that decides who may do what, and so the only road to a key. Threads: the network thread.
///
/// The rule: a young person and a visitor reach only themselves; an adviser reaches the young people they are the
/// adviser of; a team manager reaches the young people of their team, nameless visitors included. All within one
/// authority. Authors and approvers of flows reach nobody: they write, approve and publish flows, which nobody else may.
/// A no is not_found where the actor may not know that there is such a young person, forbidden otherwise;
/// either is written to the audit.
class Authority {
public:
    Authority(StoreLink& store, vault::Vault& vault, Clock const& clock);

    /// For an act that writes: the entry must go into the same Change as the act.
    boost::asio::awaitable<Result<Access>> for_writing(
        domain::Actor actor, Act act, YoungPersonId subject, std::string ref);

    /// For an act that reads: the entry is on disk before the key is given. `ref` says what is read.
    boost::asio::awaitable<Result<Access>> for_reading(
        domain::Actor actor, Act act, YoungPersonId subject, std::string ref);

    /// For a list: keys to the names of those among `subjects` the actor may see, under one audit entry that is on disk
    /// before they are given.
    boost::asio::awaitable<Result<std::vector<Access>>> for_names(
        domain::Actor actor, std::vector<store::YoungPersonRecord> subjects, std::string ref);

    /// For an act on flows: the entry must go into the same Change as the act. `ref` says on what: a draft, a flow.
    /// Fails with forbidden, on record, for anybody but an author or approver; an approver does not write, and an author
    /// does not approve.
    boost::asio::awaitable<Result<vault::AuditEntry>> for_flows(domain::Actor actor, FlowAct act, std::string ref);

    /// A key for someone who is new, made and on disk before this returns: nothing of theirs is there to be read yet.
    /// Fails with conflict if they have one already.
    static Result<vault::KeyHandle> key_for_new(vault::Vault& vault, YoungPersonId person);

    /// Whether a conversation with these alerts is kept from this worker: what is said about a worker or carer goes to
    /// the designated safeguarding lead and past the adviser, who may be the one it is about. Until a council names a
    /// lead, their team manager stands in.
    static bool keeps_from(domain::Actor const& actor, std::vector<casefile::AlertRecord> const& alerts);

private:
    /// The rule. Everything above asks here.
    Result<Access> authorise(
        domain::Actor const& actor, Act act, store::YoungPersonRecord subject, std::string ref) const;

    Result<Access> look_up_and_authorise(
        domain::Actor const& actor, Act act, YoungPersonId subject, std::string const& ref);
    vault::AuditEntry entry(domain::Actor const& actor, Act act, YoungPersonId subject, std::string ref) const;

    StoreLink& store_;
    vault::Vault& vault_;
    Clock const& clock_;
};

/// "worker:<id>", "young_person:<id>", "visitor:<id>": the actor as the audit writes it.
std::string audit_name(domain::Actor const& actor);

} // namespace sayso::app

#pragma once

#include "app/reach.h"
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
    export_statement, // A worker takes a copy away.
    note_death, // A team manager notes the day somebody died.
    name_worker, // The safeguarding lead says whom an alert is about.
    break_glass, // A worker opens a file that is not theirs, in an emergency.
    grant_access, // A manager lets somebody from another agency in.
    release_copy, // A second person gives a young person the copy of everything that the first prepared.
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

/// What an actor wants with the council, beside any one young person.
enum class CouncilAct {
    arrange_cover,
    see_grants,
    end_grant,
    count, // See totals.
    manage_workers, // Let workers in and out, and say what they are.
    end_keeping, // Erase whose records were kept as long as the law asks.
};
char const* name(CouncilAct act); // As the audit writes it: "workers.manage"

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
/// adviser of; a team manager those of their team, nameless visitors included; the duty team, the out-of-hours team and
/// the safeguarding lead the conversations with an alert that reached them. Beyond that a grant reaches, while it is in
/// force: cover, a broken glass, one young person for somebody from another agency, or one conversation that was handed
/// over or ran out: see Reach. All within one authority. Authors and approvers of flows, data officers, members and administrators reach nobody.
/// A no is not_found where the actor may not know that there is such a young person, forbidden otherwise;
/// either is written to the audit.
class Authority {
public:
    Authority(StoreLink& store, vault::Vault& vault, Clock const& clock);

    /// For an act that writes: the entry must go into the same Change as the act. `session`: which conversation it is
    /// about, if one; a worker who may not see that may not do anything with it.
    boost::asio::awaitable<Result<Access>> for_writing(
        domain::Actor actor, Act act, YoungPersonId subject, std::string ref, SessionId session = {});

    /// For an act that reads: the entry is on disk before the key is given. `ref` says what is read.
    boost::asio::awaitable<Result<Access>> for_reading(
        domain::Actor actor, Act act, YoungPersonId subject, std::string ref, SessionId session = {});

    /// Whether this may be handed to `owner`, a recipient's name or a worker's id, by somebody who sees it. Fails with
    /// invalid_input where nobody would have it: "nobody_there", "stays_with_lead" (what is said about a worker leaves
    /// the safeguarding lead for nobody), "kept_from_them" or "not_to_yourself".
    Result<Receiver> receiver(domain::Actor const& actor, std::string const& owner,
        store::YoungPersonRecord const& subject, SessionId session) const;

    /// Whether what ran out in this conversation may come to this recipient.
    Result<bool> may_come_to(domain::Recipient recipient, store::YoungPersonRecord const& subject, SessionId session) const;

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

    /// For an act beside any one young person: the entry must go into the same Change as the act. Fails with forbidden,
    /// on record.
    boost::asio::awaitable<Result<vault::AuditEntry>> for_council(
        domain::Actor actor, CouncilAct act, std::string ref);

    /// All whom a worker reaches now. For anything about them, ask for_names or for_reading.
    Result<std::vector<store::YoungPersonRecord>> everyone(domain::Actor const& actor) const;

    /// Whether this worker may see this conversation: it is within their reach, and not kept from them. Every list, file
    /// and view of conversations asks here.
    Result<bool> sees(domain::Actor const& actor, store::SessionRecord const& session) const;

    /// Whether what belongs to no conversation is theirs to see too: false for those who only go by alerts.
    Result<bool> sees_all_of(domain::Actor const& actor, YoungPersonId subject) const;

    /// Whether an open page may hear that something happened to this young person, in this conversation (nil: in none).
    Result<bool> may_hear(
        domain::Actor const& actor, std::string const& kind, YoungPersonId subject, SessionId session) const;

    /// False if there is nobody but the team managers to whom what is said about workers can go.
    Result<bool> has_safeguarding_lead() const;

private:
    /// The rule. Everything above asks here.
    Result<Access> authorise(
        domain::Actor const& actor, Act act, store::YoungPersonRecord subject, std::string ref) const;
    /// Of somebody who came in at a shared screen: what they said since then, and nothing else.
    Result<> of_this_visit(domain::Actor const& actor, Act act, SessionId session) const;
    Result<> decide(domain::Actor const& actor, Act act, store::YoungPersonRecord const& subject) const;

    Result<Access> look_up_and_authorise(
        domain::Actor const& actor, Act act, YoungPersonId subject, std::string const& ref, SessionId session);
    vault::AuditEntry entry(domain::Actor const& actor, Act act, YoungPersonId subject, std::string ref) const;

    StoreLink& store_;
    vault::Vault& vault_;
    Clock const& clock_;
    Reach reach_;
};

/// "worker:<id>", "young_person:<id>", "visitor:<id>": the actor as the audit writes it.
std::string audit_name(domain::Actor const& actor);

} // namespace sayso::app

#include "app/authority.h"

namespace sayso::app {

namespace asio = boost::asio;
using domain::Role;

char const* name(Act act)
{
    switch (act) {
    case Act::answer:
        return "answer.save";
    case Act::read_own:
        return "own_words.read";
    case Act::read_words:
        return "words.read";
    case Act::read_names:
        return "names.read";
    case Act::acknowledge_alert:
        return "alert.acknowledge";
    case Act::mark_read:
        return "statement.mark_read";
    case Act::reply:
        return "reply.send";
    case Act::issue_code:
        return "code.issue";
    case Act::write_entry:
        return "entry.write";
    case Act::write_own_entry:
        return "own_entry.write";
    case Act::own_copy:
        return "own_copy.make";
    case Act::export_statement:
        return "statement.export";
    case Act::search:
        return "names.search";
    }
    return "unknown";
}

char const* name(FlowAct act)
{
    switch (act) {
    case FlowAct::look:
        return "flows.look";
    case FlowAct::begin_draft:
        return "draft.begin";
    case FlowAct::write_words:
        return "draft.write_words";
    case FlowAct::say_still_fits:
        return "draft.still_fits";
    case FlowAct::write_file:
        return "draft.write_file";
    case FlowAct::submit:
        return "draft.submit";
    case FlowAct::take_back:
        return "draft.take_back";
    case FlowAct::discard:
        return "draft.discard";
    case FlowAct::approve:
        return "draft.approve";
    case FlowAct::refuse:
        return "draft.refuse";
    case FlowAct::publish:
        return "flow.publish";
    case FlowAct::roll_back:
        return "flow.roll_back";
    case FlowAct::approve_translation:
        return "translation.approve";
    }
    return "unknown";
}

std::string audit_name(domain::Actor const& actor)
{
    if (actor.is_worker())
        return "worker:" + actor.worker.text();
    return std::string(domain::name(actor.role)) + ":" + actor.young_person.text();
}

namespace {

enum class Verdict { yes, no, may_not_know };

bool is_own_act(Act act)
{
    return act == Act::answer || act == Act::read_own || act == Act::write_own_entry || act == Act::own_copy;
}

/// A visitor's words are nobody's: there is no plan, no promise and no copy to come back for.
bool is_for_visitors(Act act)
{
    return act == Act::answer || act == Act::read_own;
}

Verdict decide(domain::Actor const& actor, Act act, store::YoungPersonRecord const& subject)
{
    if (actor.authority != subject.authority)
        return Verdict::may_not_know;

    bool within_reach = false;
    switch (actor.role) {
    case Role::young_person:
    case Role::visitor:
        if (actor.young_person != subject.id)
            return Verdict::may_not_know;
        if (actor.role == Role::visitor && !is_for_visitors(act))
            return Verdict::no;
        return is_own_act(act) ? Verdict::yes : Verdict::no;
    case Role::personal_adviser:
        within_reach = subject.adviser == actor.worker;
        break;
    case Role::team_manager:
        within_reach = subject.team == actor.team;
        break;
    case Role::content_author:
    case Role::content_approver:
        return Verdict::may_not_know;
    }
    if (!within_reach)
        return Verdict::may_not_know;
    if (is_own_act(act))
        return Verdict::no;
    // Nobody would ever see a reply to a nameless visitor, and a code would let in whoever holds it.
    if (subject.nameless && (act == Act::reply || act == Act::issue_code))
        return Verdict::no;
    return Verdict::yes;
}

bool may_do(Role role, FlowAct act)
{
    switch (act) {
    case FlowAct::look:
    case FlowAct::publish: // What is published was approved.
        return domain::works_on_flows(role);
    case FlowAct::begin_draft:
    case FlowAct::write_words:
    case FlowAct::say_still_fits:
    case FlowAct::write_file:
    case FlowAct::submit:
    case FlowAct::take_back:
    case FlowAct::discard:
        return role == Role::content_author;
    case FlowAct::approve:
    case FlowAct::refuse:
    case FlowAct::roll_back:
    case FlowAct::approve_translation:
        return role == Role::content_approver;
    }
    return false;
}

} // namespace

Authority::Authority(StoreLink& store, vault::Vault& vault, Clock const& clock)
    : store_(store)
    , vault_(vault)
    , clock_(clock)
{
}

vault::AuditEntry Authority::entry(domain::Actor const& actor, Act act, YoungPersonId subject, std::string ref) const
{
    vault::AuditEntry entry;
    entry.at = clock_.now();
    entry.actor = audit_name(actor);
    entry.action = name(act);
    entry.subject = subject;
    entry.ref = std::move(ref);
    return entry;
}

Result<Access> Authority::authorise(
    domain::Actor const& actor, Act act, store::YoungPersonRecord subject, std::string ref) const
{
    switch (decide(actor, act, subject)) {
    case Verdict::may_not_know:
        return fail(Errc::not_found, "outside what this actor may see");
    case Verdict::no:
        return fail(Errc::forbidden, "not an act for this role");
    case Verdict::yes:
        break;
    }
    auto key = vault_.key_for(vault::Grant(subject.id));
    if (!key)
        return key.error();
    auto act_entry = entry(actor, act, subject.id, std::move(ref));
    return Access(std::move(*key), std::move(act_entry), std::move(subject));
}

bool Authority::keeps_from(domain::Actor const& actor, std::vector<casefile::AlertRecord> const& alerts)
{
    return actor.role == Role::personal_adviser && casefile::is_past_the_adviser(alerts);
}

Result<vault::KeyHandle> Authority::key_for_new(vault::Vault& vault, YoungPersonId person)
{
    auto made = vault.create_key(person);
    if (!made)
        return made.error();
    return vault.key_for(vault::Grant(person));
}

Result<Access> Authority::look_up_and_authorise(
    domain::Actor const& actor, Act act, YoungPersonId subject, std::string const& ref)
{
    auto record = store_.read().young_person(subject);
    if (!record)
        return record.error();
    return authorise(actor, act, std::move(*record), ref);
}

asio::awaitable<Result<Access>> Authority::for_writing(
    domain::Actor actor, Act act, YoungPersonId subject, std::string ref)
{
    auto access = look_up_and_authorise(actor, act, subject, ref);
    if (access)
        co_return access;

    Change change;
    change.audit.push_back(entry(actor, act, subject, std::move(ref)));
    change.audit.back().outcome = "refused";
    auto noted = co_await store_.commit(std::move(change));
    if (!noted)
        co_return noted.error();
    co_return access;
}

asio::awaitable<Result<Access>> Authority::for_reading(
    domain::Actor actor, Act act, YoungPersonId subject, std::string ref)
{
    auto access = co_await for_writing(actor, act, subject, std::move(ref));
    if (!access)
        co_return access;

    Change change;
    change.audit.push_back(access->entry);
    auto noted = co_await store_.commit(std::move(change));
    if (!noted)
        co_return noted.error(); // Not on record, so nothing is shown.
    co_return access;
}

asio::awaitable<Result<vault::AuditEntry>> Authority::for_flows(domain::Actor actor, FlowAct act, std::string ref)
{
    vault::AuditEntry noted;
    noted.at = clock_.now();
    noted.actor = audit_name(actor);
    noted.action = name(act);
    noted.ref = std::move(ref);
    auto council = store_.read().authority();
    if (!council)
        co_return council.error();
    if (actor.authority == council->id && may_do(actor.role, act))
        co_return noted;

    noted.outcome = "refused";
    Change change;
    change.audit.push_back(std::move(noted));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    co_return fail(Errc::forbidden, "not an act on flows for this role");
}

asio::awaitable<Result<std::vector<Access>>> Authority::for_names(
    domain::Actor actor, std::vector<store::YoungPersonRecord> subjects, std::string ref)
{
    std::vector<Access> allowed;
    for (auto& subject : subjects) {
        auto access = authorise(actor, Act::read_names, std::move(subject), ref);
        if (access)
            allowed.push_back(std::move(*access));
        else if (access.error().code != Errc::not_found && access.error().code != Errc::forbidden)
            co_return access.error();
    }
    Change change;
    change.audit.push_back(entry(actor, Act::read_names, YoungPersonId(), std::move(ref)));
    auto noted = co_await store_.commit(std::move(change));
    if (!noted)
        co_return noted.error();
    co_return allowed;
}

} // namespace sayso::app

#include "app/authority.h"

namespace sayso::app {

namespace asio = boost::asio;
using domain::Role;

std::string audit_name(domain::Actor const& actor)
{
    if (actor.is_worker())
        return "worker:" + actor.worker.text();
    return std::string(domain::name(actor.role)) + ":" + actor.young_person.text();
}

namespace {

bool is_own_act(Act act)
{
    return act == Act::answer || act == Act::read_own || act == Act::write_own_entry || act == Act::own_copy;
}

/// A visitor's words are nobody's: there is no plan, no promise and no copy to come back for.
bool is_for_visitors(Act act)
{
    return act == Act::answer || act == Act::read_own;
}

/// What may be done within a reach of this extent; names, words and their copies are read by whoever has any.
bool may_do(Extent extent, Role role, Act act)
{
    switch (act) {
    case Act::read_words:
    case Act::read_names:
        return true;
    case Act::acknowledge_alert:
    case Act::mark_read:
    case Act::reply:
    case Act::write_entry:
    case Act::export_statement:
        return extent != Extent::shown;
    case Act::name_worker:
        return role == Role::safeguarding_lead || role == Role::team_manager;
    case Act::issue_code:
        return extent == Extent::whole;
    case Act::grant_access:
    case Act::note_death:
        return extent == Extent::whole && role == Role::team_manager;
    case Act::release_copy: // The lead: of what is kept from all others.
        return (extent == Extent::whole && role == Role::team_manager) || role == Role::safeguarding_lead;
    default:
        return false;
    }
}

bool may_break_glass(Role role)
{
    return domain::works_with_young_people(role) && role != Role::other_agency;
}

bool may_do(Role role, CouncilAct act)
{
    switch (act) {
    case CouncilAct::arrange_cover:
        return role == Role::personal_adviser || role == Role::team_manager;
    case CouncilAct::see_grants:
    case CouncilAct::end_grant: // Which, app::AccessDesk says.
        return domain::works_with_young_people(role);
    case CouncilAct::count:
        return role == Role::member || role == Role::data_officer || role == Role::team_manager;
    case CouncilAct::manage_workers:
        return role == Role::administrator;
    case CouncilAct::end_keeping: // Of their team, app::Reach says.
        return role == Role::team_manager;
    }
    return false;
}

Error may_not_know()
{
    return fail(Errc::not_found, "outside what this actor may see");
}

Error not_for_this_role()
{
    return fail(Errc::forbidden, "not an act for this role");
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
    , reach_(store, clock)
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

Result<> Authority::decide(domain::Actor const& actor, Act act, store::YoungPersonRecord const& subject) const
{
    if (actor.authority != subject.authority)
        return may_not_know();
    if (!actor.is_worker()) {
        if (actor.young_person != subject.id)
            return may_not_know();
        bool may = actor.role == Role::visitor ? is_for_visitors(act) : is_own_act(act);
        return may ? Result<>() : not_for_this_role();
    }
    if (act == Act::break_glass) // The one way in to somebody who is not within reach, and never to a visitor.
        return may_break_glass(actor.role) && !subject.nameless ? Result<>() : may_not_know();
    auto extent = reach_.extent(actor, subject);
    if (!extent)
        return extent.error();
    if (*extent == Extent::nothing)
        return may_not_know();
    // Nobody would ever see a reply to a nameless visitor, and a code would let in whoever holds it.
    if (subject.nameless && (act == Act::reply || act == Act::issue_code))
        return not_for_this_role();
    if (!may_do(*extent, actor.role, act))
        return not_for_this_role();
    if (act == Act::name_worker && actor.role == Role::team_manager) {
        auto stands_in = reach_.has_no_lead({});
        if (!stands_in)
            return stands_in.error();
        return *stands_in ? Result<>() : not_for_this_role();
    }
    return {};
}

Result<Access> Authority::authorise(
    domain::Actor const& actor, Act act, store::YoungPersonRecord subject, std::string ref) const
{
    if (auto decided = decide(actor, act, subject); !decided)
        return decided.error();
    auto key = vault_.key_for(vault::Grant(subject.id));
    if (!key)
        return key.error();
    auto act_entry = entry(actor, act, subject.id, std::move(ref));
    return Access(std::move(*key), std::move(act_entry), std::move(subject));
}

Result<std::vector<store::YoungPersonRecord>> Authority::everyone(domain::Actor const& actor) const
{
    return reach_.everyone(actor);
}

Result<bool> Authority::sees(domain::Actor const& actor, store::SessionRecord const& session) const
{
    auto subject = store_.read().young_person(session.subject);
    if (!subject)
        return subject.error();
    return reach_.sees(actor, *subject, session.id);
}

Result<bool> Authority::sees_all_of(domain::Actor const& actor, YoungPersonId subject) const
{
    auto person = store_.read().young_person(subject);
    if (!person)
        return person.error();
    auto extent = reach_.extent(actor, *person);
    if (!extent)
        return extent.error();
    return *extent > Extent::alerted;
}

Result<bool> Authority::may_hear(
    domain::Actor const& actor, std::string const& kind, YoungPersonId subject, SessionId session) const
{
    if (!actor.is_worker())
        return actor.young_person == subject && (!actor.visit || of_this_visit(actor, Act::read_own, session));
    auto person = store_.read().young_person(subject);
    if (!person)
        return person.error();
    if (kind == "break_glass") // Told to the manager of whose team it is.
        return actor.authority == person->authority && actor.role == Role::team_manager && actor.team == person->team;
    if (!session.is_nil())
        return reach_.sees(actor, *person, session);
    auto extent = reach_.extent(actor, *person);
    if (!extent)
        return extent.error();
    return *extent > Extent::alerted;
}

Result<Receiver> Authority::receiver(domain::Actor const& actor, std::string const& owner,
    store::YoungPersonRecord const& subject, SessionId session) const
{
    return reach_.receiver(actor, owner, subject, session);
}

Result<bool> Authority::may_come_to(
    domain::Recipient recipient, store::YoungPersonRecord const& subject, SessionId session) const
{
    return reach_.may_come_to(recipient, subject, session);
}

Result<bool> Authority::has_safeguarding_lead() const
{
    auto none = reach_.has_no_lead({});
    if (!none)
        return none;
    return !*none;
}

Result<vault::KeyHandle> Authority::key_for_new(vault::Vault& vault, YoungPersonId person)
{
    auto made = vault.create_key(person);
    if (!made)
        return made.error();
    return vault.key_for(vault::Grant(person));
}

Result<Access> Authority::look_up_and_authorise(
    domain::Actor const& actor, Act act, YoungPersonId subject, std::string const& ref, SessionId session)
{
    auto record = store_.read().young_person(subject);
    if (!record)
        return record.error();
    if (!session.is_nil() && actor.is_worker()) {
        auto sees = reach_.sees(actor, *record, session);
        if (!sees)
            return sees.error();
        if (!*sees)
            return may_not_know();
    }
    if (actor.visit)
        if (auto theirs = of_this_visit(actor, act, session); !theirs)
            return theirs.error();
    return authorise(actor, act, std::move(*record), ref);
}

asio::awaitable<Result<Access>> Authority::for_writing(
    domain::Actor actor, Act act, YoungPersonId subject, std::string ref, SessionId session)
{
    auto access = look_up_and_authorise(actor, act, subject, ref, session);
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
    domain::Actor actor, Act act, YoungPersonId subject, std::string ref, SessionId session)
{
    auto access = co_await for_writing(actor, act, subject, std::move(ref), session);
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

asio::awaitable<Result<vault::AuditEntry>> Authority::for_council(
    domain::Actor actor, CouncilAct act, std::string ref)
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
    co_return not_for_this_role();
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

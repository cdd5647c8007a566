#include "app/reach.h"

#include <algorithm>
#include <set>

namespace sayso::app {

using casefile::AlertRecord;
using domain::GrantKind;
using domain::Recipient;
using domain::Role;

namespace {

/// By which word a flow addresses the holders of a role; none if it can not.
std::optional<Recipient> address_of(Role role)
{
    switch (role) {
    case Role::personal_adviser:
        return Recipient::adviser;
    case Role::team_manager:
        return Recipient::team_manager;
    case Role::duty_team:
        return Recipient::duty_team;
    case Role::out_of_hours:
        return Recipient::out_of_hours;
    case Role::safeguarding_lead:
        return Recipient::safeguarding_lead;
    default:
        return std::nullopt;
    }
}

/// Who goes by alerts, and has no caseload of their own.
bool goes_by_alerts(Role role)
{
    return role == Role::duty_team || role == Role::out_of_hours || role == Role::safeguarding_lead;
}

bool has_own_work(Role role)
{
    return role == Role::personal_adviser || role == Role::team_manager;
}

bool is_for(std::vector<Recipient> const& recipients, Recipient recipient)
{
    return std::ranges::find(recipients, recipient) != recipients.end();
}

bool is_own(domain::Actor const& actor, store::YoungPersonRecord const& subject)
{
    if (actor.role == Role::personal_adviser)
        return !subject.adviser.is_nil() && subject.adviser == actor.worker;
    return actor.role == Role::team_manager && !subject.team.is_nil() && subject.team == actor.team;
}

domain::Actor as(domain::Worker const& worker)
{
    domain::Actor actor;
    actor.role = worker.role;
    actor.authority = worker.authority;
    actor.team = worker.team;
    actor.worker = worker.id;
    return actor;
}

/// Whether this worker is here and among those that an owner's name means: theirs, of their team, or anybody in that
/// role.
bool is_meant(domain::Worker const& worker, std::string const& owner, store::YoungPersonRecord const& subject)
{
    if (!worker.active || worker.authority != subject.authority || worker.role == Role::other_agency
        || !domain::works_with_young_people(worker.role))
        return false;
    auto recipient = domain::recipient_from(owner);
    if (!recipient)
        return worker.id.text() == owner;
    if (address_of(worker.role) != *recipient)
        return false;
    return goes_by_alerts(worker.role) || is_own(as(worker), subject);
}

} // namespace

Reach::Reach(StoreLink& store, Clock const& clock)
    : store_(store)
    , clock_(clock)
{
}

Result<Reach::Talk> Reach::talk(SessionId session) const
{
    auto alerts = store_.read().alerts_of_session(session);
    if (!alerts)
        return alerts.error();
    auto named = store_.read().named_in(session);
    if (!named)
        return named.error();
    return Talk { std::move(*alerts), std::move(*named) };
}

Result<bool> Reach::has_no_lead(std::vector<WorkerId> const& named) const
{
    auto workers = store_.read().workers();
    if (!workers)
        return workers.error();
    return std::ranges::none_of(*workers, [&](domain::Worker const& worker) {
        return worker.active && worker.role == Role::safeguarding_lead
            && std::ranges::find(named, worker.id) == named.end();
    });
}

Result<bool> Reach::is_kept_from(
    Talk const& talk, domain::Actor const& actor, store::YoungPersonRecord const& subject) const
{
    if (std::ranges::find(talk.named, actor.worker) != talk.named.end())
        return true;
    if (!casefile::is_past_the_adviser(talk.alerts) || actor.role == Role::safeguarding_lead)
        return false;
    if (actor.role == Role::team_manager && is_own(actor, subject)) {
        auto stands_in = has_no_lead(talk.named);
        if (!stands_in)
            return stands_in;
        if (*stands_in)
            return false;
    }
    // Somebody else sees it only if each alert that leaves the adviser out is addressed to them by name of role.
    auto address = address_of(actor.role);
    return !address || std::ranges::any_of(talk.alerts, [&](AlertRecord const& alert) {
        return casefile::is_past_the_adviser({ alert }) && !is_for(alert.to, *address);
    });
}

Result<bool> Reach::is_handed(domain::Actor const& actor, SessionId session) const
{
    if (session.is_nil() || actor.role == Role::other_agency)
        return false;
    auto grants = store_.read().grants_of(actor.worker, clock_.now());
    if (!grants)
        return grants.error();
    return std::ranges::any_of(*grants, [&](auto const& grant) {
        return domain::is_of_a_conversation(grant.kind) && grant.session == session && grant.authority == actor.authority;
    });
}

Result<bool> Reach::is_kept_from_all(
    Talk const& talk, std::vector<domain::Worker> const& workers, store::YoungPersonRecord const& subject) const
{
    for (auto const& worker : workers) {
        auto kept = is_kept_from(talk, as(worker), subject);
        if (!kept || !*kept)
            return kept;
    }
    return true;
}

Result<Receiver> Reach::receiver(domain::Actor const& actor, std::string const& owner,
    store::YoungPersonRecord const& subject, SessionId session) const
{
    auto of_session = talk(session);
    auto workers = store_.read().workers();
    auto own_extent = extent(actor, subject);
    if (!of_session || !workers || !own_extent)
        return !of_session ? of_session.error() : !workers ? workers.error() : own_extent.error();
    std::erase_if(*workers, [&](domain::Worker const& worker) { return !is_meant(worker, owner, subject); });
    if (workers->empty())
        return fail(Errc::invalid_input, "nobody_there");
    auto named = WorkerId::parse(owner);
    bool to_self = std::ranges::find(*workers, actor.worker, &domain::Worker::id) != workers->end();
    // Whoever is in for half an hour makes no more of it; whoever has it anyway may take it back.
    if (to_self && (*own_extent == Extent::opened || (named && *own_extent != Extent::whole)))
        return fail(Errc::invalid_input, "not_to_yourself");
    auto kept = is_kept_from_all(*of_session, *workers, subject);
    if (!kept)
        return kept.error();
    if (*kept)
        return fail(Errc::invalid_input,
            casefile::is_past_the_adviser(of_session->alerts) ? "stays_with_lead" : "kept_from_them");
    Receiver receiver;
    receiver.has_it
        = std::ranges::all_of(*workers, [&](auto const& worker) { return is_own(as(worker), subject); });
    if (named)
        receiver.worker = *named;
    else
        receiver.role = workers->front().role;
    return receiver;
}

Result<bool> Reach::may_come_to(Recipient recipient, store::YoungPersonRecord const& subject, SessionId session) const
{
    auto of_session = talk(session);
    auto workers = store_.read().workers();
    if (!of_session || !workers)
        return !of_session ? of_session.error() : workers.error();
    std::erase_if(*workers,
        [&](domain::Worker const& worker) { return !is_meant(worker, domain::name(recipient), subject); });
    auto kept = is_kept_from_all(*of_session, *workers, subject);
    if (!kept)
        return kept;
    return !*kept;
}

Result<bool> Reach::has_alert_for(Talk const& talk, domain::Actor const& actor) const
{
    auto address = address_of(actor.role);
    if (!address)
        return false;
    for (auto const& alert : talk.alerts) {
        auto steps = store_.read().alert_steps(alert.id);
        if (!steps)
            return steps.error();
        if (is_for(casefile::now_with(alert, *steps), *address))
            return true;
    }
    return false;
}

Result<bool> Reach::extends(
    store::GrantRecord const& grant, domain::Actor const& actor, store::YoungPersonRecord const& subject) const
{
    if (grant.authority != subject.authority || !store::in_force(grant, clock_.now()))
        return false;
    switch (grant.kind) {
    case GrantKind::break_glass:
        return grant.subject == subject.id && actor.role != Role::other_agency;
    case GrantKind::agency:
        return grant.subject == subject.id && actor.role == Role::other_agency;
    case GrantKind::hand_over:
    case GrantKind::overdue:
        return false; // On one conversation: see is_handed().
    case GrantKind::cover:
        break;
    }
    if (!has_own_work(actor.role))
        return false;
    auto away = store_.read().worker(grant.for_worker);
    if (!away)
        return away.error();
    return is_own(as(*away), subject);
}

Result<Extent> Reach::extent_beyond_alerts(
    domain::Actor const& actor, store::YoungPersonRecord const& subject) const
{
    if (!actor.works_with_young_people() || actor.authority != subject.authority)
        return Extent::nothing;
    if (is_own(actor, subject))
        return Extent::whole;
    auto grants = store_.read().grants_of(actor.worker, clock_.now());
    if (!grants)
        return grants.error();
    auto widest = Extent::nothing;
    for (auto const& grant : *grants) {
        auto applies = extends(grant, actor, subject);
        if (!applies)
            return applies.error();
        if (!*applies)
            continue;
        auto gives = grant.kind == GrantKind::cover ? Extent::whole
            : grant.kind == GrantKind::agency       ? Extent::shown
                                                    : Extent::opened;
        widest = std::max(widest, gives);
    }
    return widest;
}

Result<Extent> Reach::extent(domain::Actor const& actor, store::YoungPersonRecord const& subject) const
{
    auto beyond = extent_beyond_alerts(actor, subject);
    if (!beyond || *beyond != Extent::nothing || actor.authority != subject.authority)
        return beyond;
    auto handed = store_.read().grants_of(actor.worker, clock_.now());
    if (!handed)
        return handed.error();
    for (auto const& grant : *handed) {
        if (!domain::is_of_a_conversation(grant.kind) || grant.subject != subject.id)
            continue;
        auto seen = sees(actor, subject, grant.session);
        if (!seen)
            return seen.error();
        if (*seen)
            return Extent::alerted;
    }
    if (!goes_by_alerts(actor.role))
        return beyond;
    auto alerts = store_.read().alerts_of(subject.id);
    if (!alerts)
        return alerts.error();
    std::set<SessionId> looked_at;
    for (auto const& alert : *alerts) {
        if (!looked_at.insert(alert.session).second)
            continue;
        auto seen = sees(actor, subject, alert.session);
        if (!seen)
            return seen.error();
        if (*seen)
            return Extent::alerted;
    }
    return Extent::nothing;
}

Result<bool> Reach::sees(
    domain::Actor const& actor, store::YoungPersonRecord const& subject, SessionId session) const
{
    if (!actor.works_with_young_people() || actor.authority != subject.authority)
        return false;
    auto of_session = talk(session);
    if (!of_session)
        return of_session.error();
    auto kept = is_kept_from(*of_session, actor, subject);
    if (!kept)
        return kept;
    if (*kept)
        return false;
    auto beyond = extent_beyond_alerts(actor, subject);
    if (!beyond)
        return beyond.error();
    if (*beyond != Extent::nothing)
        return true;
    auto handed = is_handed(actor, session);
    if (!handed || *handed)
        return handed;
    return goes_by_alerts(actor.role) ? has_alert_for(*of_session, actor) : Result<bool>(false);
}

Result<std::vector<store::YoungPersonRecord>> Reach::own_work(domain::Actor const& actor) const
{
    if (actor.role == Role::team_manager)
        return store_.read().young_people_of_team(actor.team);
    if (actor.role == Role::personal_adviser)
        return store_.read().young_people_of_adviser(actor.worker);
    return std::vector<store::YoungPersonRecord>();
}

/// Whom they may reach beside their own work; extent() says whether they do.
Result<std::vector<YoungPersonId>> Reach::granted(domain::Actor const& actor) const
{
    std::vector<YoungPersonId> ids;
    if (goes_by_alerts(actor.role)) {
        auto alerted = store_.read().people_with_alerts_for(*address_of(actor.role));
        if (!alerted)
            return alerted;
        ids = std::move(*alerted);
    }
    auto grants = store_.read().grants_of(actor.worker, clock_.now());
    if (!grants)
        return grants.error();
    for (auto const& grant : *grants) {
        if (grant.kind != GrantKind::cover) {
            ids.push_back(grant.subject);
            continue;
        }
        auto away = store_.read().worker(grant.for_worker);
        if (!away)
            return away.error();
        auto theirs = own_work(as(*away));
        if (!theirs)
            return theirs.error();
        for (auto const& person : *theirs)
            ids.push_back(person.id);
    }
    return ids;
}

Result<std::vector<store::YoungPersonRecord>> Reach::everyone(domain::Actor const& actor) const
{
    std::vector<store::YoungPersonRecord> people;
    if (!actor.works_with_young_people())
        return people;
    auto own = own_work(actor);
    if (!own)
        return own;
    people = std::move(*own);
    auto more = granted(actor);
    if (!more)
        return more.error();
    for (auto const& id : *more) {
        auto person = store_.read().young_person(id);
        if (!person)
            return person.error();
        auto reached = extent(actor, *person);
        if (!reached)
            return reached.error();
        if (*reached != Extent::nothing)
            people.push_back(std::move(*person));
    }
    auto by_id = [](auto const& left, auto const& right) { return left.id < right.id; };
    auto same = [](auto const& left, auto const& right) { return left.id == right.id; };
    std::ranges::sort(people, by_id);
    people.erase(std::unique(people.begin(), people.end(), same), people.end());
    return people;
}

} // namespace sayso::app

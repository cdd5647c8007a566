#include "app/access_desk.h"

#include "app/session_file.h"
#include "domain/working_days.h"
#include "flow/engine.h"
#include "text/locale.h"
#include <map>

namespace sayso::app {

namespace asio = boost::asio;
using domain::GrantKind;
using domain::Role;
using store::GrantRecord;

namespace {

constexpr std::chrono::minutes glass_is_open { 30 };
constexpr int longest_grant_days = 366;
constexpr std::size_t longest_reason = 2000;

vault::Cell reason_cell(GrantId grant)
{
    return vault::Cell { "access_grant", "reason", grant.text() };
}

Result<> check_reason(std::string const& reason)
{
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return fail(Errc::invalid_input, "missing_field reason");
    if (reason.size() > longest_reason)
        return fail(Errc::invalid_input, "too_long reason");
    if (!text::is_acceptable_text(reason, flow::Limits::combining_marks))
        return fail(Errc::invalid_input, "ill_formed reason");
    return {};
}

bool has_a_caseload(Role role)
{
    return role == Role::personal_adviser || role == Role::team_manager;
}

} // namespace

vault::Sealed seal_reason(vault::KeyHandle const& key, GrantId grant, std::string_view reason)
{
    return key.seal(reason_cell(grant), reason);
}

Result<std::string> open_reason(vault::KeyHandle const& key, GrantRecord const& grant)
{
    return key.open(reason_cell(grant.id), grant.sealed_reason);
}

AccessDesk::AccessDesk(StoreLink& store, Authority& authority, Outbox& outbox, vault::Vault const& vault,
    Clock const& clock, Random& random)
    : store_(store)
    , authority_(authority)
    , outbox_(outbox)
    , vault_(vault)
    , clock_(clock)
    , random_(random)
{
}

Result<Moment> AccessDesk::end_of(Date last_day) const
{
    auto now = clock_.now();
    auto end = domain::end_of_day_in_england(last_day);
    if (end <= now || end > now + std::chrono::days(longest_grant_days))
        return fail(Errc::invalid_input, "out_of_range until");
    return end;
}

Result<domain::Worker> AccessDesk::active_worker(WorkerId id)
{
    auto worker = store_.read().worker(id);
    if (worker && !worker->active)
        return fail(Errc::not_found, "the worker has left");
    return worker;
}

GrantRecord AccessDesk::new_grant(domain::Actor const& actor, GrantKind kind, WorkerId worker, Moment until)
{
    GrantRecord grant;
    grant.from = clock_.now();
    grant.id = GrantId::make(grant.from, random_);
    grant.authority = actor.authority;
    grant.kind = kind;
    grant.worker = worker;
    grant.by = actor.worker;
    grant.until = until;
    return grant;
}

/// A line in the chronology, so that whoever reads the file later knows, and news for the desks.
void AccessDesk::tell(Change& change, Access const& access, GrantRecord const& grant, char const* kind)
{
    casefile::IdSource ids(grant.from, random_);
    casefile::ChronologyRecord line;
    line.id = ids.next<EntryTag>();
    line.subject = grant.subject;
    line.at = grant.from;
    line.kind = kind;
    change.chronology.push_back(std::move(line));
    store::OutboxRecord news;
    news.id = ids.next<OutboxTag>();
    news.kind = kind;
    news.authority = access.subject.authority;
    news.subject = grant.subject;
    news.ref = grant.id.text();
    news.created = grant.from;
    change.outbox.push_back(std::move(news));
}

asio::awaitable<Result<domain::GrantView>> AccessDesk::cover(domain::Actor actor, Cover wanted)
{
    auto entry = co_await authority_.for_council(actor, CouncilAct::arrange_cover, wanted.worker.text());
    if (!entry)
        co_return entry.error();
    if (auto reason = check_reason(wanted.reason); !reason)
        co_return reason.error();
    auto until = end_of(wanted.until);
    if (!until)
        co_return until.error();
    auto away = active_worker(wanted.for_worker.value_or(actor.worker));
    if (!away)
        co_return away.error();
    bool of_their_team = actor.role == Role::team_manager && away->team == actor.team && has_a_caseload(away->role);
    if (away->id != actor.worker && !of_their_team)
        co_return fail(Errc::forbidden, "nobody of their team");
    auto covering = active_worker(wanted.worker);
    if (!covering)
        co_return covering.error();
    if (covering->id == away->id || !has_a_caseload(covering->role))
        co_return fail(Errc::invalid_input, "wrong_type worker");

    auto grant = new_grant(actor, GrantKind::cover, covering->id, *until);
    grant.for_worker = away->id;
    grant.reason = std::move(wanted.reason);
    entry->ref = grant.id.text();
    Change change;
    change.grants.push_back(grant);
    change.audit.push_back(std::move(*entry));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    co_return view(actor, grant);
}

asio::awaitable<Result<>> AccessDesk::count_try(domain::Actor actor)
{
    Change limited;
    store::AttemptTaken attempt;
    attempt.key = vault_.blind_index("attempt", "break_glass:" + actor.worker.text());
    attempt.at = clock_.now();
    limited.attempts.push_back(std::move(attempt));
    auto counted = co_await store_.commit(std::move(limited));
    if (!counted && counted.error().code == Errc::forbidden)
        co_return fail(Errc::forbidden, "too_many_tries");
    co_return counted;
}

asio::awaitable<Result<>> AccessDesk::note_refusal(domain::Actor actor)
{
    vault::AuditEntry entry;
    entry.at = clock_.now();
    entry.actor = audit_name(actor);
    entry.action = name(Act::break_glass);
    entry.outcome = "refused";
    Change change;
    change.audit.push_back(std::move(entry));
    co_return co_await store_.commit(std::move(change));
}

asio::awaitable<Result<domain::BrokenGlass>> AccessDesk::break_glass(
    domain::Actor actor, std::string case_number, std::string reason)
{
    if (auto fine = check_reason(reason); !fine)
        co_return fine.error();
    auto counted = co_await count_try(actor);
    if (!counted)
        co_return counted.error();
    auto person = store_.read().young_person_by_case_number(vault_.blind_index("case_number", case_number));
    if (!person && person.error().code != Errc::not_found)
        co_return person.error();
    if (!person) {
        auto noted = co_await note_refusal(actor);
        if (!noted)
            co_return noted.error();
        co_return person.error();
    }
    auto until = clock_.now() + glass_is_open;
    auto grant = new_grant(actor, GrantKind::break_glass, actor.worker, until);
    auto access = co_await authority_.for_writing(actor, Act::break_glass, person->id, grant.id.text());
    if (!access)
        co_return access.error();
    grant.subject = person->id;
    grant.sealed_reason = seal_reason(access->key, grant.id, reason);
    Change change;
    change.grants.push_back(grant);
    tell(change, *access, grant, "break_glass");
    change.audit.push_back(access->entry);
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    outbox_.wake();
    domain::BrokenGlass opened;
    opened.young_person = person->id;
    opened.until = told(until, clock_.now(), text::locale_or_english("en"));
    co_return opened;
}

asio::awaitable<Result<domain::GrantView>> AccessDesk::let_agency_in(domain::Actor actor, Agency wanted)
{
    auto grant = new_grant(actor, GrantKind::agency, wanted.worker, clock_.now());
    auto access = co_await authority_.for_writing(actor, Act::grant_access, wanted.young_person, grant.id.text());
    if (!access)
        co_return access.error();
    if (auto reason = check_reason(wanted.reason); !reason)
        co_return reason.error();
    auto until = end_of(wanted.until);
    if (!until)
        co_return until.error();
    auto worker = active_worker(wanted.worker);
    if (!worker)
        co_return worker.error();
    if (worker->role != Role::other_agency)
        co_return fail(Errc::invalid_input, "wrong_type worker");
    grant.until = *until;
    grant.subject = wanted.young_person;
    grant.sealed_reason = seal_reason(access->key, grant.id, wanted.reason);
    Change change;
    change.grants.push_back(grant);
    tell(change, *access, grant, "agency_access");
    change.audit.push_back(access->entry);
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    outbox_.wake();
    auto shown = view(actor, grant);
    shown.young_person = grant.subject;
    auto details = open_details(access->key, access->subject);
    if (!details)
        co_return details.error();
    shown.young_person_name = details->preferred_name.empty() ? details->full_name : details->preferred_name;
    shown.reason = std::move(wanted.reason);
    co_return shown;
}

bool AccessDesk::concerns(domain::Actor const& actor, GrantRecord const& grant)
{
    if (grant.worker == actor.worker || grant.for_worker == actor.worker || grant.by == actor.worker)
        return true;
    if (grant.role == actor.role)
        return true;
    if (actor.role != Role::team_manager)
        return false;
    if (!grant.subject.is_nil()) {
        auto person = store_.read().young_person(grant.subject);
        return person && person->team == actor.team;
    }
    auto away = store_.read().worker(grant.for_worker);
    return away && away->team == actor.team;
}

asio::awaitable<Result<>> AccessDesk::end(domain::Actor actor, GrantKind kind, GrantId id)
{
    auto entry = co_await authority_.for_council(actor, CouncilAct::end_grant, id.text());
    if (!entry)
        co_return entry.error();
    auto grant = store_.read().grant(id);
    if (!grant)
        co_return grant.error();
    if (grant->kind != kind || grant->authority != actor.authority || !concerns(actor, *grant))
        co_return fail(Errc::not_found, "no grant of theirs");
    entry->subject = grant->subject;
    Change change;
    Change::EndGrant end;
    end.id = id;
    end.at = clock_.now();
    change.grants_ended.push_back(end);
    change.audit.push_back(std::move(*entry));
    co_return co_await store_.commit(std::move(change));
}

domain::GrantView AccessDesk::view(domain::Actor const& actor, GrantRecord const& grant)
{
    auto now = clock_.now();
    auto const& english = text::locale_or_english("en");
    domain::GrantView view;
    view.id = grant.id;
    view.kind = grant.kind;
    view.worker = grant.worker;
    if (grant.role)
        view.role = domain::name(*grant.role);
    else
        view.worker_name = worker_name(store_.read(), grant.worker);
    view.for_worker = grant.for_worker;
    if (!grant.for_worker.is_nil())
        view.for_worker_name = worker_name(store_.read(), grant.for_worker);
    view.reason = grant.reason;
    view.until = told(grant.until, now, english);
    if (grant.ended)
        view.ended = told(*grant.ended, now, english);
    // What is on a conversation ends with a case entry: it is closed, or handed on.
    view.mine = concerns(actor, grant) && !domain::is_of_a_conversation(grant.kind);
    return view;
}

/// That it was handed over tells of a conversation.
Result<bool> AccessDesk::is_kept_back(domain::Actor const& actor, GrantRecord const& grant)
{
    if (grant.session.is_nil())
        return false;
    auto session = store_.read().session(grant.session);
    if (!session)
        return session.error();
    auto sees = authority_.sees(actor, *session);
    if (!sees)
        return sees;
    return !*sees;
}

asio::awaitable<Result<std::vector<domain::GrantView>>> AccessDesk::grants(domain::Actor actor)
{
    auto entry = co_await authority_.for_council(actor, CouncilAct::see_grants, "grants");
    if (!entry)
        co_return entry.error();
    auto all = store_.read().grants();
    if (!all)
        co_return all.error();
    std::vector<GrantRecord> concerned;
    std::map<YoungPersonId, store::YoungPersonRecord> subjects;
    for (auto& grant : *all) {
        if (grant.authority != actor.authority || !concerns(actor, grant))
            continue;
        auto kept = is_kept_back(actor, grant);
        if (!kept)
            co_return kept.error();
        if (*kept)
            continue;
        if (auto person = store_.read().young_person(grant.subject); person && !grant.subject.is_nil())
            subjects.emplace(grant.subject, std::move(*person));
        concerned.push_back(std::move(grant));
    }
    std::vector<store::YoungPersonRecord> people;
    for (auto& [id, person] : subjects)
        people.push_back(std::move(person));
    auto allowed = co_await authority_.for_names(actor, std::move(people), "grants");
    if (!allowed)
        co_return allowed.error();

    std::vector<domain::GrantView> views;
    for (auto const& grant : concerned) {
        auto shown = view(actor, grant);
        for (auto const& access : *allowed) {
            if (access.subject.id != grant.subject)
                continue;
            auto details = open_details(access.key, access.subject);
            auto reason = grant.sealed_reason.empty() ? Result<std::string>(std::string())
                                                      : open_reason(access.key, grant);
            if (!details || !reason)
                co_return details ? reason.error() : details.error();
            shown.young_person = grant.subject;
            shown.young_person_name
                = details->preferred_name.empty() ? details->full_name : details->preferred_name;
            shown.reason = std::move(*reason);
        }
        views.push_back(std::move(shown));
    }
    co_return views;
}

} // namespace sayso::app

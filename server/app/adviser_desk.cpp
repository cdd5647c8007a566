#include "app/adviser_desk.h"

#include "app/rows.h"
#include "app/session_file.h"
#include "app/statement_views.h"
#include <algorithm>

namespace sayso::app {

namespace asio = boost::asio;

AdviserDesk::AdviserDesk(StoreLink& store, Authority& authority, FlowLibrary& flows, text::Presenter& presenter,
    Outbox& outbox, vault::Vault const& vault, Clock const& clock, Random& random)
    : store_(store)
    , authority_(authority)
    , flows_(flows)
    , presenter_(presenter)
    , outbox_(outbox)
    , vault_(vault)
    , clock_(clock)
    , random_(random)
{
}

asio::awaitable<Result<std::vector<Access>>> AdviserDesk::within_reach(domain::Actor actor, std::string what)
{
    if (!actor.works_with_young_people())
        co_return fail(Errc::forbidden, "no work with young people");
    auto people = authority_.everyone(actor);
    if (!people)
        co_return people.error();
    co_return co_await authority_.for_names(actor, std::move(*people), std::move(what));
}

Result<Sees> AdviserDesk::sees_entries(domain::Actor const& actor, YoungPersonId young_person,
    std::vector<store::SessionRecord> const& sessions) const
{
    auto sees_all = authority_.sees_all_of(actor, young_person);
    if (!sees_all)
        return sees_all.error();
    std::set<SessionId> seen;
    if (*sees_all)
        seen.insert(SessionId());
    for (auto const& session : sessions)
        seen.insert(session.id);
    return Sees(
        [seen = std::move(seen)](store::CaseEntryRecord const& entry) { return seen.contains(entry.session); });
}

Result<std::vector<store::SessionRecord>> AdviserDesk::sessions_for(
    domain::Actor const& actor, YoungPersonId young_person)
{
    auto sessions = store_.read().sessions_of(young_person);
    if (!sessions)
        return sessions.error();
    std::vector<store::SessionRecord> seen;
    for (auto& session : *sessions) {
        if (!has_reached_the_desk(session))
            continue;
        auto sees = authority_.sees(actor, session);
        if (!sees)
            return sees.error();
        if (*sees)
            seen.push_back(std::move(session));
    }
    return seen;
}

asio::awaitable<Result<domain::StatementView>> AdviserDesk::statement(
    domain::Actor actor, SessionId session, Act act)
{
    auto record = on_desks(session);
    if (!record)
        co_return record.error();
    auto access = co_await authority_.for_reading(actor, act, record->subject, session.text(), session);
    if (!access)
        co_return access.error();
    co_return open_statement(*access, std::move(*record));
}

Result<store::SessionRecord> AdviserDesk::on_desks(SessionId session)
{
    auto record = store_.read().session(session);
    if (!record)
        return record;
    if (!has_reached_the_desk(*record))
        return fail(Errc::not_found, "not sent yet");
    return record;
}

Result<store::SessionRecord> AdviserDesk::reached(domain::Actor const& actor, SessionId session)
{
    auto record = on_desks(session);
    if (!record)
        return record;
    auto sees = authority_.sees(actor, *record);
    if (!sees)
        return sees.error();
    if (!*sees)
        return fail(Errc::not_found, "outside this worker's reach, or kept from them");
    return record;
}

Result<casefile::AlertRecord> AdviserDesk::on_desks(AlertId id)
{
    auto alert = store_.read().alert(id);
    if (!alert)
        return alert;
    auto session = on_desks(alert->session);
    if (!session)
        return session.error();
    return alert;
}

Result<domain::StatementView> AdviserDesk::open_statement(Access const& access, store::SessionRecord record)
{
    auto details = open_details(access.key, access.subject);
    if (!details)
        return details.error();
    auto open = open_session(store_.read(), flows_, access.key, std::move(record));
    if (!open)
        return open.error();
    return statement_view(store_.read(), flows_, presenter_, *open, access.key, shown_name(*details), clock_.now());
}

Result<domain::AlertView> AdviserDesk::open_alert(Access const& access, casefile::AlertRecord const& alert)
{
    auto details = open_details(access.key, access.subject);
    if (!details)
        return details.error();
    auto record = store_.read().session(alert.session);
    if (!record)
        return record.error();
    auto title = alert_title(flows_, *record, alert.name);
    auto open = open_session(store_.read(), flows_, access.key, std::move(*record));
    if (!open)
        return open.error();
    auto lines = statement_lines(*open, flows_, presenter_, clock_.now());
    if (!lines)
        return lines.error();
    auto view = alert_view(store_.read(), alert, title, shown_name(*details), clock_.now());
    view.lines = lines_with(alert, *lines);
    return view;
}

asio::awaitable<Result<domain::AlertView>> AdviserDesk::alert(domain::Actor actor, AlertId id)
{
    auto alert = on_desks(id);
    if (!alert)
        co_return alert.error();
    auto access = co_await authority_.for_reading(actor, Act::read_words, alert->subject, id.text(), alert->session);
    if (!access)
        co_return access.error();
    co_return open_alert(*access, *alert);
}

asio::awaitable<Result<domain::CaseFileView>> AdviserDesk::case_file(
    domain::Actor actor, YoungPersonId young_person, Act act)
{
    auto access = co_await authority_.for_reading(actor, act, young_person, "case_file");
    if (!access)
        co_return access.error();
    co_return open_case_file(actor, *access);
}

Result<domain::CaseFileView> AdviserDesk::open_case_file(domain::Actor const& actor, Access const& access)
{
    auto now = clock_.now();
    auto const& english = text::locale_or_english("en");
    auto const& person = access.subject;
    auto details = open_details(access.key, person);
    if (!details)
        return details.error();

    domain::CaseFileView view;
    view.young_person = person.id;
    view.name = shown_name(*details);
    view.full_name = details->full_name;
    view.nameless = person.nameless;
    if (details->born)
        view.born = text::long_date(*details->born, english);
    view.age = age_on(details->born, text::day_in_england(now));
    if (!person.adviser.is_nil())
        view.adviser = worker_name(store_.read(), person.adviser);
    auto teams = store_.read().teams();
    if (!teams)
        return teams.error();
    for (auto const& team : *teams)
        if (team.id == person.team)
            view.team = team.name;

    auto all = store_.read().sessions_of(person.id);
    if (!all)
        return all.error();
    auto sees_all = authority_.sees_all_of(actor, person.id);
    if (!sees_all)
        return sees_all.error();
    std::set<SessionId> kept_back;
    if (!*sees_all)
        kept_back.insert(SessionId()); // What belongs to no conversation.
    for (auto const& session : *all)
        kept_back.insert(session.id);
    auto sessions = sessions_for(actor, person.id);
    if (!sessions)
        return sessions.error();
    for (auto& session : *sessions) {
        kept_back.erase(session.id);
        auto statement = open_statement(access, std::move(session));
        if (!statement)
            return statement.error();
        view.statements.push_back(std::move(*statement));
    }
    auto alerts = store_.read().alerts_of(person.id);
    if (!alerts)
        return alerts.error();
    std::sort(alerts->begin(), alerts->end(),
        [now](auto const& left, auto const& right) { return casefile::more_pressing(left, right, now); });
    for (auto const& alert : *alerts) {
        if (kept_back.contains(alert.session))
            continue;
        auto shown = open_alert(access, alert);
        if (!shown)
            return shown.error();
        view.alerts.push_back(std::move(*shown));
    }
    auto filled = add_tasks_and_chronology(view, kept_back);
    if (!filled)
        return filled.error();
    auto written = add_book(view, access, kept_back);
    if (!written)
        return written.error();
    return view;
}

Result<> AdviserDesk::add_tasks_and_chronology(domain::CaseFileView& view, std::set<SessionId> const& kept_back)
{
    auto now = clock_.now();
    auto const& english = text::locale_or_english("en");
    auto tasks = store_.read().tasks_of(view.young_person);
    if (!tasks)
        return tasks.error();
    for (auto const& task : *tasks) {
        if (kept_back.contains(task.session))
            continue;
        domain::TaskView shown;
        shown.name = task.name;
        shown.title = task_title(task);
        shown.to = presenter_.app(english, std::string("recipient.") + domain::name(task.to));
        shown.due = text::long_date(task.due, english);
        shown.session = task.session;
        view.tasks.push_back(std::move(shown));
    }
    auto chronology = store_.read().chronology_of(view.young_person);
    if (!chronology)
        return chronology.error();
    for (auto entry = chronology->rbegin(); entry != chronology->rend(); ++entry) {
        if (kept_back.contains(entry->session))
            continue;
        domain::ChronologyView shown;
        shown.at = told(entry->at, now, english);
        shown.kind = entry->kind;
        shown.session = entry->session;
        shown.title = chronology_title(*entry);
        view.chronology.push_back(std::move(shown));
    }
    return {};
}

std::string AdviserDesk::task_title(casefile::TaskRecord const& task)
{
    auto record = store_.read().session(task.session);
    if (!record)
        return opened_out(task.name);
    auto definition = flows_.version(record->version);
    if (!definition)
        return opened_out(task.name);
    for (auto const& rule : (*definition)->tasks)
        if (rule.name == task.name && !rule.title.empty())
            return rule.title;
    return opened_out(task.name);
}

std::string AdviserDesk::chronology_title(casefile::ChronologyRecord const& entry)
{
    if (entry.kind == "entry")
        return opened_out(entry.detail);
    auto record = store_.read().session(entry.session);
    if (!record)
        return opened_out(entry.kind);
    if (entry.kind.starts_with("alert_"))
        return alert_title(flows_, *record, entry.detail);
    auto definition = flows_.version(record->version);
    return definition ? presenter_.title(**definition, text::locale_or_english("en")) : opened_out(entry.kind);
}

} // namespace sayso::app

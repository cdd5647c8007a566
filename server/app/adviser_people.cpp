#include "app/adviser_desk.h"

#include "app/case_entries.h"
#include "app/case_views.h"
#include "app/clock_views.h"
#include "app/session_file.h"
#include "text/name_words.h"
#include <algorithm>
#include <set>

/// Whom a worker works with, and how somebody is found: by name or number, never by words.
namespace sayso::app {

namespace asio = boost::asio;

namespace {

constexpr std::size_t longest_query = 200;

std::string trimmed(std::string const& text)
{
    auto begin = text.find_first_not_of(" \t\r\n");
    auto end = text.find_last_not_of(" \t\r\n");
    return begin == std::string::npos ? std::string() : text.substr(begin, end - begin + 1);
}

std::string in_capitals(std::string text)
{
    for (auto& c : text)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
}

} // namespace

Result<domain::CaseloadEntry> AdviserDesk::caseload_entry(domain::Actor const& actor, Access const& access)
{
    auto now = clock_.now();
    auto const& english = text::locale_or_english("en");
    auto details = open_details(access.key, access.subject);
    if (!details)
        return details.error();
    auto sessions = sessions_for(actor, access.subject.id);
    if (!sessions)
        return sessions.error();
    domain::CaseloadEntry entry;
    entry.id = access.subject.id;
    entry.name = shown_name(*details);
    entry.nameless = access.subject.nameless;
    if (!access.subject.adviser.is_nil())
        entry.adviser = worker_name(store_.read(), access.subject.adviser);
    std::optional<Moment> last;
    for (auto const& session : *sessions) {
        auto alerts = store_.read().alerts_of_session(session.id);
        if (!alerts)
            return alerts.error();
        for (auto const& alert : *alerts)
            entry.open_alerts += alert.acknowledged ? 0 : 1;
        entry.unread += session.read ? 0 : 1;
        auto said = last_said(store_.read(), session);
        if (!said)
            return said.error();
        last = std::max(last.value_or(*said), *said);
    }
    if (last)
        entry.last_heard = told(*last, now, english);
    entry.not_heard_weeks = weeks_of_silence(last, now, settings_or_usual(settings_).not_heard_weeks);
    auto sees = sees_entries(actor, access.subject.id, *sessions);
    if (!sees)
        return sees.error();
    auto book = closed_book(store_.read(), access.subject.id, *sees);
    if (!book)
        return book.error();
    std::optional<Date> next;
    auto sooner = [&](casefile::Entry const& promised) {
        if (promised.due && (!next || *promised.due < *next))
            next = promised.due;
    };
    for (auto const& action : book->actions)
        if (action.open())
            sooner(*action.promised);
    for (auto const& action : book->plan)
        if (action.open())
            sooner(*action.agreed);
    if (next) {
        CaseViews views(store_.read(), presenter_, english, now, entry.name, access.subject.adviser);
        entry.next_due = views.due(*next);
        entry.next_due->overdue = casefile::past_due(next, text::day_in_england(now));
    }
    return entry;
}

asio::awaitable<Result<std::vector<domain::CaseloadEntry>>> AdviserDesk::caseload(domain::Actor actor)
{
    auto people = co_await within_reach(actor, "caseload");
    if (!people)
        co_return people.error();
    std::vector<domain::CaseloadEntry> entries;
    for (auto const& access : *people) {
        auto entry = caseload_entry(actor, access);
        if (!entry)
            co_return entry.error();
        if (entry->nameless && !entry->last_heard)
            continue; // A visitor who touched the screen and went.
        entries.push_back(std::move(*entry));
    }
    co_return entries;
}

Result<std::vector<store::NameIndexRecord>> AdviserDesk::not_indexed(std::vector<Access> const& people)
{
    std::vector<store::NameIndexRecord> missing;
    for (auto const& access : people) {
        auto known = store_.read().name_is_indexed(access.subject.id);
        if (!known)
            return known.error();
        if (*known || access.subject.nameless)
            continue;
        auto details = open_details(access.key, access.subject);
        if (!details)
            return details.error();
        auto rows = name_index(vault_, access.subject.id, *details);
        missing.insert(missing.end(), rows.begin(), rows.end());
    }
    return missing;
}

Result<std::set<YoungPersonId>> AdviserDesk::found_by(std::string const& query)
{
    std::set<YoungPersonId> found;
    for (auto const& number : { query, in_capitals(query) })
        if (auto person = store_.read().young_person_by_case_number(vault_.blind_index("case_number", number)))
            found.insert(person->id);
    std::optional<std::set<YoungPersonId>> named; // By all of the words.
    for (auto const& word : text::name_words(query)) {
        auto people = store_.read().young_people_named(vault_.blind_index("name", word));
        if (!people)
            return people.error();
        std::set<YoungPersonId> these(people->begin(), people->end());
        if (named)
            std::erase_if(these, [&](auto const& id) { return !named->contains(id); });
        named = std::move(these);
    }
    if (named)
        found.insert(named->begin(), named->end());
    return found;
}

asio::awaitable<Result<std::vector<domain::CaseloadEntry>>> AdviserDesk::search(
    domain::Actor actor, std::string query)
{
    query = trimmed(query);
    if (query.size() > longest_query)
        co_return fail(Errc::invalid_input, "too_long q");
    auto people = co_await within_reach(actor, "search");
    if (!people)
        co_return people.error();
    // Who was there before there was an index is put into it by the first search that may open their name.
    auto missing = not_indexed(*people);
    if (!missing)
        co_return missing.error();
    if (!missing->empty()) {
        Change change;
        change.names = std::move(*missing);
        auto stored = co_await store_.commit(std::move(change));
        if (!stored)
            co_return stored.error();
    }
    auto found = found_by(query);
    if (!found)
        co_return found.error();
    std::vector<domain::CaseloadEntry> entries;
    for (auto const& access : *people) {
        if (!found->contains(access.subject.id))
            continue;
        auto entry = caseload_entry(actor, access);
        if (!entry)
            co_return entry.error();
        entries.push_back(std::move(*entry));
    }
    co_return entries;
}

Result<std::vector<domain::WorkerView>> AdviserDesk::workers(domain::Actor const& actor)
{
    if (!actor.works_with_young_people())
        return fail(Errc::forbidden, "no work with young people");
    auto workers = store_.read().workers();
    if (!workers)
        return workers.error();
    auto teams = store_.read().teams();
    if (!teams)
        return teams.error();
    std::vector<domain::WorkerView> views;
    for (auto const& worker : *workers) {
        if (!worker.active || !domain::works_with_young_people(worker.role))
            continue;
        domain::WorkerView view;
        view.id = worker.id;
        view.name = worker.display_name;
        view.role = worker.role;
        auto team = std::ranges::find(*teams, worker.team, &domain::Team::id);
        if (team != teams->end())
            view.team = team->name;
        views.push_back(std::move(view));
    }
    return views;
}

} // namespace sayso::app

#include "app/case_entries.h"
#include "app/case_views.h"
#include "app/clock_views.h"
#include "app/opening.h"
#include "app/own_file.h"
#include "app/rows.h"
#include "casefile/entry_rules.h"
#include <algorithm>
#include <set>

/// What came of what a young person said, as they see it.
namespace sayso::app {

namespace asio = boost::asio;
using casefile::EntryKind;

namespace {

/// A referral to the safeguarding front door is not told: somebody else may hold the phone.
bool is_quiet(store::CaseEntryRecord const& entry)
{
    return entry.kind == EntryKind::referral && entry.owner == "mash";
}

/// Theirs, or written for them to know.
bool is_theirs(store::CaseEntryRecord const& entry)
{
    auto const& rule = casefile::rule_of(entry.kind);
    bool shown = rule.told || entry.kind == EntryKind::present || entry.kind == EntryKind::review_asked
        || entry.kind == EntryKind::household;
    return entry.by.is_nil() || (shown && !is_quiet(entry));
}

} // namespace

asio::awaitable<Result<domain::OwnFileView>> OwnFile::file(domain::Actor actor, text::Locale locale)
{
    if (actor.role != domain::Role::young_person)
        co_return fail(Errc::forbidden, "not a young person with a file");
    auto access = co_await authority_.for_reading(actor, Act::read_own, actor.young_person, "own_file");
    if (!access)
        co_return access.error();
    co_return own_file(*access, locale);
}

Result<domain::OwnFileView> OwnFile::own_file(Access const& access, text::Locale const& locale)
{
    auto statements = own_statements(access, locale);
    if (!statements)
        return statements.error();
    auto records = store_.read().case_entries_of(access.subject.id);
    if (!records)
        return records.error();
    std::set<std::string> quiet;
    for (auto const& record : *records)
        if (is_quiet(record))
            quiet.insert(record.id.text());
    auto sees = [&](store::CaseEntryRecord const& entry) { return is_theirs(entry) && !quiet.contains(entry.about); };
    auto book = open_book(store_.read(), access.key, access.subject.id, sees);
    if (!book)
        return book.error();

    CaseViews views(store_.read(), presenter_, locale, clock_.now(), "", access.subject.adviser);
    domain::OwnFileView file;
    file.book = views.book(*book);
    for (auto& statement : *statements) {
        auto of_it = [&](auto const& row) { return row.session == statement.session; };
        std::ranges::copy_if(file.book.actions, std::back_inserter(statement.actions), of_it);
        for (auto const& entry : file.book.entries) {
            if (!of_it(entry))
                continue;
            if (entry.kind == "question")
                statement.questions.push_back(entry);
            else if (entry.kind == "present")
                statement.present.push_back(entry);
            else if (entry.kind == "closed" && !statement.closed)
                statement.closed = entry;
        }
        if (statement.submitted) {
            auto record = store_.read().session(statement.session);
            if (!record)
                return record.error();
            auto times = times_of(store_.read(), *record);
            if (!times)
                return times.error();
            statement.loop = views.loop(*times, *book, statement.title, statement.read_by);
        }
    }
    file.statements = std::move(*statements);
    file.team = team_of(access.subject, locale);
    auto timed = add_clocks(file, access, locale);
    if (!timed)
        return timed.error();
    return file;
}

Result<> OwnFile::add_clocks(domain::OwnFileView& file, Access const& access, text::Locale const& locale)
{
    auto now = clock_.now();
    auto const& settings = settings_or_usual(settings_);
    auto details = open_details(access.key, access.subject);
    if (!details)
        return details.error();
    auto sessions = store_.read().sessions_of(access.subject.id);
    if (!sessions)
        return sessions.error();
    // What starts a clock is a worker's note, which is not theirs to read; the day it comes to is. No words are opened.
    auto noted = closed_book(store_.read(), access.subject.id, [](auto const&) { return true; });
    if (!noted)
        return noted.error();
    auto facts = clock_facts(store_.read(), *noted, *sessions, details->born);
    if (!facts)
        return facts.error();
    CaseViews views(store_.read(), presenter_, locale, now, "", access.subject.adviser);
    file.book.clocks = clock_views(
        casefile::clocks_for(*facts, settings, now), Side::young_person, presenter_, views, locale, now);
    file.opening = opening_view(settings, presenter_, locale, now);
    file.night_words = file.opening->night_words;
    file.night_phone = file.opening->night_phone;
    return {};
}

namespace {

/// "Monday, Tuesday", in the reader's language.
std::string day_names(int days, text::Locale const& locale)
{
    auto const a_monday = std::chrono::sys_days { std::chrono::year { 2026 } / 11 / 23 };
    std::string names;
    for (int day = 0; day < 7; ++day)
        if (days & 1 << day)
            names += (names.empty() ? "" : ", ")
                + text::weekday_name(Date { a_monday + std::chrono::days { day } }, locale);
    return names;
}

/// Who stands in for a worker now, and until when.
std::optional<std::pair<domain::Worker, Date>> cover_of(store::Store& store, WorkerId away, Moment now)
{
    auto grants = store.grants();
    if (!grants)
        return std::nullopt;
    for (auto const& grant : *grants) {
        if (grant.kind != domain::GrantKind::cover || grant.for_worker != away || !store::in_force(grant, now))
            continue;
        auto covering = store.worker(grant.worker);
        if (covering && covering->active) // A grant ends with the last moment of its last day.
            return std::pair(*covering, domain::england_day(grant.until - std::chrono::seconds { 1 }));
    }
    return std::nullopt;
}

} // namespace

domain::TeamMemberView OwnFile::member(domain::Worker const& worker, char const* role, text::Locale const& locale)
{
    domain::TeamMemberView member;
    member.name = worker.display_name;
    member.role = presenter_.app(locale, role);
    auto card = store_.read().worker_card(worker.id);
    if (card && card->days != 0)
        member.days = presenter_.app(locale, "team.days", { { "days", day_names(card->days, locale) } });
    if (card) {
        member.phone = card->phone;
        member.after_hours = card->after_hours;
    }
    if (auto cover = cover_of(store_.read(), worker.id, clock_.now()))
        member.cover = presenter_.app(locale, "team.cover",
            { { "name", cover->first.display_name }, { "date", text::long_date(cover->second, locale) } });
    return member;
}

std::vector<domain::TeamMemberView> OwnFile::team_of(
    store::YoungPersonRecord const& person, text::Locale const& locale)
{
    std::vector<domain::TeamMemberView> team;
    auto adviser = store_.read().worker(person.adviser);
    if (adviser && adviser->active)
        team.push_back(member(*adviser, "team.personal_adviser", locale));
    auto workers = store_.read().workers();
    if (!workers)
        return team;
    for (auto const& worker : *workers)
        if (worker.active && worker.team == person.team && worker.role == domain::Role::team_manager)
            team.push_back(member(worker, "team.team_manager", locale));
    return team;
}

} // namespace sayso::app

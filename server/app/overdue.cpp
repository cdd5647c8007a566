#include "app/overdue.h"

#include "app/case_entries.h"
#include "app/clock_views.h"
#include "app/statement_views.h"
#include "base/log.h"
#include "casefile/opening.h"
#include <algorithm>

namespace sayso::app {

namespace asio = boost::asio;
using casefile::Clock;
using domain::Recipient;

namespace {

constexpr std::chrono::minutes between_looks { 10 };

/// What a step of the council's stands under, when it was taken.
std::string step_key(std::string const& key, Recipient to)
{
    return "passed/" + key + "/" + domain::name(to);
}

/// Alerts go their own way, and what the young person does themself is nobody's to chase.
bool is_chased(Clock const& clock)
{
    return clock.overdue && clock.kind != "acknowledgement" && clock.owner != casefile::owned_by_young_person;
}

SessionId session_of(Clock const& clock, casefile::Book const& book)
{
    if (clock.kind == "reply")
        return *SessionId::parse(clock.about);
    auto id = EntryId::parse(clock.about);
    auto const* entry = id ? book.find(*id) : nullptr;
    return entry ? entry->session : SessionId();
}

std::optional<domain::Role> role_by_alerts(Recipient to)
{
    switch (to) {
    case Recipient::duty_team:
        return domain::Role::duty_team;
    case Recipient::out_of_hours:
        return domain::Role::out_of_hours;
    case Recipient::safeguarding_lead:
        return domain::Role::safeguarding_lead;
    default:
        return std::nullopt;
    }
}

store::GrantRecord grant_for(store::YoungPersonRecord const& person, SessionId session, std::string const& key,
    domain::Role role, Moment now, Random& random)
{
    store::GrantRecord grant;
    grant.id = GrantId::make(now, random);
    grant.authority = person.authority;
    grant.kind = domain::GrantKind::overdue;
    grant.role = role;
    grant.subject = person.id;
    grant.session = session;
    grant.reason = key;
    grant.from = now;
    grant.until = store::without_end;
    return grant;
}

} // namespace

std::string overdue_key(Clock const& clock, YoungPersonId subject)
{
    if (!clock.about.empty())
        return clock.kind + "/" + clock.about;
    return clock.kind + "/" + subject.text() + "/" + iso_text(clock.day);
}

Overdue::Overdue(StoreLink& store, Authority& authority, Outbox& outbox, domain::CouncilSettings const& settings,
    sayso::Clock const& clock, Random& random)
    : store_(store)
    , authority_(authority)
    , outbox_(outbox)
    , settings_(settings)
    , clock_(clock)
    , random_(random)
{
}

asio::awaitable<Result<int>> Overdue::round()
{
    auto now = clock_.now();
    if (looked_ && *looked_ <= now && now < *looked_ + between_looks)
        co_return 0;
    auto teams = store_.read().teams();
    if (!teams)
        co_return teams.error();
    int passed = 0;
    for (auto const& team : *teams) {
        auto people = store_.read().young_people_of_team(team.id);
        if (!people)
            co_return people.error();
        for (auto const& person : *people) {
            auto done = co_await look_at(person);
            if (!done) // The others' must not wait for it; it is tried again the next time.
                log_event("overdue_not_passed_on", { { "code", name(done.error().code) } });
            passed += done ? *done : 0;
        }
    }
    looked_ = now;
    co_return passed;
}

asio::awaitable<Result<int>> Overdue::look_at(store::YoungPersonRecord person)
{
    auto book = closed_book(store_.read(), person.id, [](auto const&) { return true; });
    auto sessions = store_.read().sessions_of(person.id);
    if (!book || !sessions)
        co_return !book ? book.error() : sessions.error();
    // Birthdays are sealed: the one clock that needs them shows on the desk, and is chased there.
    auto facts = clock_facts(store_.read(), *book, *sessions, std::nullopt);
    if (!facts)
        co_return facts.error();
    int passed = 0;
    auto now = clock_.now();
    auto const clocks = casefile::clocks_for(*facts, settings_, now);
    auto const steps = settings_.overdue; // As they are now: the settings may be read anew meanwhile.
    for (auto const& clock : clocks) {
        if (!is_chased(clock) || (person.nameless && clock.kind == "reply"))
            continue;
        auto session = session_of(clock, *book);
        auto key = overdue_key(clock, person.id);
        for (auto const& step : steps) {
            bool owes_it = clock.owner == domain::name(step.to);
            if (owes_it || now < casefile::after_open_minutes(settings_, clock.due, step.after_open_minutes))
                continue;
            auto done = co_await pass_on(person, session, key, step.to);
            if (!done)
                co_return done.error();
            passed += *done ? 1 : 0;
        }
    }
    co_return passed;
}

asio::awaitable<Result<bool>> Overdue::pass_on(
    store::YoungPersonRecord person, SessionId session, std::string key, Recipient to)
{
    auto role = role_by_alerts(to);
    if (role && session.is_nil())
        co_return false; // They have no file to find it in.
    auto step = step_key(key, to);
    auto told = store_.read().clocks_told(step);
    if (!told)
        co_return told.error();
    if (std::ranges::find(*told, step) != told->end())
        co_return false;
    auto there = authority_.may_come_to(to, person, session);
    if (!there)
        co_return there.error();
    if (!*there)
        co_return false; // Nobody is there, or it is about somebody who is: the next step takes it.
    auto now = clock_.now();
    Change change;
    Change::ClockTold noted;
    noted.key = step;
    noted.at = now;
    change.clocks_told.push_back(noted);
    if (role)
        change.grants.push_back(grant_for(person, session, key, *role, now, random_));
    casefile::IdSource ids(now, random_);
    store::OutboxRecord news;
    news.id = ids.next<OutboxTag>();
    news.kind = "overdue";
    news.authority = person.authority;
    news.subject = person.id;
    news.session = session;
    news.ref = key;
    news.created = now;
    change.outbox.push_back(std::move(news));
    vault::AuditEntry entry;
    entry.at = now;
    entry.actor = "system";
    entry.action = "overdue.pass_on";
    entry.subject = person.id;
    entry.ref = key + " to " + domain::name(to);
    change.audit.push_back(std::move(entry));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored && stored.error().code == Errc::conflict)
        co_return false; // By another look at the same moment.
    if (!stored)
        co_return stored.error();
    outbox_.wake();
    co_return true;
}

namespace {

/// The last of the council's steps that was taken; empty if none was.
Result<std::string> passed_to(OverdueView const& view, std::string const& key)
{
    auto taken = view.store.clocks_told("passed/" + key + "/");
    if (!taken)
        return taken.error();
    std::string last;
    for (auto const& step : view.settings.overdue)
        if (std::ranges::find(*taken, step_key(key, step.to)) != taken->end())
            last = domain::name(step.to);
    return last;
}

std::string key_of(domain::InboxItem const& item)
{
    if (item.kind == domain::InboxItem::Kind::statement)
        return "reply/" + item.ref;
    return item.kind == domain::InboxItem::Kind::action ? "promise/" + item.ref : std::string();
}

domain::InboxItem item_for(OverdueView const& view, CaseViews const& views, Clock const& clock,
    domain::InboxItem const& like, text::Locale const& english)
{
    auto item = like;
    item.kind = domain::InboxItem::Kind::clock;
    item.group = domain::InboxItem::Group::overdue;
    item.ref = clock.kind;
    item.title = opened_out(clock.kind);
    item.at = told(clock.due, view.now, english);
    item.due = views.due(clock.day);
    item.due->overdue = true;
    item.overdue = true;
    item.owner = domain::recipient_from(clock.owner) ? view.presenter.app(english, "recipient." + clock.owner)
                                                     : views.owner_name(clock.owner);
    return item;
}

bool stands_there_already(Clock const& clock)
{
    return clock.kind == "reply" || clock.kind == "promise";
}

} // namespace

Result<> add_overdue(OverdueView const& view, Access const& access, casefile::Book const& book,
    std::vector<store::SessionRecord> const& sessions, domain::InboxItem const& like,
    std::vector<domain::InboxItem>& items)
{
    for (auto& item : items) {
        auto key = key_of(item);
        if (!item.overdue || key.empty())
            continue;
        auto to = passed_to(view, key);
        if (!to)
            return to.error();
        item.passed_to = std::move(*to);
    }
    if (!view.sees_all)
        return {};
    auto details = open_details(access.key, access.subject);
    if (!details)
        return details.error();
    auto facts = clock_facts(view.store, book, sessions, details->born);
    if (!facts)
        return facts.error();
    auto const& english = text::locale_or_english("en");
    CaseViews views(view.store, view.presenter, english, view.now, like.young_person_name, access.subject.adviser);
    for (auto const& clock : casefile::clocks_for(*facts, view.settings, view.now)) {
        if (!is_chased(clock) || stands_there_already(clock))
            continue;
        auto to = passed_to(view, overdue_key(clock, access.subject.id));
        if (!to)
            return to.error();
        auto item = item_for(view, views, clock, like, english);
        item.passed_to = std::move(*to);
        items.push_back(std::move(item));
    }
    return {};
}

} // namespace sayso::app

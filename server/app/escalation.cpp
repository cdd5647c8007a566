#include "app/escalation.h"

#include "app/case_entries.h"
#include "app/clock_views.h"
#include "app/rows.h"
#include "base/log.h"
#include "casefile/clocks.h"
#include <set>

namespace sayso::app {

namespace asio = boost::asio;
using casefile::AlertRecord;
using casefile::AlertStep;

namespace {

vault::AuditEntry audit_entry(char const* action, YoungPersonId subject, std::string ref, Moment now)
{
    vault::AuditEntry entry;
    entry.at = now;
    entry.actor = "system";
    entry.action = action;
    entry.subject = subject;
    entry.ref = std::move(ref);
    return entry;
}

/// The young person is told of each new person, and once that the last was asked again; not every hour.
bool young_person_is_told(AlertRecord const& alert, std::vector<AlertStep> const& steps, AlertStep const& step)
{
    bool again = casefile::is_reminder(alert, steps, step);
    return !again || steps.empty() || !casefile::is_reminder(alert, steps, steps.back());
}

Change passing_on(casefile::IdSource& ids, AlertRecord const& alert, store::SessionRecord const& session,
    std::vector<AlertStep> const& steps, AlertStep const& step)
{
    Change change;
    change.alert_steps.push_back(step);
    change.chronology.push_back(chronology_entry(ids, session, "alert_passed_on", alert.name, step.at));
    if (young_person_is_told(alert, steps, step))
        change.session_events.push_back(
            session_event(session.id, domain::SessionEventKind::passed_on, step.at, alert.id.text()));
    casefile::Notice notice { "passed_on", alert.id.text(), alert.level };
    change.outbox.push_back(outbox_row(ids, session, notice, step.at));
    change.audit.push_back(audit_entry(
        "alert.pass_on", alert.subject, alert.id.text() + " to " + domain::name(step.to), step.at));
    return change;
}

} // namespace

Escalation::Escalation(StoreLink& store, Outbox& outbox, domain::CouncilSettings const& settings, Clock const& clock,
    Random& random)
    : store_(store)
    , outbox_(outbox)
    , settings_(settings)
    , clock_(clock)
    , random_(random)
{
}

asio::awaitable<Result<int>> Escalation::round()
{
    auto open = store_.read().open_alerts();
    if (!open)
        co_return open.error();
    int passed = 0;
    for (auto const& alert : *open) {
        auto done = co_await pass_on(alert);
        if (!done)
            log_event("alert_not_passed_on",
                { { "alert", alert.id.text() }, { "code", name(done.error().code) } });
        passed += done && *done ? 1 : 0;
    }
    auto told = co_await tell_overdue();
    if (!told)
        log_event("overdue_not_told", { { "code", name(told.error().code) } });
    co_return passed;
}

/// A clock that was put back since would leave the alert waiting for a moment far away: then the time it has counts
/// from when we first saw that.
Moment Escalation::due(AlertRecord const& alert, std::vector<AlertStep> const& steps, Moment now)
{
    auto given = casefile::given_at(alert, steps);
    auto passes_on = casefile::passes_on_at(alert, steps);
    if (given <= now) {
        seen_ahead_.erase(alert.id);
        return passes_on;
    }
    auto& seen = seen_ahead_.try_emplace(alert.id, now).first->second;
    seen = std::min(seen, now);
    return seen + (passes_on - given);
}

asio::awaitable<Result<bool>> Escalation::pass_on(AlertRecord alert)
{
    auto steps = store_.read().alert_steps(alert.id);
    if (!steps)
        co_return steps.error();
    auto now = clock_.now();
    if (now <= due(alert, *steps, now))
        co_return false;
    auto session = store_.read().session(alert.session);
    if (!session)
        co_return session.error();
    auto beside = store_.read().alerts_of_session(alert.session);
    if (!beside)
        co_return beside.error();

    auto step = casefile::next_step(alert, *steps, casefile::circle_of(*beside), settings_, now);
    casefile::IdSource ids(now, random_);
    auto change = passing_on(ids, alert, *session, *steps, step);
    auto stored = co_await store_.commit(std::move(change));
    if (!stored && stored.error().code == Errc::conflict)
        co_return false; // Taken up, or passed on, at the same moment.
    if (!stored)
        co_return stored.error();
    seen_ahead_.erase(alert.id);
    log_event("alert_passed_on", { { "alert", alert.id.text() }, { "to", domain::name(step.to) } });
    outbox_.wake();
    co_return true;
}

asio::awaitable<Result<>> Escalation::tell_overdue()
{
    auto today = domain::england_day(clock_.now());
    if (looked_on_ == today)
        co_return Result<>();
    auto keys = store_.read().clocks_told("");
    if (!keys)
        co_return keys.error();
    std::set<std::string> told(keys->begin(), keys->end());
    auto replies = co_await tell_overdue_replies(told);
    if (!replies)
        co_return replies;
    auto promises = co_await tell_overdue_promises(told, today);
    if (promises)
        looked_on_ = today;
    co_return promises;
}

asio::awaitable<Result<>> Escalation::tell_overdue_replies(std::set<std::string> told)
{
    auto waiting = store_.read().sessions_without_reply();
    if (!waiting)
        co_return waiting.error();
    for (auto const& session : *waiting) {
        auto key = "reply/" + session.id.text();
        if (clock_.now() < casefile::reply_due(*session.submitted, settings_) || told.contains(key))
            continue;
        auto book = closed_book(store_.read(), session.subject, [](auto const&) { return true; });
        if (!book)
            co_return book.error();
        auto answered = is_answered(store_.read(), session, *book);
        if (!answered)
            co_return answered.error();
        if (*answered)
            continue;
        auto done = co_await tell_overdue(session, key);
        if (!done)
            co_return done;
    }
    co_return Result<>();
}

Result<std::vector<casefile::Entry>> Escalation::overdue_promises(YoungPersonId person, Date today)
{
    auto book = closed_book(store_.read(), person, [](auto const&) { return true; });
    if (!book)
        return book.error();
    std::vector<casefile::Entry> overdue;
    auto look_at = [&](casefile::Entry const& promised) {
        if (promised.owner != casefile::owned_by_young_person && casefile::past_due(promised.due, today))
            overdue.push_back(promised);
    };
    for (auto const& action : book->actions)
        if (action.open())
            look_at(*action.promised);
    for (auto const& action : book->plan)
        if (action.open())
            look_at(*action.agreed);
    return overdue;
}

asio::awaitable<Result<>> Escalation::tell_overdue_promises(std::set<std::string> told, Date today)
{
    auto people = store_.read().people_with_promises_due_before(today);
    if (!people)
        co_return people.error();
    for (auto const& id : *people) {
        auto person = store_.read().young_person(id);
        if (!person)
            co_return person.error();
        auto overdue = overdue_promises(id, today);
        if (!overdue)
            co_return overdue.error();
        for (auto const& promised : *overdue) {
            auto key = "promise/" + promised.id.text();
            if (told.contains(key))
                continue;
            store::SessionRecord about; // Of a promise that belongs to no conversation: none.
            about.id = promised.session;
            about.authority = person->authority;
            about.subject = person->id;
            auto done = co_await tell_overdue(about, key);
            if (!done)
                co_return done;
        }
    }
    co_return Result<>();
}

asio::awaitable<Result<>> Escalation::tell_overdue(store::SessionRecord session, std::string key)
{
    auto now = clock_.now();
    casefile::IdSource ids(now, random_);
    Change change;
    Change::ClockTold told;
    told.key = key;
    told.at = now;
    change.clocks_told.push_back(told);
    casefile::Notice notice { "overdue", key, session.top_level.value_or(domain::Level::routine) };
    change.outbox.push_back(outbox_row(ids, session, notice, now));
    change.audit.push_back(audit_entry("clock.overdue", session.subject, key, now));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored && stored.error().code != Errc::conflict)
        co_return stored;
    outbox_.wake();
    co_return Result<>();
}

} // namespace sayso::app

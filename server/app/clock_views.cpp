#include "app/clock_views.h"

#include "app/rows.h"
#include "app/statement_views.h"
#include <algorithm>

namespace sayso::app {

using casefile::EntryKind;

namespace {

void add_happened(casefile::ClockFacts& facts, casefile::Entry const& entry)
{
    auto wrote = domain::england_day(entry.at);
    if (entry.kind == EntryKind::clock_event && entry.happened)
        facts.happened.push_back( // Whoever notes it at the clock of a review that was asked for has held it.
            { entry.about == "review_asked" ? "plan_reviewed" : entry.about, *entry.happened });
    else if (entry.kind == EntryKind::plan_reviewed)
        facts.happened.push_back({ "plan_reviewed", entry.happened.value_or(wrote) });
    else if (entry.kind == EntryKind::review_asked)
        facts.happened.push_back({ "review_asked", wrote });
}

/// A complaint is one from the day it was sent, whenever somebody saw that it is.
void add_complaint(casefile::ClockFacts& facts, casefile::Book const& book, store::SessionRecord const& session)
{
    for (auto const* tag : book.of_kind(EntryKind::tag))
        if (tag->session == session.id && tag->state == "complaint" && session.submitted)
            facts.happened.push_back({ "complaint_made", domain::england_day(*session.submitted) });
}

std::string clock_words(casefile::Clock const& clock, text::Presenter& presenter, text::Locale const& locale, Moment now)
{
    auto date = text::long_date(clock.day, locale);
    if (clock.overdue)
        return presenter.app(locale, "clock.late", { { "date", date } });
    if (clock.by_hour)
        return presenter.app(locale, "clock.by_hour", { { "when", text::friendly_time(clock.due, now, locale) } });
    return presenter.app(locale, "clock.by_day", { { "date", date } });
}

} // namespace

Result<bool> is_answered(store::Store& store, store::SessionRecord const& session, casefile::Book const& book)
{
    auto replies = store.replies_to(session.id);
    if (!replies)
        return replies.error();
    auto is_there = [&](EntryKind kind) { return book.last_of(kind, session.id) != nullptr; };
    return !replies->empty() || is_there(EntryKind::action) || is_there(EntryKind::question)
        || is_there(EntryKind::closed);
}

Result<casefile::ClockFacts> clock_facts(store::Store& store, casefile::Book const& book,
    std::vector<store::SessionRecord> const& sessions, std::optional<Date> born)
{
    casefile::ClockFacts facts;
    facts.born = born;
    if (book.status)
        facts.status = book.status->state;
    for (auto const& entry : book.entries)
        add_happened(facts, entry);
    for (auto const& session : sessions) {
        auto alerts = store.alerts_of_session(session.id);
        if (!alerts)
            return alerts.error();
        facts.alerts.insert(facts.alerts.end(), alerts->begin(), alerts->end());
        add_complaint(facts, book, session);
        if (!was_sent(session) || !session.submitted)
            continue;
        auto answered = is_answered(store, session, book);
        if (!answered)
            return answered.error();
        facts.sent.push_back({ session.id, *session.submitted, *answered });
    }
    auto add_promise = [&](casefile::Entry const& promised) {
        if (promised.due)
            facts.promised.push_back({ promised.id.text(), promised.owner, *promised.due });
    };
    for (auto const& action : book.actions)
        if (action.open())
            add_promise(*action.promised);
    for (auto const& action : book.plan)
        if (action.open())
            add_promise(*action.agreed);
    return facts;
}

std::vector<domain::ClockView> clock_views(std::vector<casefile::Clock> const& clocks, Side side,
    text::Presenter& presenter, CaseViews const& views, text::Locale const& locale, Moment now)
{
    std::vector<domain::ClockView> shown;
    for (auto const& clock : clocks) {
        if (side == Side::young_person && !clock.for_young_person)
            continue;
        domain::ClockView view;
        view.kind = clock.kind;
        view.about = clock.about;
        // Theirs is in their words; a worker knows the trade's.
        view.title = side == Side::worker ? opened_out(clock.kind) : presenter.app(locale, "clock." + clock.kind);
        view.due = views.due(clock.day);
        view.due.overdue = clock.overdue;
        view.words = clock_words(clock, presenter, locale, now);
        view.overdue = clock.overdue;
        view.for_young_person = clock.for_young_person;
        view.owner = clock.owner;
        view.owner_name = domain::recipient_from(clock.owner)
            ? presenter.app(locale, "recipient." + clock.owner)
            : views.owner_name(clock.owner);
        shown.push_back(std::move(view));
    }
    return shown;
}

domain::CouncilSettings const& settings_or_usual(domain::CouncilSettings const* settings)
{
    static domain::CouncilSettings const usual;
    return settings ? *settings : usual;
}

} // namespace sayso::app

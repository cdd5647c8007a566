#include "app/conversation.h"
#include <algorithm>

/// Coming back: what happened since the last number the page saw, in order, once.
namespace sayso::app {

namespace asio = boost::asio;
using domain::SessionEventKind;

namespace {

std::uint64_t number_of(Conversation::Missed const& missed)
{
    return std::visit([](auto const& view) { return view.number; }, missed);
}

bool is_notice(SessionEventKind kind)
{
    return kind == SessionEventKind::read || kind == SessionEventKind::alert_acknowledged
        || kind == SessionEventKind::replied || kind == SessionEventKind::passed_on || kind == SessionEventKind::entry;
}

} // namespace

asio::awaitable<Result<Conversation::Resumed>> Conversation::resume(
    domain::Actor actor, SessionId session, std::uint64_t last, text::Locale locale)
{
    auto record = store_.read().session(session);
    if (!record)
        co_return record.error();
    auto access = co_await authority_.for_reading(actor, Act::read_own, record->subject, session.text(), session);
    if (!access)
        co_return access.error();
    auto open = open_session(store_.read(), flows_, access->key, std::move(*record));
    if (!open)
        co_return open.error();
    auto events = store_.read().session_events(session);
    if (!events)
        co_return events.error();
    auto replies = open_replies(store_.read(), access->key, session, clock_.now(), locale);
    if (!replies)
        co_return replies.error();

    auto show = views(locale);
    auto ask = show.ask(*open);
    if (!ask)
        co_return ask.error();
    Resumed resumed { show.resumed(*open), {}, std::move(*ask) };
    for (std::size_t i = 0; i < open->rows.size(); ++i) {
        auto const& row = open->rows[i];
        if (row.number <= last)
            continue;
        std::vector<casefile::AlertRecord> with_it;
        std::copy_if(open->alerts.begin(), open->alerts.end(), std::back_inserter(with_it),
            [&](auto const& alert) { return alert.raised == row.at; });
        resumed.missed.push_back(show.saved(*open, open->session.answers[i], row.number, with_it, access->subject));
    }
    for (auto const& event : *events) {
        if (event.number <= last)
            continue;
        if (event.kind == SessionEventKind::submitted)
            resumed.missed.push_back(show.submitted(*open, event, access->subject));
        else if (event.kind == SessionEventKind::stopped)
            resumed.missed.push_back(show.stopped(*open, event));
        else if (is_notice(event.kind))
            resumed.missed.push_back(show.notice(event, *replies));
    }
    std::sort(resumed.missed.begin(), resumed.missed.end(),
        [](Missed const& left, Missed const& right) { return number_of(left) < number_of(right); });
    co_return resumed;
}

asio::awaitable<Result<text::NoticeView>> Conversation::notice(
    domain::Actor actor, SessionId session, std::uint64_t number, text::Locale locale)
{
    auto record = store_.read().session(session);
    if (!record)
        co_return record.error();
    auto access = co_await authority_.for_reading(actor, Act::read_own, record->subject, session.text(), session);
    if (!access)
        co_return access.error();
    auto events = store_.read().session_events(session);
    if (!events)
        co_return events.error();
    auto replies = open_replies(store_.read(), access->key, session, clock_.now(), locale);
    if (!replies)
        co_return replies.error();
    for (auto const& event : *events)
        if (event.number == number && is_notice(event.kind))
            co_return views(locale).notice(event, *replies);
    co_return fail(Errc::not_found, "no notice with that number");
}

} // namespace sayso::app

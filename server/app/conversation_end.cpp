#include "app/conversation.h"
#include "app/rows.h"

/// Sending a conversation, and stopping one.
namespace sayso::app {

namespace asio = boost::asio;
using domain::SessionEventKind;
using domain::StatementState;

asio::awaitable<Result<>> Conversation::note_event(domain::Actor actor, SessionId session, SessionEventKind kind)
{
    auto record = store_.read().session(session);
    if (!record)
        co_return record.error();
    auto access = co_await authority_.for_writing(actor, Act::answer, record->subject, session.text(), session);
    if (!access)
        co_return access.error();

    auto now = clock_.now();
    casefile::IdSource ids(now, random_);
    Change change;
    change.session_events.push_back(session_event(session, kind, now));
    access->entry.action = std::string("statement.") + domain::name(kind);
    change.audit.push_back(access->entry);
    if (kind == SessionEventKind::submitted) {
        change.chronology.push_back(chronology_entry(ids, *record, "statement_submitted", record->flow, now));
        casefile::Notice notice { "statement", session.text(), record->top_level.value_or(domain::Level::routine) };
        change.outbox.push_back(outbox_row(ids, *record, notice, now));
    }
    auto stored = co_await store_.commit(std::move(change));
    if (stored)
        outbox_.wake();
    co_return stored;
}

asio::awaitable<Result<text::SubmittedView>> Conversation::submit(
    domain::Actor actor, SessionId session, text::Locale locale)
{
    auto open = co_await open_own(actor, session, Act::read_own);
    if (!open)
        co_return open.error();
    if (open->record.state == StatementState::stopped)
        co_return fail(Errc::conflict, "stopped");
    auto path = flow::follow(*open->definition, open->session);
    if (!path)
        co_return path.error();
    if (path->waiting)
        co_return fail(Errc::conflict, "open_questions");

    if (!was_sent(open->record)) {
        auto noted = co_await note_event(actor, session, SessionEventKind::submitted);
        if (!noted)
            co_return noted.error();
    }
    auto subject = store_.read().young_person(open->record.subject);
    if (!subject)
        co_return subject.error();
    auto events = store_.read().session_events(session);
    if (!events)
        co_return events.error();
    for (auto const& event : *events)
        if (event.kind == SessionEventKind::submitted)
            co_return views(locale).submitted(*open, event, *subject);
    co_return fail(Errc::corrupt, "a sent conversation has no event that sent it");
}

asio::awaitable<Result<text::StoppedView>> Conversation::stop(
    domain::Actor actor, SessionId session, text::Locale locale)
{
    auto open = co_await open_own(actor, session, Act::read_own);
    if (!open)
        co_return open.error();
    if (was_sent(open->record))
        co_return fail(Errc::conflict, "sent_already");
    if (open->record.state != StatementState::stopped) {
        auto noted = co_await note_event(actor, session, SessionEventKind::stopped);
        if (!noted)
            co_return noted.error();
    }
    auto events = store_.read().session_events(session);
    if (!events)
        co_return events.error();
    for (auto const& event : *events)
        if (event.kind == SessionEventKind::stopped)
            co_return views(locale).stopped(*open, event);
    co_return fail(Errc::corrupt, "a stopped conversation has no event that stopped it");
}

} // namespace sayso::app

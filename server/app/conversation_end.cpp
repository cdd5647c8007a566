#include "app/case_entries.h"
#include "app/conversation.h"
#include "app/rows.h"
#include <algorithm>

/// Sending a conversation, and stopping one.
namespace sayso::app {

namespace asio = boost::asio;
using domain::SessionEventKind;
using domain::StatementState;

/// Nothing is promised that is not so: not once an alert has gone to the adviser, not after it was sent, and not where no
/// manager would read it instead.
Result<bool> Conversation::may_go_without_adviser(
    store::SessionRecord const& record, store::YoungPersonRecord const& subject)
{
    if (subject.nameless || subject.adviser.is_nil() || was_sent(record))
        return false;
    auto alerts = store_.read().alerts_of_session(record.id);
    if (!alerts)
        return alerts.error();
    for (auto const& alert : *alerts)
        if (std::ranges::find(alert.to, domain::Recipient::adviser) != alert.to.end()
            || casefile::is_past_the_adviser({ alert }))
            return false;
    return authority_.may_come_to(domain::Recipient::team_manager, subject, record.id);
}

void Conversation::keep_from_adviser(Change& change, Access const& access, SessionId session, Moment now)
{
    casefile::Entry entry;
    entry.id = EntryId::make(now, random_);
    entry.subject = access.subject.id;
    entry.session = session;
    entry.kind = casefile::EntryKind::kept_from;
    entry.owner = access.subject.adviser.text();
    entry.at = now;
    auto digest = vault_.blind_index("case_entry", content_of(entry));
    change.case_entries.push_back(sealed_entry(access.key, entry, std::move(digest)));
}

asio::awaitable<Result<>> Conversation::note_event(
    domain::Actor actor, SessionId session, SessionEventKind kind, bool without_adviser)
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
    if (without_adviser) {
        auto may = may_go_without_adviser(*record, access->subject);
        if (!may)
            co_return may.error();
        if (!*may)
            co_return fail(Errc::conflict, "adviser_knows");
        keep_from_adviser(change, *access, session, now);
    }
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
    domain::Actor actor, SessionId session, text::Locale locale, bool without_adviser)
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
        auto noted = co_await note_event(actor, session, SessionEventKind::submitted, without_adviser);
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

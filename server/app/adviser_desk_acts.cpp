#include "app/adviser_desk.h"

#include "app/rows.h"
#include "app/session_file.h"

/// What a worker does: each act, its audit entry and its news in one change.
namespace sayso::app {

namespace asio = boost::asio;
using domain::SessionEventKind;

namespace {

constexpr std::size_t longest_reply = 8 * 1024;

bool is_blank(std::string const& words)
{
    return words.find_first_not_of(" \t\r\n") == std::string::npos;
}

} // namespace

void AdviserDesk::add_first_read(
    Change& change, casefile::IdSource& ids, store::SessionRecord const& session, WorkerId by)
{
    if (session.read)
        return;
    auto now = clock_.now();
    change.session_events.push_back(session_event(session.id, SessionEventKind::read, now, "", by));
    change.chronology.push_back(chronology_entry(ids, session, "statement_read", session.flow, now));
    casefile::Notice notice { "read", "", domain::Level::routine };
    change.outbox.push_back(outbox_row(ids, session, notice, now));
}

asio::awaitable<Result<>> AdviserDesk::mark_read(domain::Actor actor, SessionId session)
{
    auto record = on_desks(session);
    if (!record)
        co_return record.error();
    auto access = co_await authority_.for_writing(actor, Act::mark_read, record->subject, session.text(), session);
    if (!access)
        co_return access.error();
    if (record->read)
        co_return Result<>();

    casefile::IdSource ids(clock_.now(), random_);
    Change change;
    add_first_read(change, ids, *record, actor.worker);
    change.audit.push_back(access->entry);
    auto stored = co_await store_.commit(std::move(change));
    if (stored)
        outbox_.wake();
    co_return stored;
}

asio::awaitable<Result<domain::AlertView>> AdviserDesk::acknowledge(domain::Actor actor, AlertId id)
{
    auto alert = on_desks(id);
    if (!alert)
        co_return alert.error();
    auto access = co_await authority_.for_writing(actor, Act::acknowledge_alert, alert->subject, id.text(), alert->session);
    if (!access)
        co_return access.error();
    if (alert->acknowledged)
        co_return fail(Errc::conflict, "already_acknowledged");
    auto record = store_.read().session(alert->session);
    if (!record)
        co_return record.error();

    auto now = clock_.now();
    casefile::IdSource ids(now, random_);
    Change change;
    Change::Acknowledge taken;
    taken.alert = id;
    taken.by = actor.worker;
    taken.at = now;
    change.acknowledgements.push_back(taken);
    add_first_read(change, ids, *record, actor.worker); // Who takes it up has read it.
    change.session_events.push_back(
        session_event(alert->session, SessionEventKind::alert_acknowledged, now, id.text(), actor.worker));
    change.chronology.push_back(chronology_entry(ids, *record, "alert_acknowledged", alert->name, now));
    casefile::Notice notice { "acknowledged", id.text(), alert->level };
    change.outbox.push_back(outbox_row(ids, *record, notice, now));
    change.audit.push_back(access->entry);
    auto stored = co_await store_.commit(std::move(change));
    if (!stored && stored.error().code == Errc::conflict)
        co_return fail(Errc::conflict, "already_acknowledged");
    if (!stored)
        co_return stored.error();
    outbox_.wake();

    auto after = store_.read().alert(id);
    if (!after)
        co_return after.error();
    co_return open_alert(*access, *after);
}

asio::awaitable<Result<domain::ReplyView>> AdviserDesk::reply(
    domain::Actor actor, SessionId session, ReplyId id, std::string words)
{
    if (is_blank(words))
        co_return fail(Errc::invalid_input, "reply_empty");
    if (words.size() > longest_reply)
        co_return fail(Errc::invalid_input, "too_long");
    if (!text::is_acceptable_text(words, flow::Limits::combining_marks))
        co_return fail(Errc::invalid_input, "ill_formed");
    auto record = on_desks(session);
    if (!record)
        co_return record.error();
    auto access = co_await authority_.for_writing(actor, Act::reply, record->subject, session.text(), session);
    if (!access)
        co_return access.error();

    auto digest = vault_.blind_index("reply", session.text() + "/" + words);
    if (auto earlier = store_.read().reply(id)) {
        if (earlier->digest != digest || earlier->session != session)
            co_return fail(Errc::conflict, "id_reused");
        co_return reply_view(*earlier, words);
    }

    auto now = clock_.now();
    casefile::IdSource ids(now, random_);
    store::ReplyRecord row;
    row.id = id;
    row.session = session;
    row.subject = record->subject;
    row.by = actor.worker;
    row.words = seal_reply(access->key, id, words);
    row.digest = digest;
    row.at = now;

    Change change;
    add_first_read(change, ids, *record, actor.worker);
    change.replies.push_back(row);
    change.session_events.push_back(session_event(session, SessionEventKind::replied, now, id.text(), actor.worker));
    change.chronology.push_back(chronology_entry(ids, *record, "reply", record->flow, now));
    casefile::Notice notice { "replied", id.text(), domain::Level::routine };
    change.outbox.push_back(outbox_row(ids, *record, notice, now));
    change.audit.push_back(access->entry);
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    outbox_.wake();
    co_return reply_view(row, words);
}

domain::ReplyView AdviserDesk::reply_view(store::ReplyRecord const& row, std::string const& words)
{
    domain::ReplyView view;
    view.id = row.id;
    view.by = worker_name(store_.read(), row.by);
    view.words = words;
    view.at = told(row.at, clock_.now(), text::locale_or_english("en"));
    return view;
}

} // namespace sayso::app

#include "store/change.h"
#include "store/sqlite_store.h"
#include <algorithm>

namespace sayso::store {

namespace {

template <class Enum> std::vector<Enum> read_names(Row& row, std::optional<Enum> (*from)(std::string_view))
{
    std::vector<Enum> values;
    for (auto const& name : split(row.text())) {
        auto value = from(name);
        if (value)
            values.push_back(*value);
        else
            row.mark_broken();
    }
    return values;
}

#define SESSION_COLUMNS                                                                                                \
    "s.authority, s.id, s.subject, s.flow, s.version, s.locale, s.channel, s.state, s.today, s.inputs, s.started,"     \
    " s.submitted, s.read, s.read_by, p.number, p.changed, p.top_level"                                                \
    " FROM session AS s JOIN session_progress AS p ON p.session = s.row"                                               \
    " WHERE s.authority = (SELECT id FROM authority)"
SessionRecord read_session(Row& row)
{
    SessionRecord session;
    session.authority = row.id<AuthorityId>();
    session.id = row.id<SessionId>();
    session.subject = row.id<YoungPersonId>();
    session.flow = row.text();
    session.version = row.text();
    session.locale = row.text();
    session.channel = row.named(domain::channel_from);
    session.state = row.named(domain::statement_state_from);
    session.today = row.date();
    session.inputs = row.bytes();
    session.started = row.moment();
    session.submitted = row.maybe_moment();
    session.read = row.maybe_moment();
    session.read_by = row.id<WorkerId>();
    session.number = row.count();
    session.changed = row.moment();
    session.top_level = row.maybe_named(domain::level_from);
    return session;
}

/// The rows of a session in `table` that are newer than row ?2; their chain begins at `last` of session_progress.
#define CHAIN(table, last)                                                                                             \
    "WITH RECURSIVE chain (row, session) AS ("                                                                         \
    " SELECT p." last ", s.id FROM session AS s JOIN session_progress AS p ON p.session = s.row"                       \
    " WHERE s.authority = (SELECT id FROM authority) AND s.id = ?1 AND p." last " > ?2"                                \
    " UNION ALL"                                                                                                       \
    " SELECT t.previous, chain.session FROM chain JOIN " table " AS t ON t.row = chain.row"                            \
    " WHERE t.previous > ?2) "
struct NumberedAnswer {
    RowNumber row;
    AnswerRecord answer;
};
NumberedAnswer read_answer(Row& row)
{
    NumberedAnswer read;
    read.row = row.integer();
    auto& answer = read.answer;
    answer.session = row.id<SessionId>();
    answer.number = row.count();
    answer.id = row.id<AnswerId>();
    answer.place = row.text();
    answer.edit = row.flag();
    answer.value = row.bytes();
    answer.digest = row.text();
    answer.at = row.moment();
    return read;
}

constexpr std::size_t most_known_sessions = 4096;

SessionEventRecord read_session_event(Row& row)
{
    SessionEventRecord event;
    event.session = row.id<SessionId>();
    event.number = row.count();
    event.kind = row.named(domain::session_event_kind_from);
    event.ref = row.text();
    event.by = row.id<WorkerId>();
    event.at = row.moment();
    return event;
}

casefile::FiledField read_field(Row& row)
{
    casefile::FiledField field;
    field.session = row.id<SessionId>();
    field.place = row.text();
    field.field = row.text();
    field.matters = read_names(row, domain::matter_from);
    field.filed = row.flag();
    field.at = row.moment();
    return field;
}

#define ALERT_COLUMNS                                                                                                  \
    "alert.id, session.id, alert.subject, name, alert.flow, level, place, recipients, otherwise, add_places, raised,"  \
    " acknowledge_by, acknowledged, acknowledged_by FROM alert JOIN session ON session.row = alert.session"
casefile::AlertRecord read_alert(Row& row)
{
    casefile::AlertRecord alert;
    alert.id = row.id<AlertId>();
    alert.session = row.id<SessionId>();
    alert.subject = row.id<YoungPersonId>();
    alert.name = row.text();
    alert.flow = row.text();
    alert.level = row.named(domain::level_from);
    alert.place = row.text();
    alert.to = read_names(row, domain::recipient_from);
    alert.otherwise = row.named(domain::recipient_from);
    alert.add = split(row.text());
    alert.raised = row.moment();
    alert.acknowledge_by = row.moment();
    alert.acknowledged = row.maybe_moment();
    alert.acknowledged_by = row.id<WorkerId>();
    return alert;
}

casefile::TaskRecord read_task(Row& row)
{
    casefile::TaskRecord task;
    task.id = row.id<TaskId>();
    task.session = row.id<SessionId>();
    task.subject = row.id<YoungPersonId>();
    task.name = row.text();
    task.to = row.named(domain::recipient_from);
    task.due = row.date();
    return task;
}

casefile::ChronologyRecord read_chronology(Row& row)
{
    casefile::ChronologyRecord entry;
    entry.id = row.id<EntryId>();
    entry.subject = row.id<YoungPersonId>();
    entry.at = row.moment();
    entry.kind = row.text();
    entry.session = row.id<SessionId>();
    entry.detail = row.text();
    return entry;
}

#define REPLY_COLUMNS                                                                                                  \
    "reply.id, session.id, reply.subject, by, words, digest, at FROM reply JOIN session ON session.row = "             \
    "reply.session"
ReplyRecord read_reply(Row& row)
{
    ReplyRecord reply;
    reply.id = row.id<ReplyId>();
    reply.session = row.id<SessionId>();
    reply.subject = row.id<YoungPersonId>();
    reply.by = row.id<WorkerId>();
    reply.words = row.bytes();
    reply.digest = row.text();
    reply.at = row.moment();
    return reply;
}

} // namespace

Result<SessionRecord> SqliteStore::session(SessionId id)
{
    return reader_->one("SELECT " SESSION_COLUMNS " AND s.id = ?", read_session, id);
}

Result<std::vector<SessionRecord>> SqliteStore::sessions_of(YoungPersonId subject)
{
    return reader_->many(
        "SELECT " SESSION_COLUMNS " AND s.subject = ? ORDER BY s.started DESC, s.row DESC", read_session, subject);
}

Result<std::vector<SessionRecord>> SqliteStore::unsent_since(Moment last_change)
{
    return reader_->many("SELECT " SESSION_COLUMNS " AND s.state = 'in_progress' AND p.changed < ? ORDER BY s.row",
        read_session, last_change);
}

Result<std::vector<AnswerRecord>> SqliteStore::answers(SessionId session)
{
    auto known = known_answers_.find(session);
    auto newer = reader_->many(
        CHAIN("answer", "last_answer") "SELECT t.row, chain.session, t.number, t.id, t.place,"
                                       " t.edit, t.value, t.digest, t.at"
                                       " FROM chain JOIN answer AS t ON t.row = chain.row ORDER BY t.row",
        read_answer, session, known == known_answers_.end() ? RowNumber { 0 } : known->second.last);
    if (!newer)
        return newer.error();
    if (known == known_answers_.end()) {
        if (newer->empty())
            return std::vector<AnswerRecord>();
        if (known_answers_.size() >= most_known_sessions)
            known_answers_.clear();
        known = known_answers_.try_emplace(session).first;
    }
    for (auto& [row, answer] : *newer) {
        known->second.last = row;
        known->second.answers.push_back(std::move(answer));
    }
    return known->second.answers;
}

Result<AnswerRecord> SqliteStore::answer(SessionId session, AnswerId id)
{
    auto all = answers(session);
    if (!all)
        return all.error();
    auto found = std::ranges::find(*all, id, &AnswerRecord::id);
    if (found == all->end())
        return fail(Errc::not_found, "no such answer");
    return std::move(*found);
}

Result<std::vector<SessionEventRecord>> SqliteStore::session_events(SessionId session)
{
    return reader_->many("SELECT session.id, number, kind, ref, by, at"
                         " FROM session JOIN session_event ON session_event.session = session.row"
                         " WHERE authority = (SELECT id FROM authority) AND session.id = ? ORDER BY number",
        read_session_event, session);
}

Result<std::vector<casefile::FiledField>> SqliteStore::fields_of_session(SessionId session)
{
    return reader_->many(
        CHAIN("filed_field", "last_field") "SELECT chain.session, place, field, matters, filed, at"
                                           " FROM chain JOIN filed_field AS t ON t.row = chain.row ORDER BY t.row",
        read_field, session, RowNumber { 0 });
}

Result<casefile::AlertRecord> SqliteStore::alert(AlertId id)
{
    return reader_->one("SELECT " ALERT_COLUMNS " WHERE alert.id = ?", read_alert, id);
}

Result<std::vector<casefile::AlertRecord>> SqliteStore::alerts_of_session(SessionId session)
{
    return reader_->many("SELECT " ALERT_COLUMNS
                         " WHERE authority = (SELECT id FROM authority) AND session.id = ? ORDER BY alert.row",
        read_alert, session);
}

Result<std::vector<casefile::AlertRecord>> SqliteStore::alerts_of(YoungPersonId subject)
{
    return reader_->many("SELECT " ALERT_COLUMNS " WHERE alert.subject = ? ORDER BY alert.row", read_alert, subject);
}

Result<std::vector<casefile::AlertRecord>> SqliteStore::open_alerts()
{
    return reader_->many("SELECT " ALERT_COLUMNS " WHERE acknowledged IS NULL ORDER BY raised, alert.row", read_alert);
}

Result<std::vector<SessionRecord>> SqliteStore::sessions_without_reply()
{
    return reader_->many("SELECT " SESSION_COLUMNS
                         " AND s.row IN (SELECT session FROM unanswered)"
                         " AND NOT (SELECT nameless FROM young_person AS y"
                         "  WHERE y.authority = s.authority AND y.id = s.subject)"
                         " ORDER BY s.submitted, s.row",
        read_session);
}

Result<std::vector<casefile::TaskRecord>> SqliteStore::tasks_of(YoungPersonId subject)
{
    return reader_->many("SELECT task.id, session.id, task.subject, name, recipient, due"
                         " FROM task JOIN session ON session.row = task.session"
                         " WHERE task.subject = ? ORDER BY task.row",
        read_task, subject);
}

Result<std::vector<casefile::ChronologyRecord>> SqliteStore::chronology_of(YoungPersonId subject)
{
    return reader_->many("SELECT id, subject, at, kind, session, detail FROM chronology"
                         " WHERE subject = ? ORDER BY at, row",
        read_chronology, subject);
}

Result<ReplyRecord> SqliteStore::reply(ReplyId id)
{
    return reader_->one("SELECT " REPLY_COLUMNS " WHERE reply.id = ?", read_reply, id);
}

Result<std::vector<ReplyRecord>> SqliteStore::replies_to(SessionId session)
{
    return reader_->many("SELECT " REPLY_COLUMNS
                         " WHERE authority = (SELECT id FROM authority) AND session.id = ? ORDER BY at, reply.row",
        read_reply, session);
}

} // namespace sayso::store

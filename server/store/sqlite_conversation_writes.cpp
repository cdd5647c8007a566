#include "store/sqlite_writes.h"

#include <algorithm>

namespace sayso::store {

namespace {

struct Link {
    AnswerId id;
    std::optional<RowNumber> previous;
};

Link read_link(Row& row)
{
    Link link;
    link.id = row.id<AnswerId>();
    link.previous = row.maybe_row();
    return link;
}

std::uint64_t bit_of(AnswerId id)
{
    return std::uint64_t { 1 } << (id.bytes().back() & 63U);
}

} // namespace

Result<> SqliteWrites::apply(SessionRecord const& session)
{
    auto written = connection_.run("INSERT INTO session (authority, id, subject, flow, version, locale, channel, state,"
                                   " today, inputs, started, submitted, read, read_by)"
                                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        session.authority, session.id, session.subject, session.flow, session.version, session.locale,
        domain::name(session.channel), domain::name(session.state), iso_text(session.today), session.inputs,
        session.started, session.submitted, session.read, session.read_by);
    if (!written)
        return written;
    Progress progress;
    progress.session = session.id;
    progress.row = connection_.last_row();
    progress.number = session.number;
    progress.changed = session.changed;
    progress.top_level = session.top_level;
    auto begun = connection_.run(
        "INSERT INTO session_progress (session, number, changed, seen) VALUES (?, 0, 0, 0)", progress.row);
    progress.dirty = true;
    touched_.push_back(progress);
    return begun;
}

/// Mostly one look at a bit; else a walk back over the session's answers, each on a page of its own.
Result<bool> SqliteWrites::is_there(Progress const& progress, AnswerId answer)
{
    if ((progress.seen & bit_of(answer)) == 0)
        return false;
    for (auto row = progress.last_answer; row;) {
        auto link = connection_.one("SELECT id, previous FROM answer WHERE row = ?", read_link, *row);
        if (!link)
            return fail(Errc::corrupt, "the chain of a session's answers is broken: " + link.error().detail);
        if (link->id == answer)
            return true;
        row = link->previous;
    }
    return false;
}

Result<> SqliteWrites::apply(Change::TurnWrite const& turn)
{
    auto const& answer = turn.answer;
    auto found = progress(answer.session);
    if (!found && found.error().code != Errc::not_found)
        return found.error();
    if (!found || (*found)->number != turn.expected)
        return fail(Errc::conflict, "the session has moved on");
    auto& session = **found;
    auto there = is_there(session, answer.id);
    if (!there)
        return there.error();
    if (*there)
        return fail(Errc::conflict, "the answer is there already");

    auto written = connection_.run("INSERT INTO answer (id, previous, session, number, place, edit, value, digest, at)"
                                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        answer.id, session.last_answer, session.row, turn.expected + 1, answer.place, answer.edit, answer.value,
        answer.digest, answer.at);
    session.last_answer = connection_.last_row();
    session.seen |= bit_of(answer.id);
    session.number = turn.expected + 1;
    session.changed = answer.at;
    session.top_level = std::max(session.top_level, turn.top_level); // None is less than any.
    session.dirty = true;
    return written;
}

Result<> SqliteWrites::apply(SessionEventRecord const& event)
{
    auto found = progress(event.session);
    if (!found)
        return found.error();
    auto& session = **found;
    session.number += 1;
    session.changed = event.at;
    session.dirty = true;
    auto written
        = connection_.run("INSERT INTO session_event (session, number, kind, ref, by, at) VALUES (?, ?, ?, ?, ?, ?)",
            session.row, session.number, domain::name(event.kind), event.ref, event.by, event.at);
    if (!written)
        return written;
    return move_on(session.row, event);
}

Result<> SqliteWrites::move_on(RowNumber session, SessionEventRecord const& event)
{
    using Kind = domain::SessionEventKind;
    using domain::StatementState;
    switch (event.kind) {
    case Kind::submitted:
        return connection_.run("UPDATE session SET state = ?, submitted = ? WHERE row = ?",
            domain::name(StatementState::submitted), event.at, session);
    case Kind::amended:
        return connection_.run(
            "UPDATE session SET state = ? WHERE row = ?", domain::name(StatementState::amended), session);
    case Kind::stopped:
        return connection_.run(
            "UPDATE session SET state = ? WHERE row = ?", domain::name(StatementState::stopped), session);
    case Kind::read: // The first read stays.
        return connection_.run(
            "UPDATE session SET read = ?, read_by = ? WHERE row = ? AND read IS NULL", event.at, event.by, session);
    case Kind::passed_on:
    case Kind::alert_acknowledged:
    case Kind::replied:
    case Kind::entry:
        return {};
    }
    return {};
}

Result<> SqliteWrites::apply(casefile::FiledField const& field)
{
    auto found = progress(field.session);
    if (!found)
        return found.error();
    auto& session = **found;
    std::vector<std::string> matters;
    matters.reserve(field.matters.size());
    for (auto matter : field.matters)
        matters.emplace_back(domain::name(matter));
    auto written = connection_.run("INSERT INTO filed_field (previous, session, place, field, matters, filed, at)"
                                   " VALUES (?, ?, ?, ?, ?, ?, ?)",
        session.last_field, session.row, field.place, field.field, joined(matters), field.filed, field.at);
    session.last_field = connection_.last_row();
    session.dirty = true;
    return written;
}

} // namespace sayso::store

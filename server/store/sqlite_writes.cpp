#include "store/sqlite_writes.h"

#include <algorithm>

namespace sayso::store {

namespace {

std::int64_t read_integer(Row& row)
{
    return row.integer();
}

SqliteWrites::Head read_head(Row& row)
{
    SqliteWrites::Head head;
    head.number = row.count();
    auto hash = row.bytes();
    if (hash.size() == head.hash.size())
        std::ranges::copy(hash, head.hash.begin());
    else
        row.mark_broken();
    return head;
}

/// SQLite has no unsigned and no "none": a nil id and an empty index are NULL.
std::optional<std::string_view> unless_empty(std::string const& text)
{
    return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

template <class Enum> std::optional<std::string_view> name_of(std::optional<Enum> value)
{
    return value ? std::optional<std::string_view>(domain::name(*value)) : std::nullopt;
}

template <class Enum> std::string names_of(std::vector<Enum> const& values)
{
    std::vector<std::string> names;
    names.reserve(values.size());
    for (auto value : values)
        names.emplace_back(domain::name(value));
    return joined(names);
}

} // namespace

Result<> SqliteWrites::load_audit_head()
{
    auto head = connection_.one("SELECT number, hash FROM audit_head", read_head);
    if (!head)
        return fail(Errc::corrupt, "sayso.db has lost the head of its audit: " + head.error().detail);
    head_ = *head;
    return {};
}

Result<> SqliteWrites::store_audit_head()
{
    return connection_.run("UPDATE audit_head SET number = ?, hash = ? WHERE single = 1", head_.number, head_.hash);
}

Result<> SqliteWrites::take_tries(Change const& change)
{
    Result<> result;
    for (auto const& attempt : change.attempts) {
        auto taken = take_try(attempt);
        if (!taken)
            result = taken;
    }
    return result;
}

Result<> SqliteWrites::take_try(AttemptTaken const& attempt)
{
    if (auto swept = connection_.run("DELETE FROM attempt WHERE expires <= ?", attempt.at); !swept)
        return swept;
    auto taken = connection_.one("SELECT count(*) FROM attempt WHERE key = ?", read_integer, attempt.key);
    if (!taken)
        return taken.error();
    if (*taken >= attempt.most)
        return too_many_tries();
    return connection_.run(
        "INSERT INTO attempt (key, expires) VALUES (?, ?)", attempt.key, Moment(attempt.at + attempt.window));
}

Result<> SqliteWrites::write(Change const& change)
{
    touched_.clear();
    if (auto applied = apply_parts(*this, change); !applied)
        return applied;
    for (auto const& progress : touched_)
        if (progress.dirty)
            if (auto saved = save(progress); !saved)
                return saved;
    return {};
}

SqliteWrites::Progress SqliteWrites::read_progress(Row& row)
{
    Progress progress;
    progress.row = row.integer();
    progress.number = row.count();
    progress.changed = row.moment();
    progress.top_level = row.maybe_named(domain::level_from);
    progress.last_answer = row.maybe_row();
    progress.last_field = row.maybe_row();
    progress.seen = row.count();
    return progress;
}

Result<SqliteWrites::Progress*> SqliteWrites::progress(SessionId session)
{
    auto known = std::ranges::find(touched_, session, &Progress::session);
    if (known != touched_.end())
        return &*known;
    auto found
        = connection_.one("SELECT p.session, p.number, p.changed, p.top_level, p.last_answer, p.last_field, p.seen"
                          " FROM session AS s JOIN session_progress AS p ON p.session = s.row"
                          " WHERE s.authority = (SELECT id FROM authority) AND s.id = ?",
            read_progress, session);
    if (!found)
        return found.error();
    touched_.push_back(*found);
    touched_.back().session = session;
    return &touched_.back();
}

Result<> SqliteWrites::save(Progress const& progress)
{
    return connection_.run("UPDATE session_progress"
                           " SET number = ?, changed = ?, top_level = ?, last_answer = ?, last_field = ?, seen = ?"
                           " WHERE session = ?",
        progress.number, progress.changed, name_of(progress.top_level), progress.last_answer, progress.last_field,
        progress.seen, progress.row);
}

Result<> SqliteWrites::apply(AuthorityRecord const& authority)
{
    return connection_.run("INSERT INTO authority (single, id, name, demo) VALUES (1, ?, ?, ?)", authority.id,
        authority.name, authority.demo);
}

Result<> SqliteWrites::apply(domain::Team const& team)
{
    return connection_.run(
        "INSERT INTO team (authority, id, name) VALUES (?, ?, ?)", team.authority, team.id, team.name);
}

Result<> SqliteWrites::apply(domain::Worker const& worker)
{
    return connection_.run("INSERT INTO worker"
                           " (authority, id, team, role, username, display_name, password_hash, active)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                           " ON CONFLICT (authority, id) DO UPDATE SET team = excluded.team, role = excluded.role,"
                           " username = excluded.username, display_name = excluded.display_name,"
                           " password_hash = excluded.password_hash, active = excluded.active",
        worker.authority, worker.id, worker.team, domain::name(worker.role), worker.username, worker.display_name,
        worker.password_hash, worker.active);
}

Result<> SqliteWrites::apply(YoungPersonRecord const& person)
{
    return connection_.run("INSERT INTO young_person"
                           " (authority, id, team, adviser, nameless, details, case_number_index, created)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        person.authority, person.id, person.team, person.adviser, person.nameless, person.details,
        unless_empty(person.case_number_index), person.created);
}

Result<> SqliteWrites::apply(FlowVersionRecord const& version)
{
    return connection_.run("INSERT INTO flow_version (version, flow, number, canonical_json, published)"
                           " VALUES (?, ?, ?, ?, ?) ON CONFLICT (version) DO NOTHING",
        version.version, version.flow, version.number, version.canonical_json, version.published);
}

Result<> SqliteWrites::apply(CodeRecord const& code)
{
    return connection_.run("INSERT INTO code (authority, id, code_index, subject, issued_by, issued, expires, used)"
                           " VALUES ((SELECT id FROM authority), ?, ?, ?, ?, ?, ?, ?)",
        code.id, code.code_index, code.subject, code.issued_by, code.issued, code.expires, code.used);
}

Result<> SqliteWrites::apply(std::string const& forgiven)
{
    return connection_.run("DELETE FROM attempt WHERE key = ?", forgiven);
}

Result<> SqliteWrites::apply(Change::UseCode const& use)
{
    auto used = connection_.run(
        "UPDATE code SET used = ?1 WHERE code_index = ?2 AND used IS NULL AND expires > ?1", use.at, use.code_index);
    if (used && connection_.changed_rows() == 0)
        return fail(Errc::conflict, "the code is unknown, used or expired");
    return used;
}

Result<> SqliteWrites::apply(Change::EndSignIn const& end)
{
    return connection_.run("UPDATE sign_in SET ended = ? WHERE id = ? AND ended IS NULL", end.at, end.id);
}

Result<> SqliteWrites::apply(casefile::AlertRecord const& alert)
{
    auto session = progress(alert.session);
    if (!session)
        return session.error();
    return connection_.run("INSERT INTO alert (id, session, subject, name, flow, level, place, recipients, otherwise,"
                           " add_places, raised, acknowledge_by, acknowledged, acknowledged_by)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        alert.id, (*session)->row, alert.subject, alert.name, alert.flow, domain::name(alert.level), alert.place,
        names_of(alert.to), domain::name(alert.otherwise), joined(alert.add), alert.raised, alert.acknowledge_by,
        alert.acknowledged, alert.acknowledged_by);
}

Result<> SqliteWrites::apply(casefile::TaskRecord const& task)
{
    auto session = progress(task.session);
    if (!session)
        return session.error();
    return connection_.run("INSERT INTO task (id, session, subject, name, recipient, due) VALUES (?, ?, ?, ?, ?, ?)",
        task.id, (*session)->row, task.subject, task.name, domain::name(task.to), iso_text(task.due));
}

Result<> SqliteWrites::apply(casefile::ChronologyRecord const& entry)
{
    return connection_.run("INSERT INTO chronology (id, subject, at, kind, session, detail) VALUES (?, ?, ?, ?, ?, ?)",
        entry.id, entry.subject, entry.at, entry.kind, entry.session, entry.detail);
}

Result<> SqliteWrites::apply(ReplyRecord const& reply)
{
    auto session = progress(reply.session);
    if (!session)
        return session.error();
    return connection_.run(
        "INSERT INTO reply (id, session, subject, by, words, digest, at) VALUES (?, ?, ?, ?, ?, ?, ?)", reply.id,
        (*session)->row, reply.subject, reply.by, reply.words, reply.digest, reply.at);
}

Result<> SqliteWrites::apply(Change::Acknowledge const& acknowledge)
{
    auto done = connection_.run(
        "UPDATE alert SET acknowledged = ?, acknowledged_by = ? WHERE id = ? AND acknowledged IS NULL", acknowledge.at,
        acknowledge.by, acknowledge.alert);
    if (!done || connection_.changed_rows() == 1)
        return done;
    auto there = connection_.one("SELECT count(*) FROM alert WHERE id = ?", read_integer, acknowledge.alert);
    if (!there)
        return there.error();
    if (*there == 0)
        return fail(Errc::not_found, "no such alert");
    return fail(Errc::conflict, "the alert was acknowledged already");
}

Result<> SqliteWrites::apply(OutboxRecord const& outbox)
{
    return connection_.run("INSERT INTO outbox (id, kind, authority, subject, session, ref, level, created)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        outbox.id, outbox.kind, outbox.authority, outbox.subject, outbox.session, outbox.ref,
        domain::name(outbox.level), outbox.created);
}

Result<> SqliteWrites::apply(OutboxId delivered)
{
    return connection_.run("DELETE FROM outbox WHERE id = ?", delivered);
}

Result<> SqliteWrites::apply(vault::AuditEntry const& entry)
{
    Head next { head_.number + 1, {} };
    next.hash = vault::next_hash(head_.hash, next.number, entry);
    auto written = connection_.run("INSERT INTO audit (number, at, actor, action, subject, ref, outcome, hash)"
                                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        next.number, entry.at, entry.actor, entry.action, entry.subject, entry.ref, entry.outcome, next.hash);
    if (written)
        head_ = next;
    return written;
}

} // namespace sayso::store

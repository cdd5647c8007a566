#include "store/sqlite_store.h"
#include "store/sqlite_writes.h"

#include <algorithm>

/// Rows that go for good: a whole person, or a conversation that was never sent. What hangs on what is asked of the
/// schema itself, so that a table added later is not forgotten here.
namespace sayso::store {

namespace {

struct Column {
    std::string table;
    std::string name; // That points to ...
    std::string to; // ... this column of the other table.
};

Column read_column(Row& row)
{
    Column column;
    column.table = row.text();
    column.name = row.text();
    column.to = row.text();
    return column;
}

template <class AnyId> std::string literal(AnyId const& id)
{
    return "x'" + id.text() + "'";
}

/// Deletes the rows of a table that fit, and before them all that refer to them, however far.
Result<> delete_with_all_that_hangs_on_it(Connection& connection, std::string const& table, std::string const& where)
{
    // There is one authority in a database, so its half of a reference tells nothing apart.
    auto children = connection.many("SELECT s.name, f.\"from\", f.\"to\" FROM sqlite_schema AS s"
                                    " JOIN pragma_foreign_key_list(s.name) AS f"
                                    " WHERE s.type = 'table' AND f.\"table\" = ? AND f.\"from\" <> 'authority'",
        read_column, table);
    if (!children)
        return children.error();
    for (auto const& child : *children) {
        auto hanging = child.name + " IN (SELECT " + child.to + " FROM " + table + " WHERE " + where + ")";
        if (auto gone = delete_with_all_that_hangs_on_it(connection, child.table, hanging); !gone)
            return gone;
    }
    return connection.execute(("DELETE FROM " + table + " WHERE " + where).c_str());
}

/// What is not tied to a person by a reference but by a column.
Result<> delete_what_names(Connection& connection, YoungPersonId subject)
{
    auto columns = connection.many("SELECT s.name, c.name, '' FROM sqlite_schema AS s"
                                   " JOIN pragma_table_info(s.name) AS c"
                                   " WHERE s.type = 'table' AND c.name IN ('subject', 'young_person')"
                                   " AND s.name NOT IN ('audit', 'tombstone', 'sign_in')",
        read_column);
    if (!columns)
        return columns.error();
    for (auto const& column : *columns) {
        auto gone = delete_with_all_that_hangs_on_it(
            connection, column.table, column.name + " = " + literal(subject));
        if (!gone)
            return gone;
    }
    return {};
}

/// The same for one conversation: some tables know it by its id.
Result<> delete_what_names(Connection& connection, SessionId session)
{
    auto columns = connection.many("SELECT s.name, c.name, '' FROM sqlite_schema AS s"
                                   " JOIN pragma_table_info(s.name) AS c"
                                   " WHERE s.type = 'table' AND c.name = 'session' AND c.type = 'BLOB'",
        read_column);
    if (!columns)
        return columns.error();
    for (auto const& column : *columns) {
        auto gone = delete_with_all_that_hangs_on_it(
            connection, column.table, column.name + " = " + literal(session));
        if (!gone)
            return gone;
    }
    return {};
}

std::int64_t read_integer(Row& row)
{
    return row.integer();
}

TombstoneRecord read_tombstone(Row& row)
{
    TombstoneRecord tombstone;
    tombstone.subject = row.id<YoungPersonId>();
    tombstone.at = row.moment();
    tombstone.by = row.text();
    tombstone.witness = row.text();
    tombstone.reason = row.text();
    tombstone.completed = row.maybe_moment();
    tombstone.backups_until = row.maybe_moment();
    return tombstone;
}

} // namespace

Result<> SqliteWrites::apply(TombstoneRecord const& tombstone)
{
    auto there = connection_.one(
        "SELECT count(*) FROM young_person WHERE id = ?", read_integer, tombstone.subject);
    if (!there)
        return there.error();
    auto written = connection_.run("INSERT INTO tombstone (subject, at, by, witness, reason, completed, backups_until)"
                                   " VALUES (?, ?, ?, ?, ?, ?, ?)",
        tombstone.subject, tombstone.at, tombstone.by, tombstone.witness, tombstone.reason, tombstone.completed,
        tombstone.backups_until);
    if (!written)
        return written;
    if (*there == 0)
        return fail(Errc::not_found, "no such young person");
    auto ended = connection_.run("UPDATE sign_in SET ended = ? WHERE young_person = ? AND ended IS NULL", tombstone.at,
        tombstone.subject);
    if (!ended)
        return ended;
    if (auto gone = delete_what_names(connection_, tombstone.subject); !gone)
        return gone;
    return delete_with_all_that_hangs_on_it(connection_, "young_person", "id = " + literal(tombstone.subject));
}

Result<> SqliteWrites::apply(EraseDone const& done)
{
    auto written = connection_.run("UPDATE tombstone SET completed = ?, backups_until = ? WHERE subject = ?"
                                   " AND completed IS NULL",
        done.at, done.backups_until, done.subject);
    if (written && connection_.changed_rows() == 0)
        return fail(Errc::conflict, "nobody with that id is waiting to be erased");
    return written;
}

Result<> SqliteWrites::apply(SweepUnsent const& sweep)
{
    // Asked again here: a word that came meanwhile keeps the whole conversation.
    auto fits = connection_.one("SELECT count(*) FROM session AS s JOIN session_progress AS p ON p.session = s.row"
                                " WHERE s.id = ? AND s.state = 'in_progress' AND p.changed < ? AND p.top_level IS NULL"
                                " AND NOT EXISTS (SELECT 1 FROM alert AS a WHERE a.session = s.row)",
        read_integer, sweep.session, sweep.unchanged_since);
    if (!fits)
        return fits.error();
    if (*fits == 0)
        return fail(Errc::conflict, "the conversation has moved on, or raised an alert");
    if (auto gone = delete_what_names(connection_, sweep.session); !gone)
        return gone;
    return delete_with_all_that_hangs_on_it(connection_, "session", "id = " + literal(sweep.session));
}

Result<std::vector<TombstoneRecord>> SqliteStore::tombstones()
{
    return reader_->many("SELECT subject, at, by, witness, reason, completed, backups_until FROM tombstone ORDER BY at",
        read_tombstone);
}

} // namespace sayso::store

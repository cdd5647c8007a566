#include "store/change.h"
#include "store/sqlite_store.h"

/// Alerts passed on, clocks told of, and what a look at the words gave.
namespace sayso::store {

namespace {

casefile::AlertStep read_step(Row& row)
{
    casefile::AlertStep step;
    step.alert = row.id<AlertId>();
    step.number = static_cast<int>(row.integer());
    step.to = row.named(domain::recipient_from);
    step.at = row.moment();
    step.acknowledge_by = row.moment();
    return step;
}

std::string read_text(Row& row)
{
    return row.text();
}

bool read_flag(Row& row)
{
    return row.flag();
}

ScanRecord read_scan(Row& row)
{
    ScanRecord scan;
    scan.session = row.id<SessionId>();
    scan.level = static_cast<int>(row.integer());
    scan.version = row.text();
    return scan;
}

} // namespace

Result<> SqliteWrites::apply(casefile::AlertStep const& step)
{
    auto acknowledged
        = connection_.one("SELECT acknowledged IS NOT NULL FROM alert WHERE id = ?", read_flag, step.alert);
    if (!acknowledged)
        return acknowledged.error();
    if (*acknowledged)
        return taken_up();
    return connection_.run("INSERT INTO alert_step (alert, number, recipient, at, acknowledge_by)"
                           " VALUES (?, ?, ?, ?, ?)",
        step.alert, step.number, domain::name(step.to), step.at, step.acknowledge_by);
}

Result<> SqliteWrites::apply(Change::ClockTold const& told)
{
    return connection_.run("INSERT INTO clock_told (key, at) VALUES (?, ?)", told.key, told.at);
}

Result<> SqliteWrites::apply(ScanRecord const& scan)
{
    auto session = progress(scan.session);
    if (!session)
        return session.error();
    return connection_.run("INSERT INTO session_scan (session, level, version) VALUES (?, ?, ?)"
                           " ON CONFLICT (session) DO UPDATE SET level = excluded.level, version = excluded.version"
                           " WHERE level < excluded.level",
        (*session)->row, scan.level, scan.version);
}

Result<std::vector<casefile::AlertStep>> SqliteStore::alert_steps(AlertId alert)
{
    return reader_->many("SELECT alert, number, recipient, at, acknowledge_by FROM alert_step"
                         " WHERE alert = ? ORDER BY number",
        read_step, alert);
}

Result<std::vector<std::string>> SqliteStore::clocks_told(std::string const& prefix)
{
    return reader_->many(
        "SELECT key FROM clock_told WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key", read_text, prefix);
}

Result<ScanRecord> SqliteStore::scan_of(SessionId session)
{
    auto scan = reader_->one("SELECT session.id, level, session_scan.version FROM session_scan"
                             " JOIN session ON session.row = session_scan.session"
                             " WHERE authority = (SELECT id FROM authority) AND session.id = ?",
        read_scan, session);
    if (!scan && scan.error().code == Errc::not_found)
        return ScanRecord { session, 0, "" };
    return scan;
}

} // namespace sayso::store

#include "store/sqlite_connection.h"

#include <cstring>

namespace sayso::store {

namespace {

constexpr auto settings_of_all = R"(
    PRAGMA wal_autocheckpoint = 0;
    PRAGMA temp_store = MEMORY;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA cache_size = -16384;
)";

// FULL: NORMAL loses acknowledged answers when the power goes.
constexpr auto settings_of_writer = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
constexpr auto settings_of_reader = "PRAGMA query_only = ON;";

} // namespace

std::span<std::uint8_t const> Row::raw()
{
    auto bytes = static_cast<std::uint8_t const*>(sqlite3_column_blob(statement_, next_));
    auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, next_));
    ++next_;
    return { bytes, size };
}

std::string Row::text()
{
    auto bytes = raw();
    return { bytes.begin(), bytes.end() };
}

std::vector<std::uint8_t> Row::bytes()
{
    auto bytes = raw();
    return { bytes.begin(), bytes.end() };
}

std::optional<Moment> Row::maybe_moment()
{
    auto value = maybe_row();
    return value ? std::optional(from_millis(*value)) : std::nullopt;
}

std::optional<RowNumber> Row::maybe_row()
{
    if (is_null()) {
        ++next_;
        return std::nullopt;
    }
    return integer();
}

Date Row::date()
{
    auto date = parse_date(text());
    broken_ = broken_ || !date;
    return date ? *date : Date {};
}

Connection::Connection(sqlite3* db)
    : db_(db)
{
}

Connection::~Connection()
{
    for (auto const& [sql, statement] : statements_)
        sqlite3_finalize(statement);
    sqlite3_close(db_);
}

Result<std::unique_ptr<Connection>> Connection::open(std::string const& path, Role role)
{
    sqlite3* db = nullptr;
    int opened = sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<Connection> connection(new Connection(db));
    if (opened != SQLITE_OK)
        return connection->error("opening the database");
    if (auto ready = connection->set_up(role); !ready)
        return ready.error();
    return connection;
}

Result<> Connection::set_up(Role role)
{
    sqlite3_extended_result_codes(db_, 1);
    sqlite3_busy_timeout(db_, 5000);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    // Two connections that checkpoint at once can lose a commit (SQLite 3.7.0 to 3.51.2): only the writer ever does.
    if (role == Role::reader)
        sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    if (sqlite3_db_readonly(db_, "main") == 1)
        return fail(Errc::unavailable, "sayso.db can not be written; give it to the user that runs this program");
    if (auto set = execute(settings_of_all); !set)
        return set;
    return execute(role == Role::writer ? settings_of_writer : settings_of_reader);
}

Result<> Connection::execute(char const* sql)
{
    if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return error(sql);
    return {};
}

Result<sqlite3_stmt*> Connection::prepared(char const* sql)
{
    auto& statement = statements_[sql];
    if (!statement && sqlite3_prepare_v3(db_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return error(sql);
    return statement;
}

Error Connection::error(char const* sql)
{
    int code = sqlite3_extended_errcode(db_);
    auto detail = std::string(sqlite3_errmsg(db_)) + " (SQLite " + std::to_string(code) + ")";
    if (!std::strchr(sql, '\n')) // A log entry is one line.
        detail += std::string(": ") + sql;
    int primary = code & 0xff;
    if (primary != SQLITE_CONSTRAINT && failure_ == SQLITE_OK) // The first: what follows it only follows from it.
        failure_ = primary;
    switch (primary) {
    case SQLITE_CONSTRAINT:
        if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
            return fail(Errc::not_found, std::move(detail));
        if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID)
            return fail(Errc::conflict, std::move(detail));
        return fail(Errc::invalid_input, std::move(detail));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return fail(Errc::corrupt, std::move(detail));
    case SQLITE_FULL:
        return fail(Errc::unavailable, "the disk is full: make room; nothing of this was saved");
    default:
        return fail(Errc::unavailable, std::move(detail));
    }
}

} // namespace sayso::store

#include "vault/key_database.h"
#include "vault/seal.h"

#include <cstring>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

/// What is done with the whole key database: wrapping anew, burying, copying.
namespace sayso::vault {

/// One prepared statement, gone with this.
class KeyDatabase::Statement {
public:
    Statement(sqlite3* db, char const* sql) { sqlite3_prepare_v2(db, sql, -1, &statement_, nullptr); }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(Statement const&) = delete;
    Statement& operator=(Statement const&) = delete;

    Statement& bind(std::span<std::uint8_t const> bytes)
    {
        sqlite3_bind_blob(statement_, ++place_, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
        return *this;
    }
    Statement& bind(std::string const& text)
    {
        sqlite3_bind_text(statement_, ++place_, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
        return *this;
    }
    Statement& bind(std::int64_t number)
    {
        sqlite3_bind_int64(statement_, ++place_, number);
        return *this;
    }

    int step() { return sqlite3_step(statement_); }
    void again()
    {
        sqlite3_reset(statement_);
        place_ = 0;
    }

    std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
    Sealed bytes(int column) const
    {
        auto first = static_cast<std::uint8_t const*>(sqlite3_column_blob(statement_, column));
        return Sealed(first, first + sqlite3_column_bytes(statement_, column));
    }
    std::string text(int column) const
    {
        auto read = bytes(column);
        return { read.begin(), read.end() };
    }
    YoungPersonId id(int column) const
    {
        auto read = bytes(column);
        return read.size() == 16 ? YoungPersonId::from_bytes(std::span<std::uint8_t const, 16>(read.data(), 16))
                                 : YoungPersonId();
    }

private:
    sqlite3_stmt* statement_ = nullptr;
    int place_ = 0;
};

Result<> KeyDatabase::write_named(char const* sql, std::vector<Named> const& values)
{
    if (auto begun = execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    Statement statement(db_, sql);
    for (auto const& [name, value] : values) {
        statement.bind(std::string(name)).bind(value);
        if (statement.step() != SQLITE_DONE) {
            auto error = trouble("setting up");
            sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
            return error;
        }
        statement.again();
    }
    return execute("COMMIT");
}

Result<> KeyDatabase::add_named(std::vector<Named> const& values)
{
    return write_named("INSERT INTO named (name, value) VALUES (?, ?)", values);
}

Result<> KeyDatabase::replace_named(std::vector<Named> const& values)
{
    return write_named("INSERT OR REPLACE INTO named (name, value) VALUES (?, ?)", values);
}

namespace {

template <class Read, class Statement, class Fail> auto all_rows(Statement& statement, Read read, Fail trouble)
{
    std::vector<decltype(read(statement))> rows;
    int state = statement.step();
    for (; state == SQLITE_ROW; state = statement.step())
        rows.push_back(read(statement));
    if (state != SQLITE_DONE)
        return Result<decltype(rows)>(trouble());
    return Result<decltype(rows)>(std::move(rows));
}

} // namespace

Result<std::vector<KeyDatabase::Row>> KeyDatabase::keys_not_wrapped_with(std::uint32_t version, std::size_t most)
{
    Statement statement(
        db_, "SELECT subject, version, wrapped FROM data_key WHERE substr(wrapped, 3, 4) <> ? LIMIT ?");
    statement.bind(version_bytes(version)).bind(static_cast<std::int64_t>(most));
    return all_rows(
        statement,
        [](Statement& row) {
            return Row { row.id(0), static_cast<std::uint32_t>(row.integer(1)), row.bytes(2) };
        },
        [this] { return trouble("reading keys"); });
}

Result<std::vector<KeyDatabase::Row>> KeyDatabase::every_key()
{
    Statement statement(db_, "SELECT subject, version, wrapped FROM data_key");
    return all_rows(
        statement,
        [](Statement& row) {
            return Row { row.id(0), static_cast<std::uint32_t>(row.integer(1)), row.bytes(2) };
        },
        [this] { return trouble("reading keys"); });
}

Result<std::size_t> KeyDatabase::how_many_not_wrapped_with(std::uint32_t version)
{
    Statement statement(db_, "SELECT count(*) FROM data_key WHERE substr(wrapped, 3, 4) <> ?");
    statement.bind(version_bytes(version));
    if (statement.step() != SQLITE_ROW)
        return trouble("counting keys");
    return static_cast<std::size_t>(statement.integer(0));
}

Result<std::vector<std::uint32_t>> KeyDatabase::versions_in_use()
{
    Statement statement(db_, "SELECT DISTINCT substr(wrapped, 1, 6) FROM data_key");
    return all_rows(
        statement,
        [](Statement& row) {
            std::uint32_t version = 0;
            auto header = row.bytes(0);
            for (std::size_t i = 2; i < header.size(); ++i)
                version = version << 8U | header[i];
            return version;
        },
        [this] { return trouble("reading keys"); });
}

Result<> KeyDatabase::replace_wrapped(std::vector<Row> const& rows)
{
    if (auto begun = execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    Statement statement(db_, "UPDATE data_key SET wrapped = ? WHERE subject = ?");
    for (auto const& row : rows) {
        statement.bind(row.wrapped).bind(row.subject.bytes());
        if (statement.step() != SQLITE_DONE) {
            auto error = trouble("wrapping keys anew");
            sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
            return error;
        }
        statement.again();
    }
    return execute("COMMIT");
}

Result<> KeyDatabase::bury(YoungPersonId subject, Moment at)
{
    Statement statement(db_, "INSERT OR IGNORE INTO tombstone (subject, at, tidied) VALUES (?, ?, 0)");
    statement.bind(subject.bytes()).bind(to_millis(at));
    if (statement.step() != SQLITE_DONE)
        return trouble("burying");
    return {};
}

Result<std::vector<Buried>> KeyDatabase::buried()
{
    Statement statement(db_, "SELECT subject, at FROM tombstone");
    return all_rows(
        statement, [](Statement& row) { return Buried { row.id(0), from_millis(row.integer(1)) }; },
        [this] { return trouble("reading tombstones"); });
}

Result<> KeyDatabase::delete_buried_keys()
{
    return execute("DELETE FROM data_key WHERE subject IN (SELECT subject FROM tombstone)");
}

Result<bool> KeyDatabase::is_untidy()
{
    Statement statement(db_, "SELECT EXISTS (SELECT 1 FROM tombstone WHERE tidied = 0)");
    if (statement.step() != SQLITE_ROW)
        return trouble("reading tombstones");
    return statement.integer(0) != 0;
}

Result<> KeyDatabase::tidy()
{
    if (auto done = execute("VACUUM"); !done)
        return done;
    return execute("UPDATE tombstone SET tidied = 1 WHERE tidied = 0");
}

Result<> KeyDatabase::add_backup(KeyBackup const& backup)
{
    Statement statement(db_, "INSERT INTO key_backup (generation, folder, at, expires) VALUES (?, ?, ?, ?)");
    statement.bind(backup.generation).bind(backup.folder).bind(to_millis(backup.at)).bind(to_millis(backup.expires));
    int done = statement.step();
    if (done == SQLITE_CONSTRAINT)
        return fail(Errc::conflict, "there is a backup of that name already; wait a second and try again");
    if (done != SQLITE_DONE)
        return trouble("noting a backup");
    return {};
}

Result<std::vector<KeyBackup>> KeyDatabase::backups()
{
    Statement statement(db_, "SELECT generation, folder, at, expires FROM key_backup ORDER BY at");
    return all_rows(
        statement,
        [](Statement& row) {
            return KeyBackup { row.text(0), row.text(1), from_millis(row.integer(2)), from_millis(row.integer(3)) };
        },
        [this] { return trouble("reading backups"); });
}

Result<> KeyDatabase::delete_backup(std::string const& generation)
{
    Statement statement(db_, "DELETE FROM key_backup WHERE generation = ?");
    statement.bind(generation);
    if (statement.step() != SQLITE_DONE)
        return trouble("forgetting a backup");
    return {};
}

Result<> KeyDatabase::copy_to(std::string const& path)
{
    int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return fail(errno == EEXIST ? Errc::conflict : Errc::unavailable, "the copy of keys.db can not be made there");
    sqlite3* copy = nullptr;
    int code = sqlite3_open_v2(path.c_str(), &copy, SQLITE_OPEN_READWRITE, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_exec(copy, "PRAGMA synchronous = EXTRA", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) {
        auto* backup = sqlite3_backup_init(copy, "main", db_, "main");
        if (backup)
            sqlite3_backup_step(backup, -1);
        code = backup ? sqlite3_backup_finish(backup) : sqlite3_errcode(copy);
    }
    if (sqlite3_close(copy) != SQLITE_OK)
        code = SQLITE_ERROR;
    bool synced = ::fsync(file) == 0;
    ::close(file);
    if (code != SQLITE_OK || !synced)
        return fail(Errc::unavailable, std::string("the copy of keys.db can not be written: ") + sqlite3_errstr(code));
    return {};
}

Result<std::unique_ptr<KeyDatabase>> KeyDatabase::open_bytes(std::vector<std::uint8_t> const& bytes)
{
    sqlite3* db = nullptr;
    if (sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
        sqlite3_close(db);
        return fail(Errc::unavailable, "there is no memory for a copy of keys.db");
    }
    std::unique_ptr<KeyDatabase> database(new KeyDatabase(db));
    auto* own = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size() + 1));
    if (!own)
        return fail(Errc::unavailable, "there is no memory for a copy of keys.db");
    std::memcpy(own, bytes.data(), bytes.size());
    auto size = static_cast<sqlite3_int64>(bytes.size());
    if (sqlite3_deserialize(db, "main", own, size, size,
            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        != SQLITE_OK)
        return database->trouble("opening a copy");
    if (auto ready = database->prepare(); !ready)
        return ready.error();
    return database;
}

} // namespace sayso::vault

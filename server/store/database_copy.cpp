#include "store/database_copy.h"

#include "store/sqlite_connection.h"
#include "vault/digest.h"
#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace sayso::store {

namespace {

struct Closed {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Closed>;
using Statement = std::unique_ptr<sqlite3_stmt, Closed>;

Error can_not(char const* doing, int code)
{
    return fail(code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? Errc::corrupt : Errc::unavailable,
        std::string(doing) + ": " + sqlite3_errstr(code));
}

/// `?`, `#` and `%` mean something in the address that SQLite is given.
std::string read_only_address(std::string const& path)
{
    std::string address = "file:";
    for (char c : path) {
        if (c == '?' || c == '#' || c == '%')
            address += c == '?' ? "%3f" : c == '#' ? "%23" : "%25";
        else
            address += c;
    }
    return address + "?immutable=1";
}

Result<> write_pages(sqlite3* from, std::string const& to)
{
    sqlite3* opened = nullptr;
    int code = sqlite3_open_v2(to.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database copy(opened);
    if (code == SQLITE_OK)
        code = sqlite3_exec(opened, "PRAGMA synchronous = FULL", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return can_not("opening the copy", code);
    auto* backup = sqlite3_backup_init(opened, "main", from, "main");
    if (!backup)
        return can_not("beginning the copy", sqlite3_errcode(opened));
    sqlite3_backup_step(backup, -1); // In one go: what is copied is what was there at one moment.
    code = sqlite3_backup_finish(backup);
    if (code == SQLITE_OK) // One file, with no log beside it.
        code = sqlite3_exec(opened, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return can_not("copying", code);
    return {};
}

} // namespace

Result<> copy_database(std::string const& folder, std::string const& to)
{
    auto source = Connection::open(folder + "/sayso.db", Connection::Role::reader);
    if (!source)
        return source.error();
    int file = ::open(to.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return fail(errno == EEXIST ? Errc::conflict : Errc::unavailable, "the copy of sayso.db can not be made there");
    auto written = write_pages((*source)->handle(), to);
    bool synced = ::fsync(file) == 0;
    ::close(file);
    if (written && !synced)
        return fail(Errc::unavailable, "the copy of sayso.db could not be synced to disk");
    return written;
}

struct DatabaseCopy::Parts {
    Database db;

    Statement prepare(std::string const& sql) const
    {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(db.get(), sql.c_str(), -1, &statement, nullptr);
        return Statement(statement);
    }
    Error trouble(char const* doing) const { return can_not(doing, sqlite3_errcode(db.get()) & 0xff); }
};

DatabaseCopy::DatabaseCopy(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts))
{
}

DatabaseCopy::~DatabaseCopy() = default;

Result<std::unique_ptr<DatabaseCopy>> DatabaseCopy::open(std::string const& path)
{
    if (::access(path.c_str(), R_OK) != 0)
        return fail(Errc::not_found, "there is no sayso.db in the backup, or it can not be read");
    sqlite3* opened = nullptr;
    int code = sqlite3_open_v2(read_only_address(path).c_str(), &opened,
        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    auto parts = std::make_unique<Parts>();
    parts->db.reset(opened);
    if (code == SQLITE_OK)
        code = sqlite3_exec(opened, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return can_not("opening the copy", code);
    return std::unique_ptr<DatabaseCopy>(new DatabaseCopy(std::move(parts)));
}

namespace {

void add_value(vault::Digest& digest, sqlite3_stmt* row, int column)
{
    auto bytes = static_cast<std::uint8_t const*>(sqlite3_column_blob(row, column));
    auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
    // Kind and length in front, so that no two rows read alike.
    digest.add(std::to_string(sqlite3_column_type(row, column)) + ':' + std::to_string(size) + ':');
    digest.add(std::span(bytes, size));
}

YoungPersonId person_in(sqlite3_stmt* row, int column)
{
    auto bytes = static_cast<std::uint8_t const*>(sqlite3_column_blob(row, column));
    if (sqlite3_column_bytes(row, column) != 16)
        return {};
    return YoungPersonId::from_bytes(std::span<std::uint8_t const, 16>(bytes, 16));
}

std::string text_in(sqlite3_stmt* row, int column)
{
    auto text = reinterpret_cast<char const*>(sqlite3_column_text(row, column));
    return { text, static_cast<std::size_t>(sqlite3_column_bytes(row, column)) };
}

} // namespace

Result<std::map<std::string, DatabaseCopy::Table>> DatabaseCopy::tables()
{
    std::map<std::string, Table> tables;
    auto names = parts_->prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    while (names && sqlite3_step(names.get()) == SQLITE_ROW)
        tables[text_in(names.get(), 0)];
    for (auto& [name, table] : tables) {
        auto rows = parts_->prepare("SELECT * FROM \"" + name + "\"");
        vault::Digest digest;
        int state = rows ? sqlite3_step(rows.get()) : SQLITE_ERROR;
        for (; state == SQLITE_ROW; state = sqlite3_step(rows.get()), ++table.rows)
            for (int column = 0; column < sqlite3_column_count(rows.get()); ++column)
                add_value(digest, rows.get(), column);
        if (state != SQLITE_DONE)
            return parts_->trouble("reading the rows of the copy");
        table.digest = digest.finish();
    }
    if (tables.empty())
        return fail(Errc::corrupt, "the copy has no tables");
    return tables;
}

Result<> DatabaseCopy::check_integrity()
{
    auto check = parts_->prepare("PRAGMA integrity_check(1)");
    if (!check || sqlite3_step(check.get()) != SQLITE_ROW)
        return parts_->trouble("checking the copy");
    if (text_in(check.get(), 0) != "ok")
        return fail(Errc::corrupt, "the copy is damaged: " + text_in(check.get(), 0));
    auto references = parts_->prepare("PRAGMA foreign_key_check");
    int state = references ? sqlite3_step(references.get()) : SQLITE_ERROR;
    if (state == SQLITE_ROW)
        return fail(Errc::corrupt, "the copy is damaged: a row refers to one that is not there");
    if (state != SQLITE_DONE)
        return parts_->trouble("checking the copy");
    return {};
}

Result<std::uint64_t> DatabaseCopy::check_audit()
{
    auto rows = parts_->prepare(
        "SELECT number, at, actor, action, subject, ref, outcome, hash FROM audit ORDER BY number");
    std::uint64_t number = 0;
    vault::ChainHash hash {};
    auto same = [&hash](sqlite3_stmt* row, int column) {
        auto bytes = static_cast<std::uint8_t const*>(sqlite3_column_blob(row, column));
        return std::equal(hash.begin(), hash.end(), bytes, bytes + sqlite3_column_bytes(row, column));
    };
    int state = rows ? sqlite3_step(rows.get()) : SQLITE_ERROR;
    for (; state == SQLITE_ROW; state = sqlite3_step(rows.get())) {
        vault::AuditEntry entry;
        entry.at = from_millis(sqlite3_column_int64(rows.get(), 1));
        entry.actor = text_in(rows.get(), 2);
        entry.action = text_in(rows.get(), 3);
        entry.subject = person_in(rows.get(), 4);
        entry.ref = text_in(rows.get(), 5);
        entry.outcome = text_in(rows.get(), 6);
        hash = vault::next_hash(hash, ++number, entry);
        if (sqlite3_column_int64(rows.get(), 0) != static_cast<std::int64_t>(number) || !same(rows.get(), 7))
            return fail(Errc::corrupt, "audit entry " + std::to_string(number) + " of the copy was changed or is missing");
    }
    auto head = parts_->prepare("SELECT number, hash FROM audit_head");
    if (state != SQLITE_DONE || !head || sqlite3_step(head.get()) != SQLITE_ROW)
        return parts_->trouble("walking the audit of the copy");
    if (sqlite3_column_int64(head.get(), 0) != static_cast<std::int64_t>(number) || !same(head.get(), 1))
        return fail(Errc::corrupt, "the audit of the copy does not end where it should");
    return number;
}

Result<std::vector<DatabaseCopy::Canary>> DatabaseCopy::canaries()
{
    auto rows = parts_->prepare("SELECT id, NULL, details FROM young_person WHERE length(details) > 0"
                                " UNION ALL SELECT subject, id, inputs FROM session"
                                " WHERE row IN (SELECT min(row) FROM session GROUP BY subject)");
    std::vector<Canary> canaries;
    int state = rows ? sqlite3_step(rows.get()) : SQLITE_ERROR;
    for (; state == SQLITE_ROW; state = sqlite3_step(rows.get())) {
        Canary canary;
        canary.subject = person_in(rows.get(), 0);
        if (sqlite3_column_bytes(rows.get(), 1) == 16)
            canary.session = SessionId::from_bytes(std::span<std::uint8_t const, 16>(
                static_cast<std::uint8_t const*>(sqlite3_column_blob(rows.get(), 1)), 16));
        auto bytes = static_cast<std::uint8_t const*>(sqlite3_column_blob(rows.get(), 2));
        canary.sealed.assign(bytes, bytes + sqlite3_column_bytes(rows.get(), 2));
        canaries.push_back(std::move(canary));
    }
    if (state != SQLITE_DONE)
        return parts_->trouble("reading the people of the copy");
    return canaries;
}

Result<std::vector<YoungPersonId>> DatabaseCopy::tombstones()
{
    std::vector<YoungPersonId> erased;
    auto there = parts_->prepare("SELECT 1 FROM sqlite_schema WHERE name = 'tombstone'");
    if (!there)
        return parts_->trouble("reading the tombstones of the copy");
    if (sqlite3_step(there.get()) != SQLITE_ROW)
        return erased; // Made by a version of this program that could not erase.
    auto rows = parts_->prepare("SELECT subject FROM tombstone");
    int state = rows ? sqlite3_step(rows.get()) : SQLITE_ERROR;
    for (; state == SQLITE_ROW; state = sqlite3_step(rows.get()))
        erased.push_back(person_in(rows.get(), 0));
    if (state != SQLITE_DONE)
        return parts_->trouble("reading the tombstones of the copy");
    return erased;
}

Result<> end_sign_ins(std::string const& path, Moment now)
{
    auto connection = Connection::open(path, Connection::Role::writer);
    if (!connection)
        return connection.error();
    auto ended = (*connection)->run("UPDATE sign_in SET ended = ? WHERE ended IS NULL", now);
    if (!ended)
        return ended;
    return (*connection)->run("DELETE FROM code WHERE used IS NULL");
}

} // namespace sayso::store

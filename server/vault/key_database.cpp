#include "vault/key_database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace sayso::vault {

namespace {

// EXTRA, because with a rollback journal the commit is only safe once the folder knows that the journal is gone.
constexpr auto settings = R"(
    PRAGMA journal_mode = DELETE;
    PRAGMA synchronous = EXTRA;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
)";

constexpr int application_id = 0x53617942; // "SayB"; sayso.db has "SayA".
constexpr int schema_version = 2;
constexpr auto schema = R"(
    CREATE TABLE data_key (subject BLOB PRIMARY KEY NOT NULL, version INTEGER NOT NULL, wrapped BLOB NOT NULL)
        STRICT, WITHOUT ROWID;
    CREATE TABLE named (name TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
    PRAGMA application_id = 1398896962;
    PRAGMA user_version = 1;
)";
// The trigger, so that no mistake of ours can give an erased person a key again.
constexpr auto second_schema = R"(
    CREATE TABLE tombstone (subject BLOB PRIMARY KEY NOT NULL, at INTEGER NOT NULL, tidied INTEGER NOT NULL)
        STRICT, WITHOUT ROWID;
    CREATE TRIGGER no_key_for_the_buried BEFORE INSERT ON data_key
        WHEN EXISTS (SELECT 1 FROM tombstone WHERE subject = NEW.subject)
        BEGIN SELECT RAISE(ABORT, 'erased'); END;
    CREATE TABLE key_backup (generation TEXT PRIMARY KEY NOT NULL, folder TEXT NOT NULL, at INTEGER NOT NULL,
        expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 2;
)";
static_assert(application_id == 1398896962);

int number_of(sqlite3* db, char const* pragma)
{
    int number = -1;
    auto keep = [](void* into, int, char** values, char**) {
        *static_cast<int*>(into) = std::atoi(values[0]);
        return 0;
    };
    sqlite3_exec(db, pragma, keep, &number, nullptr);
    return number;
}

void bind_bytes(sqlite3_stmt* statement, int place, std::span<std::uint8_t const> bytes)
{
    sqlite3_bind_blob(statement, place, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
}

Sealed blob(sqlite3_stmt* statement, int column)
{
    auto bytes = static_cast<std::uint8_t const*>(sqlite3_column_blob(statement, column));
    return Sealed(bytes, bytes + sqlite3_column_bytes(statement, column));
}

void make_private_file(std::string const& path)
{
    if (path == ":memory:")
        return;
    // SQLite would make it readable by everyone. If this fails, opening says why.
    int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0)
        ::close(file);
}

} // namespace

KeyDatabase::KeyDatabase(sqlite3* db)
    : db_(db)
{
}

KeyDatabase::~KeyDatabase()
{
    sqlite3_finalize(insert_);
    sqlite3_finalize(select_);
    sqlite3_close(db_);
}

Error KeyDatabase::trouble(char const* doing) const
{
    auto code = sqlite3_errcode(db_) & 0xff;
    auto errc = code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? Errc::corrupt : Errc::unavailable;
    return fail(errc, std::string("key database, ") + doing + ": " + sqlite3_errmsg(db_));
}

Result<> KeyDatabase::execute(char const* sql)
{
    if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        auto error = trouble("setting up");
        sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
        return error;
    }
    return {};
}

Result<> KeyDatabase::prepare()
{
    if (auto set = execute(settings); !set)
        return set;
    sqlite3_busy_timeout(db_, 5000);
    if (auto begun = execute("BEGIN IMMEDIATE"); !begun) // Also finds a folder that can not be written.
        return begun;
    auto version = number_of(db_, "PRAGMA user_version");
    auto application = number_of(db_, "PRAGMA application_id");
    if (version > schema_version || (version != 0 && application != application_id)) {
        sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
        return fail(
            Errc::corrupt, "key database, opening: not one of ours, or made by a later version of this program");
    }
    if (version == 0) {
        if (auto made = execute(schema); !made)
            return made;
    }
    if (version < 2) {
        if (auto made = execute(second_schema); !made)
            return made;
    }
    if (auto done = execute("COMMIT"); !done)
        return done;

    auto insert = "INSERT INTO data_key (subject, version, wrapped) VALUES (?, ?, ?)";
    auto select = "SELECT version, wrapped FROM data_key WHERE subject = ?";
    if (sqlite3_prepare_v3(db_, insert, -1, SQLITE_PREPARE_PERSISTENT, &insert_, nullptr) != SQLITE_OK
        || sqlite3_prepare_v3(db_, select, -1, SQLITE_PREPARE_PERSISTENT, &select_, nullptr) != SQLITE_OK)
        return trouble("opening");
    return {};
}

Result<std::unique_ptr<KeyDatabase>> KeyDatabase::open(std::string const& path)
{
    make_private_file(path);
    sqlite3* db = nullptr;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    int opened = sqlite3_open_v2(path.c_str(), &db, flags, nullptr);
    std::unique_ptr<KeyDatabase> database(new KeyDatabase(db));
    if (opened != SQLITE_OK)
        return database->trouble("opening");
    if (auto ready = database->prepare(); !ready)
        return ready.error();
    return database;
}

Result<> KeyDatabase::add_key(YoungPersonId subject, std::uint32_t version, Sealed const& wrapped)
{
    bind_bytes(insert_, 1, subject.bytes());
    sqlite3_bind_int64(insert_, 2, version);
    bind_bytes(insert_, 3, wrapped);
    int done = sqlite3_step(insert_);
    auto error = trouble("adding a key");
    sqlite3_reset(insert_);
    sqlite3_clear_bindings(insert_);
    if (done == SQLITE_CONSTRAINT)
        return fail(Errc::conflict, "there is a key for this young person already");
    if (done != SQLITE_DONE)
        return error;
    return {};
}

Result<KeyDatabase::WrappedKey> KeyDatabase::key(YoungPersonId subject)
{
    bind_bytes(select_, 1, subject.bytes());
    int found = sqlite3_step(select_);
    auto error = trouble("reading a key");
    WrappedKey key;
    if (found == SQLITE_ROW) {
        key.version = static_cast<std::uint32_t>(sqlite3_column_int64(select_, 0));
        key.bytes = blob(select_, 1);
    }
    sqlite3_reset(select_);
    sqlite3_clear_bindings(select_);
    if (found == SQLITE_DONE)
        return fail(Errc::not_found, "no key: never made, or erased");
    if (found != SQLITE_ROW)
        return error;
    return key;
}

Result<Sealed> KeyDatabase::named(std::string const& name)
{
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(db_, "SELECT value FROM named WHERE name = ?", -1, &statement, nullptr);
    sqlite3_bind_text(statement, 1, name.data(), static_cast<int>(name.size()), SQLITE_STATIC);
    int found = sqlite3_step(statement);
    auto error = trouble("reading");
    Sealed value;
    if (found == SQLITE_ROW)
        value = blob(statement, 0);
    sqlite3_finalize(statement);
    if (found == SQLITE_DONE)
        return fail(Errc::not_found, "the key database has no " + name);
    if (found != SQLITE_ROW)
        return error;
    return value;
}

} // namespace sayso::vault

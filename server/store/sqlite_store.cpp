#include "store/sqlite_store.h"

#include "base/log.h"
#include "store/migrations.h"
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace sayso::store {

namespace {

constexpr int pages_between_checkpoints = 1024; // 4 MiB.
constexpr int most_wal_pages = 16 * 1024; // 64 MiB: from here the log must be begun anew.

/// After a failed fsync the kernel may have dropped the pages and call the next one a success: only reading the file
/// again, from the start, tells what is there.
[[noreturn]] void end_process(char const* doing, int code)
{
    log_event("store.disk_failed", { { "doing", doing }, { "sqlite", code } });
    std::_Exit(70);
}

/// A row that can not be read fails its own change; of all else nobody knows how far it went.
bool spoils_group(int code)
{
    return code != SQLITE_OK && code != SQLITE_CORRUPT;
}

bool disk_failed(int code)
{
    return code == SQLITE_IOERR || code == SQLITE_NOTADB;
}

/// Makes an empty file that only this user can read; SQLite would let everybody.
Result<> make_file(std::string const& folder, std::string const& path)
{
    std::error_code ignored; // What matters is whether the file can be made.
    bool is_new = std::filesystem::create_directories(folder, ignored);
    if (is_new)
        ::chmod(folder.c_str(), 0700);
    int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    int parent = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool made = file >= 0 && parent >= 0 && ::fsync(file) == 0 && ::fsync(parent) == 0;
    if (file >= 0)
        ::close(file);
    if (parent >= 0)
        ::close(parent);
    if (!made)
        return fail(
            Errc::unavailable, "sayso.db can not be made; check the folder, its owner and the room on the disk");
    return {};
}

} // namespace

SqliteStore::SqliteStore(FolderLock lock, std::unique_ptr<Connection> writer)
    : lock_(std::move(lock))
    , writer_(std::move(writer))
    , writes_(*writer_)
{
    auto keep_pages = [](void* into, sqlite3*, char const*, int pages) {
        *static_cast<int*>(into) = pages;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(writer_->handle(), keep_pages, &wal_pages_);
}

SqliteStore::~SqliteStore() = default;

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(SqliteOptions const& options)
{
    auto path = options.folder + "/sayso.db";
    std::error_code ignored;
    bool there = std::filesystem::exists(path, ignored) && std::filesystem::file_size(path, ignored) != 0;
    if (!there && !options.make)
        return fail(Errc::not_found, "there is no sayso.db in the database folder; make one first");
    if (!there) {
        if (auto made = make_file(options.folder, path); !made)
            return made.error();
    }
    auto lock = FolderLock::take(options.folder);
    if (!lock)
        return lock.error();
    auto writer = Connection::open(path, Connection::Role::writer);
    if (!writer)
        return writer.error();
    if (auto migrated = migrate(**writer, migrations()); !migrated)
        return migrated.error();

    std::unique_ptr<SqliteStore> store(new SqliteStore(std::move(*lock), std::move(*writer)));
    if (auto loaded = store->writes_.load_audit_head(); !loaded)
        return loaded.error();
    auto reader = Connection::open(path, Connection::Role::reader);
    if (!reader)
        return reader.error();
    store->reader_ = std::move(*reader);
    return store;
}

std::vector<Result<>> SqliteStore::commit_group(std::span<Change const> changes)
{
    if (changes.empty())
        return {};
    checkpoint_if_due(); // Now, and not after the last commit, so that nobody waits for it to hear of that one.
    auto head = writes_.head();
    writer_->forget_failure();
    if (auto begun = writer_->run("BEGIN IMMEDIATE"); !begun)
        return give_up(changes.size(), begun.error());

    std::vector<Result<>> results;
    results.reserve(changes.size());
    for (auto const& change : changes) {
        results.push_back(write_alone(change));
        if (spoils_group(writer_->failure())) {
            writes_.go_back_to(head);
            return give_up(changes.size(), results.back().error());
        }
        writer_->forget_failure();
    }
    auto done = writes_.store_audit_head();
    if (done)
        done = writer_->run("COMMIT");
    if (done)
        return results;
    if (writer_->failure() != SQLITE_FULL && writer_->failure() != SQLITE_BUSY)
        end_process("commit", writer_->failure());
    writes_.go_back_to(head);
    return give_up(changes.size(), done.error());
}

/// Writes one change so that it can be taken back without the others. Tries are taken outside: they stay.
Result<> SqliteStore::write_alone(Change const& change)
{
    if (auto fine = check(change); !fine)
        return fine;
    if (auto taken = writes_.take_tries(change); !taken)
        return taken;
    auto head = writes_.head();
    if (auto marked = writer_->run("SAVEPOINT one_change"); !marked)
        return marked;
    auto written = writes_.write(change);
    if (spoils_group(writer_->failure()))
        return written; // SQLite may have undone everything already.
    if (!written) {
        writes_.go_back_to(head);
        if (auto back = writer_->run("ROLLBACK TO one_change"); !back)
            return back;
    }
    if (auto released = writer_->run("RELEASE one_change"); !released)
        return released;
    return written;
}

/// The whole group is undone; none of it was on disk.
std::vector<Result<>> SqliteStore::give_up(std::size_t changes, Error const& error)
{
    int failure = writer_->failure();
    if (disk_failed(failure))
        end_process("write", failure);
    if (!sqlite3_get_autocommit(writer_->handle()))
        if (auto back = writer_->run("ROLLBACK"); !back)
            end_process("rollback", sqlite3_extended_errcode(writer_->handle()));
    log_event("store.group_refused", { { "changes", changes }, { "sqlite", failure } });
    return std::vector<Result<>>(changes, fail(Errc::unavailable, error.detail));
}

void SqliteStore::checkpoint_if_due()
{
    if (wal_pages_ < checkpointed_pages_)
        checkpointed_pages_ = 0; // The log was begun anew.
    if (wal_pages_ < checkpointed_pages_ + pages_between_checkpoints)
        return;
    auto db = writer_->handle();
    bool begin_anew = wal_pages_ >= most_wal_pages;
    sqlite3_busy_timeout(db, 100); // Somebody's long read must not hold up those who are answering.
    int done = 0;
    int code = sqlite3_wal_checkpoint_v2(
        db, "main", begin_anew ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, nullptr, &done);
    sqlite3_busy_timeout(db, 5000);
    if (disk_failed(code & 0xff))
        end_process("checkpoint", code);
    if (code == SQLITE_OK && begin_anew)
        wal_pages_ = 0;
    checkpointed_pages_ = wal_pages_; // What is left comes with the next one.
    if (code != SQLITE_OK && code != SQLITE_BUSY)
        log_event("store.checkpoint_failed", { { "sqlite", code } });
}

Result<std::unique_ptr<Store>> open_sqlite_store(SqliteOptions const& options)
{
    auto store = SqliteStore::open(options);
    if (!store)
        return store.error();
    return std::unique_ptr<Store>(std::move(*store));
}

} // namespace sayso::store

#include "store/verify.h"
#include "tests/unit/store/council.h"

/// What happens when the disk does not do as it is told.
namespace sayso::tests {

namespace {

/// SQLite's own file layer, but for syncing the log, which fails when told to.
class FailingSync {
public:
    FailingSync()
        : usual_(*sqlite3_vfs_find(nullptr))
        , layer_(usual_)
    {
        layer_.zName = "failing-sync";
        layer_.xOpen = open;
        sqlite3_vfs_register(&layer_, 1);
        instance = this;
    }
    ~FailingSync()
    {
        sqlite3_vfs_unregister(&layer_);
        instance = nullptr;
    }
    FailingSync(FailingSync const&) = delete;
    FailingSync& operator=(FailingSync const&) = delete;

    bool fail = false;

private:
    static int open(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* given)
    {
        int code = instance->usual_.xOpen(&instance->usual_, name, file, flags, given);
        if (code == SQLITE_OK && (flags & SQLITE_OPEN_WAL) != 0) {
            instance->usual_sync_ = file->pMethods->xSync;
            instance->methods_ = *file->pMethods;
            instance->methods_.xSync = sync;
            file->pMethods = &instance->methods_;
        }
        return code;
    }

    static int sync(sqlite3_file* file, int flags)
    {
        return instance->fail ? SQLITE_IOERR_FSYNC : instance->usual_sync_(file, flags);
    }

    static inline FailingSync* instance = nullptr;
    sqlite3_vfs usual_;
    sqlite3_vfs layer_;
    sqlite3_io_methods methods_ {};
    int (*usual_sync_)(sqlite3_file*, int) = nullptr;
};

} // namespace

class FailingDisk : public SqliteFolder {
protected:
    void TearDown() override { store.reset(); }

    FailingSync disk; // Before the store opens its files.
};

TEST_F(FailingDisk, EndsTheProcessRatherThanSyncTwice)
{
    ASSERT_TRUE(commit(turn(0)));
    EXPECT_EXIT(
        {
            disk.fail = true;
            (void)commit(turn(1));
        },
        testing::ExitedWithCode(70), "event=store.disk_failed doing=commit");
}

TEST_F(SqliteFolder, EndsTheProcessWhenACommitFails)
{
    EXPECT_EXIT(
        {
            sqlite3_commit_hook(
                store->writing_connection().handle(), [](void*) { return 1; }, nullptr);
            (void)commit(turn(0));
        },
        testing::ExitedWithCode(70), "event=store.disk_failed doing=commit");
}

TEST_F(SqliteFolder, RefusesAWholeGroupWhenTheDiskIsFullAndGoesOnWhenThereIsRoom)
{
    ASSERT_TRUE(commit(turn(0)));
    auto& connection = store->writing_connection();
    ASSERT_TRUE(connection.execute("PRAGMA max_page_count = 1")); // SQLite takes this as: not one page more.
    std::vector<Change> group { turn(1), turn(2) };
    group[1].turns[0].answer.value.assign(100'000, 7);
    auto results = store->commit_group(group);
    ASSERT_EQ(results.size(), 2U);
    for (auto const& result : results) {
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, Errc::unavailable);
        EXPECT_NE(result.error().detail.find("disk is full"), std::string::npos) << result.error().detail;
    }
    EXPECT_EQ(store->answers(session)->size(), 1U);

    ASSERT_TRUE(connection.execute("PRAGMA max_page_count = 1000000"));
    EXPECT_TRUE(commit(turn(1)));
    EXPECT_EQ(*store::verify_audit(*store), 3U);
}

TEST_F(SqliteFolder, RefusesAGroupWhileSomebodyElseHoldsTheFile)
{
    auto handle = store->writing_connection().handle();
    sqlite3_busy_timeout(handle, 1);
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(database().c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    auto refused = commit(turn(0));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Errc::unavailable);
    sqlite3_close(other);
    EXPECT_TRUE(commit(turn(0)));
}

} // namespace sayso::tests

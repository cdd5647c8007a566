#include "store/migrations.h"
#include "tests/unit/store/council.h"

#include <fstream>
#include <sys/stat.h>

namespace sayso::tests {

using store::Connection;

namespace {

Error error_opening(std::string const& folder, bool make = true)
{
    auto opened = store::open_sqlite_store({ folder, make });
    if (opened)
        throw std::logic_error("it should not have opened");
    EXPECT_EQ(opened.error().detail.find('\n'), std::string::npos) << "one line";
    return opened.error();
}

std::int64_t read_integer(store::Row& row)
{
    return row.integer();
}

} // namespace

TEST_F(SqliteFolder, KeepsEverythingOverAReopen)
{
    for (std::uint64_t i = 0; i < 3; ++i)
        ASSERT_TRUE(commit(turn(i)));
    reopen();
    EXPECT_EQ(store->answers(session)->size(), 3U);
    EXPECT_EQ(store->session(session)->number, 3U);
    EXPECT_TRUE(commit(turn(3)));
    EXPECT_EQ(store->answers(session)->size(), 4U);
}

TEST_F(SqliteFolder, HasOnDiskWhatItAcknowledged)
{
    ASSERT_TRUE(commit(turn(0)));
    // What is left of a process that stopped here and now: the files as they are, and nothing from its memory.
    TemporaryFolder after_a_crash;
    std::filesystem::copy(database(), after_a_crash.file("sayso.db"));
    std::filesystem::copy(database() + "-wal", after_a_crash.file("sayso.db-wal"));
    auto recovered = store::open_sqlite_store({ after_a_crash.path(), false });
    ASSERT_TRUE(recovered);
    EXPECT_EQ((*recovered)->answers(session)->size(), 1U);
}

TEST_F(SqliteFolder, GivesNoTriesBackOverAReopen)
{
    Change attempt;
    attempt.attempts.push_back({ "sign_in:sam", 1, std::chrono::minutes(15), clock.now() });
    EXPECT_TRUE(commit(attempt));
    reopen();
    auto refused = commit(attempt);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Errc::forbidden);
}

TEST_F(SqliteFolder, IsReadableByItsOwnerOnly)
{
    for (auto name : { "sayso.db", "sayso.db-wal", "sayso.lock" }) {
        struct stat status { };
        ASSERT_EQ(::stat(folder.file(name).c_str(), &status), 0) << name;
        EXPECT_EQ(status.st_mode & 0777U, 0600U) << name;
    }
}

TEST_F(SqliteFolder, RefusesASecondServer)
{
    auto error = error_opening(folder.path());
    EXPECT_EQ(error.code, Errc::unavailable);
    EXPECT_NE(error.detail.find("another program"), std::string::npos) << error.detail;
    store.reset();
    EXPECT_TRUE(store::open_sqlite_store({ folder.path(), false })) << "free again once the first is gone";
}

TEST_F(SqliteFolder, BringsAnOldSchemaUpToDateOnce)
{
    std::vector<char const*> steps(store::migrations().begin(), store::migrations().end());
    steps.push_back("CREATE TABLE later (words TEXT) STRICT");
    auto& connection = store->writing_connection();
    EXPECT_TRUE(store::migrate(connection, steps));
    EXPECT_TRUE(store::migrate(connection, steps)) << "again: nothing to do";
    EXPECT_EQ(*connection.one("PRAGMA user_version", read_integer), static_cast<std::int64_t>(steps.size()));
    EXPECT_TRUE(connection.run("INSERT INTO later (words) VALUES ('here')"));

    store.reset();
    auto error = error_opening(folder.path());
    EXPECT_EQ(error.code, Errc::corrupt) << "now it is newer than this program";
    EXPECT_NE(error.detail.find("later version"), std::string::npos) << error.detail;
}

TEST(SqliteSchema, ADatabaseFromBeforeTheStudioKeepsWhatIsInItAndGetsDrafts)
{
    TemporaryFolder folder;
    std::ofstream(folder.file("sayso.db")).close();
    {
        auto old = Connection::open(folder.file("sayso.db"), Connection::Role::writer);
        ASSERT_TRUE(old);
        ASSERT_TRUE(store::migrate(**old, store::migrations().first(1)));
        ASSERT_TRUE((*old)->run("INSERT INTO authority (single, id, name, demo)"
                                " VALUES (1, x'00000000000000000000000000000001', 'Testshire', 1)"));
    }
    auto opened = store::open_sqlite_store({ folder.path(), false });
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ((*opened)->authority()->name, "Testshire");
    EXPECT_TRUE((*opened)->drafts(10)->empty());
    EXPECT_TRUE((*opened)->live_publications()->empty());
}

TEST_F(SqliteFolder, LeavesTheSchemaAsItWasIfAStepFails)
{
    std::vector<char const*> steps(store::migrations().begin(), store::migrations().end());
    steps.push_back("CREATE TABLE later (words TEXT) STRICT");
    steps.push_back("CREATE TABLE later (words TEXT) STRICT");
    auto& connection = store->writing_connection();
    EXPECT_FALSE(store::migrate(connection, steps));
    EXPECT_EQ(*connection.one("PRAGMA user_version", read_integer), static_cast<std::int64_t>(steps.size() - 2));
    EXPECT_FALSE(connection.run("INSERT INTO later (words) VALUES ('here')"));
    EXPECT_TRUE(commit(turn(0)));
}

TEST(SqliteOpening, SaysThatThereIsNothingYet)
{
    TemporaryFolder folder;
    EXPECT_EQ(error_opening(folder.path(), false).code, Errc::not_found);
    std::ofstream(folder.file("sayso.db")).close(); // What a crash in the middle of making one leaves behind.
    EXPECT_EQ(error_opening(folder.path(), false).code, Errc::not_found);
    EXPECT_TRUE(store::open_sqlite_store({ folder.path(), true }));
}

TEST(SqliteOpening, MakesTheFolderToo)
{
    TemporaryFolder folder;
    auto inner = folder.file("a/b");
    EXPECT_TRUE(store::open_sqlite_store({ inner, true }));
    struct stat status { };
    ASSERT_EQ(::stat(inner.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0700U);
}

TEST(SqliteOpening, RefusesAFolderThatCanNotBeWritten)
{
    TemporaryFolder folder;
    std::ofstream(folder.file("plain")) << "not a folder";
    EXPECT_EQ(error_opening(folder.file("plain/below")).code, Errc::unavailable);
    EXPECT_EQ(error_opening("/proc").code, Errc::unavailable);
}

TEST(SqliteOpening, RefusesWhatIsNoSaysoDatabase)
{
    TemporaryFolder folder;
    std::ofstream(folder.file("sayso.db")) << std::string(8192, 'x');
    EXPECT_EQ(error_opening(folder.path()).code, Errc::corrupt);

    std::filesystem::remove(folder.file("sayso.db"));
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(folder.file("sayso.db").c_str(), &db), SQLITE_OK);
    sqlite3_exec(db, "CREATE TABLE recipes (name TEXT)", nullptr, nullptr, nullptr);
    sqlite3_close(db);
    EXPECT_EQ(error_opening(folder.path()).code, Errc::corrupt);
}

TEST_F(SqliteFolder, SaysThatARowMakesNoSense)
{
    store.reset();
    tamper(database(), "UPDATE session SET state = 'lost'");
    open();
    auto found = store->session(session);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, Errc::corrupt);
}

TEST_F(SqliteFolder, WritesTheLogBackInTimeAndOnlyFromTheWriter)
{
    // Far more than the log may hold: were nobody to write it back, it would be this large.
    auto size_of_log = [this] { return std::filesystem::file_size(database() + "-wal"); };
    std::uint64_t written = 0;
    std::uint64_t largest = 0;
    for (std::uint64_t i = 0; i < 40; ++i) {
        auto change = turn(i);
        change.turns[0].answer.value.assign(1 << 19, static_cast<std::uint8_t>(i));
        ASSERT_TRUE(commit(change));
        written += change.turns[0].answer.value.size();
        largest = std::max<std::uint64_t>(largest, size_of_log());
    }
    EXPECT_GT(written, 20'000'000U);
    EXPECT_LT(largest, 10'000'000U);
}

TEST_F(SqliteFolder, NeverWritesTheLogBackFromTheReader)
{
    ASSERT_TRUE(commit(turn(0)));
    TemporaryFolder copy; // With nobody else there, closing would write the log back and remove it.
    std::filesystem::copy(database(), copy.file("sayso.db"));
    std::filesystem::copy(database() + "-wal", copy.file("sayso.db-wal"));
    auto database_before = bytes_of(copy.file("sayso.db"));
    auto log_before = bytes_of(copy.file("sayso.db-wal"));
    ASSERT_FALSE(log_before.empty());
    {
        auto reader = Connection::open(copy.file("sayso.db"), Connection::Role::reader);
        ASSERT_TRUE(reader);
        EXPECT_EQ(*(*reader)->one("SELECT count(*) FROM answer", read_integer), 1);
        EXPECT_FALSE((*reader)->run("DELETE FROM answer")) << "it can not write at all";
    }
    EXPECT_EQ(bytes_of(copy.file("sayso.db")), database_before);
    EXPECT_EQ(bytes_of(copy.file("sayso.db-wal")), log_before);
}

TEST_F(SqliteFolder, LeavesNoCheckpointToSqlite)
{
    EXPECT_EQ(*store->writing_connection().one("PRAGMA wal_autocheckpoint", read_integer), 0);
    EXPECT_EQ(*store->writing_connection().one("PRAGMA synchronous", read_integer), 2) << "FULL";
    auto reader = Connection::open(database(), Connection::Role::reader);
    ASSERT_TRUE(reader);
    EXPECT_EQ(*(*reader)->one("PRAGMA wal_autocheckpoint", read_integer), 0);
}

} // namespace sayso::tests

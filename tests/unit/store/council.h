#pragma once

#include "store/sqlite_store.h"
#include "tests/support/fakes.h"
#include "tests/support/temporary_folder.h"
#include <gtest/gtest.h>

namespace sayso::tests {

using store::Change;

/// A folder with a database in it that can be closed and opened again, and one young person with one conversation.
class SqliteFolder : public testing::Test {
protected:
    void SetUp() override
    {
        open();
        Change change;
        change.authorities.push_back({ council, "Exampleshire County Council", true });
        store::YoungPersonRecord person;
        person.id = subject;
        person.authority = council;
        person.created = clock.now();
        change.young_people.push_back(person);
        store::SessionRecord record;
        record.id = session;
        record.authority = council;
        record.subject = subject;
        record.today = Date(std::chrono::year(2026) / 11 / 22);
        record.started = record.changed = clock.now();
        change.new_sessions.push_back(record);
        change.audit.push_back(entry());
        ASSERT_TRUE(commit(change));
    }

    void open()
    {
        auto opened = store::SqliteStore::open({ folder.path(), true });
        ASSERT_TRUE(opened) << opened.error().detail;
        store = std::move(*opened);
    }

    void reopen()
    {
        store.reset();
        open();
    }

    Result<> commit(Change const& change) { return store->commit_group({ &change, 1 }).at(0); }

    vault::AuditEntry entry() const { return { clock.now(), "system", "test", {}, "", "done" }; }

    Change turn(std::uint64_t expected)
    {
        Change::TurnWrite write;
        write.expected = expected;
        write.answer.session = session;
        write.answer.id = AnswerId::make(clock.now(), random);
        write.answer.place = "safe";
        write.answer.value.assign(240, 7);
        write.answer.at = clock.now();
        Change change;
        change.turns.push_back(write);
        change.audit.push_back(entry());
        return change;
    }

    /// What somebody with the file and the sqlite3 tool can do.
    static void tamper(std::string const& path, std::string const& sql)
    {
        sqlite3* db = nullptr;
        ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
        sqlite3_close(db);
    }

    std::string database() const { return folder.file("sayso.db"); }

    TemporaryFolder folder;
    ManualClock clock;
    SeededRandom random;
    AuthorityId council = AuthorityId::make(clock.now(), random);
    YoungPersonId subject = YoungPersonId::make(clock.now(), random);
    SessionId session = SessionId::make(clock.now(), random);
    std::unique_ptr<store::SqliteStore> store;
};

} // namespace sayso::tests

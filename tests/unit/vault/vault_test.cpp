#include "vault/vault.h"

#include "tests/support/fakes.h"
#include "tests/support/grant_for_tests.h"
#include "tests/support/temporary_folder.h"
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <thread>

namespace sayso::tests {

using vault::Cell;
using vault::GrantForTests;
using vault::KeyEncryptionKey;
using vault::Vault;

class VaultTest : public testing::Test {
protected:
    void SetUp() override
    {
        open();
        ASSERT_TRUE(vault->create_key(kim));
        ASSERT_TRUE(vault->create_key(lee));
    }

    void open(std::uint8_t key = 1)
    {
        vault.reset();
        auto opened = Vault::open(path(), KeyEncryptionKey::for_tests(key), random);
        ASSERT_TRUE(opened) << opened.error().detail;
        vault = std::move(*opened);
    }

    std::string path() const { return folder.file("keys.db"); }

    vault::KeyHandle key(YoungPersonId subject) { return vault->key_for(GrantForTests::for_subject(subject)).value(); }

    /// What somebody with the key database and the sqlite3 tool can do.
    void tamper(char const* sql)
    {
        sqlite3* db = nullptr;
        ASSERT_EQ(sqlite3_open(path().c_str(), &db), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
        sqlite3_close(db);
    }

    TemporaryFolder folder;
    SeededRandom random;
    ManualClock clock;
    YoungPersonId kim = YoungPersonId::make(clock.now(), random);
    YoungPersonId lee = YoungPersonId::make(clock.now(), random);
    Cell cell { "answer", "value", "row 1" };
    std::unique_ptr<Vault> vault;
};

TEST_F(VaultTest, OpensWhatItSealed)
{
    for (std::string words : { std::string("I have nowhere to go tonight"), std::string(), std::string(20'000, 'x'),
             std::string("\0\xff\n", 3) }) {
        auto sealed = key(kim).seal(cell, words);
        auto opened = key(kim).open(cell, sealed);
        ASSERT_TRUE(opened);
        EXPECT_EQ(*opened, words);
    }
    EXPECT_EQ(key(kim).subject(), kim);
}

TEST_F(VaultTest, HidesTheWordsAndThatTheyAreTheSame)
{
    std::string words = "nowhere to go";
    auto sealed = key(kim).seal(cell, words);
    EXPECT_EQ(std::string(sealed.begin(), sealed.end()).find(words), std::string::npos);
    EXPECT_NE(sealed, key(kim).seal(cell, words));
}

TEST_F(VaultTest, RefusesWordsThatWereMoved)
{
    auto sealed = key(kim).seal(cell, "words");
    for (auto const& elsewhere : { Cell { "reply", "value", "row 1" }, Cell { "answer", "digest", "row 1" },
             Cell { "answer", "value", "row 2" }, Cell { "answerv", "alue", "row 1" } }) {
        auto opened = key(kim).open(elsewhere, sealed);
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().code, Errc::corrupt);
    }
}

TEST_F(VaultTest, RefusesSomebodyElsesWords)
{
    auto opened = key(lee).open(cell, key(kim).seal(cell, "words"));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Errc::corrupt);
}

TEST_F(VaultTest, RefusesWordsWithAnyByteChanged)
{
    auto sealed = key(kim).seal(cell, "words");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] ^= 1U;
        auto opened = key(kim).open(cell, changed);
        ASSERT_FALSE(opened) << "byte " << i;
        EXPECT_EQ(opened.error().code, Errc::corrupt);
    }
    for (std::size_t size = 0; size < sealed.size(); ++size)
        EXPECT_FALSE(key(kim).open(cell, vault::Sealed(sealed.begin(), sealed.begin() + static_cast<long>(size))));
}

TEST_F(VaultTest, OpensOldWordsAfterARestart)
{
    auto sealed = key(kim).seal(cell, "words");
    open();
    EXPECT_EQ(*key(kim).open(cell, sealed), "words");
}

TEST_F(VaultTest, HasNoKeyForSomebodyUnknown)
{
    auto nobody = vault->key_for(GrantForTests::for_subject(YoungPersonId::make(clock.now(), random)));
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().code, Errc::not_found);
}

TEST_F(VaultTest, MakesAKeyOnlyOnce)
{
    auto sealed = key(kim).seal(cell, "words");
    auto again = vault->create_key(kim);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, Errc::conflict);
    EXPECT_EQ(*key(kim).open(cell, sealed), "words");
}

TEST_F(VaultTest, HasNoKeyOnceItsRowIsGone)
{
    vault.reset();
    tamper("DELETE FROM data_key");
    open();
    auto erased = vault->key_for(GrantForTests::for_subject(kim));
    ASSERT_FALSE(erased);
    EXPECT_EQ(erased.error().code, Errc::not_found);
}

TEST_F(VaultTest, RefusesAKeyThatWasGivenToSomebodyElse)
{
    vault.reset();
    tamper("UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key ORDER BY subject LIMIT 1)");
    open();
    auto first = vault->key_for(GrantForTests::for_subject(std::min(kim, lee)));
    auto second = vault->key_for(GrantForTests::for_subject(std::max(kim, lee)));
    EXPECT_TRUE(first);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Errc::corrupt);
}

TEST_F(VaultTest, RefusesTheWrongKeyEncryptionKey)
{
    vault.reset();
    auto opened = Vault::open(path(), KeyEncryptionKey::for_tests(2), random);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Errc::forbidden);
    open(1);
    EXPECT_TRUE(vault->key_for(GrantForTests::for_subject(kim))) << "and leaves everything as it was";
}

TEST_F(VaultTest, RefusesAFileThatIsNoKeyDatabase)
{
    std::ofstream(folder.file("other.db")) << std::string(4096, 'x');
    auto opened = Vault::open(folder.file("other.db"), KeyEncryptionKey::for_tests(1), random);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Errc::corrupt);
    vault.reset();
    tamper("PRAGMA user_version = 3");
    opened = Vault::open(path(), KeyEncryptionKey::for_tests(1), random);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Errc::corrupt);
}

TEST_F(VaultTest, SaysThatItCanNotWrite)
{
    std::ofstream(folder.file("plain")) << "not a folder";
    auto opened = Vault::open(folder.file("plain/keys.db"), KeyEncryptionKey::for_tests(1), random);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Errc::unavailable);
}

TEST_F(VaultTest, IsReadableByItsOwnerOnly)
{
    struct stat status { };
    ASSERT_EQ(::stat(path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(VaultTest, IndexesWithoutShowingWhat)
{
    auto index = vault->blind_index("case_number", "EX-1001");
    EXPECT_EQ(index.size(), 64U);
    EXPECT_EQ(index, vault->blind_index("case_number", "EX-1001"));
    EXPECT_NE(index, vault->blind_index("case_number", "EX-1002"));
    EXPECT_NE(index, vault->blind_index("code", "EX-1001")) << "each purpose has its own";
    EXPECT_NE(vault->blind_index("a", "bc"), vault->blind_index("ab", "c"));
    open();
    EXPECT_EQ(index, vault->blind_index("case_number", "EX-1001")) << "and stays over a restart";

    SeededRandom elsewhere(2);
    auto other = Vault::open(":memory:", KeyEncryptionKey::for_tests(1), elsewhere);
    EXPECT_NE(index, (*other)->blind_index("case_number", "EX-1001")) << "another database has another index key";
}

TEST_F(VaultTest, WorksInMemoryForManyMoreThanItCaches)
{
    auto opened = Vault::open(":memory:", KeyEncryptionKey::for_tests(1), random);
    ASSERT_TRUE(opened);
    std::vector<std::pair<YoungPersonId, vault::Sealed>> all;
    for (int i = 0; i < 5000; ++i) {
        auto subject = YoungPersonId::make(clock.now(), random);
        ASSERT_TRUE((*opened)->create_key(subject));
        auto handle = (*opened)->key_for(GrantForTests::for_subject(subject));
        all.emplace_back(subject, handle->seal(cell, subject.text()));
    }
    for (auto const& [subject, sealed] : all)
        ASSERT_EQ(*(*opened)->key_for(GrantForTests::for_subject(subject))->open(cell, sealed), subject.text());
}

TEST_F(VaultTest, ServesManyThreads)
{
    auto work = [this](YoungPersonId subject) {
        for (int i = 0; i < 200; ++i) {
            auto sealed = key(subject).seal(cell, "words");
            EXPECT_EQ(*key(subject).open(cell, sealed), "words");
        }
    };
    std::jthread one(work, kim);
    std::jthread two(work, lee);
    work(kim);
}

/// The same, with a key file that versions can be added to.
class Rotation : public VaultTest {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(KeyEncryptionKey::make_file(folder.file("kek"), random));
        reopen();
        for (int i = 0; i < 10; ++i) {
            people.push_back(YoungPersonId::make(clock.now(), random));
            ASSERT_TRUE(vault->create_key(people.back()));
            sealed.push_back(key(people.back()).seal(cell, "words of " + people.back().text()));
        }
    }

    void reopen()
    {
        vault.reset();
        auto opened = Vault::open(path(), KeyEncryptionKey::from_file(folder.file("kek")).value(), random);
        ASSERT_TRUE(opened) << opened.error().detail;
        vault = std::move(*opened);
    }

    void expect_everybody_readable(char const* when)
    {
        for (std::size_t i = 0; i < people.size(); ++i)
            EXPECT_EQ(key(people[i]).open(cell, sealed[i]).value(), "words of " + people[i].text()) << when;
    }

    std::vector<YoungPersonId> people;
    std::vector<vault::Sealed> sealed;
};

TEST_F(Rotation, CanEndAnywhereAndGoOn)
{
    auto index = vault->blind_index("case_number", "EX-1001");
    ASSERT_TRUE(KeyEncryptionKey::add_version(folder.file("kek"), random));
    reopen();
    EXPECT_EQ(vault->key_version(), 1U);
    EXPECT_EQ(vault->newest_key_version(), 2U);
    ASSERT_TRUE(vault->begin_rotation());
    for (std::size_t left = 10; left != 0;) {
        reopen();
        expect_everybody_readable("with both versions, in the middle");
        auto still = vault->rewrap(3);
        ASSERT_TRUE(still);
        ASSERT_LT(*still, left);
        left = *still;
    }
    EXPECT_EQ(vault->blind_index("case_number", "EX-1001"), index) << "everybody is found as before";
    people.push_back(YoungPersonId::make(clock.now(), random));
    ASSERT_TRUE(vault->create_key(people.back()));
    sealed.push_back(key(people.back()).seal(cell, "words of " + people.back().text()));
    EXPECT_EQ(vault->check_keys().value(), (std::map<std::uint32_t, std::size_t> { { 2, 11 } }));

    auto lines = bytes_of(folder.file("kek"));
    std::filesystem::remove(folder.file("kek"));
    std::ofstream(folder.file("kek")) << lines.substr(lines.find('\n') + 1);
    ::chmod(folder.file("kek").c_str(), 0400);
    reopen();
    expect_everybody_readable("with the new version alone");
}

TEST_F(Rotation, MissesAVersionBeforeAnybodyAsksForAKey)
{
    auto old = bytes_of(folder.file("kek"));
    ASSERT_TRUE(KeyEncryptionKey::add_version(folder.file("kek"), random));
    reopen();
    ASSERT_TRUE(vault->begin_rotation());
    ASSERT_TRUE(vault->rewrap(3));
    vault.reset();
    auto lines = bytes_of(folder.file("kek"));
    for (auto const& incomplete : { old, lines.substr(lines.find('\n') + 1) }) {
        std::filesystem::remove(folder.file("kek"));
        std::ofstream(folder.file("kek")) << incomplete;
        ::chmod(folder.file("kek").c_str(), 0400);
        auto opened = Vault::open(path(), KeyEncryptionKey::from_file(folder.file("kek")).value(), random);
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().code, Errc::forbidden);
    }
}

TEST_F(Rotation, LeavesTheBuriedBuried)
{
    ASSERT_TRUE(vault->bury(people[0], clock.now()));
    reopen(); // Killed here: the rest is done at the start.
    EXPECT_EQ(vault->key_for(GrantForTests::for_subject(people[0])).error().code, Errc::not_found);
    EXPECT_EQ(vault->create_key(people[0]).error().code, Errc::conflict) << "nobody gets a key back";
    EXPECT_EQ(vault->buried().value().size(), 1U);
    EXPECT_EQ(vault->check_keys().value().at(1), 9U);
}

} // namespace sayso::tests

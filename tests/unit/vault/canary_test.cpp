#include "store/store.h"
#include "tests/support/fakes.h"
#include "tests/support/grant_for_tests.h"
#include "tests/support/temporary_folder.h"
#include <algorithm>
#include <gtest/gtest.h>

namespace sayso::tests {

/// Words that a person wrote must not be found in any file that the service leaves behind.
TEST(Canary, IsNotFoundInAnyFile)
{
    std::string const canary = "canary-words-that-nobody-else-writes";
    TemporaryFolder folder;
    SeededRandom random;
    ManualClock clock;
    auto vault = vault::Vault::open(folder.file("keys.db"), vault::KeyEncryptionKey::for_tests(1), random);
    auto store = store::open_sqlite_store({ folder.path(), true });
    ASSERT_TRUE(vault && store);
    auto council = AuthorityId::make(clock.now(), random);
    auto subject = YoungPersonId::make(clock.now(), random);
    ASSERT_TRUE((*vault)->create_key(subject));
    auto key = (*vault)->key_for(vault::GrantForTests::for_subject(subject)).value();

    store::Change change;
    change.authorities.push_back({ council, "Exampleshire County Council", true });
    store::YoungPersonRecord person;
    person.id = subject;
    person.authority = council;
    person.details = key.seal({ "young_person", "details", subject.text() }, canary);
    person.case_number_index = (*vault)->blind_index("case_number", canary);
    change.young_people.push_back(person);
    store::SessionRecord session;
    session.id = SessionId::make(clock.now(), random);
    session.authority = council;
    session.subject = subject;
    session.today = Date(std::chrono::year(2026) / 11 / 22);
    session.inputs = key.seal({ "session", "inputs", session.id.text() }, canary);
    change.new_sessions.push_back(session);
    store::Change::TurnWrite turn;
    turn.answer.session = session.id;
    turn.answer.id = AnswerId::make(clock.now(), random);
    turn.answer.value = key.seal({ "answer", "value", turn.answer.id.text() }, canary);
    turn.answer.digest = (*vault)->blind_index("answer", canary);
    change.turns.push_back(turn);
    change.audit.push_back({ clock.now(), "system", "test", subject, turn.answer.id.text(), "done" });
    ASSERT_TRUE((*store)->commit_group({ &change, 1 }).at(0));

    auto look = [&](char const* when) {
        int looked_at = 0;
        for (auto const& file : std::filesystem::directory_iterator(folder.path())) {
            EXPECT_EQ(bytes_of(file.path().string()).find(canary), std::string::npos) << file.path() << ' ' << when;
            ++looked_at;
        }
        return looked_at;
    };
    EXPECT_GE(look("while open"), 4) << "keys.db, sayso.db, its log and its lock";
    auto log = bytes_of(folder.file("sayso.db-wal"));
    EXPECT_NE(std::search(log.begin(), log.end(), turn.answer.value.begin(), turn.answer.value.end(),
                  [](char left, std::uint8_t right) { return static_cast<std::uint8_t>(left) == right; }),
        log.end())
        << "the sealed words are there, so this looks in the right place";
    store->reset();
    vault->reset();
    look("when closed");
}

} // namespace sayso::tests

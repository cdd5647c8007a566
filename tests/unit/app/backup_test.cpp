#include "app/backup.h"
#include "app/erasure.h"
#include "app/session_file.h"
#include "store/database_copy.h"
#include "store/store.h"
#include "tests/support/fakes.h"
#include "tests/support/grant_for_tests.h"
#include "tests/support/temporary_folder.h"
#include <gtest/gtest.h>

namespace sayso::tests {

namespace fs = std::filesystem;

/// A council on disk with two young people, and a folder for its backups.
class Backup : public testing::Test {
protected:
    void SetUp() override
    {
        fs::create_directory(live);
        open(live);
        store::Change change;
        change.authorities.push_back({ council, "Exampleshire County Council", true });
        ASSERT_TRUE(commit(std::move(change)));
        kim = add("Kim Invented");
        lee = add("Lee Invented");
    }

    void open(std::string const& in)
    {
        vault.reset();
        store.reset();
        auto opened = vault::Vault::open(in + "/keys.db", key, random);
        ASSERT_TRUE(opened) << opened.error().detail;
        vault = std::move(*opened);
        auto database = store::open_sqlite_store({ in, true });
        ASSERT_TRUE(database) << database.error().detail;
        store = std::move(*database);
    }

    Result<> commit(store::Change change) { return store->commit_group({ &change, 1 }).at(0); }

    YoungPersonId add(std::string const& name)
    {
        store::YoungPersonRecord person;
        person.id = YoungPersonId::make(clock.now(), random);
        person.authority = council;
        person.case_number_index = vault->blind_index("case_number", name);
        EXPECT_TRUE(vault->create_key(person.id));
        domain::PersonalDetails details;
        details.full_name = name;
        person.details = app::seal_details(handle(person.id).value(), person.id, details);
        store::Change change;
        change.young_people.push_back(person);
        change.audit.push_back({ clock.now(), "system", "young_person.add", person.id, "", "done" });
        EXPECT_TRUE(commit(std::move(change)));
        return person.id;
    }

    Result<vault::KeyHandle> handle(YoungPersonId person)
    {
        return vault->key_for(vault::GrantForTests::for_subject(person));
    }

    /// What can be read of somebody in the folder that is open; empty if nothing can.
    std::string name_of(YoungPersonId person)
    {
        auto record = store->young_person(person);
        auto their_key = handle(person);
        if (!record || !their_key)
            return "";
        auto details = app::open_details(*their_key, *record);
        return details ? details->full_name : "";
    }

    std::string back_up()
    {
        clock.advance(std::chrono::hours(1));
        app::BackupOrder order;
        order.source = live;
        order.to = folders;
        order.tombstones = store->tombstones().value();
        auto made = app::make_backup(order, *vault, key, random, clock.now());
        EXPECT_TRUE(made) << made.error().detail;
        return made ? made->generation : "";
    }

    store::TombstoneRecord tombstone(YoungPersonId person) const
    {
        return { person, clock.now(), "Odi Data-Demo", "Alex Manager-Demo", "asked for by themself", {}, {} };
    }

    void erase(YoungPersonId person)
    {
        auto stone = tombstone(person);
        ASSERT_TRUE(commit(std::move(*app::begin_erasure(stone))));
        auto done = app::destroy_key(*vault, stone, clock.now(), {});
        ASSERT_TRUE(done) << done.error().detail;
        ASSERT_TRUE(commit(std::move(*done)));
        EXPECT_TRUE(app::note_tombstones(*vault, store->tombstones().value()).empty());
    }

    /// The first thing wrong with the backups; empty if they are sound.
    std::string trouble()
    {
        auto checked = app::check_backup(folders, key, random);
        for (auto const& generation : checked.generations)
            if (!generation.trouble.empty())
                return generation.trouble;
        return checked.trouble;
    }

    TemporaryFolder folder;
    SeededRandom random;
    ManualClock clock;
    vault::KeyEncryptionKey key = vault::KeyEncryptionKey::for_tests(1);
    std::string live = folder.file("live");
    app::BackupFolders folders = app::backup_folders(folder.file("backups"), "");
    AuthorityId council = AuthorityId::make(clock.now(), random);
    YoungPersonId kim, lee;
    std::unique_ptr<vault::Vault> vault;
    std::unique_ptr<store::Store> store;
};

TEST_F(Backup, HoldsEverybodyAndIsMadeWhileInUse)
{
    back_up();
    EXPECT_EQ(trouble(), "");
    EXPECT_EQ(name_of(kim), "Kim Invented") << "and the service goes on";
    auto checked = app::check_backup(folders, key, random);
    ASSERT_EQ(checked.generations.size(), 2U);
    EXPECT_EQ(checked.generations.at(0).keys_by_version.at(1), 2U);
    EXPECT_EQ(checked.generations.at(1).people, 2U);
    EXPECT_FALSE(app::check_backup(folders, vault::KeyEncryptionKey::for_tests(2), random).is_sound())
        << "nobody without the key can use it";
}

TEST_F(Backup, OfAnyDayBringsNobodyBackWhoWasErased)
{
    std::vector<std::string> generations { back_up(), back_up() };
    erase(kim);
    EXPECT_EQ(name_of(kim), "");
    EXPECT_EQ(trouble(), "") << "before the next backup is made, too";
    generations.push_back(back_up());
    generations.push_back(back_up());
    EXPECT_EQ(trouble(), "");
    int number = 0;
    for (auto const& data : generations)
        for (auto const& keys : generations) {
            app::RestoreOrder order { folders, data, keys, folder.file("restored" + std::to_string(++number)) };
            auto restored = app::restore_backup(order, key, random, clock.now());
            ASSERT_TRUE(restored) << restored.error().detail;
            open(order.to);
            EXPECT_EQ(name_of(kim), "") << data << ' ' << keys;
            EXPECT_EQ(handle(kim).error().code, Errc::not_found);
            EXPECT_FALSE(store->young_person_by_case_number(vault->blind_index("case_number", "Kim Invented")));
            EXPECT_EQ(name_of(lee), "Lee Invented") << data << ' ' << keys;
            EXPECT_EQ(store->tombstones().value().at(0).witness, "Alex Manager-Demo");
            EXPECT_FALSE(vault->create_key(kim)) << "not even by mistake";
        }
}

TEST_F(Backup, EndsSignInsOfAnotherDay)
{
    store::Change change;
    store::SignInRecord sign_in;
    sign_in.id = SignInId::make(clock.now(), random);
    sign_in.token_index = "token";
    sign_in.young_person = kim;
    sign_in.expires = clock.now() + std::chrono::hours(1000);
    change.sign_ins.push_back(sign_in);
    ASSERT_TRUE(commit(std::move(change)));
    back_up();
    app::RestoreOrder order { folders, "", "", folder.file("restored") };
    ASSERT_TRUE(app::restore_backup(order, key, random, clock.now()));
    open(order.to);
    EXPECT_TRUE(store->sign_in("token")->ended);
    EXPECT_EQ(name_of(kim), "Kim Invented");
}

TEST_F(Backup, OfKeysIsDeletedWhenItsTimeIsUp)
{
    auto first = back_up();
    erase(kim);
    auto until = store->tombstones().value().at(0).backups_until;
    ASSERT_TRUE(until);
    clock.advance(std::chrono::days(34));
    back_up();
    EXPECT_TRUE(fs::exists(folders.keys + "/" + first));
    clock.advance(std::chrono::days(1));
    auto last = back_up();
    EXPECT_FALSE(fs::exists(folders.keys + "/" + first)) << "nothing holds the key of the erased any more";
    EXPECT_LE(*until, clock.now()) << "as the certificate said";
    EXPECT_TRUE(fs::exists(folders.data + "/data/" + first)) << "the words stay as long as the council likes";
    app::RestoreOrder order { folders, first, last, folder.file("restored") };
    ASSERT_TRUE(app::restore_backup(order, key, random, clock.now()));
    open(order.to);
    EXPECT_EQ(name_of(lee), "Lee Invented");
    EXPECT_EQ(name_of(kim), "");
}

TEST_F(Backup, ThatWasDamagedIsFoundOutEveryTime)
{
    auto generation = back_up();
    ASSERT_EQ(trouble(), "");
    std::vector<std::string> const files { folders.data + "/data/" + generation + "/sayso.db",
        folders.data + "/data/" + generation + "/manifest.json", folders.keys + "/" + generation + "/keys.db",
        folders.keys + "/" + generation + "/manifest.json", folders.data + "/tombstones.json" };
    auto draw = [this](std::size_t below) {
        std::array<std::uint8_t, 8> bytes {};
        random.fill(bytes);
        std::uint64_t number = 0;
        for (auto byte : bytes)
            number = number << 8U | byte;
        return static_cast<std::size_t>(number % below);
    };
    auto write = [](std::string const& path, std::string const& bytes) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    };
    for (int i = 0; i < 1000; ++i) {
        auto const& path = files.at(draw(files.size()));
        auto whole = bytes_of(path);
        auto damaged = whole;
        auto place = draw(whole.size());
        if (draw(4) == 0)
            damaged.resize(place);
        else
            damaged[place] = static_cast<char>(damaged[place] ^ static_cast<char>(1 + draw(255)));
        write(path, damaged);
        EXPECT_NE(trouble(), "") << path << " at " << place << (damaged.size() < whole.size() ? " cut" : " flipped");
        write(path, whole);
    }
    EXPECT_EQ(trouble(), "");
}

TEST_F(Backup, IsNotRestoredOverAnything)
{
    back_up();
    app::RestoreOrder order { folders, "", "", live };
    auto restored = app::restore_backup(order, key, random, clock.now());
    ASSERT_FALSE(restored);
    EXPECT_EQ(restored.error().code, Errc::conflict);
    EXPECT_EQ(name_of(kim), "Kim Invented");
}

TEST_F(Backup, NobodyErasesAlone)
{
    auto stone = tombstone(kim);
    stone.witness = stone.by;
    EXPECT_EQ(app::begin_erasure(stone).error().code, Errc::invalid_input);
    stone = tombstone(kim);
    stone.reason.clear();
    EXPECT_EQ(app::begin_erasure(stone).error().code, Errc::invalid_input);
}

TEST_F(Backup, CertificateSaysWhenItIsTrue)
{
    auto stone = tombstone(kim);
    stone.completed = clock.now();
    stone.backups_until = clock.now() + std::chrono::days(35);
    auto text = app::certificate(stone, "Exampleshire County Council");
    for (auto const* part : { "Odi Data-Demo", "Alex Manager-Demo", "asked for by themself", "2026-12-27" })
        EXPECT_NE(text.find(part), std::string::npos) << part << " is missing from\n" << text;
}

} // namespace sayso::tests

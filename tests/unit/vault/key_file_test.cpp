#include "tests/support/fakes.h"
#include "tests/support/temporary_folder.h"
#include "vault/vault.h"
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace sayso::tests {

using vault::KeyEncryptionKey;

class KeyFile : public testing::Test {
protected:
    std::string path() const { return folder.file("kek"); }

    void write(std::string const& text, mode_t mode = 0400)
    {
        std::ofstream(path()) << text;
        ASSERT_EQ(::chmod(path().c_str(), mode), 0);
    }

    std::optional<Errc> error() const
    {
        auto key = KeyEncryptionKey::from_file(path());
        return key ? std::nullopt : std::optional(key.error().code);
    }

    std::string const sound = "sayso-kek-1 " + std::string(64, 'a');
    TemporaryFolder folder;
    SeededRandom random;
};

TEST_F(KeyFile, IsMadeForItsOwnerOnlyAndReadBack)
{
    auto made = KeyEncryptionKey::make_file(path(), random);
    ASSERT_TRUE(made);
    struct stat status { };
    ASSERT_EQ(::stat(path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777U, 0400U);
    auto read = KeyEncryptionKey::from_file(path());
    ASSERT_TRUE(read);

    // The same key: what one set up, the other opens.
    auto keys = folder.file("keys.db");
    ASSERT_TRUE(vault::Vault::open(keys, *made, random));
    EXPECT_TRUE(vault::Vault::open(keys, *read, random));
}

TEST_F(KeyFile, IsNeverOverwritten)
{
    ASSERT_TRUE(KeyEncryptionKey::make_file(path(), random));
    auto before = bytes_of(path());
    auto again = KeyEncryptionKey::make_file(path(), random);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, Errc::conflict);
    EXPECT_EQ(bytes_of(path()), before);
}

TEST_F(KeyFile, IsNotMadeWhereItCanNotBe)
{
    auto made = KeyEncryptionKey::make_file(folder.file("no/such/folder/kek"), random);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, Errc::unavailable);
}

TEST_F(KeyFile, IsRefusedWhenOthersMayReadIt)
{
    for (mode_t mode : { 0440, 0404, 0640, 0644, 0420, 0401 }) {
        write(sound, mode);
        EXPECT_EQ(error(), Errc::forbidden) << std::oct << mode;
        std::filesystem::remove(path());
    }
    write(sound, 0600);
    EXPECT_EQ(error(), std::nullopt);
}

TEST_F(KeyFile, IsRefusedWhenItIsNotWhole)
{
    for (auto const& text :
        { std::string(), std::string("sayso-kek-1 "), sound.substr(0, sound.size() - 1), sound + "a", sound + "\n\n",
            "sayso-kek-2 " + std::string(64, 'a'), "sayso-kek-1 " + std::string(64, 'g'), ' ' + sound }) {
        write(text);
        EXPECT_EQ(error(), Errc::invalid_input) << text.size();
        std::filesystem::remove(path());
    }
    write(sound + '\n');
    EXPECT_EQ(error(), std::nullopt) << "with the end of line an editor adds";
}

TEST_F(KeyFile, IsMissedByName)
{
    EXPECT_EQ(error(), Errc::not_found);
    std::filesystem::create_directory(path());
    EXPECT_EQ(error(), Errc::invalid_input) << "a folder is no key";
}

} // namespace sayso::tests

#include "commands/data_folder.h"

#include "app/erasure.h"
#include "store/writer.h"
#include <cstdlib>
#include <filesystem>

namespace sayso::commands {

namespace fs = std::filesystem;

std::string key_path(DataOptions const& options)
{
    if (!options.key_file.empty())
        return options.key_file;
    if (char const* credentials = std::getenv("CREDENTIALS_DIRECTORY")) {
        auto credential = fs::path(credentials) / "sayso.kek";
        std::error_code ec;
        if (fs::exists(credential, ec))
            return credential.string();
    }
    return (fs::path(options.folder) / "kek.key").string();
}

Result<vault::KeyEncryptionKey> read_key(DataOptions const& options)
{
    return vault::KeyEncryptionKey::from_file(key_path(options));
}

namespace {

Result<vault::KeyEncryptionKey> open_key(DataOptions const& options, Random& random)
{
    auto path = key_path(options);
    std::error_code ec;
    if (fs::exists(path, ec) || !options.make)
        return vault::KeyEncryptionKey::from_file(path);
    return vault::KeyEncryptionKey::make_file(path, random);
}

} // namespace

bool has_database(std::string const& folder)
{
    std::error_code ec;
    return fs::exists(fs::path(folder) / "sayso.db", ec);
}

Result<DataFolder> open_data_folder(DataOptions const& options, Random& random)
{
    std::error_code ec;
    if (options.make) {
        fs::create_directories(options.folder, ec);
        if (ec)
            return fail(Errc::unavailable,
                "the data folder can not be made: " + ec.message()
                    + "; choose another with --data, or give this user the right to write there");
        fs::permissions(options.folder, fs::perms::owner_all, ec);
    }
    store::SqliteOptions sqlite;
    sqlite.folder = options.folder;
    sqlite.make = options.make;
    auto opened = store::open_sqlite_store(sqlite);
    if (!opened)
        return opened.error();
    auto key = open_key(options, random);
    if (!key)
        return key.error();
    auto vault = vault::Vault::open((fs::path(options.folder) / "keys.db").string(), std::move(*key), random);
    if (!vault)
        return vault.error();
    // Whoever was being erased when the last process ended is erased before anybody is served.
    {
        SystemClock clock;
        store::Writer writer(**opened);
        auto finished = app::finish_erasures(**opened, writer, **vault, clock.now());
        if (!finished)
            return finished.error();
    }
    DataFolder data;
    data.store = std::move(*opened);
    data.vault = std::move(*vault);
    return data;
}

} // namespace sayso::commands

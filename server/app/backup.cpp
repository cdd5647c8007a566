#include "app/backup.h"

#include "app/backup_files.h"
#include "app/kept_file.h"
#include "store/database_copy.h"
#include <algorithm>
#include <filesystem>

namespace sayso::app {

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

Error can_not_make(std::string const& folder)
{
    return fail(Errc::unavailable, "the folder " + folder + " can not be made or written; check its owner and its disk");
}

/// "20261122T210500123Z": sorts as time goes.
std::string generation_name(Moment now)
{
    auto name = iso_text(now);
    std::erase_if(name, [](char c) { return c == '-' || c == ':' || c == '.'; });
    return name;
}

/// A folder for one generation, not yet under its name; what another left half made goes.
Result<std::string> begin_generation(std::string const& folder, std::string const& generation)
{
    std::error_code ec;
    fs::create_directories(folder, ec);
    for (auto const& entry : fs::directory_iterator(folder, ec))
        if (entry.path().filename().string().starts_with(".partial-")) {
            std::error_code ignored;
            fs::remove_all(entry.path(), ignored);
        }
    auto partial = folder + "/.partial-" + generation;
    if (fs::exists(folder + "/" + generation, ec))
        return fail(Errc::conflict, "there is a backup of this very moment already");
    if (!fs::create_directory(partial, ec))
        return can_not_make(folder);
    fs::permissions(partial, fs::perms::owner_all, ec);
    return partial;
}

Result<> finish_generation(std::string const& folder, std::string const& generation)
{
    std::error_code ec;
    fs::rename(folder + "/.partial-" + generation, folder + "/" + generation, ec);
    if (ec)
        return can_not_make(folder);
    // Writing a file beside it syncs the folder, and says for people what this is.
    return write_kept_file(folder + "/README", "Backups made by sayso. Look them over with: sayso restore --verify\n");
}

json::object manifest_of(std::string const& kind, std::string const& generation, Moment now, FileFacts const& facts)
{
    return json::object { { "format", "sayso-backup-1" }, { "kind", kind }, { "generation", generation },
        { "made", iso_text(now) }, { "size", facts.size }, { "digest", facts.digest } };
}

Result<> write_manifest(vault::Vault const& vault, std::string const& folder, json::object const& manifest)
{
    return write_kept_file(
        folder + "/manifest.json", with_proof(vault, manifest_purpose, json::serialize(manifest)));
}

Result<> back_up_data(BackupOrder const& order, vault::Vault& vault, std::string const& generation, Moment now)
{
    auto folder = order.to.data + "/data";
    auto partial = begin_generation(folder, generation);
    if (!partial)
        return partial.error();
    auto file = *partial + "/sayso.db";
    if (auto copied = store::copy_database(order.source, file); !copied)
        return copied;
    auto facts = facts_of(file);
    auto copy = store::DatabaseCopy::open(file);
    if (!facts || !copy)
        return fail(Errc::unavailable, "the copy that was just made can not be read again");
    auto tables = (*copy)->tables();
    if (!tables)
        return tables.error();
    auto manifest = manifest_of("data", generation, now, *facts);
    auto& listed = manifest["tables"].emplace_object();
    for (auto const& [name, table] : *tables)
        listed[name] = json::object { { "rows", table.rows }, { "digest", table.digest } };
    if (auto written = write_manifest(vault, *partial, manifest); !written)
        return written;
    return finish_generation(folder, generation);
}

Result<> back_up_keys(
    BackupOrder const& order, vault::Vault& vault, std::string const& generation, Moment now, Moment expires)
{
    auto partial = begin_generation(order.to.keys, generation);
    if (!partial)
        return partial.error();
    auto file = *partial + "/keys.db";
    vault::KeyBackup backup { generation, order.to.data, now, expires };
    if (auto copied = vault.copy_to(file, backup); !copied)
        return copied;
    auto facts = facts_of(file);
    if (!facts)
        return facts.error();
    auto manifest = manifest_of("keys", generation, now, *facts);
    manifest["expires"] = iso_text(expires);
    if (auto written = write_manifest(vault, *partial, manifest); !written)
        return written;
    return finish_generation(order.to.keys, generation);
}

/// Keys whose time is up are deleted, and only then forgotten.
std::vector<std::string> delete_expired(BackupOrder const& order, vault::Vault& vault, Moment now)
{
    std::vector<std::string> deleted;
    auto backups = vault.key_backups();
    if (!backups)
        return deleted;
    for (auto const& backup : *backups) {
        if (backup.expires > now || backup.folder != order.to.data)
            continue;
        std::error_code ec;
        auto folder = order.to.keys + "/" + backup.generation;
        fs::remove_all(folder, ec);
        if (!ec && !fs::exists(folder, ec) && vault.forget_key_backup(backup.generation))
            deleted.push_back(backup.generation);
    }
    return deleted;
}

} // namespace

Result<BackupMade> make_backup(
    BackupOrder const& order, vault::Vault& vault, vault::KeyEncryptionKey const& key, Random& random, Moment now)
{
    std::error_code ec;
    fs::create_directories(order.to.data, ec);
    BackupMade made;
    made.generation = generation_name(now);
    made.keys_expire = now + std::chrono::days(order.keep_keys_days);
    // Before any copy: from here on none of these can come back with a backup.
    auto tombstones = with_proof(vault, tombstones_purpose, tombstones_text(order.tombstones));
    if (!write_kept_file(order.to.data + "/tombstones.json", tombstones))
        return can_not_make(order.to.data);
    // Words before keys: whoever has words in the one copy then has their key in the other.
    if (auto data = back_up_data(order, vault, made.generation, now); !data)
        return data.error();
    if (auto keys = back_up_keys(order, vault, made.generation, now, made.keys_expire); !keys)
        return keys.error();
    made.keys_deleted = delete_expired(order, vault, now);

    CheckedGeneration report;
    auto opened = check_keys_generation(order.to, made.generation, key, random, report);
    if (opened) {
        auto replayed = replay_tombstones(order.to, *opened, {}, now);
        if (!replayed)
            return replayed.error();
        check_data_generation(order.to, made.generation, *opened, report);
    }
    if (!report.trouble.empty())
        return fail(Errc::corrupt, "the backup was made but does not hold: " + report.trouble);
    return made;
}

} // namespace sayso::app

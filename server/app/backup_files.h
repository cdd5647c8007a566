#pragma once

#include "app/backup.h"
#include <boost/json.hpp>

/// Inside backups only: what stands in their files.
namespace sayso::app {

inline constexpr auto manifest_purpose = "backup.manifest";
inline constexpr auto tombstones_purpose = "backup.tombstones";

/// BLAKE2b of a whole file, and its size.
struct FileFacts {
    std::uint64_t size = 0;
    std::string digest;
};
Result<FileFacts> facts_of(std::string const& path);

/// The names of the folders in a folder, oldest first; what begins with a dot is not finished.
std::vector<std::string> generations_in(std::string const& folder);

std::string tombstones_text(std::vector<store::TombstoneRecord> const& tombstones);
Result<std::vector<store::TombstoneRecord>> tombstones_from(std::string const& text);

Result<boost::json::object> parse_manifest(std::string const& text, std::string_view kind, std::string const& generation);

/// The newest keys with everybody buried in them who must stay so, and the tombstones.
struct OpenedKeys {
    std::unique_ptr<vault::Vault> vault;
    std::string generation;
    std::vector<store::TombstoneRecord> tombstones;
};

/// Looks one key generation over. `report` says what was wrong; the vault is empty then.
std::unique_ptr<vault::Vault> check_keys_generation(BackupFolders const& from, std::string const& generation,
    vault::KeyEncryptionKey const& key, Random& random, CheckedGeneration& report);

/// The same for data, with keys in which the erased are buried.
void check_data_generation(
    BackupFolders const& from, std::string const& generation, vault::Vault& keys, CheckedGeneration& report);

/// Everybody who was erased, as far as anything in the folder knows, buried in `keys`.
Result<std::vector<store::TombstoneRecord>> replay_tombstones(BackupFolders const& from, vault::Vault& keys,
    std::vector<vault::Buried> const& from_other_keys, Moment now);

} // namespace sayso::app

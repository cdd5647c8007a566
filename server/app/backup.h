#pragma once

#include "store/store.h"
#include "vault/vault.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Backups: made while the service runs, looked over, and put back.
///
///     FOLDER/data/GENERATION/sayso.db, manifest.json      kept as long as the council likes
///     FOLDER/keys/GENERATION/keys.db, manifest.json       kept for days: an erasure is complete when the last is gone
///     FOLDER/tombstones.json                              who was erased; written at each backup and each erasure
///
/// Blocking. Threads: any, one at a time for a folder.
namespace sayso::app {

struct BackupFolders {
    std::string data; // The folder given by --to, with data/ and tombstones.json in it.
    std::string keys; // Where the key generations are; may be on another machine.
};
BackupFolders backup_folders(std::string const& folder, std::string const& keys);

struct BackupOrder {
    std::string source; // The council's data folder.
    BackupFolders to;
    int keep_keys_days = 35;
    std::vector<store::TombstoneRecord> tombstones; // All there are.
};

struct BackupMade {
    std::string generation;
    Moment keys_expire;
    std::vector<std::string> keys_deleted; // Generations whose time was up.
};

/// Copies, writes down what was copied, and looks it over. What is found half made is from one that was killed and goes.
Result<BackupMade> make_backup(
    BackupOrder const& order, vault::Vault& vault, vault::KeyEncryptionKey const& key, Random& random, Moment now);

/// Into every folder that backups were made to and that can still be reached: a backup must know who was erased after
/// it was made. Gives the folders that could not be written.
std::vector<std::string> note_tombstones(vault::Vault& vault, std::vector<store::TombstoneRecord> const& tombstones);

struct CheckedGeneration {
    std::string kind; // "data" or "keys".
    std::string generation;
    std::string trouble; // Empty: it is sound.
    std::uint64_t people = 0; // Whose words were opened, and whose key was.
    std::uint64_t erased = 0; // Who stay unreadable in it.
    std::uint64_t audit_entries = 0;
    std::map<std::uint32_t, std::size_t> keys_by_version;
};

struct CheckedBackup {
    std::vector<CheckedGeneration> generations;
    std::string trouble; // With the folder as a whole.
    bool is_sound() const;
};

/// Opens every generation, and says of each whether all of it is there: bytes, rows, audit, keys, and for each person
/// one seal that opens. Who was erased is held against all of them first. Reads only.
CheckedBackup check_backup(BackupFolders const& from, vault::KeyEncryptionKey const& key, Random& random);

struct RestoreOrder {
    BackupFolders from;
    std::string generation; // Of the data; empty: the newest.
    std::string keys_generation; // Empty: the newest, which has the key of everybody who was not erased.
    std::string to; // A new or empty folder.
};

struct Restored {
    std::string generation;
    std::string keys_generation;
    std::size_t erased_again = 0; // Who were erased after it was made.
};

/// Fails with corrupt, and makes nothing, if the generations asked for are not sound; conflict if `to` holds something.
/// No key of an erased person is written, and everybody has to sign in again.
Result<Restored> restore_backup(
    RestoreOrder const& order, vault::KeyEncryptionKey const& key, Random& random, Moment now);

} // namespace sayso::app

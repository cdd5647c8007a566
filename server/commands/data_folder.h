#pragma once

#include "base/random.h"
#include "store/store.h"
#include "vault/vault.h"
#include <memory>
#include <string>

namespace sayso::commands {

struct DataOptions {
    std::string folder; // --data
    std::string key_file; // --key-file; empty: the systemd credential sayso.kek, else `folder`/kek.key
    bool make = false; // Make what is missing: for a new database only.
};

/// One council's data, opened: the store and the vault that belong together.
struct DataFolder {
    std::unique_ptr<store::Store> store;
    std::unique_ptr<vault::Vault> vault;
};

/// Fails with one line that says what is wrong and what to do. Makes nothing unless told to.
Result<DataFolder> open_data_folder(DataOptions const& options, Random& random);

/// Where the key file of these options is, and what is in it.
std::string key_path(DataOptions const& options);
Result<vault::KeyEncryptionKey> read_key(DataOptions const& options);

/// True if there is a database in the folder.
bool has_database(std::string const& folder);

} // namespace sayso::commands

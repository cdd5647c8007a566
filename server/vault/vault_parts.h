#pragma once

#include "vault/key_database.h"
#include "vault/seal.h"
#include <list>
#include <map>
#include <mutex>
#include <sodium.h>
#include <unordered_map>

/// Inside the vault only: what a Vault is made of.
namespace sayso::vault {

inline constexpr std::uint32_t first_version = 1;

struct KeyHandle::Key {
    YoungPersonId subject;
    std::uint32_t version = first_version;
    Random& random;
    KeyBytes bytes;

    SealingKey sealing() const { return { bytes, version, subject }; }
};

struct Vault::Parts {
    explicit Parts(Random& random_)
        : random(random_)
    {
    }

    Result<> take_versions(KeyEncryptionKey key);
    Result<> check_key_or_set_up(bool may_set_up);
    Result<> wrap_named(std::uint32_t with, bool replace);
    Result<> check_versions_in_use();
    Result<> finish_burials();
    Result<std::uint32_t> open_named(Cell const& cell, std::span<std::uint8_t> plain);
    Result<> unwrap(std::span<std::uint8_t> plain, YoungPersonId subject, Cell const& cell, Sealed const& sealed);
    Result<std::shared_ptr<KeyHandle::Key const>> load(YoungPersonId subject);
    Result<std::shared_ptr<KeyHandle::Key const>> cached_or_loaded(YoungPersonId subject);
    void remember(std::shared_ptr<KeyHandle::Key const> const& key);
    void forget(YoungPersonId subject);

    SealingKey wrapping(YoungPersonId subject, std::uint32_t with) const { return { keks.at(with), with, subject }; }

    // Set by open() and not changed after.
    Random& random;
    KeyBytes index_key; // Stored wrapped, so that a new key-encryption key changes no index.

    mutable std::mutex mutex; // Guards all below.
    std::map<std::uint32_t, KeyBytes> keks; // By version.
    std::uint32_t kek_version = first_version; // That everything new is wrapped with.
    std::unique_ptr<KeyDatabase> database;
    using Recent = std::list<std::shared_ptr<KeyHandle::Key const>>;
    Recent recent; // Last used first.
    std::unordered_map<YoungPersonId, Recent::iterator> cached;
};

Cell data_key_cell(YoungPersonId subject);

} // namespace sayso::vault

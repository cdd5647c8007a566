#pragma once

#include "base/id.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::app {
class Authority;
}

namespace sayso::vault {

/// Ciphertext with its header (algorithm, key version, nonce). Safe to store and to log the size of; nothing else.
using Sealed = std::vector<std::uint8_t>;

/// Where a sealed value lives. Bound into the seal, so a value moved to another row or column does not open.
struct Cell {
    std::string_view table;
    std::string_view column;
    std::string row; // The row's id in text form.
};

/// The road to one young person's words: who holds it may seal and open. Made only by Vault for a Grant.
/// Copies share the key; it is wiped with the last one. Threads: any.
class KeyHandle {
public:
    Sealed seal(Cell const& cell, std::string_view words) const;

    /// Fails with corrupt if the bytes were changed, moved, or sealed for somebody else.
    Result<std::string> open(Cell const& cell, Sealed const& sealed) const;

    YoungPersonId subject() const;

private:
    friend class Vault;
    struct Key;
    explicit KeyHandle(std::shared_ptr<Key const> key);
    std::shared_ptr<Key const> key_;
};

/// Proof that app::Authority said yes. Nobody else can make one, so nobody else can reach a key.
class Grant {
    friend class ::sayso::app::Authority;
    friend class GrantForTests; // Defined in tests/ only.
    explicit Grant(YoungPersonId subject)
        : subject_(subject)
    {
    }

public:
    YoungPersonId subject() const { return subject_; }

private:
    YoungPersonId subject_;
};

/// The key-encryption key, from a file that only the service's user may read (mode 0400), or a systemd credential.
class KeyEncryptionKey {
public:
    /// Fails with not_found if there is no such file, forbidden if others may read it, invalid_input if it is not
    /// `sayso-kek-1` and 64 hexadecimal digits.
    static Result<KeyEncryptionKey> from_file(std::string const& path);

    /// Makes a new key file (0400). Fails with conflict if the file is already there.
    static Result<KeyEncryptionKey> make_file(std::string const& path, Random& random);

    static KeyEncryptionKey for_tests(std::uint8_t fill);

private:
    friend class Vault;
    std::uint32_t version_ = 1;
    std::vector<std::uint8_t> bytes_;
};

/// One 256-bit data key per young person, XChaCha20-Poly1305, wrapped by the key-encryption key and kept in a small
/// database of its own (keys.db), so that deleting one row makes that young person's words unreadable for good.
/// Threads: any; calls are serialised inside.
class Vault {
public:
    /// `path` is the key database, made if missing; ":memory:" for the memory store.
    /// Fails with forbidden if the key-encryption key is not the one the database was made with.
    static Result<std::unique_ptr<Vault>> open(std::string const& path, KeyEncryptionKey key, Random& random);
    ~Vault();

    /// Makes and stores a data key, on disk before this returns. Fails with conflict if there is one already.
    Result<> create_key(YoungPersonId subject);

    /// Fails with not_found if the key was never made or was erased.
    Result<KeyHandle> key_for(Grant const& grant);

    /// For secrets that are about no young person: a worker's second factor. The key follows from the one of the blind
    /// indexes, which no rotation changes. open_own() fails with corrupt if the bytes were changed or moved.
    Sealed seal_own(Cell const& cell, std::string_view secret) const;
    Result<Secret<std::string>> open_own(Cell const& cell, Sealed const& sealed) const;

    /// A keyed hash for looking things up without storing them: case numbers, user-entered codes, answer contents.
    std::string blind_index(std::string_view purpose, std::string_view text) const;

private:
    struct Parts;
    explicit Vault(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace sayso::vault

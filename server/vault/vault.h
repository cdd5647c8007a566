#pragma once

#include "base/id.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::app {
class Authority;
}

namespace sayso::vault {

class KeyDatabase;

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

/// The key-encryption key in all its versions, from a file that only the service's user may read (mode 0400), or a
/// systemd credential. One line a version; the last is the newest.
class KeyEncryptionKey {
public:
    /// Fails with not_found if there is no such file, forbidden if others may read it, invalid_input if it is not
    /// `sayso-kek-1` and 64 hexadecimal digits, and so on each line.
    static Result<KeyEncryptionKey> from_file(std::string const& path);

    /// Makes a new key file (0400). Fails with conflict if the file is already there.
    static Result<KeyEncryptionKey> make_file(std::string const& path, Random& random);

    /// Adds a version to a key file: whole or not at all. Fails with unavailable if this user may not write there.
    static Result<KeyEncryptionKey> add_version(std::string const& path, Random& random);

    std::uint32_t newest() const { return versions_.back().number; }

    static KeyEncryptionKey for_tests(std::uint8_t fill);

private:
    friend class Vault;
    struct Version {
        std::uint32_t number = 1;
        std::vector<std::uint8_t> bytes;
    };
    static std::optional<std::vector<Version>> read_lines(std::string_view text);
    static std::string as_line(Version const& version);
    void add(std::uint32_t number, Random& random);
    Result<> write_file(std::string const& path) const;

    std::vector<Version> versions_; // In rising order; never empty once made.
};

/// Somebody whose key is destroyed, or is to be as soon as this is read. Kept for ever: what is restored from a backup
/// is held against it.
struct Buried {
    YoungPersonId subject;
    Moment at;
};

/// A copy of the key database that was made, and until when it may exist.
struct KeyBackup {
    std::string generation;
    std::string folder;
    Moment at;
    Moment expires;
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

    // Rotation. Words are not sealed anew: only the keys are wrapped anew, while everybody goes on reading and writing.

    /// The version that new data keys are wrapped with, and the newest there is a key for.
    std::uint32_t key_version() const;
    std::uint32_t newest_key_version() const;

    /// Takes up the versions of a key file that was added to. Fails with forbidden if one that is in use is missing.
    Result<> take(KeyEncryptionKey key);

    /// From here on everything new is wrapped with the newest version. On disk when this returns.
    Result<> begin_rotation();

    /// Wraps up to `most` data keys anew, in one transaction. Gives how many are left; once that is none, no row needs
    /// an older version.
    Result<std::size_t> rewrap(std::size_t most);

    // Erasing, in three steps that each are on disk when they return. Whoever is killed between them goes on at open().

    /// From here on there can be no key for them, not even from a backup of this database.
    Result<> bury(YoungPersonId subject, Moment at);

    /// Deletes the wrapped keys of all who are buried. Their words can not be opened again.
    Result<> destroy_buried_keys();

    /// Makes the key database anew without what was deleted.
    Result<> tidy();

    Result<std::vector<Buried>> buried();

    // Backups.

    /// Writes down that a copy is about to be made; then copies. The copy is whole and on disk when this returns.
    Result<> copy_to(std::string const& path, KeyBackup const& backup);
    Result<> write_to(std::string const& path); // A copy to go on with, and no backup.
    Result<std::vector<KeyBackup>> key_backups();
    Result<> forget_key_backup(std::string const& generation);

    /// Opens a copy from its bytes, in memory: the copy itself is not touched. Fails as open() does.
    static Result<std::unique_ptr<Vault>> open_copy(
        std::vector<std::uint8_t> const& bytes, KeyEncryptionKey key, Random& random);

    /// Unwraps every data key and throws it away: how many there are, by version of the key-encryption key.
    Result<std::map<std::uint32_t, std::size_t>> check_keys();

    /// Whether a sealed value opens. Gives no words, so it needs no Grant: for looking over backups. Fails with
    /// not_found if there is no key, corrupt if it does not open.
    Result<> check_seal(YoungPersonId subject, Cell const& cell, Sealed const& sealed);

    /// A keyed hash for looking things up without storing them: case numbers, user-entered codes, answer contents.
    std::string blind_index(std::string_view purpose, std::string_view text) const;

private:
    struct Parts;
    explicit Vault(std::unique_ptr<Parts> parts);
    static Result<std::unique_ptr<Vault>> open_with(
        std::unique_ptr<KeyDatabase> database, KeyEncryptionKey key, Random& random, bool may_set_up);
    std::unique_ptr<Parts> parts_;
};

} // namespace sayso::vault

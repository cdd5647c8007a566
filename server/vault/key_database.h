#pragma once

#include "vault/vault.h"
#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace sayso::vault {

/// keys.db: wrapped keys, one row for each young person, and a few named values. Deleting a row makes that person's
/// words unreadable for good, so deleted bytes are overwritten and there is no log that keeps them.
/// Threads: one at a time; the vault sees to that.
class KeyDatabase {
public:
    /// Made, readable by this user only, if missing. Fails with unavailable (disk), or corrupt (no key database, or one
    /// from a later version).
    static Result<std::unique_ptr<KeyDatabase>> open(std::string const& path);
    ~KeyDatabase();
    KeyDatabase(KeyDatabase const&) = delete;
    KeyDatabase& operator=(KeyDatabase const&) = delete;

    /// On disk when this returns. Fails with conflict if there is one.
    Result<> add_key(YoungPersonId subject, std::uint32_t version, Sealed const& wrapped);

    struct WrappedKey {
        std::uint32_t version = 1;
        Sealed bytes;
    };
    /// Fails with not_found.
    Result<WrappedKey> key(YoungPersonId subject);

    /// Fails with not_found.
    Result<Sealed> named(std::string const& name);

    /// The values a new key database starts with, all or none.
    struct Named {
        char const* name;
        Sealed value;
    };
    Result<> add_named(std::vector<Named> const& values);

    /// In place of those with the same names, all or none.
    Result<> replace_named(std::vector<Named> const& values);

    struct Row {
        YoungPersonId subject;
        std::uint32_t version = 1; // Of the data key.
        Sealed wrapped;
    };
    /// Up to `most` keys that are wrapped with another version of the key-encryption key than this.
    Result<std::vector<Row>> keys_not_wrapped_with(std::uint32_t version, std::size_t most);
    Result<std::size_t> how_many_not_wrapped_with(std::uint32_t version);
    Result<std::vector<Row>> every_key();
    /// The versions of the key-encryption key that some row needs.
    Result<std::vector<std::uint32_t>> versions_in_use();
    /// All or none. A row that is gone by now stays gone.
    Result<> replace_wrapped(std::vector<Row> const& rows);

    /// A tombstone; it stays the first one if there is one. From here on add_key refuses.
    Result<> bury(YoungPersonId subject, Moment at);
    Result<std::vector<Buried>> buried();
    Result<> delete_buried_keys();
    Result<bool> is_untidy(); // Somebody is buried whose key may still be in the file.
    Result<> tidy();

    Result<> add_backup(KeyBackup const& backup);
    Result<std::vector<KeyBackup>> backups();
    Result<> delete_backup(std::string const& generation);

    /// A whole copy, on disk when this returns. Fails with conflict if there is a file already.
    Result<> copy_to(std::string const& path);

    /// A copy held in memory. Fails as open() does.
    static Result<std::unique_ptr<KeyDatabase>> open_bytes(std::vector<std::uint8_t> const& bytes);

private:
    explicit KeyDatabase(sqlite3* db);
    Result<> prepare();
    Result<> execute(char const* sql);
    Result<> write_named(char const* sql, std::vector<Named> const& values);
    Error trouble(char const* doing) const;
    class Statement;

    sqlite3* db_;
    sqlite3_stmt* insert_ = nullptr;
    sqlite3_stmt* select_ = nullptr;
};

} // namespace sayso::vault

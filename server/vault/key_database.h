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

private:
    explicit KeyDatabase(sqlite3* db);
    Result<> prepare();
    Result<> execute(char const* sql);
    Error trouble(char const* doing) const;

    sqlite3* db_;
    sqlite3_stmt* insert_ = nullptr;
    sqlite3_stmt* select_ = nullptr;
};

} // namespace sayso::vault

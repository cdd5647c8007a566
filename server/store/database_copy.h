#pragma once

#include "store/store.h"
#include <map>

namespace sayso::store {

/// Copies `folder`/sayso.db to a new file while others go on using it, through a connection of its own that reads and
/// never checkpoints. What the copy holds is what was committed at one moment; it is one file, on disk when this returns.
/// Fails with conflict if there is such a file, unavailable if it can not be read or written. Threads: any.
Result<> copy_database(std::string const& folder, std::string const& to);

/// A copy, opened for reading without leaving a trace beside it. Threads: one at a time.
class DatabaseCopy {
public:
    /// Fails with not_found, or corrupt.
    static Result<std::unique_ptr<DatabaseCopy>> open(std::string const& path);
    ~DatabaseCopy();

    struct Table {
        std::uint64_t rows = 0;
        std::string digest; // Over every column of every row.
    };
    Result<std::map<std::string, Table>> tables();

    /// Everything that SQLite itself can find wrong: pages, indexes, constraints, references.
    Result<> check_integrity();

    /// Walks the audit chain to its head. Gives how many entries there are; fails with corrupt.
    Result<std::uint64_t> check_audit();

    /// One sealed value of each person who can have one: their details, or what a visitor's conversation began with.
    struct Canary {
        YoungPersonId subject;
        SessionId session; // Nil: the details.
        vault::Sealed sealed;
    };
    Result<std::vector<Canary>> canaries();

    Result<std::vector<YoungPersonId>> tombstones();

private:
    struct Parts;
    explicit DatabaseCopy(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

/// What a restored database must not bring back: sign-ins and codes of another day. Before anything else opens it.
Result<> end_sign_ins(std::string const& path, Moment now);

} // namespace sayso::store

#pragma once

#include "store/sqlite_connection.h"

namespace sayso::store {

/// What brings a database from version n to n + 1, first one first. Only ever added to.
std::span<char const* const> migrations();

/// Brings the schema up to date: forward only, in one transaction under the write lock. Doing it again does nothing.
/// Fails with corrupt if this is no Sayso database, or one of a later version.
Result<> migrate(Connection& connection, std::span<char const* const> steps);

} // namespace sayso::store

#pragma once

#include "base/result.h"
#include "base/secret.h"
#include <string>

namespace sayso::vault {

/// Argon2id (t=2, 47 MiB); the parameters are in the hash. About 50 ms: never on the network thread. Threads: any.
/// Fails with unavailable if there is not enough memory.
Result<std::string> hash_password(Secret<std::string> const& password);

/// Constant in time for a given hash.
bool password_fits(std::string const& hash, Secret<std::string> const& password);

/// Takes as long as password_fits does, for user names that do not exist.
void pretend_to_check(Secret<std::string> const& password);

} // namespace sayso::vault

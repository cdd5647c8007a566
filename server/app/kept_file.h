#pragma once

#include "vault/vault.h"
#include <cstdint>
#include <string>
#include <vector>

/// Files that an operator keeps outside the data folder. Blocking. Threads: any.
namespace sayso::app {

/// Whole and on disk, or not there at all; only this user can read it. In place of one with that name.
Result<> write_kept_file(std::string const& path, std::string_view text);

Result<std::vector<std::uint8_t>> read_kept_file(std::string const& path);

/// The text, and below it one line that only who holds this vault could have written.
std::string with_proof(vault::Vault const& vault, std::string_view purpose, std::string text);

/// The text again. Fails with corrupt if a single byte of it was changed, is missing or was added.
Result<std::string> without_proof(vault::Vault const& vault, std::string_view purpose, std::string_view signed_text);

} // namespace sayso::app

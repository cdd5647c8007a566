#pragma once

#include "base/random.h"
#include "vault/vault.h"
#include <string>
#include <string_view>

namespace sayso::app {

/// Eight characters out of 28, none that look alike and no vowels, so that no code reads as a word: 38 bits, which the
/// ten minutes, the single use and ten tries an address make enough.
std::string make_code(Random& random);

/// As typed by a person: spaces and dashes dropped, letters made large.
std::string tidy_code(std::string_view typed);

/// Under what a code is stored.
std::string code_index(vault::Vault const& vault, std::string_view code);

/// 256 random bits, in hexadecimal, for a cookie; and under what it is stored.
std::string make_token(Random& random);
std::string token_index(vault::Vault const& vault, std::string_view token);

} // namespace sayso::app

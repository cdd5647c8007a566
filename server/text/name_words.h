#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso::text {

/// The words of a name as they are looked up: in small letters, without accents and apostrophes, each once.
/// "Zoe O'Neill-Jones" (with or without the dots on the e) gives "jones", "oneill", "zoe".
std::vector<std::string> name_words(std::string_view name);

} // namespace sayso::text

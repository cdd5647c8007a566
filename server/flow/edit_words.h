#pragma once

#include "base/result.h"
#include <string>
#include <string_view>

namespace sayso::flow {

/// The file of a flow or part with one text in it written anew, found by the key under which it is translated ("title",
/// "pause", "safe", "safe.help", "safe.unsafe"). Comments, order and everything else stay byte for byte, which is proved
/// by reading the result again: but for that one text it must say the same.
///
/// Fails with not_found if the file has no such text of its own, invalid_input if the words are empty or no text, or if
/// the file can not be read or is written in a way that can only be changed by hand.
Result<std::string> with_words(std::string_view yaml, std::string_view key, std::string_view words);

/// The same for the number behind `version:`, which is added below `flow:` if the author left it out.
Result<std::string> with_version(std::string_view yaml, int number);

} // namespace sayso::flow

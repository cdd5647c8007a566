#pragma once

#include <string_view>

namespace sayso::casefile {

/// Who a young person may say is helping them to answer: "alone", "worker", "carer", "friend_or_family",
/// "interpreter", "someone". It becomes the state of a `present` entry of theirs.
bool is_helper(std::string_view name);

} // namespace sayso::casefile

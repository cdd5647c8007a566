#pragma once

#include <string_view>

/// Six numbers that open a young person's own phone, together with its key. Pure; any thread.
namespace sayso::identity {

/// Exactly six digits of ASCII.
bool is_pin(std::string_view text);

/// What somebody who knows nothing would try first: one number over and over, numbers in a row, two or three repeated.
bool is_weak_pin(std::string_view pin);

} // namespace sayso::identity

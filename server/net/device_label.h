#pragma once

#include <string>
#include <string_view>

namespace sayso::net {

/// "Chrome, Windows" from what a browser says of itself: enough to tell one's own phone from a strange computer, and
/// made of a few fixed names, so that nothing a stranger sends is stored or shown. Empty if none of them is in it.
std::string device_label(std::string_view user_agent);

} // namespace sayso::net

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso::flow {

/// The named arguments of an ICU message, once each, those inside plural and select included. Reads only as much of
/// MessageFormat as that takes; text/check_translations holds the messages against ICU itself.
std::vector<std::string> message_arguments(std::string_view message);

} // namespace sayso::flow

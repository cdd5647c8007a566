#include "casefile/helper.h"

#include <algorithm>
#include <array>

namespace sayso::casefile {

bool is_helper(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> helpers { "alone", "worker", "carer", "friend_or_family",
        "interpreter", "someone" };
    return std::ranges::find(helpers, name) != helpers.end();
}

} // namespace sayso::casefile

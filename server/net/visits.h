#pragma once

#include "net/router.h"
#include <string_view>

namespace sayso::net {

/// What somebody may call who came in at a screen that others use too: what talking needs, going out, and going on
/// elsewhere. All else of theirs is for their own phone.
inline bool is_for_visits(Route const& route)
{
    if (route.who == Who::anyone)
        return true;
    for (std::string_view begins : { "/api/v1/sign-out", "/api/v1/turns", "/api/v1/media", "/api/v1/uploads",
             "/api/v1/kiosk/", "/api/v1/visit" })
        if (route.path.starts_with(begins) && route.path != "/api/v1/sign-out-everywhere")
            return true;
    return false;
}

} // namespace sayso::net

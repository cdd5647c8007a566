#pragma once

#include "net/router.h"
#include <string_view>

namespace sayso::net {

/// Acts that somebody who walked up to an open desk must not be able to do: they ask for a fresh proof of who one is.
/// Everything that is posted to a path that begins so; what only ends something is left free.
inline bool needs_step_up(Route const& route)
{
    if (route.method != Method::post || route.path.ends_with("/end"))
        return false;
    for (std::string_view begins : { "/api/v1/desk/codes", "/api/v1/desk/break-glass", "/api/v1/desk/agency-access",
             "/api/v1/admin/" })
        if (route.path.starts_with(begins))
            return true;
    return false;
}

} // namespace sayso::net

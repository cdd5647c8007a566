#include "text/studio_view.h"

namespace sayso::text {

char const* name(TextState state)
{
    switch (state) {
    case TextState::fits:
        return "fits";
    case TextState::stale:
        return "stale";
    case TextState::missing:
        return "missing";
    case TextState::not_needed:
        return "not_needed";
    }
    return "unknown";
}

} // namespace sayso::text

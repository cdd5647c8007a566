#pragma once

#include "domain/council_settings.h"
#include <optional>

namespace sayso::casefile {

/// Whether the office is open, and what comes next.
struct Opening {
    bool open_now = false;
    std::optional<Moment> closes; // Of an office that is open.
    std::optional<Moment> opens_next; // After now; nothing if it does not open in the next weeks.
};

/// Pure.
Opening opening_at(domain::CouncilSettings const& settings, Moment now);

/// So many minutes of office hours after a moment; nothing passes while the office is closed. Pure.
Moment after_open_minutes(domain::CouncilSettings const& settings, Moment from, int minutes);

} // namespace sayso::casefile

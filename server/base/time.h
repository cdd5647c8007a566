#pragma once

#include "base/result.h"
#include <chrono>
#include <string>
#include <string_view>

namespace sayso {

/// A point in time, UTC, to the millisecond.
using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

/// A day in the calendar, with no time zone.
using Date = std::chrono::year_month_day;

/// Milliseconds since 1970, as stored.
inline std::int64_t to_millis(Moment moment) { return moment.time_since_epoch().count(); }
inline Moment from_millis(std::int64_t millis) { return Moment { std::chrono::milliseconds { millis } }; }

/// `2026-11-22`. Fails with invalid_input on anything else, and on days that do not exist.
Result<Date> parse_date(std::string_view text);
std::string iso_text(Date date);

/// `2026-11-22T14:05:00.000Z`.
std::string iso_text(Moment moment);

/// Where time comes from. Threads: any.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Moment now() const = 0;
};

class SystemClock final : public Clock {
public:
    Moment now() const override;
};

} // namespace sayso

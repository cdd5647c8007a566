#pragma once

#include "base/time.h"
#include <vector>

/// Days and hours as an office in England counts them. Pure, and without ICU, so that rooms below text can ask too; a
/// test holds the time in England against ICU's.
namespace sayso::domain {

/// Days that are no working days, in order.
using Holidays = std::vector<Date>;

bool is_working_day(Date day, Holidays const& holidays);

/// Mondays to Fridays that are no holiday, after `from` up to and including `to`; below zero if `to` is earlier.
std::int64_t working_days_between(Date from, Date to, Holidays const& holidays);

/// The working day that comes `count` working days after `from`. With 0: `from`, or the first working day after it.
Date working_day_after(Date from, int count, Holidays const& holidays);

/// The same day so many months later; the last of the month where it lacks that day.
Date months_after(Date from, int months);

Date days_after(Date from, int count);

/// What the clocks on the walls in England show, as if it were UTC: summer time from the last Sunday of March to the
/// last of October, changing at 01:00 UTC.
Moment england_wall_clock(Moment moment);

Date england_day(Moment moment);

/// The moment at which the clocks in England show so many minutes after midnight of a day. An hour that is there twice
/// is its first one; one that is skipped is an hour later.
Moment moment_in_england(Date day, int minutes);

/// Midnight that ends the day.
Moment end_of_day_in_england(Date day);

} // namespace sayso::domain

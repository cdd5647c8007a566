#include "domain/working_days.h"

#include <algorithm>

namespace sayso::domain {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;

namespace {

bool is_weekend(sys_days day)
{
    std::chrono::weekday weekday { day };
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

/// 01:00 UTC on the last Sunday of a month.
Moment change_in(std::chrono::year year, std::chrono::month month)
{
    return sys_days { year / month / std::chrono::Sunday[std::chrono::last] } + hours { 1 };
}

bool is_summer_time(Moment moment)
{
    auto year = Date { std::chrono::floor<days>(moment) }.year();
    return change_in(year, std::chrono::March) <= moment && moment < change_in(year, std::chrono::October);
}

} // namespace

bool is_working_day(Date day, Holidays const& holidays)
{
    return !is_weekend(sys_days { day }) && std::ranges::find(holidays, day) == holidays.end();
}

std::int64_t working_days_between(Date from, Date to, Holidays const& holidays)
{
    if (to < from)
        return -working_days_between(to, from, holidays);
    sys_days first { from };
    sys_days last { to };
    auto weeks = (last - first).count() / 7;
    auto count = weeks * 5;
    for (auto day = first + days { weeks * 7 + 1 }; day <= last; day += days { 1 })
        count += is_weekend(day) ? 0 : 1;
    for (auto holiday : holidays)
        count -= holiday > from && holiday <= to && !is_weekend(sys_days { holiday }) ? 1 : 0;
    return count;
}

Date working_day_after(Date from, int count, Holidays const& holidays)
{
    auto day = from;
    for (int left = count; left > 0;) {
        day = days_after(day, 1);
        left -= is_working_day(day, holidays) ? 1 : 0;
    }
    while (!is_working_day(day, holidays))
        day = days_after(day, 1);
    return day;
}

Date months_after(Date from, int months)
{
    auto moved = from + std::chrono::months { months };
    return moved.ok() ? moved : Date { moved.year() / moved.month() / std::chrono::last };
}

Date days_after(Date from, int count)
{
    return Date { sys_days { from } + days { count } };
}

Moment england_wall_clock(Moment moment)
{
    return is_summer_time(moment) ? moment + hours { 1 } : moment;
}

Date england_day(Moment moment)
{
    return Date { std::chrono::floor<days>(england_wall_clock(moment)) };
}

Moment moment_in_england(Date day, int minutes)
{
    Moment wall = sys_days { day } + std::chrono::minutes { minutes };
    auto summer = wall - hours { 1 };
    return is_summer_time(summer) ? summer : wall;
}

Moment end_of_day_in_england(Date day)
{
    return moment_in_england(days_after(day, 1), 0);
}

} // namespace sayso::domain

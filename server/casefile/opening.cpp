#include "casefile/opening.h"

#include <algorithm>

namespace sayso::casefile {

namespace {

constexpr int days_ahead = 60; // A council that is closed longer than that has other worries.

domain::OpenHours hours_on(domain::CouncilSettings const& settings, Date day)
{
    auto is_in = [day](domain::Holidays const& days) { return std::ranges::find(days, day) != days.end(); };
    if (is_in(settings.bank_holidays) || is_in(settings.closed_days))
        return {};
    return settings.hours.at(std::chrono::weekday { std::chrono::sys_days { day } }.c_encoding());
}

} // namespace

Opening opening_at(domain::CouncilSettings const& settings, Moment now)
{
    Opening opening;
    auto today = domain::england_day(now);
    for (int ahead = 0; ahead <= days_ahead && !opening.opens_next; ++ahead) {
        auto day = domain::days_after(today, ahead);
        auto hours = hours_on(settings, day);
        if (hours.closed())
            continue;
        auto from = domain::moment_in_england(day, hours.from);
        auto until = domain::moment_in_england(day, hours.until);
        if (from <= now && now < until) {
            opening.open_now = true;
            opening.closes = until;
        } else if (now < from) {
            opening.opens_next = from;
        }
    }
    return opening;
}

Moment after_open_minutes(domain::CouncilSettings const& settings, Moment from, int minutes)
{
    std::chrono::milliseconds left = std::chrono::minutes { minutes };
    auto first = domain::england_day(from);
    for (int ahead = 0; ahead <= 2 * days_ahead; ++ahead) {
        auto day = domain::days_after(first, ahead);
        auto hours = hours_on(settings, day);
        if (hours.closed())
            continue;
        auto begins = std::max(from, domain::moment_in_england(day, hours.from));
        auto until = domain::moment_in_england(day, hours.until);
        if (until <= begins)
            continue;
        if (begins + left <= until)
            return begins + left;
        left -= until - begins;
    }
    return from + std::chrono::days { 2 * days_ahead }; // Never open: then by the calendar, late rather than never.
}

} // namespace sayso::casefile

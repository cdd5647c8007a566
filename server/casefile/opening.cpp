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

} // namespace sayso::casefile

#include "domain/council_settings.h"

#include <algorithm>

namespace sayso::domain {

Holidays CouncilSettings::days_off() const
{
    auto days = bank_holidays;
    days.insert(days.end(), closed_days.begin(), closed_days.end());
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

} // namespace sayso::domain

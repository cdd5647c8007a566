#include "base/time.h"

#include <charconv>
#include <cstdio>

namespace sayso {

using namespace std::chrono;

namespace {

bool read_number(std::string_view text, int& number)
{
    for (char c : text)
        if (c < '0' || c > '9')
            return false;
    auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), number);
    return ec == std::errc {} && end == text.data() + text.size();
}

} // namespace

Result<Date> parse_date(std::string_view text)
{
    int y = 0, m = 0, d = 0;
    bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' && read_number(text.substr(0, 4), y)
        && read_number(text.substr(5, 2), m) && read_number(text.substr(8, 2), d);
    Date date { year { y }, month { static_cast<unsigned>(m) }, day { static_cast<unsigned>(d) } };
    if (!shaped || !date.ok())
        return fail(Errc::invalid_input, "a date must look like 2026-11-22 and exist");
    return date;
}

std::string iso_text(Date date)
{
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return buffer;
}

std::string iso_text(Moment moment)
{
    auto day_start = floor<days>(moment);
    hh_mm_ss time { moment - day_start };
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
        static_cast<int>(time.subseconds().count()));
    return iso_text(Date { day_start }) + buffer;
}

Moment SystemClock::now() const
{
    return floor<milliseconds>(system_clock::now());
}

} // namespace sayso

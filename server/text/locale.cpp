#include "text/locale.h"

#include "text/icu_support.h"
#include <array>
#include <cstdlib>
#include <map>
#include <memory>
#include <stdexcept>
#include <unicode/dtfmtsym.h>
#include <unicode/timezone.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace sayso::text {

using namespace std::chrono;

namespace {

/// How one language says when. Day and month names come from ICU; only the frame round them is ours.
struct TimeWords {
    char const* tag; // For ICU.
    char const* today;
    char const* yesterday;
    char const* comma; // Between a date and a time.
};

std::map<std::string_view, TimeWords> const time_words {
    { "en", { "en-GB-u-ca-gregory-nu-latn", "today", "yesterday", ", " } },
    { "cy", { "cy-u-ca-gregory-nu-latn", "heddiw", "ddoe", ", " } },
    { "ar", { "ar-u-ca-gregory-nu-latn", "\u0627\u0644\u064a\u0648\u0645", "\u0623\u0645\u0633", "\u060c " } },
};

TimeWords const& words_of(Locale const& locale)
{
    auto found = time_words.find(locale.id);
    return found == time_words.end() ? time_words.at("en") : found->second;
}

struct Names {
    std::array<std::string, 7> weekdays; // Sunday first.
    std::array<std::string, 12> months;
};

Names read_names(Locale const& locale)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::DateFormatSymbols symbols(icu_locale(locale), status);
    int month_count = 0, weekday_count = 0;
    auto const* months = symbols.getMonths(month_count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    auto const* weekdays
        = symbols.getWeekdays(weekday_count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    // ICU leaves weekday 0 empty.
    if (U_FAILURE(status) || month_count < 12 || weekday_count < 8)
        throw std::runtime_error("ICU has no day and month names for a locale we speak");
    Names names;
    for (std::size_t i = 0; i < names.months.size(); ++i)
        names.months[i] = to_utf8(months[i]);
    for (std::size_t i = 0; i < names.weekdays.size(); ++i)
        names.weekdays[i] = to_utf8(weekdays[i + 1]);
    return names;
}

Names const& names_of(Locale const& locale)
{
    static std::map<std::string, Names, std::less<>> const all = [] {
        std::map<std::string, Names, std::less<>> read;
        for (auto const& known : locales())
            read.emplace(known.id, read_names(known));
        return read;
    }();
    auto found = all.find(locale.id);
    return found == all.end() ? all.at("en") : found->second;
}

/// What the clocks on the walls in England show, as if it were UTC.
Moment wall_clock_in_england(Moment moment)
{
    static std::unique_ptr<icu::TimeZone const> const zone(icu::TimeZone::createTimeZone("Europe/London"));
    std::int32_t standard = 0, daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(static_cast<UDate>(to_millis(moment)), false, standard, daylight, status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU does not know the time in England");
    return moment + milliseconds { standard + daylight };
}

std::string two_digits(std::int64_t number)
{
    auto text = std::to_string(number);
    return text.size() < 2 ? "0" + text : text;
}

std::string clock_text(Moment wall)
{
    hh_mm_ss time { wall - floor<days>(wall) };
    return two_digits(time.hours().count()) + ":" + two_digits(time.minutes().count());
}

} // namespace

std::vector<Locale> const& locales()
{
    static std::vector<Locale> const spoken {
        { "en", "English", false },
        { "cy", "Cymraeg", false },
        { "ar", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", true },
    };
    return spoken;
}

Locale const& locale_or_english(std::string_view id)
{
    for (auto const& locale : locales())
        if (locale.id == id)
            return locale;
    return locales().front();
}

icu::Locale icu_locale(Locale const& locale)
{
    UErrorCode status = U_ZERO_ERROR;
    auto made = icu::Locale::forLanguageTag(words_of(locale).tag, status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU does not take the tag of a locale we speak");
    return made;
}

Date day_in_england(Moment moment)
{
    return Date { floor<days>(wall_clock_in_england(moment)) };
}

std::string friendly_time(Moment moment, Moment now, Locale const& locale)
{
    auto wall = wall_clock_in_england(moment);
    auto day = floor<days>(wall);
    auto days_ago = (floor<days>(wall_clock_in_england(now)) - day).count();
    auto const& words = words_of(locale);
    if (days_ago == 0)
        return std::string(words.today) + " " + clock_text(wall);
    if (days_ago == 1)
        return std::string(words.yesterday) + " " + clock_text(wall);
    // The same weekday a week away would be taken for today's.
    if (std::abs(days_ago) < 7)
        return names_of(locale).weekdays[weekday { day }.c_encoding()] + " " + clock_text(wall);
    return long_date(Date { day }, locale) + words.comma + clock_text(wall);
}

std::string long_date(Date date, Locale const& locale)
{
    auto month_index = static_cast<unsigned>(date.month()) - 1;
    return std::to_string(static_cast<unsigned>(date.day())) + " " + names_of(locale).months.at(month_index) + " "
        + std::to_string(static_cast<int>(date.year()));
}

bool is_acceptable_text(std::string_view bytes, int marks)
{
    auto const* data = reinterpret_cast<std::uint8_t const*>(bytes.data());
    auto const size = static_cast<std::int64_t>(bytes.size());
    int in_a_row = 0;
    for (std::int64_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(data, i, size, c);
        if (c <= 0)
            return false;
        if (U_GET_GC_MASK(c) & U_GC_M_MASK) {
            if (++in_a_row > marks)
                return false;
        } else if (!u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
            // An invisible character between marks does not begin a new letter.
            in_a_row = 0;
        }
    }
    return true;
}

} // namespace sayso::text

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
    char const* before_year;
};

// ICU has no Dari of its own: it is the Persian of Afghanistan, with that country's names for the months.
std::map<std::string_view, TimeWords> const time_words {
    { "en", { "en-GB-u-ca-gregory-nu-latn", "today", "yesterday", ", ", " " } },
    { "cy", { "cy-u-ca-gregory-nu-latn", "heddiw", "ddoe", ", ", " " } },
    { "ar", { "ar-u-ca-gregory-nu-latn", "\u0627\u0644\u064a\u0648\u0645", "\u0623\u0645\u0633", "\u060c ", " " } },
    { "uk",
        { "uk-u-ca-gregory-nu-latn", "\u0441\u044c\u043e\u0433\u043e\u0434\u043d\u0456",
            "\u0443\u0447\u043e\u0440\u0430", ", ", " " } },
    { "vi", { "vi-u-ca-gregory-nu-latn", "h\u00f4m nay", "h\u00f4m qua", ", ", ", " } },
    { "fa",
        { "fa-u-ca-gregory-nu-latn", "\u0627\u0645\u0631\u0648\u0632", "\u062f\u06cc\u0631\u0648\u0632", "\u060c ",
            " " } },
    { "prs",
        { "fa-AF-u-ca-gregory-nu-latn", "\u0627\u0645\u0631\u0648\u0632", "\u062f\u06cc\u0631\u0648\u0632", "\u060c ",
            " " } },
    { "ps", { "ps-u-ca-gregory-nu-latn", "\u0646\u0646", "\u067e\u0631\u0648\u0646", "\u060c ", " " } },
    { "ckb",
        { "ckb-u-ca-gregory-nu-latn", "\u0626\u06d5\u0645\u0695\u06c6", "\u062f\u0648\u06ce\u0646\u06ce", "\u060c ",
            " " } },
    { "ti", { "ti-u-ca-gregory-nu-latn", "\u120e\u121a", "\u1275\u121b\u120a", "\u1363 ", " " } },
    { "am", { "am-u-ca-gregory-nu-latn", "\u12db\u122c", "\u1275\u1293\u1295\u1275", "\u1363 ", " " } },
    { "so", { "so-u-ca-gregory-nu-latn", "maanta", "shalay", ", ", " " } },
    { "sq", { "sq-u-ca-gregory-nu-latn", "sot", "dje", ", ", " " } },
    { "pl", { "pl-u-ca-gregory-nu-latn", "dzisiaj", "wczoraj", ", ", " " } },
    { "ro", { "ro-u-ca-gregory-nu-latn", "azi", "ieri", ", ", " " } },
    { "ur",
        { "ur-u-ca-gregory-nu-latn", "\u0622\u062c", "\u06af\u0632\u0634\u062a\u06c1 \u06a9\u0644", "\u060c ", " " } },
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
        { "en", "English", false, Coverage::whole },
        { "cy", "Cymraeg", false, Coverage::whole },
        { "ar", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", true, Coverage::whole },
        { "uk", "\u0423\u043a\u0440\u0430\u0457\u043d\u0441\u044c\u043a\u0430", false, Coverage::whole },
        { "vi", "Ti\u1ebfng Vi\u1ec7t", false, Coverage::whole },
        { "fa", "\u0641\u0627\u0631\u0633\u06cc", true, Coverage::core },
        { "prs", "\u062f\u0631\u06cc", true, Coverage::core },
        { "ps", "\u067e\u069a\u062a\u0648", true, Coverage::core },
        { "ckb", "\u06a9\u0648\u0631\u062f\u06cc\u06cc \u0633\u06c6\u0631\u0627\u0646\u06cc", true, Coverage::core },
        { "ti", "\u1275\u130d\u122d\u129b", false, Coverage::core },
        { "am", "\u12a0\u121b\u122d\u129b", false, Coverage::core },
        { "so", "Soomaali", false, Coverage::core },
        { "sq", "Shqip", false, Coverage::core },
        { "pl", "Polski", false, Coverage::core },
        { "ro", "Rom\u00e2n\u0103", false, Coverage::core },
        { "ur", "\u0627\u0631\u062f\u0648", true, Coverage::core },
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

std::string time_of_day(Moment moment, Locale const& locale)
{
    auto wall = wall_clock_in_england(moment);
    if (locale.id != "en")
        return clock_text(wall);
    hh_mm_ss time { wall - floor<days>(wall) };
    auto hour = time.hours().count();
    auto minute = time.minutes().count();
    if (minute == 0 && hour % 12 == 0)
        return hour == 0 ? "midnight" : "noon";
    auto shown = std::to_string(hour % 12 == 0 ? 12 : hour % 12);
    return shown + (minute == 0 ? "" : ":" + two_digits(minute)) + (hour < 12 ? " am" : " pm");
}

std::string weekday_name(Date date, Locale const& locale)
{
    return names_of(locale).weekdays[weekday { sys_days { date } }.c_encoding()];
}

std::string long_date(Date date, Locale const& locale)
{
    auto month_index = static_cast<unsigned>(date.month()) - 1;
    return std::to_string(static_cast<unsigned>(date.day())) + " " + names_of(locale).months.at(month_index)
        + words_of(locale).before_year + std::to_string(static_cast<int>(date.year()));
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

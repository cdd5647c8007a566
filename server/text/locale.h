#pragma once

#include "base/result.h"
#include "base/time.h"
#include <string>
#include <string_view>
#include <vector>

namespace sayso::text {

/// How much of every flow is translated: all of it, or only its title, its pause and its core steps (safety, rights,
/// consent); the rest is then shown in English.
enum class Coverage { whole, core };

/// A language the service speaks. One whose pages have no words (i18n/<id>/app.json) is not offered.
struct Locale {
    std::string id; // "en", "cy", "ar"
    std::string own_name; // "Cymraeg"
    bool right_to_left = false;
    Coverage coverage = Coverage::whole;
};

/// In the order offered. English first: it is the language flows are written in.
std::vector<Locale> const& locales();

/// The locale with that id, or English if we do not speak it.
Locale const& locale_or_english(std::string_view id);

/// The day it is in England at that moment (Europe/London).
Date day_in_england(Moment moment);

/// "Tuesday 14:05", in words a person would use, in England's time and the Gregorian calendar whatever the locale:
/// "today 14:05" and "yesterday 14:05" where it fits, "Tuesday 14:05" within a week, else "3 March 2026, 14:05".
std::string friendly_time(Moment moment, Moment now, Locale const& locale);

/// "5 pm", "5:30 pm" in English; "17:00" elsewhere. In England's time.
std::string time_of_day(Moment moment, Locale const& locale);

/// "Monday".
std::string weekday_name(Date date, Locale const& locale);

/// "3 March 2026".
std::string long_date(Date date, Locale const& locale);

/// True if the bytes are well-formed UTF-8 with no NUL and at most `marks` combining marks in a row.
bool is_acceptable_text(std::string_view bytes, int marks);

} // namespace sayso::text

#include "text/locale.h"

#include "domain/working_days.h"
#include <gtest/gtest.h>

namespace sayso::text {

using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

Locale const& english = locale_or_english("en");
Locale const& welsh = locale_or_english("cy");
Locale const& arabic = locale_or_english("ar");

Moment at(year_month_day day, milliseconds time)
{
    return sys_days { day } + time;
}

} // namespace

TEST(Locales, AreEnglishFirstThenWelshAndArabic)
{
    ASSERT_EQ(locales().size(), 16u);
    EXPECT_EQ(locales()[0].own_name, "English");
    EXPECT_EQ(locales()[1].own_name, "Cymraeg");
    EXPECT_EQ(locales()[2].own_name, "العربية");
    EXPECT_FALSE(locales()[1].right_to_left);
    EXPECT_TRUE(locales()[2].right_to_left);
}

TEST(Locales, AFewHaveEveryWordAndTheOthersTheCore)
{
    std::string whole, right_to_left;
    for (auto const& locale : locales()) {
        whole += locale.coverage == Coverage::whole ? locale.id + " " : "";
        right_to_left += locale.right_to_left ? locale.id + " " : "";
    }
    EXPECT_EQ(whole, "en cy ar uk vi ");
    EXPECT_EQ(right_to_left, "ar fa prs ps ckb ur ");
}

TEST(Locales, EachSaysDaysAndTimesInItsOwnWords)
{
    auto moment = at(2026y / 11 / 24, 14h + 5min);
    for (auto const& locale : locales()) {
        if (locale.id == "en")
            continue;
        for (auto days_ago : { 0, 1, 3 }) {
            auto said = friendly_time(moment, moment + days { days_ago }, locale);
            EXPECT_NE(said, friendly_time(moment, moment + days { days_ago }, english)) << locale.id;
            EXPECT_TRUE(said.ends_with(" 14:05")) << locale.id << ": " << said;
        }
        // Two months whose English name no other language shares.
        for (auto month : { 2u, 7u })
            EXPECT_NE(long_date(2026y / std::chrono::month { month } / 3, locale),
                long_date(2026y / std::chrono::month { month } / 3, english))
                << locale.id;
    }
    EXPECT_EQ(long_date(2026y / 3 / 3, locale_or_english("vi")), "3 tháng 3, 2026");
    EXPECT_EQ(long_date(2026y / 3 / 3, locale_or_english("prs")), "3 مارچ 2026");
    EXPECT_EQ(friendly_time(moment, moment, locale_or_english("ckb")), "ئەمڕۆ 14:05");
}

TEST(Locales, OneWeDoNotSpeakIsEnglish)
{
    EXPECT_EQ(locale_or_english("tlh").id, "en");
    EXPECT_EQ(locale_or_english("").id, "en");
}

TEST(DayInEngland, ChangesAtMidnightThereAlsoInSummer)
{
    EXPECT_EQ(iso_text(day_in_england(at(2026y / 1 / 10, 23h + 59min))), "2026-01-10");
    EXPECT_EQ(iso_text(day_in_england(at(2026y / 7 / 10, 22h + 59min))), "2026-07-10");
    EXPECT_EQ(iso_text(day_in_england(at(2026y / 7 / 10, 23h))), "2026-07-11") << "midnight in summer time";
}

TEST(FriendlyTime, SaysTodayInEachLanguage)
{
    auto moment = at(2026y / 11 / 24, 14h + 5min), now = at(2026y / 11 / 24, 20h);
    EXPECT_EQ(friendly_time(moment, now, english), "today 14:05");
    EXPECT_EQ(friendly_time(moment, now, welsh), "heddiw 14:05");
    EXPECT_EQ(friendly_time(moment, now, arabic), "اليوم 14:05");
}

TEST(FriendlyTime, ASecondBeforeMidnightIsYesterdayASecondLater)
{
    auto moment = at(2026y / 11 / 24, 23h + 59min + 59s);
    EXPECT_EQ(friendly_time(moment, moment, english), "today 23:59");
    EXPECT_EQ(friendly_time(moment, moment + 1s, english), "yesterday 23:59");
    EXPECT_EQ(friendly_time(moment, moment + 1s, welsh), "ddoe 23:59");
    EXPECT_EQ(friendly_time(moment, moment + 1s, arabic), "أمس 23:59");
}

TEST(FriendlyTime, NamesTheWeekdayWithinAWeek)
{
    auto moment = at(2026y / 11 / 24, 14h + 5min);
    EXPECT_EQ(friendly_time(moment, moment + days { 2 }, english), "Tuesday 14:05");
    EXPECT_EQ(friendly_time(moment, moment + days { 6 }, welsh), "Dydd Mawrth 14:05");
    EXPECT_EQ(friendly_time(moment, moment + days { 6 }, arabic), "الثلاثاء 14:05");
    EXPECT_EQ(friendly_time(moment, moment - days { 1 }, english), "Tuesday 14:05") << "a time still to come";
}

TEST(FriendlyTime, GivesTheWholeDateWhenItIsFurtherAway)
{
    auto moment = at(2026y / 3 / 3, 14h + 5min);
    EXPECT_EQ(friendly_time(moment, moment + days { 7 }, english), "3 March 2026, 14:05");
    EXPECT_EQ(friendly_time(moment, moment + days { 7 }, welsh), "3 Mawrth 2026, 14:05");
    EXPECT_EQ(friendly_time(moment, moment + days { 7 }, arabic), "3 مارس 2026، 14:05");
    EXPECT_EQ(friendly_time(moment, moment - days { 7 }, english), "3 March 2026, 14:05");
}

TEST(FriendlyTime, FollowsTheClocksOnTheWallWhenTheyChange)
{
    // 29 March 2026, 01:00 UTC: 01:00 becomes 02:00.
    auto spring = at(2026y / 3 / 29, 1h);
    EXPECT_EQ(friendly_time(spring - 1min, spring, english), "today 00:59");
    EXPECT_EQ(friendly_time(spring, spring, english), "today 02:00");
    // 25 October 2026, 01:00 UTC: 02:00 becomes 01:00.
    auto autumn = at(2026y / 10 / 25, 1h);
    EXPECT_EQ(friendly_time(autumn - 1min, autumn, english), "today 01:59");
    EXPECT_EQ(friendly_time(autumn, autumn, english), "today 01:00");
    // Before the change 23:30 UTC is already the next day in England.
    EXPECT_EQ(friendly_time(at(2026y / 10 / 24, 23h + 30min), autumn, english), "today 00:30");
    EXPECT_EQ(friendly_time(at(2026y / 10 / 25, 23h + 30min), at(2026y / 10 / 26, 0h), english), "yesterday 23:30");
}

TEST(LongDate, IsGregorianWithTheMonthsOfTheLanguage)
{
    EXPECT_EQ(long_date(2008y / 2 / 29, english), "29 February 2008");
    EXPECT_EQ(long_date(2008y / 2 / 29, welsh), "29 Chwefror 2008");
    EXPECT_EQ(long_date(2008y / 2 / 29, arabic), "29 فبراير 2008");
    EXPECT_EQ(long_date(2026y / 12 / 1, welsh), "1 Rhagfyr 2026");
}

TEST(AcceptableText, TakesWhatPeopleWrite)
{
    for (auto const* text : { "", "I'm fine", "dŵr, tŷ", "مَرْحَبًا", "👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
             "line\nline\ttab", "ትግርኛ" })
        EXPECT_TRUE(is_acceptable_text(text, 30)) << text;
}

TEST(AcceptableText, RefusesBrokenBytesAndNul)
{
    EXPECT_FALSE(is_acceptable_text("\xc3", 30)) << "cut short";
    EXPECT_FALSE(is_acceptable_text("\xff", 30));
    EXPECT_FALSE(is_acceptable_text("\xc0\xaf", 30)) << "overlong";
    EXPECT_FALSE(is_acceptable_text("\xed\xa0\x80", 30)) << "half a surrogate pair";
    EXPECT_FALSE(is_acceptable_text("\xf4\x90\x80\x80", 30)) << "beyond Unicode";
    EXPECT_FALSE(is_acceptable_text(std::string_view("a\0b", 3), 30));
}

TEST(AcceptableText, CountsMarksInARow)
{
    auto stacked = [](int marks, std::string_view between) {
        std::string text = "a";
        for (int i = 0; i < marks; ++i)
            text.append("\u0301").append(between);
        return text;
    };
    EXPECT_TRUE(is_acceptable_text(stacked(30, ""), 30));
    EXPECT_FALSE(is_acceptable_text(stacked(31, ""), 30));
    EXPECT_TRUE(is_acceptable_text(stacked(31, "a"), 30)) << "each on its own letter";
    EXPECT_FALSE(is_acceptable_text(stacked(31, "\u200d"), 30)) << "an invisible joiner does not begin a letter";
}

TEST(Locales, TheDayInEnglandIsTheSameWithoutIcu)
{
    for (auto moment = at(2024y / January / 1, 30min); moment < at(2032y / January / 1, 0min); moment += 6h)
        ASSERT_EQ(domain::england_day(moment), day_in_england(moment)) << iso_text(moment);
    for (int year = 2024; year < 2032; ++year)
        for (auto month : { March, October })
            for (int day = 20; day <= 31; ++day)
                for (int hour : { 0, 1, 2, 23 }) {
                    auto moment = at(std::chrono::year { year } / month / day, hours { hour });
                    ASSERT_EQ(time_of_day(moment, welsh),
                        iso_text(domain::england_wall_clock(moment)).substr(11, 5));
                }
}

TEST(Locales, AMomentInEnglandIsFoundAgain)
{
    for (auto day : { 2026y / January / 10, 2026y / March / 29, 2026y / July / 1, 2026y / October / 25 })
        EXPECT_EQ(iso_text(domain::england_wall_clock(domain::moment_in_england(day, 9 * 60))).substr(0, 16),
            iso_text(day) + "T09:00");
    EXPECT_EQ(iso_text(domain::moment_in_england(2026y / July / 1, 0)), "2026-06-30T23:00:00.000Z");
}

TEST(Locales, SaysTheTimeOfDayAsPeopleDo)
{
    auto winter = [](int hour, int minute) { return at(2026y / December / 1, hours { hour } + minutes { minute }); };
    EXPECT_EQ(time_of_day(winter(17, 0), english), "5 pm");
    EXPECT_EQ(time_of_day(winter(9, 0), english), "9 am");
    EXPECT_EQ(time_of_day(winter(12, 0), english), "noon");
    EXPECT_EQ(time_of_day(winter(0, 0), english), "midnight");
    EXPECT_EQ(time_of_day(winter(0, 30), english), "12:30 am");
    EXPECT_EQ(time_of_day(winter(9, 0), arabic), "09:00");
    EXPECT_EQ(weekday_name(2026y / November / 23, english), "Monday");
    EXPECT_EQ(weekday_name(2026y / November / 23, welsh), "Dydd Llun");
}

} // namespace sayso::text

#include "base/time.h"

#include "tests/support/fakes.h"
#include <gtest/gtest.h>

namespace sayso::tests {

TEST(Dates, ComeBackFromTheirText)
{
    for (auto text : { "2026-11-22", "2024-02-29", "1999-12-31", "0001-01-01" }) {
        auto date = parse_date(text);
        ASSERT_TRUE(date) << text;
        EXPECT_EQ(iso_text(*date), text);
    }
}

TEST(Dates, RefuseDaysThatDoNotExistAndTextThatIsNoDate)
{
    for (auto text : { "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "", "2026-1-1", "26-01-01",
             "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-01T00:00", "-026-01-01", "20260101", "2026-01-+1" }) {
        auto date = parse_date(text);
        ASSERT_FALSE(date) << text;
        EXPECT_EQ(date.error().code, Errc::invalid_input);
    }
}

TEST(Moments, AreWrittenInUtcToTheMillisecond)
{
    EXPECT_EQ(iso_text(from_millis(0)), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(iso_text(from_millis(1795377600000 + 5 * 60'000 + 7)), "2026-11-22T20:05:00.007Z");
    EXPECT_EQ(iso_text(from_millis(-1)), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(to_millis(from_millis(-12345)), -12345);
}

TEST(ManualClock, MovesOnlyWhenTold)
{
    ManualClock clock;
    auto start = clock.now();
    EXPECT_EQ(iso_text(start), "2026-11-22T20:00:00.000Z");
    EXPECT_EQ(clock.now(), start);
    clock.advance(std::chrono::minutes(15));
    EXPECT_EQ(clock.now() - start, std::chrono::minutes(15));
    clock.set(from_millis(0));
    EXPECT_EQ(to_millis(clock.now()), 0);
}

TEST(SystemClock, IsInThisCenturyAndNotStuck)
{
    SystemClock clock;
    EXPECT_GT(clock.now(), from_millis(1735689600000)); // 2025
    EXPECT_LE(clock.now(), clock.now());
}

} // namespace sayso::tests

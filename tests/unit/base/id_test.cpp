#include "base/id.h"

#include "tests/support/fakes.h"
#include <gtest/gtest.h>
#include <set>
#include <type_traits>

namespace sayso::tests {

static_assert(!std::is_convertible_v<SessionId, AnswerId>, "ids of different kinds do not mix");

TEST(Ids, ComeBackFromTheirText)
{
    SeededRandom random;
    ManualClock clock;
    auto id = SessionId::make(clock.now(), random);
    EXPECT_EQ(id.text().size(), 32U);
    auto parsed = SessionId::parse(id.text());
    ASSERT_TRUE(parsed);
    EXPECT_EQ(*parsed, id);
    EXPECT_EQ(SessionId::from_bytes(id.bytes()), id);
    EXPECT_EQ(
        *SessionId::parse("00FFaa00000000000000000000000001"), *SessionId::parse("00ffAA00000000000000000000000001"));
}

TEST(Ids, RefuseWhatIsNoId)
{
    for (auto text : { "", "0", "0000000000000000000000000000000", "000000000000000000000000000000000",
             "0000000000000000000000000000000g", "0x000000000000000000000000000000",
             "00000000-0000-0000-0000-00000000" }) {
        auto parsed = SessionId::parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, Errc::invalid_input);
    }
}

TEST(Ids, AreInOrderOfTime)
{
    SeededRandom random;
    ManualClock clock;
    auto first = SessionId::make(clock.now(), random);
    clock.advance(std::chrono::milliseconds(1));
    auto second = SessionId::make(clock.now(), random);
    EXPECT_LT(first, second);
    EXPECT_LT(first.text(), second.text());
}

TEST(Ids, AreAllDifferentWithinAMillisecond)
{
    SeededRandom random;
    ManualClock clock;
    std::set<SessionId> ids;
    for (int i = 0; i < 1000; ++i)
        ids.insert(SessionId::make(clock.now(), random));
    EXPECT_EQ(ids.size(), 1000U);
}

TEST(Ids, AreNilUntilMade)
{
    SeededRandom random;
    EXPECT_TRUE(SessionId().is_nil());
    EXPECT_FALSE(SessionId::make({}, random).is_nil());
}

TEST(Hex, GoesThereAndBack)
{
    std::array<std::uint8_t, 3> bytes { 0, 0x7f, 0xff };
    EXPECT_EQ(to_hex(bytes), "007fff");
    std::array<std::uint8_t, 3> back {};
    EXPECT_TRUE(from_hex("007FfF", back));
    EXPECT_EQ(back, bytes);
    EXPECT_FALSE(from_hex("007ff", back));
    EXPECT_FALSE(from_hex("007fff0", back));
    EXPECT_FALSE(from_hex("007ff ", back));
    EXPECT_EQ(to_hex({}), "");
}

} // namespace sayso::tests

#include "casefile/suppression.h"

#include "casefile/routing.h"
#include <gtest/gtest.h>
#include <random>

namespace sayso::casefile {

namespace {

using Cell = std::optional<std::uint64_t>;

std::vector<Cell> column(std::vector<std::uint64_t> const& counts)
{
    Counts rows;
    for (auto count : counts)
        rows.push_back({ count });
    std::vector<Cell> shown;
    for (auto const& row : with_small_numbers_hidden(rows))
        shown.push_back(row.at(0));
    return shown;
}

Cell const c = std::nullopt;

TEST(Suppression, ShowsWhatIsLargeAndWhatIsNothing)
{
    EXPECT_EQ(column({ 5, 0, 12 }), (std::vector<Cell> { 5, 0, 12, 17 }));
}

TEST(Suppression, HidesASecondCountSoThatTheSumDoesNotGiveTheFirstAway)
{
    EXPECT_EQ(column({ 3, 40, 9 }), (std::vector<Cell> { c, 40, c, 52 }));
}

TEST(Suppression, HidesMoreWhereAllThatIsHiddenIsFewTogether)
{
    EXPECT_EQ(column({ 1, 1, 30, 8 }), (std::vector<Cell> { c, c, 30, c, 40 })) << "1 + 1 would be known from the sum";
    EXPECT_EQ(column({ 4, 4, 30 }), (std::vector<Cell> { c, c, 30, 38 }));
}

TEST(Suppression, HidesTheSumWhereItIsSmallItself)
{
    EXPECT_EQ(column({ 2, 0 }), (std::vector<Cell> { c, 0, c }));
    EXPECT_EQ(column({ 1, 2 }), (std::vector<Cell> { c, c, c }));
}

TEST(Suppression, TreatsEachColumnAlone)
{
    auto shown = with_small_numbers_hidden({ { 6, 2 }, { 7, 7 }, { 8, 50 } });
    EXPECT_EQ(shown.at(0), (std::vector<Cell> { 6, c }));
    EXPECT_EQ(shown.at(1), (std::vector<Cell> { 7, c }));
    EXPECT_EQ(shown.at(3), (std::vector<Cell> { 21, 59 }));
}

/// Whoever knows the rule, and so that a hidden count is above 0, must not be able to work any small one out.
TEST(Suppression, LeavesNoSmallCountToBeWorkedOut)
{
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::uint64_t> counts(2 + random() % 6);
        for (auto& count : counts)
            count = random() % 12;
        auto shown = column(counts);
        std::uint64_t known = 0;
        std::size_t hidden = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            EXPECT_FALSE(shown[i] && *shown[i] > 0 && *shown[i] < smallest_shown);
            known += shown[i].value_or(0);
            hidden += shown[i] ? 0 : 1;
        }
        if (!shown.back()) {
            continue;
        }
        ASSERT_NE(hidden, 1U) << "one hidden count is the sum less the others";
        if (hidden > 0) {
            ASSERT_GE(*shown.back() - known, smallest_shown);
        }
    }
}

TEST(NowWith, NamesEverybodyAnAlertHasReachedOnce)
{
    AlertRecord alert;
    alert.to = { domain::Recipient::adviser };
    EXPECT_EQ(now_with(alert, {}), alert.to);
    AlertStep step;
    step.to = domain::Recipient::duty_team;
    AlertStep again = step;
    again.number = 2;
    EXPECT_EQ(now_with(alert, { step, again }),
        (std::vector { domain::Recipient::adviser, domain::Recipient::duty_team }));
}

} // namespace

} // namespace sayso::casefile

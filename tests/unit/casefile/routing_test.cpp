#include "casefile/routing.h"

#include "tests/support/fakes.h"
#include <algorithm>
#include <gtest/gtest.h>

namespace sayso::casefile {

using namespace std::chrono_literals;
using domain::Level, domain::Matter, domain::Recipient;

namespace {

Moment const evening = tests::ManualClock().now();
Date const today { std::chrono::year { 2026 }, std::chrono::November, std::chrono::day { 22 } };

struct RoutingTest : testing::Test {
    tests::SeededRandom random;
    IdSource ids { evening, random };
    Happening happening { SessionId::make(evening, random), YoungPersonId::make(evening, random), "housing-tonight",
        evening, today, {}, {} };

    static Happening::Raised no_safe_place()
    {
        return { "no_safe_place", Level::urgent, "safe", { Recipient::adviser, Recipient::duty_team }, 15min,
            Recipient::out_of_hours, { "where_now", "phone" }, {} };
    }
};

} // namespace

TEST_F(RoutingTest, AnAnswerThatFilesNothingLeavesNoTrace)
{
    auto routed = route(happening, ids);
    EXPECT_TRUE(routed.fields.empty() && routed.alerts.empty() && routed.tasks.empty());
    EXPECT_TRUE(routed.chronology.empty() && routed.notices.empty());
}

TEST_F(RoutingTest, AFieldIsFiledWithItsMattersAndMakesNoChronology)
{
    happening.filed = { { "safe", "housing.tonight_status", { Matter::accommodation }, true },
        { "nights#2", "housing.nights_left", { Matter::accommodation, Matter::contingency }, false } };
    auto routed = route(happening, ids);
    ASSERT_EQ(routed.fields.size(), 2u);
    EXPECT_EQ(routed.fields[0].field, "housing.tonight_status");
    EXPECT_EQ(routed.fields[0].session, happening.session);
    EXPECT_EQ(routed.fields[0].at, evening);
    EXPECT_TRUE(routed.fields[0].filed);
    EXPECT_EQ(routed.fields[1].place, "nights#2");
    EXPECT_EQ(routed.fields[1].matters, (std::vector { Matter::accommodation, Matter::contingency }));
    EXPECT_FALSE(routed.fields[1].filed) << "an answer that left the filing must be recorded as gone";
    EXPECT_TRUE(routed.chronology.empty() && routed.notices.empty());
}

TEST_F(RoutingTest, AnAlertsClockStartsWhenTheAnswerIsSaved)
{
    happening.raised = { no_safe_place() };
    auto routed = route(happening, ids);
    ASSERT_EQ(routed.alerts.size(), 1u);
    auto const& alert = routed.alerts[0];
    EXPECT_EQ(alert.raised, evening);
    EXPECT_EQ(alert.acknowledge_by, evening + 15min);
    EXPECT_FALSE(alert.acknowledged);
    EXPECT_EQ(alert.subject, happening.subject);
    EXPECT_EQ(alert.session, happening.session);
    EXPECT_EQ(alert.flow, "housing-tonight");
    EXPECT_EQ(alert.place, "safe");
    EXPECT_EQ(alert.to, (std::vector { Recipient::adviser, Recipient::duty_team }));
    EXPECT_EQ(alert.otherwise, Recipient::out_of_hours);
    EXPECT_EQ(alert.add, (std::vector<std::string> { "where_now", "phone" }));
}

TEST_F(RoutingTest, AnAlertIsInTheChronologyAndSomeoneIsTold)
{
    happening.raised = { no_safe_place() };
    auto routed = route(happening, ids);
    ASSERT_EQ(routed.chronology.size(), 1u);
    EXPECT_EQ(routed.chronology[0].kind, "alert_raised");
    EXPECT_EQ(routed.chronology[0].detail, "no_safe_place");
    EXPECT_EQ(routed.chronology[0].at, evening);
    EXPECT_EQ(routed.chronology[0].subject, happening.subject);
    ASSERT_EQ(routed.notices.size(), 1u);
    EXPECT_EQ(routed.notices[0].kind, "alert");
    EXPECT_EQ(routed.notices[0].ref, routed.alerts[0].id.text());
    EXPECT_EQ(routed.notices[0].level, Level::urgent);
}

TEST_F(RoutingTest, TasksAreDueByTheCalendarAlsoAcrossAYear)
{
    happening.today = Date { std::chrono::year { 2026 }, std::chrono::December, std::chrono::day { 31 } };
    auto raised = no_safe_place();
    raised.tasks = { { "emergency_housing", Recipient::duty_team, 0 }, { "visit", Recipient::adviser, 5 } };
    happening.raised = { raised };
    auto routed = route(happening, ids);
    ASSERT_EQ(routed.tasks.size(), 2u);
    EXPECT_EQ(routed.tasks[0].name, "emergency_housing");
    EXPECT_EQ(routed.tasks[0].to, Recipient::duty_team);
    EXPECT_EQ(iso_text(routed.tasks[0].due), "2026-12-31");
    EXPECT_EQ(iso_text(routed.tasks[1].due), "2027-01-05");
    EXPECT_EQ(routed.tasks[1].session, happening.session);
}

TEST_F(RoutingTest, TheSameIdsGiveTheSameRouting)
{
    happening.raised = { no_safe_place(), no_safe_place() };
    tests::SeededRandom one(7), two(7);
    IdSource first(evening, one), second(evening, two);
    auto left = route(happening, first), right = route(happening, second);
    ASSERT_EQ(left.alerts.size(), 2u);
    EXPECT_NE(left.alerts[0].id, left.alerts[1].id);
    EXPECT_EQ(left.alerts[0].id, right.alerts[0].id);
    EXPECT_EQ(left.alerts[1].id, right.alerts[1].id);
    EXPECT_EQ(left.chronology[1].id, right.chronology[1].id);
}

TEST(Overdue, BeginsAfterTheLastMomentAndEndsWithAnAcknowledgement)
{
    AlertRecord alert;
    alert.acknowledge_by = evening;
    EXPECT_FALSE(overdue(alert, evening));
    EXPECT_TRUE(overdue(alert, evening + 1ms));
    alert.acknowledged = evening + 1h;
    EXPECT_FALSE(overdue(alert, evening + 2h));
}

TEST(MorePressing, OpenThenLevelThenOverdueThenOldest)
{
    auto make = [](std::string name, Level level, std::chrono::minutes age, std::chrono::minutes allowed) {
        AlertRecord alert;
        alert.name = std::move(name);
        alert.level = level;
        alert.raised = evening - age;
        alert.acknowledge_by = alert.raised + allowed;
        return alert;
    };
    std::vector<AlertRecord> alerts {
        make("routine", Level::routine, 300min, 1440min),
        make("urgent, newer", Level::urgent, 1min, 15min),
        make("overdue but routine", Level::routine, 1500min, 1440min),
        make("urgent, older", Level::urgent, 10min, 15min),
        make("soon", Level::soon, 100min, 120min),
        make("overdue and urgent", Level::urgent, 20min, 15min),
    };
    auto seen = make("late, but someone has it", Level::soon, 200min, 120min);
    seen.acknowledged = evening;
    alerts.push_back(seen);
    std::sort(alerts.begin(), alerts.end(),
        [](auto const& left, auto const& right) { return more_pressing(left, right, evening); });
    std::vector<std::string> order;
    for (auto const& alert : alerts)
        order.push_back(alert.name);
    EXPECT_EQ(order,
        (std::vector<std::string> { "overdue and urgent", "urgent, older", "urgent, newer", "soon",
            "overdue but routine", "routine", "late, but someone has it" }));
}

TEST(MorePressing, IsNeverTrueOfAnAlertAndItself)
{
    AlertRecord alert;
    EXPECT_FALSE(more_pressing(alert, alert, evening));
}

} // namespace sayso::casefile

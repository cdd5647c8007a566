#include "casefile/escalation.h"

#include "tests/support/fakes.h"
#include <gtest/gtest.h>

namespace sayso::casefile {

using namespace std::chrono_literals;
using domain::Level, domain::Recipient;

namespace {

Moment at(char const* day, int hour, int minute = 0)
{
    return domain::moment_in_england(*parse_date(day), hour * 60 + minute);
}

struct EscalationTest : testing::Test {
    EscalationTest()
    {
        alert.id = AlertId::make(monday, random);
        alert.level = Level::urgent;
        alert.to = { Recipient::adviser };
        alert.otherwise = Recipient::duty_team;
        alert.raised = monday;
        alert.acknowledge_by = monday + 15min;
    }

    AlertStep take(Moment now, Circle circle = Circle::anybody)
    {
        steps.push_back(next_step(alert, steps, circle, settings, now));
        return steps.back();
    }

    tests::SeededRandom random;
    Moment monday = at("2026-11-23", 10);
    domain::CouncilSettings settings;
    AlertRecord alert;
    std::vector<AlertStep> steps;
};

} // namespace

TEST_F(EscalationTest, GoesOnToOneAfterTheOther)
{
    auto first = take(monday + 16min);
    EXPECT_EQ(first.number, 1);
    EXPECT_EQ(first.to, Recipient::duty_team);
    EXPECT_EQ(first.acknowledge_by, monday + 46min);
    EXPECT_EQ(passes_on_at(alert, steps), monday + 46min);
    EXPECT_EQ(take(monday + 47min).to, Recipient::out_of_hours);
    auto third = take(monday + 78min);
    EXPECT_EQ(third.to, Recipient::safeguarding_lead);
    EXPECT_EQ(third.number, 3);
    for (auto const& step : steps)
        EXPECT_FALSE(is_reminder(alert, steps, step));
}

TEST_F(EscalationTest, RemindsTheLastWhenEverybodyHasBeenTold)
{
    for (int i = 0; i < 3; ++i)
        take(monday + 16min);
    auto again = take(monday + 2h);
    EXPECT_EQ(again.to, Recipient::safeguarding_lead);
    EXPECT_EQ(again.acknowledge_by, monday + 4h);
    EXPECT_TRUE(is_reminder(alert, steps, again));
}

TEST_F(EscalationTest, GoesStraightToTheOutOfHoursTeamWhileTheOfficeIsClosed)
{
    auto night = at("2026-11-23", 23);
    EXPECT_EQ(take(night).to, Recipient::out_of_hours);
    EXPECT_EQ(take(night + 31min).to, Recipient::duty_team) << "somebody may still be there";
    EXPECT_EQ(take(night + 62min).to, Recipient::safeguarding_lead);
}

TEST_F(EscalationTest, TellsNobodyTwiceWhoWasToldAtOnce)
{
    alert.to = { Recipient::adviser, Recipient::duty_team };
    alert.otherwise = Recipient::out_of_hours;
    EXPECT_EQ(take(monday + 16min).to, Recipient::out_of_hours);
    EXPECT_EQ(take(monday + 47min).to, Recipient::safeguarding_lead);
}

TEST_F(EscalationTest, HonoursWhomTheFlowNames)
{
    alert.otherwise = Recipient::team_manager;
    EXPECT_EQ(take(monday + 16min).to, Recipient::team_manager);
    EXPECT_EQ(take(monday + 47min).to, Recipient::duty_team);
}

TEST_F(EscalationTest, NeverTakesWhatIsSaidAboutAWorkerToAnybodyButTheLead)
{
    alert.to = { Recipient::safeguarding_lead };
    alert.otherwise = Recipient::team_manager;
    EXPECT_EQ(circle_of({ alert }), Circle::lead_only);
    for (auto now : { monday + 16min, at("2026-11-23", 23), at("2026-11-24", 10), at("2026-11-28", 3) }) {
        auto step = take(now, Circle::lead_only);
        EXPECT_EQ(step.to, Recipient::safeguarding_lead);
        EXPECT_TRUE(is_reminder(alert, steps, step));
    }
}

TEST_F(EscalationTest, KeepsTheWholeConversationWithTheLead)
{
    auto about_staff = alert;
    about_staff.to = { Recipient::safeguarding_lead };
    ASSERT_EQ(circle_of({ alert, about_staff }), Circle::lead_only);
    auto step = take(monday + 16min, Circle::lead_only);
    EXPECT_EQ(step.to, Recipient::safeguarding_lead) << "whoever else got it could read the rest too";
    EXPECT_FALSE(is_reminder(alert, steps, step));
}

} // namespace sayso::casefile

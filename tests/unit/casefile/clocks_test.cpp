#include "casefile/clocks.h"

#include "casefile/opening.h"
#include "tests/support/fakes.h"
#include <algorithm>
#include <gtest/gtest.h>

namespace sayso::casefile {

using namespace std::chrono_literals;

namespace {

Date day(char const* text)
{
    return *parse_date(text);
}

Moment at(char const* text, int hour, int minute = 0)
{
    return domain::moment_in_england(day(text), hour * 60 + minute);
}

struct ClocksTest : testing::Test {
    ClocksTest() { settings.bank_holidays = { day("2026-12-25"), day("2026-12-28"), day("2027-01-01") }; }

    /// "2026-12-08", with " overdue" when it is; empty if there is no such clock.
    std::string clock(std::string const& kind)
    {
        for (auto const& clock : clocks_for(facts, settings, now))
            if (clock.kind == kind)
                return iso_text(clock.day) + (clock.overdue ? " overdue" : "");
        return "";
    }

    domain::CouncilSettings settings;
    ClockFacts facts;
    Moment now = at("2026-12-01", 12);
};

} // namespace

TEST_F(ClocksTest, NothingRunsForSomebodyOfWhomNothingIsKnown)
{
    EXPECT_TRUE(clocks_for(facts, settings, now).empty());
}

TEST_F(ClocksTest, AReplyIsPromisedInWorkingDaysOverChristmas)
{
    facts.sent.push_back({ SessionId(), at("2026-12-23", 20), false }); // A Wednesday evening.
    EXPECT_EQ(clock("reply"), "2026-12-30") << "24, 29, 30: not the weekend, nor Christmas Day and the day for Boxing Day";
    settings.closed_days = { day("2026-12-24"), day("2026-12-29") };
    EXPECT_EQ(clock("reply"), "2027-01-04");
    now = at("2027-01-04", 23, 59);
    EXPECT_EQ(clock("reply"), "2027-01-04") << "until midnight it is not late";
    now = at("2027-01-05", 0);
    EXPECT_EQ(clock("reply"), "2027-01-04 overdue");
    facts.sent[0].replied = true;
    EXPECT_EQ(clock("reply"), "");
}

TEST_F(ClocksTest, TheFirstPlanIsDueThreeMonthsAfterTheSixteenthBirthdayOrAfterBecomingEligible)
{
    facts.status = "eligible";
    facts.born = day("2010-11-30");
    EXPECT_EQ(clock("first_pathway_plan"), "2027-02-28");
    EXPECT_EQ(clock("needs_assessment"), "2027-02-28");
    facts.happened.push_back({ "eligible", day("2026-12-01") });
    EXPECT_EQ(clock("first_pathway_plan"), "2027-03-01");
    facts.happened.push_back({ "plan_made", day("2026-12-01") });
    EXPECT_EQ(clock("first_pathway_plan"), "");
    EXPECT_EQ(clock("plan_review"), "2027-06-01");
    facts.status = "former_relevant";
    EXPECT_EQ(clock("needs_assessment"), "");
}

TEST_F(ClocksTest, NoClockRunsBeforeSixteen)
{
    facts.status = "eligible";
    facts.born = day("2012-01-01");
    EXPECT_EQ(clock("first_pathway_plan"), "");
}

TEST_F(ClocksTest, AReviewThatIsAskedForStartsItsOwnClock)
{
    facts.happened = { { "plan_made", day("2026-08-31") }, { "review_asked", day("2026-12-01") } };
    EXPECT_EQ(clock("plan_review"), "2027-02-28") << "six months later, in a month without a 31st";
    EXPECT_EQ(clock("review_asked"), "2026-12-31");
    facts.happened.push_back({ "plan_reviewed", day("2026-12-10") });
    EXPECT_EQ(clock("review_asked"), "");
    EXPECT_EQ(clock("plan_review"), "2027-06-10");
}

TEST_F(ClocksTest, AReturnInterviewIsOfferedWithinSeventyTwoHours)
{
    facts.happened.push_back({ "returned", day("2026-11-28"), at("2026-11-28", 13) });
    auto clocks = clocks_for(facts, settings, now);
    ASSERT_EQ(clocks.size(), 1U);
    EXPECT_EQ(clocks[0].due, at("2026-12-01", 13));
    EXPECT_TRUE(clocks[0].by_hour);
    EXPECT_FALSE(clocks[0].overdue);
    now = at("2026-12-01", 13, 1);
    EXPECT_EQ(clock("return_interview"), "2026-12-01 overdue");
    facts.happened.push_back({ "return_interview_offered", day("2026-12-01") });
    EXPECT_EQ(clock("return_interview"), "");
}

TEST_F(ClocksTest, WhatIsNotedAtAClockEndsIt)
{
    facts.happened = { { "returned", day("2026-11-30") }, { "complaint_made", day("2026-11-30") } };
    EXPECT_EQ(clock("return_interview"), "2026-12-03");
    facts.happened.push_back({ "return_interview", day("2026-12-01") });
    facts.happened.push_back({ "complaint_stage_1", day("2026-12-01") });
    EXPECT_EQ(clock("return_interview"), "");
    EXPECT_EQ(clock("complaint_stage_1"), "");
    EXPECT_EQ(clock("complaint_ask_stage_2"), "2026-12-31");
}

TEST_F(ClocksTest, AComplaintGoesThroughItsStages)
{
    facts.happened.push_back({ "complaint_made", day("2026-12-01") });
    EXPECT_EQ(clock("complaint_stage_1"), "2026-12-15");
    facts.happened.push_back({ "complaint_stage_1_extended", day("2026-12-10") });
    EXPECT_EQ(clock("complaint_stage_1"), "2026-12-31");
    facts.happened.push_back({ "complaint_answered", day("2026-12-14") });
    EXPECT_EQ(clock("complaint_stage_1"), "");
    EXPECT_EQ(clock("complaint_ask_stage_2"), "2027-01-14");
    now = at("2027-01-15", 0);
    EXPECT_EQ(clock("complaint_ask_stage_2"), "") << "nobody is told that they are too late";
    facts.happened.push_back({ "complaint_stage_2_asked", day("2027-01-20") });
    EXPECT_EQ(clock("complaint_stage_2"), "2027-02-24");
    facts.happened.push_back({ "complaint_stage_2_answered", day("2027-02-20") });
    facts.happened.push_back({ "complaint_stage_3_asked", day("2027-02-22") });
    EXPECT_EQ(clock("complaint_panel"), "2027-04-05");
    facts.happened.push_back({ "complaint_panel_met", day("2027-03-22") });
    EXPECT_EQ(clock("complaint_panel_report"), "2027-03-29");
    facts.happened.push_back({ "complaint_panel_reported", day("2027-03-24") });
    EXPECT_EQ(clock("complaint_council_answer"), "2027-04-08");
}

TEST_F(ClocksTest, SafeguardingIsDecidedOnTheNextWorkingDay)
{
    facts.happened.push_back({ "safeguarding_referred", day("2026-12-04") }); // A Friday.
    EXPECT_EQ(clock("safeguarding_decision"), "2026-12-07");
}

TEST_F(ClocksTest, VisitsFollowMovingIn)
{
    facts.happened.push_back({ "moved_in", day("2026-11-30") });
    EXPECT_EQ(clock("visit"), "2026-12-07");
    facts.happened.push_back({ "visit", day("2026-12-02") });
    EXPECT_EQ(clock("visit"), "2027-02-02");
}

TEST_F(ClocksTest, APromiseAndAnAlertRunToTheirOwnEnd)
{
    facts.promised.push_back({ "entry", "sam", day("2026-11-30") });
    AlertRecord alert;
    alert.acknowledge_by = now + 1min;
    facts.alerts = { alert };
    EXPECT_EQ(clock("promise"), "2026-11-30 overdue");
    EXPECT_EQ(clock("acknowledgement"), "2026-12-01");
    auto clocks = clocks_for(facts, settings, now);
    EXPECT_EQ(clocks.front().kind, "promise") << "first to run out first";
    facts.alerts[0].acknowledged = now;
    EXPECT_EQ(clock("acknowledgement"), "");
}

TEST_F(ClocksTest, EveryRuleOfTheClocksCanBeStartedAndEnded)
{
    auto const& kinds = clock_event_kinds();
    EXPECT_TRUE(std::ranges::is_sorted(kinds));
    for (char const* kind : { "returned", "complaint_made", "visit", "plan_made", "safeguarding_decided" })
        EXPECT_TRUE(std::ranges::binary_search(kinds, kind)) << kind;
}

TEST_F(ClocksTest, CountsTheAlertsOfTheLastWeeks)
{
    std::vector<AlertRecord> alerts(3);
    alerts[0].raised = now - std::chrono::days { 91 };
    alerts[1].raised = now - std::chrono::days { 89 };
    alerts[2].raised = now;
    EXPECT_EQ(repeat_alerts(alerts, now, 90), 2);
    EXPECT_EQ(repeat_alerts(alerts, now, 92), 3);
}

TEST_F(ClocksTest, TheOfficeOpensAndCloses)
{
    auto open = opening_at(settings, at("2026-12-01", 9));
    EXPECT_TRUE(open.open_now);
    EXPECT_EQ(open.closes, at("2026-12-01", 17));
    EXPECT_EQ(open.opens_next, at("2026-12-02", 9));
    EXPECT_FALSE(opening_at(settings, at("2026-12-01", 17)).open_now);
    auto early = opening_at(settings, at("2026-12-01", 3));
    EXPECT_FALSE(early.open_now);
    EXPECT_EQ(early.opens_next, at("2026-12-01", 9));
    auto christmas = opening_at(settings, at("2026-12-24", 18));
    EXPECT_EQ(christmas.opens_next, at("2026-12-29", 9)) << "over Christmas Day, the weekend and the day for Boxing Day";
    settings.hours = {};
    EXPECT_FALSE(opening_at(settings, now).opens_next);
}

} // namespace sayso::casefile

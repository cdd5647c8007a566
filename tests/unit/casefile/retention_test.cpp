#include "casefile/retention.h"

#include <gtest/gtest.h>

namespace sayso::tests {

using casefile::Nation;
using casefile::retention_due;
using casefile::RetentionFacts;
using casefile::rules_for;

namespace {

Date day(char const* text)
{
    return parse_date(text).value();
}

Moment moment(char const* text)
{
    return std::chrono::sys_days(day(text));
}

RetentionFacts born(char const* text)
{
    RetentionFacts facts;
    facts.born = day(text);
    facts.created = moment("2026-11-22");
    return facts;
}

std::optional<Moment> due(RetentionFacts const& facts, Nation nation = Nation::england)
{
    return retention_due(facts, rules_for(nation)).from;
}

} // namespace

TEST(Retention, ACaseRecordIsKeptUntilThe75thBirthday)
{
    EXPECT_EQ(due(born("2009-03-31")), moment("2084-03-31"));
    EXPECT_EQ(due(born("2009-03-31"), Nation::wales), moment("2084-03-31"));
    EXPECT_EQ(due(born("2009-03-31"), Nation::scotland), moment("2109-03-31"));
    EXPECT_EQ(due(born("2008-02-29")), moment("2083-03-01")) << "not a day early where there is no 29 February";
    auto found = retention_due(born("2009-03-31"), rules_for(Nation::england));
    EXPECT_FALSE(found.is_due(moment("2084-03-31") - std::chrono::milliseconds(1)));
    EXPECT_TRUE(found.is_due(moment("2084-03-31")));
}

TEST(Retention, AndFifteenYearsIfTheyDiedYoung)
{
    auto facts = born("2009-03-31");
    facts.died = day("2027-03-30"); // One day before they were 18.
    EXPECT_EQ(due(facts), moment("2042-03-30"));
    EXPECT_EQ(due(facts, Nation::scotland), moment("2052-03-30"));
    facts.died = day("2027-03-31");
    EXPECT_EQ(due(facts), moment("2084-03-31")) << "at 18 the usual time counts";
}

TEST(Retention, NobodyIsErasedForWantOfABirthday)
{
    RetentionFacts facts;
    facts.created = moment("1900-01-01");
    EXPECT_FALSE(due(facts));
    EXPECT_FALSE(retention_due(facts, rules_for(Nation::england)).is_due(moment("2100-01-01")));
}

TEST(Retention, AVisitorStaysAsLongAsWhatTheySaidIsNeeded)
{
    RetentionFacts facts;
    facts.nameless = true;
    facts.created = moment("2026-11-20");
    EXPECT_EQ(due(facts), moment("2026-11-22")) << "48 hours, if they sent nothing";
    facts.last_sent = moment("2026-11-21");
    EXPECT_EQ(due(facts), moment("2027-11-21"));
    facts.raised_alert = true;
    EXPECT_FALSE(due(facts)) << "an alert stays until a person decides";
}

TEST(Retention, NamesItsNations)
{
    for (auto nation : { Nation::england, Nation::wales, Nation::scotland, Nation::northern_ireland })
        EXPECT_EQ(casefile::nation_from(casefile::name(nation)), nation);
    EXPECT_FALSE(casefile::nation_from("atlantis"));
}

} // namespace sayso::tests

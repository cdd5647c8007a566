#include "flow/rules_table.h"

#include "flow/explore.h"
#include "flow/parameters.h"
#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

std::string const table = R"(table: learning-money
reads: {age: int, doing: [college, university, work]}
rows:
  - {age: 16..18, doing: college, then: bursary}
  - {age: 19.., doing: college, then: ask}
  - {age: ..15, doing: college, then: ask}
  - {doing: university, then: he_bursary}
  - {doing: work, then: ask}
unknown: explain
)";

std::string const parameters = R"(parameters:
  setting_up_home:
    unit: pounds
    source: "Invented"
    check: "with your PA"
    values: [{from: 2023-04-01, amount: 2000}, {from: 2026-11-22, amount: 3000}]
  bank_holidays: {unit: days, source: "Invented", values: [{from: 2026-12-25}, {from: 2026-12-28}]}
)";

std::string const flow = R"yaml(flow: small
format: 2
title: T
inputs: {dob: date}
let: {age: "years(dob, today)"}
amounts: [setting_up_home]
rules: {money: {table: learning-money, reads: {age: age, doing: doing}}}
steps:
  - {id: doing, ask: choice, text: Q, next: ways, options: [{id: college, text: C}, {id: university, text: U}]}
  - id: ways
    say: "It is {setting_up_home}. Amounts change, so check with your PA."
    next: [{when: "money == bursary", to: one}, {when: "money == he_bursary", to: two}, {to: three}]
  - {id: one, say: One, next: end}
  - {id: two, say: Two, next: end}
  - {id: three, say: Three, next: end}
)yaml";

SharedFiles with(std::string const& rules = table, std::string const& amounts = parameters)
{
    return [rules, amounts](std::string const& path) -> std::optional<SharedFile> {
        if (path == "rules/learning-money.yaml")
            return SharedFile { "flows/" + path, rules };
        if (path == "parameters.yaml")
            return SharedFile { "flows/" + path, amounts };
        return std::nullopt;
    };
}

Definition load_sound(std::string const& yaml)
{
    auto loaded = load_flow("f.yaml", yaml, with());
    for (auto const& problem : loaded.problems)
        ADD_FAILURE() << to_text(problem);
    return loaded.definition.value_or(Definition {});
}

std::vector<Problem> problems_of(std::string const& rules)
{
    ProblemList problems("flows/rules/learning-money.yaml");
    load_rules_table("learning-money", "flows/rules/learning-money.yaml", rules, problems);
    return problems.take();
}

std::string said_last(Definition const& definition, Value born, char const* doing)
{
    auto session = begin(definition);
    session.inputs["dob"] = std::move(born);
    return answer(definition, session, "doing", given(doing)).said.back()->id;
}

TEST(RulesTable, ChoosesTheWayOfAFlow)
{
    auto loaded = load_sound(flow);
    EXPECT_EQ(said_last(loaded, day(2009, 11, 22), "college"), "one");
    EXPECT_EQ(said_last(loaded, day(2007, 11, 23), "college"), "one");
    EXPECT_EQ(said_last(loaded, day(2007, 11, 22), "college"), "three");
    EXPECT_EQ(said_last(loaded, day(2009, 11, 22), "university"), "two");
}

TEST(RulesTable, WhatIsNotKnownMattersOnlyWhereItHadToBeKnown)
{
    auto loaded = load_sound(flow);
    EXPECT_EQ(said_last(loaded, Unknown {}, "college"), "three");
    EXPECT_EQ(said_last(loaded, Unknown {}, "university"), "two");
}

TEST(RulesTable, EveryWayIsProved)
{
    auto loaded = load_sound(flow);
    for (auto const& problem : check(loaded, {}))
        EXPECT_FALSE(problem.blocks) << to_text(problem);
    Exploration exploration(loaded);
    EXPECT_TRUE(exploration.complete());
    for (auto const& edge : exploration.edges_to_cover())
        EXPECT_TRUE(exploration.took(edge)) << to_text(loaded, edge);
    EXPECT_LT(exploration.states().size(), 60u) << "days of birth that no row tells apart count as one";

    auto never = load_sound(changed(flow, "money == bursary", "money == explain && answered(doing)"));
    bool found = false;
    for (auto const& problem : check(never, {}))
        found = found || problem.rule == Rule::conditions;
    EXPECT_TRUE(found) << "what comes out for the unknown does not come out of a known age";
}

TEST(RulesTable, AGapOrAnOverlapIsToldWithItsCase)
{
    EXPECT_TRUE(problems_of(table).empty());
    auto gap = problems_of(changed(table, "16..18", "16..17"));
    ASSERT_EQ(gap.size(), 1u);
    EXPECT_EQ(gap[0].reason, "no row fits age 18, doing college");
    EXPECT_EQ(gap[0].mark.line, 3);
    auto overlap = problems_of(changed(table, "19..", "18.."));
    ASSERT_EQ(overlap.size(), 1u);
    EXPECT_EQ(overlap[0].reason, "this row and that on line 4 both fit age 18, doing college");
    EXPECT_EQ(overlap[0].mark.line, 5);
    EXPECT_EQ(overlap[0].file, "flows/rules/learning-money.yaml");
    EXPECT_FALSE(problems_of(changed(table, "  - {doing: work, then: ask}\n", "")).empty());
}

TEST(RulesTable, RefusesWhatItCanNotMean)
{
    std::pair<char const*, char const*> const changes[] = { { "16..18", "18..16" }, { "16..18", "young" },
        { "doing: work", "doing: fun" }, { "age: int", "age: number" }, { "then: bursary", "then: not_entitled" },
        { "then: bursary", "than: bursary" }, { "unknown: explain\n", "" },
        { "table: learning-money", "table: other" } };
    for (auto const& [from, to] : changes)
        EXPECT_TRUE(any_blocking(problems_of(changed(table, from, to)))) << to;
}

TEST(RulesTable, TheFlowGivesEachColumnWhatItReads)
{
    auto says = [](std::string const& yaml) {
        auto loaded = load_flow("f.yaml", yaml, with());
        auto problems = loaded.definition ? check(*loaded.definition, {}) : loaded.problems;
        return problems.empty() ? "" : to_text(problems.front());
    };
    EXPECT_NE(says(changed(flow, "age: age, ", "")).find("to read as \"age\""), std::string::npos);
    EXPECT_NE(says(changed(flow, "age: age", "age: dob")).find("and this is a day"), std::string::npos);
    EXPECT_NE(
        says(changed(flow, "{id: university", "{id: gap_year")).find("does not know \"gap_year\""), std::string::npos);
    EXPECT_NE(
        says(changed(flow, "table: learning-money", "table: other")).find("there is no table"), std::string::npos);
    EXPECT_NE(says(changed(flow, "money == bursary", "money == bursery")).find("is not one of the options"),
        std::string::npos);
}

TEST(Amounts, AreThoseInForceOnTheDayItBegan)
{
    auto loaded = load_sound(flow);
    auto amount_on = [&](Date today) {
        auto session = begin(loaded);
        session.today = today;
        return value_of(loaded, session, {}, "setting_up_home");
    };
    EXPECT_EQ(amount_on(day(2026, 11, 21)), Value { std::int64_t { 2000 } });
    EXPECT_EQ(amount_on(day(2026, 11, 22)), Value { std::int64_t { 3000 } });
    EXPECT_EQ(amount_on(day(2020, 1, 1)), Value { std::int64_t { 2000 } }) << "never nothing in a text";
}

TEST(Amounts, ATextWithOneSaysToCheck)
{
    auto loaded = load_sound(changed(flow, "check with your PA", "ask your PA"));
    auto problems = check(loaded, {});
    ASSERT_FALSE(problems.empty());
    EXPECT_NE(problems[0].reason.find("does not say to check with your PA"), std::string::npos);
    EXPECT_FALSE(load_flow("f.yaml", changed(flow, "[setting_up_home]", "[other]"), with()).definition);
}

TEST(Amounts, TheirDaysAreInOrder)
{
    ProblemList problems("p.yaml");
    load_parameters("p.yaml", changed(parameters, "2023-04-01", "2026-11-22"), problems);
    ASSERT_EQ(problems.all().size(), 1u);
    EXPECT_EQ(problems.all()[0].mark.line, 6);
}

TEST(Rules, AVersionHoldsAllThatItTook)
{
    auto loaded = load_sound(changed(flow, "age: \"years(dob, today)\"",
        "age: \"years(dob, today)\", soon: \"working_days(today, birthday(dob, 18)) < 20\""));
    auto json = canonical_json(loaded);
    auto back = from_canonical_json(json, loaded.version);
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(said_last(*back, day(2009, 11, 22), "college"), "one");
    EXPECT_EQ(back->amounts.size(), 1u);
    ASSERT_TRUE(back->bank_holidays);
    EXPECT_EQ(back->bank_holidays->size(), 2u);
    // Another table, amount or holiday is another version.
    for (auto const& shared :
        { with(changed(table, "16..18", "16..18")), with(table, changed(parameters, "3000", "3001")),
            with(changed(table, "university, then: he_bursary", "university, then: bursary")),
            with(table, changed(parameters, "2026-12-28", "2026-12-29")) }) {
        auto other
            = load_flow("f.yaml", changed(flow, "let: {", "let: {soon: \"working_days(today, dob) < 2\", "), shared);
        ASSERT_TRUE(other.definition);
        EXPECT_NE(other.definition->version, loaded.version);
    }
}

TEST(WorkingDays, LeaveOutWeekendsAndHolidays)
{
    Holidays const none;
    Holidays const christmas { day(2026, 12, 25), day(2026, 12, 28) };
    auto friday = day(2026, 12, 18);
    EXPECT_EQ(working_days_between(friday, friday, none), 0);
    EXPECT_EQ(working_days_between(friday, day(2026, 12, 20), none), 0);
    EXPECT_EQ(working_days_between(friday, day(2026, 12, 21), none), 1);
    EXPECT_EQ(working_days_between(friday, day(2026, 12, 29), none), 7);
    EXPECT_EQ(working_days_between(friday, day(2026, 12, 29), christmas), 5);
    EXPECT_EQ(working_days_between(day(2026, 12, 29), friday, christmas), -5);
    // Against counting one by one.
    std::int64_t count = 0;
    for (auto at = std::chrono::sys_days { friday }; at < std::chrono::sys_days { day(2027, 3, 1) };) {
        at += std::chrono::days { 1 };
        std::chrono::weekday weekday { at };
        bool off = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday || Date { at } == christmas[0]
            || Date { at } == christmas[1];
        count += off ? 0 : 1;
        EXPECT_EQ(working_days_between(friday, Date { at }, christmas), count) << iso_text(Date { at });
    }
}

TEST(Birthday, OfTheLastDayOfFebruaryIsInMarchWhenItIsNotThere)
{
    EXPECT_EQ(birthday(day(2008, 2, 29), 18), day(2026, 3, 1));
    EXPECT_EQ(birthday(day(2008, 2, 29), 16), day(2024, 2, 29));
    EXPECT_EQ(birthday(day(2008, 5, 9), 18), day(2026, 5, 9));
}

TEST(Birthday, ConditionsAboutItAreTriedOnBothSides)
{
    auto yaml = changed(flow, "age: \"years(dob, today)\"",
        "age: \"years(dob, today)\", near: \"days(today, birthday(dob, 18)) <= 90 && working_days(today, birthday(dob, "
        "18)) > 10\"");
    yaml = changed(
        yaml, "{when: \"money == bursary\"", "{when: \"near\", to: one, unknown: two}, {when: \"money == bursary\"");
    for (auto const& problem : check(load_sound(yaml), {}))
        EXPECT_FALSE(problem.blocks) << to_text(problem);
}

} // namespace
} // namespace sayso::flow

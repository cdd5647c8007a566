#include "flow/expression.h"

#include "flow/expression_tree.h"
#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

std::map<std::string, NameType, std::less<>> const names {
    { "age", { Type::integer, {}, false } },
    { "nights", { Type::integer, {}, true } },
    { "dob", { Type::date, {}, false } },
    { "today", { Type::date, {}, false } },
    { "where", { Type::enumeration, { "friend", "street", "nights" }, true } },
    { "people", { Type::list, { "mum", "friend" }, true } },
    { "words", { Type::text, {}, true } },
    { "nameless", { Type::boolean, {}, false } },
};

Value lookup(std::string_view name)
{
    if (name == "age")
        return std::int64_t { 17 };
    if (name == "dob")
        return day(2008, 2, 29);
    if (name == "today")
        return day(2026, 11, 22);
    if (name == "where")
        return EnumValue { "street" };
    if (name == "people")
        return std::vector<std::string> { "mum" };
    if (name == "words")
        return std::string("hello");
    if (name == "nameless")
        return false;
    return Unknown {}; // nights
}

Value worked_out(std::string_view source)
{
    auto expression = Expression::parse(source);
    EXPECT_TRUE(expression) << source << ": " << (expression ? "" : expression.error().detail);
    auto type = expression->check(names);
    EXPECT_TRUE(type) << source << ": " << (type ? "" : type.error().detail);
    auto value = expression->evaluate(lookup);
    EXPECT_TRUE(value) << source;
    return *value;
}

std::string refusal(std::string_view source)
{
    auto expression = Expression::parse(source);
    if (!expression)
        return expression.error().detail;
    auto type = expression->check(names);
    return type ? "" : type.error().detail;
}

TEST(Expression, WorksOutTrueAndFalse)
{
    for (auto source : { "age >= 16 && age < 18", "age >= 16 and age < 18", "!(age == 16)", "not age == 16",
             "where == street", "where != friend", "in(mum, people)", "!in(friend, people)", "count(people) == 1",
             "one_of(where, street, friend)", "one_of(age, 16, 17)", "words == 'hello'", "years(dob, today) == 18",
             "days(today, today + 7) == 7", "today > date('2026-11-21')", "answered(where)", "!answered(nights)",
             "age - 2 + 3 == 18", "-age == 0 - 17", "true || nights > 3", "!nameless",
             "dob < today || age == 1 && false" })
        EXPECT_EQ(worked_out(source), Value { true }) << source;
    for (auto source : { "age > 17", "nameless", "one_of(where, friend)", "false && nights > 3", "where == nights" })
        EXPECT_EQ(worked_out(source), Value { false }) << source;
}

TEST(Expression, WhatNobodyAnsweredIsUnknownAndNeverFalse)
{
    for (auto source : { "nights <= 3", "nights > 3", "!(nights == 2)", "nights != 2", "true && nights > 3",
             "false || nights > 3", "nights + 1 > 0", "one_of(nights, 1, 2)", "age == nights" })
        EXPECT_EQ(worked_out(source), Value { Unknown {} }) << source;
}

TEST(Expression, AndBindsTighterThanOr)
{
    EXPECT_EQ(worked_out("true || false && false"), Value { true });
    EXPECT_EQ(worked_out("(true || false) && false"), Value { false });
    EXPECT_EQ(worked_out("10 - 3 - 2 == 5"), Value { true });
}

TEST(Expression, AnOptionMayShareItsNameWithAStep)
{
    EXPECT_EQ(worked_out("where == nights"), Value { false });
    EXPECT_EQ(worked_out("one_of(where, nights, street)"), Value { true });
}

TEST(Expression, SaysWhatIsWrongAndWhere)
{
    struct {
        char const* source;
        char const* says;
    } const cases[] = {
        { "", "character 1" },
        { "age >", "character 6" },
        { "age = 17", "character 5: a comparison is written ==" },
        { "1 < age < 18", "character 9: compare two things" },
        { "(age > 3", "character 9: a ) is missing" },
        { "age > 3)", "character 8" },
        { "words == 'open", "character 10: this ' is never closed" },
        { "date('2026-02-30') < today", "character 1: a day is written" },
        { "ages > 3", "character 1: \"ages\" is not an input" },
        { "where == strete", "character 10: \"strete\" is not one of the options: friend, street" },
        { "street == where", "character 1" },
        { "in(dad, people)", "character 4: \"dad\"" },
        { "age == 'x'", "can not be compared" },
        { "where < friend", "" },
        { "words < 'x'", "has no order" },
        { "age && true", "character 1: this is a whole number" },
        { "years(dob)", "takes two days" },
        { "answered(age > 1)", "takes the name" },
        { "matches(words, 'x')", "there is no function" },
        { "people == people", "a list is asked" },
        { "today - dob > 3", "days(a, b)" },
        { "age > 99999999999999999999", "too large" },
        { "age # 3", "not known" },
    };
    for (auto const& one : cases) {
        auto said = refusal(one.source);
        EXPECT_FALSE(said.empty()) << one.source;
        EXPECT_NE(said.find(one.says), std::string::npos) << one.source << ": " << said;
    }
}

TEST(Expression, KnowsWhetherItsResultMayBeUnknown)
{
    EXPECT_TRUE(Expression::parse("nights > 3")->check(names)->may_be_unknown);
    EXPECT_FALSE(Expression::parse("age > 3 && answered(nights)")->check(names)->may_be_unknown);
}

TEST(Expression, BirthdaysCountAsPeopleCountThem)
{
    EXPECT_EQ(years_between(day(2008, 11, 23), day(2026, 11, 22)), 17);
    EXPECT_EQ(years_between(day(2008, 11, 22), day(2026, 11, 22)), 18);
    EXPECT_EQ(years_between(day(2008, 2, 29), day(2026, 2, 28)), 17);
    EXPECT_EQ(years_between(day(2008, 2, 29), day(2026, 3, 1)), 18);
    EXPECT_EQ(years_between(day(2026, 11, 22), day(2008, 11, 22)), -18);
    EXPECT_EQ(days_between(day(2026, 2, 28), day(2026, 3, 1)), 1);
}

TEST(Expression, NestingAndLengthAreBounded)
{
    EXPECT_FALSE(Expression::parse(std::string(200, '(') + "age" + std::string(200, ')')));
    EXPECT_FALSE(Expression::parse(std::string(400, '!') + "nameless"));
    EXPECT_FALSE(Expression::parse(std::string(501, ' ') + "age"));
}

TEST(Expression, EvaluationHasABudget)
{
    ExpressionNode wide { ExpressionNode::Kind::call, 1, "one_of", {}, {} };
    for (int i = 0; i < 5000; ++i)
        wide.parts.push_back({ ExpressionNode::Kind::literal, 1, "", std::int64_t { i }, {} });
    wide.parts.front().value = std::int64_t { -1 };
    auto value = evaluate(wide, lookup);
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().code, Errc::unavailable);
}

TEST(Expression, NumbersThatRunOverAreUnknown)
{
    auto huge = [](std::string_view) { return Value { std::numeric_limits<std::int64_t>::max() }; };
    EXPECT_EQ(*Expression::parse("age + 1 > 0")->evaluate(huge), Value { Unknown {} });
}

TEST(Expression, ListsTheNamesItReads)
{
    EXPECT_EQ(Expression::parse("age > 1 && years(dob, today) > age")->names(),
        (std::vector<std::string> { "age", "dob", "today" }));
}

} // namespace
} // namespace sayso::flow

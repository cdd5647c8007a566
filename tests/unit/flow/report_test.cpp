// What the checker tells an author: which values, which way, and the same as JSON and as a table.
#include "flow/load.h"

#include "tests/unit/flow/sample_flow.h"
#include <boost/json/parse.hpp>
#include <filesystem>
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

namespace json = boost::json;

std::vector<Problem> problems_of(std::string const& yaml)
{
    auto loaded = load_flow("f.yaml", yaml);
    if (!loaded.definition)
        return loaded.problems;
    return check(*loaded.definition, example_fields());
}

/// The reasons of what blocks in the example after one change.
std::string reasons(std::string const& from, std::string const& to)
{
    std::string all;
    for (auto const& problem : problems_of(changed(example_yaml(), from, to)))
        if (problem.blocks)
            all += problem.reason + "\n";
    return all;
}

void expect_says(std::string const& found, std::string const& part)
{
    EXPECT_NE(found.find(part), std::string::npos) << part << "\n  is not in\n" << found;
}

TEST(CheckedValues, ConditionsThatCanNotHoldSayWhatTheNamesCanBe)
{
    expect_says(reasons("nights <= 3", "nights > 31"), "\"nights > 31\" can never hold here: nights is 0..31");
    expect_says(reasons("nights <= 3", "nights <= 31"), "always true here: nights is 0..31");
    expect_says(reasons("nights <= 3", "safe == unsafe"), "can never hold here: safe is safe");
    expect_says(reasons("{to: end}]", "{when: \"nights <= 2\", to: end}, {to: end}]"),
        "\"nights <= 2\" can never hold here: nights is 4..31");
}

TEST(CheckedValues, AgesAreThoseTheFlowIsFor)
{
    auto eight_to_seventeen = changed(example_yaml(), "ages: 16..17", "ages: 8..17");
    auto with = [&](std::string const& condition) {
        std::string all;
        for (auto const& problem : problems_of(changed(eight_to_seventeen, "nights <= 3", condition)))
            if (problem.rule == Rule::conditions || !problem.blocks)
                all += (problem.blocks ? "error: " : "warning: ") + problem.reason + "\n";
        return all;
    };
    expect_says(with("age >= 18"), "error: step \"nights\": \"age >= 18\" can never hold here: the ages are 8..17");
    expect_says(with("years(dob, today) >= 18"), "can never hold here: the ages are 8..17");
    expect_says(with("age < 18"), "warning: step \"nights\": \"age < 18\" always holds here: the ages are 8..17");
    EXPECT_EQ(with("age >= 17").find("\"age"), std::string::npos) << with("age >= 17");
    EXPECT_EQ(with("age >= 18 || nights < 2").find("age"), std::string::npos);
}

TEST(CheckedValues, NothingPossibleIsLeftOut)
{
    // Each of these can come out both ways, however the question was reached.
    for (char const* condition : { "nights == 7 && safe == safe", "!(nights > 5)", "nights + 1 < 4",
             "one_of(safe, safe, unsure) && nights < 9", "nights - 2 > 0 || nights == 1", "age > 16 || nights < 2" })
        EXPECT_EQ(reasons("nights <= 3", condition), "") << condition;
    expect_says(reasons("nights <= 3", "answered(phone)"), "can never hold here");
}

TEST(Report, EveryWayThatBreaksASafetyRuleIsTold)
{
    std::set<int> const with_way { 4, 6, 7, 10 };
    for (auto const& entry : std::filesystem::directory_iterator(SAYSO_SOURCE_DIR "/tests/broken")) {
        if (entry.path().extension() != ".yaml")
            continue;
        for (auto const& problem : load_flows({ entry.path().string() }).problems) {
            if (!with_way.contains(static_cast<int>(problem.rule)) || problem.fix.starts_with("add `harm_goes_to"))
                continue;
            EXPECT_NE(problem.path.find(": "), std::string::npos) << to_text(problem);
            EXPECT_FALSE(problem.step.empty()) << to_text(problem);
        }
    }
}

TEST(Report, IsOneJsonDocument)
{
    auto problems = problems_of(changed(example_yaml(), "to: leave_open, alert: check_in}", "to: leave_open}"));
    auto document = json::parse(to_json(problems, 1)).as_object();
    EXPECT_EQ(document.at("flows").as_int64(), 1);
    EXPECT_GE(document.at("errors").as_int64(), 1);
    auto const& first = document.at("problems").as_array().at(0).as_object();
    EXPECT_EQ(first.at("file").as_string(), "f.yaml");
    EXPECT_GT(first.at("line").as_int64(), 1);
    EXPECT_GT(first.at("column").as_int64(), 0);
    EXPECT_EQ(first.at("rule").as_object().at("number").as_int64(), 6);
    EXPECT_EQ(first.at("rule").as_object().at("name").as_string(), "no promise without an alert");
    EXPECT_TRUE(first.at("blocks").as_bool());
    EXPECT_EQ(first.at("step").as_string(), "leave_open");
    expect_says(std::string(first.at("path").as_string()), "offer_call: \"Not now\" -> leave_open: nobody is told");
    EXPECT_FALSE(first.at("reason").as_string().empty() || first.at("fix").as_string().empty());
}

TEST(Report, ATableKeepsToItsWidth)
{
    auto problems = problems_of(changed(example_yaml(), "to: where_now, harm: high", "to: nights, harm: high"));
    auto table = to_table(problems, 60);
    std::istringstream lines(table);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count)
        EXPECT_LE(line.size(), 60u) << line;
    EXPECT_GT(count, 4);
    expect_says(table, "f.yaml\n");
    expect_says(table, "[rule 4, harm reaches safety]");
}

} // namespace
} // namespace sayso::flow

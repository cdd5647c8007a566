#include "flow/simulate.h"

#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

struct Ran {
    int result;
    std::string shown;
};

Ran run(std::string const& yaml, std::string const& typed)
{
    std::istringstream in(typed);
    std::ostringstream out;
    auto result = simulate(load_good(yaml), { day(2026, 11, 22), {} }, in, out);
    return { result, out.str() };
}

TEST(Simulate, ShowsWhatWouldBeFiledAndWhoWouldBeTold)
{
    auto [result, shown] = run(example_yaml(), "2\n2\n01632 960123\n");
    EXPECT_EQ(result, 0);
    for (auto const* words :
        { "Do you have somewhere safe to sleep tonight?", "2. I don't", "[filed: housing.tonight_status]",
            "[alert: no_safe_place, urgent, to adviser duty_team, within 15 minutes, else out_of_hours]",
            "[task: emergency_housing, to duty_team, in 0 days]", "A person will contact you soon.", "The end" })
        EXPECT_NE(shown.find(words), std::string::npos) << words << "\n" << shown;
}

TEST(Simulate, GoesBackAndChangesAnAnswer)
{
    auto [result, shown] = run(example_yaml(), "2\nback\n1\n20\n");
    EXPECT_EQ(result, 0);
    EXPECT_NE(shown.find("sleep tonight?  (again)"), std::string::npos);
    EXPECT_NE(shown.find("How many nights"), std::string::npos);
}

TEST(Simulate, StopsWhenAskedAndWhenTheInputEnds)
{
    EXPECT_EQ(run(example_yaml(), "stop\n").result, 0);
    EXPECT_EQ(run(example_yaml(), "2\n").result, 1);
    EXPECT_EQ(run(example_yaml(), "").result, 1);
}

TEST(Simulate, TakesNoAnswerThatDoesNotFit)
{
    auto [result, shown] = run(example_yaml(), "9\nback\n1\nskip\nlots\n40\ndunno\n4\n");
    EXPECT_EQ(result, 0);
    EXPECT_NE(shown.find("That does not fit this question. Please try again."), std::string::npos);
    EXPECT_NE(shown.find("skip_barred"), std::string::npos);
    EXPECT_NE(shown.find("out_of_range"), std::string::npos);
    EXPECT_NE(shown.find("This is the first question."), std::string::npos);
}

TEST(Simulate, FillsInNames)
{
    auto shown = run(
        flow_of("  - {id: one, ask: many, text: Which, options: [{id: a, text: A}, {id: b, text: B}], next: two}\n"
                "  - {id: two, say: \"You said {one} to {adviser}.\", next: end}\n",
            "inputs: {adviser: staff}\n"),
        "1 2\n")
                     .shown;
    EXPECT_NE(shown.find("You said a, b to Sam Sample."), std::string::npos) << shown;
}

} // namespace
} // namespace sayso::flow

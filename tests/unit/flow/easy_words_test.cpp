// Easy words: asked for where it matters most, and as true and as safe as the others.
#include "flow/load.h"

#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

std::string problems_of(std::string const& steps, std::string const& head = "")
{
    auto yaml = changed(flow_of(steps, head), "format: 1", "format: 2");
    auto loaded = load_flow("f.yaml", yaml);
    auto problems = std::move(loaded.problems);
    if (loaded.definition)
        problems = check(*loaded.definition, {});
    std::string all;
    for (auto const& problem : problems)
        all += to_text(problem) + "\n";
    return all;
}

bool holds(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

TEST(EasyWords, AreMissedWhereItMattersMost)
{
    auto step = [](std::string const& more) {
        return problems_of(
            "  - {id: one, ask: text, optional: true, read_aloud: true, text: \"How are you?\", next: end" + more
            + "}\n");
    };
    EXPECT_TRUE(holds(step(", about: voice"), "step \"one\" has no easy words"));
    EXPECT_TRUE(holds(step(", about: rights"), "step \"one\" has no easy words"));
    EXPECT_FALSE(holds(step(""), "easy words"));
    EXPECT_FALSE(holds(step(", about: voice, easy: \"How are you?\""), "easy words"));
    EXPECT_TRUE(holds(step(", about: voice, easy: \"We would now like to know in your own words how you are today\""),
        "easy words that are 14 words long"));
}

TEST(EasyWords, PromiseNothingThatTheOthersDoNot)
{
    auto found = problems_of(
        "  - {id: one, say: \"Thank you.\", easy: \"Someone will call you.\", read_aloud: true, next: end}\n");
    EXPECT_TRUE(holds(found, "[rule 6")) << found;
}

TEST(EasyWords, OfASafetyStepNameTheNumber)
{
    auto found = problems_of(
        "  - {id: one, say: \"In danger now? Call 999.\", easy: \"Get help.\", read_aloud: true, next: end}\n",
        "harm_goes_to: [one]\n");
    EXPECT_TRUE(holds(found, "[rule 10: emergency number]: the easy words of step \"one\"")) << found;
}

TEST(Claims, WhatWeSayWeHaveDoneMustHaveBeenDone)
{
    auto said = [](std::string const& words) {
        return problems_of("  - {id: one, say: \"" + words + "\", read_aloud: true, next: end}\n");
    };
    EXPECT_TRUE(holds(said("We have told your adviser."), "[rule 6"));
    EXPECT_TRUE(holds(said("That is all. We've asked the team."), "[rule 6"));
    EXPECT_FALSE(holds(said("We have told you all there is."), "[rule 6"));
    EXPECT_FALSE(holds(said("What you have told us is kept."), "[rule 6"));
}

TEST(Claims, AVisitorWithoutANameIsPromisedNoContact)
{
    auto steps = [](std::string const& said) {
        return "  - {id: one, ask: choice, text: \"Is it good?\", read_aloud: true, skip: {to: end}, dont_know: {to: "
               "end}, options: "
               "[{id: good, text: \"Good\", to: end}, {id: bad, text: \"Bad\", to: two, alert: told}]}\n"
               "  - {id: two, say: \""
            + said + "\", read_aloud: true, next: end}\n";
    };
    auto visitor = std::string("for: {who: visitor, ages: 18..99}\n");
    EXPECT_TRUE(
        holds(problems_of(steps("Someone will call you."), visitor), "a visitor without a name can not be reached"));
    EXPECT_FALSE(holds(problems_of(steps("We have told the team."), visitor), "[rule 6"));
    EXPECT_FALSE(holds(problems_of(steps("Someone will call you.")), "[rule 6"));
}

TEST(Alerts, WhatIsSaidAboutAWorkerGoesToTheSafeguardingLeadAlone)
{
    auto yaml = flow_of(
        "  - {id: one, ask: choice, text: \"Is anyone hurting you?\", read_aloud: true, skip: {to: card}, dont_know: "
        "barred, "
        "options: [{id: nobody, text: \"No\", to: end}, {id: adult, text: \"Yes, an adult who works with me\", "
        "to: card, harm: high, alert: told}]}\n"
        "  - {id: card, say: \"In danger now? Call 999.\", read_aloud: true, next: end}\n",
        "harm_goes_to: [card]\n");
    auto reasons = [](std::string const& text) {
        std::string all;
        for (auto const& problem : check(load_good(text), {}))
            all += problem.blocks ? to_text(problem) + "\n" : "";
        return all;
    };
    EXPECT_TRUE(holds(reasons(yaml), "may be about a worker")) << reasons(yaml);
    EXPECT_EQ(reasons(changed(yaml, "to: [adviser]", "to: [safeguarding_lead]")), "");
    EXPECT_TRUE(
        holds(reasons(changed(yaml, "to: [adviser]", "to: [safeguarding_lead, adviser]")), "may be about a worker"));
}

} // namespace
} // namespace sayso::flow

#include "flow/load.h"

#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

std::string const hurt = R"(part: hurt-you
format: 2
inputs: {adviser: staff}
alerts:
  someone_hurting: {level: urgent, to: [adviser, duty_team], ack_in: 15m, else: out_of_hours}
tasks: {see_them: {to: duty_team, on: someone_hurting}}
harm_goes_to: [hurt_card]
steps:
  - id: asked
    ask: choice
    text: "Is anybody hurting you, {adviser}?"
    skip: barred
    dont_know: barred
    options:
      - {id: nobody, text: "No", to: leave}
      - {id: someone, text: "Yes", to: hurt_card, harm: high, alert: someone_hurting}
  - {id: hurt_card, say: "Thank you. Call 999.", next: stop}
)";

std::string const flow = R"(flow: small
format: 2
title: T
inputs: {adviser: staff, dob: date}
steps:
  - {id: one, ask: text, text: Q, next: hurt_you}
  - use: hurt-you
    next: two
    stop: thanks
  - {id: two, ask: text, text: R, next: thanks}
  - {id: thanks, say: Thanks, next: end}
)";

SharedFiles with(std::string part)
{
    return [part](std::string const& path) -> std::optional<SharedFile> {
        if (path != "parts/hurt-you.yaml")
            return std::nullopt;
        return SharedFile { "flows/parts/hurt-you.yaml", part };
    };
}

Definition load_with_part(std::string const& yaml, std::string const& part = hurt)
{
    auto loaded = load_flow("f.yaml", yaml, with(part));
    for (auto const& problem : loaded.problems)
        ADD_FAILURE() << to_text(problem);
    return loaded.definition.value_or(Definition {});
}

Problem the_problem(std::string const& yaml, std::string const& part = hurt)
{
    auto loaded = load_flow("f.yaml", yaml, with(part));
    EXPECT_FALSE(loaded.definition);
    EXPECT_EQ(loaded.problems.size(), 1u) << (loaded.problems.empty() ? "" : to_text(loaded.problems.back()));
    return loaded.problems.empty() ? Problem {} : loaded.problems.front();
}

TEST(Parts, BringTheirStepsAlertsTasksAndSafety)
{
    auto loaded = load_with_part(flow);
    ASSERT_EQ(loaded.steps.size(), 5u);
    EXPECT_EQ(loaded.steps[1].id, "asked");
    EXPECT_EQ(loaded.steps[1].part, "hurt-you");
    EXPECT_EQ(loaded.steps[3].part, "");
    EXPECT_EQ(loaded.steps[0].next[0].to, "asked") << "the part's name leads to its first step";
    EXPECT_EQ(loaded.steps[1].options[0].to, "two");
    EXPECT_EQ(loaded.find("hurt_card")->next[0].to, "thanks");
    EXPECT_TRUE(loaded.find_alert("someone_hurting"));
    EXPECT_EQ(loaded.tasks.size(), 1u);
    EXPECT_TRUE(loaded.is_safety("hurt_card"));
    EXPECT_EQ(loaded.parts(), std::vector<std::string> { "hurt-you" });
}

TEST(Parts, AreWalkedLikeAnyOtherStep)
{
    auto loaded = load_with_part(flow);
    auto session = begin(loaded);
    EXPECT_EQ(answer(loaded, session, "one", given("words")).waiting->step, "asked");
    auto told = answer(loaded, session, "asked", given("someone"));
    ASSERT_EQ(told.raised.size(), 1u);
    ASSERT_EQ(told.said.size(), 2u);
    EXPECT_EQ(told.said[1]->id, "thanks");
    EXPECT_FALSE(told.waiting);
}

TEST(Parts, MayBeLeftByAListOfWays)
{
    auto yaml = changed(flow, "    next: two\n",
        "    next: [{when: \"years(dob, today) >= 16\", to: two, unknown: two}, {to: thanks}]\n");
    auto loaded = load_with_part(yaml);
    auto go = [&](Value born) {
        auto session = begin(loaded);
        session.inputs["dob"] = std::move(born);
        answer(loaded, session, "one", given("words"));
        return answer(loaded, session, "asked", given("nobody"));
    };
    EXPECT_EQ(go(day(2009, 1, 1)).waiting->step, "two");
    auto young = go(day(2015, 1, 1));
    EXPECT_FALSE(young.waiting);
    ASSERT_EQ(young.said.size(), 1u) << "nothing is shown where ways only cross";
    EXPECT_EQ(young.said[0]->id, "thanks");
    for (auto const& problem : check(loaded, {}))
        EXPECT_FALSE(problem.blocks) << to_text(problem);
    auto back = from_canonical_json(canonical_json(loaded), loaded.version);
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(canonical_json(*back), canonical_json(loaded));
}

TEST(Parts, AFaultInAPartIsToldOfInItsOwnFile)
{
    auto problem = the_problem(flow, changed(hurt, "harm: high", "harm: big"));
    EXPECT_EQ(problem.file, "flows/parts/hurt-you.yaml");
    EXPECT_EQ(problem.mark.line, 16);

    auto loaded = load_with_part(flow, changed(hurt, "to: hurt_card, harm", "to: leave, harm"));
    auto problems = check(loaded, {});
    auto harm = std::find_if(
        problems.begin(), problems.end(), [](Problem const& found) { return found.rule == Rule::harm_reaches_safety; });
    ASSERT_NE(harm, problems.end());
    EXPECT_EQ(harm->file, "flows/parts/hurt-you.yaml");
    EXPECT_EQ(harm->mark.line, 16);
}

TEST(Parts, TheFlowMustFitThem)
{
    struct {
        std::string yaml;
        int line;
        char const* says;
    } const cases[] = {
        { changed(flow, "adviser: staff, ", ""), 7, "needs the input adviser: staff" },
        { changed(flow, "    stop: thanks\n", ""), 7, "does not say where to go" },
        { changed(flow, "    next: two\n", ""), 7, "does not say where it goes on" },
        { changed(flow, "    next: two\n", "    next: too\n"), 8, "did you mean \"two\"" },
        { changed(flow, "stop: thanks", "stop: gone"), 9, "there is no such step" },
        { changed(flow, "use: hurt-you", "use: hurt"), 7, "there is no part \"hurt\"" },
        { changed(flow, "steps:\n",
              "alerts: {someone_hurting: {level: soon, to: [adviser], ack_in: 1d, else: duty_team}}\nsteps:\n"),
            8, "has one of that name" },
        { flow + "  - {use: hurt-you, next: end, stop: end}\n", 12, "is used twice" },
    };
    for (auto const& one : cases) {
        auto problem = the_problem(one.yaml);
        EXPECT_NE(to_text(problem).find(one.says), std::string::npos) << to_text(problem);
        EXPECT_EQ(problem.mark.line, one.line) << to_text(problem);
        EXPECT_EQ(problem.file, "f.yaml");
    }
    EXPECT_NE(
        the_problem(flow, changed(hurt, "next: stop", "next: leave")).reason.find("never stops"), std::string::npos);
}

TEST(Parts, ArePlain)
{
    EXPECT_NE(the_problem(flow, changed(hurt, "part: hurt-you", "part: hurt")).reason.find("this file is the part"),
        std::string::npos);
    EXPECT_NE(the_problem(flow, changed(hurt, "format: 2", "format: 1")).reason.find("format"), std::string::npos);
    EXPECT_NE(the_problem(flow, hurt + "  - {use: other, next: leave}\n").reason.find("can not use another part"),
        std::string::npos);
    EXPECT_NE(the_problem(flow, changed(hurt, "[hurt_card]", "[one]")).reason.find("the part has no such step"),
        std::string::npos);
}

} // namespace
} // namespace sayso::flow

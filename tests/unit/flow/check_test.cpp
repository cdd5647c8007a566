// Mutants of a good flow: each must be caught, by the rule meant for it. One file a rule is in tests/broken.
#include "flow/load.h"

#include "flow/explore.h"
#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

/// The blocking problems of the example after one change, and the number of the first one's rule.
struct Found {
    int rule = -1;
    std::string text;
};

Found check_text(std::string const& yaml)
{
    auto loaded = load_flow("f.yaml", yaml);
    auto problems = std::move(loaded.problems);
    if (loaded.definition)
        problems = check(*loaded.definition, example_fields());
    Found found;
    for (auto const& problem : problems) {
        if (!problem.blocks)
            continue;
        if (found.rule == -1)
            found.rule = static_cast<int>(problem.rule);
        found.text += to_text(problem) + "\n";
    }
    return found;
}

Found check_change(std::string const& from, std::string const& to)
{
    return check_text(changed(example_yaml(), from, to));
}

TEST(Check, CatchesTheMutantsThatThePrototypeCaught)
{
    EXPECT_EQ(check_change("to: where_now, harm: high", "to: nights, harm: high").rule, 4);
    EXPECT_EQ(check_change("next: phone", "next: phnoe").rule, 1);
    EXPECT_EQ(check_change("harm: high,   alert: no_safe_place", "harm: high").rule, 5);
    EXPECT_EQ(check_change("  - {id: leave_open, say: \"That's OK. Your adviser will check in. In danger now? Call "
                           "999.\", next: end}\n",
                  "")
                  .rule,
        1);
    // The two faults in its own first drafts.
    EXPECT_EQ(check_change("to: phone, alert: call_wanted}", "to: phone}").rule, 6);
    EXPECT_NE(check_change("text: \"I'd rather not say\", to: offer_call}", "text: \"I'd rather not say\", to: nights}")
                  .text.find("[rule 7"),
        std::string::npos);
}

TEST(Check, GivesTheWayThatBreaksTheRule)
{
    EXPECT_NE(check_change("to: where_now, harm: high", "to: nights, harm: high")
                  .text.find("on the way safe: \"I don't\" -> nights: 4 -> end: no safety step"),
        std::string::npos)
        << check_change("to: where_now, harm: high", "to: nights, harm: high").text;
    EXPECT_NE(check_change("to: leave_open, alert: check_in}", "to: leave_open}")
                  .text.find("safe: \"I'd rather not say\" -> offer_call: \"Not now\" -> leave_open: nobody is told"),
        std::string::npos);
}

TEST(Check, HarmMustReachSafetyAlsoWhenAQuestionIsSkipped)
{
    auto found = check_change("    optional: true\n", "    skip: {to: end}\n");
    EXPECT_EQ(found.rule, 4);
    EXPECT_NE(found.text.find("phone: skipped -> end"), std::string::npos) << found.text;
    found = check_change("    optional: true\n", "    dont_know: {to: end}\n");
    EXPECT_EQ(found.rule, 4);
}

TEST(Check, FollowsConditionsOnAnswersGivenBefore)
{
    // Both safe and unsafe go to one step, which sends only the unsafe to the safety step.
    auto yaml = changed(example_yaml(), "next: end\n  - id: offer_call",
        "next: end\n  - id: sort\n    say: \"Thank you.\"\n"
        "    next: [{when: \"safe != safe\", to: safety}, {to: nights}]\n"
        "  - id: offer_call");
    yaml = changed(yaml, "to: where_now, harm: high", "to: sort, harm: high");
    EXPECT_EQ(check_text(yaml).text,
        "f.yaml:45:12: error [rule 3: conditions]: step \"sort\": \"safe != safe\" is always true here: safe is "
        "unsafe; on "
        "the way safe: \"I don't\" -> sort; to put it right: take the condition away, or correct it\n");
    yaml = changed(yaml, "symbol: home,  to: nights", "symbol: home,  to: sort");
    EXPECT_EQ(check_text(yaml).text, "");
    EXPECT_EQ(check_text(changed(yaml, "safe != safe", "safe == not_say")).rule, 3);
}

TEST(Check, UnknownMustBeHandled)
{
    auto found = check_change(
        "next: end\n  - id: offer_call", "next: [{when: \"nights < 2\", to: end}, {to: end}]\n  - id: offer_call");
    EXPECT_EQ(found.rule, 2);
    EXPECT_NE(
        found.text.find("safe: \"I don't\" -> where_now: \"With a friend\" -> phone: answered -> safety: not known"),
        std::string::npos)
        << found.text;
    found = check_change("next: end\n  - id: offer_call",
        "next: [{when: \"answered(nights) && nights < 2\", to: end}, {to: end}]\n  - id: offer_call");
    EXPECT_EQ(found.text, "");
    found = check_change("next: end\n  - id: offer_call",
        "next: [{when: \"nights < 2\", to: end, unknown: end}, {to: end}]\n  - id: offer_call");
    EXPECT_EQ(found.text, "");
}

TEST(Check, ConditionsAreTriedAtTheirCorners)
{
    EXPECT_EQ(check_change("nights <= 3", "nights <= 31").rule, 3);
    EXPECT_EQ(check_change("nights <= 3", "nights <= 30").rule, -1);
    EXPECT_EQ(check_change("nights <= 3", "nights > 31").rule, 3);
    EXPECT_EQ(check_change("nights <= 3", "nights > 5 && nights < 7").rule, -1);
    EXPECT_EQ(check_change("nights <= 3", "nights > 5 && nights < 6").rule, 3);
    EXPECT_EQ(check_change("nights <= 3", "nights <= 3 && young").rule, -1);
    EXPECT_EQ(check_change("nights <= 3", "nights <= 3 && age > 20 && young").rule, 3);
    EXPECT_EQ(check_change("when: \"young\"", "when: \"age > 18 && age < 17\"").rule, 3);
    EXPECT_EQ(check_change("when: \"young\"", "when: \"age >= 18 || age < 18\"").rule, 3);
    EXPECT_EQ(check_change("nights <= 3", "nameless").rule, 3); // This flow is for nobody without a name.
}

TEST(Check, TodayMayBeAnyDay)
{
    EXPECT_EQ(check_change("nights <= 3", "nights <= 3 && today > date('2027-04-05')").rule, -1);
    EXPECT_EQ(check_change("nights <= 3", "nights <= 3 || today <= date('2027-04-05')").rule, -1);
    EXPECT_EQ(check_change("nights <= 3", "today > date('2027-04-05') && today < date('2027-04-05')").rule, 3);
}

TEST(Check, ALaterWayMustBeLeftSomething)
{
    auto way = [](char const* second) {
        return check_change("{to: end}]", std::string("{when: \"") + second + "\", to: end}, {to: end}]").rule;
    };
    EXPECT_EQ(way("nights <= 7"), -1);
    EXPECT_EQ(way("nights <= 2"), 3);
    EXPECT_EQ(way("nights > 3"), 3);
}

TEST(Check, EveryWayToAPromiseMustHaveToldSomebody)
{
    auto found = check_change("\"How many nights can you stay there?\"", "\"How long? Someone will ring you.\"");
    EXPECT_EQ(found.rule, 6);
    EXPECT_EQ(check_change("\"How many nights can you stay there?\"", "\"How long? Nobody will call you.\"").rule, -1);
    EXPECT_EQ(check_change("You can stop and come back.", "Someone will call you back.").rule, 6);
    EXPECT_EQ(check_change("Your adviser will check in.", "Your adviser can check in.").rule, -1);
}

TEST(Check, WhatIsPrivateStaysSo)
{
    EXPECT_EQ(check_change("A person will contact you soon.", "We have {phone}.").rule, 8);
    EXPECT_EQ(
        check_change("    private: true              # never in logs, analytics or browser storage\n", "").rule, 8);
    EXPECT_EQ(check_change("A person will contact you soon.", "You are in {where_now}.").rule, -1);
}

TEST(Check, SafetyStepsNameTheNumber)
{
    EXPECT_EQ(
        check_change("In danger now? Call 999.\"\n    next: end", "In danger now? Call us.\"\n    next: end").rule, 10);
    EXPECT_EQ(
        check_change("In danger now? Call 999.\"\n    next: end", "In danger now? Call 0999 1.\"\n    next: end").rule,
        10);
}

TEST(Check, WarnsOfWordsThatAreHardToRead)
{
    auto warned = [](std::string const& text) {
        auto flow
            = load_good(flow_of("  - {id: one, ask: text, read_aloud: true, text: \"" + text + "\", next: end}\n"));
        std::string all;
        for (auto const& problem : check(flow, {})) {
            EXPECT_FALSE(problem.blocks) << to_text(problem);
            all += problem.reason + "; ";
        }
        return all;
    };
    EXPECT_EQ(warned("How are you today?"), "alert \"told\" is never raised; ");
    EXPECT_NE(warned("How are you? And your sister?").find("two questions"), std::string::npos);
    EXPECT_NE(warned("Accommodation arrangements necessitate appropriate consideration of individual circumstances.")
                  .find("reading age"),
        std::string::npos);
    EXPECT_NE(
        warned("I ask you to tell me how it is and how it was and how it will be then.").find("a sentence of 19 words"),
        std::string::npos);
}

TEST(Check, WarnsOfALongWay)
{
    std::string steps;
    for (int i = 0; i < 21; ++i)
        steps += "  - {id: s" + std::to_string(i) + ", ask: text, read_aloud: true, text: \"How?\", next: "
            + (i == 20 ? "end" : "s" + std::to_string(i + 1)) + "}\n";
    std::string all;
    for (auto const& problem : check(load_good(flow_of(steps)), {}))
        all += problem.reason + "; ";
    EXPECT_NE(all.find("there can be 21 questions before the end"), std::string::npos) << all;
}

TEST(Check, BarringAWayOutOfAHarmQuestionIsSaidOutLoud)
{
    auto yaml = changed(example_yaml(), "      - {id: not_say, text: \"I'd rather not say\", to: offer_call}\n", "");
    yaml = changed(yaml,
        "      - {id: unsure,  text: \"I'm not sure\",       to: where_now, harm: medium, alert: no_safe_place}\n",
        "      - {id: later, text: \"Ask later\", to: offer_call}\n");
    EXPECT_EQ(check_text(yaml).rule, 7);
    EXPECT_EQ(check_text(changed(yaml, "file: housing.tonight_status",
                             "skip: barred\n    dont_know: barred\n    file: housing.tonight_status"))
                  .text,
        "");
}

TEST(Exploration, FindsAConversationThroughEveryEdge)
{
    auto flow = example();
    Exploration exploration(flow);
    auto edges = exploration.edges_to_cover();
    EXPECT_EQ(edges.size(), edges_of(flow).size());
    EXPECT_GT(edges.size(), 20u);
    for (auto const& edge : edges) {
        auto script = exploration.script_through(edge, {});
        ASSERT_TRUE(script) << to_text(flow, edge);
        auto session = begin(flow);
        session.inputs = script->inputs;
        session.today = script->today;
        for (auto const& value : script->answers) {
            auto path = follow(flow, session);
            ASSERT_TRUE(path && path->waiting) << to_text(flow, edge);
            answer(flow, session, to_text(*path->waiting), value);
        }
        EXPECT_FALSE(follow(flow, session)->waiting) << to_text(flow, edge);
    }
}

} // namespace
} // namespace sayso::flow

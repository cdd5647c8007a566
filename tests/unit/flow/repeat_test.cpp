#include "flow/explore.h"
#include "flow/walk.h"
#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

std::string const yaml = R"yaml(flow: small
format: 2
title: T
alerts:
  told: {level: soon, to: [adviser], ack_in: 2h, else: duty_team}
harm_goes_to: [card]
steps:
  - id: worries
    ask: many
    text: "What worries you?"
    optional: true
    next: each_worry
    options: [{id: family, text: Family}, {id: school, text: School}, {id: money, text: Money}, {id: other, text: Other}]
  - repeat: each_worry
    over: worries
    at_most: 3
    steps:
      - id: worry_more
        ask: text
        optional: true
        text: "Tell us more about {each_worry}."
        file: voice.worry
        next: [{when: "each_worry == family", to: hurting}, {to: again}]
      - id: hurting
        ask: choice
        text: "Are you safe there?"
        skip: barred
        dont_know: barred
        options: [{id: safe, text: "Yes", to: again}, {id: unsafe, text: "No", to: card, harm: high, alert: told}]
    next: after
  - {id: card, say: "In danger now? Call 999.", next: after}
  - {id: after, ask: text, text: "Anything else?", next: end}
)yaml";

Fields fields()
{
    return load_fields("fields.yaml", "voice.worry: {label: W, matters: [health]}\n").fields;
}

std::string problems_of(std::string const& text)
{
    auto loaded = load_flow("f.yaml", text);
    auto problems = loaded.definition ? check(*loaded.definition, fields()) : loaded.problems;
    std::string all;
    for (auto const& problem : problems)
        all += to_text(problem) + "\n";
    return all;
}

std::vector<std::string> list(std::initializer_list<char const*> ids)
{
    return { ids.begin(), ids.end() };
}

Value worry_at_end(Definition const& flow, Session const& session)
{
    return value_of(flow, session, *follow(flow, session), "each_worry");
}

TEST(Repeat, AsksOnceForEachThatWasChosenInTheOrderOfTheOptions)
{
    auto flow = load_good(yaml);
    auto session = begin(flow);
    auto turn = answer(flow, session, "worries", given(list({ "other", "family" })));
    ASSERT_TRUE(turn.waiting);
    EXPECT_EQ(to_text(*turn.waiting), "worry_more");
    EXPECT_EQ(worry_at_end(flow, session), Value { EnumValue { "family" } });
    EXPECT_EQ(answer(flow, session, "worry_more", given("words")).waiting->step, "hurting");
    turn = answer(flow, session, "hurting", given("safe"));
    EXPECT_EQ(to_text(*turn.waiting), "worry_more#4") << "the place is that of the option";
    EXPECT_EQ(worry_at_end(flow, session), Value { EnumValue { "other" } });
    turn = answer(flow, session, "worry_more#4", skipped());
    EXPECT_EQ(turn.waiting->step, "after");
    EXPECT_EQ(worry_at_end(flow, session), Value { Unknown {} });
}

TEST(Repeat, GoesOnAtOnceWhenNothingWasChosenAndStopsAtTheMost)
{
    auto flow = load_good(yaml);
    auto session = begin(flow);
    EXPECT_EQ(answer(flow, session, "worries", skipped()).waiting->step, "after");
    session = begin(flow);
    answer(flow, session, "worries", given(list({ "school", "money", "other" })));
    EXPECT_EQ(answer(flow, session, "worry_more#2", given("a")).waiting, (Place { "worry_more", 3 }));
    EXPECT_EQ(answer(flow, session, "worry_more#3", given("b")).waiting, (Place { "worry_more", 4 }));
    EXPECT_EQ(answer(flow, session, "worry_more#4", given("c")).waiting->step, "after");
    session = begin(flow);
    answer(flow, session, "worries", given(list({ "family", "school", "money", "other" })));
    answer(flow, session, "worry_more", given("a"));
    answer(flow, session, "hurting", given("safe"));
    answer(flow, session, "worry_more#2", given("a"));
    EXPECT_EQ(answer(flow, session, "worry_more#3", given("b")).waiting->step, "after") << "three at most";
}

TEST(Repeat, WordsStayWithWhatTheyAreAboutWhenTheChoiceChanges)
{
    auto flow = load_good(yaml);
    auto session = begin(flow);
    answer(flow, session, "worries", given(list({ "school", "money" })));
    answer(flow, session, "worry_more#2", given("about school"));
    answer(flow, session, "worry_more#3", given("about money"));
    auto turn = answer(flow, session, "worries", given(list({ "money" })));
    ASSERT_EQ(turn.filings.size(), 1u);
    EXPECT_EQ(to_text(turn.filings[0].place), "worry_more#2");
    EXPECT_FALSE(turn.filings[0].filed);
    EXPECT_EQ(turn.waiting->step, "after") << "money was talked about already";
    turn = answer(flow, session, "worries", given(list({ "family", "money" })));
    EXPECT_EQ(to_text(*turn.waiting), "worry_more");
}

TEST(Repeat, IsProvedLikeAnyOtherWay)
{
    auto flow = load_good(yaml);
    for (auto const& problem : check(flow, fields()))
        EXPECT_FALSE(problem.blocks) << to_text(problem);
    // Harm told about the family, in the middle of the list, and back into it without a safety step.
    EXPECT_NE(
        problems_of(changed(yaml, "to: card, harm: high", "to: again, harm: high")).find("[rule 4"), std::string::npos);
    EXPECT_NE(
        problems_of(changed(yaml, "each_worry == family", "each_worry == famly")).find("is not one of the options"),
        std::string::npos);
    auto school_only = changed(yaml, "{when: \"each_worry == family\"",
        "{when: \"each_worry == school && !in(school, worries)\", to: after, unknown: after}, {when: \"each_worry == "
        "family\"");
    EXPECT_NE(problems_of(school_only).find("[rule 3"), std::string::npos) << "what is talked about was chosen";
    auto promised = changed(yaml, "In danger now?", "Someone will call you. In danger now?");
    EXPECT_EQ(problems_of(promised).find("[rule 6"), std::string::npos) << "the alert was raised";
}

TEST(Repeat, EveryWayHasAScriptThatTheEngineFollows)
{
    auto flow = load_good(yaml);
    Exploration exploration(flow);
    ASSERT_TRUE(exploration.complete());
    auto edges = exploration.edges_to_cover();
    EXPECT_GT(edges.size(), 10u);
    for (auto const& edge : edges) {
        auto script = exploration.script_through(edge, {});
        ASSERT_TRUE(script) << to_text(flow, edge);
        auto session = begin(flow);
        std::set<Edge> taken;
        for (auto const& given : script->answers) {
            auto path = follow(flow, session);
            ASSERT_TRUE(path && path->waiting) << to_text(flow, edge);
            answer(flow, session, to_text(*path->waiting), given);
        }
        auto walked = walk(flow, session);
        ASSERT_TRUE(walked && !walked->path.waiting) << to_text(flow, edge);
        for (std::size_t i = 0; i < walked->routes.size(); ++i) {
            auto const& visited = walked->path.visited[i];
            for (auto& one :
                edges_taken(*visited.step, visited.answer ? &visited.answer->value : nullptr, walked->routes[i]))
                taken.insert(std::move(one));
        }
        EXPECT_TRUE(taken.contains(edge)) << to_text(flow, edge);
    }
}

TEST(Repeat, AVersionHoldsIt)
{
    auto flow = load_good(yaml);
    auto back = from_canonical_json(canonical_json(flow), flow.version);
    ASSERT_TRUE(back) << back.error().detail;
    auto session = begin(*back);
    EXPECT_EQ(to_text(*answer(*back, session, "worries", given(list({ "money" }))).waiting), "worry_more#3");
    EXPECT_NE(load_good(changed(yaml, "at_most: 3", "at_most: 2")).version, flow.version);
}

TEST(Repeat, SaysAboutHowMuchIsLeft)
{
    auto flow = load_good(yaml);
    auto session = begin(flow);
    auto left = [&] { return progress(flow, session, *follow(flow, session)).about_left; };
    answer(flow, session, "worries", given(list({ "money" })));
    auto one = left();
    session = begin(flow);
    answer(flow, session, "worries", given(list({ "school", "money" })));
    EXPECT_GT(left(), one);
    answer(flow, session, "worry_more#2", given("words"));
    EXPECT_EQ(left(), one);
}

TEST(Repeat, MustFitTheFlow)
{
    EXPECT_NE(problems_of(changed(yaml, "over: worries", "over: after")).find("an earlier step that asks for many"),
        std::string::npos);
    EXPECT_NE(problems_of(changed(yaml, "next: each_worry", "next: worry_more")).find("leads into the middle"),
        std::string::npos);
    EXPECT_NE(problems_of(changed(yaml, "Anything else?", "And {each_worry}?")).find("only inside the repeat"),
        std::string::npos);
    EXPECT_NE(problems_of(changed(yaml, "    next: after\n  - {id: card", "  - {id: card")).find("where it goes on"),
        std::string::npos);
    EXPECT_NE(problems_of(changed(yaml, "at_most: 3", "at_most: 50")).find("from 1 to 20"), std::string::npos);
    EXPECT_NE(problems_of(changed(yaml, "      - id: hurting", "      - {use: hurt, next: again}\n      - id: hurting"))
                  .find("can not hold a part"),
        std::string::npos);
}

} // namespace
} // namespace sayso::flow

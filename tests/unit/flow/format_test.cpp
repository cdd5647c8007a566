// Files and databases of format 1 are older than this program, and must go on.
#include "flow/load.h"

#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

constexpr char const* folder = SAYSO_SOURCE_DIR "/tests/unit/flow/formats/";

// What sessions that began with the kept file carry.
constexpr char const* kept_version = "c75a89c012b986eef4fbfeecdfda5710610594105ab7350cc9178bc59713cc3f";

std::string first_problem(std::string const& yaml)
{
    auto loaded = load_flow("f.yaml", yaml);
    return loaded.problems.empty() ? "" : to_text(loaded.problems.front());
}

std::string format_2(std::string const& head, std::string const& step = "")
{
    return "flow: small\nformat: 2\ntitle: T\n" + head + "steps:\n  - {id: one, ask: text, text: Q, next: end" + step
        + "}\n";
}

TEST(Format1, WhatIsStoredLoadsAndKeepsItsVersion)
{
    auto json = read_text(std::string(folder) + "format-1.json");
    auto kept = from_canonical_json(json, kept_version);
    ASSERT_TRUE(kept) << kept.error().detail;
    EXPECT_EQ(kept->format, 1);
    EXPECT_EQ(canonical_json(*kept), json);
    EXPECT_EQ(kept->pause_back, "You can stop and come back. What you have told us is kept.");

    auto session = begin(*kept);
    session.inputs["dob"] = day(2009, 1, 1);
    EXPECT_EQ(answer(*kept, session, "safe", given("unsafe")).raised.size(), 1u);
}

TEST(Format1, AFileLoadsToTheSameVersionAsEver)
{
    auto flow = load_good(read_text(std::string(folder) + "format-1.yaml"));
    EXPECT_EQ(flow.version, kept_version);
    EXPECT_EQ(flow.pause_back, flow.pause_text);
    EXPECT_FALSE(flow.remind);
}

TEST(Format1, DoesNotKnowTheWordsOfFormat2)
{
    auto old = [](std::string const& text) { return changed(text, "format: 2", "format: 1"); };
    EXPECT_NE(
        first_problem(old(format_2("", ", about: voice"))).find("\"about\", which is not known"), std::string::npos);
    EXPECT_NE(first_problem(old(format_2("", ", easy: Q"))).find("\"easy\", which is not known"), std::string::npos);
    EXPECT_NE(first_problem(old(format_2("for: {who: visitor}\n"))).find("write `format: 2`"), std::string::npos);
}

TEST(Format2, SaysWhatKindOfStepItIsAndTheSameInEasyWords)
{
    auto flow = load_good(format_2("", ", about: voice, easy: \"Short\""));
    EXPECT_EQ(flow.steps[0].about, About::voice);
    EXPECT_EQ(flow.steps[0].easy, "Short");
    EXPECT_FALSE(flow.is_core(flow.steps[0]));
    EXPECT_TRUE(flow.is_core(load_good(format_2("", ", about: rights")).steps[0]));
    EXPECT_NE(first_problem(format_2("", ", about: fun")).find("safety, rights, consent or voice"), std::string::npos);
    auto back = from_canonical_json(canonical_json(flow), flow.version);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->steps[0].easy, "Short");
    EXPECT_EQ(back->steps[0].about, About::voice);
}

TEST(Format2, StepsThatMeanHarmOrKeepFromItAreCore)
{
    auto yaml = changed(example_yaml(), "format: 1", "format: 2");
    auto flow = load_good(changed(yaml, "keep: 48h", "keep: 48h, back: \"Welcome back.\""));
    EXPECT_TRUE(flow.is_core(*flow.find("safe"))); // An option marked harm.
    EXPECT_TRUE(flow.is_core(*flow.find("safety"))); // In harm_goes_to.
    EXPECT_FALSE(flow.is_core(*flow.find("nights")));
}

TEST(Format2, APauseSaysSomethingToWhoComesBack)
{
    auto pause = [](std::string const& more) { return format_2("pause: {after: 5m, say: S" + more + "}\n"); };
    EXPECT_NE(first_problem(pause("")).find("has no \"back\""), std::string::npos);
    auto flow = load_good(pause(", back: B, keep: 60d, remind: {after: 1d, say: R}"));
    EXPECT_EQ(flow.pause_back, "B");
    EXPECT_EQ(flow.keep, std::chrono::hours(60 * 24));
    ASSERT_TRUE(flow.remind);
    EXPECT_EQ(flow.remind->after, std::chrono::hours(24));
    EXPECT_EQ(flow.remind->text, "R");
    auto back = from_canonical_json(canonical_json(flow), flow.version);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->remind->text, "R");
    EXPECT_NE(first_problem(pause(", back: B, keep: 61d")).find("60d or less"), std::string::npos);
    EXPECT_NE(first_problem(pause(", back: B, keep: 2d, remind: {after: 2d, say: R}")).find("shorter than `keep`"),
        std::string::npos);
}

TEST(Format2, NoOptionTakesTheKeyOfAnotherText)
{
    for (char const* id : { "help", "easy" }) {
        auto yaml = format_2("", "");
        yaml = changed(yaml, "ask: text", "ask: choice, options: [{id: " + std::string(id) + ", text: A}]");
        EXPECT_NE(first_problem(yaml).find("give it another name"), std::string::npos) << id;
    }
}

TEST(Format2, APhotoAVoiceOrADrawingIsAnUploadAndOptional)
{
    for (char const* type : { "photo", "voice", "drawing" }) {
        auto yaml = changed(format_2("", ", optional: true"), "ask: text", std::string("ask: ") + type);
        auto flow = load_good(yaml);
        auto session = begin(flow);
        for (char const* bad : { "", "   ", "\xff\xfe" }) { // Neither an upload nor words.
            auto turn = try_answer(flow, session, { "one", 1 }, given(bad));
            ASSERT_FALSE(turn) << bad;
            EXPECT_EQ(turn.error().code, Errc::invalid_input);
        }
        EXPECT_TRUE(try_answer(flow, session, { "one", 1 }, given("The window is broken."))); // In words instead.
        auto json = std::string("{\"") + type + "\":\"019362f4c3d27e5f80714c8dae6b3f25\"}";
        auto claimed = parse_answer(json);
        ASSERT_TRUE(claimed);
        EXPECT_EQ(to_json(claimed->value, type), json);
        EXPECT_FALSE(answer(flow, session, "one", claimed->value).waiting);
        EXPECT_NE(first_problem(changed(yaml, ", optional: true", "")).find("is not optional"), std::string::npos);
        EXPECT_NE(first_problem(changed(yaml, "format: 2", "format: 1")).find("a word of format 2"), std::string::npos);
    }
}

TEST(Format2, AFlowForVisitorsMeetsNobodyElse)
{
    auto flow = load_good(format_2("for: {who: visitor}\n"));
    EXPECT_TRUE(flow.for_visitor());
    EXPECT_FALSE(flow.for_young_person());
    auto session = begin(flow);
    auto path = follow(flow, session);
    EXPECT_EQ(value_of(flow, session, *path, "nameless"), Value { true });
    auto yaml = format_2("for: {who: visitor}\n");
    yaml = changed(yaml, "next: end", "next: [{when: \"!nameless\", to: end}, {to: end}]");
    auto problems = check(load_good(yaml), {});
    ASSERT_FALSE(problems.empty());
    EXPECT_EQ(problems[0].rule, Rule::conditions) << "nobody with a name comes here";
}

} // namespace
} // namespace sayso::flow

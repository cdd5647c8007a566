#include "flow/load.h"

#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

/// The first problem with a text, as an author reads it.
std::string first_problem(std::string const& yaml)
{
    auto loaded = load_flow("f.yaml", yaml);
    EXPECT_FALSE(loaded.definition);
    return loaded.problems.empty() ? "" : to_text(loaded.problems.front());
}

std::string step(std::string const& rest)
{
    return flow_of("  - {id: one, ask: text, text: \"Q\", next: end, " + rest + "}\n");
}

TEST(Load, ReadsTheExampleOfTheDesign)
{
    auto flow = example();
    EXPECT_EQ(flow.id, "housing-tonight");
    EXPECT_EQ(flow.number, 7);
    EXPECT_EQ(flow.title, "Somewhere to stay tonight");
    EXPECT_EQ(flow.youngest, 16);
    EXPECT_EQ(flow.oldest, 17);
    EXPECT_EQ(flow.keep, std::chrono::hours(48));
    EXPECT_EQ(flow.version.size(), 64u);
    ASSERT_EQ(flow.steps.size(), 7u);
    ASSERT_EQ(flow.alerts.size(), 3u);
    EXPECT_EQ(flow.alerts[0].acknowledge_in, std::chrono::minutes(15));
    EXPECT_EQ(flow.alerts[2].acknowledge_in, std::chrono::hours(24));
    EXPECT_EQ(flow.alerts[0].otherwise, domain::Recipient::out_of_hours);
    EXPECT_EQ(flow.alerts[0].add, (std::vector<std::string> { "where_now", "phone" }));
    auto const* nights = flow.find("nights");
    ASSERT_TRUE(nights);
    EXPECT_EQ(nights->range, (std::pair<std::int64_t, std::int64_t> { 0, 31 }));
    ASSERT_EQ(nights->next.size(), 2u);
    EXPECT_EQ(nights->next[0].when->source(), "nights <= 3");
    EXPECT_EQ(nights->next[0].alerts, std::vector<std::string> { "call_wanted" });
    EXPECT_EQ(flow.steps[0].mark.line, 17);
    EXPECT_TRUE(flow.find("phone")->is_private);
    EXPECT_FALSE(flow.find("safety")->asks);
}

TEST(Load, TheExampleHasNothingThatBlocks)
{
    for (auto const& problem : check(example(), example_fields()))
        EXPECT_FALSE(problem.blocks) << to_text(problem);
}

TEST(Load, OffersSkipAndDontKnowOnlyWhereTheFlowSaysWhereTheyLead)
{
    auto flow = example();
    auto const& safe = *flow.find("safe");
    EXPECT_TRUE(safe.skip.offered);
    EXPECT_EQ(safe.skip.to, "offer_call"); // Like "I'd rather not say".
    EXPECT_TRUE(safe.dont_know.offered);
    EXPECT_EQ(safe.dont_know.to, "where_now"); // Like "I'm not sure", alert and all.
    EXPECT_EQ(safe.dont_know.alerts, std::vector<std::string> { "no_safe_place" });
    EXPECT_TRUE(flow.find("phone")->skip.offered);
    EXPECT_TRUE(flow.find("where_now")->dont_know.offered);
    EXPECT_FALSE(flow.find("offer_call")->skip.offered);
    EXPECT_FALSE(flow.find("nights")->skip.offered); // Its own answer decides the way.
    EXPECT_FALSE(flow.find("nights")->dont_know.offered);
}

TEST(Load, SkipMayBeBarredOrSentSomewhere)
{
    auto flow = load_good(step("skip: barred, dont_know: {to: end, alert: told}"));
    EXPECT_FALSE(flow.steps[0].skip.offered);
    EXPECT_TRUE(flow.steps[0].skip.barred);
    EXPECT_TRUE(flow.steps[0].dont_know.offered);
    EXPECT_EQ(flow.steps[0].dont_know.alerts, std::vector<std::string> { "told" });
}

TEST(Load, AnUnknownWayOfTheVeryStepLetsAnOptionalOneBeSkipped)
{
    auto text = [](char const* unknown) {
        return flow_of("  - id: one\n    ask: int\n    optional: true\n    text: \"Q\"\n    next:\n      - {when: "
                       "\"one > 3\", to: end"
            + std::string(unknown) + "}\n      - {to: end}\n");
    };
    EXPECT_FALSE(load_good(text("")).steps[0].skip.offered);
    auto flow = load_good(text(", unknown: {to: end, alert: told}"));
    EXPECT_TRUE(flow.steps[0].skip.offered);
    EXPECT_EQ(flow.steps[0].next[0].unknown_alerts, std::vector<std::string> { "told" });
}

TEST(Load, ReadsEveryWordAsText)
{
    auto flow = load_good(flow_of("  - id: one\n    ask: choice\n    text: \"yes\"\n    next: end\n    options:\n"
                                  "      - {id: no, text: \"on\"}\n      - {id: yes, text: '007'}\n"));
    EXPECT_EQ(flow.steps[0].text, "yes");
    EXPECT_EQ(flow.steps[0].options[0].id, "no");
    EXPECT_EQ(flow.steps[0].options[1].text, "007");
}

TEST(Load, AFlagIsTrueOrFalseAndNothingElse)
{
    EXPECT_NE(first_problem(step("optional: yes")).find("write true or false"), std::string::npos);
    EXPECT_NE(first_problem(step("private: \"on\"")).find("write true or false"), std::string::npos);
}

TEST(Load, ShowsWhereAndHow)
{
    EXPECT_EQ(first_problem(step("optionnal: true")),
        "f.yaml:7:48: error [rule 0: syntax]: step \"one\" has \"optionnal\", which is not known; to put it right: did "
        "you mean "
        "\"optional\"?");
}

TEST(Load, RefusesWhatYamlWouldLetPass)
{
    struct {
        std::string yaml;
        char const* says;
    } const cases[] = {
        { step("help: a, help: b"), "given twice" },
        { step("help: &here a"), "an anchor" },
        { step("help: !!str a"), "a tag" },
        { step("help: !own a"), "a tag" },
        { step("help: [a, [b, [c, [d, [e, [f]]]]]]"), "nested deeper than 8" },
        { step("help:"), "is empty" },
        { step("help: [a]"), "must be one text" },
        { "", "empty" },
        { "- a\n- b\n", "must be a map" },
        { "flow: [", "not YAML" },
        { step("? [a, b] : c"), "a name must be one word" },
        { "flow: a\xff\n", "not UTF-8" },
        { "flow: a\xed\xa0\x80\n", "not UTF-8" },
        { std::string("flow: a\0b\n", 10), "not UTF-8" },
        { flow_of("") + std::string(257 * 1024, '#'), "larger than 256 KiB" },
        { "%YAML 9.9\n%TAG ! x\n---\nflow: a\n", "" },
    };
    for (auto const& one : cases) {
        auto said = first_problem(one.yaml);
        EXPECT_NE(said.find(one.says), std::string::npos) << said << "\n" << one.yaml.substr(0, 300);
        EXPECT_NE(said.find("[rule 0: syntax]"), std::string::npos) << said;
    }
}

TEST(Load, DeepFilesDoNotFillTheStack)
{
    for (char const* open : { "[", "{a: ", "- ", "? " }) {
        std::string deep;
        while (deep.size() < 200 * 1024)
            deep += open;
        EXPECT_FALSE(load_flow("deep.yaml", deep).definition);
    }
}

TEST(Load, RefusesWordsItDoesNotKnow)
{
    EXPECT_NE(
        first_problem(flow_of("  - {id: one, ask: chioce, text: Q, next: end}\n")).find("did you mean \"choice\"?"),
        std::string::npos);
    EXPECT_NE(
        first_problem(changed(example_yaml(), "else: out_of_hours", "else: out_of_hour")).find("\"out_of_hours\"?"),
        std::string::npos);
    EXPECT_NE(first_problem(changed(example_yaml(), "harm: high", "harm: bad")).find("low, medium or high"),
        std::string::npos);
    EXPECT_NE(
        first_problem(changed(example_yaml(), "dob: date", "dob: day")).find("there is no type"), std::string::npos);
    EXPECT_NE(
        first_problem(changed(example_yaml(), "adviser: staff", "helper: staff")).find("name it like a recipient"),
        std::string::npos);
    EXPECT_NE(
        first_problem(changed(example_yaml(), "ages: 16..17", "ages: 17..16")).find("write the youngest and the oldest with two dots, like 10..17"), std::string::npos);
    EXPECT_NE(first_problem(changed(example_yaml(), "range: [0, 31]", "range: [31, 0]")).find("two whole numbers"),
        std::string::npos);
}

TEST(Load, TasksFallDueTodayOrInSomeDays)
{
    auto due = [](std::string const& words) {
        return load_good(changed(example_yaml(), "due: today", "due: " + words)).tasks[0].due_in_days;
    };
    EXPECT_EQ(due("today"), 0);
    EXPECT_EQ(due("3d"), 3);
    EXPECT_EQ(due("in 10 days"), 10);
    EXPECT_FALSE(load_flow("f.yaml", changed(example_yaml(), "due: today", "due: soon")).definition);
}

TEST(Load, ManyOptionsCanNotEachLeadSomewhere)
{
    auto yaml = flow_of("  - {id: one, ask: many, text: Q, next: end, options: [{id: a, text: A, to: end}]}\n");
    EXPECT_NE(first_problem(yaml).find("has \"to\", which is not known"), std::string::npos);
}

TEST(LoadFields, ReadsBothForms)
{
    for (auto const* yaml : { "fields:\n  a.b: {label: L, matters: [health], private: true}\n",
             "a.b: {label: L, matters: health, private: true}\n" }) {
        auto loaded = load_fields("fields.yaml", yaml);
        EXPECT_TRUE(loaded.problems.empty()) << to_text(loaded.problems.front());
        ASSERT_EQ(loaded.fields.size(), 1u);
        EXPECT_EQ(loaded.fields.begin()->second.matters, std::vector { domain::Matter::health });
        EXPECT_TRUE(loaded.fields.begin()->second.is_private);
    }
}

TEST(LoadFields, EachFieldBelongsToAMatterOfThePlan)
{
    EXPECT_TRUE(any_blocking(load_fields("f", "a.b: {label: L}\n").problems));
    EXPECT_TRUE(any_blocking(load_fields("f", "a.b: {label: L, matters: [fun]}\n").problems));
    EXPECT_TRUE(any_blocking(load_fields("f", "ab: {label: L, matters: [health]}\n").problems));
    EXPECT_TRUE(any_blocking(load_fields("f", "a.b: {matters: [health]}\n").problems));
    EXPECT_TRUE(any_blocking(
        load_fields("f", "a.b: {label: L, matters: [health]}\na.b: {label: M, matters: [health]}\n").problems));
}

} // namespace
} // namespace sayso::flow

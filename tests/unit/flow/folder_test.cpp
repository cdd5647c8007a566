#include "flow/load.h"

#include "tests/unit/flow/sample_flow.h"
#include <filesystem>
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

namespace fs = std::filesystem;

class FlowFolder : public testing::Test {
protected:
    void SetUp() override
    {
        folder_ = fs::temp_directory_path()
            / (std::string("sayso-flows-") + testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(std::string const& name, std::string const& text)
    {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name) << text;
    }
    std::string path(std::string const& name = "") const { return (folder_ / name).string(); }

    fs::path folder_;
};

std::string const fields = "a.b: {label: L, matters: [health]}\n";

std::string small(std::string const& id, std::string const& field = "a.b")
{
    return "flow: " + id + "\nformat: 1\ntitle: T\nsteps:\n  - {id: one, ask: text, text: Q, file: " + field
        + ", next: end}\n";
}

TEST_F(FlowFolder, LoadsEveryFlowBelowIt)
{
    write("fields.yaml", fields);
    write("one.yaml", small("one"));
    write("deeper/two.yaml", small("two"));
    write("helplines.yaml", "lines: []\n");
    write("parameters.yaml", "parameters:\n  a: {unit: pounds, source: S, values: [{from: 2026-04-01, amount: 1}]}\n");
    write("rules/t.yaml", "table: t\nreads: {old: bool}\nrows:\n  - {then: ask}\nunknown: ask\n");
    write("notes.txt", "nothing");
    auto checked = load_flows({ path() });
    EXPECT_FALSE(any_blocking(checked.problems)) << to_text(checked.problems.front());
    EXPECT_EQ(checked.files, 2);
    EXPECT_EQ(checked.flows.size(), 2u);
    EXPECT_EQ(checked.fields.size(), 1u);
}

TEST_F(FlowFolder, ABrokenFlowDoesNotHoldUpTheOthers)
{
    write("fields.yaml", fields);
    write("good.yaml", small("good"));
    write("bad.yaml", small("bad", "a.c"));
    auto checked = load_flows({ path() });
    ASSERT_EQ(checked.flows.size(), 1u);
    EXPECT_EQ(checked.flows[0]->id, "good");
    ASSERT_TRUE(any_blocking(checked.problems));
}

TEST_F(FlowFolder, OneNameBelongsToOneFlow)
{
    write("fields.yaml", fields);
    write("one.yaml", small("same"));
    write("two.yaml", small("same"));
    auto checked = load_flows({ path() });
    EXPECT_EQ(checked.flows.size(), 1u);
    EXPECT_TRUE(any_blocking(checked.problems));
    // The same file named twice is still one flow.
    checked = load_flows({ path("one.yaml"), path("one.yaml") });
    EXPECT_FALSE(any_blocking(checked.problems));
    EXPECT_EQ(checked.flows.size(), 1u);
}

TEST_F(FlowFolder, AFlowUsesTheNearestFields)
{
    write("fields.yaml", fields);
    write("deeper/flow.yaml", small("flow"));
    write("other/fields.yaml", "c.d: {label: L, matters: [money]}\n");
    write("other/flow.yaml", small("other", "c.d"));
    EXPECT_FALSE(any_blocking(load_flows({ path("deeper/flow.yaml") }).problems));
    EXPECT_FALSE(any_blocking(load_flows({ path("other/flow.yaml") }).problems));
    EXPECT_FALSE(any_blocking(load_flows({ path() }).problems));
}

std::string const part
    = "part: own-words\nformat: 2\nsteps:\n  - {id: words, ask: text, text: Q, file: a.b, next: leave}\n";

std::string using_part(std::string const& id)
{
    return "flow: " + id + "\nformat: 2\ntitle: T\nsteps:\n  - {use: own-words, next: end}\n";
}

TEST_F(FlowFolder, PartsAreNoFlowsAndAreFoundFromBelow)
{
    write("fields.yaml", fields);
    write("parts/own-words.yaml", part);
    write("one.yaml", using_part("one"));
    write("deeper/two.yaml", using_part("two"));
    auto checked = load_flows({ path() });
    EXPECT_EQ(checked.files, 2);
    EXPECT_EQ(checked.flows.size(), 2u);
    EXPECT_FALSE(any_blocking(checked.problems)) << to_text(checked.problems.front());
    EXPECT_EQ(load_flows({ path("deeper/two.yaml") }).flows.size(), 1u);
}

TEST_F(FlowFolder, AFaultOfAPartIsToldOnce)
{
    write("fields.yaml", fields);
    write("parts/own-words.yaml", changed(part, "a.b", "a.c"));
    write("one.yaml", using_part("one"));
    write("two.yaml", using_part("two"));
    auto checked = load_flows({ path() });
    EXPECT_TRUE(checked.flows.empty());
    int blocking = 0;
    for (auto const& problem : checked.problems) {
        blocking += problem.blocks ? 1 : 0;
        EXPECT_EQ(problem.file, path("parts/own-words.yaml")) << to_text(problem);
    }
    EXPECT_EQ(blocking, 1);
}

TEST_F(FlowFolder, APartThatNoFlowUsesIsCheckedByItself)
{
    write("fields.yaml", fields);
    write("one.yaml", small("one"));
    write("parts/own-words.yaml", part);
    auto checked = load_flows({ path() });
    EXPECT_FALSE(any_blocking(checked.problems));
    auto unused = std::find_if(checked.problems.begin(), checked.problems.end(),
        [](Problem const& problem) { return problem.reason == "no flow uses this part"; });
    EXPECT_NE(unused, checked.problems.end());
    write("parts/own-words.yaml", changed(part, "leave", "gone"));
    EXPECT_TRUE(any_blocking(load_flows({ path() }).problems));
    EXPECT_TRUE(any_blocking(load_flows({ path("parts/own-words.yaml") }).problems));
}

TEST_F(FlowFolder, WhatIsNotThereIsAProblem)
{
    EXPECT_TRUE(any_blocking(load_flows({ path("gone.yaml") }).problems));
    EXPECT_TRUE(any_blocking(load_flows({ path("gone") }).problems));
}

TEST_F(FlowFolder, ProblemsAreInTheOrderOfTheFile)
{
    write("fields.yaml", fields);
    write("bad.yaml",
        "flow: bad\nformat: 1\ntitle: T\nsteps:\n  - {id: one, ask: text, text: \"{x}\", next: end}\n"
        "  - {id: two, ask: text, text: \"{y}\", next: gone}\n");
    auto checked = load_flows({ path() });
    ASSERT_GE(checked.problems.size(), 3u);
    for (std::size_t i = 1; i < checked.problems.size(); ++i)
        EXPECT_LE(checked.problems[i - 1].mark.line, checked.problems[i].mark.line);
}

} // namespace
} // namespace sayso::flow

// Each file here breaks one rule on the line that its first line names: `# expect: LINE [rule N]`.
#include "flow/load.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <set>

namespace sayso::flow {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> broken_files()
{
    std::vector<fs::path> files;
    for (auto const& entry : fs::directory_iterator(SAYSO_SOURCE_DIR "/tests/broken"))
        if (entry.path().extension() == ".yaml" && entry.path().filename() != "fields.yaml"
            && entry.path().filename() != "parameters.yaml")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

struct Expected {
    int line = 0;
    int rule = -1;
};

Expected expected_of(fs::path const& path)
{
    std::ifstream stream(path);
    std::string first;
    std::getline(stream, first);
    std::smatch match;
    if (!std::regex_match(first, match, std::regex(R"(# expect: (\d+) \[rule (\d+)\])")))
        return {};
    return { std::stoi(match[1]), std::stoi(match[2]) };
}

TEST(BrokenFlows, EveryRuleHasOne)
{
    std::set<int> rules;
    for (auto const& path : broken_files())
        rules.insert(expected_of(path).rule);
    for (int rule : { 0, 1, 2, 3, 4, 5, 6, 7, 8, 10 }) // 9 is about translations: tests/unit/text has those.
        EXPECT_TRUE(rules.contains(rule)) << "no file breaks rule " << rule;
    EXPECT_FALSE(rules.contains(-1)) << "a file does not say what it breaks";
}

class BrokenFlow : public testing::TestWithParam<fs::path> { };

TEST_P(BrokenFlow, IsRefusedByItsRuleOnItsLine)
{
    auto expected = expected_of(GetParam());
    auto checked = load_flows({ GetParam().string() });
    EXPECT_TRUE(checked.flows.empty());
    bool found = false;
    for (auto const& problem : checked.problems) {
        if (!problem.blocks)
            continue;
        EXPECT_EQ(static_cast<int>(problem.rule), expected.rule) << to_text(problem);
        EXPECT_FALSE(problem.reason.empty() || problem.fix.empty()) << to_text(problem);
        EXPECT_EQ(problem.file, GetParam().string());
        found = found || problem.mark.line == expected.line;
    }
    EXPECT_TRUE(found) << "nothing blocks on line " << expected.line;
}

std::string test_name(testing::TestParamInfo<fs::path> const& info)
{
    auto name = info.param.stem().string();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, BrokenFlow, testing::ValuesIn(broken_files()), test_name);

} // namespace
} // namespace sayso::flow

#include "flow/load.h"

#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

TEST(Canonical, LayoutAndCommentsDoNotChangeTheVersion)
{
    auto first = load_good(flow_of("  - id: one\n    ask: text\n    text: \"Q\"\n    next: end\n"));
    auto second = load_good("# A comment.\n"
                            "title: 'Small'\nsteps: [{text: Q, next: end,   id: one, ask: text}] # Another.\n"
                            "alerts: {told: {to: [adviser], level: soon,\n  else: duty_team, ack_in: 120m}}\n"
                            "version: 1\nformat: 1\nflow: small\n");
    EXPECT_EQ(canonical_json(first), canonical_json(second));
    EXPECT_EQ(first.version, second.version);
}

TEST(Canonical, AnyContentChangesTheVersion)
{
    auto version = example().version;
    std::pair<char const*, char const*> const changes[] = { { "version: 7", "version: 8" },
        { "ages: 16..17", "ages: 15..17" }, { "age < 18", "age < 19" }, { "after: 10m", "after: 11m" },
        { "48h", "47h" }, { "level: urgent", "level: soon" }, { "ack_in: 15m", "ack_in: 16m" },
        { "else: out_of_hours", "else: team_manager" }, { "add: [where_now, phone]", "add: [where_now]" },
        { "due: today", "due: 1d" }, { "when: \"young\"", "when: \"!young\"" },
        { "harm_goes_to: [safety]", "harm_goes_to: [safety, leave_open]" }, { "sleep tonight", "sleep now" },
        { "symbol: home", "symbol: house" }, { "harm: high", "harm: low" }, { "optional: true", "optional: false" },
        { "private: true", "private: false" }, { "[0, 31]", "[0, 30]" }, { "nights <= 3", "nights <= 2" },
        { "file: housing.nights_left", "file: housing.nights" }, { "read_aloud: true", "read_aloud: false" },
        { "to: where_now, alert: call_wanted", "to: where_now" }, { "dob: date, ", "" },
        { "next: phone", "next: safety" } };
    for (auto const& [from, to] : changes)
        EXPECT_NE(load_good(changed(example_yaml(), from, to)).version, version) << from;
}

TEST(Canonical, ComesBackTheSame)
{
    auto flow = example();
    auto json = canonical_json(flow);
    auto back = from_canonical_json(json, flow.version);
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(canonical_json(*back), json);
    EXPECT_EQ(back->version, flow.version);
    EXPECT_EQ(back->find("nights")->next[0].when->source(), "nights <= 3");

    // And it leads the same way.
    auto session = begin(*back);
    session.inputs["dob"] = day(2010, 1, 1);
    auto turn = answer(*back, session, "safe", given("unsafe"));
    ASSERT_EQ(turn.raised.size(), 1u);
    EXPECT_EQ(turn.raised[0].tasks.size(), 1u);
}

TEST(Canonical, IsSortedAndHasNoLineNumbers)
{
    auto json = canonical_json(example());
    EXPECT_TRUE(json.starts_with("{\"alerts\":[{\"acknowledge_in\":15,\"add\":[\"where_now\",\"phone\"]"));
    EXPECT_EQ(json.find("mark"), std::string::npos);
    EXPECT_EQ(json.find('\n'), std::string::npos);
}

TEST(Canonical, WhatDoesNotHashToItsVersionIsCorrupt)
{
    auto flow = example();
    auto json = canonical_json(flow);
    auto other = changed(json, "\"harm\":\"high\"", "\"harm\":\"none\"");
    for (auto const& text : { other, json + " ", std::string("{}"), std::string() }) {
        auto back = from_canonical_json(text, flow.version);
        ASSERT_FALSE(back);
        EXPECT_EQ(back.error().code, Errc::corrupt);
    }
}

} // namespace
} // namespace sayso::flow

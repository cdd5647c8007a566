// What a new version changes, for whom.
#include "flow/diff.h"

#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

/// The changes that one edit of the example makes: `[kind] sentence` lines.
std::string told(std::string const& from, std::string const& to)
{
    std::string all;
    for (auto const& change : diff(example(), load_good(changed(example_yaml(), from, to))))
        all += std::string("[") + name(change.kind) + "] " + change.sentence + "\n";
    return all;
}

TEST(Diff, SaysNothingWhereNothingIsDifferent)
{
    EXPECT_TRUE(diff(example(), example()).empty());
    EXPECT_EQ(told("steps:\n", "# A comment and an empty line change nothing.\n\nsteps:\n"), "");
}

TEST(Diff, SaysWhatIsDifferentForWhom)
{
    EXPECT_EQ(told("text: \"Not now\", to: leave_open", "text: \"Not now\", to: nights"),
        "[ways] Whoever answers \"Not now\" to \"offer_call\" now goes to nights, not to leave_open.\n");
    EXPECT_EQ(
        told("to: where_now, harm: high,   alert: no_safe_place", "to: where_now, harm: high,   alert: call_wanted"),
        "[safety] Whoever answers \"I don't\" to \"safe\" no longer raises \"no_safe_place\".\n"
        "[safety] Whoever answers \"I don't\" to \"safe\" now raises \"call_wanted\".\n");
    EXPECT_EQ(told("to: where_now, harm: high", "to: where_now, harm: low"),
        "[safety] \"I don't\" in \"safe\" now means low harm; it meant high harm.\n");
    EXPECT_EQ(
        told("ages: 16..17", "ages: 15..25"), "[people] It is now for people aged 15 to 25; it was for 16 to 17.\n");
    EXPECT_EQ(told("file: housing.nights_left", "file: housing.current_place"),
        "[filing] The answer to \"nights\" is now filed as housing.current_place; it was filed as "
        "housing.nights_left.\n");
    EXPECT_EQ(told("\"Where are you right now?\"", "\"Where are you?\""),
        "[words] Question \"where_now\" now says \"Where are you?\"; it said \"Where are you right now?\".\n");
    EXPECT_EQ(told("keep: 48h", "keep: 24h"),
        "[conversation] What was begun and not sent is now kept for 1 day; it was 2 days.\n");
}

TEST(Diff, SaysWhoIsToldAndWhen)
{
    auto alert = told("level: urgent, to: [adviser, duty_team], ack_in: 15m", "level: soon, to: [adviser], ack_in: 2h");
    EXPECT_NE(alert.find("now goes to adviser; it went to adviser and duty_team."), std::string::npos) << alert;
    EXPECT_NE(alert.find("is now soon; it was urgent."), std::string::npos) << alert;
    EXPECT_NE(alert.find("must now be seen within 2 hours; it was 15 minutes."), std::string::npos) << alert;
    EXPECT_EQ(alert.find("[words]"), std::string::npos);
    EXPECT_NE(
        told("harm_goes_to: [safety]", "harm_goes_to: [safety, leave_open]").find("[safety] The safety steps are now"),
        std::string::npos);
}

TEST(Diff, NamesStepsAndAnswersThatComeAndGo)
{
    auto added = told("  - {id: leave_open,",
        "  - {id: more, ask: text, optional: true, text: \"What else?\", next: end}\n  - {id: leave_open,");
    EXPECT_EQ(added, "[step added] New: Question \"more\" asks \"What else?\".\n");
    auto option = told(", {id: street, text: \"Outside\"}", "");
    EXPECT_EQ(option, "[words] \"where_now\" does not offer \"Outside\" any more.\n");
    auto ways = told("nights <= 3", "nights <= 5");
    EXPECT_NE(ways.find("[ways] After \"nights\" it now goes: nights <= 5 to where_now [call_wanted]; else to the end"),
        std::string::npos)
        << ways;
}

TEST(Diff, TriesAnOpenConversationOnTheNewVersion)
{
    auto before = example();
    auto session = begin(before);
    answer(before, session, "safe", { AnswerState::given, std::string("safe") });
    auto tried = [&](std::string const& from, std::string const& to) {
        return dry_run(before, load_good(changed(example_yaml(), from, to)), session);
    };
    EXPECT_EQ(tried("keep: 48h", "keep: 24h").outcome, DryRun::Outcome::same);
    auto moved = tried("symbol: home,  to: nights", "symbol: home,  to: offer_call");
    EXPECT_EQ(moved.outcome, DryRun::Outcome::differs);
    EXPECT_EQ(moved.sentence, "it is at nights, and would be at offer_call");
    EXPECT_EQ(tried("{id: safe,    text", "{id: fine,    text").outcome, DryRun::Outcome::does_not_fit);
}

} // namespace
} // namespace sayso::flow

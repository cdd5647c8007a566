#include "flow/author_map.h"
#include "flow/message_arguments.h"
#include "flow/problem.h"
#include "flow/reading_age.h"
#include "flow/utf8.h"

#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

TEST(Utf8, TellsWellFormedFromIllFormed)
{
    for (auto const* good :
        { "", "abc", "caf\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xEF\xBF\xBD", "\xF4\x8F\xBF\xBF" })
        EXPECT_TRUE(is_well_formed_utf8(good)) << good;
    for (auto const* bad : { "\x80", "\xC3", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
             "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF", "a\xE2\x82" })
        EXPECT_FALSE(is_well_formed_utf8(bad));
}

TEST(Utf8, CountsMarksPiledOnALetter)
{
    EXPECT_EQ(longest_mark_row("abc"), 0);
    EXPECT_EQ(longest_mark_row("e\xCC\x81"), 1);
    std::string piled = "e";
    for (int i = 0; i < 31; ++i)
        piled += "\xCC\x81";
    EXPECT_EQ(longest_mark_row(piled + " e\xCC\x81"), 31);
}

TEST(MessageArguments, FindsNamesAlsoInsidePlurals)
{
    using List = std::vector<std::string>;
    EXPECT_EQ(message_arguments("Hello"), List {});
    EXPECT_EQ(message_arguments("Hello { name }, {name}"), List { "name" });
    EXPECT_EQ(message_arguments("{nights, plural, one {# night at {place}} other {# nights at {place}}} for {who}"),
        (List { "nights", "place", "who" }));
    EXPECT_EQ(message_arguments("{d, date, long}"), List { "d" });
    EXPECT_EQ(message_arguments("It's {name}'s"), List { "name" });
    EXPECT_EQ(message_arguments("Not '{'name'}' but {other}"), List { "other" });
    EXPECT_EQ(message_arguments("open {name"), List { "name" });
}

TEST(ReadingAge, TellsEasyFromHard)
{
    auto easy = readability("Do you feel safe right now? You can skip this. We read what you write.");
    EXPECT_LT(easy.age, 9);
    EXPECT_EQ(easy.sentences, 3);
    auto hard
        = readability("Accommodation entitlements are determined following a statutory assessment of circumstances "
                      "undertaken by the responsible authority.");
    EXPECT_GT(hard.age, 16);
    EXPECT_EQ(hard.longest_sentence, 15);
    EXPECT_EQ(readability("").words, 0);
}

TEST(Durations, AreMinutesHoursOrDays)
{
    EXPECT_EQ(parse_duration("15m"), std::chrono::minutes(15));
    EXPECT_EQ(parse_duration("2h"), std::chrono::minutes(120));
    EXPECT_EQ(parse_duration("1d"), std::chrono::minutes(1440));
    for (auto const* bad : { "", "m", "0m", "-1m", "15", "15 m", "15s", "1h30m", "9999999d" })
        EXPECT_FALSE(parse_duration(bad)) << bad;
}

TEST(NearMiss, FindsTheWordMeant)
{
    std::vector<std::string> const known { "optional", "options", "file" };
    EXPECT_EQ(near_miss("optionnal", known), "optional");
    EXPECT_EQ(near_miss("flie", known), "file");
    EXPECT_EQ(near_miss("colour", known), "");
}

TEST(Problem, IsOneLineAnEditorCanJumpTo)
{
    EXPECT_EQ(to_text({ "a.yaml", { 3, 7 }, Rule::shape, true, "a reason", "a fix" }),
        "a.yaml:3:7: error [rule 2: shape]: a reason; to put it right: a fix");
    EXPECT_EQ(to_text({ "a.yaml", { 3, 7 }, Rule::syntax, false, "a reason", "a fix" }),
        "a.yaml:3:7: warning: a reason; to put it right: a fix");
}

} // namespace
} // namespace sayso::flow

#include "flow/edit_words.h"

#include <gtest/gtest.h>

namespace sayso::flow {

namespace {

constexpr char a_flow[] = R"(# Written by the team, with care.
flow: a-talk   # never reused
format: 2
version: 7
title: "A talk \u00e9"   # shown on the phone
pause: {after: 10m, say: 'It''s fine to stop.', back: "Back again.", remind: {after: 1d, say: Come back}}
steps:
  # The first question.
  - id: safe
    ask: choice
    text: Are you
      safe tonight?
    help: |
      Why we ask:
        it matters.

    # About the options.
    options:
      - {id: yes_safe, text: "Caf` é", to: words} # a comment
      - {id: no, text: no, to: words, harm: high, alert: not_safe}
      - id: other
        text: >-
          Something
          else
        to: words
  - repeat: each
    over: many
    steps:
      - {id: more, ask: text, text: "More about {each}?", next: again}
  - {id: words, say: "Thank you: \"bye\"", next: end}
)";

std::string changed(std::string_view key, std::string_view words)
{
    auto result = with_words(a_flow, key, words);
    EXPECT_TRUE(result) << key << ": " << (result ? "" : result.error().detail);
    return result ? *result : "";
}

/// a_flow with `before`, which stands there once, written as `after`.
std::string expected(std::string_view before, std::string_view after)
{
    std::string text = a_flow;
    auto at = text.find(before);
    EXPECT_NE(at, std::string::npos) << before;
    EXPECT_EQ(text.find(before, at + 1), std::string::npos) << before;
    return text.replace(at, before.size(), after);
}

} // namespace

TEST(EditWords, ChangesOneTextAndNothingElse)
{
    EXPECT_EQ(changed("title", "Another"), expected(R"("A talk \u00e9")", R"("Another")"));
    EXPECT_EQ(changed("pause", "Stop."), expected("'It''s fine to stop.'", R"("Stop.")"));
    EXPECT_EQ(changed("pause.back", "You are back."), expected(R"("Back again.")", R"("You are back.")"));
    EXPECT_EQ(changed("pause.remind", "Go on?"), expected("Come back}", R"("Go on?"})"));
    EXPECT_EQ(changed("safe", "Safe?"), expected("Are you\n      safe tonight?", R"("Safe?")"));
    EXPECT_EQ(changed("safe.yes_safe", "Yes"), expected("\"Caf` é\"", R"("Yes")"));
    EXPECT_EQ(changed("safe.no", "Not safe"), expected("text: no,", R"(text: "Not safe",)"));
    EXPECT_EQ(changed("more", "More?"), expected(R"("More about {each}?")", R"("More?")"));
    EXPECT_EQ(changed("words", "Bye"), expected(R"("Thank you: \"bye\"")", R"("Bye")"));
}

TEST(EditWords, ATextOfManyLinesGoesAndTheCommentBelowItStays)
{
    EXPECT_EQ(changed("safe.help", "Because."),
        expected("|\n      Why we ask:\n        it matters.\n", "\"Because.\"\n"));
    EXPECT_EQ(changed("safe.other", "Else"), expected(">-\n          Something\n          else\n", "\"Else\"\n"));
}

TEST(EditWords, WhateverSomebodyTypesIsReadBackAsTyped)
{
    for (std::string words : { "say \"hi\" \\ now", "two\nlines", "# no comment", "a: b, {c} [d] - e", " spaces ",
             "\u0633\u0644\u0627\u0645", "tab\there", "yes", "null", "\xe2\x80\xa8line separator", "'single'" }) {
        auto once = with_words(a_flow, "safe.yes_safe", words);
        ASSERT_TRUE(once) << words;
        auto back = with_words(*once, "safe.yes_safe", "Caf` é");
        ASSERT_TRUE(back) << words;
        EXPECT_EQ(*back, a_flow) << words;
    }
}

TEST(EditWords, RefusesWhatIsNotThereOrSaysNothing)
{
    auto code = [](std::string_view key, std::string_view words, std::string_view yaml = a_flow) {
        auto result = with_words(yaml, key, words);
        return result ? std::optional<Errc>() : std::optional(result.error().code);
    };
    EXPECT_EQ(code("nobody", "x"), Errc::not_found);
    EXPECT_EQ(code("safe.nobody", "x"), Errc::not_found);
    EXPECT_EQ(code("words.help", "x"), Errc::not_found);
    EXPECT_EQ(code("", "x"), Errc::not_found);
    EXPECT_EQ(code("safe", " \n"), Errc::invalid_input);
    EXPECT_EQ(code("safe", "\xff"), Errc::invalid_input);
    EXPECT_EQ(code("safe", std::string_view("a\0b", 3)), Errc::invalid_input);
    EXPECT_EQ(code("title", "x", "title: [broken"), Errc::invalid_input);
}

TEST(EditWords, CountsTheVersionOn)
{
    auto next = with_version(a_flow, 8);
    ASSERT_TRUE(next);
    EXPECT_EQ(*next, expected("version: 7", "version: 8"));
    auto first = with_version("flow: a-talk # why\ntitle: A\n", 2);
    ASSERT_TRUE(first);
    EXPECT_EQ(*first, "flow: a-talk # why\nversion: 2\ntitle: A\n");
    EXPECT_FALSE(with_version("title: A\n", 2));
}

} // namespace sayso::flow

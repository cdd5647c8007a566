#include "wire/server_message.h"

#include "fixtures.h"
#include "wire/problem.h"
#include <gtest/gtest.h>

using namespace sayso;
using namespace sayso::wire;

namespace {

template <class View> void expect_same(View const& view, char const* fixture)
{
    EXPECT_EQ(test::parsed(to_message(view)), test::fixture(fixture)) << to_message(view);
}

text::Words english(char const* words)
{
    return { words, "en", false, "" };
}

text::Words arabic(char const* words, char const* beneath = "")
{
    return { words, "ar", true, beneath };
}

text::Prompt safe_prompt()
{
    text::Prompt prompt;
    prompt.place = { "safe", 1 };
    prompt.asks = true;
    prompt.type = "choice";
    prompt.words = english("Do you have somewhere safe to sleep tonight?");
    prompt.help = english("We ask so that nobody is left outside.");
    prompt.easy = english("Can you sleep somewhere safe tonight?");
    prompt.about = "safety";
    prompt.options = { { "safe", english("I do"), "home" }, { "unsafe", english("I don't"), "alone" } };
    prompt.can_say_dont_know = true;
    return prompt;
}

text::Prompt nights_prompt()
{
    text::Prompt prompt;
    prompt.place = { "nights", 2 };
    prompt.asks = true;
    prompt.type = "int";
    prompt.words = english("How many nights can you stay there?");
    prompt.range = { 0, 31 };
    prompt.can_skip = true;
    prompt.can_say_dont_know = true;
    return prompt;
}

text::Prompt phone_prompt()
{
    text::Prompt prompt;
    prompt.place = { "phone", 1 };
    prompt.asks = true;
    prompt.type = "phone";
    prompt.words = arabic("هل هناك رقم يمكننا الاتصال بك عليه؟");
    prompt.optional = true;
    prompt.is_private = true;
    prompt.can_skip = true;
    return prompt;
}

text::Prompt safety_prompt(text::Words words)
{
    text::Prompt prompt;
    prompt.place = { "safety", 1 };
    prompt.words = std::move(words);
    prompt.safety = true;
    return prompt;
}

} // namespace

TEST(ServerMessage, Started)
{
    text::StartedView started;
    started.session = test::session();
    started.flow = "housing-tonight";
    started.title = "Somewhere to stay tonight";
    started.lang = "en";
    started.pause_text = "You can stop and come back.";
    expect_same(started, "server-started");
    started.back = english("Welcome back.");
    expect_same(started, "server-started-back");
    started.back.reset();

    started.number = 3;
    started.title = "مكان للمبيت الليلة";
    started.lang = "ar";
    started.right_to_left = true;
    started.approved = false;
    started.pause_text = "يمكنك التوقف والعودة لاحقًا.";
    expect_same(started, "server-started-not-approved");
}

TEST(ServerMessage, Ask)
{
    text::AskView ask;
    ask.session = test::session();
    ask.ask = safe_prompt();
    ask.about_left = 4;
    expect_same(ask, "server-ask");
}

TEST(ServerMessage, AskWithTheAnswerThereIs)
{
    text::AskView ask;
    ask.session = test::session();
    ask.number = 4;
    ask.ask = nights_prompt();
    ask.answered = 3;
    ask.about_left = 1;
    ask.previous = R"({"int":3})";
    expect_same(ask, "server-ask-previous");
}

TEST(ServerMessage, AskAfterASafetyStepThatNobodyHasApproved)
{
    text::AskView ask;
    ask.session = test::session();
    ask.number = 2;
    ask.said = { safety_prompt(arabic("شكرًا لأنك أخبرتنا.", "Thank you for telling us. In danger now? Call 999.")) };
    ask.ask = phone_prompt();
    ask.answered = 2;
    ask.about_left = 2;
    expect_same(ask, "server-ask-after-safety");
}

TEST(ServerMessage, EndWhenThereIsNoQuestion)
{
    text::AskView ask;
    ask.session = test::session();
    ask.number = 4;
    ask.said = { safety_prompt(english("Thank you for telling us. In danger now? Call 999.")) };
    ask.answered = 4;
    expect_same(ask, "server-end");
}

TEST(ServerMessage, Saved)
{
    text::SavedView saved { test::session(), test::first_answer(), "safe", 1, test::at_five_past_two(), "I don't",
        "We have told Sam Example." };
    expect_same(saved, "server-saved");
    text::SavedView quiet { test::session(), test::second_answer(), "where_now", 2, test::at_five_past_two(),
        "With a friend", "" };
    expect_same(quiet, "server-saved-quiet");
}

TEST(ServerMessage, Review)
{
    text::ReviewView review;
    review.session = test::session();
    review.number = 4;
    review.lines = {
        { "safe", english("Do you have somewhere safe to sleep tonight?"), "I don't", R"({"choice":"unsafe"})", true },
        { "phone", english("Is there a number we can call you on tonight?"), "Skipped", R"({"skipped":true})", false },
    };
    review.who_will_see = "Sam Example, your adviser, and their manager can read this.";
    review.complete = true;
    expect_same(review, "server-review");
    review.adviser = "Sam Example";
    review.who_sees_without = "A manager can read this. Sam Example can not.";
    expect_same(review, "server-review-without-adviser");
}

TEST(ServerMessage, SubmittedAndStopped)
{
    text::SubmittedView submitted { test::session(), 5, test::at_five_past_two(),
        "This is in your file now. Sam Example can see it. You will see here when it has been read." };
    expect_same(submitted, "server-submitted");
    text::StoppedView stopped { test::session(), 5, "You have stopped. This has not been sent to anyone." };
    expect_same(stopped, "server-stopped");
}

TEST(ServerMessage, Notices)
{
    text::NoticeView read { test::session(), 6, "read", test::at_five_past_two(), "Read by Sam Example, today 14:05",
        std::nullopt };
    expect_same(read, "server-notice-read");
    text::NoticeView acknowledged { test::session(), 6, "alert_acknowledged", test::at_five_past_two(),
        "Sam Example has seen this and is dealing with it, today 14:05", std::nullopt };
    expect_same(acknowledged, "server-notice-acknowledged");
    text::NoticeView replied { test::session(), 7, "replied", test::at_twenty_five_past(),
        "Sam Example replied, today 14:25", test::reply() };
    expect_same(replied, "server-notice-replied");
}

TEST(ServerMessage, InboxNewsAndPong)
{
    InboxNews news { "alert", test::alex(), test::session(), test::alert().text(), domain::Level::urgent };
    expect_same(news, "server-inbox");
    EXPECT_EQ(test::parsed(pong_message()), test::fixture("server-pong"));
}

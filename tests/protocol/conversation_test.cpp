#include "council.h"

#include <gtest/gtest.h>

/// The messages of a conversation, as a page of another make would send them.
namespace sayso::protocol {

namespace {

json::object choice(char const* option)
{
    return { { "choice", option } };
}

json::object const skipped { { "skipped", true } };

/// Answers whatever is asked in the shortest way until the end is reached.
json::object walk_to_the_end(Talk& talk, json::object asked)
{
    while (text_at(asked, "type") == "ask") {
        auto const& prompt = asked.at("ask").as_object();
        bool may_skip = prompt.at("can_skip").as_bool();
        auto first = may_skip ? "" : text_at(prompt.at("options").as_array().at(0).as_object(), "id");
        asked = talk.give(text_at(prompt, "step"), may_skip ? skipped : choice(first.c_str()));
    }
    return asked;
}

} // namespace

class ConversationTest : public testing::Test {
protected:
    Council& council = Council::open();
    std::string kit = council.young_person("Kit");
};

TEST_F(ConversationTest, BeginsWithTheFirstQuestion)
{
    Talk talk(council, kit);
    EXPECT_EQ(number_at(talk.started, "n"), 0);
    EXPECT_EQ(text_at(talk.started, "flow"), "housing-tonight");
    EXPECT_EQ(text_at(talk.started, "state"), "in_progress");
    auto const& prompt = talk.asked.at("ask").as_object();
    EXPECT_EQ(text_at(prompt, "step"), "safe");
    EXPECT_EQ(text_at(prompt.at("words").as_object(), "text"), "Do you have somewhere safe to sleep tonight?");
    EXPECT_FALSE(prompt.at("can_skip").as_bool());
    EXPECT_EQ(number_at(talk.asked, "answered"), 0);
}

TEST_F(ConversationTest, AnAnswerIsSavedAndTheNextQuestionAsked)
{
    Talk talk(council, kit);
    auto answer = talk.answer("safe", choice("unsafe"));
    talk.page.send(answer);
    auto saved = talk.page.next();
    EXPECT_EQ(text_at(saved, "type"), "saved");
    EXPECT_EQ(text_at(saved, "id"), text_at(answer, "id"));
    EXPECT_EQ(text_at(saved, "step"), "safe");
    EXPECT_EQ(text_at(saved, "answer"), "I don't");
    EXPECT_EQ(number_at(saved, "n"), 1);
    EXPECT_NE(text_at(saved, "told").find("Sam Example"), std::string::npos);
    auto asked = talk.page.next();
    EXPECT_EQ(text_at(asked.at("ask").as_object(), "step"), "where_now");
    EXPECT_EQ(number_at(asked, "answered"), 1);
}

TEST_F(ConversationTest, TheSameAnswerTwiceHasOneEffect)
{
    Talk talk(council, kit);
    auto answer = talk.answer("safe", choice("unsafe"));
    talk.page.send(answer);
    auto first = talk.page.next("saved");
    talk.page.send(answer);
    auto second = talk.page.next("saved");
    EXPECT_EQ(json::serialize(second.at("n")), json::serialize(first.at("n")));
    EXPECT_EQ(json::serialize(second.at("at").at("at")), json::serialize(first.at("at").at("at")));
    EXPECT_EQ(talk.review().at("lines").as_array().size(), 1u);
}

TEST_F(ConversationTest, TheSameIdWithOtherContentIsAConflict)
{
    Talk talk(council, kit);
    auto answer = talk.answer("safe", choice("unsafe"));
    talk.page.send(answer);
    talk.page.next("saved");
    talk.page.next("ask");
    auto before = talk.review();
    answer["value"] = choice("safe");
    auto problem = talk.refused(answer);
    EXPECT_EQ(text_at(problem, "code"), "conflict");
    EXPECT_EQ(text_at(problem, "id"), text_at(answer, "id"));
    EXPECT_EQ(talk.review(), before);
}

TEST_F(ConversationTest, GoingBackChangesNothingAndAnEditSupersedes)
{
    Talk talk(council, kit);
    talk.give("safe", choice("unsafe"));
    talk.give("where_now", choice("street"));
    auto before = talk.review();
    auto back = talk.message("back");
    back["step"] = "where_now";
    talk.page.send(back);
    auto asked = talk.page.next("ask");
    EXPECT_EQ(text_at(asked.at("ask").as_object(), "step"), "where_now");
    EXPECT_EQ(asked.at("previous").as_object(), choice("street"));
    EXPECT_EQ(talk.review(), before);

    auto edit = talk.answer("where_now", choice("friend"));
    edit["type"] = "edit";
    talk.page.send(edit);
    EXPECT_EQ(text_at(talk.page.next("saved"), "answer"), "With a friend");
    auto lines = talk.review().at("lines").as_array();
    EXPECT_EQ(lines.at(1).at("value").as_object(), choice("friend"));
}

TEST_F(ConversationTest, APageThatComesBackGetsWhatItMissed)
{
    Talk talk(council, kit);
    talk.give("safe", choice("unsafe"));
    talk.give("where_now", choice("street"));
    talk.page.vanish();

    Page again(council.handshake(kit));
    json::object resume { { "type", "resume" }, { "session", talk.session }, { "last", 1 }, { "locale", "en" } };
    again.send(resume);
    EXPECT_EQ(text_at(again.next(), "type"), "started");
    auto missed = again.next();
    EXPECT_EQ(text_at(missed, "type"), "saved");
    EXPECT_EQ(text_at(missed, "step"), "where_now");
    EXPECT_EQ(number_at(missed, "n"), 2);
    auto asked = again.next();
    EXPECT_EQ(text_at(asked.at("ask").as_object(), "step"), "phone");

    resume["last"] = 2;
    again.send(resume);
    EXPECT_EQ(text_at(again.next(), "type"), "started");
    EXPECT_EQ(text_at(again.next(), "type"), "ask") << "nothing was missed, so nothing is told";
}

TEST_F(ConversationTest, AnAnswerSentIntoATunnelArrivesOnceHoweverOftenItIsSent)
{
    Talk talk(council, kit);
    auto answer = talk.answer("safe", choice("unsafe"));
    talk.page.send(answer);
    talk.page.vanish(); // Nobody knows now whether it was saved.

    Page again(council.handshake(kit));
    again.send({ { "type", "resume" }, { "session", talk.session }, { "last", 0 }, { "locale", "en" } });
    again.next("started");
    again.send(answer);
    auto saved = again.next("saved");
    EXPECT_EQ(text_at(saved, "id"), text_at(answer, "id"));
    EXPECT_EQ(number_at(saved, "n"), 1);
}

TEST_F(ConversationTest, OnlyAWholeStatementCanBeSent)
{
    Talk talk(council, kit);
    auto asked = talk.give("safe", choice("not_say"));
    EXPECT_EQ(text_at(talk.refused(talk.message("submit")), "code"), "conflict");

    auto end = walk_to_the_end(talk, asked);
    EXPECT_EQ(text_at(end, "type"), "end");
    EXPECT_TRUE(talk.review().at("complete").as_bool());
    talk.page.send(talk.message("submit"));
    auto submitted = talk.page.next();
    EXPECT_EQ(text_at(submitted, "type"), "submitted");
    EXPECT_FALSE(text_at(submitted, "what_next").empty());
    talk.page.send(talk.message("submit"));
    EXPECT_EQ(number_at(talk.page.next("submitted"), "n"), number_at(submitted, "n"));
}

TEST_F(ConversationTest, AStoppedOneIsOver)
{
    Talk talk(council, kit);
    talk.give("safe", choice("not_say"));
    talk.page.send(talk.message("stop"));
    EXPECT_EQ(text_at(talk.page.next(), "type"), "stopped");
    EXPECT_EQ(text_at(talk.refused(talk.answer("offer_call", choice("later"))), "code"), "conflict");
}

TEST_F(ConversationTest, PingIsAnswered)
{
    Page page(council.handshake(kit));
    page.send({ { "type", "ping" } });
    EXPECT_EQ(page.next(), (json::object { { "type", "pong" } }));
}

TEST_F(ConversationTest, ANamelessVisitorCanTalkAtAKiosk)
{
    auto visitor = council.visitor();
    Talk talk(council, visitor, "how-are-things", "kiosk");
    EXPECT_EQ(text_at(talk.asked, "type"), "ask");
    Page page(council.handshake(visitor));
    page.send({ { "type", "start" }, { "flow", "housing-tonight" }, { "locale", "en" }, { "channel", "kiosk" } });
    auto problem = page.next();
    EXPECT_EQ(text_at(problem, "code"), "not_found");
}

TEST_F(ConversationTest, WhatTheAdviserDoesComesBack)
{
    auto sam = council.sign_in("sam");
    Page desk(council.handshake(sam));
    ASSERT_TRUE(desk.is_open());

    Talk talk(council, kit);
    talk.give("safe", choice("unsafe"));
    auto news = desk.next("inbox");
    while (text_at(news, "session") != talk.session)
        news = desk.next("inbox");
    EXPECT_EQ(text_at(news, "kind"), "alert");
    EXPECT_EQ(text_at(news, "level"), "urgent");

    auto alert = "/api/v1/desk/alerts/" + text_at(news, "ref");
    auto view = council.get_json(alert, sam);
    EXPECT_EQ(text_at(view.at("lines").as_array().at(0).as_object(), "answer"), "I don't");
    EXPECT_EQ(council.post(alert + "/acknowledge", {}, sam).status, 200);
    EXPECT_EQ(council.post(alert + "/acknowledge", {}, sam).status, 409);
    auto read = talk.page.next();
    EXPECT_EQ(text_at(read, "type"), "notice");
    EXPECT_EQ(text_at(read, "kind"), "read") << "who takes an alert up has read it";
    EXPECT_EQ(number_at(read, "n"), 2);
    auto taken_up = talk.page.next();
    EXPECT_EQ(text_at(taken_up, "kind"), "alert_acknowledged");
    EXPECT_NE(text_at(taken_up, "words").find("Sam Example"), std::string::npos);
    EXPECT_EQ(number_at(taken_up, "n"), 3);

    auto statement = "/api/v1/desk/statements/" + talk.session;
    json::object reply { { "id", new_id() }, { "words", "I am on my way." } };
    EXPECT_EQ(council.post(statement + "/replies", reply, sam).status, 200);
    EXPECT_EQ(council.post(statement + "/replies", reply, sam).status, 200);
    auto replied = talk.page.next();
    EXPECT_EQ(text_at(replied, "kind"), "replied");
    EXPECT_EQ(text_at(replied.at("reply").as_object(), "words"), "I am on my way.");
    EXPECT_EQ(number_at(replied, "n"), 4);
    talk.page.send({ { "type", "ping" } });
    EXPECT_EQ(text_at(talk.page.next(), "type"), "pong") << "the same reply twice is told once";
}

TEST_F(ConversationTest, NoticesMissedAreToldOnTheWayBack)
{
    auto sam = council.sign_in("sam");
    Talk talk(council, kit);
    talk.give("safe", choice("unsafe"));
    talk.page.vanish();
    auto replied = council.post("/api/v1/desk/statements/" + talk.session + "/replies",
        { { "id", new_id() }, { "words", "See you tomorrow at four." } }, sam);
    ASSERT_EQ(replied.status, 200);

    Page again(council.handshake(kit));
    again.send({ { "type", "resume" }, { "session", talk.session }, { "last", 1 }, { "locale", "en" } });
    again.next("started");
    auto read = again.next();
    EXPECT_EQ(text_at(read, "kind"), "read");
    EXPECT_EQ(number_at(read, "n"), 2);
    auto notice = again.next();
    EXPECT_EQ(text_at(notice, "kind"), "replied");
    EXPECT_EQ(number_at(notice, "n"), 3);
    EXPECT_EQ(text_at(notice.at("reply").as_object(), "words"), "See you tomorrow at four.");
    EXPECT_EQ(text_at(again.next(), "type"), "ask");
}

} // namespace sayso::protocol

#include "council.h"

#include <gtest/gtest.h>

/// Whatever a page sends wrong: a problem in plain words, the connection lives, nothing has changed.
namespace sayso::protocol {

class BadInputTest : public testing::Test {
protected:
    BadInputTest()
        : talk(council, council.young_person("Noor"))
    {
        talk.give("safe", { { "choice", "safe" } }); // Now it asks for `nights`, a whole number from 0 to 31.
        before = talk.review();
    }

    void expect_problem(json::object const& problem, char const* code)
    {
        EXPECT_EQ(text_at(problem, "type"), "problem") << json::serialize(problem);
        EXPECT_EQ(text_at(problem, "code"), code) << json::serialize(problem);
        EXPECT_GT(text_at(problem, "text").size(), 10u);
        EXPECT_EQ(talk.review(), before);
    }

    void expect_refused(json::object const& message, char const* code)
    {
        SCOPED_TRACE(json::serialize(message).substr(0, 200));
        expect_problem(talk.refused(message), code);
    }

    void expect_text_refused(std::string const& text)
    {
        SCOPED_TRACE(text.substr(0, 200));
        talk.page.send_text(text);
        expect_problem(talk.page.next(), "invalid_input");
    }

    Council& council = Council::open();
    Talk talk;
    json::object before;
};

TEST_F(BadInputTest, NotJson)
{
    for (char const* text : { "hello", "", "{", "[]", "nights=3", "{\"type\":\"ping\"}{\"type\":\"ping\"}" })
        expect_text_refused(text);
}

TEST_F(BadInputTest, AMessageThatIsNone)
{
    expect_text_refused("{}");
    expect_text_refused(R"({"type":"shout"})");
    expect_text_refused(R"({"type":null})");
    auto more = talk.answer("nights", { { "int", 3 } });
    more["note"] = "hello";
    expect_refused(more, "invalid_input");
    auto fewer = talk.answer("nights", { { "int", 3 } });
    fewer.erase("step");
    expect_refused(fewer, "invalid_input");
    auto no_id = talk.answer("nights", { { "int", 3 } });
    no_id["id"] = "seven";
    expect_refused(no_id, "invalid_input");
}

TEST_F(BadInputTest, TheSameKeyTwice)
{
    auto text = json::serialize(talk.answer("nights", { { "int", 3 } }));
    text.insert(text.size() - 1, R"(,"step":"safe")");
    expect_text_refused(text);
}

TEST_F(BadInputTest, BinaryIsAnsweredWithAProblem)
{
    talk.page.send_binary(json::serialize(talk.answer("nights", { { "int", 3 } })));
    expect_problem(talk.page.next(), "invalid_input");
}

TEST_F(BadInputTest, AnAnswerOfAnotherType)
{
    for (auto const& value :
        { json::object { { "text", "three" } }, json::object { { "choice", "safe" } }, json::object { { "scale", 3 } },
            json::object { { "date", "2026-11-22" } }, json::object { { "int", "3" } }, json::object { { "int", 3.5 } },
            json::object { { "int", 3 }, { "text", "3" } }, json::object() })
        expect_refused(talk.answer("nights", value), "invalid_input");
}

TEST_F(BadInputTest, ANumberOutOfRange)
{
    for (std::int64_t number : { std::int64_t { -1 }, std::int64_t { 32 }, INT64_MAX, INT64_MIN })
        expect_refused(talk.answer("nights", { { "int", number } }), "invalid_input");
}

TEST_F(BadInputTest, AProblemSaysWhichAnswerItIsAbout)
{
    auto answer = talk.answer("nights", { { "int", 99 } });
    auto problem = talk.refused(answer);
    EXPECT_EQ(text_at(problem, "id"), text_at(answer, "id"));
    EXPECT_EQ(text_at(problem, "session"), talk.session);
}

TEST_F(BadInputTest, AStepAlreadyPassedOrNeverThere)
{
    expect_refused(talk.answer("safe", { { "choice", "unsafe" } }), "conflict");
    expect_refused(talk.answer("where_now", { { "choice", "street" } }), "conflict");
    expect_refused(talk.answer("no_such_step", { { "choice", "street" } }), "not_found");
    expect_refused(talk.answer("nights#0", { { "int", 3 } }), "not_found");
    auto edit = talk.answer("nights", { { "int", 3 } });
    edit["type"] = "edit";
    expect_refused(edit, "conflict");
}

TEST_F(BadInputTest, AnOptionThatIsNoneAndASkipThatIsBarred)
{
    auto edit = talk.answer("safe", { { "choice", "maybe" } });
    edit["type"] = "edit";
    expect_refused(edit, "invalid_input");
    edit["value"] = json::object { { "skipped", true } };
    expect_refused(edit, "invalid_input");
}

TEST_F(BadInputTest, SomebodyElsesConversationLooksLikeNone)
{
    Talk other(council, council.young_person("Robin"));
    auto about = [&](std::string const& session) {
        std::vector<json::object> messages;
        for (char const* type : { "back", "review", "submit", "stop" })
            messages.push_back({ { "type", type }, { "session", session } });
        messages.push_back({ { "type", "resume" }, { "session", session }, { "last", 0 }, { "locale", "en" } });
        for (char const* type : { "answer", "edit" })
            messages.push_back({ { "type", type }, { "session", session }, { "id", new_id() }, { "step", "safe" },
                { "value", json::object { { "choice", "unsafe" } } } });
        return messages;
    };
    auto nobodys = new_id();
    auto theirs = about(other.session), none = about(nobodys);
    for (std::size_t i = 0; i < theirs.size(); ++i) {
        auto at_theirs = talk.refused(theirs[i]);
        auto at_none = talk.refused(none[i]);
        expect_problem(at_theirs, "not_found");
        EXPECT_EQ(text_at(at_theirs, "text"), text_at(at_none, "text"));
    }
    auto untouched = other.review();
    EXPECT_TRUE(untouched.at("lines").as_array().empty());
    EXPECT_EQ(text_at(untouched, "state"), "in_progress");
}

TEST_F(BadInputTest, AMessageAfterABadOneWorks)
{
    expect_text_refused("hello");
    auto asked = talk.give("nights", { { "int", 31 } });
    EXPECT_EQ(text_at(asked, "type"), "ask");
}

TEST_F(BadInputTest, ATooLongAnswerIsAProblemAndATooLongMessageTheEnd)
{
    expect_refused(talk.answer("nights", { { "text", std::string(20000, 'a') } }), "invalid_input");
    talk.page.send_text(std::string(65 * 1024, ' '));
    auto problem = talk.page.next();
    EXPECT_EQ(text_at(problem, "code"), "invalid_input");
    EXPECT_EQ(talk.page.wait_for_close(), 1009);
}

TEST_F(BadInputTest, TheLongestMessageThereMayBeIsRead)
{
    expect_text_refused(std::string(64 * 1024, ' '));
    EXPECT_TRUE(talk.page.is_open());
}

TEST_F(BadInputTest, ADeskCanOnlyListen)
{
    Page desk(council.handshake(council.sign_in("sam")));
    desk.send(talk.message("review"));
    auto problem = desk.next("problem");
    EXPECT_EQ(text_at(problem, "code"), "forbidden");
    desk.send({ { "type", "start" }, { "flow", "housing-tonight" }, { "locale", "en" }, { "channel", "phone" } });
    EXPECT_EQ(text_at(desk.next("problem"), "code"), "forbidden");
    desk.send({ { "type", "ping" } });
    desk.next("pong");
}

TEST_F(BadInputTest, TooManyMessagesEndTheConnection)
{
    for (int i = 0; i < 300; ++i)
        talk.page.send({ { "type", "ping" } });
    talk.page.next("problem");
    EXPECT_EQ(talk.page.wait_for_close(), 1008);
}

} // namespace sayso::protocol

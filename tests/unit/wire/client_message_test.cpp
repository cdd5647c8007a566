#include "wire/client_message.h"

#include "fixtures.h"
#include <algorithm>
#include <gtest/gtest.h>
#include <set>

using namespace sayso;
using namespace sayso::wire;
namespace json = boost::json;

namespace {

/// Writes a message as a page would, from what was understood of it: if anything was lost, it differs from the fixture.
struct WriteBack {
    json::object operator()(Start const& start) const
    {
        return { { "type", "start" }, { "flow", start.flow }, { "locale", start.locale },
            { "channel", name(start.channel) } };
    }
    json::object operator()(GiveAnswer const& given) const
    {
        auto value = json::parse(flow::to_json(given.claimed.value, given.claimed.type));
        return { { "type", given.edit ? "edit" : "answer" }, { "session", given.session.text() },
            { "id", given.id.text() }, { "step", given.place }, { "value", value } };
    }
    json::object operator()(Back const& back) const
    {
        json::object object { { "type", "back" }, { "session", back.session.text() } };
        if (!back.place.empty())
            object["step"] = back.place;
        return object;
    }
    json::object operator()(Review const& review) const { return only_session("review", review.session); }
    json::object operator()(Submit const& submit) const
    {
        auto object = only_session("submit", submit.session);
        if (submit.without_adviser)
            object["without_adviser"] = true;
        return object;
    }
    json::object operator()(Stop const& stop) const { return only_session("stop", stop.session); }
    json::object operator()(Resume const& resume) const
    {
        return { { "type", "resume" }, { "session", resume.session.text() }, { "last", resume.last },
            { "locale", resume.locale } };
    }
    json::object operator()(Ping const&) const { return { { "type", "ping" } }; }

    static json::object only_session(char const* type, SessionId session)
    {
        return { { "type", type }, { "session", session.text() } };
    }
};

MessageFault fault_of(std::string const& text)
{
    auto parsed = parse_client_message(text);
    if (parsed)
        ADD_FAILURE() << "was accepted: " << text.substr(0, 200);
    return parsed ? MessageFault {} : parsed.error();
}

void expect_fault(std::string const& text, char const* key, char const* field)
{
    auto fault = fault_of(text);
    EXPECT_EQ(fault.key, key) << text.substr(0, 200);
    EXPECT_EQ(fault.field, field) << text.substr(0, 200);
    EXPECT_EQ(fault.code, Errc::invalid_input);
}

std::string const session_text = "019362f4a1b07c3e9d5f2a6b8c4e1f03";
std::string const answer_text = "019362f4b2c17d4fae603b7c9d5f2a14";

std::string answer_with(std::string const& value)
{
    return R"({"type":"answer","session":")" + session_text + R"(","id":")" + answer_text
        + R"(","step":"safe","value":)" + value + "}";
}

} // namespace

class ClientFixture : public testing::TestWithParam<std::string> { };

TEST_P(ClientFixture, IsUnderstoodWhole)
{
    auto document = test::fixture(GetParam());
    auto message = parse_client_message(json::serialize(document));
    ASSERT_TRUE(message) << message.error().key << " " << message.error().field;
    EXPECT_EQ(json::value(std::visit(WriteBack(), *message)), document);
}

TEST_P(ClientFixture, IsRefusedWithOneFieldMoreOrOneFewer)
{
    auto document = test::fixture(GetParam()).as_object();
    auto more = document;
    more["colour"] = "red";
    expect_fault(json::serialize(more), "unknown_field", "colour");
    for (auto const& member : document) {
        std::string key(member.key());
        bool may_be_missing = key == "without_adviser" || (key == "step" && document.at("type") == "back");
        if (key == "type" || may_be_missing)
            continue;
        auto fewer = document;
        fewer.erase(key);
        expect_fault(json::serialize(fewer), "missing_field", key.c_str());
    }
}

INSTANTIATE_TEST_SUITE_P(
    EachFile, ClientFixture, testing::ValuesIn(test::fixtures_named("client-")), [](auto const& file) {
        auto name = file.param;
        std::replace(name.begin(), name.end(), '-', '_');
        return name;
    });

TEST(ClientMessage, EveryTypeHasAFixture)
{
    std::set<std::size_t> seen;
    for (auto const& file : test::fixtures_named("client-"))
        seen.insert(parse_client_message(json::serialize(test::fixture(file))).value().index());
    EXPECT_EQ(seen.size(), std::variant_size_v<ClientMessage>);
}

TEST(ClientMessage, WhatIsNoJsonObjectIsRefused)
{
    for (char const* text :
        { "", "hello", "{", "[]", "null", "\"start\"", "{} {}", "{\"type\":\"ping\"}x", "{'type':'ping'}",
            "{\"type\":\"ping\",}", "{\"type\":\"ping\"/**/}", "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]" })
        expect_fault(text, "not_json", "");
}

TEST(ClientMessage, DeepNestingIsRefusedWithoutBeingFollowed)
{
    std::string deep(30000, '[');
    expect_fault("{\"type\":" + deep, "not_json", "");
}

TEST(ClientMessage, AKeyGivenTwiceIsRefused)
{
    expect_fault(R"({"type":"ping","type":"ping"})", "not_json", "");
    expect_fault(answer_with(R"({"choice":"safe","choice":"unsafe"})"), "not_json", "");
}

TEST(ClientMessage, IllFormedTextIsRefused)
{
    expect_fault("{\"type\":\"\xc3\x28\"}", "ill_formed", "");
    expect_fault(std::string("{\"type\":\"pi\0ng\"}", 16), "ill_formed", "");
    expect_fault("{\"type\":\"\xed\xa0\x80\"}", "ill_formed", "");
    expect_fault(R"({"type":"start","flow":"a\u0000b","locale":"en","channel":"phone"})", "ill_formed", "flow");
    expect_fault(R"({"type":"\ud800"})", "not_json", "");
}

TEST(ClientMessage, ATooLongOneIsRefused)
{
    expect_fault(std::string(longest_message + 1, ' '), "too_large", "");
    auto just_fits = R"({"type":"ping"})" + std::string(longest_message - 15, ' ');
    EXPECT_TRUE(parse_client_message(just_fits));
}

TEST(ClientMessage, AnUnknownTypeIsRefused)
{
    expect_fault(R"({"type":"shout"})", "unknown_type", "type");
    expect_fault(R"({"type":"Ping"})", "unknown_type", "type");
    expect_fault(R"({"type":"started"})", "unknown_type", "type");
    expect_fault(R"({"type":7})", "wrong_type", "type");
    expect_fault(R"({})", "missing_field", "type");
}

TEST(ClientMessage, AnIdMustLookLikeOne)
{
    expect_fault(R"({"type":"submit","session":"me"})", "wrong_type", "session");
    expect_fault(R"({"type":"submit","session":7})", "wrong_type", "session");
    expect_fault(R"({"type":"submit","session":"0190a1b2c3d4e5f60718293a4b5c6d7e","without_adviser":1})", "wrong_type",
        "without_adviser");
    expect_fault(R"({"type":"submit","session":""})", "wrong_type", "session");
}

TEST(ClientMessage, ATerminalIsNoPage)
{
    expect_fault(R"({"type":"start","flow":"a","locale":"en","channel":"terminal"})", "wrong_type", "channel");
    expect_fault(R"({"type":"start","flow":"a","locale":"en","channel":"fax"})", "wrong_type", "channel");
}

TEST(ClientMessage, TheLastNumberSeenIsAWholeNumber)
{
    auto resume = [](char const* last) {
        return R"({"type":"resume","session":")" + session_text + R"(","locale":"en","last":)" + last + "}";
    };
    for (char const* last : { "-1", "1.5", "1e3", "\"1\"", "null", "99999999999999999999999" })
        expect_fault(resume(last), "wrong_type", "last");
    EXPECT_EQ(std::get<Resume>(parse_client_message(resume("18446744073709551615")).value()).last, UINT64_MAX);
}

TEST(ClientMessage, AValueIsExactlyOneKindOfAnswer)
{
    for (char const* value : { "{}", "3", "\"safe\"", "null", "[]", R"({"choice":"a","int":1})", R"({"choice":1})",
             R"({"many":"a"})", R"({"int":"3"})", R"({"int":1.5})", R"({"date":"22/11/2026"})",
             R"({"date":"2026-02-30"})", R"({"skipped":false})", R"({"photo":"x"})" })
        expect_fault(answer_with(value), "wrong_type", "value");
}

TEST(ClientMessage, ARefusalSaysWhichAnswerItIsAbout)
{
    auto fault = fault_of(answer_with("{}"));
    EXPECT_EQ(fault.session, test::session());
    EXPECT_EQ(fault.answer, test::first_answer());
    EXPECT_FALSE(fault_of(R"({"type":"submit","session":"me"})").session);
}

TEST(ClientMessage, AnUnknownFieldsNameIsOnlyRepeatedIfItIsOne)
{
    expect_fault(R"({"type":"ping","<b>":1})", "unknown_field", "");
    expect_fault(R"({"type":"ping",")" + std::string(1000, 'a') + R"(":1})", "unknown_field", "");
}

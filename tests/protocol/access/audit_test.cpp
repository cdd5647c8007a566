#include "tests/protocol/access/served_council.h"
#include <cstdio>
#include <gtest/gtest.h>
#include <sqlite3.h>

/// What was not noted was not read, and what is noted can not be changed unseen.
namespace sayso::protocol {

namespace json = boost::json;

namespace {

constexpr char const* number_they_gave = "07700900123";

std::string text_at(json::object const& object, char const* key)
{
    return std::string(object.at(key).as_string());
}

std::string fresh_id(ServedCouncil& council)
{
    return AnswerId::make(council.clock.now(), council.random).text();
}

/// Kit says that there is nowhere safe, and how to be reached.
struct Said {
    explicit Said(ServedCouncil& council)
        : sam(council.sign_in("sam"))
    {
        auto caseload = council.get_json("/api/v1/desk/young-people", sam);
        for (auto const& person : caseload.at("young_people").as_array())
            if (text_at(person.as_object(), "name") == "Kit")
                person_id = text_at(person.as_object(), "id");
        kit = council.redeem(sam, person_id);
        Page page(council.handshake(kit));
        page.send({ { "type", "start" }, { "flow", "housing-tonight" }, { "locale", "en" }, { "channel", "phone" } });
        session = text_at(page.next("started"), "session");
        auto answer = [&](char const* step, json::object value) {
            page.next("ask");
            page.send({ { "type", "answer" }, { "session", session }, { "id", fresh_id(council) }, { "step", step },
                { "value", std::move(value) } });
            page.next("saved");
        };
        answer("safe", { { "choice", "unsafe" } });
        answer("where_now", { { "choice", "street" } });
        answer("phone", { { "phone", number_they_gave } });
        alert = council.store().alerts_of_session(*SessionId::parse(session))->front().id.text();
    }

    std::string sam;
    std::string kit;
    std::string person_id;
    std::string session;
    std::string alert;
};

/// The real program, run to its end. Gives back what it printed and whether it was content.
std::pair<std::string, int> run_program(std::string const& words)
{
    std::string printed;
    FILE* pipe = popen((std::string(SAYSO_PROGRAM) + " " + words + " 2>&1").c_str(), "r");
    char buffer[4096];
    for (std::size_t size = fread(buffer, 1, sizeof buffer, pipe); size > 0; size = fread(buffer, 1, sizeof buffer, pipe))
        printed.append(buffer, size);
    return { printed, pclose(pipe) };
}

} // namespace

TEST(AuditTest, WhatCanNotBeNotedIsNotShown)
{
    ServedCouncil council;
    Said said(council);
    std::vector<std::pair<std::string, std::string>> const reads {
        { "/api/v1/desk/statements/" + said.session, said.sam },
        { "/api/v1/desk/case-files/" + said.person_id, said.sam },
        { "/api/v1/desk/alerts/" + said.alert, said.sam },
        { "/api/v1/desk/inbox", said.sam },
        { "/api/v1/desk/young-people", said.sam },
        { "/api/v1/desk/grants", said.sam },
        { "/api/v1/statements", said.kit },
        { "/api/v1/own/file", said.kit },
        { "/api/v1/me", said.kit },
    };
    for (auto const& [target, cookie] : reads) {
        council.store().audit_fails = false;
        ASSERT_EQ(council.get(target, cookie).status, 200) << target;
        council.store().audit_fails = true;
        auto answer = council.get(target, cookie);
        EXPECT_EQ(answer.status, 503) << target;
        for (auto const& personal : { std::string("Kit"), std::string(number_they_gave), std::string("Sam"),
                 std::string("housing-tonight"), said.session, said.alert, said.person_id })
            EXPECT_EQ(answer.body.find(personal), std::string::npos) << target << " lets out " << answer.body;
    }
    for (auto const& [target, body] : { std::pair { "/api/v1/desk/statements/" + said.session + "/read",
                                            std::string("{}") },
             std::pair { "/api/v1/desk/alerts/" + said.alert + "/acknowledge", std::string("{}") },
             std::pair { std::string("/api/v1/desk/search"), std::string(R"({"q":"Kit"})") },
             std::pair { std::string("/api/v1/desk/break-glass"),
                 std::string(R"({"case_number":"DEMO-0004","reason":"in danger"})") } }) {
        auto answer = council.post(target, body, said.sam);
        EXPECT_EQ(answer.status, 503) << target << " " << answer.body;
        EXPECT_EQ(answer.body.find("Kit"), std::string::npos) << target;
    }
    council.store().audit_fails = false;
    EXPECT_FALSE(council.store().alert(*AlertId::parse(said.alert))->acknowledged) << "and nothing was done";
    EXPECT_TRUE(council.store().grants()->empty());
}

TEST(AuditTest, VerifyAuditNamesTheRowThatSomebodyChanged)
{
    tests::TemporaryFolder folder;
    auto data = folder.file("data");
    {
        ServedCouncil council(data);
        Said said(council);
        ASSERT_EQ(council.get("/api/v1/desk/statements/" + said.session, said.sam).status, 200);
    }
    auto [whole, content] = run_program("verify-audit --data " + data);
    EXPECT_EQ(content, 0) << whole;
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open((data + "/sayso.db").c_str(), &db), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(db, "UPDATE audit SET actor = 'worker:somebody-else' WHERE number = 7", nullptr, nullptr,
                  nullptr),
        SQLITE_OK);
    sqlite3_close(db);
    auto [found, code] = run_program("verify-audit --data " + data);
    EXPECT_NE(code, 0);
    EXPECT_NE(found.find("audit entry 7"), std::string::npos) << found;
}

} // namespace sayso::protocol

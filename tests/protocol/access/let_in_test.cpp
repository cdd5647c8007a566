#include "tests/protocol/access/served_council.h"
#include <gtest/gtest.h>

/// Who was let in is told, to both sides; and who is let go is out at once.
namespace sayso::protocol {

namespace json = boost::json;

namespace {

constexpr std::chrono::seconds at_the_latest { 5 };

std::string text_at(json::object const& object, char const* key)
{
    auto const* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

class LetInTest : public testing::Test {
protected:
    void SetUp() override
    {
        sam = council.sign_in("sam");
        auto caseload = council.get_json("/api/v1/desk/young-people", sam);
        for (auto const& person : caseload.at("young_people").as_array())
            if (text_at(person.as_object(), "name") == "Kit")
                kit = text_at(person.as_object(), "id");
        kit_cookie = council.redeem(sam, kit);
    }

    json::object post(std::string const& target, json::object const& body, std::string const& cookie)
    {
        auto answer = council.post(target, json::serialize(body), cookie);
        EXPECT_LT(answer.status, 300) << target << " " << answer.body;
        return answer.body.empty() ? json::object() : json::parse(answer.body).as_object();
    }

    std::string worker_id(std::string const& user)
    {
        auto amin = council.sign_in("amin");
        auto const answer = council.get_json("/api/v1/admin/workers", amin);
        for (auto const& worker : answer.at("workers").as_array())
            if (text_at(worker.as_object(), "user") == user)
                return text_at(worker.as_object(), "id");
        return {};
    }

    /// What the young person reads as the reason of that worker; nothing if they are not among the readers.
    std::optional<std::string> why_told_to_kit(std::string const& who)
    {
        auto const answer = council.get_json("/api/v1/own/readers", kit_cookie);
        for (auto const& reader : answer.at("readers").as_array())
            if (text_at(reader.as_object(), "who") == who)
                return text_at(reader.as_object(), "why");
        return std::nullopt;
    }

    std::optional<json::object> in_access_list(std::string const& who)
    {
        auto file = council.get_json("/api/v1/desk/case-files/" + kit, sam);
        for (auto const& one : file.at("access").as_array())
            if (text_at(one.as_object(), "name") == who)
                return one.as_object();
        return std::nullopt;
    }

    ServedCouncil council;
    std::string sam;
    std::string kit;
    std::string kit_cookie;
};

TEST_F(LetInTest, ABrokenGlassAndItsReasonAreToldToKitAndStandInTheCaseFile)
{
    auto alex = council.sign_in("alex");
    auto alexs_name = text_at(council.get_json("/api/v1/me", alex), "name");
    post("/api/v1/desk/break-glass",
        { { "case_number", "DEMO-0001" }, { "reason", "Kit phoned and could not say where they are" } }, alex);
    EXPECT_EQ(why_told_to_kit(alexs_name), std::nullopt) << "not opened yet";
    council.get_json("/api/v1/desk/case-files/" + kit, alex);
    EXPECT_EQ(why_told_to_kit(alexs_name), "Kit phoned and could not say where they are");
    auto listed = in_access_list(alexs_name);
    ASSERT_TRUE(listed);
    EXPECT_EQ(text_at(*listed, "why"), "Kit phoned and could not say where they are");
    EXPECT_TRUE(listed->contains("until"));
    council.clock.advance(std::chrono::minutes(31));
    EXPECT_FALSE(in_access_list(alexs_name)) << "over";
    EXPECT_EQ(why_told_to_kit(alexs_name), "Kit phoned and could not say where they are") << "and not forgotten";
}

TEST_F(LetInTest, WhatAnotherAgencyReadIsToldToKitWithTheReason)
{
    auto ada = council.sign_in("ada");
    auto adas_name = text_at(council.get_json("/api/v1/me", ada), "name");
    EXPECT_EQ(council.get("/api/v1/desk/case-files/" + kit, ada).status, 404);
    post("/api/v1/desk/agency-access",
        { { "young_person", kit }, { "worker", worker_id("ada") }, { "until", "2026-12-24" },
            { "reason", "Kit asked for an advocate" } },
        council.sign_in("morgan"));
    council.get_json("/api/v1/desk/case-files/" + kit, ada);
    EXPECT_EQ(why_told_to_kit(adas_name), "Kit asked for an advocate");
    auto listed = in_access_list(adas_name);
    ASSERT_TRUE(listed);
    EXPECT_EQ(text_at(*listed, "why"), "Kit asked for an advocate");
}

TEST_F(LetInTest, AWorkerWhoIsLetGoIsOutOfEveryOpenPage)
{
    auto alex = council.sign_in("alex");
    Page page(council.handshake(alex));
    Page somebody_elses(council.handshake(sam));
    ASSERT_TRUE(page.is_open());
    post("/api/v1/admin/workers/" + worker_id("alex") + "/deactivate", {}, council.sign_in("amin"));
    EXPECT_EQ(page.wait_for_close(at_the_latest), 1008);
    EXPECT_EQ(council.get("/api/v1/desk/inbox", alex).status, 401);
    somebody_elses.send({ { "type", "ping" } });
    somebody_elses.next("pong");
}

TEST_F(LetInTest, AChangedRoleEndsWhatWasOpenUnderTheOldOne)
{
    auto alex = council.sign_in("alex");
    Page page(council.handshake(alex));
    ASSERT_TRUE(page.is_open());
    post("/api/v1/admin/workers/" + worker_id("alex") + "/role", { { "role", "member" } }, council.sign_in("amin"));
    EXPECT_EQ(page.wait_for_close(at_the_latest), 1008);
}

TEST_F(LetInTest, ARevokedSignInIsOutOfItsPageAndTheOtherStays)
{
    auto lost = council.sign_in("alex");
    auto here = council.sign_in("alex");
    Page page(council.handshake(lost));
    Page own(council.handshake(here));
    auto const answer = council.get_json("/api/v1/me/devices", here);
    for (auto const& device : answer.at("devices").as_array())
        if (!device.at("this").as_bool())
            post("/api/v1/me/devices/" + text_at(device.as_object(), "id") + "/revoke", {}, here);
    EXPECT_EQ(page.wait_for_close(at_the_latest), 1008);
    EXPECT_EQ(council.get("/api/v1/desk/inbox", lost).status, 401);
    own.send({ { "type", "ping" } });
    own.next("pong");
}

TEST_F(LetInTest, WhatTheAdministratorSaysOfAWorkerStandsInMyTeam)
{
    auto amin = council.sign_in("amin");
    auto samy = worker_id("sam");
    post("/api/v1/admin/workers/" + samy + "/card",
        { { "days", json::array { 1, 2, 4 } }, { "phone", "01632 960 123" }, { "after_hours", "01632 960 999" } }, amin);
    for (char const* body : { R"({"days":[8]})", R"({"days":"all"})", R"({"days":[],"phone":"call me"})" })
        EXPECT_EQ(council.post("/api/v1/admin/workers/" + samy + "/card", body, amin).status, 400) << body;
    auto file = council.get_json("/api/v1/own/file", kit_cookie);
    auto team = file.at("team").as_array();
    auto const& member = team.front().as_object();
    EXPECT_EQ(text_at(member, "days"), "At work on Monday, Tuesday, Thursday");
    EXPECT_EQ(text_at(member, "phone"), "01632 960 123");
    EXPECT_EQ(text_at(member, "after_hours"), "01632 960 999");
    EXPECT_EQ(text_at(member, "cover"), "");
    post("/api/v1/desk/cover",
        { { "worker", worker_id("alex") }, { "until", "2026-12-03" }, { "reason", "on leave" } }, sam);
    file = council.get_json("/api/v1/own/file", kit_cookie);
    team = file.at("team").as_array();
    auto cover = text_at(team.front().as_object(), "cover");
    EXPECT_NE(cover.find("is helping in their place until 3 December 2026"), std::string::npos) << cover;
}

} // namespace

} // namespace sayso::protocol

#include "identity/totp.h"
#include "tests/protocol/access/served_council.h"
#include <gtest/gtest.h>

/// Second factors and fresh proofs, through the real service.
namespace sayso::protocol {

namespace json = boost::json;

namespace {

std::string text_at(json::object const& object, char const* key)
{
    return std::string(object.at(key).as_string());
}

std::string from_base32(std::string const& text)
{
    static std::string const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string bytes;
    unsigned bits = 0, held = 0;
    for (char c : text) {
        bits = (bits << 5U | static_cast<unsigned>(letters.find(c))) & 0xfffU;
        held += 5;
        if (held >= 8) {
            held -= 8;
            bytes.push_back(static_cast<char>(bits >> held));
        }
    }
    return bytes;
}

class StepUpTest : public testing::Test {
protected:
    void SetUp() override
    {
        sam = council.sign_in("sam");
        auto caseload = council.get_json("/api/v1/desk/young-people", sam);
        kit = text_at(caseload.at("young_people").as_array().front().as_object(), "id");
    }

    int post(char const* target, json::object const& body, std::string const& cookie)
    {
        last = council.post(target, json::serialize(body), cookie);
        return last.status;
    }

    json::object answered() const { return json::parse(last.body).as_object(); }

    std::string code() const { return identity::totp_code(secret, identity::totp_step(council.clock.now())); }

    void add_app()
    {
        ASSERT_EQ(post("/api/v1/me/totp/begin", {}, sam), 200) << last.body;
        auto offer = answered();
        secret = from_base32(text_at(offer, "secret"));
        json::object body { { "ticket", offer.at("ticket") }, { "code", code() }, { "label", "My phone" } };
        ASSERT_EQ(post("/api/v1/me/totp/finish", body, sam), 204) << last.body;
        council.clock.advance(std::chrono::seconds(30));
    }

    int issue_code(std::string const& cookie)
    {
        return post("/api/v1/desk/codes", { { "young_person", kit } }, cookie);
    }

    ServedCouncil council;
    std::string sam;
    std::string kit;
    std::string secret;
    HttpAnswer last;
};

TEST_F(StepUpTest, WithoutASecondFactorThePasswordIsEnough)
{
    council.clock.advance(std::chrono::hours(2));
    EXPECT_EQ(issue_code(sam), 200);
}

TEST_F(StepUpTest, ACodeForAPhoneAsksForAFreshProof)
{
    add_app();
    EXPECT_EQ(issue_code(sam), 200) << "just signed in";
    council.clock.advance(std::chrono::minutes(11));
    EXPECT_EQ(issue_code(sam), 403);
    auto problem = answered().at("problem").as_object();
    EXPECT_EQ(text_at(problem, "code"), "step_up");
    EXPECT_NE(text_at(problem, "text"), "");
    EXPECT_EQ(council.get("/api/v1/desk/inbox", sam).status, 200) << "everything else goes on";

    ASSERT_EQ(post("/api/v1/me/step-up/begin", {}, sam), 200);
    EXPECT_EQ(answered().at("ways"), json::array({ "totp" }));
    EXPECT_EQ(post("/api/v1/me/step-up", { { "code", "000000" } }, sam), 403);
    EXPECT_EQ(post("/api/v1/me/step-up", { { "password", "only-for-the-demo" } }, sam), 403);
    EXPECT_EQ(post("/api/v1/me/step-up", { { "code", code() } }, sam), 204) << last.body;
    EXPECT_EQ(issue_code(sam), 200);
}

TEST_F(StepUpTest, SoDoEmergencyAccessAgencyAccessAndTheWorkersOffice)
{
    add_app();
    council.clock.advance(std::chrono::minutes(11));
    for (char const* target : { "/api/v1/desk/break-glass", "/api/v1/desk/agency-access" }) {
        EXPECT_EQ(post(target, {}, sam), 403) << target;
        EXPECT_EQ(text_at(answered().at("problem").as_object(), "code"), "step_up") << target;
    }
    EXPECT_EQ(post("/api/v1/admin/workers", {}, sam), 403);
    EXPECT_NE(text_at(answered().at("problem").as_object(), "code"), "step_up") << "not theirs at all";
}

TEST_F(StepUpTest, TheDoorAsksForTheCodeAndTakesItOnce)
{
    add_app();
    json::object password { { "user", "sam" }, { "password", "only-for-the-demo" } };
    ASSERT_EQ(post("/api/v1/sign-in", password, ""), 200);
    EXPECT_EQ(last.header("Set-Cookie"), "") << "not in yet";
    EXPECT_EQ(text_at(answered(), "next"), "totp");
    json::object step { { "ticket", answered().at("ticket") }, { "code", code() } };
    ASSERT_EQ(post("/api/v1/sign-in/totp", step, ""), 200) << last.body;
    EXPECT_NE(last.header("Set-Cookie"), "");
    EXPECT_EQ(text_at(answered(), "role"), "personal_adviser");
    ASSERT_EQ(post("/api/v1/sign-in", password, ""), 200);
    step["ticket"] = answered().at("ticket");
    EXPECT_EQ(post("/api/v1/sign-in/totp", step, ""), 403) << "the same code again";
}

TEST_F(StepUpTest, WhatLetsSomebodyInChangesOnlyAfterAFreshProof)
{
    council.clock.advance(std::chrono::minutes(11));
    EXPECT_EQ(post("/api/v1/me/totp/begin", {}, sam), 403);
    EXPECT_EQ(post("/api/v1/me/passkeys/begin", {}, sam), 403);
    EXPECT_EQ(text_at(answered().at("problem").as_object(), "code"), "step_up");
    EXPECT_EQ(post("/api/v1/me/step-up", { { "password", "not this" } }, sam), 403);
    EXPECT_EQ(post("/api/v1/me/step-up", { { "password", "only-for-the-demo" } }, sam), 204) << last.body;
    EXPECT_EQ(post("/api/v1/me/totp/begin", {}, sam), 200);
    EXPECT_EQ(post("/api/v1/me/passkeys/begin", {}, sam), 200);
    EXPECT_EQ(text_at(answered().at("options").as_object().at("rp").as_object(), "id"), "localhost");
}

TEST_F(StepUpTest, EndingASignInElsewhereClosesItsOpenPage)
{
    auto here = council.redeem(sam, kit);
    auto there = council.redeem(sam, kit);
    Page page(council.handshake(there));
    Page own(council.handshake(here));
    ASSERT_TRUE(page.is_open());
    auto devices = council.get_json("/api/v1/own/devices", here).at("devices").as_array();
    ASSERT_EQ(devices.size(), 2U);
    for (auto const& device : devices)
        if (!device.at("this").as_bool()) {
            auto target = "/api/v1/own/devices/" + text_at(device.as_object(), "id") + "/revoke";
            EXPECT_EQ(post(target.c_str(), {}, here), 204);
        }
    EXPECT_EQ(page.wait_for_close(), 1008);
    EXPECT_EQ(council.get("/api/v1/statements", there).status, 401);
    own.send({ { "type", "ping" } });
    own.next("pong");
}

TEST_F(StepUpTest, SigningOutEverywhereClosesEveryPageOfTheDesk)
{
    auto other = council.sign_in("sam");
    auto alex = council.sign_in("alex");
    Page first(council.handshake(sam));
    Page second(council.handshake(other));
    Page somebody_elses(council.handshake(alex));
    EXPECT_EQ(post("/api/v1/sign-out-everywhere", {}, sam), 204);
    EXPECT_NE(last.header("Set-Cookie").find("Max-Age=0"), std::string::npos);
    EXPECT_EQ(first.wait_for_close(), 1008);
    EXPECT_EQ(second.wait_for_close(), 1008);
    EXPECT_EQ(council.get("/api/v1/me/devices", other).status, 401);
    EXPECT_EQ(council.get("/api/v1/me/devices", alex).status, 200);
}

TEST_F(StepUpTest, NobodyEndsASignInThatIsNotTheirs)
{
    auto alex = council.sign_in("alex");
    auto devices = council.get_json("/api/v1/me/devices", sam).at("devices").as_array();
    for (auto const& device : devices) {
        auto target = "/api/v1/me/devices/" + text_at(device.as_object(), "id") + "/revoke";
        EXPECT_EQ(post(target.c_str(), {}, alex), 404);
    }
    EXPECT_EQ(council.get("/api/v1/me/devices", sam).status, 200);
}

} // namespace

} // namespace sayso::protocol

#include "council.h"

#include <gtest/gtest.h>
#include <vector>

/// Who gets in, and for how long.
namespace sayso::protocol {

class DoorTest : public testing::Test {
protected:
    int refusal(Handshake const& handshake)
    {
        Page page(handshake);
        EXPECT_FALSE(page.is_open());
        return page.refused_with();
    }

    /// A handshake byte for byte, offering compression; the key and its answer are those of RFC 6455.
    std::string upgrade_request()
    {
        return "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
               "Sec-WebSocket-Protocol: sayso.v1\r\n"
               "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\nOrigin: "
            + council.origin() + "\r\nCookie: " + council.visitor() + "\r\n\r\n";
    }

    Council& council = Council::open();
};

TEST_F(DoorTest, OnlyPagesOfOurOwn)
{
    auto cookie = council.young_person("Ffion");
    auto handshake = council.handshake(cookie);
    EXPECT_TRUE(Page(handshake).is_open());

    auto own = council.origin();
    handshake.origin = std::nullopt;
    EXPECT_EQ(refusal(handshake), 403) << "no Origin";
    for (auto const& origin : { std::string("null"), own + ".evil.example", own + "0", own + "/",
             "https" + own.substr(4), std::string("http://localhost"), std::string("http://LOCALHOST") + own.substr(16),
             std::string("http://evil.example"), std::string("http://xn--lcalhost-76a") + own.substr(16) }) {
        handshake.origin = origin;
        EXPECT_EQ(refusal(handshake), 403) << origin;
    }
}

TEST_F(DoorTest, OnlySomeoneWhoIsSignedIn)
{
    EXPECT_EQ(refusal(council.handshake("")), 401);
    EXPECT_EQ(refusal(council.handshake("sayso=made-up")), 401);
    EXPECT_EQ(refusal(council.handshake("sayso=")), 401);
    auto cookie = council.visitor();
    EXPECT_EQ(refusal(council.handshake(cookie + "; " + cookie)), 401) << "two cookies of one name are none";
}

TEST_F(DoorTest, OnlyOurProtocol)
{
    auto handshake = council.handshake(council.visitor());
    handshake.subprotocol = "";
    EXPECT_EQ(refusal(handshake), 400);
    handshake.subprotocol = "sayso.v2";
    EXPECT_EQ(refusal(handshake), 400);
}

TEST_F(DoorTest, CompressionIsNeverAgreed)
{
    auto answer = parse_answer(exchange_bytes(council.port(), upgrade_request()));
    EXPECT_EQ(answer.status, 101);
    EXPECT_EQ(answer.header("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    EXPECT_EQ(answer.header("Sec-WebSocket-Protocol"), "sayso.v1");
    EXPECT_EQ(answer.header("Sec-WebSocket-Extensions"), "");
}

TEST_F(DoorTest, AMessageBeforeTheHandshakeIsAnsweredIsRefusedAndNotLost)
{
    auto early_ping = std::string("\x81\x80\0\0\0\0", 6);
    EXPECT_EQ(parse_answer(exchange_bytes(council.port(), upgrade_request() + early_ping)).status, 400);
}

TEST_F(DoorTest, SigningOutClosesTheSocketsToo)
{
    auto cookie = council.young_person("Ffion");
    Page page(council.handshake(cookie));
    EXPECT_EQ(council.post("/api/v1/sign-out", {}, cookie).status, 204);
    EXPECT_EQ(page.wait_for_close(), 1008);
    EXPECT_EQ(refusal(council.handshake(cookie)), 401);
    EXPECT_EQ(council.get("/api/v1/statements", cookie).status, 401);
}

TEST_F(DoorTest, LeavingNowEndsTheSignInAndGoesElsewhere)
{
    auto cookie = council.young_person("Ffion");
    auto answer = council.get("/exit", cookie);
    EXPECT_EQ(answer.status, 302);
    EXPECT_EQ(answer.header("Location").find("https://"), 0u);
    EXPECT_EQ(answer.header("Clear-Site-Data"), "\"cookies\", \"storage\"");
    EXPECT_NE(answer.header("Set-Cookie").find("Max-Age=0"), std::string::npos);
    EXPECT_EQ(text_at(council.get_json("/api/v1/me", cookie), "role"), "nobody");
    EXPECT_EQ(council.get("/exit").status, 302) << "for someone who is out already too";
}

TEST_F(DoorTest, TheNextPersonAtABrowserEndsTheSignInBefore)
{
    auto before = council.visitor();
    EXPECT_EQ(council.post("/api/v1/kiosk/begin", {}, before).status, 200);
    EXPECT_EQ(text_at(council.get_json("/api/v1/me", before), "role"), "nobody");
}

TEST_F(DoorTest, AFifthPageClosesTheOldest)
{
    auto cookie = council.young_person("Ffion");
    std::vector<std::unique_ptr<Page>> pages;
    for (int i = 0; i < 5; ++i)
        pages.push_back(std::make_unique<Page>(council.handshake(cookie)));
    EXPECT_EQ(pages.front()->wait_for_close(), 1008);
    for (int i = 1; i < 5; ++i) {
        pages[static_cast<std::size_t>(i)]->send({ { "type", "ping" } });
        pages[static_cast<std::size_t>(i)]->next("pong");
    }
}

TEST_F(DoorTest, ACodeWorksOnceAndAWrongOneNever)
{
    auto sam = council.sign_in("sam");
    auto issued
        = council.post("/api/v1/desk/codes", { { "young_person", council.young_person_id(sam, "Ffion") } }, sam);
    auto code = json::parse(issued.body).as_object();
    EXPECT_EQ(text_at(code, "link").find("/#"), 0u);
    json::object body { { "code", text_at(code, "code") } };
    auto first = council.post("/api/v1/redeem", body);
    EXPECT_EQ(first.status, 200);
    EXPECT_NE(first.header("Set-Cookie").find("; Path=/; HttpOnly; SameSite=Strict"), std::string::npos);
    EXPECT_EQ(text_at(json::parse(first.body).as_object(), "role"), "young_person");
    auto second = council.post("/api/v1/redeem", body);
    auto wrong = council.post("/api/v1/redeem", { { "code", "AAAA-AAAA" } });
    EXPECT_EQ(second.status, 403);
    EXPECT_EQ(second.body, wrong.body) << "used and never issued look the same";
}

TEST_F(DoorTest, AWrongPasswordAndAnUnknownNameLookTheSame)
{
    auto wrong = council.post("/api/v1/sign-in", { { "user", "morgan" }, { "password", "not this one" } });
    auto unknown = council.post("/api/v1/sign-in", { { "user", "nobody" }, { "password", "not this one" } });
    EXPECT_EQ(wrong.status, 403);
    EXPECT_EQ(wrong.status, unknown.status);
    EXPECT_EQ(wrong.body, unknown.body);
}

TEST_F(DoorTest, TooManyTriesAreTurnedAway)
{
    int status = 0;
    for (int i = 0; i < 11; ++i)
        status = council.post("/api/v1/sign-in", { { "user", "guessed" }, { "password", std::to_string(i) } }).status;
    EXPECT_EQ(status, 429);
}

TEST(StoppingTest, OpenPagesAreToldAndTheServerEndsWell)
{
    ServerUnderTest server;
    Headers headers { { "Origin", server.origin() }, { "Content-Type", "application/json" } };
    auto begun = request(server.port(), "POST", "/api/v1/kiosk/begin", headers, "{}");
    Handshake handshake;
    handshake.port = server.port();
    handshake.origin = server.origin();
    handshake.cookie = cookie_of(begun);
    Page page(handshake);
    ASSERT_TRUE(page.is_open());
    server.ask_to_stop();
    EXPECT_EQ(page.wait_for_close(), 1001);
    EXPECT_EQ(server.wait_for_end(), 0);
}

} // namespace sayso::protocol

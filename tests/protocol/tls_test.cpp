#include "council.h"

#include <gtest/gtest.h>

/// The same service with a certificate: as a council runs it.
namespace sayso::protocol {

class TlsTest : public testing::Test {
protected:
    HttpAnswer begin()
    {
        Headers headers { { "Origin", server.origin() }, { "Content-Type", "application/json" } };
        return request(server.port(), "POST", "/api/v1/kiosk/begin", headers, "{}", Transport::tls);
    }

    ServerUnderTest server { Transport::tls };
};

TEST_F(TlsTest, AConversationUnderTls)
{
    Handshake handshake;
    handshake.port = server.port();
    handshake.origin = server.origin();
    handshake.tls = true;
    handshake.cookie = cookie_of(begin());
    Page page(handshake);
    ASSERT_TRUE(page.is_open());
    page.send({ { "type", "start" }, { "flow", "how-are-things" }, { "locale", "en" }, { "channel", "kiosk" } });
    EXPECT_EQ(text_at(page.next(), "type"), "started");
    EXPECT_EQ(text_at(page.next(), "type"), "ask");

    server.ask_to_stop();
    EXPECT_EQ(page.wait_for_close(), 1001);
    EXPECT_EQ(server.wait_for_end(), 0);
}

TEST_F(TlsTest, APageThatCameWithoutTlsIsForeign)
{
    Headers headers { { "Origin", "http" + server.origin().substr(5) }, { "Content-Type", "application/json" } };
    auto answer = request(server.port(), "POST", "/api/v1/kiosk/begin", headers, "{}", Transport::tls);
    EXPECT_EQ(answer.status, 403);
}

TEST_F(TlsTest, TheCookieNeverLeavesTls)
{
    auto cookie = begin().header("Set-Cookie");
    EXPECT_EQ(cookie.find("__Host-sayso="), 0u);
    EXPECT_NE(cookie.find("; Path=/; Secure; HttpOnly; SameSite=Strict"), std::string::npos);
    auto answer = request(server.port(), "GET", "/healthz", {}, "", Transport::tls);
    EXPECT_EQ(answer.header("Strict-Transport-Security"), "max-age=63072000");
}

TEST_F(TlsTest, WhoSpeaksPlainlyIsNotHeard)
{
    auto answer = exchange_bytes(server.port(), "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(answer.find("ok"), std::string::npos);
    EXPECT_EQ(request(server.port(), "GET", "/healthz", {}, "", Transport::tls).body, "ok");
}

} // namespace sayso::protocol

#include "net/websocket_connection.h"

#include "fakes.h"
#include "tests/support/fakes.h"
#include <boost/asio/co_spawn.hpp>
#include <gtest/gtest.h>

using namespace sayso;
using namespace sayso::net;
namespace asio = boost::asio;

using Batch = std::vector<std::string>;

class WebSocketConnectionTest : public testing::Test {
protected:
    WebSocketConnectionTest() { open(240); }
    ~WebSocketConnectionTest() override
    {
        connection->insist();
        poll();
    }

    void open(double messages_per_minute)
    {
        if (connection) {
            connection->insist();
            poll();
        }
        ended = false;
        WebSocketConnection::Parts parts;
        auto fake_socket = std::make_unique<tests::FakeSocket>(network);
        auto fake_handler = std::make_unique<tests::FakeHandler>(network);
        socket = fake_socket.get();
        handler = fake_handler.get();
        parts.socket = std::move(fake_socket);
        parts.handler = std::move(fake_handler);
        parts.actor.role = domain::Role::visitor;
        parts.still_in = [this] { return signed_in; };
        connection = std::make_shared<WebSocketConnection>(
            network, hub, connections, clock, messages_per_minute, std::move(parts));
        asio::co_spawn(network, connection->run(), [this](std::exception_ptr) { ended = true; });
        poll();
    }

    /// Runs everything that can happen without anything new from outside.
    void poll()
    {
        network.restart();
        while (network.poll() > 0)
            ;
    }

    void say(std::string text)
    {
        socket->say(std::move(text));
        poll();
    }

    asio::io_context network { 1 };
    tests::ManualClock clock;
    app::Hub hub;
    Connections connections { Limits() };
    std::shared_ptr<WebSocketConnection> connection;
    tests::FakeSocket* socket = nullptr;
    tests::FakeHandler* handler = nullptr;
    bool signed_in = true;
    bool ended = false;
};

TEST_F(WebSocketConnectionTest, AnswersOfOneMessageLeaveTogether)
{
    say("hello");
    ASSERT_EQ(socket->sent.size(), 1u);
    EXPECT_EQ(socket->sent[0], (Batch { "hello 1", "hello 2" }));
}

TEST_F(WebSocketConnectionTest, OneMessageIsAnsweredBeforeTheNextIsTaken)
{
    handler->thinks = true;
    say("first");
    say("second");
    EXPECT_EQ(handler->asked, Batch { "first" });
    handler->finish_thinking();
    poll();
    EXPECT_EQ(handler->asked, (Batch { "first", "second" }));
}

TEST_F(WebSocketConnectionTest, NewsIsToldInItsTurn)
{
    app::News news;
    news.kind = "read";
    hub.tell(news, [](domain::Actor const&) { return true; });
    poll();
    ASSERT_EQ(socket->sent.size(), 1u);
    EXPECT_EQ(socket->sent[0], Batch { "news read" });
}

TEST_F(WebSocketConnectionTest, BinaryIsAProblemAndTheConnectionLives)
{
    socket->say(MessageSocket::Kind::binary, "x");
    poll();
    EXPECT_EQ(socket->sent.at(0), Batch { "problem not_json" });
    say("hello");
    EXPECT_EQ(socket->sent.size(), 2u);
    EXPECT_FALSE(socket->closed);
}

TEST_F(WebSocketConnectionTest, ATooLongMessageIsAProblemAndThenTheEnd)
{
    socket->say(MessageSocket::Kind::too_large);
    poll();
    EXPECT_EQ(socket->sent.at(0), Batch { "problem too_large" });
    EXPECT_EQ(socket->closed, CloseCode::too_big);
    EXPECT_TRUE(ended);
}

TEST_F(WebSocketConnectionTest, TooManyMessagesAreAProblemAndThenTheEnd)
{
    open(2);
    say("one");
    say("two");
    say("three");
    EXPECT_EQ(handler->asked, (Batch { "one", "two" }));
    EXPECT_EQ(socket->sent.back(), Batch { "problem too_many_tries" });
    EXPECT_EQ(socket->closed, CloseCode::policy);
}

TEST_F(WebSocketConnectionTest, AnEndedSignInEndsItsSocket)
{
    connection->look_after();
    poll();
    EXPECT_FALSE(ended);
    signed_in = false;
    connection->look_after();
    poll();
    EXPECT_EQ(socket->closed, CloseCode::policy);
    EXPECT_TRUE(ended);
}

TEST_F(WebSocketConnectionTest, OneThatDoesNotReadIsDroppedWhenItsQueueIsFull)
{
    socket->stuck = true;
    app::News news;
    news.kind = "read";
    for (std::size_t i = 0; i <= WebSocketConnection::longest_queue + 1; ++i) {
        hub.tell(news, [](domain::Actor const&) { return true; });
        if (i == 0)
            poll(); // The first batch is on its way and stays there.
    }
    poll();
    EXPECT_TRUE(socket->dropped);
    EXPECT_TRUE(ended);
}

TEST_F(WebSocketConnectionTest, AWriteThatNeverEndsLosesOurPatience)
{
    socket->stuck = true;
    say("hello");
    for (int i = 0; i < 9; ++i)
        connection->look_after();
    EXPECT_FALSE(socket->dropped);
    connection->look_after();
    EXPECT_TRUE(socket->dropped);
}

TEST_F(WebSocketConnectionTest, WhenAskedToStopItAnswersFirst)
{
    handler->thinks = true;
    say("hello");
    connection->ask_to_stop();
    poll();
    EXPECT_FALSE(socket->closed);
    handler->finish_thinking();
    poll();
    EXPECT_EQ(socket->sent.at(0), (Batch { "hello 1", "hello 2" }));
    EXPECT_EQ(socket->closed, CloseCode::going_away);
}

TEST_F(WebSocketConnectionTest, ItLeavesTheHubWhenItEnds)
{
    EXPECT_EQ(hub.listeners(), 1u);
    socket->say(MessageSocket::Kind::closed);
    poll();
    EXPECT_TRUE(ended);
    EXPECT_EQ(hub.listeners(), 0u);
}

TEST_F(WebSocketConnectionTest, APageThatGoesWhileItsAnswerIsMadeTakesNothingWithIt)
{
    handler->thinks = true;
    say("hello");
    socket->drop();
    handler->finish_thinking();
    poll();
    EXPECT_EQ(handler->asked, Batch { "hello" });
    EXPECT_TRUE(socket->sent.empty());
    EXPECT_TRUE(ended);
}

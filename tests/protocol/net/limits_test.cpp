#include "net/limits.h"

#include "net/connections.h"
#include "tests/support/fakes.h"
#include <gtest/gtest.h>

using namespace sayso;
using namespace sayso::net;
using namespace std::chrono_literals;

TEST(TokenBuckets, GiveOutWhatThereIsAndFillEvenly)
{
    tests::ManualClock clock;
    TokenBuckets buckets(60, clock);
    for (int i = 0; i < 60; ++i)
        EXPECT_TRUE(buckets.take("a"));
    EXPECT_FALSE(buckets.take("a"));
    EXPECT_TRUE(buckets.take("b"));
    clock.advance(999ms);
    EXPECT_FALSE(buckets.take("a"));
    clock.advance(1ms);
    EXPECT_TRUE(buckets.take("a"));
    EXPECT_FALSE(buckets.take("a"));
}

TEST(TokenBuckets, NeverHoldMoreThanTheirCapacity)
{
    tests::ManualClock clock;
    TokenBuckets buckets(3, clock);
    EXPECT_TRUE(buckets.take("a"));
    clock.advance(24h);
    int taken = 0;
    while (buckets.take("a"))
        ++taken;
    EXPECT_EQ(taken, 3);
}

TEST(TokenBuckets, AClockSetBackGivesNothing)
{
    tests::ManualClock clock;
    TokenBuckets buckets(1, clock);
    EXPECT_TRUE(buckets.take("a"));
    clock.advance(-24h);
    EXPECT_FALSE(buckets.take("a"));
    clock.advance(1min);
    EXPECT_TRUE(buckets.take("a"));
}

TEST(TokenBuckets, RefuseNewKeysRatherThanForgetUsedOnes)
{
    tests::ManualClock clock;
    TokenBuckets buckets(1, clock, 2);
    EXPECT_TRUE(buckets.take("a"));
    EXPECT_TRUE(buckets.take("b"));
    EXPECT_FALSE(buckets.take("c"));
    EXPECT_FALSE(buckets.take("a"));
    clock.advance(1min);
    EXPECT_TRUE(buckets.take("c"));
    EXPECT_LE(buckets.keys(), 2u);
}

TEST(Connections, OneAddressCanNotTakeEveryPlace)
{
    Limits limits;
    limits.connections = 3;
    limits.connections_per_address = 2;
    Connections connections(limits);
    EXPECT_TRUE(connections.enter("192.0.2.1"));
    EXPECT_TRUE(connections.enter("192.0.2.1"));
    EXPECT_FALSE(connections.enter("192.0.2.1"));
    EXPECT_TRUE(connections.enter("192.0.2.2"));
    EXPECT_FALSE(connections.enter("192.0.2.3"));
    connections.leave("192.0.2.1");
    EXPECT_TRUE(connections.enter("192.0.2.3"));
    EXPECT_EQ(connections.count(), 3u);
}

namespace {

class Counted final : public Connection {
public:
    explicit Counted(Connections& all)
        : all_(all)
    {
    }
    void look_after() override { ++visits; }
    void ask_to_stop() override { all_.remove(*this); }
    void insist() override { insisted = true; }
    int visits = 0;
    bool insisted = false;

private:
    Connections& all_;
};

} // namespace

TEST(Connections, EachIsLookedAfterOncePerTurn)
{
    Connections connections { Limits() };
    std::vector<std::unique_ptr<Counted>> open;
    for (int i = 0; i < 100; ++i) {
        open.push_back(std::make_unique<Counted>(connections));
        connections.add(*open.back());
    }
    for (std::size_t i = 0; i < Connections::rounds * 2; ++i)
        connections.look_round();
    for (auto const& connection : open)
        EXPECT_EQ(connection->visits, 2);
}

TEST(Connections, OneThatLeavesWhenAskedIsNotInsistedOn)
{
    Connections connections { Limits() };
    Counted leaves(connections), stays(connections);
    connections.add(leaves);
    connections.add(stays);
    connections.ask_to_stop();
    connections.add(stays);
    connections.insist();
    EXPECT_FALSE(leaves.insisted);
    EXPECT_TRUE(stays.insisted);
}

#include "net/listener.h"

#include "tests/support/temporary_folder.h"
#include <gtest/gtest.h>

using namespace sayso;
using namespace sayso::net;

namespace {

/// The error of a listener that must not open: its code, and words an operator can act on.
void expect_refused(std::string const& address, unsigned short port, Errc code, std::string const& hint)
{
    boost::asio::io_context network;
    auto listener = Listener::open(network, address, port, nullptr);
    ASSERT_FALSE(listener) << address;
    EXPECT_EQ(listener.error().code, code);
    EXPECT_NE(listener.error().detail.find(hint), std::string::npos) << listener.error().detail;
    EXPECT_EQ(listener.error().detail.find('\n'), std::string::npos);
}

} // namespace

TEST(Listener, TakesAnyFreePortOnLoopback)
{
    boost::asio::io_context network;
    for (char const* address : { "127.0.0.1", "::1" }) {
        auto listener = Listener::open(network, address, 0, nullptr);
        ASSERT_TRUE(listener) << address << ": " << listener.error().detail;
        EXPECT_NE((*listener)->port(), 0);
    }
}

TEST(Listener, APortInUseIsSaidPlainly)
{
    boost::asio::io_context network;
    auto first = Listener::open(network, "127.0.0.1", 0, nullptr).value();
    expect_refused("127.0.0.1", first->port(), Errc::conflict, "--port");
}

TEST(Listener, WithoutTlsNobodyElseCanConnect)
{
    for (char const* address : { "0.0.0.0", "::", "192.0.2.1" })
        expect_refused(address, 0, Errc::invalid_input, "without TLS");
}

TEST(Listener, AnAddressMustBeOne)
{
    expect_refused("localhost", 0, Errc::invalid_input, "--address");
    expect_refused("", 0, Errc::invalid_input, "--address");
}

TEST(Listener, ABadCertificateOrKeyIsSaidPlainly)
{
    tests::TemporaryFolder folder;
    auto missing = open_tls(folder.file("none.pem"), folder.file("none.key"));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, Errc::invalid_input);
    EXPECT_NE(missing.error().detail.find("none.pem"), std::string::npos);

    std::ofstream(folder.file("not.pem")) << "this is no certificate";
    EXPECT_FALSE(open_tls(folder.file("not.pem"), folder.file("not.pem")));
}

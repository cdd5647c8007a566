#pragma once

#include "http_client.h"
#include "tests/support/temporary_folder.h"
#include <cstdint>
#include <string>
#include <sys/types.h>

namespace sayso::protocol {

/// The real program, serving a demo council of its own from a temporary folder. C++17, as WebSocket++ needs.
class ServerUnderTest {
public:
    /// `tls`: with a certificate made for it.
    explicit ServerUnderTest(Transport transport = Transport::plain);
    ~ServerUnderTest();
    ServerUnderTest(ServerUnderTest const&) = delete;
    ServerUnderTest& operator=(ServerUnderTest const&) = delete;

    std::uint16_t port() const { return port_; }
    std::string origin() const;

    void ask_to_stop() const; // SIGTERM
    int wait_for_end(); // Its exit code; -1 if it did not end by itself.

private:
    void make_pages() const;
    void make_certificate() const;
    void start();
    void wait_until_listening();

    Transport transport_;
    tests::TemporaryFolder folder_;
    pid_t process_ = -1;
    std::uint16_t port_ = 0;
};

} // namespace sayso::protocol

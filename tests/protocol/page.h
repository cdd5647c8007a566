#pragma once

#include <boost/json.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace sayso::protocol {

namespace json = boost::json;

/// What a page says at the handshake.
struct Handshake {
    std::uint16_t port = 0;
    std::string cookie;
    std::optional<std::string> origin;
    std::string subprotocol = "sayso.v1";
    bool tls = false; // Then any certificate will do.
};

/// A page's WebSocket, made with WebSocket++: a second implementation finds what a shared one hides.
class Page {
public:
    explicit Page(Handshake const& handshake);
    ~Page();
    Page(Page const&) = delete;
    Page& operator=(Page const&) = delete;

    bool is_open() const;
    int refused_with() const; // The HTTP status of the refusal; 0 if there was none.

    void send(json::object const& message);
    void send_text(std::string const& text);
    void send_binary(std::string const& bytes);

    /// The next message. Throws if none comes in ten seconds, or the connection ends first.
    json::object next();

    /// The next message of that type; those before it are let go.
    json::object next(std::string const& type);

    /// Waits so long for the server to close, and says with which code; 0 if it did not.
    int wait_for_close(std::chrono::seconds patience = std::chrono::seconds(10));

    /// Gone without a word, as when a tunnel swallows the train.
    void vanish();

    class Wire; // The WebSocket++ of it, with TLS or without.

private:
    std::unique_ptr<Wire> wire_;
};

} // namespace sayso::protocol

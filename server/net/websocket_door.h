#pragma once

#include "app/conversation.h"
#include "app/hub.h"
#include "app/sign_in.h"
#include "net/connections.h"
#include "net/problems.h"
#include "net/site.h"
#include "net/websocket_connection.h"
#include <deque>
#include <unordered_map>

namespace sayso::net {

/// Someone who may open a WebSocket.
struct Admission {
    domain::Actor actor;
    Secret<std::string> token;
};

/// Decides at the handshake who comes in, and runs what they talk with. Threads: the network thread.
class WebSocketDoor {
public:
    static constexpr char const* subprotocol = "sayso.v1";

    WebSocketDoor(boost::asio::io_context& network, Site const& site, Problems& problems, app::SignInDesk& sign_in,
        app::Conversation& conversation, app::Hub& hub, Connections& connections, Limits const& limits,
        Clock const& clock);

    /// 403 for a foreign page, 401 for a stranger, 400 for another protocol; Beast has seen to the rest.
    std::variant<Admission, Response> admit(Request const& request);

    boost::asio::awaitable<void> converse(std::unique_ptr<MessageSocket> socket, Admission admission);

    /// Closes the open pages of a sign-in that has just ended.
    void close_all_of(SignInId sign_in);

private:
    std::unique_ptr<MessageHandler> make_handler(domain::Actor const& actor);
    void enter(std::shared_ptr<WebSocketConnection> const& connection);
    void leave(std::shared_ptr<WebSocketConnection> const& connection);

    boost::asio::io_context& network_;
    Site const& site_;
    Problems& problems_;
    app::SignInDesk& sign_in_;
    app::Conversation& conversation_;
    app::Hub& hub_;
    Connections& connections_;
    Limits limits_;
    Clock const& clock_;

    /// Oldest first.
    std::unordered_map<SignInId, std::deque<std::shared_ptr<WebSocketConnection>>> open_;
};

} // namespace sayso::net

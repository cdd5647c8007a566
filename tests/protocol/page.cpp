#include "page.h"

#include <chrono>
#include <deque>
#include <stdexcept>
#include <websocketpp/client.hpp>
#include <websocketpp/config/asio_no_tls_client.hpp>

namespace sayso::protocol {

namespace {

using Client = websocketpp::client<websocketpp::config::asio_client>;
using Handle = websocketpp::connection_hdl;

constexpr auto patience = std::chrono::seconds(10);

} // namespace

struct Page::Parts {
    boost::asio::io_context network;
    Client client;
    Client::connection_ptr connection;
    std::deque<std::string> received;
    bool opened = false;
    bool ended = false;
    int refused = 0;
    int closed = 0;

    /// Lets things happen until `done` or ten seconds are over.
    template <class Done> bool run_until(Done done)
    {
        auto const deadline = std::chrono::steady_clock::now() + patience;
        while (!done() && std::chrono::steady_clock::now() < deadline) {
            if (network.stopped())
                network.restart();
            network.run_one_for(std::chrono::milliseconds(50));
        }
        return done();
    }
};

Page::Page(Handshake const& handshake)
    : parts_(std::make_unique<Parts>())
{
    auto* parts = parts_.get();
    auto& client = parts->client;
    client.clear_access_channels(websocketpp::log::alevel::all);
    client.clear_error_channels(websocketpp::log::elevel::all);
    client.init_asio(&parts->network);
    client.set_open_handler([parts](Handle) { parts->opened = true; });
    client.set_message_handler(
        [parts](Handle, Client::message_ptr message) { parts->received.push_back(message->get_payload()); });
    client.set_fail_handler([parts](Handle) {
        parts->refused = static_cast<int>(parts->connection->get_response_code());
        parts->ended = true;
    });
    client.set_close_handler([parts](Handle) {
        parts->closed = parts->connection->get_remote_close_code();
        parts->ended = true;
    });
    websocketpp::lib::error_code ec;
    parts->connection = client.get_connection("ws://localhost:" + std::to_string(handshake.port) + "/ws", ec);
    if (ec)
        throw std::runtime_error(ec.message());
    if (!handshake.cookie.empty())
        parts->connection->append_header("Cookie", handshake.cookie);
    if (handshake.origin)
        parts->connection->append_header("Origin", *handshake.origin);
    if (!handshake.subprotocol.empty())
        parts->connection->add_subprotocol(handshake.subprotocol);
    client.connect(parts->connection);
    if (!parts->run_until([parts] { return parts->opened || parts->ended; }))
        throw std::runtime_error("no answer to the handshake");
}

Page::~Page()
{
    if (parts_->ended)
        return;
    websocketpp::lib::error_code ignored;
    parts_->connection->close(websocketpp::close::status::going_away, "", ignored);
    auto* parts = parts_.get();
    parts->run_until([parts] { return parts->ended; });
}

bool Page::is_open() const
{
    return parts_->opened && !parts_->ended;
}

int Page::refused_with() const
{
    return parts_->refused;
}

void Page::send(json::object const& message)
{
    send_text(json::serialize(message));
}

void Page::send_text(std::string const& text)
{
    parts_->connection->send(text, websocketpp::frame::opcode::text);
}

void Page::send_binary(std::string const& bytes)
{
    parts_->connection->send(bytes, websocketpp::frame::opcode::binary);
}

json::object Page::next()
{
    auto* parts = parts_.get();
    parts->run_until([parts] { return !parts->received.empty() || parts->ended; });
    if (parts->received.empty())
        throw std::runtime_error(parts->ended ? "the connection ended" : "no message came");
    auto text = std::move(parts->received.front());
    parts->received.pop_front();
    return json::parse(text).as_object();
}

json::object Page::next(std::string const& type)
{
    for (;;) {
        auto message = next();
        if (message.at("type").as_string() == json::string_view(type))
            return message;
    }
}

int Page::wait_for_close()
{
    auto* parts = parts_.get();
    parts->run_until([parts] { return parts->ended; });
    return parts->closed;
}

void Page::vanish()
{
    boost::system::error_code ignored;
    parts_->connection->get_raw_socket().close(ignored);
    auto* parts = parts_.get();
    parts->run_until([parts] { return parts->ended; });
}

} // namespace sayso::protocol

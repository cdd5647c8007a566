#include "page.h"

#include <chrono>
#include <deque>
#include <stdexcept>
#include <websocketpp/client.hpp>
#include <websocketpp/config/asio_client.hpp>
#include <websocketpp/config/asio_no_tls_client.hpp>

namespace sayso::protocol {

namespace asio = boost::asio;

class Page::Wire {
public:
    virtual ~Wire() = default;
    virtual void send(std::string const& bytes, websocketpp::frame::opcode::value kind) = 0;
    virtual void close() = 0;
    virtual void vanish() = 0;

    /// Lets things happen until `done` or the time is over.
    template <class Done> bool run_until(Done done, std::chrono::seconds patience = std::chrono::seconds(10))
    {
        auto const deadline = std::chrono::steady_clock::now() + patience;
        while (!done() && std::chrono::steady_clock::now() < deadline) {
            if (network.stopped())
                network.restart();
            network.run_one_for(std::chrono::milliseconds(50));
        }
        return done();
    }

    asio::io_context network;
    std::deque<std::string> received;
    bool opened = false;
    bool ended = false;
    int refused = 0;
    int closed = 0;
};

namespace {

namespace opcode = websocketpp::frame::opcode;
using PlainClient = websocketpp::client<websocketpp::config::asio_client>;
using TlsClient = websocketpp::client<websocketpp::config::asio_tls_client>;

void prepare_tls(PlainClient&)
{
}

void prepare_tls(TlsClient& client)
{
    client.set_tls_init_handler([](websocketpp::connection_hdl) {
        return std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
    });
}

template <class Client> class WireWith final : public Page::Wire {
public:
    explicit WireWith(Handshake const& handshake)
    {
        client_.clear_access_channels(websocketpp::log::alevel::all);
        client_.clear_error_channels(websocketpp::log::elevel::all);
        client_.init_asio(&network);
        prepare_tls(client_);
        listen();
        auto scheme = std::string(handshake.tls ? "wss" : "ws");
        websocketpp::lib::error_code ec;
        connection_ = client_.get_connection(scheme + "://localhost:" + std::to_string(handshake.port) + "/ws", ec);
        if (ec)
            throw std::runtime_error(ec.message());
        if (!handshake.cookie.empty())
            connection_->append_header("Cookie", handshake.cookie);
        if (handshake.origin)
            connection_->append_header("Origin", *handshake.origin);
        if (!handshake.subprotocol.empty())
            connection_->add_subprotocol(handshake.subprotocol);
        client_.connect(connection_);
    }

    void send(std::string const& bytes, opcode::value kind) override { connection_->send(bytes, kind); }

    void close() override
    {
        websocketpp::lib::error_code ignored;
        connection_->close(websocketpp::close::status::going_away, "", ignored);
    }

    void vanish() override
    {
        boost::system::error_code ignored;
        connection_->get_raw_socket().close(ignored);
    }

private:
    void listen()
    {
        using Handle = websocketpp::connection_hdl;
        client_.set_open_handler([this](Handle) { opened = true; });
        client_.set_message_handler(
            [this](Handle, typename Client::message_ptr message) { received.push_back(message->get_payload()); });
        client_.set_fail_handler([this](Handle) {
            refused = static_cast<int>(connection_->get_response_code());
            ended = true;
        });
        client_.set_close_handler([this](Handle) {
            closed = connection_->get_remote_close_code();
            ended = true;
        });
    }

    Client client_;
    typename Client::connection_ptr connection_;
};

} // namespace

Page::Page(Handshake const& handshake)
{
    if (handshake.tls)
        wire_ = std::make_unique<WireWith<TlsClient>>(handshake);
    else
        wire_ = std::make_unique<WireWith<PlainClient>>(handshake);
    if (!wire_->run_until([this] { return wire_->opened || wire_->ended; }))
        throw std::runtime_error("no answer to the handshake");
}

Page::~Page()
{
    if (wire_->ended)
        return;
    wire_->close();
    wait_for_close();
}

bool Page::is_open() const
{
    return wire_->opened && !wire_->ended;
}

int Page::refused_with() const
{
    return wire_->refused;
}

void Page::send(json::object const& message)
{
    send_text(json::serialize(message));
}

void Page::send_text(std::string const& text)
{
    wire_->send(text, opcode::text);
}

void Page::send_binary(std::string const& bytes)
{
    wire_->send(bytes, opcode::binary);
}

json::object Page::next()
{
    wire_->run_until([this] { return !wire_->received.empty() || wire_->ended; });
    if (wire_->received.empty())
        throw std::runtime_error(wire_->ended ? "the connection ended" : "no message came");
    auto text = std::move(wire_->received.front());
    wire_->received.pop_front();
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

int Page::wait_for_close(std::chrono::seconds patience)
{
    wire_->run_until([this] { return wire_->ended; }, patience);
    return wire_->closed;
}

void Page::vanish()
{
    wire_->vanish();
    wait_for_close();
}

} // namespace sayso::protocol

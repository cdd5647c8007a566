#include "net/beast_socket.h"

#include "net/coalescing_stream.h"
#include "wire/client_message.h"
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace sayso::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;

namespace {

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

template <class Stream> class BeastSocket final : public MessageSocket {
public:
    explicit BeastSocket(Stream stream)
        : socket_(CoalescingStream<Stream>(std::move(stream)))
    {
        websocket::stream_base::timeout patience;
        patience.handshake_timeout = std::chrono::seconds(10);
        patience.idle_timeout = std::chrono::seconds(50);
        patience.keep_alive_pings = true; // At half the idle time: every 25 seconds of silence.
        socket_.set_option(patience);
        // Its own limit would close without a word; receive() counts for itself.
        socket_.read_message_max(0);
    }

    asio::awaitable<bool> accept(http::request<http::string_body> request, std::string subprotocol)
    {
        websocket::stream_base::decorator decorator(Agree { std::move(subprotocol) });
        socket_.set_option(std::move(decorator));
        auto [ec] = co_await socket_.async_accept(request, no_throw);
        co_return !ec;
    }

    asio::awaitable<Received> receive() override
    {
        for (;;) {
            auto [ec, size] = co_await socket_.async_read_some(buffer_, 0, no_throw);
            if (ec)
                co_return Received();
            if (overlong_) {
                buffer_.clear(); // Until the other end has seen that we close.
                continue;
            }
            if (buffer_.size() > wire::longest_message) {
                overlong_ = true;
                buffer_.clear();
                co_return Received(Kind::too_large, "");
            }
            if (socket_.is_message_done())
                break;
        }
        Received received(socket_.got_text() ? Kind::text : Kind::binary, beast::buffers_to_string(buffer_.data()));
        buffer_.clear();
        co_return received;
    }

    asio::awaitable<bool> send(std::vector<std::string> batch) override
    {
        bool sent = true;
        socket_.text(true);
        if (batch.size() > 1)
            socket_.next_layer().hold();
        for (auto const& message : batch) {
            auto bytes = asio::buffer(message);
            auto [ec, size] = co_await socket_.async_write(bytes, no_throw);
            sent = sent && !ec;
        }
        if (batch.size() > 1) {
            auto ec = co_await socket_.next_layer().release();
            sent = sent && !ec;
        }
        co_return sent;
    }

    asio::awaitable<void> close(CloseCode code) override
    {
        websocket::close_reason reason(static_cast<std::uint16_t>(code));
        co_await socket_.async_close(reason, no_throw); // If it fails, it is closed too.
    }

    void drop() override
    {
        boost::system::error_code ignored;
        beast::get_lowest_layer(socket_).close(ignored);
    }

private:
    struct Agree {
        std::string subprotocol;
        void operator()(websocket::response_type& response) const
        {
            response.set(http::field::sec_websocket_protocol, subprotocol);
        }
    };

    websocket::stream<CoalescingStream<Stream>, false> socket_; // False: no compression, not even compiled in.
    beast::flat_buffer buffer_;
    bool overlong_ = false;
};

} // namespace

template <class Stream>
asio::awaitable<std::unique_ptr<MessageSocket>> accept_websocket(
    Stream stream, http::request<http::string_body> request, std::string subprotocol)
{
    auto socket = std::make_unique<BeastSocket<Stream>>(std::move(stream));
    bool accepted = co_await socket->accept(std::move(request), std::move(subprotocol));
    if (!accepted)
        co_return nullptr;
    co_return socket;
}

template asio::awaitable<std::unique_ptr<MessageSocket>> accept_websocket(
    PlainStream, http::request<http::string_body>, std::string);
template asio::awaitable<std::unique_ptr<MessageSocket>> accept_websocket(
    TlsStream, http::request<http::string_body>, std::string);

} // namespace sayso::net

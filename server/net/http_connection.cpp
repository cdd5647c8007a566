#include "net/http_connection.h"

#include "net/beast_socket.h"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

namespace sayso::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

namespace {

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
constexpr int patience_visits = 10; // Of three seconds each.
constexpr int goodbye_visits = 2;
constexpr std::size_t header_limit = 16 * 1024;
constexpr std::size_t body_limit = 64 * 1024;
constexpr std::size_t upload_limit = 128 * 1024; // Of one piece.
constexpr std::string_view uploads = "/api/v1/uploads/";

using BeastRequest = http::request<http::string_body>;

std::string text_of(BeastRequest const& request, http::field field)
{
    auto value = request[field];
    return std::string(value.data(), value.size());
}

Method method_of(http::verb verb)
{
    switch (verb) {
    case http::verb::get:
        return Method::get;
    case http::verb::head:
        return Method::head;
    case http::verb::post:
        return Method::post;
    case http::verb::put:
        return Method::put;
    default:
        return Method::other;
    }
}

Request plain_request(BeastRequest& request, std::string const& address)
{
    Request plain;
    plain.method = method_of(request.method());
    std::string target(request.target().data(), request.target().size());
    auto mark = target.find('?');
    plain.path = target.substr(0, mark);
    if (mark != std::string::npos)
        plain.query = target.substr(mark + 1);
    auto origins = request.count(http::field::origin);
    if (origins > 0)
        plain.origin = origins == 1 ? text_of(request, http::field::origin) : "";
    plain.cookie = text_of(request, http::field::cookie);
    plain.content_type = text_of(request, http::field::content_type);
    plain.subprotocols = text_of(request, http::field::sec_websocket_protocol);
    plain.accept_encoding = text_of(request, http::field::accept_encoding);
    plain.accept_language = text_of(request, http::field::accept_language);
    plain.range = text_of(request, http::field::range);
    plain.user_agent = text_of(request, http::field::user_agent);
    plain.body = std::move(request.body());
    plain.address = address;
    return plain;
}

template <class Stream> class HttpConnection final : public Connection {
public:
    HttpConnection(Stream stream, std::string address, Reception reception)
        : stream_(std::move(stream))
        , address_(std::move(address))
        , reception_(reception)
    {
    }

    asio::awaitable<void> run();

    void look_after() override
    {
        if (!handed_over_ && --patience_ <= 0)
            insist();
    }
    void ask_to_stop() override
    {
        stopping_ = true;
        if (!answering_)
            insist();
    }
    void insist() override
    {
        boost::system::error_code ignored;
        if (!handed_over_)
            beast::get_lowest_layer(stream_).close(ignored);
    }

private:
    enum class Next { request, end };

    asio::awaitable<bool> shake_hands();
    asio::awaitable<void> say_goodbye();
    asio::awaitable<Next> serve_one();
    asio::awaitable<Next> upgrade(BeastRequest request);
    asio::awaitable<Next> refuse(boost::system::error_code why);
    asio::awaitable<bool> send(Response response, bool keep_alive, bool head_only);
    template <class Message> void fill_in(Message& message, Response const& response, bool keep_alive) const;

    Stream stream_;
    std::string address_;
    Reception reception_;
    beast::flat_buffer buffer_ { header_limit + body_limit };
    int patience_ = patience_visits;
    bool answering_ = false; // A request came whole, and its answer has not left yet.
    bool stopping_ = false;
    bool handed_over_ = false; // It is a WebSocket now, and no longer ours.
};

template <class Stream> asio::awaitable<void> HttpConnection<Stream>::run()
{
    bool greeted = co_await shake_hands();
    while (greeted && !stopping_ && co_await serve_one() == Next::request)
        ;
    answering_ = false;
    if (greeted && !handed_over_ && !stopping_)
        co_await say_goodbye();
}

template <> asio::awaitable<bool> HttpConnection<PlainStream>::shake_hands()
{
    co_return true;
}

template <> asio::awaitable<bool> HttpConnection<TlsStream>::shake_hands()
{
    auto [ec] = co_await stream_.async_handshake(asio::ssl::stream_base::server, no_throw);
    co_return !ec;
}

template <> asio::awaitable<void> HttpConnection<PlainStream>::say_goodbye()
{
    // Closing with bytes unread would take our last answer back from the other end; so read on for a moment.
    boost::system::error_code ec;
    stream_.shutdown(asio::socket_base::shutdown_send, ec);
    patience_ = goodbye_visits;
    buffer_.clear();
    while (!ec) {
        auto [failed, size] = co_await stream_.async_read_some(buffer_.prepare(4096), no_throw);
        ec = failed;
    }
}

template <> asio::awaitable<void> HttpConnection<TlsStream>::say_goodbye()
{
    patience_ = goodbye_visits;
    co_await stream_.async_shutdown(no_throw);
}

template <class Stream> auto HttpConnection<Stream>::serve_one() -> asio::awaitable<Next>
{
    http::request_parser<http::string_body> parser;
    parser.header_limit(header_limit);
    parser.body_limit(upload_limit);
    patience_ = patience_visits;
    answering_ = false;
    auto [head_ec, head_size] = co_await http::async_read_header(stream_, buffer_, parser, no_throw);
    if (head_ec)
        co_return co_await refuse(head_ec);
    auto const& head = parser.get();
    std::string_view target(head.target().data(), head.target().size());
    bool piece = head.method() == http::verb::put && target.starts_with(uploads);
    auto limit = piece ? upload_limit : body_limit;
    if (parser.content_length().value_or(0) > limit) // Announced, and so known before any of it is read.
        co_return co_await refuse(http::error::body_limit);
    parser.body_limit(limit);
    auto [ec, size] = co_await http::async_read(stream_, buffer_, parser, no_throw);
    answering_ = !ec;
    if (ec)
        co_return co_await refuse(ec);

    auto request = parser.release();
    patience_ = patience_visits;
    if (beast::websocket::is_upgrade(request) && request.target().substr(0, request.target().find('?')) == "/ws")
        co_return co_await upgrade(std::move(request));
    bool keep_alive = request.keep_alive() && !stopping_;
    bool head_only = request.method() == http::verb::head;
    auto plain = plain_request(request, address_);
    auto response = co_await reception_.router.respond(std::move(plain));
    patience_ = patience_visits;
    bool sent = co_await send(std::move(response), keep_alive, head_only);
    co_return sent&& keep_alive ? Next::request : Next::end;
}

template <class Stream> auto HttpConnection<Stream>::upgrade(BeastRequest request) -> asio::awaitable<Next>
{
    auto plain = plain_request(request, address_);
    auto admitted = reception_.door.admit(plain);
    // Who speaks before the handshake is answered would not be heard: better refused than lost.
    if (buffer_.size() > 0)
        admitted
            = reception_.problems.response(400, Errc::invalid_input, "invalid_input", text::locale_or_english("en"));
    if (auto refused = std::get_if<Response>(&admitted)) {
        co_await send(std::move(*refused), false, false);
        co_return Next::end;
    }
    auto admission = std::get<Admission>(std::move(admitted));
    std::string subprotocol = WebSocketDoor::subprotocol;
    handed_over_ = true;
    reception_.connections.remove(*this);
    auto socket = co_await accept_websocket(std::move(stream_), std::move(request), std::move(subprotocol));
    if (socket)
        co_await reception_.door.converse(std::move(socket), std::move(admission));
    co_return Next::end;
}

template <class Stream> auto HttpConnection<Stream>::refuse(boost::system::error_code why) -> asio::awaitable<Next>
{
    auto const& locale = text::locale_or_english("en");
    bool too_large
        = why == http::error::body_limit || why == http::error::header_limit || why == http::error::buffer_overflow;
    bool is_http_fault = why.category() == make_error_code(http::error::bad_method).category();
    if (too_large) {
        auto status = why == http::error::body_limit ? 413u : 431u;
        auto response = reception_.problems.response(status, Errc::invalid_input, "too_large", locale);
        co_await send(std::move(response), false, false);
    } else if (is_http_fault && why != http::error::end_of_stream && why != http::error::partial_message) {
        auto response = reception_.problems.response(400, Errc::invalid_input, "invalid_input", locale);
        co_await send(std::move(response), false, false);
    }
    co_return Next::end;
}

template <class Stream>
template <class Message>
void HttpConnection<Stream>::fill_in(Message& message, Response const& response, bool keep_alive) const
{
    message.version(11);
    message.result(response.status);
    message.keep_alive(keep_alive);
    message.set(http::field::cache_control, response.cache);
    for (auto const& [name, value] : reception_.site.headers())
        message.set(name, value);
    if (!response.policy.empty())
        message.set("Content-Security-Policy", response.policy);
    for (auto const& [name, value] : response.headers)
        message.insert(name, value);
    if (!response.content_type.empty())
        message.set(http::field::content_type, response.content_type);
}

template <class Stream>
asio::awaitable<bool> HttpConnection<Stream>::send(Response response, bool keep_alive, bool head_only)
{
    std::string_view bytes = response.file.data() ? response.file : std::string_view(response.body);
    // 204 has no length to tell.
    bool has_length = response.status != 204;
    if (head_only || !has_length) {
        http::response<http::empty_body> message;
        fill_in(message, response, keep_alive);
        if (has_length)
            message.content_length(bytes.size());
        auto [ec, size] = co_await http::async_write(stream_, message, no_throw);
        co_return !ec;
    }
    http::response<http::span_body<char const>> message;
    fill_in(message, response, keep_alive);
    message.body() = beast::span<char const>(bytes.data(), bytes.size());
    message.content_length(bytes.size());
    auto [ec, size] = co_await http::async_write(stream_, message, no_throw);
    co_return !ec;
}

template <class Stream>
asio::awaitable<void> serve(Stream stream, std::string address, Reception reception, std::shared_ptr<void const>)
{
    HttpConnection<Stream> connection(std::move(stream), std::move(address), reception);
    reception.connections.add(connection);
    std::exception_ptr thrown;
    try {
        co_await connection.run();
    } catch (...) {
        thrown = std::current_exception();
    }
    reception.connections.remove(connection);
    if (thrown)
        std::rethrow_exception(thrown);
}

} // namespace

asio::awaitable<void> serve_connection(
    PlainStream stream, std::string address, Reception reception, std::shared_ptr<void const> keeps)
{
    return serve(std::move(stream), std::move(address), reception, std::move(keeps));
}

asio::awaitable<void> serve_connection(
    TlsStream stream, std::string address, Reception reception, std::shared_ptr<void const> keeps)
{
    return serve(std::move(stream), std::move(address), reception, std::move(keeps));
}

} // namespace sayso::net

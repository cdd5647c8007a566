#include "tests/fault/phone.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <stdexcept>

namespace sayso::fault {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace json = boost::json;
using asio::ip::tcp;

namespace {

tcp::endpoint endpoint(std::uint16_t port)
{
    return tcp::endpoint(asio::ip::address_v4::loopback(), port);
}

std::string host(std::uint16_t port)
{
    return "localhost:" + std::to_string(port);
}

HttpReply exchange(std::uint16_t port, http::request<http::string_body> request)
{
    asio::io_context context;
    tcp::socket socket(context);
    socket.connect(endpoint(port));
    request.set(http::field::host, host(port));
    request.set(http::field::origin, "http://" + host(port));
    request.keep_alive(false);
    request.prepare_payload();
    http::write(socket, request);
    beast::flat_buffer buffer;
    http::response<http::string_body> response;
    http::read(socket, buffer, response);

    HttpReply reply;
    reply.status = response.result_int();
    reply.body = response.body();
    std::string cookie(response[http::field::set_cookie]);
    reply.cookie = cookie.substr(0, cookie.find(';'));
    return reply;
}

} // namespace

HttpReply post(std::uint16_t port, std::string const& path, json::value const& body, std::string const& cookie)
{
    http::request<http::string_body> request(http::verb::post, path, 11);
    request.set(http::field::content_type, "application/json");
    if (!cookie.empty())
        request.set(http::field::cookie, cookie);
    request.body() = json::serialize(body);
    return exchange(port, std::move(request));
}

HttpReply get(std::uint16_t port, std::string const& path, std::string const& cookie)
{
    http::request<http::string_body> request(http::verb::get, path, 11);
    if (!cookie.empty())
        request.set(http::field::cookie, cookie);
    return exchange(port, std::move(request));
}

struct Phone::Parts {
    asio::io_context context;
    beast::websocket::stream<tcp::socket> stream { context };
};

Phone::Phone(std::uint16_t port, std::string const& cookie)
    : parts_(std::make_unique<Parts>())
{
    auto& stream = parts_->stream;
    stream.next_layer().connect(endpoint(port));
    stream.next_layer().set_option(tcp::no_delay(true));
    stream.set_option(beast::websocket::stream_base::decorator([&](beast::websocket::request_type& request) {
        request.set(http::field::cookie, cookie);
        request.set(http::field::origin, "http://" + host(port));
        request.set(http::field::sec_websocket_protocol, "sayso.v1");
    }));
    stream.handshake(host(port), "/ws");
}

Phone::~Phone() = default;

void Phone::send(json::value const& message)
{
    beast::error_code ec;
    parts_->stream.write(asio::buffer(json::serialize(message)), ec);
}

std::optional<json::object> Phone::receive()
{
    beast::flat_buffer buffer;
    beast::error_code ec;
    parts_->stream.read(buffer, ec);
    if (ec)
        return std::nullopt;
    auto value = json::parse(beast::buffers_to_string(buffer.data()), ec);
    if (ec || !value.is_object())
        throw std::runtime_error("the server sent something that is no JSON object");
    return value.get_object();
}

} // namespace sayso::fault

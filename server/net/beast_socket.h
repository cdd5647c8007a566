#pragma once

#include "net/message_socket.h"
#include "net/streams.h"
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>

namespace sayso::net {

/// Answers the handshake of a request that was admitted, agreeing on `subprotocol` and on no compression. Null if the
/// request was no proper handshake (Beast has told the other end) or the connection is gone.
template <class Stream>
boost::asio::awaitable<std::unique_ptr<MessageSocket>> accept_websocket(
    Stream stream, boost::beast::http::request<boost::beast::http::string_body> request, std::string subprotocol);

extern template boost::asio::awaitable<std::unique_ptr<MessageSocket>> accept_websocket(
    PlainStream, boost::beast::http::request<boost::beast::http::string_body>, std::string);
extern template boost::asio::awaitable<std::unique_ptr<MessageSocket>> accept_websocket(
    TlsStream, boost::beast::http::request<boost::beast::http::string_body>, std::string);

} // namespace sayso::net

#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>

namespace sayso::net {

/// With the event loop's own executor and no timer each: cheaper than Beast's tcp_stream, and our patience is counted
/// by Connections.
using PlainStream = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;
using TlsStream = boost::asio::ssl::stream<PlainStream>;

} // namespace sayso::net

#pragma once

#include "net/reception.h"
#include "net/streams.h"
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>

namespace sayso::net {

/// Serves one connection to its end: requests one after another, until it becomes a WebSocket, is closed, or loses our
/// patience (30 seconds for a request to come whole, for an answer to leave, or between requests). `keeps` holds alive
/// what `reception` refers to.
boost::asio::awaitable<void> serve_connection(
    PlainStream stream, std::string address, Reception reception, std::shared_ptr<void const> keeps);
boost::asio::awaitable<void> serve_connection(
    TlsStream stream, std::string address, Reception reception, std::shared_ptr<void const> keeps);

} // namespace sayso::net

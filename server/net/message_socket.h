#pragma once

#include <boost/asio/awaitable.hpp>
#include <string>
#include <vector>

namespace sayso::net {

/// Why a WebSocket is closed, as the protocol numbers it.
enum class CloseCode { going_away = 1001, policy = 1008, too_big = 1009 };

/// One WebSocket: whole messages in, batches of them out. Narrow, so that another codec could take Beast's place, and
/// so that tests need no network. One receive() and one send() or close() may be under way at a time. Threads: the
/// network thread.
class MessageSocket {
public:
    enum class Kind { text, binary, too_large, closed };
    struct Received {
        Received() = default;
        Received(Kind kind_, std::string text_)
            : kind(kind_)
            , text(std::move(text_))
        {
        }
        Kind kind = Kind::closed;
        std::string text;
    };

    virtual ~MessageSocket() = default;

    /// After too_large and closed there is nothing more to receive.
    virtual boost::asio::awaitable<Received> receive() = 0;

    /// Sends all of them with as few writes as there can be. False if the connection is gone.
    virtual boost::asio::awaitable<bool> send(std::vector<std::string> batch) = 0;

    /// Says why and waits a while for the other end to agree.
    virtual boost::asio::awaitable<void> close(CloseCode code) = 0;

    /// Ends it now; what is under way returns soon.
    virtual void drop() = 0;
};

} // namespace sayso::net

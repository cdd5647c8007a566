#pragma once

#include "app/hub.h"
#include "domain/people.h"
#include <boost/asio/awaitable.hpp>
#include <string>
#include <vector>

namespace sayso::net {

/// What a WebSocket is for: turns what one person's page says into what the server says back. One for each connection;
/// it may remember things between messages (the language, what was told already). Threads: the network thread.
class MessageHandler {
public:
    virtual ~MessageHandler() = default;

    /// The messages that answer one message. A bad one is answered with a problem and changes nothing.
    virtual boost::asio::awaitable<std::vector<std::string>> answer(std::string text) = 0;

    /// The messages that tell of something that happened; none if this page need not know.
    virtual boost::asio::awaitable<std::vector<std::string>> tell(app::News news) = 0;

    /// A `problem` in the reader's language. `key` has words in i18n as problem.<key>.
    virtual std::string problem(char const* key) = 0;
};

} // namespace sayso::net

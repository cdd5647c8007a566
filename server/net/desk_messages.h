#pragma once

#include "net/message_handler.h"
#include "net/problems.h"

namespace sayso::net {

/// A worker's side of the protocol: they listen, and ask over HTTP for what they may see.
class DeskMessages final : public MessageHandler {
public:
    explicit DeskMessages(Problems& problems);

    boost::asio::awaitable<std::vector<std::string>> answer(std::string text) override;
    boost::asio::awaitable<std::vector<std::string>> tell(app::News news) override;
    std::string problem(char const* key) override;

private:
    Problems& problems_;
};

} // namespace sayso::net

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace sayso::protocol {

struct HttpAnswer {
    int status = 0;
    std::string head; // Status line and headers.
    std::string body;

    std::string header(std::string const& name) const; // The first of that name; empty if there is none.
};

using Headers = std::vector<std::pair<std::string, std::string>>;

enum class Transport { plain, tls };

/// Sends the bytes as they are, says that no more will come, and reads until the server closes.
std::string exchange_bytes(std::uint16_t port, std::string const& bytes, Transport transport = Transport::plain);

/// One request on a connection of its own, with just these headers besides Host, Connection and Content-Length.
HttpAnswer request(std::uint16_t port, std::string const& method, std::string const& target,
    Headers const& headers = {}, std::string const& body = "", Transport transport = Transport::plain);

HttpAnswer parse_answer(std::string const& bytes);

} // namespace sayso::protocol

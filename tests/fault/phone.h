#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace sayso::fault {

/// One HTTP request to the server on this machine. Throws std::runtime_error if the connection breaks.
struct HttpReply {
    unsigned status = 0;
    std::string body;
    std::string cookie; // "name=value" of Set-Cookie, or empty.
};
HttpReply post(std::uint16_t port, std::string const& path, boost::json::value const& body, std::string const& cookie);
HttpReply get(std::uint16_t port, std::string const& path, std::string const& cookie);

/// A young person's phone: a blocking WebSocket connection.
class Phone {
public:
    /// Throws std::runtime_error if it is not let in.
    Phone(std::uint16_t port, std::string const& cookie);
    ~Phone();

    void send(boost::json::value const& message);

    /// The next message; nothing if the connection broke.
    std::optional<boost::json::object> receive();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace sayso::fault

#include "http_client.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace sayso::protocol {

namespace {

/// Written by hand: a library would put right what a test wants wrong.
class Connection {
public:
    explicit Connection(std::uint16_t port)
        : descriptor_(socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        timeval patience { 40, 0 };
        setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("can not connect");
    }
    ~Connection() { close(descriptor_); }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    void send_all(std::string const& bytes) const
    {
        std::size_t sent = 0;
        while (sent < bytes.size()) {
            auto more = send(descriptor_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (more <= 0)
                return; // The server has heard enough; its answer is what counts.
            sent += static_cast<std::size_t>(more);
        }
    }

    std::string receive_all() const
    {
        std::string bytes;
        char buffer[4096];
        for (;;) {
            auto size = recv(descriptor_, buffer, sizeof buffer, 0);
            if (size <= 0)
                return bytes;
            bytes.append(buffer, static_cast<std::size_t>(size));
        }
    }

private:
    int descriptor_;
};

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

} // namespace

std::string HttpAnswer::header(std::string const& name) const
{
    auto mark = "\r\n" + lower(name) + ": ";
    auto begin = lower(head).find(mark);
    if (begin == std::string::npos)
        return "";
    begin += mark.size();
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

std::string exchange_bytes(std::uint16_t port, std::string const& bytes)
{
    Connection connection(port);
    connection.send_all(bytes);
    return connection.receive_all();
}

HttpAnswer parse_answer(std::string const& bytes)
{
    HttpAnswer answer;
    auto end = bytes.find("\r\n\r\n");
    answer.head = bytes.substr(0, end == std::string::npos ? end : end + 2);
    if (end != std::string::npos)
        answer.body = bytes.substr(end + 4);
    if (bytes.size() > 12)
        answer.status = std::atoi(bytes.c_str() + 9);
    return answer;
}

HttpAnswer request(std::uint16_t port, std::string const& method, std::string const& target, Headers const& headers,
    std::string const& body)
{
    auto bytes
        = method + " " + target + " HTTP/1.1\r\nHost: localhost:" + std::to_string(port) + "\r\nConnection: close\r\n";
    for (auto const& [name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    if (!body.empty())
        bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return parse_answer(exchange_bytes(port, bytes + "\r\n" + body));
}

} // namespace sayso::protocol

#include "http_client.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace sayso::protocol {

namespace {

/// Written by hand: a library would put right what a test wants wrong.
class Connection {
public:
    Connection(std::uint16_t port, Transport transport)
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
        if (transport == Transport::tls)
            shake_hands();
    }
    ~Connection()
    {
        SSL_free(tls_);
        SSL_CTX_free(context_);
        close(descriptor_);
    }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    void send_all(std::string const& bytes) const
    {
        std::size_t sent = 0;
        while (sent < bytes.size()) {
            auto more = send_some(bytes.data() + sent, bytes.size() - sent);
            if (more <= 0)
                return; // The server has heard enough; its answer is what counts.
            sent += static_cast<std::size_t>(more);
        }
        if (!tls_)
            shutdown(descriptor_, SHUT_WR);
    }

    std::string receive_all() const
    {
        std::string bytes;
        char buffer[4096];
        for (;;) {
            auto size = tls_ ? SSL_read(tls_, buffer, sizeof buffer) : recv(descriptor_, buffer, sizeof buffer, 0);
            if (size <= 0)
                return bytes;
            bytes.append(buffer, static_cast<std::size_t>(size));
        }
    }

private:
    void shake_hands()
    {
        context_ = SSL_CTX_new(TLS_client_method()); // Believes any certificate: the test's own is nobody's.
        tls_ = SSL_new(context_);
        SSL_set_fd(tls_, descriptor_);
        if (SSL_connect(tls_) != 1)
            throw std::runtime_error("no TLS");
    }

    ssize_t send_some(char const* bytes, std::size_t size) const
    {
        if (tls_)
            return SSL_write(tls_, bytes, static_cast<int>(size));
        return send(descriptor_, bytes, size, MSG_NOSIGNAL);
    }

    int descriptor_;
    SSL_CTX* context_ = nullptr;
    SSL* tls_ = nullptr;
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

std::string exchange_bytes(std::uint16_t port, std::string const& bytes, Transport transport)
{
    Connection connection(port, transport);
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
    std::string const& body, Transport transport)
{
    auto bytes
        = method + " " + target + " HTTP/1.1\r\nHost: localhost:" + std::to_string(port) + "\r\nConnection: close\r\n";
    for (auto const& [name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    if (!body.empty())
        bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return parse_answer(exchange_bytes(port, bytes + "\r\n" + body, transport));
}

} // namespace sayso::protocol

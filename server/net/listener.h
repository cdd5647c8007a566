#pragma once

#include "base/result.h"
#include "net/reception.h"
#include "net/streams.h"
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <optional>
#include <string>

namespace sayso::net {

/// A certificate and its key, checked to belong together; TLS 1.2 and up.
Result<std::unique_ptr<boost::asio::ssl::context>> open_tls(std::string const& certificate, std::string const& key);

/// Takes connections in, keeps house for them, and ends them all when the server stops. Threads: the network thread.
class Listener : public std::enable_shared_from_this<Listener> {
public:
    using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

    /// Binds and listens. `tls` null: plain, and then on loopback only.
    static Result<std::shared_ptr<Listener>> open(boost::asio::io_context& network, std::string const& address,
        unsigned short port, std::unique_ptr<boost::asio::ssl::context> tls);

    unsigned short port() const { return port_; }

    /// Starts taking connections. Everything behind `reception` is kept alive by `keeps` until the last has ended.
    void serve(Reception reception, std::shared_ptr<void const> keeps);
    void stop();

private:
    Listener(boost::asio::io_context& network, std::unique_ptr<boost::asio::ssl::context> tls);
    Result<> bind(std::string const& address, unsigned short port);

    boost::asio::awaitable<void> accept_all(Reception reception, std::shared_ptr<void const> keeps);
    boost::asio::awaitable<void> keep_house(Reception reception, std::shared_ptr<void const> keeps);
    boost::asio::awaitable<void> pause_after(boost::system::error_code why);
    void take_in(PlainStream stream, Reception const& reception, std::shared_ptr<void const> const& keeps);

    boost::asio::io_context& network_;
    std::unique_ptr<boost::asio::ssl::context> tls_;
    Acceptor acceptor_;
    boost::asio::steady_timer pause_; // After a failed accept.
    boost::asio::steady_timer round_; // Of the housekeeping.
    unsigned short port_ = 0;
    bool stopping_ = false;
};

} // namespace sayso::net

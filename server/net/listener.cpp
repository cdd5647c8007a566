#include "net/listener.h"

#include "base/log.h"
#include "net/http_connection.h"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>

namespace sayso::net {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
constexpr auto one_round = std::chrono::milliseconds(3000 / Connections::rounds);
constexpr int rounds_until_we_insist = 10 * static_cast<int>(Connections::rounds) / 3;

class LogWhatWasThrown {
public:
    explicit LogWhatWasThrown(char const* event)
        : event_(event)
    {
    }
    void operator()(std::exception_ptr thrown) const
    {
        if (!thrown)
            return;
        try {
            std::rethrow_exception(thrown);
        } catch (std::exception const& bug) {
            log_event(event_, { { "what", bug.what() } });
        }
    }

private:
    char const* event_;
};

/// Gives the address's place back however the connection ended.
class EndOfConnection {
public:
    EndOfConnection(Connections& connections, std::string address, std::shared_ptr<void const> keeps)
        : connections_(connections)
        , address_(std::move(address))
        , keeps_(std::move(keeps))
    {
    }
    void operator()(std::exception_ptr thrown)
    {
        connections_.leave(address_);
        LogWhatWasThrown("connection_threw")(thrown);
    }

private:
    Connections& connections_;
    std::string address_;
    std::shared_ptr<void const> keeps_;
};

Error bind_error(boost::system::error_code ec, std::string const& address, unsigned short port)
{
    auto where = "port " + std::to_string(port) + " on " + address;
    if (ec == asio::error::address_in_use)
        return fail(Errc::conflict, where + " is in use: stop the program that has it, or choose another with --port");
    if (ec == asio::error::access_denied)
        return fail(Errc::forbidden, where + " may not be used by this user: choose one above 1023 with --port");
    return fail(Errc::invalid_input, where + " can not be listened on (" + ec.message() + "): check --address");
}

} // namespace

Result<std::unique_ptr<asio::ssl::context>> open_tls(std::string const& certificate, std::string const& key)
{
    boost::system::error_code ec;
    auto tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_2_VERSION);
    tls->use_certificate_chain_file(certificate, ec);
    if (ec)
        return fail(Errc::invalid_input,
            "the certificate " + certificate + " can not be used (" + ec.message() + "): give a readable PEM file");
    tls->use_private_key_file(key, asio::ssl::context::pem, ec);
    if (ec || SSL_CTX_check_private_key(tls->native_handle()) != 1)
        return fail(Errc::invalid_input,
            "the key " + key + " can not be used with that certificate: give the readable PEM file that belongs to it");
    return tls;
}

Listener::Listener(asio::io_context& network, std::unique_ptr<asio::ssl::context> tls)
    : network_(network)
    , tls_(std::move(tls))
    , acceptor_(network)
    , pause_(network)
    , round_(network)
{
}

Result<std::shared_ptr<Listener>> Listener::open(
    asio::io_context& network, std::string const& address, unsigned short port, std::unique_ptr<asio::ssl::context> tls)
{
    std::shared_ptr<Listener> listener(new Listener(network, std::move(tls)));
    auto bound = listener->bind(address, port);
    if (!bound)
        return bound.error();
    return listener;
}

Result<> Listener::bind(std::string const& address, unsigned short port)
{
    boost::system::error_code ec;
    auto parsed = asio::ip::make_address(address, ec);
    if (ec)
        return fail(
            Errc::invalid_input, "\"" + address + "\" is no IP address: give one like 127.0.0.1 with --address");
    if (!tls_ && !parsed.is_loopback())
        return fail(Errc::invalid_input,
            "without TLS only this machine may connect: give a certificate and key, or --address 127.0.0.1");
    tcp::endpoint endpoint(parsed, port);
    acceptor_.open(endpoint.protocol(), ec);
    if (!ec)
        acceptor_.set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec)
        acceptor_.bind(endpoint, ec);
    if (!ec)
        acceptor_.listen(asio::socket_base::max_listen_connections, ec);
    if (ec)
        return bind_error(ec, address, port);
    port_ = acceptor_.local_endpoint().port();
    return {};
}

void Listener::serve(Reception reception, std::shared_ptr<void const> keeps)
{
    asio::co_spawn(network_, accept_all(reception, keeps), LogWhatWasThrown("accept_threw"));
    asio::co_spawn(network_, keep_house(reception, keeps), LogWhatWasThrown("housekeeping_threw"));
}

asio::awaitable<void> Listener::accept_all(Reception reception, std::shared_ptr<void const> keeps)
{
    auto self = shared_from_this();
    while (!stopping_) {
        PlainStream stream(network_);
        auto [ec] = co_await acceptor_.async_accept(stream, no_throw);
        if (ec && !stopping_)
            co_await pause_after(ec);
        else if (!ec && !stopping_)
            take_in(std::move(stream), reception, keeps);
    }
}

asio::awaitable<void> Listener::pause_after(boost::system::error_code why)
{
    // Most often too many open files: it passes, so the server must not end of it, nor spin.
    log_event("accept_failed", { { "reason", why.message() } });
    pause_.expires_after(std::chrono::milliseconds(100));
    co_await pause_.async_wait(no_throw);
}

void Listener::take_in(PlainStream stream, Reception const& reception, std::shared_ptr<void const> const& keeps)
{
    boost::system::error_code ec;
    auto peer = stream.remote_endpoint(ec);
    if (ec)
        return;
    auto address = peer.address().to_string();
    if (!reception.connections.enter(address)) {
        log_event("connection_refused", { { "open", reception.connections.count() } });
        return;
    }
    stream.set_option(tcp::no_delay(true), ec);
    EndOfConnection on_end(reception.connections, address, keeps);
    if (tls_) {
        TlsStream secure(std::move(stream), *tls_);
        asio::co_spawn(network_, serve_connection(std::move(secure), address, reception, keeps), std::move(on_end));
    } else {
        asio::co_spawn(network_, serve_connection(std::move(stream), address, reception, keeps), std::move(on_end));
    }
}

asio::awaitable<void> Listener::keep_house(Reception reception, std::shared_ptr<void const>)
{
    auto self = shared_from_this();
    int left = rounds_until_we_insist;
    bool asked = false;
    while (!stopping_ || reception.connections.count() > 0) {
        round_.expires_after(one_round);
        co_await round_.async_wait(no_throw);
        reception.connections.look_round();
        if (stopping_ && !asked)
            reception.connections.ask_to_stop();
        asked = stopping_;
        if (stopping_ && --left <= 0)
            reception.connections.insist();
    }
}

void Listener::stop()
{
    if (stopping_)
        return;
    stopping_ = true;
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    round_.cancel();
}

} // namespace sayso::net

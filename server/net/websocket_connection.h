#pragma once

#include "app/hub.h"
#include "base/secret.h"
#include "net/connections.h"
#include "net/limits.h"
#include "net/message_handler.h"
#include "net/message_socket.h"
#include <boost/asio/io_context.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace sayso::net {

/// One person's open page. Two coroutines round a bounded queue: the reader takes one message after another and never
/// the next before the last is answered; the writer runs while there is something to send, and sends all there is.
/// A full queue drops the connection: the page comes back and resumes. Threads: the network thread.
class WebSocketConnection final : public app::Listener,
                                  public Connection,
                                  public std::enable_shared_from_this<WebSocketConnection> {
public:
    static constexpr std::size_t longest_queue = 256;
    static constexpr std::size_t most_queued_bytes = 1 << 20;

    struct Parts {
        std::unique_ptr<MessageSocket> socket;
        std::unique_ptr<MessageHandler> handler;
        domain::Actor actor;
        std::function<bool()> still_in; // False once the sign-in has ended.
    };
    WebSocketConnection(boost::asio::io_context& network, app::Hub& hub, Connections& connections, Clock const& clock,
        double messages_per_minute, Parts parts);

    /// Returns when the connection has ended, however it did.
    boost::asio::awaitable<void> run();

    /// Sends what is queued, says why, and closes. The first reason counts.
    void close(CloseCode code);

    domain::Actor const& actor() const override { return parts_.actor; }
    void hear(app::News const& news) override;
    void look_after() override;
    void ask_to_stop() override;
    void insist() override;

private:
    using Outgoing = std::variant<std::string, app::News>;

    boost::asio::awaitable<void> receive_all();
    boost::asio::awaitable<void> answer(std::string text);
    static boost::asio::awaitable<void> write_all(std::shared_ptr<WebSocketConnection> self);
    boost::asio::awaitable<std::vector<std::string>> take_batch();
    void queue(Outgoing outgoing);
    void queue_problem(char const* key);
    void wake_writer();

    boost::asio::io_context& network_;
    app::Hub& hub_;
    Connections& connections_;
    Clock const& clock_;
    TokenBucket messages_;
    Parts parts_;
    std::deque<Outgoing> queue_;
    std::size_t queued_bytes_ = 0;
    bool writing_ = false;
    bool dropped_ = false;
    bool answering_ = false;
    bool asked_to_stop_ = false;
    int patience_ = 0; // Visits left for the write under way.
    std::optional<CloseCode> closing_;
};

} // namespace sayso::net

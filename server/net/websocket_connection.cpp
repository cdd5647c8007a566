#include "net/websocket_connection.h"

#include "base/log.h"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <exception>

namespace sayso::net {

namespace asio = boost::asio;

namespace {

constexpr int visits_for_a_write = 10; // Half a minute.

class LogWhatWasThrown {
public:
    void operator()(std::exception_ptr thrown) const
    {
        if (!thrown)
            return;
        try {
            std::rethrow_exception(thrown);
        } catch (std::exception const& bug) {
            log_event("writer_threw", { { "what", bug.what() } });
        }
    }
};

} // namespace

WebSocketConnection::WebSocketConnection(asio::io_context& network, app::Hub& hub, Connections& connections,
    Clock const& clock, double messages_per_minute, Parts parts)
    : network_(network)
    , hub_(hub)
    , connections_(connections)
    , clock_(clock)
    , messages_(messages_per_minute, messages_per_minute, clock.now())
    , parts_(std::move(parts))
{
}

asio::awaitable<void> WebSocketConnection::run()
{
    hub_.join(*this);
    connections_.add(*this);
    std::exception_ptr thrown;
    try {
        co_await receive_all();
    } catch (...) {
        thrown = std::current_exception();
    }
    // Not in the destructor: when the event loop itself is being destroyed, the hub is gone already.
    connections_.remove(*this);
    hub_.leave(*this);
    insist();
    if (thrown)
        std::rethrow_exception(thrown);
}

asio::awaitable<void> WebSocketConnection::receive_all()
{
    for (;;) {
        auto received = co_await parts_.socket->receive();
        if (received.kind == MessageSocket::Kind::closed)
            co_return;
        if (closing_ || dropped_)
            continue;
        if (!messages_.take(clock_.now())) {
            queue_problem("too_many_tries");
            close(CloseCode::policy);
        } else if (received.kind == MessageSocket::Kind::too_large) {
            queue_problem("too_large");
            close(CloseCode::too_big);
        } else if (received.kind == MessageSocket::Kind::binary) {
            queue_problem("not_json");
        } else {
            co_await answer(std::move(received.text));
        }
    }
}

asio::awaitable<void> WebSocketConnection::answer(std::string text)
{
    answering_ = true;
    auto answers = co_await parts_.handler->answer(std::move(text));
    answering_ = false;
    for (auto& message : answers)
        queue(std::move(message));
    if (asked_to_stop_)
        close(CloseCode::going_away);
}

void WebSocketConnection::ask_to_stop()
{
    asked_to_stop_ = true;
    if (!answering_)
        close(CloseCode::going_away);
}

void WebSocketConnection::hear(app::News const& news)
{
    queue(news);
}

void WebSocketConnection::queue_problem(char const* key)
{
    queue(parts_.handler->problem(key));
}

void WebSocketConnection::queue(Outgoing outgoing)
{
    if (closing_ || dropped_)
        return;
    if (auto text = std::get_if<std::string>(&outgoing))
        queued_bytes_ += text->size();
    if (queue_.size() >= longest_queue || queued_bytes_ > most_queued_bytes) {
        log_event("queue_full", { { "sign_in", parts_.actor.sign_in.text() } });
        insist();
        return;
    }
    queue_.push_back(std::move(outgoing));
    wake_writer();
}

void WebSocketConnection::close(CloseCode code)
{
    if (closing_ || dropped_)
        return;
    closing_ = code;
    wake_writer();
}

void WebSocketConnection::insist()
{
    dropped_ = true;
    parts_.socket->drop();
}

void WebSocketConnection::look_after()
{
    if (writing_ && --patience_ <= 0)
        insist();
    else if (!parts_.still_in())
        close(CloseCode::policy);
}

void WebSocketConnection::wake_writer()
{
    if (writing_)
        return;
    writing_ = true;
    patience_ = visits_for_a_write;
    // It begins in a later turn of the loop, so what else is queued in this turn goes out in the same batch.
    asio::post(
        network_, [self = shared_from_this()] { asio::co_spawn(self->network_, write_all(self), LogWhatWasThrown()); });
}

asio::awaitable<std::vector<std::string>> WebSocketConnection::take_batch()
{
    std::vector<std::string> batch;
    while (!queue_.empty()) {
        auto outgoing = std::move(queue_.front());
        queue_.pop_front();
        if (auto text = std::get_if<std::string>(&outgoing)) {
            batch.push_back(std::move(*text));
            continue;
        }
        auto told = co_await parts_.handler->tell(std::get<app::News>(std::move(outgoing)));
        for (auto& text : told)
            batch.push_back(std::move(text));
    }
    queued_bytes_ = 0;
    co_return batch;
}

asio::awaitable<void> WebSocketConnection::write_all(std::shared_ptr<WebSocketConnection> self)
{
    while (!self->queue_.empty() && !self->dropped_) {
        auto batch = co_await self->take_batch();
        self->patience_ = visits_for_a_write;
        if (!batch.empty() && !co_await self->parts_.socket->send(std::move(batch)))
            self->insist();
    }
    if (self->closing_ && !self->dropped_)
        co_await self->parts_.socket->close(*self->closing_);
    self->writing_ = false;
}

} // namespace sayso::net

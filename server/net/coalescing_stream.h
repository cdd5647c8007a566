#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <utility>
#include <vector>

namespace sayso::net {

/// Beast makes one system call for each message. Between hold() and release() this keeps what is written and then sends
/// all of it at once, so that a batch of messages leaves in one write. Threads: the network thread.
template <class Next> class CoalescingStream {
public:
    using next_layer_type = Next;
    using executor_type = typename Next::executor_type;

    explicit CoalescingStream(Next next)
        : next_(std::move(next))
    {
    }

    executor_type get_executor() { return next_.get_executor(); }
    Next& next_layer() { return next_; }
    Next const& next_layer() const { return next_; }

    template <class Buffers, class Token> auto async_read_some(Buffers const& buffers, Token&& token)
    {
        return next_.async_read_some(buffers, std::forward<Token>(token));
    }

    template <class Buffers, class Token> auto async_write_some(Buffers const& buffers, Token&& token)
    {
        using Signature = void(boost::system::error_code, std::size_t);
        if (!holding_)
            return next_.async_write_some(buffers, std::forward<Token>(token));
        auto size = keep(buffers);
        return boost::asio::async_initiate<Token, Signature>(
            [](auto&& handler, executor_type executor, std::size_t done) {
                boost::asio::post(executor,
                    boost::beast::bind_handler(
                        std::forward<decltype(handler)>(handler), boost::system::error_code(), done));
            },
            token, get_executor(), size);
    }

    void hold() { holding_ = true; }

    /// Sends what was kept. A pong that Beast writes meanwhile is kept too and follows: nothing overtakes.
    boost::asio::awaitable<boost::system::error_code> release()
    {
        constexpr auto no_throw = boost::asio::as_tuple(boost::asio::use_awaitable);
        boost::system::error_code result;
        while (!kept_.empty() && !result) {
            std::vector<char> leaving;
            leaving.swap(kept_);
            auto bytes = boost::asio::buffer(leaving);
            auto [ec, size] = co_await boost::asio::async_write(next_, bytes, no_throw);
            result = ec;
        }
        kept_.clear();
        holding_ = false;
        co_return result;
    }

private:
    template <class Buffers> std::size_t keep(Buffers const& buffers)
    {
        auto size = boost::asio::buffer_size(buffers);
        auto before = kept_.size();
        kept_.resize(before + size);
        boost::asio::buffer_copy(boost::asio::buffer(kept_.data() + before, size), buffers);
        return size;
    }

    Next next_;
    bool holding_ = false;
    std::vector<char> kept_;
};

/// Found by Beast when a WebSocket over this stream ends.
template <class Next>
void teardown(boost::beast::role_type role, CoalescingStream<Next>& stream, boost::system::error_code& ec)
{
    using boost::beast::websocket::teardown;
    teardown(role, stream.next_layer(), ec);
}

template <class Next, class Handler>
void async_teardown(boost::beast::role_type role, CoalescingStream<Next>& stream, Handler&& handler)
{
    using boost::beast::websocket::async_teardown;
    async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
}

} // namespace sayso::net

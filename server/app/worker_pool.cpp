#include "app/worker_pool.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace sayso::app {

namespace asio = boost::asio;

namespace {

constexpr int most_waiting = 32;

class Initiation {
public:
    Initiation(asio::io_context& network, asio::thread_pool& threads, std::function<void()>& work)
        : network_(network)
        , threads_(threads)
        , work_(work)
    {
    }

    template <class Handler> void operator()(Handler&& handler)
    {
        auto waiting = std::make_shared<std::decay_t<Handler>>(std::forward<Handler>(handler));
        asio::post(threads_, [&network = network_, work = std::move(work_), waiting] {
            work();
            asio::post(network, [waiting] { (*waiting)(); });
        });
    }

private:
    asio::io_context& network_;
    asio::thread_pool& threads_;
    std::function<void()>& work_;
};

} // namespace

struct WorkerPool::Parts {
    Parts(asio::io_context& network_, unsigned threads_)
        : network(network_)
        , threads(threads_)
    {
    }
    asio::io_context& network;
    asio::thread_pool threads;
    int waiting = 0; // The network thread's own.
};

WorkerPool::WorkerPool(asio::io_context& network, unsigned threads)
    : parts_(std::make_unique<Parts>(network, threads))
{
}

WorkerPool::~WorkerPool()
{
    parts_->threads.join();
}

asio::awaitable<bool> WorkerPool::run(std::function<void()> work)
{
    if (parts_->waiting >= most_waiting)
        co_return false;
    ++parts_->waiting;
    Initiation initiation(parts_->network, parts_->threads, work);
    co_await asio::async_initiate<asio::use_awaitable_t<> const, void()>(initiation, asio::use_awaitable);
    --parts_->waiting;
    co_return true;
}

} // namespace sayso::app

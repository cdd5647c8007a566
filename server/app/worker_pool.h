#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>

namespace sayso::app {

/// A thread for work too slow for the network thread (Argon2id). Bounded: beyond 32 waiting, run() says no.
class WorkerPool {
public:
    WorkerPool(boost::asio::io_context& network, unsigned threads);
    ~WorkerPool();

    /// Runs `work` on the pool and resumes on the network thread. False, without running it, if too much is waiting.
    boost::asio::awaitable<bool> run(std::function<void()> work);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace sayso::app

#pragma once

#include "store/store.h"
#include "store/writer.h"
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <memory>

namespace sayso::app {

using store::Change;

/// The coroutine's way to the store: reads happen at once on the network thread (a few microseconds, through the
/// reading connection), a commit suspends until its group is on disk. Threads: the network thread.
class StoreLink {
public:
    StoreLink(boost::asio::io_context& network, store::Store& store);
    ~StoreLink();

    store::Store& read() { return store_; }

    /// Resumes after the commit returned. Fails as store::Change says, or with unavailable.
    boost::asio::awaitable<Result<>> commit(Change change);

private:
    struct Parts;
    store::Store& store_;
    std::unique_ptr<Parts> parts_;
};

} // namespace sayso::app

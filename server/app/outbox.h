#pragma once

#include "app/authority.h"
#include "app/hub.h"
#include "app/store_link.h"
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

namespace sayso::app {

/// Hop 7: tells open pages what was committed. A row stays until it was told, so a crash between commit and telling
/// loses no news; it may be told twice, never not at all. Threads: the network thread.
class Outbox {
public:
    Outbox(boost::asio::io_context& network, StoreLink& store, Hub& hub, Authority const& authority);

    /// Something was committed: tell it soon. Cheap; many calls make one round.
    void wake();

private:
    boost::asio::awaitable<void> deliver_waiting();
    void tell(store::OutboxRecord const& row);

    boost::asio::io_context& network_;
    StoreLink& store_;
    Hub& hub_;
    Authority const& authority_;
    bool running_ = false;
    bool again_ = false;
};

} // namespace sayso::app

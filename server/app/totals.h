#pragma once

#include "app/authority.h"
#include "app/flow_library.h"
#include "domain/access_views.h"
#include "text/present.h"

namespace sayso::app {

/// Counts for those who see nobody's words. Conversations in which something is said about a worker are not counted, so
/// that nobody learns of one by a number. Threads: the network thread.
class Totals {
public:
    Totals(StoreLink& store, Authority& authority, FlowLibrary& flows, text::Presenter& presenter, Clock const& clock);

    /// forbidden: not for this role.
    boost::asio::awaitable<Result<domain::TotalsView>> totals(domain::Actor actor);

private:
    std::string title_of(std::string const& flow);

    StoreLink& store_;
    Authority& authority_;
    FlowLibrary& flows_;
    text::Presenter& presenter_;
    Clock const& clock_;
};

} // namespace sayso::app

#pragma once

#include "app/outbox.h"
#include "app/store_link.h"
#include "casefile/book.h"
#include "casefile/escalation.h"
#include "domain/council_settings.h"
#include <boost/asio/awaitable.hpp>
#include <map>
#include <optional>
#include <set>

namespace sayso::app {

/// Passes on what nobody took up in time: each step once, whatever ends the process and whatever becomes of the clock,
/// because a step is decided by the due moment stored with the one before it. Threads: the network thread.
class Escalation {
public:
    Escalation(StoreLink& store, Outbox& outbox, domain::CouncilSettings const& settings, Clock const& clock,
        Random& random);

    /// Looks at every open alert, and once a day at what else ran out; each overdue alert goes on by one step. Gives
    /// back how many did. What could not be stored is in the log, and is tried again the next time.
    boost::asio::awaitable<Result<int>> round();

private:
    boost::asio::awaitable<Result<bool>> pass_on(casefile::AlertRecord alert);
    Moment due(casefile::AlertRecord const& alert, std::vector<casefile::AlertStep> const& steps, Moment now);
    boost::asio::awaitable<Result<>> tell_overdue();
    boost::asio::awaitable<Result<>> tell_overdue_replies(std::set<std::string> told);
    boost::asio::awaitable<Result<>> tell_overdue_promises(std::set<std::string> told, Date today);
    boost::asio::awaitable<Result<>> tell_overdue(store::SessionRecord session, std::string key);
    Result<std::vector<casefile::Entry>> overdue_promises(YoungPersonId person, Date today);

    StoreLink& store_;
    Outbox& outbox_;
    domain::CouncilSettings const& settings_;
    Clock const& clock_;
    Random& random_;
    std::map<AlertId, Moment> seen_ahead_; // Alerts stored by a clock that was ahead: when they were first seen so.
    std::optional<Date> looked_on_; // Everything but alerts runs out at midnight.
};

} // namespace sayso::app

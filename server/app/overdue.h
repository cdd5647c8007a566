#pragma once

#include "app/authority.h"
#include "app/outbox.h"
#include "casefile/book.h"
#include "casefile/clocks.h"
#include "domain/council_settings.h"
#include "domain/views.h"
#include "text/present.h"
#include <boost/asio/awaitable.hpp>
#include <optional>

namespace sayso::app {

/// What ran out comes to the next person besides whoever owes it: by the council's own steps, each once, whatever ends
/// the process, because that it came is stored under what ran out. Who goes by alerts is let in to that conversation
/// with it; what belongs to no conversation goes to those who have the file anyway. Alerts have their own way: see
/// Escalation. Threads: the network thread.
class Overdue {
public:
    Overdue(StoreLink& store, Authority& authority, Outbox& outbox, domain::CouncilSettings const& settings,
        Clock const& clock, Random& random);

    /// Looks at every file, but not more often than is of use. Gives back how many things came to somebody.
    boost::asio::awaitable<Result<int>> round();

private:
    boost::asio::awaitable<Result<int>> look_at(store::YoungPersonRecord person);
    boost::asio::awaitable<Result<bool>> pass_on(
        store::YoungPersonRecord person, SessionId session, std::string key, domain::Recipient to);

    StoreLink& store_;
    Authority& authority_;
    Outbox& outbox_;
    domain::CouncilSettings const& settings_;
    Clock const& clock_;
    Random& random_;
    std::optional<Moment> looked_; // Office hours are counted in hours: minutes more or less are the same.
};

/// Under what it is stored that a clock ran out: "reply/<conversation>", "promise/<entry>", "visit/<person>/<day>".
std::string overdue_key(casefile::Clock const& clock, YoungPersonId subject);

/// Fills in to whom overdue items came besides, and adds what ran out in the file as a whole, which `sees_all` is
/// about. The items are those of one young person, as `like` has them.
struct OverdueView {
    store::Store& store;
    text::Presenter& presenter;
    domain::CouncilSettings const& settings;
    Moment now;
    bool sees_all = false;
};
Result<> add_overdue(OverdueView const& view, Access const& access, casefile::Book const& book,
    std::vector<store::SessionRecord> const& sessions, domain::InboxItem const& like,
    std::vector<domain::InboxItem>& items);

} // namespace sayso::app

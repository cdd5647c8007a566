#pragma once

#include "app/authority.h"
#include "app/flow_library.h"
#include "app/hub.h"
#include "app/store_link.h"
#include "domain/views.h"
#include "text/present.h"
#include <boost/asio/awaitable.hpp>
#include <vector>

namespace sayso::app {

/// What a worker sees and does. Every read of words is audited before they are given back. Threads: the network thread.
///
/// Errors, for all: forbidden for an actor who is no worker; not_found for a young person, alert or statement outside
/// what this worker may see, whether or not it exists.
class AdviserDesk {
public:
    AdviserDesk(StoreLink& store, Authority& authority, FlowLibrary& flows, text::Presenter& presenter, Hub& hub,
        Clock const& clock, Random& random);

    boost::asio::awaitable<Result<std::vector<domain::InboxItem>>> inbox(domain::Actor actor);
    boost::asio::awaitable<Result<std::vector<domain::CaseloadEntry>>> caseload(domain::Actor actor);
    boost::asio::awaitable<Result<domain::CaseFileView>> case_file(domain::Actor actor, YoungPersonId young_person);
    boost::asio::awaitable<Result<domain::AlertView>> alert(domain::Actor actor, AlertId alert);

    /// conflict: somebody did already.
    boost::asio::awaitable<Result<domain::AlertView>> acknowledge(domain::Actor actor, AlertId alert);

    boost::asio::awaitable<Result<domain::StatementView>> statement(domain::Actor actor, SessionId session);

    /// A person has opened it. The first time, the young person is told; later times change nothing.
    boost::asio::awaitable<Result<>> mark_read(domain::Actor actor, SessionId session);

    /// The same id with the same words twice is one reply; with other words, conflict. invalid_input: empty or too long.
    boost::asio::awaitable<Result<domain::ReplyView>> reply(
        domain::Actor actor, SessionId session, ReplyId id, std::string words);

private:
    StoreLink& store_;
    Authority& authority_;
    FlowLibrary& flows_;
    text::Presenter& presenter_;
    Hub& hub_;
    Clock const& clock_;
    Random& random_;
};

} // namespace sayso::app

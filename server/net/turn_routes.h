#pragma once

#include "app/conversation.h"
#include "app/sign_in.h"
#include "net/limits.h"
#include "net/problems.h"
#include "net/router.h"
#include "net/site.h"

namespace sayso::net {

/// Conversations where something on the way lets no WebSocket through: one message of the protocol a request, answered
/// by the messages that a socket would have brought. And the server's half of the key under which a phone of their own
/// keeps what could not be sent.
class TurnRoutes {
public:
    TurnRoutes(app::Conversation& conversation, app::SignInDesk& sign_in, Site const& site, Problems& problems,
        Limits const& limits, Clock const& clock);

    void add_to(Router& router);

private:
    boost::asio::awaitable<Response> turn(Call call);
    boost::asio::awaitable<Response> draft_key(Call call);

    app::Conversation& conversation_;
    app::SignInDesk& sign_in_;
    Site const& site_;
    Problems& problems_;
    TokenBuckets messages_;
};

} // namespace sayso::net

#pragma once

#include "app/sign_in.h"
#include "net/problems.h"
#include "net/router.h"
#include "net/sign_in_routes.h"
#include "net/site.h"

namespace sayso::net {

/// Screens that people share: made known, begun at, signed in at by a phone, and left for a phone.
class KioskRoutes {
public:
    KioskRoutes(app::SignInDesk& desk, SignInRoutes& sign_in, Site const& site, Problems& problems, Clock const& clock);

    void add_to(Router& router);

private:
    using Reply = boost::asio::awaitable<Response>;

    Reply known(Call call);
    Reply enrol(Call call);
    Reply begin(Call call);
    Reply redeem(Call call);
    Reply ask(Call call);
    Reply asked(Call call);
    Reply offer(Call call);
    Reply look(Call call);
    Reply settle_offer(Call call, bool yes);
    Reply open(Call call);
    Reply settle(Call call, bool yes);
    Reply open_hand_over(Call call);
    Reply take(Call call);
    Reply visit(Call call);

    Result<store::KioskRecord> kiosk(Call const& call) const;
    Response done(Result<> const& result, Call const& call);

    app::SignInDesk& desk_;
    SignInRoutes& sign_in_;
    Site const& site_;
    Problems& problems_;
    Clock const& clock_;
};

} // namespace sayso::net

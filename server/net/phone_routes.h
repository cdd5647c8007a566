#pragma once

#include "app/sign_in.h"
#include "net/problems.h"
#include "net/router.h"
#include "net/sign_in_routes.h"
#include "net/site.h"

namespace sayso::net {

/// A young person's own phone: made known, opened again, forgotten.
class PhoneRoutes {
public:
    using CloseSockets = std::function<void(SignInId)>;

    PhoneRoutes(app::SignInDesk& desk, SignInRoutes& sign_in, Problems& problems, CloseSockets close_sockets);

    void add_to(Router& router);

private:
    using Reply = boost::asio::awaitable<Response>;

    Reply own_devices(Call call);
    Reply begin_lock(Call call);
    Reply keep(Call call);
    Reply forget(Call call);
    Reply begin(Call call);
    Reply open(Call call);

    app::SignInDesk& desk_;
    SignInRoutes& sign_in_;
    Problems& problems_;
    CloseSockets close_sockets_;
};

} // namespace sayso::net

#pragma once

#include "app/sign_in.h"
#include "net/problems.h"
#include "net/router.h"
#include "net/site.h"
#include "wire/problem.h"

namespace sayso::net {

/// Coming in and going out.
class SignInRoutes {
public:
    using CloseSockets = std::function<void(SignInId)>;

    SignInRoutes(app::SignInDesk& desk, Site const& site, Problems& problems, Clock const& clock,
        CloseSockets close_sockets, std::string exit_to);

    void add_to(Router& router);

    /// The answer to who has just come in, with the cookie.
    boost::asio::awaitable<Response> welcome(Call call, Result<app::SignedIn> signed_in);

private:
    boost::asio::awaitable<Response> me(Call call);
    boost::asio::awaitable<Response> redeem(Call call);
    boost::asio::awaitable<Response> sign_in(Call call);
    boost::asio::awaitable<Response> sign_in_code(Call call);
    boost::asio::awaitable<Response> ask_passkey(Call call);
    boost::asio::awaitable<Response> sign_in_passkey(Call call);
    boost::asio::awaitable<Response> kiosk_begin(Call call);
    boost::asio::awaitable<Response> sign_out(Call call);
    boost::asio::awaitable<Response> exit(Call call);

    boost::asio::awaitable<void> end(std::optional<domain::Actor> actor);

    app::SignInDesk& desk_;
    Site const& site_;
    Problems& problems_;
    Clock const& clock_;
    CloseSockets close_sockets_;
    std::string exit_to_;
};

} // namespace sayso::net

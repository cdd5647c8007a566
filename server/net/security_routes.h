#pragma once

#include "app/sign_in.h"
#include "net/problems.h"
#include "net/router.h"
#include "net/site.h"

namespace sayso::net {

/// How somebody is signed in, and with what: devices, passkeys, authenticator apps, fresh proofs.
class SecurityRoutes {
public:
    using CloseSockets = std::function<void(SignInId)>;

    SecurityRoutes(app::SignInDesk& desk, Site const& site, Problems& problems, CloseSockets close_sockets,
        std::string site_name);

    void add_to(Router& router);

private:
    using Reply = boost::asio::awaitable<Response>;

    Reply devices(Call call);
    Reply end_device(Call call);
    Reply sign_out_everywhere(Call call);
    Reply revoke_credential(Call call);
    Reply begin_totp(Call call);
    Reply finish_totp(Call call);
    Reply begin_passkey(Call call);
    Reply finish_passkey(Call call);
    Reply begin_step_up(Call call);
    Reply step_up(Call call);

    Response done(Result<> const& result, text::Locale const& locale);
    std::optional<Response> refuse(Call const& call); // Who may not change how they sign in just now.

    app::SignInDesk& desk_;
    Site const& site_;
    Problems& problems_;
    CloseSockets close_sockets_;
    std::string site_name_;
};

/// Tries too many are 429, whatever they were tries of.
Response try_response(Problems& problems, Error const& error, text::Locale const& locale);

} // namespace sayso::net

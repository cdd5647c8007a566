#pragma once

#include "app/council_sign_in.h"
#include "net/problems.h"
#include "net/router.h"
#include "net/site.h"

namespace sayso::net {

/// In by the council's own sign-in, if it has one. What goes wrong takes the browser back to the desk's door with one
/// word in the fragment; the page has the words for people.
class CouncilSignInRoutes {
public:
    /// `sign_in` may be null: then there is only the password.
    CouncilSignInRoutes(app::CouncilSignIn* sign_in, Site const& site, Problems& problems, Clock const& clock);

    void add_to(Router& router);

private:
    boost::asio::awaitable<Response> ways(Call call);
    boost::asio::awaitable<Response> begin(Call call);
    boost::asio::awaitable<Response> finish(Call call);
    std::string redirect_address() const;

    app::CouncilSignIn* sign_in_;
    Site const& site_;
    Problems& problems_;
    Clock const& clock_;
};

} // namespace sayso::net

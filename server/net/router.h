#pragma once

#include "base/secret.h"
#include "domain/people.h"
#include "net/http.h"
#include "net/limits.h"
#include "net/problems.h"
#include "net/site.h"
#include "text/locale.h"
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sayso::net {

/// Who may call a route at all. What they may see through it is for the app to say.
enum class Who {
    anyone,
    signed_in,
    any_worker, // Whatever they work on.
    young_person, // Or a nameless visitor: someone with words of their own.
    worker, // With young people.
    flow_worker, // Who writes or approves flows, and does nothing else.
    counter, // Who may see totals.
    administrator,
};

/// A request that may be served: by whom, in which language, and what stood at the `{}` of the route's path.
struct Call {
    Request request;
    std::optional<domain::Actor> actor;
    std::string argument;
    text::Locale locale;
};

using Handler = std::function<boost::asio::awaitable<Response>(Call)>;

struct Route {
    Method method = Method::get; // get, post or put.
    std::string path; // "/api/v1/desk/alerts/{}/acknowledge"
    Who who = Who::worker;
    Handler handler;
};

/// The table of everything HTTP can ask for. What is not in it does not exist. Threads: the network thread.
class Router {
public:
    /// Who a cookie belongs to; forbidden if nobody.
    using Recognise = std::function<Result<domain::Actor>(Secret<std::string> const&)>;

    Router(Site const& site, Problems& problems, Recognise recognise, Limits const& limits, Clock const& clock);

    /// Asked before a route that needs a fresh proof of who somebody is; see step_up.h. forbidden if it is not there.
    void ask_for_proof(std::function<Result<>(domain::Actor const&)> proved) { proved_ = std::move(proved); }

    void add(Route route) { routes_.push_back(std::move(route)); }
    std::vector<Route> const& routes() const { return routes_; }

    /// Never fails and never throws: what goes wrong becomes a response.
    boost::asio::awaitable<Response> respond(Request request);

private:
    struct Found {
        Route const* route = nullptr;
        std::string argument;
        std::string allowed; // If the path is there, but not for this method.
    };
    Found find(Request const& request) const;
    std::optional<Response> refuse(Call const& call, Route const& route);
    std::optional<Response> recognise_caller(Call& call, Route const& route);

    Site const& site_;
    Problems& problems_;
    Recognise recognise_;
    std::function<Result<>(domain::Actor const&)> proved_;
    TokenBuckets by_address_;
    TokenBuckets by_sign_in_;
    std::vector<Route> routes_;
};

} // namespace sayso::net

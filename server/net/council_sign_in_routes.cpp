#include "net/council_sign_in_routes.h"

#include "base/log.h"
#include "identity/base64url.h"
#include "net/device_label.h"
#include "wire/security_bodies.h"

namespace sayso::net {

namespace asio = boost::asio;

namespace {

constexpr char const* desk = "/desk";

Response sent_to(std::string const& address)
{
    Response response;
    response.status = 302;
    response.headers.emplace_back("Location", address);
    return response;
}

std::string decoded(std::string_view query, std::string_view name)
{
    return identity::percent_decoded(query_value(query, name)).value_or("");
}

/// For the log all of it; for the page one of four words.
Response back_to_the_door(Error const& error)
{
    log_event("council_sign_in_refused", { { "code", name(error.code) }, { "detail", error.detail } });
    char const* why = "refused";
    if (error.detail == "identity_unknown")
        why = "unknown";
    else if (error.code == Errc::unavailable)
        why = "unreachable";
    else if (error.code == Errc::conflict)
        why = "too-many";
    return sent_to(std::string(desk) + "#sign-in-" + why);
}

} // namespace

CouncilSignInRoutes::CouncilSignInRoutes(
    app::CouncilSignIn* sign_in, Site const& site, Problems& problems, Clock const& clock)
    : sign_in_(sign_in)
    , site_(site)
    , problems_(problems)
    , clock_(clock)
{
}

void CouncilSignInRoutes::add_to(Router& router)
{
    using enum Method;
    router.add({ get, "/api/v1/sign-in", Who::anyone, [this](Call call) { return ways(std::move(call)); } });
    if (!sign_in_)
        return;
    router.add({ get, "/api/v1/sign-in/oidc", Who::anyone, [this](Call call) { return begin(std::move(call)); } });
    router.add(
        { get, "/api/v1/sign-in/oidc/callback", Who::anyone, [this](Call call) { return finish(std::move(call)); } });
}

std::string CouncilSignInRoutes::redirect_address() const
{
    return site_.origin() + "/api/v1/sign-in/oidc/callback";
}

asio::awaitable<Response> CouncilSignInRoutes::ways(Call)
{
    co_return json_response(200, wire::sign_in_ways_body(sign_in_ ? sign_in_->name() : ""));
}

asio::awaitable<Response> CouncilSignInRoutes::begin(Call call)
{
    auto begun = co_await sign_in_->begin(redirect_address(), call.request.address);
    if (!begun)
        co_return back_to_the_door(begun.error());
    auto response = sent_to(begun->url);
    site_.set_passing_cookie(response, begun->browser);
    co_return response;
}

asio::awaitable<Response> CouncilSignInRoutes::finish(Call call)
{
    app::CouncilSignIn::Returned returned;
    returned.state = decoded(call.request.query, "state");
    returned.code = decoded(call.request.query, "code");
    returned.issuer = decoded(call.request.query, "iss");
    returned.browser = site_.passing_token(call.request).value_or(Secret<std::string>());
    app::From from;
    from.address = call.request.address;
    from.device = device_label(call.request.user_agent);
    auto signed_in = co_await sign_in_->finish(std::move(returned), std::move(from));
    if (!signed_in)
        co_return back_to_the_door(signed_in.error());
    auto response = sent_to(desk);
    site_.set_cookie(response, signed_in->token, signed_in->expires, clock_.now());
    co_return response;
}

} // namespace sayso::net

#include "net/sign_in_routes.h"

#include "base/log.h"
#include "wire/http_bodies.h"
#include "wire/http_requests.h"

namespace sayso::net {

namespace asio = boost::asio;

SignInRoutes::SignInRoutes(app::SignInDesk& desk, Site const& site, Problems& problems, Clock const& clock,
    CloseSockets close_sockets, std::string exit_to)
    : desk_(desk)
    , site_(site)
    , problems_(problems)
    , clock_(clock)
    , close_sockets_(std::move(close_sockets))
    , exit_to_(std::move(exit_to))
{
}

void SignInRoutes::add_to(Router& router)
{
    using enum Method;
    router.add({ get, "/api/v1/me", Who::anyone, [this](Call call) { return me(std::move(call)); } });
    router.add({ post, "/api/v1/redeem", Who::anyone, [this](Call call) { return redeem(std::move(call)); } });
    router.add({ post, "/api/v1/sign-in", Who::anyone, [this](Call call) { return sign_in(std::move(call)); } });
    router.add(
        { post, "/api/v1/kiosk/begin", Who::anyone, [this](Call call) { return kiosk_begin(std::move(call)); } });
    router.add({ post, "/api/v1/sign-out", Who::signed_in, [this](Call call) { return sign_out(std::move(call)); } });
    router.add({ get, "/exit", Who::anyone, [this](Call call) { return exit(std::move(call)); } });
}

asio::awaitable<Response> SignInRoutes::me(Call call)
{
    if (!call.actor)
        co_return json_response(200, wire::nobody_body());
    auto names = co_await desk_.names(*call.actor);
    if (!names)
        co_return problems_.response(names.error(), call.locale);
    wire::SignedInView view { call.actor->role, names->name, names->adviser, names->age, call.actor->worker };
    co_return json_response(200, wire::to_body(view));
}

asio::awaitable<Response> SignInRoutes::redeem(Call call)
{
    auto body = wire::parse_redeem_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto signed_in = co_await desk_.redeem(std::move(body->code), call.request.address);
    co_return co_await welcome(std::move(call), std::move(signed_in));
}

asio::awaitable<Response> SignInRoutes::sign_in(Call call)
{
    auto body = wire::parse_sign_in_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto signed_in = co_await desk_.worker(std::move(body->user), std::move(body->password));
    co_return co_await welcome(std::move(call), std::move(signed_in));
}

asio::awaitable<Response> SignInRoutes::kiosk_begin(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto signed_in = co_await desk_.visitor(call.request.address);
    co_return co_await welcome(std::move(call), std::move(signed_in));
}

asio::awaitable<Response> SignInRoutes::welcome(Call call, Result<app::SignedIn> signed_in)
{
    if (!signed_in) {
        auto response = problems_.response(signed_in.error(), call.locale);
        if (signed_in.error().code == Errc::conflict)
            response.status = 429;
        co_return response;
    }
    // Whoever used this browser before is out: a kiosk is handed on, and so is a phone.
    co_await end(call.actor);
    auto const& [name, adviser, age] = signed_in->names;
    wire::SignedInView view { signed_in->actor.role, name, adviser, age, signed_in->actor.worker };
    auto response = json_response(200, wire::to_body(view));
    site_.set_cookie(response, signed_in->token, signed_in->expires, clock_.now());
    co_return response;
}

asio::awaitable<void> SignInRoutes::end(std::optional<domain::Actor> actor)
{
    if (!actor)
        co_return;
    auto ended = co_await desk_.sign_out(*actor);
    if (!ended)
        log_event("sign_out_failed",
            { { "sign_in", actor->sign_in.text() }, { "code", name(ended.error().code) },
                { "detail", ended.error().detail } });
    close_sockets_(actor->sign_in);
}

asio::awaitable<Response> SignInRoutes::sign_out(Call call)
{
    co_await end(call.actor);
    Response response;
    response.status = 204;
    site_.clear_cookie(response);
    co_return response;
}

asio::awaitable<Response> SignInRoutes::exit(Call call)
{
    co_await end(call.actor);
    Response response;
    response.status = 302;
    response.headers.emplace_back("Location", exit_to_);
    site_.clear_cookie(response);
    co_return response;
}

} // namespace sayso::net

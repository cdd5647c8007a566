#include "net/sign_in_routes.h"

#include "base/log.h"
#include "net/device_label.h"
#include "net/security_routes.h"
#include "wire/http_bodies.h"
#include "wire/http_requests.h"
#include "wire/security_bodies.h"
#include "wire/security_requests.h"

namespace sayso::net {

namespace asio = boost::asio;

namespace {

/// On a phone of their own the key stays that opens it again; without the sign-in it opens nothing.
bool keeps_its_key(Call const& call)
{
    return query_value(call.request.query, "phone") == "own";
}

} // namespace

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
        { post, "/api/v1/sign-in/totp", Who::anyone, [this](Call call) { return sign_in_code(std::move(call)); } });
    router.add({ post, "/api/v1/sign-in/passkey/begin", Who::anyone,
        [this](Call call) { return ask_passkey(std::move(call)); } });
    router.add({ post, "/api/v1/sign-in/passkey/finish", Who::anyone,
        [this](Call call) { return sign_in_passkey(std::move(call)); } });
    router.add(
        { post, "/api/v1/kiosk/begin", Who::anyone, [this](Call call) { return kiosk_begin(std::move(call)); } });
    router.add({ post, "/api/v1/sign-out", Who::signed_in, [this](Call call) { return sign_out(std::move(call)); } });
    router.add({ get, "/exit", Who::anyone, [this](Call call) { return exit(std::move(call)); } });
}

asio::awaitable<Response> SignInRoutes::me(Call call)
{
    if (!call.actor)
        co_return json_response(200, wire::nobody_body());
    auto seen = co_await desk_.seen(*call.actor);
    if (!seen)
        co_return problems_.response(seen.error(), call.locale);
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
    auto signed_in = co_await desk_.redeem(
        std::move(body->code), call.request.address, device_label(call.request.user_agent));
    co_return co_await welcome(std::move(call), std::move(signed_in));
}

asio::awaitable<Response> SignInRoutes::sign_in(Call call)
{
    auto body = wire::parse_sign_in_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    app::From from;
    from.address = call.request.address;
    from.device = device_label(call.request.user_agent);
    auto entrance = co_await desk_.worker(std::move(body->user), std::move(body->password), std::move(from));
    if (!entrance)
        co_return try_response(problems_, entrance.error(), call.locale);
    if (auto const* step = std::get_if<app::SecondStep>(&*entrance))
        co_return json_response(200, wire::second_step_body(step->ticket, step->ways));
    Result<app::SignedIn> signed_in(std::move(std::get<app::SignedIn>(*entrance)));
    co_return co_await welcome(std::move(call), std::move(signed_in));
}

asio::awaitable<Response> SignInRoutes::sign_in_code(Call call)
{
    auto body = wire::parse_code_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto signed_in = co_await desk_.with_code(std::move(body->ticket), std::move(body->code));
    co_return co_await welcome(std::move(call), std::move(signed_in));
}

asio::awaitable<Response> SignInRoutes::ask_passkey(Call call)
{
    auto body = wire::parse_ticket_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto question = desk_.ask_passkey(std::move(body->ticket), call.request.origin.value_or(""));
    if (!question)
        co_return problems_.response(question.error(), call.locale);
    co_return json_response(200, wire::to_body(*question));
}

asio::awaitable<Response> SignInRoutes::sign_in_passkey(Call call)
{
    auto body = wire::parse_passkey_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto signed_in = co_await desk_.with_passkey(std::move(body->ticket), std::move(body->answer));
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
    if (!signed_in)
        co_return try_response(problems_, signed_in.error(), call.locale);
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
    site_.clear_cookie(response, keeps_its_key(call));
    co_return response;
}

asio::awaitable<Response> SignInRoutes::exit(Call call)
{
    co_await end(call.actor);
    Response response;
    response.status = 302;
    response.headers.emplace_back("Location", exit_to_);
    site_.clear_cookie(response, keeps_its_key(call));
    co_return response;
}

} // namespace sayso::net

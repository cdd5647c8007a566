#include "net/security_routes.h"

#include "wire/security_bodies.h"
#include "wire/security_requests.h"

namespace sayso::net {

namespace asio = boost::asio;

Response try_response(Problems& problems, Error const& error, text::Locale const& locale)
{
    auto response = problems.response(error, locale);
    if (error.code == Errc::conflict && error.detail == "too_many_tries")
        response.status = 429;
    return response;
}

SecurityRoutes::SecurityRoutes(app::SignInDesk& desk, Site const& site, Problems& problems,
    CloseSockets close_sockets, std::string site_name)
    : desk_(desk)
    , site_(site)
    , problems_(problems)
    , close_sockets_(std::move(close_sockets))
    , site_name_(std::move(site_name))
{
}

void SecurityRoutes::add_to(Router& router)
{
    using Work = Reply (SecurityRoutes::*)(Call);
    auto add = [&](Method method, char const* path, Who who, Work work) {
        router.add({ method, path, who, [this, work](Call call) { return (this->*work)(std::move(call)); } });
    };
    using enum Method;
    add(get, "/api/v1/me/devices", Who::any_worker, &SecurityRoutes::devices);
    add(post, "/api/v1/me/devices/{}/revoke", Who::any_worker, &SecurityRoutes::end_device);
    add(post, "/api/v1/me/credentials/{}/revoke", Who::any_worker, &SecurityRoutes::revoke_credential);
    add(post, "/api/v1/me/totp/begin", Who::any_worker, &SecurityRoutes::begin_totp);
    add(post, "/api/v1/me/totp/finish", Who::any_worker, &SecurityRoutes::finish_totp);
    add(post, "/api/v1/me/passkeys/begin", Who::any_worker, &SecurityRoutes::begin_passkey);
    add(post, "/api/v1/me/passkeys/finish", Who::any_worker, &SecurityRoutes::finish_passkey);
    add(post, "/api/v1/me/step-up/begin", Who::any_worker, &SecurityRoutes::begin_step_up);
    add(post, "/api/v1/me/step-up", Who::any_worker, &SecurityRoutes::step_up);
    add(post, "/api/v1/own/devices/{}/revoke", Who::young_person, &SecurityRoutes::end_device);
    add(post, "/api/v1/sign-out-everywhere", Who::signed_in, &SecurityRoutes::sign_out_everywhere);
}

Response SecurityRoutes::done(Result<> const& result, text::Locale const& locale)
{
    if (!result)
        return try_response(problems_, result.error(), locale);
    Response response;
    response.status = 204;
    return response;
}

std::optional<Response> SecurityRoutes::refuse(Call const& call)
{
    auto fresh = desk_.proved_lately(*call.actor, desk_.now());
    if (!fresh)
        return problems_.response(fresh.error(), call.locale);
    return std::nullopt;
}

asio::awaitable<Response> SecurityRoutes::devices(Call call)
{
    auto devices = desk_.devices(*call.actor, call.locale);
    if (!devices)
        co_return problems_.response(devices.error(), call.locale);
    auto credentials = desk_.second_factors().list(call.actor->worker, call.locale);
    if (!credentials)
        co_return problems_.response(credentials.error(), call.locale);
    co_return json_response(200, wire::devices_body(*devices, *credentials));
}

asio::awaitable<Response> SecurityRoutes::end_device(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    if (call.actor->role == domain::Role::visitor)
        co_return problems_.response(fail(Errc::forbidden, "forbidden"), call.locale);
    auto id = SignInId::parse(call.argument);
    if (!id)
        co_return problems_.response(fail(Errc::not_found, "not_found"), call.locale);
    auto ended = co_await desk_.end_device(*call.actor, *id);
    if (ended)
        close_sockets_(*id);
    co_return done(ended, call.locale);
}

asio::awaitable<Response> SecurityRoutes::sign_out_everywhere(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto ended = co_await desk_.sign_out_everywhere(*call.actor);
    if (!ended)
        co_return problems_.response(ended.error(), call.locale);
    for (auto const& sign_in : *ended)
        close_sockets_(sign_in);
    Response response;
    response.status = 204;
    site_.clear_cookie(response);
    co_return response;
}

asio::awaitable<Response> SecurityRoutes::revoke_credential(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    if (auto refused = refuse(call))
        co_return std::move(*refused);
    auto id = CredentialId::parse(call.argument);
    if (!id)
        co_return problems_.response(fail(Errc::not_found, "not_found"), call.locale);
    auto revoked = co_await desk_.second_factors().revoke(*call.actor, *id);
    co_return done(revoked, call.locale);
}

asio::awaitable<Response> SecurityRoutes::begin_totp(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    if (auto refused = refuse(call))
        co_return std::move(*refused);
    auto offer = desk_.second_factors().begin_totp(call.actor->worker);
    if (!offer)
        co_return problems_.response(offer.error(), call.locale);
    co_return json_response(200, wire::to_body(*offer));
}

asio::awaitable<Response> SecurityRoutes::finish_totp(Call call)
{
    auto body = wire::parse_new_app_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto kept = co_await desk_.second_factors().finish_totp(
        *call.actor, body->ticket.reveal(), std::move(body->code), std::move(body->label));
    co_return done(kept, call.locale);
}

asio::awaitable<Response> SecurityRoutes::begin_passkey(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    if (auto refused = refuse(call))
        co_return std::move(*refused);
    auto offer = desk_.second_factors().begin_passkey(call.actor->worker, call.request.origin.value_or(""));
    if (!offer)
        co_return problems_.response(offer.error(), call.locale);
    co_return json_response(200, wire::to_body(*offer, site_name_));
}

asio::awaitable<Response> SecurityRoutes::finish_passkey(Call call)
{
    auto body = wire::parse_new_passkey_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto kept = co_await desk_.second_factors().finish_passkey(
        *call.actor, std::move(body->answer), std::move(body->label));
    co_return done(kept, call.locale);
}

asio::awaitable<Response> SecurityRoutes::begin_step_up(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto ways = desk_.second_factors().ways(call.actor->worker);
    if (!ways)
        co_return problems_.response(ways.error(), call.locale);
    if (!ways->passkey)
        co_return json_response(200, wire::step_up_body(*ways, nullptr));
    auto question = desk_.second_factors().ask_passkey(call.actor->worker, call.request.origin.value_or(""));
    ways->passkey = question.has_value(); // None for this address: then a code has to do.
    co_return json_response(200, wire::step_up_body(*ways, question ? &*question : nullptr));
}

asio::awaitable<Response> SecurityRoutes::step_up(Call call)
{
    auto body = wire::parse_step_up_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    Result<> proved;
    if (body->passkey)
        proved = co_await desk_.step_up_with_passkey(*call.actor, std::move(*body->passkey));
    else if (body->password)
        proved = co_await desk_.step_up_with_password(*call.actor, std::move(*body->password));
    else
        proved = co_await desk_.step_up_with_code(*call.actor, std::move(body->code));
    co_return done(proved, call.locale);
}

} // namespace sayso::net

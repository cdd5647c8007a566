#include "net/phone_routes.h"

#include "net/device_label.h"
#include "net/security_routes.h"
#include "wire/http_bodies.h"
#include "wire/phone_bodies.h"
#include "wire/security_bodies.h"

namespace sayso::net {

namespace asio = boost::asio;

namespace {

/// A visitor at a kiosk has no phone here.
bool has_a_phone(Call const& call)
{
    return call.actor->role == domain::Role::young_person;
}

} // namespace

PhoneRoutes::PhoneRoutes(
    app::SignInDesk& desk, SignInRoutes& sign_in, Problems& problems, CloseSockets close_sockets)
    : desk_(desk)
    , sign_in_(sign_in)
    , problems_(problems)
    , close_sockets_(std::move(close_sockets))
{
}

void PhoneRoutes::add_to(Router& router)
{
    using Work = Reply (PhoneRoutes::*)(Call);
    auto add = [&](Method method, char const* path, Who who, Work work) {
        router.add({ method, path, who, [this, who, work](Call call) -> Reply {
                        if (who == Who::young_person && !has_a_phone(call))
                            co_return problems_.response(fail(Errc::forbidden, "forbidden"), call.locale);
                        co_return co_await (this->*work)(std::move(call));
                    } });
    };
    using enum Method;
    add(get, "/api/v1/own/devices", Who::young_person, &PhoneRoutes::own_devices);
    add(post, "/api/v1/own/phones", Who::young_person, &PhoneRoutes::keep);
    add(post, "/api/v1/own/phones/begin", Who::young_person, &PhoneRoutes::begin_lock);
    add(post, "/api/v1/own/phones/{}/forget", Who::young_person, &PhoneRoutes::forget);
    add(post, "/api/v1/phone/begin", Who::anyone, &PhoneRoutes::begin);
    add(post, "/api/v1/phone/open", Who::anyone, &PhoneRoutes::open);
}

asio::awaitable<Response> PhoneRoutes::own_devices(Call call)
{
    auto devices = desk_.devices(*call.actor, call.locale);
    if (!devices)
        co_return problems_.response(devices.error(), call.locale);
    auto phones = desk_.phones().list(*call.actor, call.locale);
    if (!phones)
        co_return problems_.response(phones.error(), call.locale);
    co_return json_response(200, wire::own_devices_body(*devices, *phones));
}

asio::awaitable<Response> PhoneRoutes::begin_lock(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto offer = desk_.phones().begin_passkey(*call.actor, call.request.origin.value_or(""));
    if (!offer)
        co_return problems_.response(offer.error(), call.locale);
    co_return json_response(200, wire::to_body(*offer, "Sayso")); // Not the council's name: others see the phone's list.
}

asio::awaitable<Response> PhoneRoutes::keep(Call call)
{
    auto body = wire::parse_new_phone_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    app::NewPhone phone;
    phone.key = std::move(body->key);
    phone.pin = std::move(body->pin);
    phone.passkey = std::move(body->passkey);
    phone.instead_of = body->instead_of;
    phone.label = device_label(call.request.user_agent);
    auto kept = co_await desk_.keep_phone(*call.actor, std::move(phone));
    if (!kept)
        co_return problems_.response(kept.error(), call.locale);
    co_return json_response(200, wire::new_phone_body(*kept));
}

asio::awaitable<Response> PhoneRoutes::forget(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = PhoneId::parse(call.argument);
    if (!id)
        co_return problems_.response(fail(Errc::not_found, "not_found"), call.locale);
    auto ended = co_await desk_.forget_phone(*call.actor, *id);
    if (!ended)
        co_return problems_.response(ended.error(), call.locale);
    close_sockets_(*ended);
    Response response;
    response.status = 204;
    co_return response;
}

asio::awaitable<Response> PhoneRoutes::begin(Call call)
{
    auto phone = wire::parse_phone_body(call.request.body);
    if (!phone)
        co_return problems_.response(phone.error(), call.locale);
    auto question = desk_.phones().ask(*phone, call.request.origin.value_or(""));
    if (!question)
        co_return problems_.response(question.error(), call.locale);
    co_return json_response(200, wire::to_body(*question));
}

asio::awaitable<Response> PhoneRoutes::open(Call call)
{
    auto body = wire::parse_phone_answer_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    app::PhoneAnswer answer;
    answer.ticket = std::move(body->ticket);
    answer.signature = std::move(body->signature);
    answer.pin = std::move(body->pin);
    answer.passkey = std::move(body->passkey);
    auto entrance = co_await desk_.with_phone(std::move(answer), call.actor);
    if (!entrance)
        co_return problems_.response(entrance.error(), call.locale);
    if (auto const* wrong = std::get_if<app::WrongPin>(&*entrance)) {
        auto problem = problems_.explain(fail(Errc::forbidden, "pin_wrong"), call.locale);
        co_return json_response(403, wire::wrong_pin_body(problem.text, wrong->left));
    }
    if (auto const* here = std::get_if<app::SignInDesk::StillHere>(&*entrance)) {
        auto const& [name, adviser, age] = here->names;
        wire::SignedInView view { call.actor->role, name, adviser, age, call.actor->worker };
        co_return json_response(200, wire::to_body(view));
    }
    Result<app::SignedIn> signed_in(std::move(std::get<app::SignedIn>(*entrance)));
    co_return co_await sign_in_.welcome(std::move(call), std::move(signed_in));
}

} // namespace sayso::net

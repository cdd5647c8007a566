#include "net/kiosk_routes.h"

#include "net/device_label.h"
#include "net/security_routes.h"
#include "wire/http_bodies.h"
#include "wire/kiosk_bodies.h"

namespace sayso::net {

namespace asio = boost::asio;

namespace {

wire::PairingView view_of(app::Pairing const& pairing)
{
    wire::PairingView view;
    view.kiosk = pairing.name;
    if (pairing.state != app::Pairing::State::shown)
        view.pictures = pairing.pictures;
    return view;
}

/// To the kiosk: what its square holds, and by what it asks on.
Response shown(app::Pairing const& pairing)
{
    auto view = view_of(pairing);
    view.secret = pairing.ticket;
    view.token = pairing.token;
    return json_response(200, wire::to_body(view, "ticket"));
}

/// To the phone that looked at it.
Response opened(app::Pairing const& pairing, bool signs_out = false)
{
    auto view = view_of(pairing);
    view.signs_out = signs_out;
    view.secret = pairing.claim;
    return json_response(200, wire::to_body(view, "claim"));
}

/// The code or token of a kiosk must not come from a phone's own sign-in, and the other way round.
bool is_own_phone(Call const& call)
{
    return call.actor->role == domain::Role::young_person && !call.actor->visit;
}

} // namespace

KioskRoutes::KioskRoutes(
    app::SignInDesk& desk, SignInRoutes& sign_in, Site const& site, Problems& problems, Clock const& clock)
    : desk_(desk)
    , sign_in_(sign_in)
    , site_(site)
    , problems_(problems)
    , clock_(clock)
{
}

void KioskRoutes::add_to(Router& router)
{
    using Work = Reply (KioskRoutes::*)(Call);
    using Choice = Reply (KioskRoutes::*)(Call, bool);
    auto add = [&](Method method, char const* path, Who who, Work work) {
        router.add({ method, path, who, [this, work](Call call) { return (this->*work)(std::move(call)); } });
    };
    auto add_choice = [&](char const* path, Who who, Choice work, bool yes) {
        router.add({ Method::post, path, who,
            [this, work, yes](Call call) { return (this->*work)(std::move(call), yes); } });
    };
    using enum Method;
    add(get, "/api/v1/kiosk", Who::anyone, &KioskRoutes::known);
    add(post, "/api/v1/kiosk/enrol", Who::anyone, &KioskRoutes::enrol);
    add(post, "/api/v1/kiosk/begin", Who::anyone, &KioskRoutes::begin);
    add(post, "/api/v1/kiosk/redeem", Who::anyone, &KioskRoutes::redeem);
    add(post, "/api/v1/kiosk/ask", Who::anyone, &KioskRoutes::ask);
    add(post, "/api/v1/kiosk/asked", Who::anyone, &KioskRoutes::asked);
    add(post, "/api/v1/kiosk/hand-over", Who::young_person, &KioskRoutes::offer);
    add(post, "/api/v1/kiosk/hand-over/look", Who::young_person, &KioskRoutes::look);
    add_choice("/api/v1/kiosk/hand-over/agree", Who::young_person, &KioskRoutes::settle_offer, true);
    add_choice("/api/v1/kiosk/hand-over/refuse", Who::young_person, &KioskRoutes::settle_offer, false);
    add(post, "/api/v1/own/visit/open", Who::young_person, &KioskRoutes::open);
    add_choice("/api/v1/own/visit/agree", Who::young_person, &KioskRoutes::settle, true);
    add_choice("/api/v1/own/visit/refuse", Who::young_person, &KioskRoutes::settle, false);
    add(post, "/api/v1/hand-over/open", Who::anyone, &KioskRoutes::open_hand_over);
    add(post, "/api/v1/hand-over/take", Who::anyone, &KioskRoutes::take);
    add(get, "/api/v1/visit", Who::young_person, &KioskRoutes::visit);
}

Result<store::KioskRecord> KioskRoutes::kiosk(Call const& call) const
{
    return desk_.kiosks().find(site_.kiosk_token(call.request));
}

Response KioskRoutes::done(Result<> const& result, Call const& call)
{
    if (!result)
        return problems_.response(result.error(), call.locale);
    Response response;
    response.status = 204;
    return response;
}

asio::awaitable<Response> KioskRoutes::known(Call call)
{
    auto found = kiosk(call);
    if (!found && found.error().code != Errc::forbidden)
        co_return problems_.response(found.error(), call.locale);
    auto response = json_response(200, wire::kiosk_body(found ? std::optional(found->name) : std::nullopt));
    if (auto token = site_.kiosk_token(call.request); token && found && !found->token_index.empty())
        site_.set_kiosk_cookie(response, *token); // As long as it is used, it stays one.
    co_return response;
}

asio::awaitable<Response> KioskRoutes::enrol(Call call)
{
    auto body = wire::parse_enrol_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    if (!body->device.reveal().empty()) {
        auto known = desk_.kiosks().find(body->device);
        if (!known || known->token_index.empty()) // In a demo anything finds one.
            co_return problems_.response(
                known ? fail(Errc::forbidden, "kiosk_unknown") : known.error(), call.locale);
        auto response = json_response(200, wire::kiosk_body(known->name));
        site_.set_kiosk_cookie(response, body->device);
        co_return response;
    }
    auto enrolled = co_await desk_.enrol_kiosk(std::move(body->code), call.request.address);
    if (!enrolled)
        co_return try_response(problems_, enrolled.error(), call.locale);
    auto response = json_response(200, wire::kiosk_body(enrolled->name));
    site_.set_kiosk_cookie(response, enrolled->token);
    co_return response;
}

asio::awaitable<Response> KioskRoutes::begin(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto here = kiosk(call);
    if (!here)
        co_return problems_.response(here.error(), call.locale);
    auto signed_in = co_await desk_.visitor(call.request.address, here->id);
    co_return co_await sign_in_.welcome(std::move(call), std::move(signed_in));
}

asio::awaitable<Response> KioskRoutes::redeem(Call call)
{
    auto body = wire::parse_redeem_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto here = kiosk(call);
    if (!here)
        co_return problems_.response(here.error(), call.locale);
    auto signed_in = co_await desk_.redeem_at(std::move(*here), std::move(body->code));
    co_return co_await sign_in_.welcome(std::move(call), std::move(signed_in));
}

asio::awaitable<Response> KioskRoutes::ask(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto here = kiosk(call);
    if (!here)
        co_return problems_.response(here.error(), call.locale);
    co_return shown(desk_.kiosks().show(*here, app::Pairing::Kind::sign_in, {}, {}));
}

asio::awaitable<Response> KioskRoutes::asked(Call call)
{
    auto ticket = wire::parse_one_text_body(call.request.body, "ticket");
    if (!ticket)
        co_return problems_.response(ticket.error(), call.locale);
    auto here = kiosk(call);
    if (!here)
        co_return problems_.response(here.error(), call.locale);
    auto asked = co_await desk_.asked_visit(std::move(*here), std::move(*ticket));
    if (!asked)
        co_return problems_.response(asked.error(), call.locale);
    if (auto const* waits = std::get_if<app::Pairing>(&*asked))
        co_return json_response(200, wire::to_body(view_of(*waits), "ticket"));
    Result<app::SignedIn> signed_in(std::move(std::get<app::SignedIn>(*asked)));
    co_return co_await sign_in_.welcome(std::move(call), std::move(signed_in));
}

asio::awaitable<Response> KioskRoutes::offer(Call call)
{
    auto session = wire::parse_session_body(call.request.body);
    if (!session)
        co_return problems_.response(session.error(), call.locale);
    auto here = kiosk(call);
    if (!here)
        co_return problems_.response(here.error(), call.locale);
    auto offered = desk_.offer_hand_over(*here, *call.actor, *session);
    co_return offered ? shown(*offered) : problems_.response(offered.error(), call.locale);
}

asio::awaitable<Response> KioskRoutes::look(Call call)
{
    auto ticket = wire::parse_one_text_body(call.request.body, "ticket");
    if (!ticket)
        co_return problems_.response(ticket.error(), call.locale);
    auto here = kiosk(call);
    if (!here)
        co_return problems_.response(here.error(), call.locale);
    auto pairing = desk_.look_at_hand_over(*here, *call.actor, *ticket);
    if (!pairing)
        co_return problems_.response(pairing.error(), call.locale);
    co_return json_response(200, wire::to_body(view_of(*pairing), "ticket"));
}

asio::awaitable<Response> KioskRoutes::settle_offer(Call call, bool yes)
{
    auto ticket = wire::parse_one_text_body(call.request.body, "ticket");
    if (!ticket)
        co_return problems_.response(ticket.error(), call.locale);
    auto here = kiosk(call);
    if (!here)
        co_return problems_.response(here.error(), call.locale);
    auto settled = co_await desk_.settle_hand_over(std::move(*here), *call.actor, std::move(*ticket), yes);
    co_return done(settled, call);
}

asio::awaitable<Response> KioskRoutes::open(Call call)
{
    auto token = wire::parse_one_text_body(call.request.body, "token");
    if (!token)
        co_return problems_.response(token.error(), call.locale);
    if (!is_own_phone(call))
        co_return problems_.response(fail(Errc::forbidden, "forbidden"), call.locale);
    auto pairing = desk_.open_visit(*call.actor, *token);
    co_return pairing ? opened(*pairing) : problems_.response(pairing.error(), call.locale);
}

asio::awaitable<Response> KioskRoutes::settle(Call call, bool yes)
{
    auto claim = wire::parse_one_text_body(call.request.body, "claim");
    if (!claim)
        co_return problems_.response(claim.error(), call.locale);
    if (!is_own_phone(call))
        co_return problems_.response(fail(Errc::forbidden, "forbidden"), call.locale);
    auto settled = co_await desk_.settle_visit(*call.actor, std::move(*claim), yes);
    co_return done(settled, call);
}

asio::awaitable<Response> KioskRoutes::open_hand_over(Call call)
{
    auto token = wire::parse_one_text_body(call.request.body, "token");
    if (!token)
        co_return problems_.response(token.error(), call.locale);
    auto pairing = desk_.open_hand_over(*token);
    bool somebody_else = pairing && call.actor
        && (call.actor->visit || call.actor->young_person != pairing->who.young_person);
    co_return pairing ? opened(*pairing, somebody_else) : problems_.response(pairing.error(), call.locale);
}

asio::awaitable<Response> KioskRoutes::take(Call call)
{
    auto claim = wire::parse_one_text_body(call.request.body, "claim");
    if (!claim)
        co_return problems_.response(claim.error(), call.locale);
    auto taken
        = co_await desk_.take_hand_over(std::move(*claim), call.actor, device_label(call.request.user_agent));
    if (!taken)
        co_return problems_.response(taken.error(), call.locale);
    if (taken->session.is_nil())
        co_return json_response(200, wire::waiting_body());
    auto body = wire::visit_body(taken->session);
    if (!taken->signed_in)
        co_return json_response(200, std::move(body));
    Result<app::SignedIn> signed_in(std::move(*taken->signed_in));
    auto response = co_await sign_in_.welcome(std::move(call), std::move(signed_in));
    response.body = std::move(body); // With the cookie of the welcome.
    co_return response;
}

asio::awaitable<Response> KioskRoutes::visit(Call call)
{
    auto session = desk_.session_of_visit(*call.actor);
    co_return session ? json_response(200, wire::visit_body(*session))
                      : problems_.response(session.error(), call.locale);
}

} // namespace sayso::net

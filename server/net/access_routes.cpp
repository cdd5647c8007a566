#include "net/access_routes.h"

#include "wire/access_bodies.h"
#include "wire/access_requests.h"

namespace sayso::net {

namespace asio = boost::asio;

namespace {

Response done()
{
    Response response;
    response.status = 204;
    return response;
}

Error nothing_there()
{
    return fail(Errc::not_found, "not_found");
}

} // namespace

AccessRoutes::AccessRoutes(
    app::AccessDesk& desk, app::WorkerOffice& office, app::Totals& totals, Problems& problems)
    : desk_(desk)
    , office_(office)
    , totals_(totals)
    , problems_(problems)
{
}

void AccessRoutes::add_to(Router& router)
{
    using Work = asio::awaitable<Response> (AccessRoutes::*)(Call);
    auto add = [&](Method method, char const* path, Who who, Work work) {
        router.add({ method, path, who, [this, work](Call call) { return (this->*work)(std::move(call)); } });
    };
    auto add_end = [&](char const* path, domain::GrantKind kind) {
        router.add(
            { Method::post, path, Who::worker, [this, kind](Call call) { return end(std::move(call), kind); } });
    };
    using enum Method;
    add(post, "/api/v1/desk/cover", Who::worker, &AccessRoutes::cover);
    add_end("/api/v1/desk/cover/{}/end", domain::GrantKind::cover);
    add(post, "/api/v1/desk/break-glass", Who::worker, &AccessRoutes::break_glass);
    add_end("/api/v1/desk/break-glass/{}/end", domain::GrantKind::break_glass);
    add(post, "/api/v1/desk/agency-access", Who::worker, &AccessRoutes::let_agency_in);
    add_end("/api/v1/desk/agency-access/{}/end", domain::GrantKind::agency);
    add(get, "/api/v1/desk/grants", Who::worker, &AccessRoutes::grants);
    add(get, "/api/v1/admin/workers", Who::administrator, &AccessRoutes::workers);
    add(post, "/api/v1/admin/workers", Who::administrator, &AccessRoutes::add_worker);
    add(post, "/api/v1/admin/workers/{}/deactivate", Who::administrator, &AccessRoutes::deactivate);
    add(post, "/api/v1/admin/workers/{}/role", Who::administrator, &AccessRoutes::set_role);
    add(post, "/api/v1/admin/workers/{}/card", Who::administrator, &AccessRoutes::set_card);
    add(get, "/api/v1/totals", Who::counter, &AccessRoutes::totals);
}

/// "missing_field reason" is a key and the part at fault; other details name no part.
Response AccessRoutes::refusal(Error const& error, text::Locale const& locale)
{
    auto space = error.detail.find(' ');
    if (error.code != Errc::invalid_input || space == std::string::npos)
        return problems_.response(error, locale);
    wire::MessageFault fault;
    fault.key = error.detail.substr(0, space);
    fault.field = error.detail.substr(space + 1);
    return problems_.response(fault, locale);
}

template <class View> Response AccessRoutes::written(Result<View> const& view, text::Locale const& locale)
{
    if (!view)
        return refusal(view.error(), locale);
    return json_response(200, wire::to_body(*view));
}

asio::awaitable<Response> AccessRoutes::cover(Call call)
{
    auto body = wire::parse_cover_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    app::AccessDesk::Cover wanted;
    wanted.worker = body->worker;
    wanted.for_worker = body->for_worker;
    wanted.until = body->until;
    wanted.reason = std::move(body->reason);
    auto grant = co_await desk_.cover(*call.actor, std::move(wanted));
    co_return written(grant, call.locale);
}

asio::awaitable<Response> AccessRoutes::break_glass(Call call)
{
    auto body = wire::parse_break_glass_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto opened
        = co_await desk_.break_glass(*call.actor, std::move(body->case_number), std::move(body->reason));
    co_return written(opened, call.locale);
}

asio::awaitable<Response> AccessRoutes::let_agency_in(Call call)
{
    auto body = wire::parse_agency_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    app::AccessDesk::Agency wanted;
    wanted.young_person = body->young_person;
    wanted.worker = body->worker;
    wanted.until = body->until;
    wanted.reason = std::move(body->reason);
    auto grant = co_await desk_.let_agency_in(*call.actor, std::move(wanted));
    co_return written(grant, call.locale);
}

asio::awaitable<Response> AccessRoutes::end(Call call, domain::GrantKind kind)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = GrantId::parse(call.argument);
    if (!id)
        co_return problems_.response(nothing_there(), call.locale);
    auto ended = co_await desk_.end(*call.actor, kind, *id);
    co_return ended ? done() : refusal(ended.error(), call.locale);
}

asio::awaitable<Response> AccessRoutes::grants(Call call)
{
    auto grants = co_await desk_.grants(*call.actor);
    co_return written(grants, call.locale);
}

asio::awaitable<Response> AccessRoutes::workers(Call call)
{
    auto workers = co_await office_.workers(*call.actor);
    co_return written(workers, call.locale);
}

asio::awaitable<Response> AccessRoutes::add_worker(Call call)
{
    auto body = wire::parse_new_worker_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    app::WorkerOffice::NewWorker wanted;
    wanted.user = std::move(body->user);
    wanted.name = std::move(body->name);
    wanted.role = body->role;
    wanted.team = std::move(body->team);
    wanted.password = std::move(body->password);
    auto added = co_await office_.add(*call.actor, std::move(wanted));
    co_return written(added, call.locale);
}

asio::awaitable<Response> AccessRoutes::deactivate(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = WorkerId::parse(call.argument);
    if (!id)
        co_return problems_.response(nothing_there(), call.locale);
    auto out = co_await office_.deactivate(*call.actor, *id);
    co_return out ? done() : refusal(out.error(), call.locale);
}

asio::awaitable<Response> AccessRoutes::set_role(Call call)
{
    auto body = wire::parse_role_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = WorkerId::parse(call.argument);
    if (!id)
        co_return problems_.response(nothing_there(), call.locale);
    auto changed = co_await office_.set_role(*call.actor, *id, body->role);
    co_return changed ? done() : refusal(changed.error(), call.locale);
}

asio::awaitable<Response> AccessRoutes::set_card(Call call)
{
    auto body = wire::parse_worker_card_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = WorkerId::parse(call.argument);
    if (!id)
        co_return problems_.response(nothing_there(), call.locale);
    app::WorkerOffice::Card card;
    card.days = std::move(body->days);
    card.phone = std::move(body->phone);
    card.after_hours = std::move(body->after_hours);
    auto changed = co_await office_.set_card(*call.actor, *id, std::move(card));
    co_return written(changed, call.locale);
}

asio::awaitable<Response> AccessRoutes::totals(Call call)
{
    auto view = co_await totals_.totals(*call.actor);
    co_return written(view, call.locale);
}

} // namespace sayso::net

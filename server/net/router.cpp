#include "net/router.h"

#include "base/log.h"
#include "net/step_up.h"
#include "net/visits.h"

namespace sayso::net {

namespace asio = boost::asio;

namespace {

/// What stands at the `{}` of `pattern` in `path`; empty if there is no `{}`; nothing if they do not fit.
std::optional<std::string> match(std::string_view pattern, std::string_view path)
{
    auto hole = pattern.find("{}");
    if (hole == std::string_view::npos)
        return pattern == path ? std::optional<std::string>("") : std::nullopt;
    auto before = pattern.substr(0, hole);
    auto after = pattern.substr(hole + 2);
    if (path.size() <= before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after))
        return std::nullopt;
    auto argument = path.substr(before.size(), path.size() - before.size() - after.size());
    if (argument.find('/') != std::string_view::npos)
        return std::nullopt;
    return std::string(argument);
}

bool fits(Method asked, Method offered)
{
    return asked == offered || (asked == Method::head && offered == Method::get);
}

char const* allowed_by(Method method)
{
    return method == Method::get ? "GET, HEAD" : method == Method::put ? "PUT" : "POST";
}

bool is_json(std::string_view content_type)
{
    return content_type.substr(0, content_type.find(';')) == "application/json";
}

bool may_call(domain::Actor const& actor, Who who)
{
    switch (who) {
    case Who::anyone:
    case Who::signed_in:
        return true;
    case Who::any_worker:
        return actor.is_worker();
    case Who::young_person:
        return !actor.is_worker();
    case Who::worker:
        return actor.works_with_young_people();
    case Who::flow_worker:
        return actor.works_on_flows();
    case Who::counter:
        return actor.role == domain::Role::member || actor.role == domain::Role::data_officer
            || actor.role == domain::Role::team_manager;
    case Who::administrator:
        return actor.role == domain::Role::administrator;
    }
    return false;
}

} // namespace

Router::Router(Site const& site, Problems& problems, Recognise recognise, Limits const& limits, Clock const& clock)
    : site_(site)
    , problems_(problems)
    , recognise_(std::move(recognise))
    , by_address_(limits.requests_per_minute_per_address, clock)
    , by_sign_in_(limits.requests_per_minute_per_sign_in, clock)
{
}

Router::Found Router::find(Request const& request) const
{
    Found found;
    for (auto const& route : routes_) {
        auto argument = match(route.path, request.path);
        if (!argument)
            continue;
        if (fits(request.method, route.method))
            return { &route, std::move(*argument), "" };
        found.allowed += std::string(found.allowed.empty() ? "" : ", ") + allowed_by(route.method);
    }
    return found;
}

std::optional<Response> Router::refuse(Call const& call, Route const& route)
{
    if (!by_address_.take(call.request.address))
        return problems_.response(429, Errc::unavailable, "too_many_tries", call.locale);
    if (route.method != Method::post && route.method != Method::put)
        return std::nullopt;
    if (!site_.is_own(call.request.origin))
        return problems_.response(403, Errc::forbidden, "forbidden", call.locale);
    bool fits_body = route.method == Method::put ? call.request.content_type == "application/octet-stream"
                                                 : is_json(call.request.content_type);
    if (!fits_body)
        return problems_.response(400, Errc::invalid_input, "not_json", call.locale);
    return std::nullopt;
}

std::optional<Response> Router::recognise_caller(Call& call, Route const& route)
{
    if (auto token = site_.token(call.request)) {
        auto actor = recognise_(*token);
        if (actor)
            call.actor = *actor;
        else if (actor.error().code != Errc::forbidden)
            return problems_.response(actor.error(), call.locale);
    }
    if (route.who != Who::anyone && !call.actor)
        return problems_.response(401, Errc::forbidden, "not_signed_in", call.locale);
    if (call.actor && !by_sign_in_.take(call.actor->sign_in.text()))
        return problems_.response(429, Errc::unavailable, "too_many_tries", call.locale);
    if (call.actor && (!may_call(*call.actor, route.who) || (call.actor->visit && !is_for_visits(route)))) {
        log_event("route_refused", { { "route", route.path }, { "sign_in", call.actor->sign_in.text() } });
        return problems_.response(403, Errc::forbidden, "forbidden", call.locale);
    }
    if (call.actor && proved_ && needs_step_up(route))
        if (auto proved = proved_(*call.actor); !proved)
            return problems_.response(proved.error(), call.locale);
    return std::nullopt;
}

asio::awaitable<Response> Router::respond(Request request)
{
    Call call;
    call.locale = text::locale_or_english(query_value(request.query, "locale"));
    call.request = std::move(request);
    auto found = find(call.request);
    if (!found.route && !found.allowed.empty()) {
        auto response = problems_.response(405, Errc::invalid_input, "invalid_input", call.locale);
        response.headers.emplace_back("Allow", found.allowed);
        co_return response;
    }
    if (!found.route)
        co_return problems_.response(404, Errc::not_found, "not_found", call.locale);
    call.argument = std::move(found.argument);
    auto locale = call.locale;
    try {
        if (auto refused = refuse(call, *found.route))
            co_return std::move(*refused);
        if (auto refused = recognise_caller(call, *found.route))
            co_return std::move(*refused);
        co_return co_await found.route->handler(std::move(call));
    } catch (std::exception const& bug) {
        // what() of our own exceptions names a file and a line, never a person.
        log_event("handler_threw", { { "route", found.route->path }, { "what", bug.what() } });
    }
    co_return problems_.response(500, Errc::corrupt, "corrupt", locale);
}

} // namespace sayso::net

#include "net/public_routes.h"

namespace sayso::net {

namespace asio = boost::asio;

namespace {

/// As the page will find for itself: what the address says, else the first language of the browser.
bool reads_english(Request const& request)
{
    auto chosen = query_value(request.query, "locale");
    std::string_view first = chosen.empty() ? std::string_view(request.accept_language) : std::string_view(chosen);
    return first.empty() || first.starts_with("en");
}

} // namespace

PublicRoutes::PublicRoutes(
    StaticFiles files, Council council, app::FlowLibrary& flows, text::Presenter& presenter, Problems& problems)
    : files_(std::move(files))
    , council_(std::move(council))
    , flows_(flows)
    , presenter_(presenter)
    , problems_(problems)
{
}

void PublicRoutes::add_to(Router& router)
{
    for (char const* path : { "/", "/kiosk", "/desk", "/studio", "/examples", "/sw.js", "/assets/{}" })
        router.add({ Method::get, path, Who::anyone, [this](Call call) { return file(std::move(call)); } });
    router.add({ Method::get, "/healthz", Who::anyone, [this](Call call) { return health(std::move(call)); } });
    router.add({ Method::get, "/api/v1/council", Who::anyone, [this](Call call) { return council(std::move(call)); } });
    router.add(
        { Method::get, "/api/v1/strings/{}", Who::anyone, [this](Call call) { return strings(std::move(call)); } });
    router.add({ Method::get, "/sound/{}", Who::anyone, [this](Call call) { return sound(std::move(call)); } });
    router.add(
        { Method::get, "/api/v1/glossary", Who::anyone, [this](Call call) { return glossary(std::move(call)); } });
}

asio::awaitable<Response> PublicRoutes::file(Call call)
{
    auto const& asked = call.request;
    using enum domain::Role;
    // Also who goes on here with what was begun at a kiosk.
    bool known = call.actor && (call.actor->role == young_person || call.actor->role == visitor);
    // The welcome that stands in the page is English, and for who is not signed in.
    bool other = asked.path == "/" && (known || !reads_english(asked));
    auto found = files_.find(other ? StaticFiles::home : asked.path, asked.accept_encoding);
    co_return found ? std::move(*found) : problems_.response(404, Errc::not_found, "not_found", call.locale);
}

asio::awaitable<Response> PublicRoutes::health(Call)
{
    Response response;
    response.content_type = "text/plain; charset=utf-8";
    response.body = "ok";
    co_return response;
}

asio::awaitable<Response> PublicRoutes::council(Call call)
{
    wire::CouncilView view;
    view.name = council_.name;
    view.demo = council_.demo;
    auto const& spoken = flows_.translations().app;
    for (auto const& locale : text::locales())
        if (auto strings = spoken.find(locale.id); strings != spoken.end())
            view.locales.push_back({ locale, !strings->second.approved_by.empty() });
    // Topic by topic, help first.
    for (auto const& topic : flow::topics())
        for (auto const& flow : flows_.current())
            if (flow->topic == topic)
                view.flows.push_back({ flow->id, presenter_.title(*flow, call.locale), topic, flow->for_visitor(),
                    flow->for_young_person(), flow->youngest, flow->oldest });
    if (council_.helplines)
        view.helplines = council_.helplines(call.locale);
    if (council_.opening)
        view.opening = council_.opening(call.locale);
    co_return json_response(200, wire::to_body(view));
}

asio::awaitable<Response> PublicRoutes::strings(Call call)
{
    auto const& spoken = flows_.translations().app;
    auto found = spoken.find(call.argument);
    if (found == spoken.end())
        co_return problems_.response(404, Errc::not_found, "not_found", call.locale);
    co_return json_response(200, wire::to_body(found->second, text::locale_or_english(call.argument)));
}

asio::awaitable<Response> PublicRoutes::sound(Call call)
{
    auto found = read_recording(council_.sounds, call.argument);
    co_return found ? std::move(*found) : problems_.response(404, Errc::not_found, "not_found", call.locale);
}

asio::awaitable<Response> PublicRoutes::glossary(Call call)
{
    co_return json_response(200, wire::to_body(flows_.translations().glossary, call.locale));
}

} // namespace sayso::net

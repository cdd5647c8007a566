#include "net/desk_routes.h"

#include "wire/book_bodies.h"
#include "wire/book_requests.h"
#include "wire/http_bodies.h"
#include "wire/http_requests.h"

namespace sayso::net {

namespace asio = boost::asio;

namespace {

/// What does not even look like an id is not there either: 404, like any other thing that is not theirs.
template <class Id> Result<Id> id_in_path(Call const& call)
{
    auto id = Id::parse(call.argument);
    if (!id)
        return fail(Errc::not_found, "not_found");
    return *id;
}

} // namespace

DeskRoutes::DeskRoutes(app::AdviserDesk& desk, app::Enrolment& enrolment, Problems& problems, Clock const& clock)
    : desk_(desk)
    , enrolment_(enrolment)
    , problems_(problems)
    , clock_(clock)
{
}

void DeskRoutes::add_to(Router& router)
{
    using Work = asio::awaitable<Response> (DeskRoutes::*)(Call);
    auto add = [&](Method method, char const* path, Work work) {
        router.add({ method, path, Who::worker, [this, work](Call call) { return (this->*work)(std::move(call)); } });
    };
    using enum Method;
    add(get, "/api/v1/desk/inbox", &DeskRoutes::inbox);
    add(get, "/api/v1/desk/young-people", &DeskRoutes::young_people);
    add(post, "/api/v1/desk/search", &DeskRoutes::search);
    add(get, "/api/v1/desk/workers", &DeskRoutes::workers);
    add(get, "/api/v1/desk/case-files/{}", &DeskRoutes::case_file);
    add(get, "/api/v1/desk/alerts/{}", &DeskRoutes::alert);
    add(post, "/api/v1/desk/alerts/{}/acknowledge", &DeskRoutes::acknowledge);
    add(get, "/api/v1/desk/statements/{}", &DeskRoutes::statement);
    add(post, "/api/v1/desk/statements/{}/read", &DeskRoutes::mark_read);
    add(post, "/api/v1/desk/statements/{}/replies", &DeskRoutes::reply);
    add(post, "/api/v1/desk/codes", &DeskRoutes::issue_code);
}

template <class View> Response DeskRoutes::written(Result<View> const& view, text::Locale const& locale)
{
    if (!view)
        return problems_.response(view.error(), locale);
    return json_response(200, wire::to_body(*view));
}

asio::awaitable<Response> DeskRoutes::inbox(Call call)
{
    auto items = co_await desk_.inbox(*call.actor);
    co_return written(items, call.locale);
}

asio::awaitable<Response> DeskRoutes::young_people(Call call)
{
    auto caseload = co_await desk_.caseload(*call.actor);
    co_return written(caseload, call.locale);
}

asio::awaitable<Response> DeskRoutes::search(Call call)
{
    auto query = wire::parse_search_body(call.request.body);
    if (!query)
        co_return problems_.response(query.error(), call.locale);
    auto found = co_await desk_.search(*call.actor, std::move(*query));
    co_return written(found, call.locale);
}

asio::awaitable<Response> DeskRoutes::workers(Call call)
{
    co_return written(desk_.workers(*call.actor), call.locale);
}

asio::awaitable<Response> DeskRoutes::case_file(Call call)
{
    auto id = id_in_path<YoungPersonId>(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto file = co_await desk_.case_file(*call.actor, *id);
    co_return written(file, call.locale);
}

asio::awaitable<Response> DeskRoutes::alert(Call call)
{
    auto id = id_in_path<AlertId>(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto view = co_await desk_.alert(*call.actor, *id);
    co_return written(view, call.locale);
}

asio::awaitable<Response> DeskRoutes::acknowledge(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = id_in_path<AlertId>(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto view = co_await desk_.acknowledge(*call.actor, *id);
    co_return written(view, call.locale);
}

asio::awaitable<Response> DeskRoutes::statement(Call call)
{
    auto id = id_in_path<SessionId>(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto view = co_await desk_.statement(*call.actor, *id);
    co_return written(view, call.locale);
}

asio::awaitable<Response> DeskRoutes::mark_read(Call call)
{
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = id_in_path<SessionId>(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto marked = co_await desk_.mark_read(*call.actor, *id);
    if (!marked)
        co_return problems_.response(marked.error(), call.locale);
    Response response;
    response.status = 204;
    co_return response;
}

asio::awaitable<Response> DeskRoutes::reply(Call call)
{
    auto body = wire::parse_reply_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = id_in_path<SessionId>(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto view = co_await desk_.reply(*call.actor, *id, body->id, std::move(body->words));
    co_return written(view, call.locale);
}

asio::awaitable<Response> DeskRoutes::issue_code(Call call)
{
    auto body = wire::parse_issue_code_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto issued = co_await enrolment_.issue_code(*call.actor, body->young_person);
    if (!issued)
        co_return problems_.response(issued.error(), call.locale);
    wire::IssuedCodeView view { issued->code,
        { issued->expires, text::friendly_time(issued->expires, clock_.now(), call.locale) } };
    co_return json_response(200, wire::to_body(view));
}

} // namespace sayso::net

#include "net/own_routes.h"

#include "wire/book_bodies.h"
#include "wire/http_bodies.h"

namespace sayso::net {

OwnRoutes::OwnRoutes(app::OwnFile& own_file, Problems& problems)
    : own_file_(own_file)
    , problems_(problems)
{
}

void OwnRoutes::add_to(Router& router)
{
    router.add({ Method::get, "/api/v1/statements", Who::young_person,
        [this](Call call) { return statements(std::move(call)); } });
    router.add({ Method::get, "/api/v1/own/file", Who::young_person,
        [this](Call call) { return file(std::move(call)); } });
    router.add({ Method::get, "/api/v1/own/readers", Who::young_person,
        [this](Call call) { return readers(std::move(call)); } });
    router.add({ Method::get, "/api/v1/own/copy.json", Who::young_person,
        [this](Call call) { return copy(std::move(call)); } });
}

boost::asio::awaitable<Response> OwnRoutes::statements(Call call)
{
    auto statements = co_await own_file_.statements(*call.actor, call.locale);
    if (!statements)
        co_return problems_.response(statements.error(), call.locale);
    co_return json_response(200, wire::to_body(*statements));
}

boost::asio::awaitable<Response> OwnRoutes::readers(Call call)
{
    auto readers = co_await own_file_.readers(*call.actor, call.locale);
    if (!readers)
        co_return problems_.response(readers.error(), call.locale);
    co_return json_response(200, wire::to_body(*readers));
}

boost::asio::awaitable<Response> OwnRoutes::copy(Call call)
{
    auto copy = co_await own_file_.copy(*call.actor, call.locale);
    if (!copy)
        co_return problems_.response(copy.error(), call.locale);
    auto response = json_response(200, wire::to_body(*copy));
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"my-copy.json\""); // No name in it.
    co_return response;
}

boost::asio::awaitable<Response> OwnRoutes::file(Call call)
{
    auto file = co_await own_file_.file(*call.actor, call.locale);
    if (!file)
        co_return problems_.response(file.error(), call.locale);
    co_return json_response(200, wire::to_body(*file));
}

} // namespace sayso::net

#include "net/case_routes.h"

#include "wire/book_bodies.h"
#include "wire/book_requests.h"

namespace sayso::net {

namespace asio = boost::asio;

namespace {

/// "missing_field due" is a key and the part at fault; other details name no part.
std::optional<wire::MessageFault> fault_in(Error const& error)
{
    auto space = error.detail.find(' ');
    if (error.code != Errc::invalid_input || space == std::string::npos)
        return std::nullopt;
    wire::MessageFault fault;
    fault.key = error.detail.substr(0, space);
    fault.field = error.detail.substr(space + 1);
    return fault;
}

} // namespace

CaseRoutes::CaseRoutes(app::CaseWriter& writer, Problems& problems)
    : writer_(writer)
    , problems_(problems)
{
}

void CaseRoutes::add_to(Router& router)
{
    router.add({ Method::post, "/api/v1/desk/case-files/{}/entries", Who::worker,
        [this](Call call) { return add_entry(std::move(call)); } });
    router.add({ Method::post, "/api/v1/own/entries", Who::young_person,
        [this](Call call) { return add_own_entry(std::move(call)); } });
}

asio::awaitable<Response> CaseRoutes::write(Call call, YoungPersonId young_person, casefile::Entry entry)
{
    auto written = co_await writer_.write(*call.actor, young_person, std::move(entry), call.locale);
    if (written)
        co_return json_response(200, wire::entry_body(*written));
    if (auto fault = fault_in(written.error()))
        co_return problems_.response(*fault, call.locale);
    co_return problems_.response(written.error(), call.locale);
}

asio::awaitable<Response> CaseRoutes::add_entry(Call call)
{
    auto entry = wire::parse_entry_body(call.request.body);
    if (!entry)
        co_return problems_.response(entry.error(), call.locale);
    auto young_person = YoungPersonId::parse(call.argument);
    if (!young_person)
        co_return problems_.response(fail(Errc::not_found, "not_found"), call.locale);
    co_return co_await write(std::move(call), *young_person, std::move(*entry));
}

asio::awaitable<Response> CaseRoutes::add_own_entry(Call call)
{
    auto entry = wire::parse_own_entry_body(call.request.body);
    if (!entry)
        co_return problems_.response(entry.error(), call.locale);
    auto young_person = call.actor->young_person;
    co_return co_await write(std::move(call), young_person, std::move(*entry));
}

} // namespace sayso::net

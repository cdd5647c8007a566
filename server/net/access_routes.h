#pragma once

#include "app/access_desk.h"
#include "app/totals.h"
#include "app/worker_office.h"
#include "net/problems.h"
#include "net/router.h"

namespace sayso::net {

/// Who is let in to whom, who works here, and the totals for those who see nobody's words.
class AccessRoutes {
public:
    AccessRoutes(app::AccessDesk& desk, app::WorkerOffice& office, app::Totals& totals, Problems& problems);

    void add_to(Router& router);

private:
    boost::asio::awaitable<Response> cover(Call call);
    boost::asio::awaitable<Response> break_glass(Call call);
    boost::asio::awaitable<Response> let_agency_in(Call call);
    boost::asio::awaitable<Response> grants(Call call);
    boost::asio::awaitable<Response> end(Call call, domain::GrantKind kind);
    boost::asio::awaitable<Response> workers(Call call);
    boost::asio::awaitable<Response> add_worker(Call call);
    boost::asio::awaitable<Response> deactivate(Call call);
    boost::asio::awaitable<Response> set_role(Call call);
    boost::asio::awaitable<Response> set_card(Call call);
    boost::asio::awaitable<Response> totals(Call call);

    Response refusal(Error const& error, text::Locale const& locale);
    template <class View> Response written(Result<View> const& view, text::Locale const& locale);

    app::AccessDesk& desk_;
    app::WorkerOffice& office_;
    app::Totals& totals_;
    Problems& problems_;
};

} // namespace sayso::net

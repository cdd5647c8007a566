#pragma once

#include "app/adviser_desk.h"
#include "app/enrolment.h"
#include "net/problems.h"
#include "net/router.h"

namespace sayso::net {

/// What a worker sees and does. What is outside their work is not_found, and app::AdviserDesk says what that is.
class DeskRoutes {
public:
    DeskRoutes(app::AdviserDesk& desk, app::Enrolment& enrolment, Problems& problems, Clock const& clock);

    void add_to(Router& router);

private:
    boost::asio::awaitable<Response> inbox(Call call);
    boost::asio::awaitable<Response> young_people(Call call);
    boost::asio::awaitable<Response> search(Call call);
    boost::asio::awaitable<Response> workers(Call call);
    boost::asio::awaitable<Response> case_file(Call call);
    boost::asio::awaitable<Response> alert(Call call);
    boost::asio::awaitable<Response> acknowledge(Call call);
    boost::asio::awaitable<Response> statement(Call call);
    boost::asio::awaitable<Response> mark_read(Call call);
    boost::asio::awaitable<Response> reply(Call call);
    boost::asio::awaitable<Response> issue_code(Call call);

    template <class View> Response written(Result<View> const& view, text::Locale const& locale);

    app::AdviserDesk& desk_;
    app::Enrolment& enrolment_;
    Problems& problems_;
    Clock const& clock_;
};

} // namespace sayso::net

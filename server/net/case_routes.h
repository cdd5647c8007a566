#pragma once

#include "app/case_writer.h"
#include "net/problems.h"
#include "net/router.h"

namespace sayso::net {

/// Case entries, for the desk and for the young person.
class CaseRoutes {
public:
    CaseRoutes(app::CaseWriter& writer, Problems& problems);

    void add_to(Router& router);

private:
    boost::asio::awaitable<Response> add_entry(Call call);
    boost::asio::awaitable<Response> add_own_entry(Call call);
    boost::asio::awaitable<Response> write(Call call, YoungPersonId young_person, casefile::Entry entry);

    app::CaseWriter& writer_;
    Problems& problems_;
};

} // namespace sayso::net

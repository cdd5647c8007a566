#pragma once

#include "app/own_file.h"
#include "net/problems.h"
#include "net/router.h"

namespace sayso::net {

/// What a young person sees of their own.
class OwnRoutes {
public:
    OwnRoutes(app::OwnFile& own_file, Problems& problems);

    void add_to(Router& router);

private:
    boost::asio::awaitable<Response> statements(Call call);
    boost::asio::awaitable<Response> file(Call call);
    boost::asio::awaitable<Response> readers(Call call);
    boost::asio::awaitable<Response> copy(Call call);

    app::OwnFile& own_file_;
    Problems& problems_;
};

} // namespace sayso::net

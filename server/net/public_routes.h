#pragma once

#include "app/flow_library.h"
#include "net/problems.h"
#include "net/router.h"
#include "net/static_files.h"
#include "wire/http_bodies.h"

namespace sayso::net {

/// What anyone may see: the pages and their words, and whose council this is.
class PublicRoutes {
public:
    struct Council {
        std::string name;
        bool demo = false;
        std::function<std::vector<wire::Helpline>(text::Locale const&)> helplines;
        std::string sounds; // Folder of the recordings; may not be there.
        std::function<domain::OpeningView(text::Locale const&)> opening;
    };
    PublicRoutes(
        StaticFiles files, Council council, app::FlowLibrary& flows, text::Presenter& presenter, Problems& problems);

    void add_to(Router& router);

private:
    boost::asio::awaitable<Response> file(Call call);
    boost::asio::awaitable<Response> council(Call call);
    boost::asio::awaitable<Response> strings(Call call);
    boost::asio::awaitable<Response> glossary(Call call);
    boost::asio::awaitable<Response> sound(Call call);
    boost::asio::awaitable<Response> health(Call call);

    StaticFiles files_;
    Council council_;
    app::FlowLibrary& flows_;
    text::Presenter& presenter_;
    Problems& problems_;
};

} // namespace sayso::net

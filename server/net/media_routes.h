#pragma once

#include "app/media.h"
#include "net/problems.h"
#include "net/router.h"

namespace sayso::net {

/// Photos, voice notes and drawings: in, piece by piece, and out.
class MediaRoutes {
public:
    MediaRoutes(app::Media& media, Problems& problems);

    void add_to(Router& router);

private:
    boost::asio::awaitable<Response> begin(Call call);
    boost::asio::awaitable<Response> add(Call call);
    boost::asio::awaitable<Response> progress(Call call);
    boost::asio::awaitable<Response> finish(Call call);
    boost::asio::awaitable<Response> own(Call call);
    boost::asio::awaitable<Response> for_worker(Call call);
    Response written(Result<app::UploadProgress> const& progress, text::Locale const& locale);
    Response shown(Result<app::CleanMedia> media, Call const& call);

    app::Media& media_;
    Problems& problems_;
};

} // namespace sayso::net

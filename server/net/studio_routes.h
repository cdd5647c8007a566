#pragma once

#include "app/studio.h"
#include "net/problems.h"
#include "net/router.h"

namespace sayso::net {

/// Where flows are written and approved. Who works with young people has no way in, and who works on flows none out.
class StudioRoutes {
public:
    StudioRoutes(app::Studio& studio, Problems& problems);

    void add_to(Router& router);

private:
    boost::asio::awaitable<Response> library(Call call);
    boost::asio::awaitable<Response> flow(Call call);
    boost::asio::awaitable<Response> roll_back(Call call);
    boost::asio::awaitable<Response> drafts(Call call);
    boost::asio::awaitable<Response> begin(Call call);
    boost::asio::awaitable<Response> draft(Call call);
    boost::asio::awaitable<Response> write_words(Call call);
    boost::asio::awaitable<Response> say_still_fits(Call call);
    boost::asio::awaitable<Response> write_file(Call call);
    boost::asio::awaitable<Response> preview(Call call);
    boost::asio::awaitable<Response> move(Call call, app::FlowAct act);
    boost::asio::awaitable<Response> translations(Call call);
    boost::asio::awaitable<Response> approve_translation(Call call);

    /// A refusal brings the draft as it is now where that tells what to do: 409 what is newest, 422 what is wrong.
    boost::asio::awaitable<Response> answer(
        domain::Actor actor, DraftId draft, text::Locale locale, Result<text::DraftView> result);
    Response refusal(Error const& error, text::DraftView const& now, text::Locale const& locale);
    Response refusal(Error const& error, text::Locale const& locale);
    wire::Problem explain(Error const& error, text::Locale const& locale);

    app::Studio& studio_;
    Problems& problems_;
};

} // namespace sayso::net

#include "net/studio_routes.h"

#include "wire/studio_bodies.h"
#include "wire/studio_requests.h"
#include <map>

namespace sayso::net {

namespace asio = boost::asio;
using app::FlowAct;

namespace {

/// For authors and approvers, who work in English like the checks of flows speak to them.
std::string in_words(Error const& error, std::string otherwise)
{
    static std::map<std::string, char const*, std::less<>> const sentences {
        { "draft_changed", "Somebody else changed this meanwhile. Here is the newest." },
        { "draft_open", "There is an open draft of this flow already." },
        { "draft_state", "A draft can't do this where it stands now." },
        { "edit_by_hand", "This text can only be changed in the file itself." },
        { "file_unreadable", "The file can't be read. Put it right first." },
        { "live_already", "This version is live." },
        { "live_changed",
            "Another version has gone live since. Take the draft back, look at it, and submit it again." },
        { "note_empty", "Say why." },
        { "nothing_stale", "Every translation there is fits already." },
        { "part_words", "These words belong to a part that other flows use too." },
        { "problems_block", "The check found what must be put right first." },
        { "reason_empty", "Say why." },
        { "second_person", "Who wrote in a draft can't approve it: it takes a second person." },
        { "words_empty", "A text of a flow can't be empty." },
    };
    auto found = sentences.find(error.detail.substr(0, error.detail.find(':')));
    return found == sentences.end() ? std::move(otherwise) : found->second;
}

Result<DraftId> draft_in_path(Call const& call)
{
    auto id = DraftId::parse(call.argument);
    if (!id)
        return fail(Errc::not_found, "not_found");
    return *id;
}

} // namespace

StudioRoutes::StudioRoutes(app::Studio& studio, Problems& problems)
    : studio_(studio)
    , problems_(problems)
{
}

void StudioRoutes::add_to(Router& router)
{
    using Work = asio::awaitable<Response> (StudioRoutes::*)(Call);
    std::string const root = "/api/v1/studio/";
    auto add = [&](Method method, char const* path, Work work) {
        router.add({ method, root + path, Who::flow_worker,
            [this, work](Call call) { return (this->*work)(std::move(call)); } });
    };
    auto add_move = [&](char const* path, FlowAct act) {
        router.add({ Method::post, root + path, Who::flow_worker,
            [this, act](Call call) { return move(std::move(call), act); } });
    };
    using enum Method;
    add(get, "flows", &StudioRoutes::library);
    add(get, "flows/{}", &StudioRoutes::flow);
    add(post, "flows/{}/roll-back", &StudioRoutes::roll_back);
    add(get, "drafts", &StudioRoutes::drafts);
    add(post, "drafts", &StudioRoutes::begin);
    add(get, "drafts/{}", &StudioRoutes::draft);
    add(post, "drafts/{}/words", &StudioRoutes::write_words);
    add(post, "drafts/{}/still-fits", &StudioRoutes::say_still_fits);
    add(post, "drafts/{}/yaml", &StudioRoutes::write_file);
    add(post, "drafts/{}/preview", &StudioRoutes::preview);
    add_move("drafts/{}/submit", FlowAct::submit);
    add_move("drafts/{}/take-back", FlowAct::take_back);
    add_move("drafts/{}/approve", FlowAct::approve);
    add_move("drafts/{}/refuse", FlowAct::refuse);
    add_move("drafts/{}/publish", FlowAct::publish);
    add_move("drafts/{}/discard", FlowAct::discard);
    add(get, "translations", &StudioRoutes::translations);
    add(post, "translations/approve", &StudioRoutes::approve_translation);
}

wire::Problem StudioRoutes::explain(Error const& error, text::Locale const& locale)
{
    auto problem = problems_.explain(error, locale);
    problem.text = in_words(error, std::move(problem.text));
    return problem;
}

Response StudioRoutes::refusal(Error const& error, text::Locale const& locale)
{
    auto status = error.detail.starts_with("problems_block") ? 422 : wire::http_status(error.code);
    return json_response(status, wire::to_body(explain(error, locale)));
}

Response StudioRoutes::refusal(Error const& error, text::DraftView const& now, text::Locale const& locale)
{
    auto status = error.detail.starts_with("problems_block") ? 422 : wire::http_status(error.code);
    return json_response(status, wire::to_body(explain(error, locale), now));
}

asio::awaitable<Response> StudioRoutes::answer(
    domain::Actor actor, DraftId draft, text::Locale locale, Result<text::DraftView> result)
{
    if (result)
        co_return json_response(200, wire::to_body(*result));
    auto const& error = result.error();
    if (error.code == Errc::conflict || error.detail.starts_with("problems_block"))
        if (auto now = co_await studio_.draft(actor, draft))
            co_return refusal(error, *now, locale);
    co_return refusal(error, locale);
}

asio::awaitable<Response> StudioRoutes::library(Call call)
{
    auto view = co_await studio_.library(*call.actor);
    if (!view)
        co_return refusal(view.error(), call.locale);
    co_return json_response(200, wire::to_body(*view));
}

asio::awaitable<Response> StudioRoutes::flow(Call call)
{
    auto view = co_await studio_.flow(*call.actor, call.argument);
    if (!view)
        co_return refusal(view.error(), call.locale);
    co_return json_response(200, wire::to_body(*view));
}

asio::awaitable<Response> StudioRoutes::roll_back(Call call)
{
    auto body = wire::parse_roll_back_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto view
        = co_await studio_.roll_back(*call.actor, call.argument, std::move(body->version), std::move(body->reason));
    if (!view)
        co_return refusal(view.error(), call.locale);
    co_return json_response(200, wire::to_body(*view));
}

asio::awaitable<Response> StudioRoutes::drafts(Call call)
{
    auto view = co_await studio_.drafts(*call.actor);
    if (!view)
        co_return refusal(view.error(), call.locale);
    co_return json_response(200, wire::to_body(*view));
}

asio::awaitable<Response> StudioRoutes::begin(Call call)
{
    auto body = wire::parse_begin_draft_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto view = co_await studio_.begin(*call.actor, body->flow);
    if (view)
        co_return json_response(200, wire::to_body(*view));
    if (view.error().code == Errc::conflict)
        if (auto open = co_await studio_.open_draft(*call.actor, body->flow))
            co_return refusal(view.error(), *open, call.locale);
    co_return refusal(view.error(), call.locale);
}

asio::awaitable<Response> StudioRoutes::draft(Call call)
{
    auto id = draft_in_path(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto view = co_await studio_.draft(*call.actor, *id);
    if (!view)
        co_return refusal(view.error(), call.locale);
    co_return json_response(200, wire::to_body(*view));
}

asio::awaitable<Response> StudioRoutes::write_words(Call call)
{
    auto body = wire::parse_write_words_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = draft_in_path(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    app::Studio::Words words;
    words.key = std::move(body->key);
    words.locale = std::move(body->locale);
    words.text = std::move(body->text);
    auto result = co_await studio_.write_words(*call.actor, *id, std::move(body->hash), std::move(words));
    co_return co_await answer(*call.actor, *id, call.locale, std::move(result));
}

asio::awaitable<Response> StudioRoutes::say_still_fits(Call call)
{
    auto body = wire::parse_still_fits_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = draft_in_path(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto result = co_await studio_.say_still_fits(
        *call.actor, *id, std::move(body->hash), std::move(body->key), std::move(body->locale));
    co_return co_await answer(*call.actor, *id, call.locale, std::move(result));
}

asio::awaitable<Response> StudioRoutes::write_file(Call call)
{
    auto body = wire::parse_write_file_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = draft_in_path(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto result = co_await studio_.write_file(*call.actor, *id, std::move(body->hash), std::move(body->yaml));
    co_return co_await answer(*call.actor, *id, call.locale, std::move(result));
}

asio::awaitable<Response> StudioRoutes::preview(Call call)
{
    auto body = wire::parse_preview_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = draft_in_path(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    app::Studio::PreviewRequest request;
    request.locale = std::move(body->locale);
    request.easy = body->easy;
    request.nameless = body->nameless;
    request.today = body->today;
    for (auto& given : body->answers)
        request.answers.push_back({ std::move(given.place), std::move(given.value) });
    auto view = co_await studio_.preview(*call.actor, *id, std::move(request));
    if (!view)
        co_return refusal(view.error(), call.locale);
    co_return json_response(200, wire::to_body(*view));
}

asio::awaitable<Response> StudioRoutes::move(Call call, FlowAct act)
{
    auto body = wire::parse_move_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto id = draft_in_path(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto result = co_await studio_.move(*call.actor, act, *id, std::move(body->hash), std::move(body->note));
    co_return co_await answer(*call.actor, *id, call.locale, std::move(result));
}

asio::awaitable<Response> StudioRoutes::translations(Call call)
{
    auto view = co_await studio_.translations(*call.actor);
    if (!view)
        co_return refusal(view.error(), call.locale);
    co_return json_response(200, wire::to_body(*view));
}

asio::awaitable<Response> StudioRoutes::approve_translation(Call call)
{
    auto body = wire::parse_approve_translation_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto view = co_await studio_.approve_translation(
        *call.actor, std::move(body->in), std::move(body->locale), std::move(body->hash));
    if (!view)
        co_return refusal(view.error(), call.locale);
    co_return json_response(200, wire::to_body(*view));
}

} // namespace sayso::net

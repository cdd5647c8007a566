#include "net/media_routes.h"

#include "wire/upload_requests.h"

namespace sayso::net {

namespace asio = boost::asio;

namespace {

/// What does not even look like an id is not there either.
Result<UploadId> id_in_path(Call const& call)
{
    auto id = UploadId::parse(call.argument);
    if (!id)
        return fail(Errc::not_found, "upload_gone");
    return *id;
}

/// It says nothing about whose it is.
std::string file_name(std::string const& type)
{
    auto ending = type == "image/jpeg" ? "jpg" : type == "image/png" ? "png" : type.substr(type.find('/') + 1);
    return std::string(type.starts_with("image") ? "picture." : "sound.") + ending;
}

} // namespace

MediaRoutes::MediaRoutes(app::Media& media, Problems& problems)
    : media_(media)
    , problems_(problems)
{
}

void MediaRoutes::add_to(Router& router)
{
    using Work = asio::awaitable<Response> (MediaRoutes::*)(Call);
    auto add_route = [&](Method method, char const* path, Who who, Work work) {
        router.add({ method, path, who, [this, work](Call call) { return (this->*work)(std::move(call)); } });
    };
    add_route(Method::post, "/api/v1/uploads", Who::young_person, &MediaRoutes::begin);
    add_route(Method::put, "/api/v1/uploads/{}", Who::young_person, &MediaRoutes::add);
    add_route(Method::get, "/api/v1/uploads/{}", Who::young_person, &MediaRoutes::progress);
    add_route(Method::post, "/api/v1/uploads/{}/finish", Who::young_person, &MediaRoutes::finish);
    add_route(Method::get, "/api/v1/own/media/{}", Who::young_person, &MediaRoutes::own);
    add_route(Method::get, "/api/v1/desk/media/{}", Who::worker, &MediaRoutes::for_worker);
}

Response MediaRoutes::written(Result<app::UploadProgress> const& progress, text::Locale const& locale)
{
    if (!progress)
        return problems_.response(progress.error(), locale);
    return json_response(200, wire::upload_body(progress->id, progress->received, progress->kept));
}

asio::awaitable<Response> MediaRoutes::begin(Call call)
{
    auto body = wire::parse_upload_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    app::WantedUpload wanted;
    wanted.id = body->id;
    wanted.session = body->session;
    wanted.place = body->place;
    wanted.kind = body->kind;
    wanted.bytes = body->bytes;
    auto begun = co_await media_.begin(*call.actor, std::move(wanted));
    co_return written(begun, call.locale);
}

asio::awaitable<Response> MediaRoutes::add(Call call)
{
    auto id = id_in_path(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto from = wire::parse_offset(query_value(call.request.query, "from"));
    if (!from)
        co_return problems_.response(fail(Errc::invalid_input, "missing_field"), call.locale);
    auto bytes = std::move(call.request.body);
    auto added = co_await media_.add(*call.actor, *id, *from, std::move(bytes));
    co_return written(added, call.locale);
}

asio::awaitable<Response> MediaRoutes::progress(Call call)
{
    auto id = id_in_path(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto progress = co_await media_.progress(*call.actor, *id);
    co_return written(progress, call.locale);
}

asio::awaitable<Response> MediaRoutes::finish(Call call)
{
    auto id = id_in_path(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto body = wire::parse_empty_body(call.request.body);
    if (!body)
        co_return problems_.response(body.error(), call.locale);
    auto finished = co_await media_.finish(*call.actor, *id);
    co_return written(finished, call.locale);
}

asio::awaitable<Response> MediaRoutes::own(Call call)
{
    auto id = id_in_path(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto media = co_await media_.own(*call.actor, *id);
    co_return shown(std::move(media), call);
}

asio::awaitable<Response> MediaRoutes::for_worker(Call call)
{
    auto id = id_in_path(call);
    if (!id)
        co_return problems_.response(id.error(), call.locale);
    auto media = co_await media_.for_worker(*call.actor, *id);
    co_return shown(std::move(media), call);
}

/// Opened by itself it is a page without rights; a player may ask for parts.
Response MediaRoutes::shown(Result<app::CleanMedia> media, Call const& call)
{
    if (!media)
        return problems_.response(media.error(), call.locale);
    Response response;
    response.content_type = media->type;
    response.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
    response.headers.emplace_back("Content-Disposition", "inline; filename=\"" + file_name(media->type) + "\"");
    response.headers.emplace_back("Accept-Ranges", "bytes");
    auto size = media->bytes.size();
    auto range = byte_range(call.request.range, size);
    if (range && range->first >= size) {
        response.status = 416;
        response.headers.emplace_back("Content-Range", "bytes */" + std::to_string(size));
        return response;
    }
    if (!range) {
        response.body = std::move(media->bytes);
        return response;
    }
    response.status = 206;
    response.headers.emplace_back("Content-Range",
        "bytes " + std::to_string(range->first) + "-" + std::to_string(range->last) + "/" + std::to_string(size));
    response.body = media->bytes.substr(range->first, range->last - range->first + 1);
    return response;
}

} // namespace sayso::net

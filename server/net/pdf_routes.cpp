#include "net/pdf_routes.h"

#include "text/locale.h"

namespace sayso::net {

namespace asio = boost::asio;

PdfRoutes::PdfRoutes(Needs needs, Problems& problems)
    : needs_(std::move(needs))
    , problems_(problems)
{
}

void PdfRoutes::add_to(Router& router)
{
    router.add({ Method::get, "/api/v1/desk/statements/{}.pdf", Who::worker,
        [this](Call call) { return statement(std::move(call)); } });
    router.add({ Method::get, "/api/v1/desk/case-files/{}.pdf", Who::worker,
        [this](Call call) { return case_file(std::move(call)); } });
    router.add({ Method::get, "/api/v1/own/copy.pdf", Who::young_person,
        [this](Call call) { return own_copy(std::move(call)); } });
}

pdf::Letterhead PdfRoutes::letterhead() const
{
    auto now = needs_.clock.now();
    auto const& english = text::locale_or_english("en");
    pdf::Letterhead letterhead;
    letterhead.council = needs_.council;
    letterhead.as_at = "As at " + text::long_date(text::day_in_england(now), english);
    letterhead.made = now;
    return letterhead;
}

asio::awaitable<Response> PdfRoutes::statement(Call call)
{
    auto id = SessionId::parse(call.argument);
    if (!id)
        co_return problems_.response(fail(Errc::not_found, "not_found"), call.locale);
    auto view = co_await needs_.desk.statement(*call.actor, *id, app::Act::export_statement);
    if (!view)
        co_return problems_.response(view.error(), call.locale);
    auto paper = pdf::statement_paper(*view, letterhead());
    auto name = "statement-" + iso_text(text::day_in_england(view->submitted ? view->submitted->at : view->started.at));
    co_return co_await drawn(std::move(paper), std::move(name), std::move(call.locale));
}

asio::awaitable<Response> PdfRoutes::case_file(Call call)
{
    auto id = YoungPersonId::parse(call.argument);
    if (!id)
        co_return problems_.response(fail(Errc::not_found, "not_found"), call.locale);
    auto view = co_await needs_.desk.case_file(*call.actor, *id, app::Act::export_statement);
    if (!view)
        co_return problems_.response(view.error(), call.locale);
    auto paper = pdf::case_file_paper(*view, letterhead());
    auto name = "case-file-" + iso_text(text::day_in_england(needs_.clock.now()));
    co_return co_await drawn(std::move(paper), std::move(name), std::move(call.locale));
}

asio::awaitable<Response> PdfRoutes::own_copy(Call call)
{
    auto view = co_await needs_.own_file.copy(*call.actor, call.locale);
    if (!view)
        co_return problems_.response(view.error(), call.locale);
    pdf::Say say = [&](std::string const& key, std::map<std::string, std::string> const& arguments) {
        return needs_.presenter.app(call.locale, key, arguments);
    };
    auto paper = pdf::own_copy_paper(*view, say, call.locale);
    std::string name = "my-copy";
    co_return co_await drawn(std::move(paper), std::move(name), std::move(call.locale));
}

/// `file_name` names nobody: it lies about in a folder of downloads.
asio::awaitable<Response> PdfRoutes::drawn(pdf::Paper paper, std::string file_name, text::Locale locale)
{
    std::optional<Result<std::string>> bytes;
    std::function<void()> work = [&] { bytes.emplace(pdf::draw(paper)); };
    bool ran = co_await needs_.drawing.run(work);
    if (!ran)
        co_return problems_.response(fail(Errc::unavailable, "too many PDFs are waiting to be drawn"), locale);
    if (!*bytes)
        co_return problems_.response(bytes->error(), locale);
    Response response;
    response.content_type = "application/pdf";
    response.body = std::move(**bytes);
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file_name + ".pdf\"");
    co_return response;
}

} // namespace sayso::net

#include "net/problems.h"

#include "base/log.h"

namespace sayso::net {

namespace {

std::string_view file_name(boost::source_location const& where)
{
    std::string_view path(where.file_name());
    return path.substr(path.rfind('/') + 1);
}

} // namespace

Problems::Problems(text::Presenter& presenter, text::Translations const& translations)
    : presenter_(presenter)
    , translations_(translations)
{
}

std::string Problems::words(std::vector<std::string> const& keys, text::Locale const& locale)
{
    auto english = translations_.app.find("en");
    for (auto const& key : keys)
        if (english != translations_.app.end() && english->second.messages.contains(key))
            return presenter_.app(locale, key);
    return presenter_.app(locale, "problem.unavailable");
}

wire::Problem Problems::explain(Error const& error, text::Locale const& locale)
{
    log_event("problem",
        { { "code", name(error.code) }, { "detail", error.detail }, { "file", file_name(error.where) },
            { "line", error.where.line() } });
    wire::Problem problem;
    problem.code = error.code;
    problem.text = words(wire::word_keys(error), locale);
    problem.name = wire::own_name(error);
    return problem;
}

wire::Problem Problems::explain(wire::MessageFault const& fault, text::Locale const& locale)
{
    log_event("message_refused", { { "key", fault.key }, { "field", fault.field } });
    wire::Problem problem { fault.code, fault.field, "", fault.session, fault.answer };
    problem.text = words({ "problem." + fault.key, std::string("problem.") + name(fault.code) }, locale);
    return problem;
}

Response Problems::response(Error const& error, text::Locale const& locale)
{
    return json_response(wire::http_status(error.code), wire::to_body(explain(error, locale)));
}

Response Problems::response(wire::MessageFault const& fault, text::Locale const& locale)
{
    return json_response(wire::http_status(fault.code), wire::to_body(explain(fault, locale)));
}

Response Problems::response(unsigned status, Errc code, char const* key, text::Locale const& locale)
{
    wire::Problem problem;
    problem.code = code;
    problem.text = words({ std::string("problem.") + key, std::string("problem.") + name(code) }, locale);
    return json_response(status, wire::to_body(problem));
}

} // namespace sayso::net

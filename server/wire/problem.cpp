#include "wire/problem.h"

#include "wire/writing.h"
#include <algorithm>

namespace sayso::wire {

namespace {

void add_parts(json::object& object, Problem const& problem)
{
    object["code"] = problem.name.empty() ? name(problem.code) : problem.name;
    add_text(object, "field", problem.field);
    object["text"] = problem.text;
    if (problem.session)
        object["session"] = problem.session->text();
    if (problem.answer)
        object["id"] = problem.answer->text();
}

bool is_key_character(char c)
{
    return (c >= 'a' && c <= 'z') || c == '_';
}

} // namespace

void throw_exception_from_error(MessageFault const& fault, boost::source_location const& where)
{
    sayso::throw_exception_from_error(Error(fault.code, fault.key + " " + fault.field), where);
}

std::string to_message(Problem const& problem)
{
    json::object object { { "type", "problem" } };
    add_parts(object, problem);
    return json::serialize(object);
}

std::string to_body(Problem const& problem)
{
    json::object inner;
    add_parts(inner, problem);
    json::object object;
    object["problem"] = std::move(inner);
    return json::serialize(object);
}

unsigned http_status(Errc code)
{
    switch (code) {
    case Errc::invalid_input:
        return 400;
    case Errc::not_found:
        return 404;
    case Errc::forbidden:
        return 403;
    case Errc::conflict:
        return 409;
    case Errc::unavailable:
        return 503;
    case Errc::corrupt:
        return 500;
    }
    return 500;
}

std::string own_name(Error const& error)
{
    bool told_apart = error.detail == "step_up" || error.detail == "phone_gone";
    return error.code == Errc::forbidden && told_apart ? error.detail : "";
}

std::vector<std::string> word_keys(Error const& error)
{
    std::vector<std::string> keys;
    auto end = std::find_if_not(error.detail.begin(), error.detail.end(), is_key_character);
    if (end != error.detail.begin())
        keys.push_back("problem." + std::string(error.detail.begin(), end));
    keys.push_back(std::string("problem.") + name(error.code));
    return keys;
}

} // namespace sayso::wire

#include "net/http.h"

#include <algorithm>
#include <charconv>

namespace sayso::net {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Takes what stands before the next `mark` off the front of `rest`.
std::string_view next_part(std::string_view& rest, char mark)
{
    auto end = rest.find(mark);
    auto part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return trimmed(part);
}

/// What follows `name=` in `part`, if that is how it begins.
std::optional<std::string_view> value_in(std::string_view part, std::string_view name)
{
    if (part.size() <= name.size() || !part.starts_with(name) || part[name.size()] != '=')
        return std::nullopt;
    return part.substr(name.size() + 1);
}

} // namespace

Response json_response(unsigned status, std::string body)
{
    Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = std::move(body);
    return response;
}

std::optional<ByteRange> byte_range(std::string_view header, std::size_t size)
{
    constexpr std::string_view unit = "bytes=";
    if (!header.starts_with(unit) || header.find(',') != std::string_view::npos || size == 0)
        return std::nullopt;
    header.remove_prefix(unit.size());
    auto dash = header.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    auto number = [](std::string_view text) -> std::optional<std::size_t> {
        std::size_t value = 0;
        auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
        return ec == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
    };
    auto first = number(header.substr(0, dash));
    auto last = number(header.substr(dash + 1));
    if (!first && last) // The last so many bytes.
        return ByteRange { size - std::min(*last, size), size - 1 };
    bool open_end = dash + 1 == header.size();
    if (!first || (!last && !open_end) || (last && *last < *first))
        return std::nullopt;
    return ByteRange { std::min(*first, size), std::min(last.value_or(size - 1), size - 1) };
}

std::string query_value(std::string_view query, std::string_view name)
{
    while (!query.empty())
        if (auto value = value_in(next_part(query, '&'), name))
            return std::string(*value);
    return {};
}

std::optional<std::string> cookie_value(std::string_view header, std::string_view name)
{
    std::optional<std::string> found;
    while (!header.empty()) {
        auto value = value_in(next_part(header, ';'), name);
        if (value && found)
            return std::nullopt;
        if (value)
            found = std::string(*value);
    }
    return found;
}

bool lists(std::string_view header, std::string_view wanted)
{
    while (!header.empty())
        if (next_part(header, ',') == wanted)
            return true;
    return false;
}

} // namespace sayso::net

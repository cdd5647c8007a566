#include "text/message_file.h"

#include <boost/json/basic_parser_impl.hpp>
#include <set>

namespace sayso::text {

namespace json = boost::json;

namespace {

flow::Problem blocking(std::string const& file, int line, std::string reason, std::string fix)
{
    return { file, { line, 1 }, flow::Rule::translations, true, std::move(reason), std::move(fix) };
}

/// What Boost.JSON's parser calls with each piece. Fed line by line (a JSON string can not hold a raw line end), so
/// `line` is always right.
struct LineHandler {
    static constexpr std::size_t max_object_size = 10'000;
    static constexpr std::size_t max_array_size = 10'000;
    static constexpr std::size_t max_key_size = 1'000;
    static constexpr std::size_t max_string_size = 100'000;

    std::string name;
    int line = 1;
    MessageFile file;
    std::vector<std::string> path; // Of keys that are open.
    std::vector<int> lines; // Where they stand.
    std::vector<std::set<std::string, std::less<>>> seen; // Keys of each open object.
    std::string key, text;
    int lists = 0; // Square brackets open ones: what is inside them is of no interest.

    void add(std::string value, bool is_string)
    {
        if (lists == 0)
            file.entries.push_back({ path, std::move(value), is_string, lines });
        after_value();
    }

    void after_value()
    {
        if (lists > 0 || path.empty())
            return;
        path.pop_back();
        lines.pop_back();
    }

    using Ec = json::error_code;

    bool on_document_begin(Ec&) { return true; }
    bool on_document_end(Ec&) { return true; }
    bool on_object_begin(Ec&)
    {
        seen.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t, Ec&)
    {
        seen.pop_back();
        after_value();
        return true;
    }
    bool on_array_begin(Ec&)
    {
        if (lists == 0)
            file.entries.push_back({ path, "", false, lines });
        ++lists;
        return true;
    }
    bool on_array_end(std::size_t, Ec&)
    {
        --lists;
        after_value();
        return true;
    }
    bool on_key_part(json::string_view part, std::size_t, Ec&)
    {
        key.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t, Ec&)
    {
        key.append(part.data(), part.size());
        if (!seen.back().insert(key).second)
            file.problems.push_back(
                blocking(name, line, "the key \"" + key + "\" is here twice", "keep one of the two"));
        if (lists == 0) {
            path.push_back(key);
            lines.push_back(line);
        }
        key.clear();
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, Ec&)
    {
        text.append(part.data(), part.size());
        return true;
    }
    bool on_string(json::string_view part, std::size_t, Ec&)
    {
        text.append(part.data(), part.size());
        add(std::exchange(text, {}), true);
        return true;
    }
    bool on_number_part(json::string_view, Ec&) { return true; }
    bool on_int64(std::int64_t, json::string_view, Ec&) { return add("", false), true; }
    bool on_uint64(std::uint64_t, json::string_view, Ec&) { return add("", false), true; }
    bool on_double(double, json::string_view, Ec&) { return add("", false), true; }
    bool on_bool(bool, Ec&) { return add("", false), true; }
    bool on_null(Ec&) { return add("", false), true; }
    bool on_comment_part(json::string_view, Ec&) { return true; }
    bool on_comment(json::string_view, Ec&) { return true; }
};

} // namespace

MessageFile read_message_file(std::string const& name, std::string_view json_text)
{
    json::basic_parser<LineHandler> parser { json::parse_options {} };
    auto& handler = parser.handler();
    handler.name = name;
    json::error_code ec;
    while (!json_text.empty() && !ec) {
        auto end = json_text.find('\n');
        auto size = end == std::string_view::npos ? json_text.size() : end + 1;
        auto used = parser.write_some(true, json_text.data(), size, ec);
        if (!ec && used < size)
            ec = json::error::extra_data;
        if (ec)
            break;
        json_text.remove_prefix(size);
        if (end != std::string_view::npos)
            ++handler.line;
    }
    if (!ec)
        parser.write_some(false, nullptr, 0, ec);
    if (ec)
        handler.file.problems.push_back(blocking(
            name, handler.line, "this is not JSON: " + ec.message(), "look for a missing comma, quote or brace"));
    return std::move(handler.file);
}

} // namespace sayso::text

// Problems for programs, and for people who like a table.
#include "flow/problem.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <sstream>

namespace sayso::flow {

namespace json = boost::json;

namespace {

constexpr std::size_t margin = 10; // Room for the line number.

json::value rule_of(Problem const& problem)
{
    if (!problem.blocks && problem.rule == Rule::syntax)
        return nullptr;
    return json::object { { "number", static_cast<int>(problem.rule) }, { "name", name(problem.rule) } };
}

json::object to_object(Problem const& problem)
{
    return { { "file", problem.file }, { "line", problem.mark.line }, { "column", problem.mark.column },
        { "rule", rule_of(problem) }, { "blocks", problem.blocks }, { "reason", problem.reason },
        { "fix", problem.fix }, { "step", problem.step }, { "path", problem.path } };
}

/// How many characters a person sees, near enough.
std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Words in lines of at most `width` characters, all but the first set in by `margin`.
void write_wrapped(std::ostream& out, std::string const& first, std::string const& text, std::size_t width)
{
    std::string indent(margin, ' ');
    auto line = first + std::string(first.size() < margin ? margin - first.size() : 1, ' ');
    std::istringstream words(text);
    bool empty = true;
    for (std::string word; words >> word; empty = false) {
        if (!empty && characters(line) + 1 + characters(word) > width) {
            out << line << "\n";
            line = indent;
            empty = true;
        }
        line += (empty ? "" : " ") + word;
    }
    out << line << "\n";
}

std::string heading(Problem const& problem)
{
    if (!problem.blocks && problem.rule == Rule::syntax)
        return "warning";
    return std::string(problem.blocks ? "rule " : "warning, rule ") + std::to_string(static_cast<int>(problem.rule))
        + ", " + name(problem.rule);
}

} // namespace

std::string to_json(std::vector<Problem> const& problems, int flows)
{
    json::array all;
    for (auto const& problem : problems)
        all.push_back(to_object(problem));
    auto errors = std::count_if(problems.begin(), problems.end(), [](auto const& problem) { return problem.blocks; });
    return json::serialize(json::object { { "flows", flows }, { "errors", errors },
        { "warnings", static_cast<std::int64_t>(problems.size()) - errors }, { "problems", std::move(all) } });
}

std::string to_table(std::vector<Problem> const& problems, std::size_t width)
{
    std::ostringstream out;
    std::string file;
    for (auto const& problem : problems) {
        if (problem.file != file)
            out << (file.empty() ? "" : "\n") << problem.file << "\n";
        file = problem.file;
        write_wrapped(
            out, "  " + std::to_string(problem.mark.line), "[" + heading(problem) + "] " + problem.reason, width);
        if (!problem.path.empty())
            write_wrapped(out, "    way", problem.path, width);
        if (!problem.fix.empty())
            write_wrapped(out, "    fix", problem.fix, width);
    }
    return out.str();
}

} // namespace sayso::flow

#pragma once

#include "flow/problem.h"
#include "flow/yaml_reader.h"
#include <chrono>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::flow {

/// Where problems in one file are gathered. A mark that names another file is told of as in that file.
class ProblemList {
public:
    explicit ProblemList(std::string file)
        : file_(std::move(file))
    {
    }

    void add(Mark mark, Rule rule, std::string reason, std::string fix, std::string path = {});
    void warn(Mark mark, std::string reason, std::string fix);

    /// Takes over what was found in another file.
    void add_all(std::vector<Problem> problems);

    std::vector<Problem> const& all() const { return problems_; }
    std::vector<Problem> take() { return std::move(problems_); }
    std::string const& file() const { return file_; }

private:
    std::string file_;
    std::vector<Problem> problems_;
};

/// One of `known` that is nearly `word`; empty if none is.
std::string near_miss(std::string_view word, std::vector<std::string> const& known);

/// `, or did you mean "x"?` for a fix; empty without a near miss.
std::string did_you_mean(std::string_view word, std::vector<std::string> const& known);

bool is_plain_id(std::string_view word); // Small letters, digits and _, beginning with a letter.
bool is_flow_id(std::string_view word); // As above, with - too.

/// Reads the members of one map an author wrote. Whatever nobody asked for is refused by `finish`, so that a misspelt
/// name is never passed over.
class AuthorMap {
public:
    /// `what` names the map in problems: `step "safe"`.
    AuthorMap(YamlNode const& node, std::string what, ProblemList& problems);

    bool is_map() const { return node_.kind == YamlNode::Kind::map; }
    Mark mark() const { return node_.mark; }
    std::string const& what() const { return what_; }
    void rename(std::string what) { what_ = std::move(what); }

    /// Null if it is not there.
    YamlNode const* find(std::string_view name);
    bool has(std::string_view name) const;

    /// Empty, with a problem, if it is missing or not a text.
    std::string required_text(std::string_view name);
    std::string optional_text(std::string_view name, std::string_view otherwise = "");
    bool optional_flag(std::string_view name, bool otherwise);
    int optional_number(std::string_view name, int otherwise, int least, int most);
    /// One word, or a list of words; each with its mark.
    struct Word {
        std::string text;
        Mark mark;
    };
    std::vector<Word> words(std::string_view name);

    /// Refuses each member nobody asked for.
    void finish();

private:
    std::string text_of(YamlNode const& value, std::string_view name);

    YamlNode const& node_;
    std::string what_;
    ProblemList& problems_;
    std::vector<std::string> known_;
};

/// `15m`, `2h`, `1d`, a sum never. Nothing if it is none of these or is 0.
std::optional<std::chrono::minutes> parse_duration(std::string_view text);

/// A whole number, with a minus sign if need be.
std::optional<std::int64_t> parse_whole_number(std::string_view text);

} // namespace sayso::flow

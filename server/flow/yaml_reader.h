#pragma once

#include "flow/problem.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::flow {

/// A part of a YAML file, read as text only: no scalar is ever turned into a number or a truth value by the reader.
struct YamlNode {
    enum class Kind { empty, text, list, map };
    struct Member;

    Kind kind = Kind::empty;
    Mark mark;
    std::string text;
    std::vector<YamlNode> items;
    std::vector<Member> members; // In the order written; names are different from each other.
};

struct YamlNode::Member {
    std::string name;
    Mark mark;
    YamlNode value;
};

/// What a file of restricted YAML holds, or why not.
struct YamlFile {
    static constexpr std::size_t largest = 256 * 1024;
    static constexpr int deepest = 8;

    std::optional<YamlNode> root;
    std::vector<Problem> problems;
};

/// Refuses, each with its place: text that is not UTF-8, a file over 256 KiB, nesting deeper than 8, a name given
/// twice, anchors, aliases, tags, and a second document. Never throws.
YamlFile read_yaml(std::string const& file, std::string_view yaml);

} // namespace sayso::flow

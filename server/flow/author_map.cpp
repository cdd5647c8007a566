#include "flow/author_map.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace sayso::flow {

namespace {

/// How many letters must be changed, added, taken away or swapped with the next to make one word from the other.
std::size_t distance(std::string_view left, std::string_view right)
{
    std::vector<std::vector<std::size_t>> cost(left.size() + 1, std::vector<std::size_t>(right.size() + 1));
    for (std::size_t i = 0; i <= left.size(); ++i)
        for (std::size_t j = 0; j <= right.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            bool same = left[i - 1] == right[j - 1];
            cost[i][j] = std::min({ cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (same ? 0 : 1) });
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[left.size()][right.size()];
}

bool is_small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

bool is_id(std::string_view word, bool hyphens)
{
    if (word.empty() || word.size() > 60 || !is_small_letter(word[0]))
        return false;
    return std::all_of(word.begin(), word.end(), [hyphens](char c) {
        return is_small_letter(c) || (c >= '0' && c <= '9') || c == '_' || (hyphens && c == '-');
    });
}

} // namespace

void ProblemList::add(Mark mark, Rule rule, std::string reason, std::string fix, std::string path)
{
    auto const& file = mark.file.empty() ? file_ : mark.file;
    problems_.push_back({ file, mark, rule, true, std::move(reason), std::move(fix), std::move(path) });
}

void ProblemList::warn(Mark mark, std::string reason, std::string fix)
{
    auto const& file = mark.file.empty() ? file_ : mark.file;
    problems_.push_back({ file, mark, Rule::syntax, false, std::move(reason), std::move(fix) });
}

void ProblemList::add_all(std::vector<Problem> problems)
{
    std::move(problems.begin(), problems.end(), std::back_inserter(problems_));
}

std::string near_miss(std::string_view word, std::vector<std::string> const& known)
{
    if (word.size() > 60)
        return "";
    std::string best;
    std::size_t best_distance = word.size() < 5 ? 2 : 3; // One below: the most that still counts as near.
    for (auto const& candidate : known) {
        auto away = candidate.size() > 60 ? 99 : distance(word, candidate);
        if (away < best_distance) {
            best = candidate;
            best_distance = away;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view word, std::vector<std::string> const& known)
{
    auto near = near_miss(word, known);
    return near.empty() ? "" : "did you mean \"" + near + "\"?";
}

bool is_plain_id(std::string_view word)
{
    return is_id(word, false);
}

bool is_flow_id(std::string_view word)
{
    return is_id(word, true);
}

AuthorMap::AuthorMap(YamlNode const& node, std::string what, ProblemList& problems)
    : node_(node)
    , what_(std::move(what))
    , problems_(problems)
{
    if (!is_map())
        problems_.add(node.mark, Rule::syntax, what_ + " must be a map of names and values", "write {name: value}");
}

YamlNode const* AuthorMap::find(std::string_view name)
{
    if (std::find(known_.begin(), known_.end(), name) == known_.end())
        known_.emplace_back(name);
    for (auto const& member : node_.members)
        if (member.name == name)
            return &member.value;
    return nullptr;
}

bool AuthorMap::has(std::string_view name) const
{
    return std::any_of(node_.members.begin(), node_.members.end(),
        [name](YamlNode::Member const& member) { return member.name == name; });
}

std::string AuthorMap::text_of(YamlNode const& value, std::string_view name)
{
    if (value.kind == YamlNode::Kind::text && value.text.find_first_not_of(" \n\t") != std::string::npos)
        return value.text;
    bool several = value.kind == YamlNode::Kind::list || value.kind == YamlNode::Kind::map;
    bool ways = several && (name == "next" || name == "to");
    problems_.add(value.mark, Rule::syntax,
        what_ + ": \"" + std::string(name) + "\" " + (several ? "must be one text" : "is empty"),
        ways ? "write a step's name after it, or a list of ways in [ ]: next: [{when: \"...\", to: a}, {to: b}]"
             : "write the text after it, in quotes if it is a word like null");
    return "";
}

std::string AuthorMap::required_text(std::string_view name)
{
    if (auto const* value = find(name))
        return text_of(*value, name);
    if (is_map())
        problems_.add(node_.mark, Rule::syntax, what_ + " has no \"" + std::string(name) + "\"",
            "add `" + std::string(name) + ": ...`");
    return "";
}

std::string AuthorMap::optional_text(std::string_view name, std::string_view otherwise)
{
    auto const* value = find(name);
    return value ? text_of(*value, name) : std::string(otherwise);
}

bool AuthorMap::optional_flag(std::string_view name, bool otherwise)
{
    auto const* value = find(name);
    if (!value)
        return otherwise;
    auto text = text_of(*value, name);
    if (text != "true" && text != "false" && !text.empty())
        problems_.add(value->mark, Rule::names, what_ + ": \"" + std::string(name) + "\" is \"" + text + "\"",
            "write true or false");
    return text == "true";
}

int AuthorMap::optional_number(std::string_view name, int otherwise, int least, int most)
{
    auto const* value = find(name);
    if (!value)
        return otherwise;
    auto number = parse_whole_number(text_of(*value, name));
    if (number && *number >= least && *number <= most)
        return static_cast<int>(*number);
    problems_.add(value->mark, Rule::names, what_ + ": \"" + std::string(name) + "\" is not a whole number that fits",
        "write a number from " + std::to_string(least) + " to " + std::to_string(most));
    return otherwise;
}

std::vector<AuthorMap::Word> AuthorMap::words(std::string_view name)
{
    std::vector<Word> words;
    auto const* value = find(name);
    if (!value)
        return words;
    if (value->kind == YamlNode::Kind::list) {
        for (auto const& item : value->items)
            words.push_back({ text_of(item, name), item.mark });
    } else {
        words.push_back({ text_of(*value, name), value->mark });
    }
    std::erase_if(words, [](Word const& word) { return word.text.empty(); });
    return words;
}

void AuthorMap::finish()
{
    for (auto const& member : node_.members) {
        if (std::find(known_.begin(), known_.end(), member.name) != known_.end())
            continue;
        std::string all;
        for (auto const& name : known_)
            all += (all.empty() ? "" : ", ") + name;
        auto near = did_you_mean(member.name, known_);
        problems_.add(member.mark, Rule::syntax, what_ + " has \"" + member.name + "\", which is not known",
            near.empty() ? "use one of: " + all : near);
    }
}

std::optional<std::chrono::minutes> parse_duration(std::string_view text)
{
    if (text.size() < 2 || text.size() > 6)
        return std::nullopt;
    auto number = parse_whole_number(text.substr(0, text.size() - 1));
    if (!number || *number <= 0)
        return std::nullopt;
    switch (text.back()) {
    case 'm':
        return std::chrono::minutes(*number);
    case 'h':
        return std::chrono::hours(*number);
    case 'd':
        return std::chrono::days(*number);
    default:
        return std::nullopt;
    }
}

std::optional<std::int64_t> parse_whole_number(std::string_view text)
{
    std::int64_t number = 0;
    auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || ec != std::errc {} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

} // namespace sayso::flow

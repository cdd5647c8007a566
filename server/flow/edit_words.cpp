// One scalar of a YAML file changed in its place.
#include "flow/edit_words.h"

#include "flow/utf8.h"
#include "flow/yaml_reader.h"
#include <algorithm>
#include <optional>

namespace sayso::flow {

namespace {

YamlNode const* member(YamlNode const& map, std::string_view name)
{
    for (auto const& one : map.members)
        if (one.name == name)
            return &one.value;
    return nullptr;
}

YamlNode const* text_of(YamlNode const* node)
{
    return node && node->kind == YamlNode::Kind::text ? node : nullptr;
}

/// The entry of `list` whose id is this; steps that are repeated stand in a list of their own.
YamlNode const* entry_called(YamlNode const* list, std::string_view id)
{
    if (!list)
        return nullptr;
    for (auto const& item : list->items) {
        auto const* name = text_of(member(item, "id"));
        if (name && name->text == id)
            return &item;
        if (auto const* inner = entry_called(member(item, "steps"), id))
            return inner;
    }
    return nullptr;
}

YamlNode const* words_of_pause(YamlNode const& root, std::string_view key)
{
    auto const* pause = member(root, "pause");
    if (!pause)
        return nullptr;
    if (key == "pause")
        return text_of(member(*pause, "say"));
    if (key == "pause.back")
        return text_of(member(*pause, "back"));
    auto const* remind = member(*pause, "remind");
    return remind ? text_of(member(*remind, "say")) : nullptr;
}

YamlNode const* find_words(YamlNode const& root, std::string_view key)
{
    if (key == "title")
        return text_of(member(root, "title"));
    if (key == "pause" || key == "pause.back" || key == "pause.remind")
        return words_of_pause(root, key);
    auto dot = key.find('.');
    auto const* step = entry_called(member(root, "steps"), key.substr(0, dot));
    if (!step)
        return nullptr;
    if (dot == std::string_view::npos) {
        auto const* text = text_of(member(*step, "text"));
        return text ? text : text_of(member(*step, "say"));
    }
    auto rest = key.substr(dot + 1);
    if (rest == "help" || rest == "easy")
        return text_of(member(*step, rest));
    auto const* option = entry_called(member(*step, "options"), rest);
    return option ? text_of(member(*option, "text")) : nullptr;
}

std::optional<std::size_t> offset_of(std::string_view yaml, Mark const& mark)
{
    std::size_t offset = 0;
    for (int line = 1; line < mark.line; ++line) {
        offset = yaml.find('\n', offset);
        if (offset == std::string_view::npos)
            return std::nullopt;
        ++offset;
    }
    offset += static_cast<std::size_t>(mark.column - 1);
    return offset < yaml.size() ? std::optional(offset) : std::nullopt;
}

std::size_t end_of_quoted(std::string_view yaml, std::size_t start)
{
    bool twice = yaml[start] == '"';
    for (auto at = start + 1; at < yaml.size(); ++at) {
        if (twice && yaml[at] == '\\') {
            ++at;
        } else if (yaml[at] == yaml[start]) {
            if (twice || at + 1 == yaml.size() || yaml[at + 1] != '\'')
                return at + 1;
            ++at; // '' is a quote inside.
        }
    }
    return start;
}

std::size_t indent_of(std::string_view line)
{
    auto indent = line.find_first_not_of(' ');
    return indent == std::string_view::npos || line[indent] == '\r' ? line.size() : indent;
}

/// A text behind `|` or `>` goes on as long as lines are indented like its first.
std::size_t end_of_block(std::string_view yaml, std::size_t start)
{
    auto end = yaml.find('\n', start);
    std::optional<std::size_t> indent;
    for (auto at = end; at != std::string_view::npos && at + 1 < yaml.size();) {
        auto next = yaml.find('\n', at + 1);
        auto line = yaml.substr(at + 1, (next == std::string_view::npos ? yaml.size() : next) - at - 1);
        bool blank = line.find_first_not_of(" \r") == std::string_view::npos;
        if (!blank && !indent)
            indent = indent_of(line);
        if (!blank && indent_of(line) < *indent)
            break;
        if (!blank)
            end = next;
        at = next;
    }
    return end == std::string_view::npos ? yaml.size() : end;
}

/// A text without quotes stands in the file as it is, but for where it goes on in another line.
std::size_t end_of_plain(std::string_view yaml, std::size_t start, std::string_view text)
{
    auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    auto at = start;
    for (std::size_t i = 0; i < text.size();) {
        if (at == yaml.size())
            return start;
        if (is_space(text[i]) && is_space(yaml[at])) {
            while (i < text.size() && is_space(text[i]))
                ++i;
            while (at < yaml.size() && is_space(yaml[at]))
                ++at;
        } else if (text[i++] != yaml[at++]) {
            return start;
        }
    }
    return at;
}

/// Where the scalar that begins at `start` ends; `start` if that can not be told.
std::size_t end_of(std::string_view yaml, std::size_t start, std::string_view text)
{
    switch (yaml[start]) {
    case '"':
    case '\'':
        return end_of_quoted(yaml, start);
    case '|':
    case '>':
        return end_of_block(yaml, start);
    default:
        return end_of_plain(yaml, start, text);
    }
}

std::string quoted(std::string_view words)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text = "\"";
    while (auto character = next_character(words)) {
        auto bytes = words.substr(0, character->bytes);
        words.remove_prefix(character->bytes);
        auto value = static_cast<std::uint32_t>(character->value);
        // What YAML takes for the end of a line would be folded away.
        bool ends_line = value == 0x85 || value == 0x2028 || value == 0x2029 || value == 0xfeff;
        if (value == '"' || value == '\\') {
            text += '\\';
            text += bytes;
        } else if (value == '\n') {
            text += "\\n";
        } else if (value < 0x20 || value == 0x7f || ends_line) {
            text += "\\u";
            for (int shift = 12; shift >= 0; shift -= 4)
                text += digits[(value >> shift) & 0xfU];
        } else {
            text += bytes;
        }
    }
    return text + "\"";
}

/// Whether both say the same but for `changed`, which now says `words`.
bool says_the_same(YamlNode const& before, YamlNode const& after, YamlNode const* changed, std::string_view words)
{
    if (before.kind != after.kind || before.items.size() != after.items.size()
        || before.members.size() != after.members.size())
        return false;
    if (after.text != (&before == changed ? words : std::string_view(before.text)))
        return false;
    for (std::size_t i = 0; i < before.items.size(); ++i)
        if (!says_the_same(before.items[i], after.items[i], changed, words))
            return false;
    for (std::size_t i = 0; i < before.members.size(); ++i)
        if (before.members[i].name != after.members[i].name
            || !says_the_same(before.members[i].value, after.members[i].value, changed, words))
            return false;
    return true;
}

Error by_hand()
{
    return fail(Errc::invalid_input, "edit_by_hand: this text is written in a way that only the file itself can change");
}

/// `written`: as it shall stand in the file; `words`: what that must read as.
Result<std::string> replaced(
    std::string_view yaml, YamlNode const& root, YamlNode const& node, std::string written, std::string_view words)
{
    auto start = offset_of(yaml, node.mark);
    auto end = start ? end_of(yaml, *start, node.text) : 0;
    if (!start || end <= *start)
        return by_hand();
    std::string changed(yaml.substr(0, *start));
    changed += written;
    changed += yaml.substr(end);
    auto again = read_yaml("", changed);
    if (!again.root || !says_the_same(root, *again.root, &node, words))
        return by_hand();
    return changed;
}

} // namespace

Result<std::string> with_words(std::string_view yaml, std::string_view key, std::string_view words)
{
    if (!is_well_formed_utf8(words) || words.find('\0') != std::string_view::npos)
        return fail(Errc::invalid_input, "ill_formed: no text");
    if (words.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return fail(Errc::invalid_input, "words_empty: a text of a flow says something");
    auto read = read_yaml("", yaml);
    if (!read.root)
        return fail(Errc::invalid_input, "file_unreadable: put the file right first");
    auto const* node = find_words(*read.root, key);
    if (!node)
        return fail(Errc::not_found, "no such text in this file");
    return replaced(yaml, *read.root, *node, quoted(words), words);
}

Result<std::string> with_version(std::string_view yaml, int number)
{
    auto read = read_yaml("", yaml);
    auto const* flow = read.root ? text_of(member(*read.root, "flow")) : nullptr;
    if (!flow)
        return fail(Errc::invalid_input, "file_unreadable: put the file right first");
    auto written = std::to_string(number);
    if (auto const* version = text_of(member(*read.root, "version")))
        return replaced(yaml, *read.root, *version, written, written);
    auto start = offset_of(yaml, flow->mark);
    auto line_end = start ? yaml.find('\n', *start) : std::string_view::npos;
    if (line_end == std::string_view::npos)
        return by_hand();
    std::string changed(yaml);
    changed.insert(line_end + 1, "version: " + written + "\n");
    auto again = read_yaml("", changed);
    auto const* version = again.root ? text_of(member(*again.root, "version")) : nullptr;
    if (!version || version->text != written || again.root->members.size() != read.root->members.size() + 1)
        return by_hand();
    return changed;
}

} // namespace sayso::flow

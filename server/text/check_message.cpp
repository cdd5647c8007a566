#include "text/check_message.h"

#include "text/icu_support.h"
#include <algorithm>
#include <map>
#include <unicode/uchar.h>

namespace sayso::text {

namespace {

using Kind = PatternNode::Kind;

constexpr std::size_t shortest_phone_number = 3; // 999

template <class Visit> void for_each_node(std::vector<PatternNode> const& nodes, Visit const& visit)
{
    for (auto const& node : nodes) {
        visit(node);
        for (auto const& one : node.cases)
            for_each_node(one.nodes, visit);
    }
}

bool is_counted(PatternNode const& node)
{
    return node.kind == Kind::plural || node.kind == Kind::ordinal;
}

// What translations may choose their words by, whether the English does or not.
constexpr char const* gender = "gender";
constexpr char const* genders[] = { "female", "male", "other" };

/// {gender} is no word to show; it only chooses between words.
void check_gender(PatternNode const& node, std::vector<Finding>& findings)
{
    if (node.text != gender || node.kind == Kind::literal || node.kind == Kind::hash)
        return;
    if (node.kind != Kind::select) {
        findings.push_back(
            { "{gender} is not a word that can be shown", "write {gender, select, female {..} other {..}}" });
        return;
    }
    for (auto const& one : node.cases)
        if (std::find(std::begin(genders), std::end(genders), one.selector) == std::end(genders))
            findings.push_back({ "{gender} is never \"" + one.selector + "\"", "use female, male and other" });
}

std::string joined(std::set<std::string> const& words, std::string_view before = "", std::string_view after = "")
{
    std::string text;
    for (auto const& word : words)
        text.append(text.empty() ? "" : ", ").append(before).append(word).append(after);
    return text.empty() ? "none" : text;
}

void check_cases(
    PatternNode const& node, Locale const& locale, LocaleTools const& tools, std::vector<Finding>& findings)
{
    std::set<std::string> given;
    for (auto const& one : node.cases)
        if (!given.insert(one.selector).second)
            findings.push_back(
                { "\"" + one.selector + "\" is there twice for {" + node.text + "}", "keep one of the two" });
    if (!is_counted(node))
        return;
    auto needed_list = tools.plural_categories(node.kind == Kind::ordinal);
    std::set<std::string> needed(needed_list.begin(), needed_list.end());
    for (auto const& one : node.cases)
        if (!one.exactly && !needed.contains(one.selector))
            findings.push_back({ locale.own_name + " has no plural category \"" + one.selector + "\", so {" + node.text
                    + "} would never show it",
                "use " + joined(needed) });
    for (auto const& category : needed)
        if (!given.contains(category))
            findings.push_back(
                { "the plural of {" + node.text + "} lacks \"" + category + "\", which " + locale.own_name + " needs",
                    "write all of " + joined(needed) });
}

/// True if a person would see nothing.
bool is_blank(std::string_view utf8)
{
    auto text = to_unicode(utf8);
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        auto c = text.char32At(i);
        if (!u_isUWhiteSpace(c) && !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            return false;
    }
    return true;
}

/// Runs of digits long enough to call, in Western digits whatever they are written in.
std::set<std::string> phone_numbers(Pattern const& message)
{
    std::set<std::string> numbers;
    for_each_node(message.nodes(), [&](PatternNode const& node) {
        if (node.kind != Kind::literal)
            return;
        std::string run;
        auto keep = [&] {
            if (run.size() >= shortest_phone_number)
                numbers.insert(run);
            run.clear();
        };
        auto text = to_unicode(node.text);
        for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
            auto digit = u_charDigitValue(text.char32At(i));
            if (digit >= 0)
                run += static_cast<char>('0' + digit);
            else
                keep();
        }
        keep();
    });
    return numbers;
}

std::map<std::string, std::set<std::string>> select_keys(Pattern const& message)
{
    std::map<std::string, std::set<std::string>> keys;
    for_each_node(message.nodes(), [&](PatternNode const& node) {
        if (node.kind == Kind::select)
            for (auto const& one : node.cases)
                keys[node.text].insert(one.selector);
    });
    return keys;
}

} // namespace

MessageNames names_in(Pattern const& message)
{
    MessageNames names;
    for_each_node(message.nodes(), [&](PatternNode const& node) {
        if (node.kind == Kind::literal || node.kind == Kind::hash)
            return;
        names.all.insert(node.text);
        if (is_counted(node))
            names.counted.insert(node.text);
    });
    return names;
}

std::vector<Finding> check_message(std::string_view text, Locale const& locale, LocaleTools const& tools)
{
    if (is_blank(text))
        return { { "it is empty", "write the words" } };
    auto message = Pattern::parse(text);
    if (!message)
        return { { message.error().detail, "put the braces, plural or select right (ICU MessageFormat)" } };
    std::vector<Finding> findings;
    for_each_node(message->nodes(), [&](PatternNode const& node) {
        if (node.kind == Kind::literal && node.text.find_first_of("{}") != std::string::npos)
            findings.push_back({ "people would see a { or }: an apostrophe before a brace switches it off",
                "write two apostrophes before the brace, or \u2019" });
        check_cases(node, locale, tools, findings);
        check_gender(node, findings);
    });
    return findings;
}

std::vector<Finding> compare_with_english(std::string_view text, std::string_view english)
{
    auto message = Pattern::parse(text), original = Pattern::parse(english);
    if (!message || !original)
        return {};
    std::vector<Finding> findings;
    auto names = names_in(*message).all, needed = names_in(*original).all;
    names.erase(gender); // A language may need it where English does not, or not need it where English does.
    needed.erase(gender);
    if (names != needed)
        findings.push_back({ "its placeholders are " + joined(names, "{", "}") + ", but those of the English are "
                + joined(needed, "{", "}"),
            "use the same names, spelled the same" });
    auto keys = select_keys(*message);
    for (auto const& [name, wanted] : select_keys(*original))
        if (auto found = keys.find(name); name != gender && found != keys.end() && found->second != wanted)
            findings.push_back({ "the choices of {" + name + "} are " + joined(found->second)
                    + ", but those of the English are " + joined(wanted),
                "keep the words before the braces as they are in the English" });
    auto numbers = phone_numbers(*message);
    for (auto const& number : phone_numbers(*original))
        if (!numbers.contains(number))
            findings.push_back({ "the English gives the number " + number + ", this does not", "put the number in" });
    return findings;
}

} // namespace sayso::text

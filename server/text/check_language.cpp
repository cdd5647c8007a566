#include "text/check_language.h"

#include "text/icu_support.h"
#include <algorithm>
#include <set>
#include <sstream>
#include <stdexcept>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>

namespace sayso::text {

namespace {

constexpr int words_that_may_be_a_name = 3; // "Help at Hand" stays; four words the same as in English do not.

/// "Ask Childline" is mostly Childline in any language.
constexpr int foreign_letters_for_one = 3;

/// Small words inside a name: they do not make it a sentence.
std::set<std::string_view> const inside_names { "at", "of", "the", "and", "for", "in", "on", "a" };

bool is_small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/// "Somewhere else", but not "Help at Hand", "Childline" or "EHCP".
bool reads_as_english(std::string const& words)
{
    std::istringstream stream(words);
    int count = 0;
    bool small = false;
    for (std::string word; stream >> word; ++count)
        small = small || (count > 0 && is_small_letter(word[0]) && !inside_names.contains(word));
    return count > words_that_may_be_a_name || small;
}

/// Sayso is Sayso in every language.
std::string without_our_name(std::string words)
{
    constexpr std::string_view name = "Sayso";
    for (auto at = words.find(name); at != std::string::npos; at = words.find(name))
        words.erase(at, name.size());
    return words;
}

void add_words(std::vector<PatternNode> const& nodes, std::string& words)
{
    for (auto const& node : nodes) {
        if (node.kind == PatternNode::Kind::literal)
            words += node.text;
        else
            words += ' ';
        for (auto const& one : node.cases) {
            words += ' ';
            add_words(one.nodes, words);
        }
    }
}

} // namespace

struct Letters::Icu {
    icu::UnicodeSet own;
};

Letters::Letters(Locale const& locale)
    : icu_(std::make_unique<Icu>())
{
    UErrorCode status = U_ZERO_ERROR;
    auto* data = ulocdata_open(icu_locale(locale).getName(), &status);
    for (auto kind : { ULOCDATA_ES_STANDARD, ULOCDATA_ES_AUXILIARY }) {
        icu::UnicodeSet part;
        UErrorCode part_status = U_ZERO_ERROR; // Some languages have no auxiliary letters.
        ulocdata_getExemplarSet(data, part.toUSet(), USET_CASE_INSENSITIVE, kind, &part_status);
        // Latin letters are borrowed by many; they say nothing unless they are the language's own.
        if (U_SUCCESS(part_status) && (kind == ULOCDATA_ES_STANDARD || locale.id != "ar"))
            icu_->own.addAll(part);
    }
    ulocdata_close(data);
    if (U_FAILURE(status) || icu_->own.isEmpty())
        throw std::runtime_error("ICU lacks the letters of a language we speak");
    bool latin = icu_->own.contains(UChar32 { 'e' }) && icu_->own.contains(UChar32 { 'n' });
    for (UChar32 c = 'a'; c <= 'z'; ++c) {
        if (latin)
            icu_->own.add(c).add(u_toupper(c));
        else
            icu_->own.remove(c).remove(u_toupper(c));
    }
}

Letters::~Letters() = default;

Letters::Count Letters::count(std::string_view utf8) const
{
    Count found;
    auto text = to_unicode(utf8);
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        auto c = text.char32At(i);
        if (u_isalpha(c))
            ++(icu_->own.contains(c) ? found.own : found.foreign);
    }
    return found;
}

int count_words(std::string_view text)
{
    int words = 0;
    bool inside = false;
    for (char c : text) {
        bool space = c == ' ' || c == '\n' || c == '\t';
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

std::set<std::string> acronyms_in(std::string_view text)
{
    // Everybody says these.
    static std::set<std::string_view> const known { "OK", "TV", "UK", "AM", "PM" };
    auto is_big = [](char c) { return c >= 'A' && c <= 'Z'; };
    auto is_part = [&](char c) { return is_big(c) || is_small_letter(c) || (c >= '0' && c <= '9') || c == '\''; };
    std::set<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        while (end < text.size() && is_part(text[end]))
            ++end;
        std::string word(text.substr(at, end - at));
        if (word.ends_with("'s"))
            word.resize(word.size() - 2);
        else if (word.size() > 2 && word.ends_with("s"))
            word.resize(word.size() - 1);
        if (word.size() > 1 && std::all_of(word.begin(), word.end(), is_big) && !known.contains(word))
            found.insert(std::move(word));
        at = std::max(end, at + 1);
    }
    return found;
}

std::string visible_words(std::string_view text)
{
    auto message = Pattern::parse(text);
    std::string words;
    if (message)
        add_words(message->nodes(), words);
    return words;
}

std::vector<Finding> check_language(
    std::string_view text, std::string_view english, Locale const& locale, Letters const& letters)
{
    auto words = without_our_name(visible_words(text));
    if (words == without_our_name(visible_words(english)) && words.find_first_not_of(" \n") != std::string::npos) {
        bool english_letters = std::any_of(words.begin(), words.end(), is_small_letter);
        if (!english_letters)
            return {}; // "OK", "EHCP", a number.
        return { { "it is still in English", "translate it into " + locale.own_name, reads_as_english(words) } };
    }
    auto found = letters.count(words);
    if (found.foreign <= found.own * foreign_letters_for_one)
        return {};
    bool name = !reads_as_english(words) && count_words(words) <= words_that_may_be_a_name;
    bool latin = std::any_of(words.begin(), words.end(), is_small_letter);
    return { { "most of its letters are not those of " + locale.own_name, "put the words of this language here",
        !(name && latin) } };
}

} // namespace sayso::text

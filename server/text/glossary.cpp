#include "text/glossary.h"

#include "text/catalogue.h"
#include <algorithm>
#include <boost/json.hpp>
#include <set>

namespace sayso::text {

namespace {

namespace json = boost::json;

constexpr std::size_t longest_phrase = 60;

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

std::string in_small_letters(std::string_view text)
{
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return small;
}

/// "PEP" and "IRO" are looked for as they are written: "pep" is a word too.
bool is_acronym(std::string_view spelling)
{
    return std::count_if(spelling.begin(), spelling.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1
        && std::none_of(spelling.begin(), spelling.end(), [](char c) { return c == ' '; });
}

/// The object below "terms" or "messages"; null, with a problem, if the file is not made like that.
json::object const* members(
    std::string const& file, json::value const& root, char const* name, std::vector<flow::Problem>& problems)
{
    auto const* object = root.if_object();
    auto const* inner = object ? object->if_contains(name) : nullptr;
    if (inner && inner->is_object())
        return &inner->get_object();
    problems.push_back({ file, {}, flow::Rule::translations, true, std::string("\"") + name + "\" is missing",
        std::string("write the terms below \"") + name + "\"" });
    return nullptr;
}

std::string text_of(json::object const& object, char const* name)
{
    auto const* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : "";
}

std::optional<json::value> parse(std::string const& file, std::string_view text, std::vector<flow::Problem>& problems)
{
    json::error_code ec;
    auto value = json::parse({ text.data(), text.size() }, ec);
    if (!ec)
        return value;
    problems.push_back({ file, {}, flow::Rule::translations, true, "this is not JSON: " + ec.message(),
        "look for a missing comma or quote" });
    return std::nullopt;
}

} // namespace

void Glossary::take_english(std::string const& file, std::string_view json, std::vector<flow::Problem>& problems)
{
    auto root = parse(file, json, problems);
    auto const* terms = root ? members(file, *root, "terms", problems) : nullptr;
    if (!terms)
        return;
    for (auto const& [id, value] : *terms) {
        Term term;
        term.id = std::string(id);
        if (auto const* object = value.if_object()) {
            term.term = text_of(*object, "term");
            term.plain = text_of(*object, "plain");
            if (auto const* link = object->if_contains("link"))
                term.linked = !link->is_bool() || link->get_bool();
            if (auto const* also = object->if_contains("also"); also && also->is_array())
                for (auto const& other : also->get_array())
                    if (other.is_string())
                        term.also.emplace_back(other.get_string());
        }
        if (term.term.empty() || term.plain.empty())
            problems.push_back({ file, {}, flow::Rule::translations, true,
                "the term \"" + term.id + "\" has no \"term\" or no \"plain\" words", "add them" });
        terms_.push_back(std::move(term));
    }
    std::sort(terms_.begin(), terms_.end(), [](Term const& left, Term const& right) { return left.id < right.id; });
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        spelled_.emplace(in_small_letters(terms_[i].term), Spelling { terms_[i].term, i });
        for (auto const& other : terms_[i].also)
            spelled_.emplace(in_small_letters(other), Spelling { other, i });
    }
}

void Glossary::take_translation(
    std::string const& file, std::string const& locale, std::string_view json, std::vector<flow::Problem>& problems)
{
    auto root = parse(file, json, problems);
    auto const* messages = root ? members(file, *root, "messages", problems) : nullptr;
    if (!messages)
        return;
    for (auto const& [id, value] : *messages) {
        auto english = std::find_if(terms_.begin(), terms_.end(), [&](Term const& term) { return id == term.id; });
        auto const* object = value.if_object();
        if (english == terms_.end() || !object) {
            problems.push_back({ file, {}, flow::Rule::translations, true,
                "\"" + std::string(id) + "\" is no term of the glossary", "delete it, or add it to glossary.json" });
            continue;
        }
        // Made from other English: it may say something that is no longer true, so the English is shown.
        if (text_of(*object, "english") != english_hash(english->plain)) {
            problems.push_back({ file, {}, flow::Rule::translations, false,
                "\"" + std::string(id) + "\" was made from other English, and is not shown",
                "read the English again; its fingerprint is " + english_hash(english->plain) });
            continue;
        }
        translated_[{ locale, english->id }]
            = { english->id, text_of(*object, "term"), {}, text_of(*object, "plain"), english->linked };
    }
}

Term const* Glossary::translated(std::string_view locale, Term const& term) const
{
    auto found = translated_.find({ std::string(locale), term.id });
    return found == translated_.end() ? nullptr : &found->second;
}

bool Glossary::knows(std::string_view word) const
{
    return spelled_.contains(in_small_letters(word));
}

std::vector<Term const*> Glossary::terms_in(std::string_view english) const
{
    std::vector<Term const*> found;
    std::set<Term const*> seen;
    auto const small = in_small_letters(english);
    for (std::size_t at = 0; at < english.size();) {
        if (!is_letter(english[at]) || (at > 0 && is_letter(english[at - 1]))) {
            ++at;
            continue;
        }
        // The longest phrase that begins here: "section 47 enquiry" before "section 47".
        std::size_t taken = 0;
        for (auto length = std::min(longest_phrase, english.size() - at); length > 1 && taken == 0; --length) {
            if (at + length < english.size() && is_letter(english[at + length]))
                continue;
            auto known = spelled_.find(std::string_view(small).substr(at, length));
            if (known == spelled_.end())
                continue;
            auto const& [written, index] = known->second;
            if (is_acronym(written) && english.substr(at, length) != written)
                continue;
            taken = length;
            auto const& term = terms_[index];
            if (term.linked && seen.insert(&term).second)
                found.push_back(&term);
        }
        at += std::max<std::size_t>(taken, 1);
    }
    return found;
}

} // namespace sayso::text

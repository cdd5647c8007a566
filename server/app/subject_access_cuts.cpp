#include "app/subject_access.h"

#include <algorithm>
#include <array>

namespace sayso::app {

namespace json = boost::json;

namespace {

/// What an entry is found by. All else it has is text, and may have to be left out: a name too.
constexpr std::array fixed_fields { "id", "part", "kind", "at", "cut" };

bool is_fixed(std::string_view field)
{
    return std::ranges::find(fixed_fields, field) != fixed_fields.end();
}

std::string text_at(json::object const& object, std::string_view name)
{
    auto const* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

Error wrong(std::size_t number, std::string const& what)
{
    return fail(Errc::invalid_input, "cut " + std::to_string(number) + ": " + what);
}

/// Every place where the passage stands; false if there is none.
bool cut_out(std::string& words, std::string const& passage, std::string const& mark)
{
    bool found = false;
    for (auto at = words.find(passage); at != std::string::npos; at = words.find(passage, at + mark.size())) {
        words.replace(at, passage.size(), mark);
        found = true;
    }
    return found;
}

bool apply(json::object& entry, Cut const& cut)
{
    auto mark = "[Left out: " + cut.reason + "]";
    if (cut.passage.empty()) { // What it is called may tell what it was.
        json::object bare { { "id", entry.at("id") }, { "part", text_at(entry, "part") }, { "kind", "left out" },
            { "at", text_at(entry, "at") }, { "text", mark }, { "cut", true } };
        entry = std::move(bare);
        return true;
    }
    bool found = false;
    for (auto& field : entry)
        if (!is_fixed(field.key()) && field.value().is_string()) {
            auto words = std::string(field.value().get_string());
            found = cut_out(words, cut.passage, mark) || found;
            field.value() = words;
        }
    entry["cut"] = true;
    return found;
}

} // namespace

Result<std::vector<Cut>> parse_cuts(std::string_view text)
{
    boost::system::error_code ec;
    auto value = json::parse(text, ec);
    if (ec || !value.is_array())
        return fail(Errc::invalid_input, "the cuts are a list: [{\"entry\": ..., \"passage\": ..., \"reason\": ...}]");
    std::vector<Cut> cuts;
    for (auto const& one : value.get_array()) {
        auto const* object = one.if_object();
        auto number = cuts.size() + 1;
        if (!object)
            return wrong(number, "is no object");
        for (auto const& [name, field] : *object)
            if ((name != "entry" && name != "passage" && name != "reason") || !field.is_string())
                return wrong(number, "has a field that is not entry, passage or reason");
        Cut cut { text_at(*object, "entry"), text_at(*object, "passage"), text_at(*object, "reason") };
        if (cut.entry.empty() || cut.reason.empty())
            return wrong(number, "needs an entry and a reason");
        if (!cut.passage.empty() && cut.reason.find(cut.passage) != std::string::npos)
            return wrong(number, "its reason says what it leaves out");
        cuts.push_back(std::move(cut));
    }
    return cuts;
}

Result<> burn_in(json::array& entries, std::vector<Cut> const& cuts)
{
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        auto found = std::ranges::find_if(entries, [&](json::value const& entry) {
            return text_at(entry.get_object(), "id") == cuts[i].entry;
        });
        if (found == entries.end())
            return wrong(i + 1, "there is no such entry");
        if (!apply(found->get_object(), cuts[i]))
            return wrong(i + 1, "the passage is not in that entry");
    }
    return {};
}

std::string as_list(json::object const& file)
{
    std::string list;
    for (auto const& one : file.at("entries").get_array()) {
        auto const& entry = one.get_object();
        list += text_at(entry, "at") + "  " + text_at(entry, "kind");
        if (auto by = text_at(entry, "by"); !by.empty())
            list += ", " + by;
        list += '\n';
        for (auto const& field : entry)
            if (!is_fixed(field.key()) && field.key() != "by" && field.value().is_string())
                list += "    " + (field.key() == "text" ? "" : std::string(field.key()) + ": ")
                    + std::string(field.value().get_string()) + '\n';
    }
    return list;
}

} // namespace sayso::app

#include "exchange/pdf/subject_access_paper.h"

#include "exchange/pdf/papers.h"
#include <array>
#include <cstdio>
#include <optional>

namespace sayso::pdf {

namespace json = boost::json;

namespace {

struct Part {
    char const* name;
    char const* heading;
};
constexpr std::array parts {
    Part { "about", "About you" },
    Part { "conversations", "What you said, and what came of it" },
    Part { "plan", "Your pathway plan" },
    Part { "referrals", "Asked of other services" },
    Part { "written", "What was written" },
    Part { "tasks", "Tasks" },
    Part { "clocks", "What runs out, and when" },
    Part { "chronology", "Chronology" },
    Part { "sign-ins", "Where you are signed in" },
    Part { "readers", "Who has read it" },
};

std::string text_at(json::object const& object, std::string_view name)
{
    auto const* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

/// As base::iso_text() writes them.
std::optional<Moment> moment_in(std::string const& text)
{
    constexpr std::size_t date_size = 10;
    int hour = 0;
    int minute = 0;
    if (text.size() != std::string_view("2026-11-22T14:05:00.000Z").size() || text.back() != 'Z'
        || std::sscanf(text.c_str() + date_size, "T%2d:%2d", &hour, &minute) != 2)
        return std::nullopt;
    auto date = parse_date(text.substr(0, date_size));
    if (!date)
        return std::nullopt;
    return Moment(std::chrono::sys_days(*date) + std::chrono::hours(hour) + std::chrono::minutes(minute));
}

/// "2026-11-22T14:05:00Z" to "22 November 2026, 14:05"; what is no time stays as it is.
std::string dated_text(std::string const& text)
{
    auto moment = moment_in(text);
    return moment ? dated(*moment) : text;
}

void add_entry(Paper& paper, json::object const& entry)
{
    std::string head = opened(text_at(entry, "kind"));
    if (auto by = text_at(entry, "by"); !by.empty())
        head += ", " + by;
    paper.add(Style::question, head + "  |  " + dated_text(text_at(entry, "at")));
    if (auto question = text_at(entry, "question"); !question.empty())
        paper.add(Style::plain, question);
    for (auto const& field : entry) {
        std::string name(field.key());
        if (!field.value().is_string() || name == "id" || name == "part" || name == "kind" || name == "at" || name == "by"
            || name == "question")
            continue;
        std::string words(field.value().get_string());
        if (name == "text")
            paper.add_words(std::move(words));
        else
            paper.add_row(opened(name), dated_text(words));
    }
    paper.add(Style::small, text_at(entry, "id"));
}

bool is_known(std::string const& part)
{
    for (auto const& known : parts)
        if (part == known.name)
            return true;
    return false;
}

} // namespace

Result<Paper> subject_access_paper(json::object const& file)
{
    auto const* entries = file.if_contains("entries");
    if (!text_at(file, "format").starts_with("sayso-subject-access-") || !entries || !entries->is_array())
        return fail(Errc::invalid_input, "this is no copy of what is kept about somebody");
    Paper paper;
    paper.title = "Everything kept about you";
    paper.council = text_at(file, "council");
    paper.as_at = "As at " + dated_text(text_at(file, "made"));
    if (auto made = moment_in(text_at(file, "made")))
        paper.made = *made;
    paper.add(Style::plain, text_at(file, "note"));
    paper.add_row("Prepared by", text_at(file, "prepared_by"));
    paper.add_row("Released by", text_at(file, "released_by"));

    auto add_part = [&](char const* heading, auto const& belongs) {
        bool begun = false;
        for (auto const& one : entries->get_array()) {
            auto const* entry = one.if_object();
            if (!entry || !belongs(text_at(*entry, "part")))
                continue;
            if (!begun)
                paper.add(Style::heading, heading);
            begun = true;
            if (text_at(*entry, "id") == "name")
                paper.subtitle = text_at(*entry, "text");
            add_entry(paper, *entry);
        }
    };
    for (auto const& part : parts)
        add_part(part.heading, [&](std::string const& name) { return name == part.name; });
    add_part("And besides", [](std::string const& name) { return !is_known(name); });
    return paper;
}

} // namespace sayso::pdf

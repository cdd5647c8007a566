// The mirror of canonical.cpp: from canonical JSON back to the definition it was made from.
#include "flow/canonical.h"
#include "flow/load.h"

#include <boost/json/parse.hpp>

namespace sayso::flow {

namespace {

namespace json = boost::json;

/// Thrown inside this file only: one bad member makes the whole text corrupt.
struct NotCanonical { };

template <class T> T needed(std::optional<T> value)
{
    if (!value)
        throw NotCanonical {};
    return *value;
}

json::value const& member(json::value const& object, char const* name)
{
    auto const* map = object.if_object();
    auto const* value = map ? map->if_contains(name) : nullptr;
    if (!value)
        throw NotCanonical {};
    return *value;
}

std::string text_of(json::value const& value)
{
    auto const* text = value.if_string();
    if (!text)
        throw NotCanonical {};
    return std::string(*text);
}

std::string text_in(json::value const& object, char const* name)
{
    return text_of(member(object, name));
}

bool flag_in(json::value const& object, char const* name)
{
    auto const* flag = member(object, name).if_bool();
    if (!flag)
        throw NotCanonical {};
    return *flag;
}

std::int64_t number_of(json::value const& value)
{
    auto const* number = value.if_int64();
    if (!number)
        throw NotCanonical {};
    return *number;
}

int small_number_in(json::value const& object, char const* name)
{
    auto number = number_of(member(object, name));
    if (number < 0 || number > 100'000'000)
        throw NotCanonical {};
    return static_cast<int>(number);
}

template <class Read> auto list_in(json::value const& object, char const* name, Read read)
{
    auto const* array = member(object, name).if_array();
    if (!array)
        throw NotCanonical {};
    std::vector<decltype(read(json::value()))> items;
    for (auto const& item : *array)
        items.push_back(read(item));
    return items;
}

Expression expression_of(json::value const& value)
{
    auto expression = Expression::parse(text_of(value));
    if (!expression)
        throw NotCanonical {};
    return std::move(*expression);
}

std::optional<Expression> condition_in(json::value const& object)
{
    auto const& value = member(object, "when");
    return value.is_null() ? std::nullopt : std::optional(expression_of(value));
}

domain::Recipient recipient_of(json::value const& value)
{
    return needed(domain::recipient_from(text_of(value)));
}

Branch read_branch(json::value const& value)
{
    return { condition_in(value), text_in(value, "to"), text_in(value, "unknown_to"), list_in(value, "alerts", text_of),
        list_in(value, "unknown_alerts", text_of), {} };
}

Option read_option(json::value const& value)
{
    return { text_in(value, "id"), text_in(value, "text"), text_in(value, "symbol"), text_in(value, "to"),
        needed(harm_from(text_in(value, "harm"))), list_in(value, "alerts", text_of), {} };
}

WayOut read_way_out(json::value const& value)
{
    return { flag_in(value, "offered"), flag_in(value, "barred"), false, text_in(value, "to"),
        list_in(value, "alerts", text_of), {} };
}

Step read_format_1_step(json::value const& value)
{
    Step step;
    step.id = text_in(value, "id");
    step.asks = flag_in(value, "asks");
    step.type = needed(ask_type_from(text_in(value, "type")));
    step.text = text_in(value, "text");
    step.help = text_in(value, "help");
    step.options = list_in(value, "options", read_option);
    if (!member(value, "range").is_null()) {
        auto ends = list_in(value, "range", number_of);
        if (ends.size() != 2)
            throw NotCanonical {};
        step.range = { ends[0], ends[1] };
    }
    step.optional = flag_in(value, "optional");
    step.is_private = flag_in(value, "private");
    step.read_aloud = flag_in(value, "read_aloud");
    step.file = text_in(value, "file");
    step.next = list_in(value, "next", read_branch);
    step.skip = read_way_out(member(value, "skip"));
    step.dont_know = read_way_out(member(value, "dont_know"));
    return step;
}

Step read_step(json::value const& value)
{
    auto step = read_format_1_step(value);
    step.silent = flag_in(value, "silent");
    step.part = text_in(value, "part");
    auto about = text_in(value, "about");
    step.about = about.empty() ? About::nothing : needed(about_from(about));
    step.easy = text_in(value, "easy");
    step.inside = text_in(value, "inside");
    if (auto const& repeat = member(value, "repeat"); !repeat.is_null())
        step.repeat = Repeat { text_in(repeat, "over"), small_number_in(repeat, "at_most") };
    return step;
}

std::optional<Reminder> read_reminder(json::value const& value)
{
    if (value.is_null())
        return std::nullopt;
    return Reminder { std::chrono::minutes(small_number_in(value, "after")), text_in(value, "text") };
}

void read_format_2(json::value const& value, Definition& definition)
{
    definition.pause_back = text_in(value, "pause_back");
    definition.remind = read_reminder(member(value, "remind"));
    definition.topic = text_in(value, "topic");
    definition.steps = list_in(value, "steps", read_step);
    if (!read_rules(value, definition))
        throw NotCanonical {};
}

Alert read_alert(json::value const& value)
{
    return { text_in(value, "name"), text_in(value, "title"), needed(domain::level_from(text_in(value, "level"))),
        list_in(value, "to", recipient_of), std::chrono::minutes(small_number_in(value, "acknowledge_in")),
        recipient_of(member(value, "otherwise")), list_in(value, "add", text_of), {} };
}

TaskRule read_task(json::value const& value)
{
    return { text_in(value, "name"), text_in(value, "title"), recipient_of(member(value, "to")),
        small_number_in(value, "due_in_days"), condition_in(value), text_in(value, "on"), {} };
}

Definition read_definition(json::value const& value)
{
    Definition definition;
    definition.id = text_in(value, "flow");
    definition.format = small_number_in(value, "format");
    definition.number = small_number_in(value, "version");
    definition.title = text_in(value, "title");
    definition.who = text_in(value, "who");
    definition.youngest = small_number_in(value, "youngest");
    definition.oldest = small_number_in(value, "oldest");
    definition.inputs = list_in(value, "inputs", [](json::value const& input) {
        return Input { text_in(input, "name"), needed(input_type_from(text_in(input, "type"))), {} };
    });
    definition.lets = list_in(value, "lets", [](json::value const& let) {
        return std::pair { text_in(let, "name"), expression_of(member(let, "value")) };
    });
    definition.let_marks.resize(definition.lets.size());
    definition.pause_after = std::chrono::minutes(small_number_in(value, "pause_after"));
    definition.pause_text = text_in(value, "pause_text");
    definition.keep = std::chrono::hours(small_number_in(value, "keep"));
    definition.alerts = list_in(value, "alerts", read_alert);
    definition.tasks = list_in(value, "tasks", read_task);
    definition.harm_goes_to = list_in(value, "harm_goes_to", text_of);
    if (definition.format == 1)
        definition.steps = list_in(value, "steps", read_format_1_step);
    else
        read_format_2(value, definition);
    migrate(definition);
    join_rules(definition);
    return definition;
}

} // namespace

Result<Definition> from_canonical_json(std::string_view text, std::string_view version)
{
    if (sha256(text) != version)
        return fail(Errc::corrupt, "the definition does not hash to its version");
    json::error_code ec;
    json::parse_options options;
    options.max_depth = 12;
    auto value = json::parse(json::string_view(text.data(), text.size()), ec, {}, options);
    if (ec)
        return fail(Errc::corrupt, "the definition is not JSON");
    try {
        auto definition = read_definition(value);
        definition.version = version;
        // Whatever was not read would be lost without a word.
        if (canonical_json(definition) != text)
            return fail(Errc::corrupt, "the definition is not canonical");
        return definition;
    } catch (NotCanonical const&) {
        return fail(Errc::corrupt, "the definition lacks a member, or one is not what it should be");
    }
}

} // namespace sayso::flow

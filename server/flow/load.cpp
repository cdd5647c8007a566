// A flow file, from restricted YAML to a definition. Steps are in load_steps.cpp and load_uses.cpp.
#include "flow/load.h"

#include "flow/load_parts.h"
#include <algorithm>

namespace sayso::flow {

namespace {

constexpr std::chrono::hours longest_kept { 60 * 24 };

void load_lets(AuthorMap& map, Definition& definition, ProblemList& problems)
{
    auto const* node = map.find("let");
    if (!node)
        return;
    AuthorMap lets(*node, "let", problems);
    for (auto const& member : node->members) {
        auto expression
            = parse_expression("let \"" + member.name + "\"", member.value.text, member.value.mark, problems);
        if (expression)
            definition.lets.emplace_back(member.name, std::move(*expression));
        definition.let_marks.push_back(member.mark);
    }
}

void load_audience(AuthorMap& map, Definition& definition, ProblemList& problems)
{
    auto const* node = map.find("for");
    if (!node)
        return;
    AuthorMap audience(*node, "for", problems);
    definition.who = audience.optional_text("who", "young_person");
    if (definition.who != "young_person" && definition.who != "anyone" && definition.who != "visitor")
        problems.add(audience.find("who")->mark, Rule::names, "for: nobody is called \"" + definition.who + "\"",
            "write young_person, anyone or visitor");
    if (definition.format == 1 && definition.who == "visitor")
        problems.add(
            audience.find("who")->mark, Rule::names, "for: visitor is a word of format 2", "write `format: 2`");
    if (auto const* ages = audience.find("ages")) {
        auto dots = ages->text.find("..");
        auto youngest = parse_whole_number(ages->text.substr(0, dots));
        auto oldest = dots == std::string::npos ? std::nullopt : parse_whole_number(ages->text.substr(dots + 2));
        bool fits = youngest && oldest && *youngest >= 0 && *youngest <= *oldest && *oldest <= 120;
        if (!fits)
            problems.add(ages->mark, Rule::names, "for: the ages are not two ages in order",
                "write the youngest and the oldest with two dots, like 10..17");
        definition.youngest = fits ? static_cast<int>(*youngest) : 0;
        definition.oldest = fits ? static_cast<int>(*oldest) : 120;
    }
    audience.finish();
}

std::chrono::minutes load_duration(
    AuthorMap& map, std::string_view name, std::chrono::minutes otherwise, ProblemList& problems)
{
    auto const* time = map.find(name);
    auto duration = time ? parse_duration(map.optional_text(name)) : otherwise;
    if (!duration)
        problems.add(time->mark, Rule::names, map.what() + ": \"" + std::string(name) + "\" is not a time",
            "write 10m, 48h or 2d");
    return duration.value_or(otherwise);
}

void load_reminder(AuthorMap& pause, Definition& definition, ProblemList& problems)
{
    auto const* node = pause.find("remind");
    if (!node)
        return;
    AuthorMap map(*node, "pause, remind", problems);
    Reminder remind;
    remind.after = load_duration(map, "after", std::chrono::days(1), problems);
    remind.text = map.required_text("say");
    if (remind.after >= definition.keep)
        problems.add(node->mark, Rule::names, "the pause reminds of a conversation that is not kept any more",
            "let `after` be shorter than `keep`");
    definition.remind = std::move(remind);
    map.finish();
}

void load_pause(AuthorMap& map, Definition& definition, ProblemList& problems)
{
    auto const* node = map.find("pause");
    if (!node)
        return;
    definition.pause_mark = node->mark;
    AuthorMap pause(*node, "pause", problems);
    definition.pause_after = load_duration(pause, "after", definition.pause_after, problems);
    definition.keep = std::chrono::ceil<std::chrono::hours>(load_duration(pause, "keep", definition.keep, problems));
    definition.pause_text = pause.optional_text("say");
    if (definition.format > 1) {
        if (definition.keep > longest_kept)
            problems.add(pause.find("keep")->mark, Rule::names, "pause: nothing unsent is kept for longer than 60 days",
                "write 60d or less");
        definition.pause_back = pause.required_text("back");
        load_reminder(pause, definition, problems);
    }
    pause.finish();
}

void load_head(AuthorMap& map, Definition& definition, ProblemList& problems)
{
    definition.id = map.required_text("flow");
    if (!definition.id.empty() && !is_flow_id(definition.id))
        problems.add(map.find("flow")->mark, Rule::names, "\"" + definition.id + "\" can not be the name of a flow",
            "use small letters, digits and -, beginning with a letter");
    definition.format = map.optional_number("format", 2, 1, 2);
    if (!map.has("format"))
        problems.add(map.mark(), Rule::syntax, "the flow does not say its file format", "add `format: 2`");
    definition.number = map.optional_number("version", 1, 1, 1'000'000);
    definition.title = map.required_text("title");
    definition.topic = map.optional_text("topic", definition.topic);
    if (std::find(topics().begin(), topics().end(), definition.topic) == topics().end())
        problems.add(map.find("topic")->mark, Rule::names, "there is no topic \"" + definition.topic + "\"",
            "use now, me, home, learning, adult or plan");
}

void load_steps(AuthorMap& map, SharedFiles const& shared, Definition& definition, ProblemList& problems)
{
    StepsLoader loader(definition, shared, problems);
    for (auto const* item : list_of_steps(map, problems))
        loader.add(*item);
    loader.finish();
}

Definition load_definition(YamlNode const& root, SharedFiles const& shared, ProblemList& problems)
{
    Definition definition;
    definition.file = problems.file();
    AuthorMap map(root, "the flow", problems);
    load_head(map, definition, problems);
    load_audience(map, definition, problems);
    load_inputs(map, definition.inputs, problems);
    load_lets(map, definition, problems);
    load_pause(map, definition, problems);
    load_each(map, "alerts", definition.alerts, &load_alert, problems);
    load_each(map, "tasks", definition.tasks, &load_task, problems);
    for (auto& word : map.words("harm_goes_to"))
        definition.harm_goes_to.push_back(std::move(word.text));
    if (auto const* harm = map.find("harm_goes_to"))
        definition.harm_mark = harm->mark;
    load_steps(map, shared, definition, problems);
    load_rules(map, shared, definition, problems);
    map.finish();
    return definition;
}

} // namespace

std::vector<std::string> const& topics()
{
    static std::vector<std::string> const all { "now", "me", "home", "learning", "adult", "plan" };
    return all;
}

std::optional<Expression> parse_expression(
    std::string const& what, std::string const& source, Mark mark, ProblemList& problems)
{
    auto expression = Expression::parse(source);
    if (expression)
        return *expression;
    problems.add(mark, Rule::syntax, what + ": \"" + source + "\" can not be read: " + expression.error().detail,
        "write it like \"age >= 16 && age < 18\"");
    return std::nullopt;
}

std::optional<Expression> load_expression(AuthorMap& map, std::string_view name, ProblemList& problems)
{
    auto const* node = map.find(name);
    if (!node)
        return std::nullopt;
    auto source = map.optional_text(name);
    return source.empty() ? std::nullopt : parse_expression(map.what(), source, node->mark, problems);
}

void load_inputs(AuthorMap& map, std::vector<Input>& inputs, ProblemList& problems)
{
    auto const* node = map.find("inputs");
    if (!node)
        return;
    AuthorMap members(*node, "inputs", problems);
    for (auto const& member : node->members) {
        auto type = input_type_from(member.value.text);
        if (!type)
            problems.add(member.value.mark, Rule::names,
                "input \"" + member.name + "\": there is no type \"" + member.value.text + "\"",
                "use date, staff, team, bool or text");
        bool addressed = type == InputType::staff || type == InputType::team;
        if (addressed && !domain::recipient_from(member.name))
            problems.add(member.mark, Rule::names,
                "input \"" + member.name + "\" is a " + name(*type) + " nobody can be sent to",
                "name it like a recipient: adviser, duty_team, out_of_hours, team_manager or safeguarding_lead");
        inputs.push_back({ member.name, type.value_or(InputType::text), member.mark });
    }
}

std::vector<YamlNode const*> list_of_steps(AuthorMap& map, ProblemList& problems)
{
    std::vector<YamlNode const*> items;
    auto const* steps = map.find("steps");
    if (!steps || steps->kind != YamlNode::Kind::list || steps->items.empty())
        problems.add(steps ? steps->mark : map.mark(), Rule::syntax, map.what() + " has no list of steps",
            "add `steps:` and a step");
    else
        for (auto const& item : steps->items)
            items.push_back(&item);
    return items;
}

Loaded load_flow(std::string const& file, std::string_view yaml, SharedFiles const& shared)
{
    auto read = read_yaml(file, yaml);
    if (!read.root)
        return { {}, std::move(read.problems) };
    ProblemList problems(file);
    auto definition = load_definition(*read.root, shared, problems);
    if (any_blocking(problems.all()))
        return { {}, problems.take() };
    migrate(definition);
    join_rules(definition);
    settle_ways_out(definition);
    definition.version = version_of(definition);
    return { std::move(definition), problems.take() };
}

} // namespace sayso::flow

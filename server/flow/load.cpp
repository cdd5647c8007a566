// A flow file, from restricted YAML to a definition. Steps are in load_steps.cpp.
#include "flow/load.h"

#include "flow/load_parts.h"
#include <algorithm>

namespace sayso::flow {

namespace {

std::string in_words(std::vector<std::string> const& words)
{
    std::string all;
    for (auto const& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return all;
}

std::string pick_fix(std::string const& word, std::vector<std::string> const& known)
{
    auto near = did_you_mean(word, known);
    return near.empty() ? "use one of: " + in_words(known) : near;
}

std::optional<domain::Recipient> load_recipient(
    AuthorMap::Word const& word, std::string const& what, ProblemList& problems)
{
    auto recipient = domain::recipient_from(word.text);
    if (!recipient)
        problems.add(word.mark, Rule::names, what + ": nobody is called \"" + word.text + "\"",
            pick_fix(word.text, { "adviser", "duty_team", "out_of_hours", "team_manager", "safeguarding_lead" }));
    return recipient;
}

void load_acknowledgement(AuthorMap& map, Alert& alert, ProblemList& problems)
{
    auto const* time = map.find("ack_in");
    if (!time) {
        problems.add(map.mark(), Rule::harm_has_alert, map.what() + " has no time by which somebody must have seen it",
            "add `ack_in: 15m`");
    } else if (auto duration = parse_duration(map.optional_text("ack_in"))) {
        alert.acknowledge_in = *duration;
    } else {
        problems.add(
            time->mark, Rule::harm_has_alert, map.what() + ": \"ack_in\" is not a time", "write 15m, 2h or 1d");
    }
    auto otherwise = map.words("else");
    if (otherwise.size() != 1) {
        problems.add(map.mark(), Rule::harm_has_alert, map.what() + " does not say who is told if nobody looks",
            "add `else: out_of_hours`");
        return;
    }
    if (auto recipient = load_recipient(otherwise.front(), map.what(), problems))
        alert.otherwise = *recipient;
}

void load_inputs(AuthorMap& map, Definition& definition, ProblemList& problems)
{
    auto const* node = map.find("inputs");
    if (!node)
        return;
    AuthorMap inputs(*node, "inputs", problems);
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
        definition.inputs.push_back({ member.name, type.value_or(InputType::text), member.mark });
    }
}

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
    if (definition.who != "young_person" && definition.who != "anyone")
        problems.add(audience.find("who")->mark, Rule::names, "for: nobody is called \"" + definition.who + "\"",
            "write young_person or anyone");
    if (auto const* ages = audience.find("ages")) {
        auto dots = ages->text.find("..");
        auto youngest = parse_whole_number(ages->text.substr(0, dots));
        auto oldest = dots == std::string::npos ? std::nullopt : parse_whole_number(ages->text.substr(dots + 2));
        bool fits = youngest && oldest && *youngest >= 0 && *youngest <= *oldest && *oldest <= 120;
        if (!fits)
            problems.add(ages->mark, Rule::names, "for: the ages are not two ages in order", "write 16..17");
        definition.youngest = fits ? static_cast<int>(*youngest) : 0;
        definition.oldest = fits ? static_cast<int>(*oldest) : 120;
    }
    audience.finish();
}

void load_pause(AuthorMap& map, Definition& definition, ProblemList& problems)
{
    auto const* node = map.find("pause");
    if (!node)
        return;
    AuthorMap pause(*node, "pause", problems);
    auto read = [&](char const* name, std::chrono::minutes otherwise) {
        auto const* time = pause.find(name);
        auto duration = time ? parse_duration(pause.optional_text(name)) : otherwise;
        if (!duration)
            problems.add(
                time->mark, Rule::names, std::string("pause: \"") + name + "\" is not a time", "write 10m, 48h or 2d");
        return duration.value_or(otherwise);
    };
    definition.pause_after = read("after", definition.pause_after);
    definition.keep = std::chrono::ceil<std::chrono::hours>(read("keep", definition.keep));
    definition.pause_text = pause.optional_text("say");
    pause.finish();
}

/// Each member of the map called `name`, read by `load_one`.
template <class Item>
void load_each(AuthorMap& map, std::string const& name, std::vector<Item>& items,
    Item (*load_one)(YamlNode::Member const&, ProblemList&), ProblemList& problems)
{
    auto const* node = map.find(name);
    if (!node)
        return;
    AuthorMap check(*node, name, problems);
    for (auto const& member : node->members)
        items.push_back(load_one(member, problems));
}

void load_head(AuthorMap& map, Definition& definition, ProblemList& problems)
{
    definition.id = map.required_text("flow");
    if (!definition.id.empty() && !is_flow_id(definition.id))
        problems.add(map.find("flow")->mark, Rule::names, "\"" + definition.id + "\" can not be the name of a flow",
            "use small letters, digits and -, beginning with a letter");
    definition.format = map.optional_number("format", 0, 1, 1);
    if (!map.has("format"))
        problems.add(map.mark(), Rule::syntax, "the flow does not say its file format", "add `format: 1`");
    definition.number = map.optional_number("version", 1, 1, 1'000'000);
    definition.title = map.required_text("title");
    definition.topic = map.optional_text("topic", definition.topic);
    if (std::find(topics().begin(), topics().end(), definition.topic) == topics().end())
        problems.add(map.find("topic")->mark, Rule::names, "there is no topic \"" + definition.topic + "\"",
            pick_fix(definition.topic, topics()));
}

Definition load_definition(YamlNode const& root, ProblemList& problems)
{
    Definition definition;
    definition.file = problems.file();
    AuthorMap map(root, "the flow", problems);
    load_head(map, definition, problems);
    load_audience(map, definition, problems);
    load_inputs(map, definition, problems);
    load_lets(map, definition, problems);
    load_pause(map, definition, problems);
    load_each(map, "alerts", definition.alerts, &load_alert, problems);
    load_each(map, "tasks", definition.tasks, &load_task, problems);
    for (auto& word : map.words("harm_goes_to"))
        definition.harm_goes_to.push_back(std::move(word.text));
    if (auto const* harm = map.find("harm_goes_to"))
        definition.harm_mark = harm->mark;
    auto const* steps = map.find("steps");
    if (!steps || steps->kind != YamlNode::Kind::list || steps->items.empty())
        problems.add(
            steps ? steps->mark : root.mark, Rule::syntax, "the flow has no list of steps", "add `steps:` and a step");
    else
        for (auto const& item : steps->items)
            definition.steps.push_back(load_step(item, problems));
    map.finish();
    return definition;
}

} // namespace

std::vector<std::string> const& topics()
{
    static std::vector<std::string> const all { "now", "me", "home", "learning", "adult", "plan" };
    return all;
}

Alert load_alert(YamlNode::Member const& member, ProblemList& problems)
{
    AuthorMap map(member.value, "alert \"" + member.name + "\"", problems);
    Alert alert;
    alert.name = member.name;
    alert.mark = member.mark;
    alert.title = map.optional_text("title");
    auto level_word = map.required_text("level");
    auto level = domain::level_from(level_word);
    if (!level && !level_word.empty())
        problems.add(map.find("level")->mark, Rule::names, map.what() + ": there is no level \"" + level_word + "\"",
            pick_fix(level_word, { "routine", "soon", "urgent" }));
    alert.level = level.value_or(domain::Level::urgent);
    for (auto const& word : map.words("to"))
        if (auto recipient = load_recipient(word, map.what(), problems))
            alert.to.push_back(*recipient);
    if (map.words("to").empty())
        problems.add(member.mark, Rule::harm_has_alert, map.what() + " goes to nobody", "add `to: [adviser]`");
    load_acknowledgement(map, alert, problems);
    for (auto& word : map.words("add"))
        alert.add.push_back(std::move(word.text));
    map.finish();
    return alert;
}

TaskRule load_task(YamlNode::Member const& member, ProblemList& problems)
{
    AuthorMap map(member.value, "task \"" + member.name + "\"", problems);
    TaskRule task;
    task.name = member.name;
    task.mark = member.mark;
    task.title = map.optional_text("title");
    auto to = map.words("to");
    if (to.size() != 1)
        problems.add(member.mark, Rule::names, map.what() + " must go to one person or team", "add `to: adviser`");
    else if (auto recipient = load_recipient(to.front(), map.what(), problems))
        task.to = *recipient;
    auto due = map.optional_text("due", "today");
    auto const* due_node = map.find("due");
    std::string_view days = due;
    if (days.starts_with("in ") && days.ends_with(" days"))
        days = days.substr(3, days.size() - 8);
    else if (days == "today")
        days = "0";
    else
        days = days.ends_with("d") ? days.substr(0, days.size() - 1) : "";
    auto number = parse_whole_number(days);
    if (!number || *number < 0 || *number > 3650)
        problems.add(due_node ? due_node->mark : member.mark, Rule::names,
            map.what() + ": \"" + due + "\" is not a day", "write today, 3d or in 3 days");
    task.due_in_days = static_cast<int>(number.value_or(0));
    task.when = load_expression(map, "when", problems);
    task.on = map.required_text("on");
    map.finish();
    return task;
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

Loaded load_flow(std::string const& file, std::string_view yaml)
{
    auto read = read_yaml(file, yaml);
    if (!read.root)
        return { {}, std::move(read.problems) };
    ProblemList problems(file);
    auto definition = load_definition(*read.root, problems);
    if (any_blocking(problems.all()))
        return { {}, problems.take() };
    settle_ways_out(definition);
    definition.version = version_of(definition);
    return { std::move(definition), problems.take() };
}

} // namespace sayso::flow

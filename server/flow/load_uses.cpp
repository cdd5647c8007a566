// Parts: steps that many flows share, brought in where a flow says `use`.
#include "flow/load_parts.h"

#include <algorithm>

namespace sayso::flow {

namespace {

constexpr char const* leave = "leave"; // Where the flow goes on after a part.
constexpr char const* stop = "stop"; // Its other way out: harm was told, no more set questions.

/// The name by which steps lead to a part: as a step could be called.
std::string step_name(std::string part)
{
    std::replace(part.begin(), part.end(), '-', '_');
    return part;
}

void set_file(Step& step, std::string const& file)
{
    for (auto* mark : { &step.mark, &step.text_mark, &step.easy_mark, &step.skip.mark, &step.dont_know.mark })
        mark->file = file;
    for (auto& option : step.options)
        option.mark.file = file;
    for (auto& branch : step.next)
        branch.mark.file = file;
}

void set_file(Part& part, std::string const& file)
{
    for (auto& step : part.steps) {
        set_file(step, file);
        step.part = part.name;
    }
    for (auto& alert : part.alerts)
        alert.mark.file = file;
    for (auto& task : part.tasks)
        task.mark.file = file;
}

bool leads_to(Part& part, std::string_view name)
{
    bool found = false;
    for (auto& step : part.steps)
        for_each_target(step, [&](std::string const& to) { found = found || to == name; });
    return found;
}

void check_head(AuthorMap& map, std::string const& name, ProblemList& problems)
{
    auto written = map.required_text("part");
    if (!written.empty() && written != name)
        problems.add(map.find("part")->mark, Rule::names,
            "this file is the part \"" + name + "\", not \"" + written + "\"",
            "give the file and the part the same name");
    map.optional_number("format", 2, 2, 2);
    if (!map.has("format"))
        problems.add(map.mark(), Rule::syntax, "the part does not say its file format", "add `format: 2`");
}

Part read_part(std::string const& name, YamlNode const& root, ProblemList& problems)
{
    AuthorMap map(root, "the part", problems);
    Part part;
    part.name = name;
    check_head(map, name, problems);
    load_inputs(map, part.inputs, problems);
    load_each(map, "alerts", part.alerts, &load_alert, problems);
    load_each(map, "tasks", part.tasks, &load_task, problems);
    for (auto& word : map.words("harm_goes_to")) {
        bool own = std::any_of(part.harm_goes_to.begin(), part.harm_goes_to.end(),
            [&word](std::string const& known) { return known == word.text; });
        if (!own)
            part.harm_goes_to.push_back(std::move(word.text));
    }
    for (auto const* item : list_of_steps(map, problems)) {
        if (item->kind == YamlNode::Kind::map && AuthorMap(*item, "", problems).has("use"))
            problems.add(item->mark, Rule::syntax, "a part can not use another part", "use both in the flow");
        else
            part.steps.push_back(load_step(*item, 2, problems));
    }
    map.finish();
    for (auto const& id : part.harm_goes_to) {
        bool own = std::any_of(part.steps.begin(), part.steps.end(), [&id](Step const& step) { return step.id == id; });
        if (!own)
            problems.add(map.find("harm_goes_to")->mark, Rule::names,
                "harm_goes_to names \"" + id + "\", and the part has no such step", "name a step of this part");
    }
    return part;
}

} // namespace

std::optional<Part> load_part(std::string const& name, SharedFile const& shared, ProblemList& problems)
{
    auto read = read_yaml(shared.file, shared.yaml);
    problems.add_all(std::move(read.problems));
    if (!read.root)
        return std::nullopt;
    ProblemList own(shared.file);
    auto part = read_part(name, *read.root, own);
    bool broken = any_blocking(own.all());
    problems.add_all(own.take());
    if (broken)
        return std::nullopt;
    set_file(part, shared.file);
    return part;
}

std::string flow_around_part(std::string const& name, SharedFile const& shared)
{
    ProblemList problems(shared.file);
    auto part = load_part(name, shared, problems);
    if (!part)
        return "";
    std::string inputs;
    for (auto const& input : part->inputs)
        inputs += (inputs.empty() ? "" : ", ") + input.name + ": " + flow::name(input.type);
    return "flow: a-part\nformat: 2\ntitle: A part\ninputs: {" + inputs + "}\nsteps:\n  - use: " + name
        + "\n    next: end\n" + (leads_to(*part, stop) ? "    stop: end\n" : "");
}

StepsLoader::StepsLoader(Definition& definition, SharedFiles const& shared, ProblemList& problems)
    : definition_(definition)
    , shared_(shared)
    , problems_(problems)
{
}

void StepsLoader::add(YamlNode const& node)
{
    bool uses = std::any_of(
        node.members.begin(), node.members.end(), [](YamlNode::Member const& member) { return member.name == "use"; });
    if (uses && definition_.format > 1)
        return add_part(node);
    bool repeats = std::any_of(node.members.begin(), node.members.end(),
        [](YamlNode::Member const& member) { return member.name == "repeat"; });
    if (repeats && definition_.format > 1)
        return add_repeat(node);
    definition_.steps.push_back(load_step(node, definition_.format, problems_));
}

void StepsLoader::add_part(YamlNode const& node)
{
    AuthorMap map(node, "the use of a part", problems_);
    auto name = map.required_text("use");
    map.rename("the use of part \"" + name + "\"");
    auto refuse = [&](std::string reason, std::string fix) {
        problems_.add(node.mark, Rule::names, std::move(reason), std::move(fix));
        for (auto known : { "next", "stop" })
            map.find(known);
        map.finish();
    };
    if (!is_flow_id(name))
        return refuse("\"" + name + "\" can not be the name of a part", "use small letters, digits and -");
    if (!used_.insert(name).second)
        return refuse("the part \"" + name + "\" is used twice", "use it once, and lead there from both places");
    auto shared = shared_ ? shared_("parts/" + name + ".yaml") : std::nullopt;
    if (!shared)
        return refuse("there is no part \"" + name + "\"", "write it in parts/" + name + ".yaml");
    if (auto part = load_part(name, *shared, problems_))
        join(std::move(*part), map);
}

/// The flow's own place in the part's ways out. A list of ways needs a step of its own to be worked out at.
std::string StepsLoader::join_leave(std::string const& part, std::vector<Branch> next, Mark mark)
{
    for (auto const& branch : next)
        for (auto const& to : { branch.to, branch.unknown_to })
            if (!to.empty())
                exits_.push_back({ to, branch.mark, part });
    bool plain = next.size() == 1 && !next.front().when && next.front().alerts.empty();
    if (plain)
        return next.front().to;
    Step crossing;
    crossing.id = step_name(part) + "_leave";
    crossing.silent = true;
    crossing.read_aloud = true;
    crossing.next = std::move(next);
    crossing.mark = crossing.text_mark = crossing.easy_mark = mark;
    definition_.steps.push_back(crossing);
    return crossing.id;
}

void StepsLoader::join_what_it_needs(Part& part, Mark mark)
{
    auto add = [&](std::string reason, std::string fix) {
        problems_.add(mark, Rule::names, "the part \"" + part.name + "\" " + std::move(reason), std::move(fix));
    };
    for (auto const& input : part.inputs) {
        bool there = std::any_of(definition_.inputs.begin(), definition_.inputs.end(),
            [&input](Input const& own) { return own.name == input.name && own.type == input.type; });
        if (!there)
            add("needs the input " + input.name + ": " + flow::name(input.type), "add it to the inputs of the flow");
    }
    for (auto& alert : part.alerts) {
        if (definition_.find_alert(alert.name))
            add("brings an alert \"" + alert.name + "\", and the flow has one of that name", "rename that of the flow");
        definition_.alerts.push_back(std::move(alert));
    }
    for (auto& task : part.tasks) {
        bool clash = std::any_of(definition_.tasks.begin(), definition_.tasks.end(),
            [&task](TaskRule const& own) { return own.name == task.name; });
        if (clash)
            add("brings a task \"" + task.name + "\", and the flow has one of that name", "rename that of the flow");
        definition_.tasks.push_back(std::move(task));
    }
    for (auto& id : part.harm_goes_to)
        if (!definition_.is_safety(id))
            definition_.harm_goes_to.push_back(std::move(id));
}

void StepsLoader::join(Part part, AuthorMap& map)
{
    auto next = load_next(map, problems_);
    if (next.empty())
        problems_.add(map.mark(), Rule::shape, map.what() + " does not say where it goes on", "add `next: STEP`");
    auto stop_to = map.optional_text(stop);
    auto const* stop_node = map.find(stop);
    bool stops = leads_to(part, stop);
    if (stops && !stop_node)
        problems_.add(map.mark(), Rule::shape,
            map.what() + " does not say where to go when there are to be no more questions", "add `stop: STEP`");
    if (!stops && stop_node)
        problems_.add(
            stop_node->mark, Rule::shape, map.what() + " has a `stop`, and the part never stops", "take `stop` out");
    map.finish();
    if (next.empty() || part.steps.empty())
        return;
    if (stop_node)
        exits_.push_back({ stop_to, stop_node->mark, part.name });
    join_what_it_needs(part, map.mark());
    first_steps_.emplace(step_name(part.name), part.steps.front().id);
    auto first = definition_.steps.size();
    std::move(part.steps.begin(), part.steps.end(), std::back_inserter(definition_.steps));
    auto last = definition_.steps.size();
    auto leave_to = join_leave(part.name, std::move(next), map.mark());
    for (auto i = first; i < last; ++i)
        for_each_target(definition_.steps[i], [&](std::string& to) {
            if (to == leave)
                to = leave_to;
            else if (to == stop)
                to = stop_to;
        });
}

void StepsLoader::check_exits()
{
    for (auto const& exit : exits_) {
        if (exit.to == "end" || definition_.find(exit.to) || first_steps_.contains(exit.to))
            continue;
        std::vector<std::string> known;
        for (auto const& step : definition_.steps)
            known.push_back(step.id);
        auto near = did_you_mean(exit.to, known);
        problems_.add(exit.mark, Rule::names,
            "the part \"" + exit.part + "\" goes on to \"" + exit.to + "\", and there is no such step",
            near.empty() ? "name a step, or end" : near);
    }
}

void StepsLoader::finish()
{
    check_exits();
    for (auto const& step : definition_.steps)
        if (step.repeat)
            check_repeat(step);
    for (auto& step : definition_.steps)
        for_each_target(step, [&](std::string& to) {
            auto part = first_steps_.find(to);
            if (part != first_steps_.end() && !definition_.find(to))
                to = part->second;
        });
}

} // namespace sayso::flow

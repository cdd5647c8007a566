// Steps, options and ways on, from YAML.
#include "flow/load_parts.h"

#include <algorithm>

namespace sayso::flow {

namespace {

/// A member that names a step: an id, or "end".
std::string load_target(AuthorMap& map, std::string_view name, bool required)
{
    return required ? map.required_text(name) : map.optional_text(name);
}

Option load_option(YamlNode const& node, std::string const& step, bool routes, ProblemList& problems)
{
    AuthorMap map(node, "an option of " + step, problems);
    Option option;
    option.mark = node.mark;
    option.id = map.required_text("id");
    map.rename("option \"" + option.id + "\" of " + step);
    option.text = map.required_text("text");
    option.symbol = map.optional_text("symbol");
    if (routes)
        option.to = load_target(map, "to", false);
    auto harm_word = map.optional_text("harm", "none");
    auto harm = harm_from(harm_word);
    if (!harm)
        problems.add(map.find("harm")->mark, Rule::names, map.what() + ": there is no harm \"" + harm_word + "\"",
            "write low, medium or high");
    option.harm = harm.value_or(Harm::none);
    option.alerts = load_alert_names(map);
    map.finish();
    return option;
}

void load_options(AuthorMap& map, Step& step, ProblemList& problems)
{
    bool wants = step.type == AskType::choice || step.type == AskType::many || step.type == AskType::scale;
    auto const* list = wants ? map.find("options") : nullptr;
    if (!wants)
        return;
    if (!list || list->kind != YamlNode::Kind::list || list->items.empty()) {
        problems.add(list ? list->mark : map.mark(), Rule::syntax,
            map.what() + " has no list of options, and asks for a " + name(step.type),
            "add `options: [{id: ..., text: ...}]`");
        return;
    }
    // What was tapped among many can not decide the way by itself: two taps may disagree.
    bool routes = step.type != AskType::many;
    for (auto const& item : list->items)
        step.options.push_back(load_option(item, map.what(), routes, problems));
}

void load_unknown(AuthorMap& map, Branch& branch, ProblemList& problems)
{
    auto const* unknown = map.find("unknown");
    if (!unknown)
        return;
    if (unknown->kind != YamlNode::Kind::map) {
        branch.unknown_to = map.optional_text("unknown");
        return;
    }
    AuthorMap inner(*unknown, map.what() + ", unknown", problems);
    branch.unknown_to = load_target(inner, "to", true);
    branch.unknown_alerts = load_alert_names(inner);
    inner.finish();
}

Branch load_branch(YamlNode const& node, std::string const& step, ProblemList& problems)
{
    AuthorMap map(node, "a way on from " + step, problems);
    Branch branch;
    branch.mark = node.mark;
    branch.when = load_expression(map, "when", problems);
    branch.to = load_target(map, "to", true);
    branch.alerts = load_alert_names(map);
    if (map.has("when"))
        load_unknown(map, branch, problems);
    map.finish();
    return branch;
}

void load_next(AuthorMap& map, Step& step, ProblemList& problems)
{
    auto const* next = map.find("next");
    if (!next)
        return;
    if (next->kind == YamlNode::Kind::list) {
        for (auto const& item : next->items)
            step.next.push_back(load_branch(item, map.what(), problems));
        return;
    }
    Branch branch;
    branch.mark = next->mark;
    branch.to = map.required_text("next");
    step.next.push_back(std::move(branch));
}

WayOut load_way_out(AuthorMap& map, std::string_view name, ProblemList& problems)
{
    WayOut way;
    auto const* node = map.find(name);
    way.mark = node ? node->mark : map.mark();
    if (!node)
        return way;
    if (node->kind == YamlNode::Kind::text && node->text == "barred") {
        way.barred = true;
        return way;
    }
    if (node->kind != YamlNode::Kind::map) {
        problems.add(node->mark, Rule::syntax, map.what() + ": \"" + std::string(name) + "\" must say where it leads",
            "write {to: STEP}, or barred");
        return way;
    }
    AuthorMap inner(*node, map.what() + ", " + std::string(name), problems);
    way.offered = true;
    way.written = true;
    way.to = load_target(inner, "to", true);
    way.alerts = load_alert_names(inner);
    inner.finish();
    return way;
}

void load_range(AuthorMap& map, Step& step, ProblemList& problems)
{
    if (step.type != AskType::integer && step.type != AskType::date)
        return;
    auto const* range = map.find("range");
    if (!range)
        return;
    bool shaped = range->kind == YamlNode::Kind::list && range->items.size() == 2;
    auto first = shaped ? parse_whole_number(range->items[0].text) : std::nullopt;
    auto last = shaped ? parse_whole_number(range->items[1].text) : std::nullopt;
    if (first && last && *first <= *last) {
        step.range = { *first, *last };
        return;
    }
    problems.add(
        range->mark, Rule::names, map.what() + ": the range is not two whole numbers in order", "write [0, 31]");
}

void load_ask(AuthorMap& map, Step& step, ProblemList& problems)
{
    auto word = map.required_text("ask");
    auto type = ask_type_from(word);
    if (!type && !word.empty()) {
        std::vector<std::string> known { "choice", "many", "int", "date", "text", "phone", "scale" };
        auto near = did_you_mean(word, known);
        problems.add(map.find("ask")->mark, Rule::names, map.what() + ": there is no kind of question \"" + word + "\"",
            near.empty() ? "use choice, many, int, date, text, phone or scale" : near);
        for (auto name : { "options", "range" })
            map.find(name);
    }
    step.type = type.value_or(AskType::text);
    load_options(map, step, problems);
    load_range(map, step, problems);
    auto const* text = map.find("text");
    step.text_mark = text ? text->mark : map.mark();
    step.text = map.required_text("text");
    step.optional = map.optional_flag("optional", false);
    step.is_private = map.optional_flag("private", false);
    step.file = map.optional_text("file");
    step.skip = load_way_out(map, "skip", problems);
    step.dont_know = load_way_out(map, "dont_know", problems);
}

} // namespace

std::vector<std::string> load_alert_names(AuthorMap& map)
{
    std::vector<std::string> names;
    for (auto& word : map.words("alert"))
        if (std::find(names.begin(), names.end(), word.text) == names.end())
            names.push_back(std::move(word.text));
    return names;
}

Step load_step(YamlNode const& node, ProblemList& problems)
{
    AuthorMap map(node, "a step", problems);
    Step step;
    step.mark = node.mark;
    step.id = map.required_text("id");
    map.rename("step \"" + step.id + "\"");
    step.asks = map.has("ask");
    if (step.asks == map.has("say") && map.is_map())
        problems.add(
            node.mark, Rule::syntax, map.what() + " must either ask or say", "give it `ask: choice` or `say: \"...\"`");
    if (step.asks) {
        load_ask(map, step, problems);
        map.find("say"); // Refused above.
    } else if (auto const* say = map.find("say")) {
        step.text_mark = say->mark;
        step.text = map.required_text("say");
    }
    step.help = map.optional_text("help");
    step.read_aloud = map.optional_flag("read_aloud", false);
    load_next(map, step, problems);
    map.finish();
    return step;
}

} // namespace sayso::flow

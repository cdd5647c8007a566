// Steps, options and ways on, from YAML.
#include "flow/load_parts.h"

#include <algorithm>

namespace sayso::flow {

namespace {

/// Keys of a step's own translations, which an option of that name would share.
constexpr char const* taken_options[] = { "help", "easy" };

/// A member that names a step: an id, or "end".
std::string load_target(AuthorMap& map, std::string_view name, bool required)
{
    return required ? map.required_text(name) : map.optional_text(name);
}

Option load_option(YamlNode const& node, Step const& step, std::string const& of, int format, ProblemList& problems)
{
    AuthorMap map(node, "an option of " + of, problems);
    Option option;
    option.mark = node.mark;
    option.id = map.required_text("id");
    map.rename("option \"" + option.id + "\" of " + of);
    bool taken = std::find(std::begin(taken_options), std::end(taken_options), option.id) != std::end(taken_options);
    if (taken && format > 1)
        problems.add(map.find("id")->mark, Rule::names, map.what() + " has the name of something else of the step",
            "give it another name");
    option.text = map.required_text("text");
    option.symbol = map.optional_text("symbol");
    // What was tapped among many can not decide the way by itself: two taps may disagree.
    if (step.type != AskType::many)
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

void load_options(AuthorMap& map, Step& step, int format, ProblemList& problems)
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
    for (auto const& item : list->items)
        step.options.push_back(load_option(item, step, map.what(), format, problems));
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

void load_ask(AuthorMap& map, Step& step, int format, ProblemList& problems)
{
    auto word = map.required_text("ask");
    auto type = ask_type_from(word);
    if (!type && !word.empty()) {
        std::vector<std::string> known { "choice", "many", "int", "date", "text", "phone", "scale", "photo", "voice",
            "drawing" };
        auto near = did_you_mean(word, known);
        problems.add(map.find("ask")->mark, Rule::names, map.what() + ": there is no kind of question \"" + word + "\"",
            near.empty() ? "use choice, many, int, date, text, phone, scale, photo, voice or drawing" : near);
        for (auto name : { "options", "range" })
            map.find(name);
    }
    step.type = type.value_or(AskType::text);
    load_options(map, step, format, problems);
    load_range(map, step, problems);
    auto const* text = map.find("text");
    step.text_mark = text ? text->mark : map.mark();
    step.text = map.required_text("text");
    step.optional = map.optional_flag("optional", false);
    step.is_private = map.optional_flag("private", false);
    if (is_media(step.type) && format == 1)
        problems.add(map.find("ask")->mark, Rule::names, map.what() + ": " + name(step.type) + " is a word of format 2",
            "write `format: 2`");
    if (is_media(step.type) && !step.optional)
        problems.add(map.mark(), Rule::names, map.what() + " asks for a " + name(step.type) + " and is not optional",
            "add `optional: true`: not everybody can make one, or wants to");
    step.file = map.optional_text("file");
    step.skip = load_way_out(map, "skip", problems);
    step.dont_know = load_way_out(map, "dont_know", problems);
}

/// What format 2 adds: what kind of step it is, and easy words for it.
void load_about(AuthorMap& map, Step& step, ProblemList& problems)
{
    auto word = map.optional_text("about");
    auto about = about_from(word);
    if (!about && !word.empty())
        problems.add(map.find("about")->mark, Rule::names, map.what() + " can not be about \"" + word + "\"",
            "write safety, rights, consent or voice");
    step.about = about.value_or(About::nothing);
    step.easy = map.optional_text("easy");
    auto const* easy = map.find("easy");
    step.easy_mark = easy ? easy->mark : map.mark();
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

void for_each_target(Step& step, std::function<void(std::string&)> const& visit)
{
    for (auto& option : step.options)
        visit(option.to);
    for (auto* way : { &step.skip, &step.dont_know })
        visit(way->to);
    for (auto& branch : step.next) {
        visit(branch.to);
        visit(branch.unknown_to);
    }
}

std::vector<Branch> load_next(AuthorMap& map, ProblemList& problems)
{
    std::vector<Branch> ways;
    auto const* next = map.find("next");
    if (!next)
        return ways;
    if (next->kind == YamlNode::Kind::list) {
        for (auto const& item : next->items)
            ways.push_back(load_branch(item, map.what(), problems));
        return ways;
    }
    Branch branch;
    branch.mark = next->mark;
    branch.to = map.required_text("next");
    ways.push_back(std::move(branch));
    return ways;
}

Step load_step(YamlNode const& node, int format, ProblemList& problems)
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
        load_ask(map, step, format, problems);
        map.find("say"); // Refused above.
    } else if (auto const* say = map.find("say")) {
        step.text_mark = say->mark;
        step.text = map.required_text("say");
    }
    step.help = map.optional_text("help");
    step.read_aloud = map.optional_flag("read_aloud", false);
    step.next = load_next(map, problems);
    if (format > 1)
        load_about(map, step, problems);
    map.finish();
    return step;
}

} // namespace sayso::flow

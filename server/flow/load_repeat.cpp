// A repeat: steps that are gone through once for each option that was chosen.
#include "flow/load_parts.h"

#include "flow/message_arguments.h"
#include <algorithm>

namespace sayso::flow {

namespace {

constexpr char const* again = "again"; // Go on with the next one.
constexpr int most = 20;

bool is_plain_step(YamlNode const& node)
{
    return std::none_of(node.members.begin(), node.members.end(),
        [](YamlNode::Member const& member) { return member.name == "use" || member.name == "repeat"; });
}

std::vector<std::string const*> texts_of(Step const& step)
{
    std::vector<std::string const*> texts { &step.text, &step.help, &step.easy };
    for (auto const& option : step.options)
        texts.push_back(&option.text);
    return texts;
}

} // namespace

void StepsLoader::add_repeat(YamlNode const& node)
{
    AuthorMap map(node, "a repeat", problems_);
    Step head;
    head.id = map.required_text("repeat");
    map.rename("repeat \"" + head.id + "\"");
    head.silent = true;
    head.read_aloud = true;
    head.mark = head.text_mark = head.easy_mark = node.mark;
    head.repeat = Repeat { map.required_text("over"), map.optional_number("at_most", most, 1, most) };
    std::vector<Step> inside;
    for (auto const* item : list_of_steps(map, problems_)) {
        if (is_plain_step(*item))
            inside.push_back(load_step(*item, definition_.format, problems_));
        else
            problems_.add(item->mark, Rule::syntax, map.what() + " can not hold a part or another repeat",
                "put it after the repeat");
    }
    auto next = load_next(map, problems_);
    if (next.empty())
        problems_.add(node.mark, Rule::shape, map.what() + " does not say where it goes on", "add `next: STEP`");
    map.finish();
    auto has_one = Expression::parse("answered(" + head.id + ")");
    if (inside.empty() || next.empty() || !has_one)
        return;
    Branch into;
    into.when = std::move(*has_one);
    into.to = inside.front().id;
    into.mark = node.mark;
    head.next.push_back(std::move(into));
    std::move(next.begin(), next.end(), std::back_inserter(head.next));
    for (auto& step : inside) {
        step.inside = head.id;
        for_each_target(step, [&head](std::string& to) { to = to == again ? head.id : to; });
    }
    definition_.steps.push_back(std::move(head));
    std::move(inside.begin(), inside.end(), std::back_inserter(definition_.steps));
}

void StepsLoader::check_repeat(Step const& repeat)
{
    auto what = "repeat \"" + repeat.id + "\"";
    auto const* over = definition_.find(repeat.repeat->over);
    if (!over || !over->asks || over->type != AskType::many || over > &repeat)
        problems_.add(repeat.mark, Rule::names,
            what + " goes over \"" + repeat.repeat->over + "\", which is not an earlier step that asks for many",
            "name such a step");
    for (auto& step : definition_.steps) {
        if (step.inside == repeat.id || &step == &repeat)
            continue;
        for_each_target(step, [&](std::string const& to) {
            auto const* target = definition_.find(to);
            if (target && target->inside == repeat.id)
                problems_.add(step.mark, Rule::shape, "step \"" + step.id + "\" leads into the middle of " + what,
                    "lead to \"" + repeat.id + "\"");
        });
        for (auto const* text : texts_of(step)) {
            auto names = message_arguments(*text);
            if (std::find(names.begin(), names.end(), repeat.id) != names.end())
                problems_.add(step.mark, Rule::names,
                    "step \"" + step.id + "\" shows {" + repeat.id + "}, which is known only inside the repeat",
                    "say it without, or move the step inside");
        }
    }
}

} // namespace sayso::flow

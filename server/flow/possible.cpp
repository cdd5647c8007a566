#include "flow/possible.h"

#include "flow/check_parts.h"
#include "flow/expression_tree.h"
#include "flow/names.h"
#include <algorithm>
#include <functional>

namespace sayso::flow {

namespace {

constexpr std::int64_t widest = 1'000'000'000;

Possible unanswered(Step const& step)
{
    bool counted = step.type == AskType::integer || step.type == AskType::scale;
    return { counted, 1, 0, {}, true };
}

bool is_followed(Step const& step)
{
    return step.asks && (step.type == AskType::integer || step.type == AskType::scale || step.type == AskType::choice);
}

/// What an answer to the step's own question can be, where the option (null: every one) leads.
Possible answered(Step const& step, std::function<bool(Option const&)> const& takes)
{
    auto possible = unanswered(step);
    possible.may_be_unknown = false;
    if (step.type == AskType::integer) {
        possible.least = step.range ? step.range->first : -widest;
        possible.most = step.range ? step.range->second : widest;
    }
    for (std::size_t i = 0; i < step.options.size(); ++i) {
        if (!takes(step.options[i]))
            continue;
        possible.options.insert(step.options[i].id);
        auto face = static_cast<std::int64_t>(i + 1);
        possible.least = possible.has_value() && possible.counted ? std::min(possible.least, face) : face;
        possible.most = face;
    }
    if (step.type == AskType::scale)
        possible.options.clear();
    return possible;
}

void join(Possible& into, Possible const& more)
{
    into.may_be_unknown = into.may_be_unknown || more.may_be_unknown;
    into.options.insert(more.options.begin(), more.options.end());
    if (!more.counted || !more.has_value())
        return;
    bool had = into.has_value();
    into.least = had ? std::min(into.least, more.least) : more.least;
    into.most = had ? std::max(into.most, more.most) : more.most;
}

std::string listed(std::set<std::string> const& ids)
{
    std::string text;
    std::size_t left = ids.size();
    for (auto const& id : ids)
        text += (text.empty() ? "" : --left == 1 ? " or " : ", ") + id;
    return text;
}

/// `nights is 4..31`; for an age, as a reader would say it.
std::string said_of(std::string const& name, Possible const& possible)
{
    bool age = name.starts_with("years(");
    if (!possible.has_value())
        return name + " has no answer";
    if (!possible.counted)
        return name + " is " + listed(possible.options);
    auto least = std::to_string(possible.least), most = std::to_string(possible.most);
    if (possible.least <= -widest && possible.most >= widest)
        return name + " is any number";
    auto range = possible.least == possible.most ? least
        : possible.least <= -widest              ? most + " or less"
        : possible.most >= widest                ? least + " or more"
                                                 : least + ".." + most;
    return (age ? std::string(possible.least == possible.most ? "the age is " : "the ages are ") : name + " is ")
        + range;
}

void collect_tracked(Definition const& definition, ExpressionNode const& node, std::set<std::string>& names)
{
    auto name = tracked_name(definition, node);
    if (!name.empty())
        names.insert(name);
    if (node.kind == ExpressionNode::Kind::name)
        for (auto const& [let, expression] : definition.lets)
            if (let == node.word)
                collect_tracked(definition, expression.root(), names);
    if (name.empty() || node.kind == ExpressionNode::Kind::name)
        for (auto const& part : node.parts)
            collect_tracked(definition, part, names);
}

} // namespace

PossibleValues::PossibleValues(Definition const& definition)
    : definition_(definition)
    , before_(definition.steps.size())
{
    if (!definition.steps.empty())
        settle();
}

void PossibleValues::settle()
{
    Possibles begun;
    for (auto const& input : definition_.inputs)
        if (input.type == InputType::date)
            begun["years(" + input.name + ")"] = input.name == "dob"
                ? Possible { true, definition_.youngest, definition_.oldest, {}, true }
                : Possible { true, -widest, widest, {}, true };
    for (auto const& step : definition_.steps)
        if (is_followed(step))
            begun[step.id] = unanswered(step);
    before_.front() = std::move(begun);
    // Bounds are only ever widened to numbers that are written down, so this ends.
    for (std::vector<std::size_t> waiting { 0 }; !waiting.empty();) {
        auto step = waiting.back();
        waiting.pop_back();
        pass(step, waiting);
    }
}

void PossibleValues::give_on(std::string const& to, std::optional<Possibles> values, std::vector<std::size_t>& waiting)
{
    auto const* target = definition_.find(to);
    if (!target || !values)
        return;
    auto index = static_cast<std::size_t>(target - definition_.steps.data());
    auto& before = before_[index];
    auto joined = before ? *before : *values;
    for (auto const& [name, possible] : *values)
        join(joined[name], possible);
    if (before && joined == *before)
        return;
    before = std::move(joined);
    waiting.push_back(index);
}

/// What can be when `next` is looked at: answers that lead nowhere by themselves.
std::optional<Possibles> PossibleValues::after_answers(Step const& step, Possibles const& before) const
{
    auto after = before;
    if (!is_followed(step))
        return after;
    auto own = answered(step, [&](Option const& option) { return option.to.empty() || step.type == AskType::many; });
    for (auto const* way : { &step.skip, &step.dont_know })
        own.may_be_unknown = own.may_be_unknown || (way->offered && way->to.empty());
    if (!own.has_value() && !own.may_be_unknown)
        return std::nullopt;
    after[step.id] = std::move(own);
    return after;
}

void PossibleValues::pass(std::size_t index, std::vector<std::size_t>& waiting)
{
    auto const& step = definition_.steps[index];
    auto before = *before_[index];
    for (auto const& option : step.options) {
        if (option.to.empty() || step.type == AskType::many)
            continue;
        auto after = before;
        if (is_followed(step))
            after[step.id] = answered(step, [&](Option const& other) { return &other == &option; });
        give_on(option.to, std::move(after), waiting);
    }
    for (auto const* way : { &step.skip, &step.dont_know })
        if (way->offered && !way->to.empty()) {
            auto after = before;
            if (is_followed(step))
                after[step.id] = unanswered(step);
            give_on(way->to, std::move(after), waiting);
        }
    auto here = after_answers(step, before);
    for (auto const& branch : step.next) {
        if (!here)
            return;
        at_branch_[&branch] = *here;
        if (!branch.when)
            return give_on(branch.to, std::move(here), waiting);
        auto const& condition = branch.when->root();
        auto verdict = flow::judge(definition_, condition, *here);
        if (verdict.can_be_true)
            give_on(branch.to, narrowed(definition_, condition, true, *here), waiting);
        if (verdict.can_be_unknown && !branch.unknown_to.empty())
            give_on(branch.unknown_to, *here, waiting);
        here = verdict.can_be_false ? narrowed(definition_, condition, false, std::move(*here)) : std::nullopt;
    }
}

std::optional<PossibleValues::Verdict> PossibleValues::judge(Step const& step, std::size_t branch) const
{
    auto const& asked = step.next[branch];
    auto found = at_branch_.find(&asked);
    if (found == at_branch_.end() || !asked.when)
        return std::nullopt;
    return flow::judge(definition_, asked.when->root(), found->second);
}

std::string PossibleValues::said(Step const& step, std::size_t branch) const
{
    auto const& asked = step.next[branch];
    auto found = at_branch_.find(&asked);
    if (found == at_branch_.end() || !asked.when)
        return "";
    std::set<std::string> names;
    collect_tracked(definition_, asked.when->root(), names);
    std::string text;
    for (auto const& name : names)
        if (auto value = found->second.find(name); value != found->second.end())
            text += (text.empty() ? "" : ", ") + said_of(name, value->second);
    return text;
}

} // namespace sayso::flow

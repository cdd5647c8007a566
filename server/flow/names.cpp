#include "flow/names.h"

#include "flow/expression_tree.h"

namespace sayso::flow {

namespace {

NameType type_of(Input const& input, bool may_be_unknown)
{
    switch (input.type) {
    case InputType::date:
        return { Type::date, {}, may_be_unknown };
    case InputType::boolean:
        return { Type::boolean, {}, may_be_unknown };
    case InputType::staff:
    case InputType::team:
    case InputType::text:
        break;
    }
    return { Type::text, {}, may_be_unknown };
}

class NameCollector {
public:
    explicit NameCollector(Definition const& definition)
        : definition_(definition)
        , known_(base_names(definition))
    {
    }

    void collect(ExpressionNode const& node, int depth = 0)
    {
        if (node.kind == ExpressionNode::Kind::name)
            return collect_name(node.word, depth);
        auto reads = parts_read(node);
        for (std::size_t i = 0; i < node.parts.size(); ++i)
            if (reads(i))
                collect(node.parts[i], depth);
    }

    void collect_name(std::string const& name, int depth)
    {
        for (auto const& [let, expression] : definition_.lets)
            if (let == name && depth < 32)
                return collect(expression.root(), depth + 1);
        auto const* step = definition_.find(name);
        if (step && step->repeat)
            found_.insert(step->repeat->over); // Which one is talked about follows from what was chosen.
        else if (known_.contains(name))
            found_.insert(name);
    }

    std::set<std::string> take() { return std::move(found_); }

private:
    /// Which parts are values: beside the answer of a choice, and first in `in`, a bare word is an option id.
    std::function<bool(std::size_t)> parts_read(ExpressionNode const& node) const
    {
        if (node.kind == ExpressionNode::Kind::call && node.word == "in")
            return [](std::size_t i) { return i != 0; };
        bool compares = node.word == "==" || node.word == "!=" || node.word == "one_of";
        auto first = compares ? known_.find(node.parts[0].word) : known_.end();
        if (first != known_.end() && first->second.type == Type::enumeration)
            return [](std::size_t i) { return i == 0; };
        return [](std::size_t) { return true; };
    }

    Definition const& definition_;
    Names known_;
    std::set<std::string> found_;
};

} // namespace

NameType type_of(Step const& step)
{
    std::vector<std::string> options;
    for (auto const& option : step.options)
        options.push_back(option.id);
    switch (step.type) {
    case AskType::choice:
        return { Type::enumeration, std::move(options), true };
    case AskType::many:
        return { Type::list, std::move(options), true };
    case AskType::integer:
    case AskType::scale:
        return { Type::integer, {}, true };
    case AskType::date:
        return { Type::date, {}, true };
    case AskType::text:
    case AskType::phone:
    case AskType::photo:
    case AskType::voice:
    case AskType::drawing:
        break;
    }
    return { Type::text, {}, true };
}

Names base_names(Definition const& definition)
{
    Names names;
    // About a nameless visitor nothing is known.
    bool may_be_unknown = definition.for_visitor();
    for (auto const& input : definition.inputs)
        names[input.name] = type_of(input, may_be_unknown);
    names["today"] = { Type::date, {}, false };
    names["nameless"] = { Type::boolean, {}, false };
    for (auto const& step : definition.steps)
        if (step.asks)
            names[step.id] = type_of(step);
        else if (auto const* over = step.repeat ? definition.find(step.repeat->over) : nullptr)
            names[step.id] = { Type::enumeration, type_of(*over).members, true };
    return names;
}

Names all_names(Definition const& definition)
{
    auto names = base_names(definition);
    for (auto const& [name, expression] : definition.lets)
        if (auto type = expression.check(names))
            names[name] = *type;
    return names;
}

std::set<std::string> base_names_of(Definition const& definition, std::string const& name)
{
    NameCollector collector(definition);
    collector.collect_name(name, 0);
    return collector.take();
}

std::set<std::string> base_names_read(Definition const& definition, ExpressionNode const& node)
{
    NameCollector collector(definition);
    collector.collect(node);
    return collector.take();
}

std::set<std::string> base_names_read(Definition const& definition, Expression const& expression)
{
    return base_names_read(definition, expression.root());
}

} // namespace sayso::flow

#include "flow/samples.h"

#include "flow/expression_tree.h"
#include "flow/sample_values.h"
#include "flow/walk.h"
#include <algorithm>

namespace sayso::flow {

namespace {

using Kind = ExpressionNode::Kind;
using namespace std::chrono_literals;

constexpr std::size_t most_values = 64; // For one name.
constexpr std::size_t most_cases = 400; // Of the other names in a condition, tried for each value of one.

bool is_repeated(Definition const& definition, std::string_view name)
{
    return std::any_of(definition.steps.begin(), definition.steps.end(),
        [name](Step const& step) { return step.repeat && step.repeat->over == name; });
}

} // namespace

Samples::Samples(Definition const& definition, std::vector<Expression const*> conditions)
    : definition_(definition)
{
    for (auto const* condition : conditions)
        collect_atoms(condition->root(), 0);
    settle_today();
    std::set<std::string> all;
    for (auto const& atom : atoms_)
        all.insert(atom.names.begin(), atom.names.end());
    for (auto const& name : all)
        add_name(name);
    for (auto& name : names_) {
        merge_alike(name);
        if (name.values.size() > most_values)
            name.values.resize(most_values);
    }
}

/// An atom is a part that is true or false and has no && || ! in it, lets opened out.
void Samples::collect_atoms(ExpressionNode const& node, int depth)
{
    bool logic = node.kind != Kind::call && (node.word == "&&" || node.word == "||" || node.word == "!");
    if (logic && node.kind != Kind::name) {
        for (auto const& part : node.parts)
            collect_atoms(part, depth);
        return;
    }
    auto const* let = node.kind == Kind::name && depth < 32 ? find_let(definition_, node.word) : nullptr;
    if (let)
        return collect_atoms(let->root(), depth + 1);
    Atom atom { &node, base_names_read(definition_, node) };
    atoms_.push_back(std::move(atom));
}

/// One day will do, unless a condition holds today against a day of the calendar.
void Samples::settle_today()
{
    bool varies = std::any_of(atoms_.begin(), atoms_.end(), [this](Atom const& atom) {
        Mentions mentions;
        collect_mentions(definition_, *atom.node, mentions);
        return atom.names.contains("today") && !mentions.dates.empty();
    });
    for (auto& atom : atoms_)
        if (!varies)
            atom.names.erase("today");
}

void Samples::add_name(std::string const& name)
{
    auto known = base_names(definition_);
    auto const* step = definition_.find(name);
    auto values = values_for(name, known.find(name)->second, step && step->asks ? step : nullptr);
    names_.push_back({ name, step && step->asks, std::move(values) });
}

std::vector<Value> Samples::values_for(std::string const& name, NameType const& type, Step const* step) const
{
    Mentions mentions;
    for (auto const& atom : atoms_)
        if (atom.names.contains(name))
            collect_mentions(definition_, *atom.node, mentions);
    switch (type.type) {
    case Type::boolean:
        return { true, false };
    case Type::enumeration: {
        std::vector<Value> values;
        for (auto const& member : type.members)
            values.emplace_back(EnumValue { member });
        return values;
    }
    case Type::list:
        return sample_lists(mentions, type.members, is_repeated(definition_, name));
    case Type::integer: {
        if (!step || step->type != AskType::scale)
            return sample_numbers(mentions, step);
        std::vector<Value> faces;
        for (std::size_t i = 1; i <= step->options.size(); ++i)
            faces.emplace_back(static_cast<std::int64_t>(i));
        return faces;
    }
    case Type::date:
        return sample_dates(mentions, step);
    case Type::text:
        break;
    }
    return sample_texts(mentions, step);
}

Value Samples::evaluate(ExpressionNode const& node, Values const& values) const
{
    std::function<Value(std::string_view)> lookup = [&](std::string_view asked) -> Value {
        if (auto known = values.find(asked); known != values.end())
            return known->second;
        if (asked == "today")
            return today();
        auto const* let = find_let(definition_, asked);
        auto worked_out = let ? flow::evaluate(let->root(), lookup) : Result<Value>(Value { Unknown {} });
        return worked_out ? *worked_out : Value { Unknown {} };
    };
    auto worked_out = flow::evaluate(node, lookup);
    return worked_out ? *worked_out : Value { Unknown {} };
}

/// What an atom comes to for one value of a name, beside every value of the others in it. Nothing if they are too many.
std::optional<std::vector<Value>> Samples::results(Atom const& atom, std::string const& name, Value const& value) const
{
    std::vector<Name const*> others;
    std::size_t cases = 1;
    for (auto const& other : names_)
        if (other.name != name && atom.names.contains(other.name)) {
            others.push_back(&other);
            cases *= other.values.size() + 1;
            if (cases > most_cases)
                return std::nullopt;
        }
    std::vector<Value> all;
    Values values { { name, value } };
    std::function<void(std::size_t)> try_all = [&](std::size_t i) {
        if (i == others.size()) {
            all.push_back(evaluate(*atom.node, values));
            return;
        }
        for (auto const& other : others[i]->values) {
            values[others[i]->name] = other;
            try_all(i + 1);
        }
        values[others[i]->name] = Unknown {};
        try_all(i + 1);
    };
    try_all(0);
    return all;
}

/// Whether repeats over the two lists talk about the same, option by option. Those that no condition names are one.
bool Samples::same_items(Name const& name, Value const& left, Value const& right) const
{
    for (auto const& step : definition_.steps) {
        if (!step.repeat || step.repeat->over != name.name)
            continue;
        Mentions mentions;
        for (auto const& atom : atoms_)
            if (atom.names.contains(name.name))
                collect_mentions(definition_, *atom.node, mentions);
        auto told_apart = [&](Value const& list) {
            auto items = items_of(definition_, *step.repeat, list);
            for (auto& item : items)
                if (!mentions.words.contains(item))
                    item = "";
            return items;
        };
        if (told_apart(left) != told_apart(right))
            return false;
    }
    return true;
}

bool Samples::alike(Name const& name, Value const& left, Value const& right) const
{
    if (left == right)
        return true;
    if (!same_items(name, left, right))
        return false;
    for (auto const& atom : atoms_) {
        if (!atom.names.contains(name.name))
            continue;
        auto of_left = results(atom, name.name, left);
        if (!of_left || of_left != results(atom, name.name, right))
            return false;
    }
    return true;
}

void Samples::merge_alike(Name& name)
{
    std::vector<Value> different;
    for (auto const& value : name.values) {
        bool seen = std::any_of(
            different.begin(), different.end(), [&](Value const& earlier) { return alike(name, earlier, value); });
        if (!seen)
            different.push_back(value);
    }
    name.values = std::move(different);
}

Samples::Name const* Samples::find(std::string_view name) const
{
    auto found
        = std::find_if(names_.begin(), names_.end(), [name](Name const& candidate) { return candidate.name == name; });
    return found == names_.end() ? nullptr : &*found;
}

Date Samples::today()
{
    return 2026y / std::chrono::November / 22;
}

Value Samples::any_input(Input const& input)
{
    switch (input.type) {
    case InputType::date:
        return Date { 2009y / std::chrono::March / 14 };
    case InputType::boolean:
        return false;
    case InputType::staff:
        return std::string("Sam Sample");
    case InputType::team:
        return std::string("the Sample Team");
    case InputType::text:
        break;
    }
    return std::string("Invented words");
}

AnswerValue Samples::any_answer(Step const& step)
{
    switch (step.type) {
    case AskType::choice:
        return { AnswerState::given, step.options.front().id };
    case AskType::many:
        return { AnswerState::given, std::vector { step.options.front().id } };
    case AskType::integer:
        return { AnswerState::given, step.range ? step.range->first : std::int64_t { 1 } };
    case AskType::scale:
        return { AnswerState::given, std::int64_t { 1 } };
    case AskType::date: {
        std::chrono::days away { step.range ? step.range->first : 0 };
        return { AnswerState::given, Date { std::chrono::sys_days { today() } + away } };
    }
    case AskType::phone:
        return { AnswerState::given, std::string("01632 960123") }; // Kept for drama: nobody has it.
    case AskType::photo:
    case AskType::voice:
    case AskType::drawing:
        return { AnswerState::given, std::string("0123456789abcdef0123456789abcdef") };
    case AskType::text:
        break;
    }
    return { AnswerState::given, std::string("Invented words") };
}

AnswerValue Samples::answer_of(Step const& step, Value const& value)
{
    if (auto const* option = std::get_if<EnumValue>(&value))
        return { AnswerState::given, option->id };
    if (auto const* number = std::get_if<std::int64_t>(&value))
        return { AnswerState::given, *number };
    if (auto const* date = std::get_if<Date>(&value))
        return { AnswerState::given, *date };
    if (auto const* list = std::get_if<std::vector<std::string>>(&value))
        return { AnswerState::given, *list };
    if (auto const* text = std::get_if<std::string>(&value))
        return { AnswerState::given, *text };
    return any_answer(step);
}

} // namespace sayso::flow

#include "flow/samples.h"

#include "flow/expression_tree.h"
#include <algorithm>

namespace sayso::flow {

namespace {

using Kind = ExpressionNode::Kind;
using namespace std::chrono_literals;

constexpr std::size_t most_values = 64; // For one name.
constexpr std::size_t most_cases = 400; // Of the other names in a condition, tried for each value of one.

Expression const* find_let(Definition const& definition, std::string_view name)
{
    for (auto const& [let, expression] : definition.lets)
        if (let == name)
            return &expression;
    return nullptr;
}

/// What is written about a name: the numbers, days, texts and options it is held against, and the functions it is used
/// in.
struct Mentions {
    std::set<std::int64_t> numbers;
    std::set<Date> dates;
    std::set<std::string> texts;
    std::set<std::string> words;
    std::set<std::string> functions;
};

void collect_bounds(RulesTable const& table, Mentions& mentions)
{
    for (auto const& row : table.rows)
        for (auto const& cell : row.cells)
            if (auto const* range = std::get_if<RulesTable::Range>(&cell))
                for (auto const& bound : { range->least, range->most })
                    if (bound)
                        mentions.numbers.insert(*bound);
}

void collect_mentions(Definition const& definition, ExpressionNode const& node, Mentions& mentions, int depth = 0)
{
    if (auto const* number = std::get_if<std::int64_t>(&node.value))
        mentions.numbers.insert(*number);
    if (auto const* date = std::get_if<Date>(&node.value))
        mentions.dates.insert(*date);
    if (auto const* text = std::get_if<std::string>(&node.value))
        mentions.texts.insert(*text);
    if (node.kind == Kind::call)
        mentions.functions.insert(node.word);
    if (node.table)
        collect_bounds(*node.table, mentions);
    if (node.kind == Kind::name) {
        mentions.words.insert(node.word);
        if (auto const* let = find_let(definition, node.word); let && depth < 32)
            collect_mentions(definition, let->root(), mentions, depth + 1);
    }
    for (auto const& part : node.parts)
        collect_mentions(definition, part, mentions, depth);
}

std::vector<Value> sample_numbers(Mentions const& mentions, Step const* step)
{
    std::int64_t least = -1'000'000'000;
    std::int64_t most = 1'000'000'000;
    std::set<std::int64_t> numbers { 0, 1, 1000 };
    if (step && step->range) {
        std::tie(least, most) = *step->range;
        numbers = { least, most };
    }
    std::set<std::int64_t> corners = mentions.numbers;
    for (auto left : mentions.numbers)
        for (auto right : mentions.numbers) {
            corners.insert(left + right);
            corners.insert(left - right);
        }
    for (auto corner : corners)
        for (auto number : { corner - 1, corner, corner + 1 })
            if (number >= least && number <= most)
                numbers.insert(number);
    return { numbers.begin(), numbers.end() };
}

/// Today so many years on.
Date birthday_away(std::int64_t years)
{
    return Samples::today() + std::chrono::years { static_cast<int>(years) };
}

/// So many working days away, and one more: where a count of them changes.
void add_working_days(std::set<std::chrono::sys_days>& around, std::int64_t number)
{
    using std::chrono::days;
    std::chrono::sys_days const today { Samples::today() };
    for (int sign : { 1, -1 })
        for (int away = 0; away < 400; ++away) {
            auto day = today + days { sign * away };
            auto count = working_days_between(Samples::today(), Date { day }, {}) * sign;
            if (count >= number - 1 && count <= number + 1)
                around.insert(day);
            if (count > number + 1)
                break;
        }
}

/// The days on which something that is written about a name may change.
std::set<std::chrono::sys_days> corners_of(Mentions const& mentions)
{
    using std::chrono::days;
    using std::chrono::sys_days;
    bool years = mentions.functions.contains("years");
    bool birthdays = mentions.functions.contains("birthday");
    bool working = mentions.functions.contains("working_days");
    std::set<sys_days> around { sys_days { Samples::today() } };
    auto add_days = [&](sys_days from, std::int64_t count) {
        if (count > -20'000 && count < 20'000)
            around.insert(from + days { count });
    };
    for (auto date : mentions.dates)
        around.insert(sys_days { date });
    for (auto number : mentions.numbers)
        for (auto count : { number, -number, number + 1, -number - 1 }) {
            bool is_age = count > -200 && count < 200;
            sys_days years_away { birthday_away(is_age ? count : 0) };
            if ((years || birthdays) && is_age)
                around.insert(years_away);
            if (!years && !birthdays)
                add_days(sys_days { Samples::today() }, count);
            if (birthdays && is_age)
                for (auto further : mentions.numbers)
                    for (auto more : { further, -further })
                        add_days(years_away, more);
            if (working && number < 300)
                add_working_days(around, number);
        }
    return around;
}

std::vector<Value> sample_dates(Mentions const& mentions, Step const* step)
{
    using std::chrono::days;
    using std::chrono::sys_days;
    auto around = corners_of(mentions);
    std::set<Date> dates;
    for (auto corner : around)
        for (auto day : { corner - days { 1 }, corner, corner + days { 1 } }) {
            auto away = (day - sys_days { Samples::today() }).count();
            if (!step || !step->range || (away >= step->range->first && away <= step->range->second))
                dates.insert(Date { day });
        }
    if (step)
        dates.insert(std::get<Date>(Samples::any_answer(*step).payload));
    return { dates.begin(), dates.end() };
}

/// Sets of options: each mentioned one in and out, with a growing number of others beside them.
std::vector<Value> sample_lists(Mentions const& mentions, std::vector<std::string> const& options)
{
    std::vector<std::string> mentioned;
    std::vector<std::string> others;
    for (auto const& option : options)
        (mentions.words.contains(option) && mentioned.size() < 6 ? mentioned : others).push_back(option);
    std::size_t most_others = 1;
    for (auto number : mentions.numbers)
        most_others = std::max(most_others, static_cast<std::size_t>(std::clamp<std::int64_t>(number + 1, 1, 12)));
    std::vector<Value> lists;
    for (std::size_t chosen = 0; chosen < (std::size_t { 1 } << mentioned.size()); ++chosen)
        for (std::size_t beside = 0; beside <= std::min(most_others, others.size()); ++beside) {
            std::vector<std::string> list;
            for (std::size_t i = 0; i < mentioned.size(); ++i)
                if (chosen & (std::size_t { 1 } << i))
                    list.push_back(mentioned[i]);
            list.insert(list.end(), others.begin(), others.begin() + static_cast<std::ptrdiff_t>(beside));
            if (!list.empty())
                lists.emplace_back(std::move(list));
        }
    return lists;
}

std::vector<Value> sample_texts(Mentions const& mentions, Step const* step)
{
    std::vector<Value> texts;
    if (step)
        texts.emplace_back(std::get<std::string>(Samples::any_answer(*step).payload));
    else
        texts.emplace_back(std::string("Invented words"));
    for (auto const& text : mentions.texts)
        if (!text.empty() && (!step || step->type == AskType::text))
            texts.emplace_back(text);
    return texts;
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
        return sample_lists(mentions, type.members);
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

bool Samples::alike(Name const& name, Value const& left, Value const& right) const
{
    if (left == right)
        return true;
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

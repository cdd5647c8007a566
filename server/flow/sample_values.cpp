// Values for each kind of name.
#include "flow/sample_values.h"

#include "flow/samples.h"
#include <algorithm>

namespace sayso::flow {

namespace {

using Kind = ExpressionNode::Kind;

void collect_bounds(RulesTable const& table, Mentions& mentions)
{
    for (auto const& row : table.rows)
        for (auto const& cell : row.cells)
            if (auto const* range = std::get_if<RulesTable::Range>(&cell))
                for (auto const& bound : { range->least, range->most })
                    if (bound)
                        mentions.numbers.insert(*bound);
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

} // namespace

Expression const* find_let(Definition const& definition, std::string_view name)
{
    for (auto const& [let, expression] : definition.lets)
        if (let == name)
            return &expression;
    return nullptr;
}

void collect_mentions(Definition const& definition, ExpressionNode const& node, Mentions& mentions, int depth)
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

std::vector<Value> sample_lists(Mentions const& mentions, std::vector<std::string> const& options, bool repeated)
{
    std::vector<std::string> mentioned;
    std::vector<std::string> others;
    for (auto const& option : options)
        (mentions.words.contains(option) && mentioned.size() < 6 ? mentioned : others).push_back(option);
    // What is gone through one by one: with another before and after those that are named.
    std::size_t most_others = repeated ? 2 : 1;
    if (repeated && others.size() > 1)
        std::swap(others[1], others.back());
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

} // namespace sayso::flow

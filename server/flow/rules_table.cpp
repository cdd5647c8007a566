// What comes out of a rules table.
#include "flow/rules_table.h"

#include <algorithm>

namespace sayso::flow {

namespace {

enum class Fit { no, yes, unknown };

Fit fit(RulesTable::Cell const& cell, Value const& value)
{
    if (std::holds_alternative<std::monostate>(cell))
        return Fit::yes;
    if (auto const* number = std::get_if<std::int64_t>(&value)) {
        auto const* range = std::get_if<RulesTable::Range>(&cell);
        bool within = range && (!range->least || *number >= *range->least) && (!range->most || *number <= *range->most);
        return within ? Fit::yes : Fit::no;
    }
    if (auto const* flag = std::get_if<bool>(&value))
        return cell == RulesTable::Cell { *flag } ? Fit::yes : Fit::no;
    if (auto const* option = std::get_if<EnumValue>(&value)) {
        auto const* options = std::get_if<std::set<std::string>>(&cell);
        return options && options->contains(option->id) ? Fit::yes : Fit::no;
    }
    return Fit::unknown;
}

} // namespace

bool RulesTable::fits(RulesTable::Row const& row, std::vector<Value> const& values)
{
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (fit(row.cells[i], i < values.size() ? values[i] : Value { Unknown {} }) != Fit::yes)
            return false;
    return true;
}

std::string const& RulesTable::decide(std::vector<Value> const& values) const
{
    // A row that fits by what is known is the only one that can: rows do not overlap.
    for (auto const& row : rows)
        if (fits(row, values))
            return row.then;
    return unknown;
}

std::vector<std::string> RulesTable::outcomes() const
{
    std::vector<std::string> all { unknown };
    for (auto const& row : rows)
        if (std::find(all.begin(), all.end(), row.then) == all.end())
            all.push_back(row.then);
    return all;
}

} // namespace sayso::flow

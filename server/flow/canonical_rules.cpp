// Tables, amounts and holidays in the canonical JSON of a definition.
#include "flow/canonical.h"

#include "flow/rules_table.h"
#include <boost/json/object.hpp>

namespace sayso::flow {

namespace {

namespace json = boost::json;

/// Thrown inside this file only.
struct NotCanonical { };

json::value text(std::string const& value)
{
    return json::string(value);
}

json::value bound(std::optional<std::int64_t> const& number)
{
    return number ? json::value(*number) : json::value(nullptr);
}

json::value write(RulesTable::Cell const& cell)
{
    if (auto const* range = std::get_if<RulesTable::Range>(&cell))
        return json::object { { "least", bound(range->least) }, { "most", bound(range->most) } };
    if (auto const* flag = std::get_if<bool>(&cell))
        return *flag;
    json::array options;
    auto const* chosen = std::get_if<std::set<std::string>>(&cell);
    if (!chosen)
        return nullptr;
    for (auto const& option : *chosen)
        options.push_back(text(option));
    return options;
}

json::value write(RulesTable::Column const& column)
{
    json::object object { { "name", text(column.name) } };
    if (column.reads != RulesTable::Reads::options) {
        object["reads"] = column.reads == RulesTable::Reads::boolean ? "bool" : "int";
        return object;
    }
    json::array options;
    for (auto const& option : column.options)
        options.push_back(text(option));
    object["reads"] = std::move(options);
    return object;
}

json::value write(RulesTable const& table)
{
    json::array columns;
    for (auto const& column : table.columns)
        columns.push_back(write(column));
    json::array rows;
    for (auto const& row : table.rows) {
        json::array cells;
        for (auto const& cell : row.cells)
            cells.push_back(write(cell));
        rows.push_back(json::object { { "cells", std::move(cells) }, { "then", text(row.then) } });
    }
    return json::object { { "table", text(table.name) }, { "columns", std::move(columns) }, { "rows", std::move(rows) },
        { "unknown", text(table.unknown) } };
}

template <class T> T const& needed(T const* value)
{
    if (!value)
        throw NotCanonical {};
    return *value;
}

json::value const& member(json::value const& value, char const* name)
{
    return needed(needed(value.if_object()).if_contains(name));
}

std::string text_of(json::value const& value)
{
    return std::string(needed(value.if_string()));
}

std::vector<std::string> texts_of(json::value const& value)
{
    std::vector<std::string> texts;
    for (auto const& item : needed(value.if_array()))
        texts.push_back(text_of(item));
    return texts;
}

Date day_of(json::value const& value)
{
    auto day = parse_date(text_of(value));
    if (!day)
        throw NotCanonical {};
    return *day;
}

std::optional<std::int64_t> read_bound(json::value const& value)
{
    return value.is_null() ? std::nullopt : std::optional(needed(value.if_int64()));
}

RulesTable::Cell read_cell(json::value const& value)
{
    if (value.is_null())
        return {};
    if (auto const* flag = value.if_bool())
        return *flag;
    if (value.is_object())
        return RulesTable::Range { read_bound(member(value, "least")), read_bound(member(value, "most")) };
    auto options = texts_of(value);
    return std::set<std::string>(options.begin(), options.end());
}

RulesTable::Column read_column(json::value const& value)
{
    auto const& reads = member(value, "reads");
    auto name = text_of(member(value, "name"));
    if (reads.is_array())
        return { std::move(name), RulesTable::Reads::options, texts_of(reads) };
    return { std::move(name), text_of(reads) == "bool" ? RulesTable::Reads::boolean : RulesTable::Reads::integer, {} };
}

RulesTable read_table(json::value const& value)
{
    RulesTable table;
    table.name = text_of(member(value, "table"));
    table.unknown = text_of(member(value, "unknown"));
    for (auto const& column : needed(member(value, "columns").if_array()))
        table.columns.push_back(read_column(column));
    for (auto const& item : needed(member(value, "rows").if_array())) {
        RulesTable::Row row { {}, text_of(member(item, "then")), {} };
        for (auto const& cell : needed(member(item, "cells").if_array()))
            row.cells.push_back(read_cell(cell));
        if (row.cells.size() != table.columns.size())
            throw NotCanonical {};
        table.rows.push_back(std::move(row));
    }
    return table;
}

RulesUse read_use(json::value const& value)
{
    RulesUse use;
    use.name = text_of(member(value, "name"));
    use.table = std::make_shared<RulesTable const>(read_table(member(value, "table")));
    for (auto const& source : texts_of(member(value, "reads"))) {
        auto expression = Expression::parse(source);
        if (!expression)
            throw NotCanonical {};
        use.reads.push_back(std::move(*expression));
    }
    if (use.reads.size() != use.table->columns.size())
        throw NotCanonical {};
    return use;
}

Amount read_amount(json::value const& value)
{
    Amount amount;
    amount.name = text_of(member(value, "name"));
    amount.check = text_of(member(value, "check"));
    for (auto const& item : needed(member(value, "values").if_array()))
        amount.values.emplace_back(day_of(member(item, "from")), needed(member(item, "amount").if_int64()));
    return amount;
}

} // namespace

json::value write_rules(Definition const& definition)
{
    json::array array;
    for (auto const& use : definition.rules) {
        json::array reads;
        for (auto const& expression : use.reads)
            reads.push_back(text(expression.source()));
        array.push_back(
            json::object { { "name", text(use.name) }, { "reads", std::move(reads) }, { "table", write(*use.table) } });
    }
    return array;
}

json::value write_amounts(Definition const& definition)
{
    json::array array;
    for (auto const& amount : definition.amounts) {
        json::array values;
        for (auto const& [from, pounds] : amount.values)
            values.push_back(json::object { { "from", text(iso_text(from)) }, { "amount", pounds } });
        array.push_back(json::object {
            { "name", text(amount.name) }, { "check", text(amount.check) }, { "values", std::move(values) } });
    }
    return array;
}

json::value write_holidays(Definition const& definition)
{
    if (!definition.bank_holidays)
        return nullptr;
    json::array days;
    for (auto day : *definition.bank_holidays)
        days.push_back(text(iso_text(day)));
    return days;
}

Result<> read_rules(json::value const& canonical, Definition& definition)
{
    try {
        for (auto const& item : needed(member(canonical, "rules").if_array()))
            definition.rules.push_back(read_use(item));
        for (auto const& item : needed(member(canonical, "amounts").if_array()))
            definition.amounts.push_back(read_amount(item));
        if (auto const& days = member(canonical, "bank_holidays"); !days.is_null()) {
            Holidays holidays;
            for (auto const& day : needed(days.if_array()))
                holidays.push_back(day_of(day));
            definition.bank_holidays = std::make_shared<Holidays const>(std::move(holidays));
        }
        return {};
    } catch (NotCanonical const&) {
        return fail(Errc::corrupt, "a table, an amount or a holiday is not what it should be");
    }
}

} // namespace sayso::flow

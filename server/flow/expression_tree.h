#pragma once

#include "base/result.h"
#include "flow/parameters.h"
#include "flow/rules_table.h"
#include "flow/value.h"
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sayso::flow {

/// One part of a parsed expression. Immutable once parsed.
struct ExpressionNode {
    enum class Kind { literal, name, unary, binary, call, table };

    Kind kind = Kind::literal;
    std::size_t at = 1; // The character it begins at, from 1.
    std::string word; // A name, an operator ("&&", "!", "<=") or a function.
    Value value; // Of a literal.
    std::vector<ExpressionNode> parts;
    std::shared_ptr<RulesTable const> table = {}; // Of a table; the parts are what its columns read.
    std::shared_ptr<Holidays const> holidays = {}; // Of a call of working_days.
};

/// Works out one part of an expression; see Expression::evaluate.
Result<Value> evaluate(ExpressionNode const& node, std::function<Value(std::string_view)> const& lookup);

/// Whole years from `from` to `to`, as birthdays count; below zero if `to` is earlier. Someone born on 29 February has
/// their birthday on 1 March in other years.
std::int64_t years_between(Date from, Date to);
std::int64_t days_between(Date from, Date to);

} // namespace sayso::flow

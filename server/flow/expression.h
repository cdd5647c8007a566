#pragma once

#include "base/result.h"
#include "flow/value.h"
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::flow {

enum class Type { boolean, integer, date, text, enumeration, list };
char const* name(Type type);

/// What a name may be used as; `members` are the option ids of an enumeration or list.
struct NameType {
    Type type;
    std::vector<std::string> members;
    bool may_be_unknown = true; // False for inputs and other values that are always there.
};

struct ExpressionNode;
struct RulesTable;

/// A parsed condition or computed value. Cheap to copy; immutable; any thread.
///
/// Operators, spelled as in CEL: || && ! == != < <= > >= + - and parentheses. Functions: years(a, b), days(a, b),
/// working_days(a, b), birthday(born, years), count(list), answered(name), in(value, list), one_of(value, a, b ...).
/// Literals: whole numbers, true, false, 'text', date('2026-11-22'). A bare word that is not a name is an option id
/// where one is expected.
class Expression {
public:
    /// Fails with invalid_input; `detail` says what is wrong and at which character (from 1).
    static Result<Expression> parse(std::string_view source);

    /// The type of the result, or why the names do not fit.
    Result<NameType> check(std::map<std::string, NameType, std::less<>> const& names) const;

    /// Unknown in, unknown out, except where logic does not need it (false && unknown is false). Each evaluation has a
    /// budget of operations; going over it fails with unavailable.
    Result<Value> evaluate(std::function<Value(std::string_view)> const& lookup) const;

    /// What a rules table comes to; `reads` gives one value for each of its columns.
    static Expression of_table(std::shared_ptr<RulesTable const> table, std::vector<Expression> const& reads);

    /// The same, with the days that working_days leaves out.
    Expression with_holidays(std::shared_ptr<std::vector<Date> const> const& holidays) const;

    std::string const& source() const { return source_; }
    std::vector<std::string> names() const; // Every name it reads, once each.
    ExpressionNode const& root() const { return *root_; }

private:
    std::string source_;
    std::shared_ptr<ExpressionNode const> root_;
};

} // namespace sayso::flow

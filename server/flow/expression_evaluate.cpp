// Working an expression out. Three-valued: what nobody answered is unknown, and is never read as false.
#include "flow/expression.h"

#include "flow/expression_tree.h"
#include <algorithm>

namespace sayso::flow {

namespace {

using Kind = ExpressionNode::Kind;
using Lookup = std::function<Value(std::string_view)>;

constexpr std::int64_t oldest = 200; // Years.
constexpr int budget = 500; // Parts worked out in one evaluation.

struct OverBudget { };

bool is_unknown(Value const& value)
{
    return std::holds_alternative<Unknown>(value);
}

template <class T> Value compare(std::string const& sign, T const& left, T const& right)
{
    if (sign == "<")
        return left < right;
    if (sign == "<=")
        return left <= right;
    if (sign == ">")
        return left > right;
    return left >= right;
}

Value add(Value const& left, std::int64_t count, bool subtract)
{
    std::int64_t sum = 0;
    if (auto const* number = std::get_if<std::int64_t>(&left)) {
        bool over
            = subtract ? __builtin_sub_overflow(*number, count, &sum) : __builtin_add_overflow(*number, count, &sum);
        return over ? Value { Unknown {} } : Value { sum };
    }
    auto const* date = std::get_if<Date>(&left);
    if (!date || count > 1'000'000 || count < -1'000'000)
        return Unknown {};
    std::chrono::days change { subtract ? -count : count };
    return Date { std::chrono::sys_days { *date } + change };
}

class Evaluator {
public:
    explicit Evaluator(Lookup const& lookup)
        : lookup_(lookup)
    {
    }

    Value evaluate(ExpressionNode const& node)
    {
        if (++spent_ > budget)
            throw OverBudget {};
        switch (node.kind) {
        case Kind::literal:
            return node.value;
        case Kind::name:
            return lookup_(node.word);
        case Kind::unary:
            return evaluate_unary(node);
        case Kind::binary:
            return evaluate_binary(node);
        case Kind::call:
            return evaluate_call(node);
        case Kind::table:
            return evaluate_table(node);
        }
        return Unknown {};
    }

private:
    Value evaluate_unary(ExpressionNode const& node)
    {
        auto value = evaluate(node.parts[0]);
        if (auto const* flag = std::get_if<bool>(&value))
            return !*flag;
        if (auto const* number = std::get_if<std::int64_t>(&value))
            return add(std::int64_t { 0 }, *number, true);
        return Unknown {};
    }

    Value evaluate_binary(ExpressionNode const& node)
    {
        if (node.word == "&&" || node.word == "||")
            return evaluate_logic(node);
        auto left = evaluate(node.parts[0]);
        if (is_unknown(left))
            return Unknown {};
        if (node.word == "==" || node.word == "!=")
            return equal(left, node.parts[1], node.word == "!=");
        auto right = evaluate(node.parts[1]);
        auto const* number = std::get_if<std::int64_t>(&right);
        if (node.word == "+" || node.word == "-")
            return number ? add(left, *number, node.word == "-") : Value { Unknown {} };
        if (number && std::holds_alternative<std::int64_t>(left))
            return compare(node.word, std::get<std::int64_t>(left), *number);
        auto const* date = std::get_if<Date>(&right);
        if (date && std::holds_alternative<Date>(left))
            return compare(node.word, std::get<Date>(left), *date);
        return Unknown {};
    }

    Value evaluate_logic(ExpressionNode const& node)
    {
        bool decisive = node.word == "||"; // The value that settles it alone.
        auto left = evaluate(node.parts[0]);
        if (left == Value { decisive })
            return decisive;
        auto right = evaluate(node.parts[1]);
        if (right == Value { decisive })
            return decisive;
        return is_unknown(left) || is_unknown(right) ? Value { Unknown {} } : Value { !decisive };
    }

    /// Beside the answer of a choice, a bare word is an option id.
    Value equal(Value const& left, ExpressionNode const& other, bool negate)
    {
        auto const* option = std::get_if<EnumValue>(&left);
        if (option && other.kind == Kind::name)
            return (option->id == other.word) != negate;
        auto right = evaluate(other);
        if (is_unknown(right))
            return Unknown {};
        return (left == right) != negate;
    }

    Value evaluate_call(ExpressionNode const& node)
    {
        if (node.word == "answered")
            return !is_unknown(evaluate(node.parts[0]));
        if (node.word == "in")
            return evaluate_in(node);
        if (node.word == "one_of")
            return evaluate_one_of(node);
        auto first = evaluate(node.parts[0]);
        if (auto const* list = std::get_if<std::vector<std::string>>(&first))
            return static_cast<std::int64_t>(list->size());
        if (node.parts.size() < 2)
            return Unknown {};
        auto second = evaluate(node.parts[1]);
        auto const* from = std::get_if<Date>(&first);
        auto const* to = std::get_if<Date>(&second);
        auto const* age = std::get_if<std::int64_t>(&second);
        if (node.word == "birthday")
            return from && age && *age >= 0 && *age <= oldest ? Value { birthday(*from, *age) } : Value { Unknown {} };
        if (!from || !to)
            return Unknown {};
        if (node.word == "working_days")
            return working_days_between(*from, *to, node.holidays ? *node.holidays : Holidays {});
        return node.word == "years" ? years_between(*from, *to) : days_between(*from, *to);
    }

    Value evaluate_table(ExpressionNode const& node)
    {
        std::vector<Value> values;
        for (auto const& part : node.parts)
            values.push_back(evaluate(part));
        return EnumValue { node.table->decide(values) };
    }

    Value evaluate_in(ExpressionNode const& node)
    {
        auto value = evaluate(node.parts[1]);
        auto const* list = std::get_if<std::vector<std::string>>(&value);
        if (!list)
            return Unknown {};
        return std::find(list->begin(), list->end(), node.parts[0].word) != list->end();
    }

    Value evaluate_one_of(ExpressionNode const& node)
    {
        auto value = evaluate(node.parts[0]);
        if (is_unknown(value))
            return Unknown {};
        bool unknown = false;
        for (std::size_t i = 1; i < node.parts.size(); ++i) {
            auto same = equal(value, node.parts[i], false);
            if (same == Value { true })
                return true;
            unknown = unknown || is_unknown(same);
        }
        return unknown ? Value { Unknown {} } : Value { false };
    }

    Lookup const& lookup_;
    int spent_ = 0;
};

} // namespace

std::int64_t days_between(Date from, Date to)
{
    return (std::chrono::sys_days { to } - std::chrono::sys_days { from }).count();
}

std::int64_t years_between(Date from, Date to)
{
    if (to < from)
        return -years_between(to, from);
    std::int64_t years = static_cast<int>(to.year()) - static_cast<int>(from.year());
    bool had_birthday = std::pair { to.month(), to.day() } >= std::pair { from.month(), from.day() };
    return had_birthday ? years : years - 1;
}

Result<Value> evaluate(ExpressionNode const& node, Lookup const& lookup)
{
    try {
        return Evaluator(lookup).evaluate(node);
    } catch (OverBudget const&) {
        return fail(Errc::unavailable, "the expression is too long to work out");
    }
}

Result<Value> Expression::evaluate(Lookup const& lookup) const
{
    return flow::evaluate(*root_, lookup);
}

} // namespace sayso::flow

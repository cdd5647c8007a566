// Whether the names in an expression fit their use: the part of Expression that authors meet.
#include "flow/expression.h"

#include "flow/expression_tree.h"
#include <algorithm>

namespace sayso::flow {

namespace {

using Kind = ExpressionNode::Kind;
using Names = std::map<std::string, NameType, std::less<>>;

Error problem_at(ExpressionNode const& node, std::string what)
{
    return fail(Errc::invalid_input, "character " + std::to_string(node.at) + ": " + std::move(what));
}

NameType known(Type type)
{
    return { type, {}, false };
}

bool has_member(NameType const& type, std::string const& id)
{
    return std::find(type.members.begin(), type.members.end(), id) != type.members.end();
}

std::string members_in_words(NameType const& type)
{
    std::string words;
    for (auto const& member : type.members)
        words += (words.empty() ? "" : ", ") + member;
    return words;
}

class Checker {
public:
    explicit Checker(Names const& names)
        : names_(names)
    {
    }

    Result<NameType> check(ExpressionNode const& node) const
    {
        switch (node.kind) {
        case Kind::literal:
            return check_literal(node);
        case Kind::name:
            return check_name(node);
        case Kind::unary:
            return check_unary(node);
        case Kind::binary:
            return check_binary(node);
        case Kind::call:
            return check_call(node);
        case Kind::table:
            return check_table(node);
        }
        return problem_at(node, "this can not be understood");
    }

private:
    static Result<NameType> check_literal(ExpressionNode const& node)
    {
        if (std::holds_alternative<bool>(node.value))
            return known(Type::boolean);
        if (std::holds_alternative<std::int64_t>(node.value))
            return known(Type::integer);
        return known(std::holds_alternative<Date>(node.value) ? Type::date : Type::text);
    }

    Result<NameType> check_name(ExpressionNode const& node) const
    {
        auto found = names_.find(node.word);
        if (found != names_.end())
            return found->second;
        return problem_at(node, "\"" + node.word + "\" is not an input, a let or a step that asks");
    }

    Result<NameType> check_as(ExpressionNode const& node, Type wanted) const
    {
        auto type = check(node);
        if (type && type->type != wanted)
            return problem_at(
                node, std::string("this is ") + name(type->type) + ", and " + name(wanted) + " is needed");
        return type;
    }

    /// An option id where one is wanted: a bare word that is one of the options.
    Result<NameType> check_option(ExpressionNode const& node, NameType const& of) const
    {
        if (node.kind == Kind::name && has_member(of, node.word))
            return known(Type::enumeration);
        std::string word = node.kind == Kind::name ? "\"" + node.word + "\"" : "this";
        return problem_at(node, word + " is not one of the options: " + members_in_words(of));
    }

    Result<NameType> check_unary(ExpressionNode const& node) const
    {
        return check_as(node.parts[0], node.word == "!" ? Type::boolean : Type::integer);
    }

    Result<NameType> check_binary(ExpressionNode const& node) const
    {
        if (node.word == "&&" || node.word == "||")
            return check_logic(node);
        auto left = check(node.parts[0]);
        if (!left)
            return left;
        if (left->type == Type::enumeration && (node.word == "==" || node.word == "!=")) {
            auto right = check_option(node.parts[1], *left);
            return right ? Result<NameType>(NameType { Type::boolean, {}, left->may_be_unknown }) : right;
        }
        auto right = check(node.parts[1]);
        if (!right)
            return right;
        if (node.word == "+" || node.word == "-")
            return check_sum(node, *left, *right);
        return check_comparison(node, *left, *right);
    }

    Result<NameType> check_logic(ExpressionNode const& node) const
    {
        auto left = check_as(node.parts[0], Type::boolean);
        if (!left)
            return left;
        auto right = check_as(node.parts[1], Type::boolean);
        if (!right)
            return right;
        return NameType { Type::boolean, {}, left->may_be_unknown || right->may_be_unknown };
    }

    static Result<NameType> check_sum(ExpressionNode const& node, NameType const& left, NameType const& right)
    {
        bool fits = (left.type == Type::integer || left.type == Type::date) && right.type == Type::integer;
        if (!fits)
            return problem_at(node,
                "only whole numbers can be added or taken away, or days from a date; between two days use "
                "days(a, b)");
        return NameType { left.type, {}, left.may_be_unknown || right.may_be_unknown };
    }

    static Result<NameType> check_comparison(ExpressionNode const& node, NameType const& left, NameType const& right)
    {
        if (left.type != right.type)
            return problem_at(node,
                std::string(name(left.type)) + " can not be compared with " + name(right.type)
                    + " (write the question first, then the option)");
        bool ordered = left.type == Type::integer || left.type == Type::date;
        if (left.type == Type::list)
            return problem_at(node, "a list is asked with in(option, list) or count(list)");
        if (!ordered && node.word != "==" && node.word != "!=")
            return problem_at(node, std::string(name(left.type)) + " has no order; use == or !=");
        return NameType { Type::boolean, {}, left.may_be_unknown || right.may_be_unknown };
    }

    Result<NameType> check_call(ExpressionNode const& node) const
    {
        auto const& word = node.word;
        if (word == "years" || word == "days" || word == "working_days")
            return check_span(node);
        if (word == "birthday")
            return check_birthday(node);
        if (word == "count")
            return check_count(node);
        if (word == "answered")
            return check_answered(node);
        if (word == "in")
            return check_in(node);
        if (word == "one_of")
            return check_one_of(node);
        return problem_at(node,
            "there is no function \"" + word
                + "\"; there are years, days, working_days, birthday, count, answered, in, one_of, date");
    }

    Result<NameType> check_span(ExpressionNode const& node) const
    {
        if (node.parts.size() != 2)
            return problem_at(node, node.word + " takes two days: from, to");
        auto from = check_as(node.parts[0], Type::date);
        if (!from)
            return from;
        auto to = check_as(node.parts[1], Type::date);
        if (!to)
            return to;
        return NameType { Type::integer, {}, from->may_be_unknown || to->may_be_unknown };
    }

    Result<NameType> check_birthday(ExpressionNode const& node) const
    {
        if (node.parts.size() != 2)
            return problem_at(node, "birthday takes a day and a number of years: birthday(dob, 18)");
        auto born = check_as(node.parts[0], Type::date);
        if (!born)
            return born;
        auto years = check_as(node.parts[1], Type::integer);
        return years ? Result<NameType>(NameType { Type::date, {}, born->may_be_unknown || years->may_be_unknown })
                     : years;
    }

    Result<NameType> check_table(ExpressionNode const& node) const
    {
        for (std::size_t i = 0; i < node.parts.size(); ++i) {
            auto const& column = node.table->columns[i];
            auto read = check(node.parts[i]);
            if (!read)
                return read;
            auto wanted = column.reads == RulesTable::Reads::integer ? Type::integer
                : column.reads == RulesTable::Reads::boolean         ? Type::boolean
                                                                     : Type::enumeration;
            if (read->type != wanted)
                return problem_at(node.parts[i],
                    "the table reads " + column.name + " as " + name(wanted) + ", and this is " + name(read->type));
            for (auto const& member : read->members)
                if (std::find(column.options.begin(), column.options.end(), member) == column.options.end())
                    return problem_at(
                        node.parts[i], "the table does not know \"" + member + "\", which " + column.name + " can be");
        }
        return NameType { Type::enumeration, node.table->outcomes(), false };
    }

    Result<NameType> check_count(ExpressionNode const& node) const
    {
        if (node.parts.size() != 1)
            return problem_at(node, "count takes one list");
        auto list = check_as(node.parts[0], Type::list);
        return list ? Result<NameType>(NameType { Type::integer, {}, list->may_be_unknown }) : list;
    }

    Result<NameType> check_answered(ExpressionNode const& node) const
    {
        if (node.parts.size() != 1 || node.parts[0].kind != Kind::name)
            return problem_at(node, "answered takes the name of one step or input");
        auto type = check_name(node.parts[0]);
        return type ? Result<NameType>(known(Type::boolean)) : type;
    }

    Result<NameType> check_in(ExpressionNode const& node) const
    {
        if (node.parts.size() != 2)
            return problem_at(node, "in takes an option and a list: in(option, list)");
        auto list = check_as(node.parts[1], Type::list);
        if (!list)
            return list;
        auto option = check_option(node.parts[0], *list);
        return option ? Result<NameType>(NameType { Type::boolean, {}, list->may_be_unknown }) : option;
    }

    Result<NameType> check_one_of(ExpressionNode const& node) const
    {
        if (node.parts.size() < 2)
            return problem_at(node, "one_of takes a value and what it may be: one_of(value, a, b)");
        auto value = check(node.parts[0]);
        if (!value)
            return value;
        bool unknown = value->may_be_unknown;
        for (std::size_t i = 1; i < node.parts.size(); ++i) {
            bool options = value->type == Type::enumeration;
            auto part = options ? check_option(node.parts[i], *value) : check_as(node.parts[i], value->type);
            if (!part)
                return part;
            unknown = unknown || part->may_be_unknown;
        }
        if (value->type == Type::list)
            return problem_at(node, "a list is asked with in(option, list) or count(list)");
        return NameType { Type::boolean, {}, unknown };
    }

    Names const& names_;
};

} // namespace

Result<NameType> Expression::check(Names const& names) const
{
    return Checker(names).check(*root_);
}

} // namespace sayso::flow

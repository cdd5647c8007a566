// How conditions come out over intervals and sets of options.
#include "flow/expression_tree.h"
#include "flow/possible.h"

#include <algorithm>

namespace sayso::flow {

namespace {

using Kind = ExpressionNode::Kind;
using Verdict = PossibleValues::Verdict;

ExpressionNode const* opened(Definition const& definition, ExpressionNode const& node)
{
    auto const* at = &node;
    for (int depth = 0; depth < 32 && at->kind == Kind::name; ++depth) {
        auto found = std::find_if(
            definition.lets.begin(), definition.lets.end(), [at](auto const& let) { return let.first == at->word; });
        if (found == definition.lets.end())
            break;
        at = &found->second.root();
    }
    return at;
}

Verdict known(bool can_be_true, bool can_be_false)
{
    return { can_be_true, can_be_false, false };
}

/// The whole numbers a part can be; nothing if that is not followed.
std::optional<Possible> numbers(Definition const& definition, ExpressionNode const& node, Possibles const& values)
{
    auto const& part = *opened(definition, node);
    if (auto const* literal = std::get_if<std::int64_t>(&part.value); literal && part.kind == Kind::literal)
        return Possible { true, *literal, *literal, {}, false };
    if (part.kind == Kind::binary && (part.word == "+" || part.word == "-")) {
        auto left = numbers(definition, part.parts[0], values);
        auto right = numbers(definition, part.parts[1], values);
        if (!left || !right || !left->has_value() || !right->has_value())
            return std::nullopt;
        bool add = part.word == "+";
        return Possible { true, left->least + (add ? right->least : -right->most),
            left->most + (add ? right->most : -right->least), {}, left->may_be_unknown || right->may_be_unknown };
    }
    auto found = values.find(tracked_name(definition, part));
    if (found == values.end() || !found->second.counted)
        return std::nullopt;
    return found->second;
}

Verdict compare(std::string const& sign, Possible const& left, Possible const& right)
{
    Verdict verdict { false, false, left.may_be_unknown || right.may_be_unknown };
    if (!left.has_value() || !right.has_value())
        return verdict;
    bool one = left.least == left.most && right.least == right.most;
    bool apart = left.most < right.least || right.most < left.least;
    if (sign == "==" || sign == "!=") {
        verdict.can_be_true = !apart;
        verdict.can_be_false = !(one && left.least == right.least);
        if (sign == "!=")
            std::swap(verdict.can_be_true, verdict.can_be_false);
        return verdict;
    }
    bool or_same = sign.size() == 2;
    bool less = sign[0] == '<';
    auto const& low = less ? left : right;
    auto const& high = less ? right : left;
    verdict.can_be_true = or_same ? low.least <= high.most : low.least < high.most;
    verdict.can_be_false = or_same ? low.most > high.least : low.most >= high.least;
    return verdict;
}

/// `name == option`, `name != option` or `one_of(name, option ...)`: the name's possible options, and those asked for.
struct OptionTest {
    std::string name;
    std::set<std::string> wanted;
    bool negated = false;
};

std::optional<OptionTest> option_test(Definition const& definition, ExpressionNode const& node, Possibles const& values)
{
    bool equal = node.kind == Kind::binary && (node.word == "==" || node.word == "!=");
    bool one_of = node.kind == Kind::call && node.word == "one_of";
    if ((!equal && !one_of) || node.parts.empty())
        return std::nullopt;
    OptionTest test { tracked_name(definition, node.parts[0]), {}, node.word == "!=" };
    auto found = values.find(test.name);
    if (found == values.end() || found->second.counted)
        return std::nullopt;
    for (std::size_t i = 1; i < node.parts.size(); ++i) {
        if (node.parts[i].kind != Kind::name)
            return std::nullopt;
        test.wanted.insert(node.parts[i].word);
    }
    return test;
}

Verdict judge_options(OptionTest const& test, Possible const& possible)
{
    bool inside = std::any_of(possible.options.begin(), possible.options.end(),
        [&](std::string const& id) { return test.wanted.contains(id); });
    bool outside = std::any_of(possible.options.begin(), possible.options.end(),
        [&](std::string const& id) { return !test.wanted.contains(id); });
    return { test.negated ? outside : inside, test.negated ? inside : outside, possible.may_be_unknown };
}

Verdict judge_logic(Verdict const& left, Verdict const& right, bool both)
{
    Verdict verdict;
    verdict.can_be_true = both ? left.can_be_true && right.can_be_true : left.can_be_true || right.can_be_true;
    verdict.can_be_false = both ? left.can_be_false || right.can_be_false : left.can_be_false && right.can_be_false;
    verdict.can_be_unknown = left.can_be_unknown || right.can_be_unknown;
    return verdict;
}

std::string turned(std::string const& sign)
{
    if (sign == "==" || sign == "!=")
        return sign == "==" ? "!=" : "==";
    std::string other(1, sign[0] == '<' ? '>' : '<');
    return sign.size() == 1 ? other + "=" : other; // not (a < b) is a >= b
}

std::string mirrored(std::string const& sign)
{
    if (sign == "==" || sign == "!=")
        return sign;
    return (sign[0] == '<' ? ">" : "<") + sign.substr(1);
}

/// Cuts `left` down to what `left sign right` allows.
void cut(Possible& left, std::string const& sign, Possible const& right)
{
    left.may_be_unknown = false;
    if (!right.has_value())
        return;
    if (sign == "<" || sign == "<=")
        left.most = std::min(left.most, sign == "<" ? right.most - 1 : right.most);
    else if (sign == ">" || sign == ">=")
        left.least = std::max(left.least, sign == ">" ? right.least + 1 : right.least);
    else if (sign == "==") {
        left.least = std::max(left.least, right.least);
        left.most = std::min(left.most, right.most);
    } else if (right.least == right.most) {
        left.least += left.least == right.least ? 1 : 0;
        left.most -= left.most == right.most ? 1 : 0;
    }
}

bool is_comparison(ExpressionNode const& node)
{
    static std::set<std::string> const signs { "==", "!=", "<", "<=", ">", ">=" };
    return node.kind == Kind::binary && signs.contains(node.word);
}

std::optional<Possibles> narrowed_comparison(
    Definition const& definition, ExpressionNode const& node, bool truth, Possibles values)
{
    auto left = numbers(definition, node.parts[0], values);
    auto right = numbers(definition, node.parts[1], values);
    auto sign = truth ? node.word : turned(node.word);
    if (!left || !right)
        return values;
    auto cut_side = [&](ExpressionNode const& side, std::string const& with, Possible const& other) {
        auto found = values.find(tracked_name(definition, *opened(definition, side)));
        if (found == values.end())
            return true;
        cut(found->second, with, other);
        return found->second.has_value();
    };
    bool possible = cut_side(node.parts[0], sign, *right) && cut_side(node.parts[1], mirrored(sign), *left);
    return possible ? std::optional(std::move(values)) : std::nullopt;
}

} // namespace

std::string tracked_name(Definition const& definition, ExpressionNode const& node)
{
    auto const& part = *opened(definition, node);
    if (part.kind == Kind::name)
        return part.word;
    bool age = part.kind == Kind::call && part.word == "years" && part.parts.size() == 2
        && part.parts[0].kind == Kind::name && part.parts[1].kind == Kind::name && part.parts[1].word == "today";
    return age ? "years(" + part.parts[0].word + ")" : "";
}

Verdict judge(Definition const& definition, ExpressionNode const& node, Possibles const& values)
{
    auto const& part = *opened(definition, node);
    if (auto const* literal = std::get_if<bool>(&part.value); literal && part.kind == Kind::literal)
        return known(*literal, !*literal);
    if (part.kind == Kind::unary && part.word == "!") {
        auto inner = judge(definition, part.parts[0], values);
        return { inner.can_be_false, inner.can_be_true, inner.can_be_unknown };
    }
    if (part.kind == Kind::binary && (part.word == "&&" || part.word == "||")) {
        bool both = part.word == "&&";
        auto verdict
            = judge_logic(judge(definition, part.parts[0], values), judge(definition, part.parts[1], values), both);
        // What both sides need together, or leave over together, can be less than each alone.
        auto settled = narrowed(definition, part.parts[0], both, values);
        auto rest = settled ? judge(definition, part.parts[1], *settled) : Verdict { false, false, false };
        bool& together = both ? verdict.can_be_true : verdict.can_be_false;
        together = together && (both ? rest.can_be_true : rest.can_be_false);
        return verdict;
    }
    if (part.kind == Kind::call && part.word == "answered" && part.parts.size() == 1) {
        auto found = values.find(tracked_name(definition, part.parts[0]));
        if (found == values.end())
            return known(true, true);
        return known(found->second.has_value(), found->second.may_be_unknown);
    }
    if (auto test = option_test(definition, part, values))
        return judge_options(*test, values.at(test->name));
    if (!is_comparison(part))
        return {};
    auto left = numbers(definition, part.parts[0], values);
    auto right = numbers(definition, part.parts[1], values);
    return left && right ? compare(part.word, *left, *right) : Verdict {};
}

std::optional<Possibles> narrowed(
    Definition const& definition, ExpressionNode const& node, bool truth, Possibles values)
{
    auto const& part = *opened(definition, node);
    if (part.kind == Kind::unary && part.word == "!")
        return narrowed(definition, part.parts[0], !truth, std::move(values));
    bool both = part.kind == Kind::binary && part.word == (truth ? "&&" : "||");
    if (both) {
        auto first = narrowed(definition, part.parts[0], truth, std::move(values));
        return first ? narrowed(definition, part.parts[1], truth, std::move(*first)) : std::nullopt;
    }
    if (part.kind == Kind::call && part.word == "answered" && part.parts.size() == 1) {
        auto found = values.find(tracked_name(definition, part.parts[0]));
        if (found == values.end())
            return values;
        auto& possible = found->second;
        if (truth ? !possible.has_value() : !possible.may_be_unknown)
            return std::nullopt;
        if (truth)
            possible.may_be_unknown = false;
        else
            possible = Possible { possible.counted, 1, 0, {}, true };
        return values;
    }
    if (auto test = option_test(definition, part, values)) {
        auto& possible = values.at(test->name);
        possible.may_be_unknown = false;
        bool keep = truth != test->negated;
        std::erase_if(possible.options, [&](std::string const& id) { return test->wanted.contains(id) != keep; });
        return possible.has_value() ? std::optional(std::move(values)) : std::nullopt;
    }
    return is_comparison(part) ? narrowed_comparison(definition, part, truth, std::move(values)) : values;
}

} // namespace sayso::flow

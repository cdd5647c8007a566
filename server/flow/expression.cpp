#include "flow/expression.h"

#include "flow/expression_tree.h"
#include <algorithm>
#include <charconv>
#include <optional>

namespace sayso::flow {

namespace {

using Kind = ExpressionNode::Kind;

constexpr std::size_t longest_source = 500;
constexpr int deepest = 32;

struct Token {
    enum class Kind { end, number, text, word, sign };
    Kind kind = Kind::end;
    std::size_t at = 1;
    std::string text;
};

struct ParseFailure {
    std::size_t at;
    std::string what;
};

bool is_word_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// Splits the source into words, numbers, quoted texts and signs.
class Scanner {
public:
    explicit Scanner(std::string_view source)
        : source_(source)
    {
    }

    Token next()
    {
        while (position_ < source_.size() && (source_[position_] == ' ' || source_[position_] == '\n'))
            ++position_;
        if (position_ == source_.size())
            return { Token::Kind::end, position_ + 1, "" };
        char first = source_[position_];
        if (is_digit(first))
            return take(Token::Kind::number, is_digit);
        if (is_word_start(first))
            return take(Token::Kind::word, [](char c) { return is_word_start(c) || is_digit(c); });
        if (first == '\'')
            return take_text();
        return take_sign();
    }

private:
    template <class Belongs> Token take(Token::Kind kind, Belongs belongs)
    {
        auto start = position_;
        while (position_ < source_.size() && belongs(source_[position_]))
            ++position_;
        return { kind, start + 1, std::string(source_.substr(start, position_ - start)) };
    }

    Token take_text()
    {
        auto start = position_;
        auto end = source_.find('\'', start + 1);
        if (end == std::string_view::npos)
            throw ParseFailure { start + 1, "this ' is never closed" };
        position_ = end + 1;
        return { Token::Kind::text, start + 1, std::string(source_.substr(start + 1, end - start - 1)) };
    }

    Token take_sign()
    {
        static constexpr std::string_view signs[]
            = { "||", "&&", "==", "!=", "<=", ">=", "<", ">", "!", "+", "-", "(", ")", "," };
        for (auto sign : signs)
            if (source_.substr(position_).starts_with(sign)) {
                position_ += sign.size();
                return { Token::Kind::sign, position_ - sign.size() + 1, std::string(sign) };
            }
        throw ParseFailure { position_ + 1,
            source_[position_] == '=' ? "a comparison is written ==" : "this sign is not known" };
    }

    std::string_view source_;
    std::size_t position_ = 0;
};

/// Top-down operator precedence: each operator says how tightly it holds what stands beside it.
class Parser {
public:
    explicit Parser(std::string_view source)
        : scanner_(source)
        , token_(scanner_.next())
    {
    }

    ExpressionNode parse_all()
    {
        auto node = parse(0);
        if (token_.kind != Token::Kind::end)
            throw ParseFailure { token_.at, "nothing more can stand here" };
        return node;
    }

private:
    struct Binding {
        int strength = 0; // 0: not an operator.
        char const* name = "";
    };

    static Binding binding(Token const& token)
    {
        auto const& text = token.text;
        if (token.kind == Token::Kind::word)
            return text == "or" ? Binding { 1, "||" } : text == "and" ? Binding { 2, "&&" } : Binding {};
        if (token.kind != Token::Kind::sign)
            return {};
        if (text == "||")
            return { 1, "||" };
        if (text == "&&")
            return { 2, "&&" };
        for (auto comparison : { "==", "!=", "<=", ">=", "<", ">" })
            if (text == comparison)
                return { 3, comparison };
        return text == "+" ? Binding { 4, "+" } : text == "-" ? Binding { 4, "-" } : Binding {};
    }

    ExpressionNode parse(int above)
    {
        if (++depth_ > deepest)
            throw ParseFailure { token_.at, "this is nested too deeply" };
        auto left = parse_operand();
        for (auto next = binding(token_); next.strength > above; next = binding(token_)) {
            auto at = token_.at;
            advance();
            auto right = parse(next.strength);
            if (next.strength == 3 && binding(token_).strength == 3)
                throw ParseFailure { token_.at, "compare two things at a time, joined with &&" };
            ExpressionNode joined { Kind::binary, at, next.name, {}, {} };
            joined.parts.push_back(std::move(left));
            joined.parts.push_back(std::move(right));
            left = std::move(joined);
        }
        --depth_;
        return left;
    }

    ExpressionNode parse_operand()
    {
        auto token = token_;
        advance();
        switch (token.kind) {
        case Token::Kind::number:
            return { Kind::literal, token.at, "", number(token), {} };
        case Token::Kind::text:
            return { Kind::literal, token.at, "", token.text, {} };
        case Token::Kind::word:
            return parse_word(token);
        case Token::Kind::sign:
            return parse_sign(token);
        case Token::Kind::end:
            break;
        }
        throw ParseFailure { token.at, "something is missing here" };
    }

    ExpressionNode parse_sign(Token const& token)
    {
        if (token.text == "(") {
            auto node = parse(0);
            expect(")");
            return node;
        }
        if (token.text == "!" || token.text == "-") {
            ExpressionNode node { Kind::unary, token.at, token.text, {}, {} };
            node.parts.push_back(parse(5));
            return node;
        }
        throw ParseFailure { token.at, "something is missing before this sign" };
    }

    ExpressionNode parse_word(Token const& token)
    {
        if (token.text == "true" || token.text == "false")
            return { Kind::literal, token.at, "", token.text == "true", {} };
        if (token.text == "not") {
            ExpressionNode node { Kind::unary, token.at, "!", {}, {} };
            node.parts.push_back(parse(2));
            return node;
        }
        if (token.text == "and" || token.text == "or")
            throw ParseFailure { token.at, "something is missing before this word" };
        if (token_.kind == Token::Kind::sign && token_.text == "(")
            return parse_call(token);
        return { Kind::name, token.at, token.text, {}, {} };
    }

    ExpressionNode parse_call(Token const& token)
    {
        ExpressionNode node { Kind::call, token.at, token.text, {}, {} };
        advance();
        if (token_.text != ")" || token_.kind != Token::Kind::sign)
            for (;;) {
                node.parts.push_back(parse(0));
                if (token_.kind != Token::Kind::sign || token_.text != ",")
                    break;
                advance();
            }
        expect(")");
        return node.word == "date" ? date_literal(node) : node;
    }

    static ExpressionNode date_literal(ExpressionNode const& call)
    {
        auto const* text = call.parts.size() == 1 ? std::get_if<std::string>(&call.parts.front().value) : nullptr;
        auto date = text ? parse_date(*text) : Result<Date>(fail(Errc::invalid_input, ""));
        if (!date)
            throw ParseFailure { call.at, "a day is written date('2026-11-22') and must exist" };
        return { Kind::literal, call.at, "", *date, {} };
    }

    static std::int64_t number(Token const& token)
    {
        std::int64_t value = 0;
        auto [end, ec] = std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
        if (ec != std::errc {} || value > 1'000'000'000)
            throw ParseFailure { token.at, "this number is too large" };
        return value;
    }

    void advance() { token_ = scanner_.next(); }

    void expect(std::string_view sign)
    {
        if (token_.kind != Token::Kind::sign || token_.text != sign)
            throw ParseFailure { token_.at, "a " + std::string(sign) + " is missing here" };
        advance();
    }

    Scanner scanner_;
    Token token_;
    int depth_ = 0;
};

void set_holidays(ExpressionNode& node, std::shared_ptr<Holidays const> const& holidays)
{
    if (node.kind == Kind::call && node.word == "working_days")
        node.holidays = holidays;
    for (auto& part : node.parts)
        set_holidays(part, holidays);
}

void collect_names(ExpressionNode const& node, std::vector<std::string>& names)
{
    if (node.kind == Kind::name && std::find(names.begin(), names.end(), node.word) == names.end())
        names.push_back(node.word);
    for (auto const& part : node.parts)
        collect_names(part, names);
}

} // namespace

char const* name(Type type)
{
    switch (type) {
    case Type::boolean:
        return "true or false";
    case Type::integer:
        return "a whole number";
    case Type::date:
        return "a day";
    case Type::text:
        return "a text";
    case Type::enumeration:
        return "one of some options";
    case Type::list:
        return "a list of options";
    }
    return "unknown";
}

Result<Expression> Expression::parse(std::string_view source)
{
    if (source.size() > longest_source)
        return fail(Errc::invalid_input, "character 1: longer than 500 characters");
    try {
        Expression expression;
        expression.source_ = source;
        expression.root_ = std::make_shared<ExpressionNode const>(Parser(source).parse_all());
        return expression;
    } catch (ParseFailure const& failure) {
        return fail(Errc::invalid_input, "character " + std::to_string(failure.at) + ": " + failure.what);
    }
}

Expression Expression::of_table(std::shared_ptr<RulesTable const> table, std::vector<Expression> const& reads)
{
    ExpressionNode node { Kind::table, 1, table->name, {}, {} };
    for (auto const& read : reads)
        node.parts.push_back(read.root());
    Expression expression;
    expression.source_ = "the table " + table->name;
    node.table = std::move(table);
    expression.root_ = std::make_shared<ExpressionNode const>(std::move(node));
    return expression;
}

Expression Expression::with_holidays(std::shared_ptr<Holidays const> const& holidays) const
{
    auto root = *root_;
    set_holidays(root, holidays);
    Expression expression;
    expression.source_ = source_;
    expression.root_ = std::make_shared<ExpressionNode const>(std::move(root));
    return expression;
}

std::vector<std::string> Expression::names() const
{
    std::vector<std::string> names;
    collect_names(*root_, names);
    return names;
}

} // namespace sayso::flow

#include "text/pattern.h"

#include "text/icu_support.h"
#include <stdexcept>
#include <unicode/listformatter.h>
#include <unicode/messagepattern.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>

namespace sayso::text {

namespace {

using Kind = PatternNode::Kind;
using Part = icu::MessagePattern::Part;

/// Walks ICU's flat list of parts and builds the tree from it.
class TreeBuilder {
public:
    explicit TreeBuilder(icu::MessagePattern const& pattern)
        : pattern_(pattern)
        , text_(pattern.getPatternString())
    {
    }

    /// `at` is a MSG_START; afterwards it is that message's MSG_LIMIT.
    std::vector<PatternNode> message(std::int32_t& at)
    {
        std::vector<PatternNode> nodes;
        auto literal_from = pattern_.getPart(at).getLimit();
        for (++at;; ++at) {
            auto const& part = pattern_.getPart(at);
            add_literal(nodes, literal_from, part.getIndex());
            if (part.getType() == UMSGPAT_PART_TYPE_MSG_LIMIT)
                return nodes;
            literal_from = part.getLimit();
            if (part.getType() == UMSGPAT_PART_TYPE_REPLACE_NUMBER) {
                nodes.push_back({ Kind::hash, "", 0, {} });
            } else if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) {
                auto limit = pattern_.getLimitPartIndex(at);
                nodes.push_back(argument(at, limit));
                at = limit;
                literal_from = pattern_.getPart(limit).getLimit();
            }
        }
    }

    std::string const& refused() const { return refused_; }

private:
    void add_literal(std::vector<PatternNode>& nodes, std::int32_t from, std::int32_t to) const
    {
        if (from >= to)
            return;
        if (nodes.empty() || nodes.back().kind != Kind::literal)
            nodes.push_back({});
        nodes.back().text += to_utf8(text_.tempSubStringBetween(from, to));
    }

    PatternNode argument(std::int32_t start, std::int32_t limit)
    {
        PatternNode node { Kind::argument, substring(start + 1), 0, {} };
        switch (pattern_.getPart(start).getArgType()) {
        case UMSGPAT_ARG_TYPE_NONE:
            return node;
        case UMSGPAT_ARG_TYPE_SIMPLE:
            node.kind = Kind::number;
            if (substring(start + 2) != "number" || limit > start + 3)
                refused_ = "\"{" + node.text + "}\" has a style that is not used here; write {" + node.text
                    + "}, or use plural or select";
            return node;
        case UMSGPAT_ARG_TYPE_PLURAL:
            node.kind = Kind::plural;
            break;
        case UMSGPAT_ARG_TYPE_SELECTORDINAL:
            node.kind = Kind::ordinal;
            break;
        case UMSGPAT_ARG_TYPE_SELECT:
            node.kind = Kind::select;
            break;
        case UMSGPAT_ARG_TYPE_CHOICE:
            refused_ = "\"choice\" is not used here; write plural or select";
            return node;
        }
        read_cases(node, start + 2, limit);
        return node;
    }

    void read_cases(PatternNode& node, std::int32_t at, std::int32_t limit)
    {
        auto is_value = [&](std::int32_t i) { return Part::hasNumericValue(pattern_.getPart(i).getType()); };
        if (is_value(at))
            node.offset = static_cast<std::int64_t>(pattern_.getNumericValue(pattern_.getPart(at++)));
        while (at < limit) {
            PatternCase one { substring(at++), {}, {} };
            if (is_value(at))
                one.exactly = static_cast<std::int64_t>(pattern_.getNumericValue(pattern_.getPart(at++)));
            one.nodes = message(at);
            ++at;
            node.cases.push_back(std::move(one));
        }
    }

    std::string substring(std::int32_t i) const { return to_utf8(pattern_.getSubstring(pattern_.getPart(i))); }

    icu::MessagePattern const& pattern_;
    icu::UnicodeString const& text_;
    std::string refused_;
};

std::string explain(UErrorCode status)
{
    switch (status) {
    case U_DEFAULT_KEYWORD_MISSING:
        return "a plural or select has no \"other\"";
    case U_UNMATCHED_BRACES:
        return "the braces { } do not match";
    default:
        return std::string("ICU can not read it (") + u_errorName(status) + ")";
    }
}

/// Puts a message together; one call of format() long.
class Writer {
public:
    Writer(LocaleTools const& tools, Lookup const& lookup)
        : tools_(tools)
        , lookup_(lookup)
    {
    }

    void write(std::vector<PatternNode> const& nodes, std::optional<std::int64_t> hash)
    {
        for (auto const& node : nodes)
            write(node, hash);
    }

    std::string take() { return std::move(out_); }

private:
    void write(PatternNode const& node, std::optional<std::int64_t> hash)
    {
        switch (node.kind) {
        case Kind::literal:
            out_ += node.text;
            return;
        case Kind::hash:
            if (hash)
                out_ += tools_.number(*hash);
            return;
        case Kind::argument:
            out_ += lookup_(node.text).shown;
            return;
        case Kind::number: {
            auto argument = lookup_(node.text);
            out_ += argument.number ? tools_.number(*argument.number) : argument.shown;
            return;
        }
        case Kind::select: {
            auto key = lookup_(node.text).key;
            write(find(node, key).nodes, {});
            return;
        }
        case Kind::plural:
        case Kind::ordinal:
            write_plural(node);
            return;
        }
    }

    void write_plural(PatternNode const& node)
    {
        auto number = lookup_(node.text).number;
        if (!number)
            return write(find(node, "other").nodes, {});
        for (auto const& one : node.cases)
            if (one.exactly == number)
                return write(one.nodes, *number - node.offset);
        auto counted = *number - node.offset;
        write(find(node, tools_.plural_category(counted, node.kind == Kind::ordinal)).nodes, counted);
    }

    static PatternCase const& find(PatternNode const& node, std::string_view selector)
    {
        PatternCase const* other = nullptr;
        for (auto const& one : node.cases) {
            if (one.selector == selector)
                return one;
            // ICU takes the first when an author wrote one twice.
            if (!other && one.selector == "other")
                other = &one;
        }
        return *other; // ICU refuses a pattern without it.
    }

    LocaleTools const& tools_;
    Lookup const& lookup_;
    std::string out_;
};

} // namespace

struct LocaleTools::Icu {
    std::unique_ptr<icu::PluralRules> cardinal, ordinal;
    std::unique_ptr<icu::ListFormatter> lists;
    icu::number::LocalizedNumberFormatter numbers;
};

LocaleTools::LocaleTools(Locale const& locale)
    : icu_(std::make_unique<Icu>())
{
    UErrorCode status = U_ZERO_ERROR;
    auto icu = icu_locale(locale);
    icu_->cardinal.reset(icu::PluralRules::forLocale(icu, UPLURAL_TYPE_CARDINAL, status));
    icu_->ordinal.reset(icu::PluralRules::forLocale(icu, UPLURAL_TYPE_ORDINAL, status));
    // Commas only: CLDR's Welsh "and" is the undecided "a(c)".
    icu_->lists.reset(icu::ListFormatter::createInstance(icu, ULISTFMT_TYPE_UNITS, ULISTFMT_WIDTH_SHORT, status));
    icu_->numbers = icu::number::NumberFormatter::withLocale(icu);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU lacks the rules of a locale we speak");
}

LocaleTools::~LocaleTools() = default;

std::string LocaleTools::number(std::int64_t number) const
{
    // Below the first grouping mark, and without a sign, every locale we speak writes the same digits.
    if (number >= 0 && number < 1000)
        return std::to_string(number);
    UErrorCode status = U_ZERO_ERROR;
    auto text = icu_->numbers.formatInt(number, status).toString(status);
    return U_FAILURE(status) ? std::to_string(number) : to_utf8(text);
}

std::string LocaleTools::list(std::vector<std::string> const& items) const
{
    std::vector<icu::UnicodeString> strings;
    for (auto const& item : items)
        strings.push_back(to_unicode(item));
    icu::UnicodeString joined;
    UErrorCode status = U_ZERO_ERROR;
    icu_->lists->format(strings.data(), static_cast<std::int32_t>(strings.size()), joined, status);
    return to_utf8(joined);
}

std::string LocaleTools::plural_category(std::int64_t number, bool ordinal) const
{
    auto const& rules = ordinal ? *icu_->ordinal : *icu_->cardinal;
    return to_utf8(rules.select(static_cast<double>(number)));
}

std::vector<std::string> LocaleTools::plural_categories(bool ordinal) const
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::StringEnumeration> keywords((ordinal ? icu_->ordinal : icu_->cardinal)->getKeywords(status));
    std::vector<std::string> categories;
    while (auto const* keyword = keywords ? keywords->next(nullptr, status) : nullptr)
        categories.emplace_back(keyword);
    return categories;
}

Result<Pattern> Pattern::parse(std::string_view pattern)
{
    UErrorCode status = U_ZERO_ERROR;
    UParseError where {};
    icu::MessagePattern parsed(to_unicode(pattern), &where, status);
    if (U_FAILURE(status))
        return fail(Errc::invalid_input, explain(status));
    TreeBuilder builder(parsed);
    Pattern message;
    std::int32_t at = 0;
    message.nodes_ = builder.message(at);
    if (!builder.refused().empty())
        return fail(Errc::invalid_input, builder.refused());
    return message;
}

Pattern Pattern::plain(std::string_view text)
{
    Pattern message;
    message.nodes_.push_back({ Kind::literal, std::string(text), 0, {} });
    return message;
}

std::string Pattern::format(LocaleTools const& tools, Lookup const& lookup) const
{
    if (nodes_.size() == 1 && nodes_.front().kind == Kind::literal)
        return nodes_.front().text;
    Writer writer(tools, lookup);
    writer.write(nodes_, {});
    return writer.take();
}

} // namespace sayso::text

#pragma once

#include "base/result.h"
#include "text/locale.h"
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// ICU MessageFormat patterns, parsed by ICU and put together by us: the same bytes as icu::MessageFormat gives, many
/// times faster, and with a say in what an unknown value looks like. Nobody outside this room includes it.
namespace sayso::text {

/// What a named argument is worth, in each way a pattern can use it. All empty: not known; it shows as nothing.
struct Argument {
    std::string shown; // For {name}.
    std::string key; // For {name, select, ...}; empty: other.
    std::optional<std::int64_t> number; // For {name, plural, ...}; none: other.
};

using Lookup = std::function<Argument(std::string_view name)>;

/// The parts of ICU that depend on the language. Safe to share between threads once made.
class LocaleTools {
public:
    explicit LocaleTools(Locale const& locale);
    ~LocaleTools();

    std::string number(std::int64_t number) const;
    std::string list(std::vector<std::string> const& items) const; // "a, b, c"
    std::string plural_category(std::int64_t number, bool ordinal) const;
    std::vector<std::string> plural_categories(bool ordinal) const; // Every one that the language needs.

private:
    struct Icu;
    std::unique_ptr<Icu> icu_;
};

struct PatternCase;

struct PatternNode {
    enum class Kind {
        literal, // `text` as it is.
        argument, // {text}
        number, // {text, number}
        plural, // {text, plural, ...}
        ordinal, // {text, selectordinal, ...}
        select, // {text, select, ...}
        hash, // # inside a plural: its number.
    };

    Kind kind = Kind::literal;
    std::string text;
    std::int64_t offset = 0; // Of a plural.
    std::vector<PatternCase> cases;
};

struct PatternCase {
    std::string selector; // "one", "=0", "other"
    std::optional<std::int64_t> exactly;
    std::vector<PatternNode> nodes;
};

/// A parsed pattern. Immutable.
class Pattern {
public:
    /// Fails with invalid_input; `detail` says what ICU did not like, in words for an author. Dates, times and number
    /// styles inside a pattern are refused: the arguments come ready for the reader's language.
    static Result<Pattern> parse(std::string_view pattern);

    /// One that shows `text` exactly as it is.
    static Pattern plain(std::string_view text);

    std::string format(LocaleTools const& tools, Lookup const& lookup) const;

    std::vector<PatternNode> const& nodes() const { return nodes_; }

private:
    std::vector<PatternNode> nodes_;
};

} // namespace sayso::text

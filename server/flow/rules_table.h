#pragma once

#include "flow/author_map.h"
#include "flow/value.h"
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace sayso::flow {

/// A rules table (flows/rules/<table>.yaml): columns are what it reads, rows what comes out. Exactly one row fits each
/// case. It only ever chooses what to explain; it never says that somebody is not entitled.
struct RulesTable {
    enum class Reads { integer, boolean, options };

    struct Column {
        std::string name;
        Reads reads = Reads::integer;
        std::vector<std::string> options;
    };
    /// From `least` to `most`, both included; without one, as far as numbers go.
    struct Range {
        std::optional<std::int64_t> least;
        std::optional<std::int64_t> most;
        bool operator==(Range const&) const = default;
    };
    /// Nothing: any value fits.
    using Cell = std::variant<std::monostate, Range, bool, std::set<std::string>>;
    struct Row {
        std::vector<Cell> cells; // One for each column.
        std::string then;
        Mark mark;
    };

    std::string name;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::string unknown; // What comes out when something it reads, and would have to know, is not known.

    /// What comes out for one value a column.
    std::string const& decide(std::vector<Value> const& values) const;

    /// False also where a value that the row would have to know is not known.
    static bool fits(Row const& row, std::vector<Value> const& values);

    /// Everything that can come out, once each.
    std::vector<std::string> outcomes() const;
};

/// Reads one, and proves that exactly one row fits each case. Nothing, with problems in its own file, if not.
std::optional<RulesTable> load_rules_table(
    std::string const& name, std::string const& file, std::string_view yaml, ProblemList& problems);

} // namespace sayso::flow

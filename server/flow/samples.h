#pragma once

#include "flow/definition.h"
#include "flow/names.h"
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sayso::flow {

/// A few values for each name, chosen so that every condition of a flow is tried on both sides of each number, day and
/// option it speaks of. Values that no condition can tell apart count as one.
class Samples {
public:
    /// For the conditions given: those of a flow's ways on, or of one task.
    Samples(Definition const& definition, std::vector<Expression const*> conditions);

    /// One name that the conditions read.
    struct Name {
        std::string name;
        bool is_step = false;
        std::vector<Value> values; // Never Unknown.
    };
    std::vector<Name> const& names() const { return names_; }
    Name const* find(std::string_view name) const;

    /// True if no condition can tell the two values of `name` apart.
    bool alike(Name const& name, Value const& left, Value const& right) const;

    static Date today(); // The day all samples are told from.

    /// Any value that an input of this type may have.
    static Value any_input(Input const& input);
    /// Any answer that the step takes; never skipped.
    static AnswerValue any_answer(Step const& step);
    static AnswerValue answer_of(Step const& step, Value const& value);

private:
    struct Atom {
        ExpressionNode const* node;
        std::set<std::string> names;
    };

    void collect_atoms(ExpressionNode const& node, int depth);
    void settle_today();
    void add_name(std::string const& name);
    void merge_alike(Name& name);
    bool same_items(Name const& name, Value const& left, Value const& right) const;
    std::vector<Value> values_for(std::string const& name, NameType const& type, Step const* step) const;
    using Values = std::map<std::string, Value, std::less<>>;
    Value evaluate(ExpressionNode const& node, Values const& values) const;
    std::optional<std::vector<Value>> results(Atom const& atom, std::string const& name, Value const& value) const;

    Definition const& definition_;
    std::vector<Atom> atoms_;
    std::vector<Name> names_;
};

} // namespace sayso::flow

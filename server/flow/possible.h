#pragma once

#include "flow/definition.h"
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sayso::flow {

struct ExpressionNode;

/// What one name can be at one place in a flow: whole numbers from `least` to `most`, or some of the options.
struct Possible {
    bool counted = false;
    std::int64_t least = 1; // Above `most`: no number at all.
    std::int64_t most = 0;
    std::set<std::string> options;
    bool may_be_unknown = true;

    bool has_value() const { return counted ? least <= most : !options.empty(); }
    bool operator==(Possible const&) const = default;
};
/// By step id; an age worked out from a date by `years(NAME, today)` is under `years(NAME)`.
using Possibles = std::map<std::string, Possible, std::less<>>;

/// Follows intervals of whole numbers and sets of options through a flow, from the ages it is for and the ranges of its
/// questions, narrowed by every condition passed. It leaves out nothing that can happen, so what it calls impossible
/// is.
class PossibleValues {
public:
    explicit PossibleValues(Definition const& definition);

    struct Verdict {
        bool can_be_true = true;
        bool can_be_false = true;
        bool can_be_unknown = true;
    };
    /// How the condition of one of the step's branches can come out. Nothing if no value ever gets there.
    std::optional<Verdict> judge(Step const& step, std::size_t branch) const;

    /// What the names in that condition can be there: `the ages are 8..17`, `nights is 4..31`, `safe is unsafe or
    /// unsure`.
    std::string said(Step const& step, std::size_t branch) const;

private:
    void settle();
    void pass(std::size_t step, std::vector<std::size_t>& waiting);
    void give_on(std::string const& to, std::optional<Possibles> values, std::vector<std::size_t>& waiting);
    std::optional<Possibles> after_answers(Step const& step, Possibles const& before) const;

    Definition const& definition_;
    std::vector<std::optional<Possibles>> before_; // Each step; nothing: not reached yet.
    std::map<Branch const*, Possibles> at_branch_;
};

/// The name that a part of an expression is tracked under, with lets opened out; empty if it is not tracked.
std::string tracked_name(Definition const& definition, ExpressionNode const& node);

/// How a true-or-false part can come out, given what the names can be.
PossibleValues::Verdict judge(Definition const& definition, ExpressionNode const& node, Possibles const& values);

/// What is left of `values` when the part came out as `truth`; nothing if it can not.
std::optional<Possibles> narrowed(
    Definition const& definition, ExpressionNode const& node, bool truth, Possibles values);

} // namespace sayso::flow

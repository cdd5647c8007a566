// Rule 3, and the part of rule 2 about what can not be known.
#include "flow/check_parts.h"

#include "flow/possible.h"
#include <algorithm>
#include <set>

namespace sayso::flow {

namespace {

std::string quoted(Expression const& expression)
{
    return "\"" + expression.source() + "\"";
}

bool reads_input(Definition const& definition, Expression const& expression)
{
    auto names = base_names_read(definition, expression);
    return std::any_of(definition.inputs.begin(), definition.inputs.end(),
        [&names](Input const& input) { return names.contains(input.name); });
}

/// `: the ages are 8..17`, if it says something.
std::string because(std::string const& said)
{
    return said.empty() ? "" : ": " + said;
}

/// Ages that the flow is not for are walked too, to be safe; but a condition that only they could decide is a slip.
void check_ages(PossibleValues const& values, Step const& step, std::size_t i, ProblemList& problems)
{
    auto const& branch = step.next[i];
    auto verdict = values.judge(step, i);
    if (!verdict)
        return;
    auto what = "step \"" + step.id + "\": " + quoted(*branch.when);
    if (!verdict->can_be_true)
        problems.add(branch.mark, Rule::conditions, what + " can never hold here" + because(values.said(step, i)),
            "correct the condition, or take this way out");
    else if (!verdict->can_be_false)
        problems.warn(branch.mark, what + " always holds here" + because(values.said(step, i)),
            "see whether the ways after it are meant");
}

void check_step(Exploration const& exploration, PossibleValues const& values, Step const& step, ProblemList& problems)
{
    auto const& definition = exploration.definition();
    auto what = "step \"" + step.id + "\"";
    if (!exploration.reached(step))
        return; // Found by rule 2, or behind a way that is told of already.
    for (std::size_t i = 0; i < step.next.size(); ++i) {
        auto const& branch = step.next[i];
        auto add = [&](std::string reason, std::string fix) {
            problems.add(branch.mark, Rule::conditions, what + ": " + std::move(reason), std::move(fix),
                exploration.way_to(step));
        };
        bool idle
            = !branch.unknown_to.empty() && !exploration.took({ step.id, Edge::Kind::unknown, static_cast<int>(i) });
        if (idle
            && !reads_input(
                definition, *branch.when)) // A council may lack a date of birth: being ready for it is wise.
            problems.warn(branch.mark,
                what + ": " + quoted(*branch.when) + " can always be known here, so `unknown` is never used",
                "take `unknown` out, or see whether skipping should lead here");
        bool taken = exploration.took({ step.id, Edge::Kind::branch, static_cast<int>(i) })
            || exploration.took({ step.id, Edge::Kind::unknown, static_cast<int>(i) });
        auto outcomes = exploration.outcomes(branch);
        bool tried = outcomes.was_true || outcomes.was_false || outcomes.was_unknown;
        if (branch.when && tried && !outcomes.was_false && outcomes.was_true)
            return add(quoted(*branch.when) + " is always true here"
                    + (outcomes.was_unknown ? " when it can be known" : "") + because(values.said(step, i)),
                "take the condition away, or correct it");
        if (branch.when && outcomes.was_false && !outcomes.was_true)
            return add(quoted(*branch.when) + " can never hold here" + because(values.said(step, i)),
                "correct the condition, or take this way out");
        if (!taken && !outcomes.was_unknown)
            return add("this way is never taken: the ways before it, or the options, leave nothing over",
                "take it out, or correct the ways before it");
        check_ages(values, step, i, problems);
    }
}

/// A task's condition is tried by itself, with every value of each name it reads.
class TaskTrial {
public:
    TaskTrial(Definition const& definition, TaskRule const& task)
        : definition_(definition)
        , task_(task)
        , samples_(definition, { &*task.when })
    {
        values_.resize(samples_.names().size());
        try_all(0);
    }

    bool was_true = false;
    bool was_false = false;
    bool was_unknown = false;

private:
    void try_all(std::size_t name)
    {
        if (name == values_.size()) {
            auto value = task_.when->evaluate([this](std::string_view asked) { return lookup(asked); });
            bool unknown = !value || std::holds_alternative<Unknown>(*value);
            (unknown ? was_unknown : *value == Value { true } ? was_true : was_false) = true;
            return;
        }
        for (auto const& value : samples_.names()[name].values) {
            values_[name] = value;
            try_all(name + 1);
        }
        if (samples_.names()[name].is_step) {
            values_[name] = Unknown {};
            try_all(name + 1);
        }
    }

    Value lookup(std::string_view asked) const
    {
        if (auto const* sample = samples_.find(asked))
            return values_[static_cast<std::size_t>(sample - samples_.names().data())];
        if (asked == "today")
            return Samples::today();
        for (auto const& [let, expression] : definition_.lets)
            if (let == asked) {
                auto value = expression.evaluate([this](std::string_view inner) { return lookup(inner); });
                return value ? *value : Value { Unknown {} };
            }
        return Unknown {};
    }

    Definition const& definition_;
    TaskRule const& task_;
    Samples samples_;
    std::vector<Value> values_;
};

} // namespace

void check_unknown(Exploration const& exploration, ProblemList& problems)
{
    std::set<Branch const*> told;
    for (auto const& gap : exploration.gaps()) {
        if (!told.insert(gap.branch).second)
            continue;
        problems.add(gap.branch->mark, Rule::shape,
            quoted(*gap.branch->when) + " can not be known on every way, and the flow does not say what then",
            "add `unknown: STEP`, or use answered(...)", exploration.way_to(gap) + ": not known");
    }
}

void check_conditions(Definition const& definition, Exploration const& exploration, ProblemList& problems)
{
    PossibleValues values(definition);
    for (auto const& step : definition.steps)
        check_step(exploration, values, step, problems);
    for (auto const& task : definition.tasks) {
        if (!task.when)
            continue;
        TaskTrial trial(definition, task);
        if (!trial.was_true)
            problems.add(task.mark, Rule::conditions,
                "task \"" + task.name + "\": " + quoted(*task.when) + " can never be true",
                "correct the condition, or take the task out");
        else if (!trial.was_false)
            problems.add(task.mark, Rule::conditions,
                "task \"" + task.name + "\": " + quoted(*task.when) + " is always true",
                "take the condition away, or correct it");
    }
}

} // namespace sayso::flow

// The publishing rules, in an order in which each can rely on those before it.
#include "flow/check_parts.h"
#include "flow/load.h"

#include <algorithm>

namespace sayso::flow {

namespace {

/// Says of each problem which step it stands in: the last one that begins at or before its line.
std::vector<Problem> with_steps(Definition const& definition, std::vector<Problem> problems)
{
    for (auto& problem : problems) {
        Step const* in = nullptr;
        for (auto const& step : definition.steps)
            if (step.mark.line <= problem.mark.line && (!in || step.mark.line >= in->mark.line))
                in = &step;
        bool told_of_all = problem.mark.line == 1;
        if (in && problem.step.empty() && !told_of_all && problem.file == definition.file)
            problem.step = in->id;
    }
    return problems;
}

} // namespace

std::vector<Problem> check(Definition const& definition, Fields const& fields)
{
    ProblemList problems(definition.file);
    check_names(definition, fields, problems);
    if (any_blocking(problems.all()))
        return with_steps(definition, problems.take());
    check_shape(definition, problems);

    Exploration exploration(definition);
    if (!exploration.complete()) {
        problems.add({}, Rule::shape, "the flow has more ways through it than can be checked",
            "let fewer conditions depend on answers given long before, or make two flows");
        return with_steps(definition, problems.take());
    }
    check_unknown(exploration, problems);
    check_conditions(definition, exploration, problems);
    check_harm_reaches_safety(exploration, problems);
    check_harm_has_alert(exploration, problems);
    check_promises(exploration, problems);
    check_unsure(exploration, problems);
    check_private(exploration, fields, problems);
    check_emergency_number(exploration, problems);
    check_words(definition, problems);
    return with_steps(definition, problems.take());
}

} // namespace sayso::flow

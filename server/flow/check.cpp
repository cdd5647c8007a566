// The publishing rules, in an order in which each can rely on those before it.
#include "flow/check_parts.h"
#include "flow/load.h"

namespace sayso::flow {

std::vector<Problem> check(Definition const& definition, Fields const& fields)
{
    ProblemList problems(definition.file);
    check_names(definition, fields, problems);
    if (any_blocking(problems.all()))
        return problems.take();
    check_shape(definition, problems);

    Exploration exploration(definition);
    if (!exploration.complete()) {
        problems.add({}, Rule::shape, "the flow has more ways through it than can be checked",
            "let fewer conditions depend on answers given long before, or make two flows");
        return problems.take();
    }
    check_unknown(exploration, problems);
    check_conditions(definition, exploration, problems);
    check_harm_reaches_safety(exploration, problems);
    check_harm_has_alert(definition, problems);
    check_promises(exploration, problems);
    check_unsure(exploration, problems);
    check_private(definition, fields, problems);
    check_emergency_number(definition, problems);
    check_words(definition, problems);
    return problems.take();
}

} // namespace sayso::flow

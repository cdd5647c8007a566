#include "flow/problem.h"

#include <algorithm>

namespace sayso::flow {

char const* name(Rule rule)
{
    switch (rule) {
    case Rule::syntax:
        return "syntax";
    case Rule::names:
        return "names";
    case Rule::shape:
        return "shape";
    case Rule::conditions:
        return "conditions";
    case Rule::harm_reaches_safety:
        return "harm reaches safety";
    case Rule::harm_has_alert:
        return "harm has an alert";
    case Rule::promise_has_alert:
        return "no promise without an alert";
    case Rule::unsure_is_not_safe:
        return "unsure is not safe";
    case Rule::private_stays_private:
        return "private stays private";
    case Rule::translations:
        return "translations";
    case Rule::emergency_number:
        return "emergency number";
    }
    return "unknown";
}

std::string to_text(Problem const& problem)
{
    auto text = problem.file + ":" + std::to_string(problem.mark.line) + ":" + std::to_string(problem.mark.column);
    text += problem.blocks ? ": error" : ": warning";
    if (problem.blocks || problem.rule != Rule::syntax)
        text += " [rule " + std::to_string(static_cast<int>(problem.rule)) + ": " + name(problem.rule) + "]";
    text += ": " + problem.reason;
    if (!problem.path.empty())
        text += "; on the way " + problem.path;
    if (!problem.fix.empty())
        text += "; to put it right: " + problem.fix;
    return text;
}

bool any_blocking(std::vector<Problem> const& problems)
{
    return std::any_of(problems.begin(), problems.end(), [](Problem const& problem) { return problem.blocks; });
}

} // namespace sayso::flow

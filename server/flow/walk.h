#pragma once

#include "flow/engine.h"
#include <functional>
#include <string>
#include <vector>

namespace sayso::flow {

/// The way on from one step.
struct Route {
    /// What the author wrote that led this way.
    enum class By { option, branch, unknown, skip, dont_know };

    std::string to; // A step id, or "end".
    std::vector<std::string> alerts; // Of the option, the way out and the branch, in that order.
    By by = By::branch; // For an option or a way out without its own `to`, that is what is said here.
    int branch = -1; // Which of `next` was taken, or -1.
    bool unknown = false; // It was taken because its condition could not be known.
};

using Evaluate = std::function<Result<Value>(Expression const&)>;

/// Where one answer leads: the only place where routes are worked out, for the engine and for the checker alike.
/// `answer` is null for a `say`. Fails with corrupt if no way on fits, which the checker rules out.
Result<Route> route_after(Step const& step, AnswerValue const* answer, Evaluate const& evaluate);

/// What an answer is to an expression.
Value value_of_answer(Step const& step, AnswerValue const& answer);

/// The options that a repeat goes through, in its order, when this was the answer to the step it is over.
std::vector<std::string> items_of(Definition const& definition, Repeat const& repeat, Value const& chosen);

/// The option that a repeat talks about at the end of a path; empty before its first and after its last.
std::string item_of(Definition const& definition, Path const& path, Step const& repeat);

/// The option that a place inside a repeat is about, also when it is not on the path any more.
std::string item_at(Definition const& definition, Place const& place);

/// A path, and what was raised on it.
struct Walk {
    struct AlertOnPath {
        std::string name;
        Place place; // Of the last answer before it.
    };
    Path path; // Points into the definition and into the session's answers.
    std::vector<AlertOnPath> alerts; // In order; one may come twice.
    std::vector<Route> routes; // From each visited step, in the same order.
    bool too_long = false; // Stopped at Limits::path_steps.
};

Result<Walk> walk(Definition const& definition, Session const& session);

} // namespace sayso::flow

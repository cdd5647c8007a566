#pragma once

#include "flow/engine.h"
#include <iosfwd>

namespace sayso::flow {

/// What a terminal run begins with.
struct SimulateOptions {
    Date today;
    std::map<std::string, Value, std::less<>> inputs; // Missing inputs get obvious stand-ins.
};

/// Runs a flow in a terminal, in English: numbered options, free text, "skip", "dunno", "back", "stop".
/// Says after each answer what would be filed and which alert would leave. Returns 0 at the end of the flow or on stop,
/// 1 if the input ended early.
int simulate(Definition const& definition, SimulateOptions const& options, std::istream& in, std::ostream& out);

} // namespace sayso::flow

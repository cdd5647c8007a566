#pragma once

#include "flow/engine.h"
#include <functional>
#include <iosfwd>

namespace sayso::flow {

/// The words of one step, ready to be printed.
struct StepWords {
    std::string text;
    std::string help; // Empty: none.
    std::vector<std::string> options;
};

/// What a terminal run begins with.
struct SimulateOptions {
    Date today;
    std::map<std::string, Value, std::less<>> inputs; // Missing inputs get obvious stand-ins.
    bool nameless = false; // A visitor without a name: no other input is known.
    std::string title = {}; // Empty: the flow's own.
    /// Empty: English, as written, with {name} filled in.
    std::function<StepWords(Session const&, Path const&, Place const&)> words = {};
};

/// The inputs that somebody begins with, with obvious stand-ins.
std::map<std::string, Value, std::less<>> stand_in_inputs(Definition const& definition, bool nameless);

/// Runs a flow in a terminal: numbered options, free text, "skip", "dunno", "back", "stop".
/// Says after each answer what would be filed and which alert would leave. Returns 0 at the end of the flow or on stop,
/// 1 if the input ended early.
int simulate(Definition const& definition, SimulateOptions const& options, std::istream& in, std::ostream& out);

} // namespace sayso::flow

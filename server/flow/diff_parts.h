#pragma once

#include "flow/diff.h"
#include <chrono>
#include <functional>

/// The parts of `diff`. Nobody else includes it.
namespace sayso::flow {

void compare_steps(Step const& before, Step const& after, std::vector<FlowChange>& changes);

std::string in_quotes(std::string const& words);
std::string step_name(Step const& step); // `Question "nights"`
std::string listed(std::vector<std::string> const& names); // "a, b and c"; "none"
std::string people(std::vector<domain::Recipient> const& recipients);
std::string duration(std::chrono::minutes length); // "15 minutes", "2 hours", "1 day"

} // namespace sayso::flow

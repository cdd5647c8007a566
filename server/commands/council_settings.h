#pragma once

#include "base/result.h"
#include "domain/council_settings.h"
#include "flow/problem.h"
#include <string>
#include <vector>

namespace sayso::commands {

struct LoadedSettings {
    domain::CouncilSettings settings;
    std::vector<flow::Problem> problems; // Any: the settings are not to be used.
};

/// Reads council.yaml and the bank holidays of parameters.yaml in the folder of flows. Without a council.yaml: what a
/// council starts from, and no problem.
LoadedSettings load_council_settings(std::string const& flows);

/// The same from its text, for tests.
LoadedSettings read_council_settings(std::string const& file, std::string_view yaml);

} // namespace sayso::commands

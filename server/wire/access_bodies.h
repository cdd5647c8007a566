#pragma once

#include "domain/access_views.h"
#include <string>
#include <vector>

/// Grants, workers and totals, as JSON. Pure; any thread.
namespace sayso::wire {

std::string to_body(domain::GrantView const& grant); // `{"grant": ...}`
std::string to_body(std::vector<domain::GrantView> const& grants);
std::string to_body(domain::BrokenGlass const& opened);
std::string to_body(domain::AdminWorkerView const& worker); // `{"worker": ...}`
std::string to_body(std::vector<domain::AdminWorkerView> const& workers);
std::string to_body(domain::TotalsView const& totals);

} // namespace sayso::wire

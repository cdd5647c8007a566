#pragma once

#include "base/result.h"
#include <string>
#include <vector>

namespace sayso::store {

/// Conversations of one flow that were begun and neither sent nor stopped.
struct OpenSessions {
    std::string version; // Of the flow.
    std::uint64_t count = 0;
};

/// Counts them in `folder`/sayso.db, by version, most first. Reads only, and only while no service runs on the folder:
/// unavailable otherwise, not_found if there is no database.
Result<std::vector<OpenSessions>> count_open_sessions(std::string const& folder, std::string const& flow);

} // namespace sayso::store

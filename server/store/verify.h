#pragma once

#include "store/store.h"

namespace sayso::store {

/// Walks the whole audit and works out each hash again. Gives how many entries there are, or fails with corrupt, naming
/// the first entry that was changed or is missing. What it can not see is a database put back to an earlier state as a
/// whole: compare the head with one kept elsewhere. Threads: the reading thread.
Result<std::uint64_t> verify_audit(Store& store);

} // namespace sayso::store

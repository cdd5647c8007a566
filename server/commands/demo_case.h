#pragma once

#include "casefile/entry.h"
#include <vector>

namespace sayso::commands {

/// What stands in the case file of one of the demo's invented young people from the start, so that no page is empty:
/// obviously made up. `number` is theirs in the demo's list. Entries without a writer are the young person's own.
std::vector<casefile::Entry> demo_entries(std::size_t number, WorkerId adviser, Moment now, Random& random);

} // namespace sayso::commands

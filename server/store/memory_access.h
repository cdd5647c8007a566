#pragma once

#include "store/memory_store.h"
#include <functional>

/// The memory store's writes of who is let in and who is kept out. Each adds to `undo` how it is taken back.
namespace sayso::store {

using Undo = std::vector<std::function<void()>>;

Result<> write(MemoryTables& tables, Undo& undo, GrantRecord const& grant);
Result<> write(MemoryTables& tables, Undo& undo, WorkerCardRecord const& card);
Result<> write(MemoryTables& tables, Undo& undo, Change::EndGrant const& end);
Result<> write(MemoryTables& tables, Undo& undo, Change::EndSignInsOf const& end);

} // namespace sayso::store

#pragma once

#include "store/memory_access.h"

/// The memory store's writes of case entries, names, and what became of an alert. Each adds to `undo` how it is taken
/// back.
namespace sayso::store {

Result<> write(MemoryTables& tables, Undo& undo, CaseEntryRecord const& entry);
Result<> write(MemoryTables& tables, Undo& undo, NameIndexRecord const& name);
Result<> write(MemoryTables& tables, Undo& undo, casefile::AlertStep const& step);
Result<> write(MemoryTables& tables, Undo& undo, ScanRecord const& scan);

} // namespace sayso::store

#pragma once

#include "store/memory_access.h"

/// The memory store's writes of photos, voice notes and drawings. Each adds to `undo` how it is taken back.
namespace sayso::store {

Result<> write(MemoryTables& tables, Undo& undo, UploadRecord const& upload);
Result<> write(MemoryTables& tables, Undo& undo, UploadArrived const& arrived);
Result<> write(MemoryTables& tables, Undo& undo, UploadKept const& kept);
Result<> write(MemoryTables& tables, Undo& undo, UploadNamed const& named);
Result<> write(MemoryTables& tables, Undo& undo, UploadDropped const& dropped);

} // namespace sayso::store

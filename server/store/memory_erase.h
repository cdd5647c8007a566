#pragma once

#include "store/memory_store.h"

/// Inside the memory store only: what is left of its tables without a person, or without a conversation.
namespace sayso::store {

MemoryTables without(MemoryTables tables, YoungPersonId subject, Moment at);
MemoryTables without(MemoryTables tables, SessionId session);

} // namespace sayso::store

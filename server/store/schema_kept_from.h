#pragma once

namespace sayso::store {

/// Whom a young person keeps from a conversation: the case file's own entries say.
extern char const* const kept_from_schema;

} // namespace sayso::store

#pragma once

namespace sayso::store {

/// Who was let in beyond their own work, and who is kept out of a conversation that is about them.
extern char const* const access_schema;

} // namespace sayso::store

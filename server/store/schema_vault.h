#pragma once

namespace sayso::store {

/// Who was erased: when, by whom, who saw it, and why.
extern char const* const vault_schema;

} // namespace sayso::store

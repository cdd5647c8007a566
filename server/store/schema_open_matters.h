#pragma once

namespace sayso::store {

/// What somebody still waits for, beside everything that was ever sent or promised: so that the daily look does not go
/// through years of what is done. Kept by triggers, so in the change that opens or ends it; no words in it.
extern char const* const open_matters_schema;

} // namespace sayso::store

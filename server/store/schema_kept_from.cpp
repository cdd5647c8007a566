#include "store/schema_kept_from.h"

namespace sayso::store {

char const* const kept_from_schema = R"(
CREATE INDEX case_entry_keeping ON case_entry (session) WHERE kind = 'kept_from';
)";

} // namespace sayso::store

#include "store/schema_vault.h"

namespace sayso::store {

// No reference to young_person: its row is gone by then.
char const* const vault_schema = R"(
CREATE TABLE tombstone (
    subject BLOB PRIMARY KEY NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    witness TEXT NOT NULL,
    reason TEXT NOT NULL,
    completed INTEGER,
    backups_until INTEGER
) STRICT, WITHOUT ROWID;
)";

} // namespace sayso::store

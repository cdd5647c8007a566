#include "store/schema_clocks.h"

namespace sayso::store {

char const* const clocks_schema = R"(
CREATE TABLE alert_step (
    alert BLOB NOT NULL REFERENCES alert (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    recipient TEXT NOT NULL,
    at INTEGER NOT NULL,
    acknowledge_by INTEGER NOT NULL,
    PRIMARY KEY (alert, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_open ON alert (raised) WHERE acknowledged IS NULL;

CREATE TABLE clock_told (
    key TEXT PRIMARY KEY NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session_scan (
    session INTEGER PRIMARY KEY REFERENCES session (row),
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 2),
    version TEXT NOT NULL
) STRICT;
)";

} // namespace sayso::store

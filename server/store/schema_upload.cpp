#include "store/schema_upload.h"

namespace sayso::store {

// Pieces are rowid tables: a blob of 128 KiB does not belong into the leaves of an index.
char const* const upload_schema = R"(
CREATE TABLE upload (
    id BLOB PRIMARY KEY NOT NULL,
    subject BLOB NOT NULL,
    session BLOB NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    received INTEGER NOT NULL,
    begun INTEGER NOT NULL,
    kept INTEGER,
    named INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_by_session ON upload (session);
CREATE INDEX upload_unnamed ON upload (begun) WHERE named IS NULL;

CREATE TABLE upload_piece (
    row INTEGER PRIMARY KEY,
    upload BLOB NOT NULL REFERENCES upload (id),
    start INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (upload, start)
) STRICT;
)";

} // namespace sayso::store

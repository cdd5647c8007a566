#include "store/schema_kiosk.h"

namespace sayso::store {

char const* const kiosk_schema = R"(
CREATE TABLE kiosk (
    id BLOB PRIMARY KEY NOT NULL,
    authority BLOB NOT NULL REFERENCES authority (id),
    name TEXT NOT NULL,
    code_index TEXT NOT NULL UNIQUE,
    code_expires INTEGER NOT NULL,
    token_index TEXT NOT NULL,
    created INTEGER NOT NULL,
    enrolled INTEGER,
    removed INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX kiosk_by_token ON kiosk (token_index) WHERE token_index <> '';
ALTER TABLE sign_in ADD COLUMN kiosk BLOB;
ALTER TABLE sign_in ADD COLUMN visit INTEGER;
CREATE INDEX sign_in_at_kiosk ON sign_in (kiosk) WHERE kiosk IS NOT NULL;
)";

} // namespace sayso::store

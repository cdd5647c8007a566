#include "store/schema_sign_in.h"

namespace sayso::store {

char const* const sign_in_schema = R"(
CREATE TABLE credential (
    id BLOB PRIMARY KEY NOT NULL,
    authority BLOB NOT NULL REFERENCES authority (id),
    worker BLOB NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    key_index TEXT NOT NULL,
    data BLOB NOT NULL,
    counter INTEGER NOT NULL,
    created INTEGER NOT NULL,
    last_used INTEGER,
    revoked INTEGER,
    FOREIGN KEY (authority, worker) REFERENCES worker (authority, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX credential_by_key ON credential (kind, key_index) WHERE revoked IS NULL AND key_index <> '';
CREATE INDEX credential_by_worker ON credential (worker);

CREATE TABLE sign_in_device (
    sign_in BLOB PRIMARY KEY NOT NULL REFERENCES sign_in (id),
    label TEXT NOT NULL,
    method TEXT NOT NULL,
    last_seen INTEGER NOT NULL,
    stepped_up INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_of_young_person ON sign_in (young_person) WHERE ended IS NULL AND young_person IS NOT NULL;
)";

} // namespace sayso::store

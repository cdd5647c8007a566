#include "store/schema_access.h"

namespace sayso::store {

char const* const access_schema = R"(
CREATE TABLE access_grant (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    authority BLOB NOT NULL REFERENCES authority (id),
    kind TEXT NOT NULL,
    worker BLOB NOT NULL,
    subject BLOB,
    for_worker BLOB,
    reason TEXT NOT NULL,
    sealed_reason BLOB NOT NULL,
    by BLOB NOT NULL,
    from_moment INTEGER NOT NULL,
    until INTEGER NOT NULL,
    ended INTEGER,
    CHECK ((kind = 'cover') = (subject IS NULL) AND (kind = 'cover') = (for_worker IS NOT NULL)),
    FOREIGN KEY (authority, worker) REFERENCES worker (authority, id),
    FOREIGN KEY (authority, for_worker) REFERENCES worker (authority, id),
    FOREIGN KEY (authority, subject) REFERENCES young_person (authority, id)
) STRICT;
CREATE INDEX access_grant_by_worker ON access_grant (worker, until);
CREATE INDEX access_grant_by_subject ON access_grant (subject) WHERE subject IS NOT NULL;

-- Who is named in a conversation: the case file's own entries say.
CREATE INDEX case_entry_naming ON case_entry (session) WHERE kind = 'names_worker';

CREATE INDEX sign_in_open_by_worker ON sign_in (worker) WHERE ended IS NULL AND worker IS NOT NULL;
)";

} // namespace sayso::store

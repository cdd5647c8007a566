#include "store/schema_reach.h"

namespace sayso::store {

// SQLite can not take back a NOT NULL, so the grants move to a new table; nothing refers to them.
char const* const reach_schema = R"(
DROP INDEX access_grant_by_worker;
DROP INDEX access_grant_by_subject;
ALTER TABLE access_grant RENAME TO access_grant_before;
CREATE TABLE access_grant (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    authority BLOB NOT NULL REFERENCES authority (id),
    kind TEXT NOT NULL,
    worker BLOB,
    role TEXT,
    subject BLOB,
    session BLOB,
    for_worker BLOB,
    reason TEXT NOT NULL,
    sealed_reason BLOB NOT NULL,
    by BLOB,
    from_moment INTEGER NOT NULL,
    until INTEGER NOT NULL,
    ended INTEGER,
    CHECK ((kind = 'cover') = (subject IS NULL) AND (kind = 'cover') = (for_worker IS NOT NULL)
        AND (worker IS NULL) = (role IS NOT NULL) AND (kind IN ('hand_over', 'overdue')) = (session IS NOT NULL)),
    FOREIGN KEY (authority, worker) REFERENCES worker (authority, id),
    FOREIGN KEY (authority, for_worker) REFERENCES worker (authority, id),
    FOREIGN KEY (authority, subject) REFERENCES young_person (authority, id)
) STRICT;
INSERT INTO access_grant
    SELECT row, id, authority, kind, worker, NULL, subject, NULL, for_worker, reason, sealed_reason, by, from_moment,
        until, ended
    FROM access_grant_before;
DROP TABLE access_grant_before;
CREATE INDEX access_grant_by_worker ON access_grant (worker, until) WHERE worker IS NOT NULL;
CREATE INDEX access_grant_by_role ON access_grant (role, until) WHERE role IS NOT NULL;
CREATE INDEX access_grant_by_subject ON access_grant (subject) WHERE subject IS NOT NULL;

CREATE TABLE worker_card (
    authority BLOB NOT NULL,
    worker BLOB NOT NULL,
    days INTEGER NOT NULL,
    phone TEXT NOT NULL,
    after_hours TEXT NOT NULL,
    PRIMARY KEY (authority, worker),
    FOREIGN KEY (authority, worker) REFERENCES worker (authority, id)
) STRICT, WITHOUT ROWID;
)";

} // namespace sayso::store

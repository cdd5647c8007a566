#include "store/schema_case.h"

namespace sayso::store {

// Case entries are only ever added: state is folded from them. What is not sealed is what the inbox must find without
// opening anybody's words: kind, owner, day, state. name_index holds keyed hashes of the words of a name.
char const* const case_schema = R"(
CREATE TABLE case_entry (
    row INTEGER PRIMARY KEY,
    authority BLOB NOT NULL,
    id BLOB NOT NULL UNIQUE,
    subject BLOB NOT NULL,
    session BLOB,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    matter TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT,
    happened TEXT,
    state TEXT NOT NULL,
    by BLOB,
    words BLOB NOT NULL,
    digest TEXT NOT NULL,
    at INTEGER NOT NULL,
    FOREIGN KEY (authority, subject) REFERENCES young_person (authority, id),
    FOREIGN KEY (authority, session) REFERENCES session (authority, id)
) STRICT;
CREATE INDEX case_entry_by_subject ON case_entry (subject);
CREATE INDEX case_entry_by_owner ON case_entry (owner, due) WHERE owner <> '';

CREATE TABLE name_index (
    authority BLOB NOT NULL,
    word TEXT NOT NULL,
    subject BLOB NOT NULL,
    PRIMARY KEY (authority, word, subject),
    FOREIGN KEY (authority, subject) REFERENCES young_person (authority, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_index_by_subject ON name_index (authority, subject);

-- Who has read a young person's words: asked by them. Saving an answer does not touch it.
CREATE INDEX audit_reads ON audit (subject, number) WHERE action IN ('words.read', 'words.export');
)";

} // namespace sayso::store

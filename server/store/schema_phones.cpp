#include "store/schema_phones.h"

namespace sayso::store {

char const* const phones_schema = R"(
CREATE TABLE phone (
    id BLOB PRIMARY KEY NOT NULL,
    authority BLOB NOT NULL REFERENCES authority (id),
    young_person BLOB NOT NULL,
    sign_in BLOB,
    label TEXT NOT NULL,
    data BLOB NOT NULL,
    tries INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    created INTEGER NOT NULL,
    last_used INTEGER,
    forgotten INTEGER,
    FOREIGN KEY (authority, young_person) REFERENCES young_person (authority, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX phone_of_young_person ON phone (young_person);
)";

} // namespace sayso::store

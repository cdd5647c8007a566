#include "store/migrations.h"

#include "store/schema_access.h"
#include "store/schema_case.h"
#include "store/schema_clocks.h"
#include "store/schema_phones.h"
#include "store/schema_reach.h"
#include "store/schema_kept_from.h"
#include "store/schema_kiosk.h"
#include "store/schema_open_matters.h"
#include "store/schema_sign_in.h"
#include "store/schema_upload.h"
#include "store/schema_vault.h"

#include <array>

namespace sayso::store {

namespace {

constexpr std::int64_t application_id = 0x53617941; // "SayA"; keys.db has "SayB".

// Rows that many threads of life append to at once are plain rowid tables without a second index: a random index page
// for each answer costs more than the answer. The answers and filings of a session are found by a chain of row numbers
// that starts in session_progress, whose rows are small, so that all that live share a few pages.
constexpr auto first_schema = R"(
CREATE TABLE authority (
    single INTEGER PRIMARY KEY CHECK (single = 1),
    id BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    demo INTEGER NOT NULL
) STRICT;

CREATE TABLE team (
    authority BLOB NOT NULL REFERENCES authority (id),
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (authority, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE worker (
    authority BLOB NOT NULL REFERENCES authority (id),
    id BLOB NOT NULL,
    team BLOB,
    role TEXT NOT NULL,
    username TEXT NOT NULL,
    display_name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    active INTEGER NOT NULL,
    PRIMARY KEY (authority, id),
    UNIQUE (authority, username)
) STRICT, WITHOUT ROWID;

CREATE TABLE young_person (
    authority BLOB NOT NULL REFERENCES authority (id),
    id BLOB NOT NULL,
    team BLOB,
    adviser BLOB,
    nameless INTEGER NOT NULL,
    details BLOB NOT NULL,
    case_number_index TEXT,
    created INTEGER NOT NULL,
    PRIMARY KEY (authority, id),
    UNIQUE (authority, case_number_index)
) STRICT, WITHOUT ROWID;
CREATE INDEX young_person_by_adviser ON young_person (authority, adviser);
CREATE INDEX young_person_by_team ON young_person (authority, team);

CREATE TABLE flow_version (
    version TEXT PRIMARY KEY NOT NULL,
    flow TEXT NOT NULL,
    number INTEGER NOT NULL,
    canonical_json TEXT NOT NULL,
    published INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE code (
    authority BLOB NOT NULL,
    id BLOB NOT NULL,
    code_index TEXT NOT NULL UNIQUE,
    subject BLOB NOT NULL,
    issued_by BLOB,
    issued INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, subject) REFERENCES young_person (authority, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in (
    id BLOB PRIMARY KEY NOT NULL,
    token_index TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    authority BLOB,
    team BLOB,
    worker BLOB,
    young_person BLOB,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    ended INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt (
    key TEXT NOT NULL,
    expires INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_by_key ON attempt (key);
CREATE INDEX attempt_by_expiry ON attempt (expires);

CREATE TABLE session (
    row INTEGER PRIMARY KEY,
    authority BLOB NOT NULL,
    id BLOB NOT NULL,
    subject BLOB NOT NULL,
    flow TEXT NOT NULL,
    version TEXT NOT NULL,
    locale TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    today TEXT NOT NULL,
    inputs BLOB NOT NULL,
    started INTEGER NOT NULL,
    submitted INTEGER,
    read INTEGER,
    read_by BLOB,
    UNIQUE (authority, id),
    FOREIGN KEY (authority, subject) REFERENCES young_person (authority, id)
) STRICT;
CREATE INDEX session_by_subject ON session (authority, subject);

CREATE TABLE session_progress (
    session INTEGER PRIMARY KEY REFERENCES session (row),
    number INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    top_level TEXT,
    last_answer INTEGER,
    last_field INTEGER,
    seen INTEGER NOT NULL
) STRICT;

CREATE TABLE answer (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    previous INTEGER,
    session INTEGER NOT NULL REFERENCES session (row),
    number INTEGER NOT NULL,
    place TEXT NOT NULL,
    edit INTEGER NOT NULL,
    value BLOB NOT NULL,
    digest TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE filed_field (
    row INTEGER PRIMARY KEY,
    previous INTEGER,
    session INTEGER NOT NULL REFERENCES session (row),
    place TEXT NOT NULL,
    field TEXT NOT NULL,
    matters TEXT NOT NULL,
    filed INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE session_event (
    session INTEGER NOT NULL REFERENCES session (row),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    by BLOB,
    at INTEGER NOT NULL,
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    session INTEGER NOT NULL REFERENCES session (row),
    subject BLOB NOT NULL,
    name TEXT NOT NULL,
    flow TEXT NOT NULL,
    level TEXT NOT NULL,
    place TEXT NOT NULL,
    recipients TEXT NOT NULL,
    otherwise TEXT NOT NULL,
    add_places TEXT NOT NULL,
    raised INTEGER NOT NULL,
    acknowledge_by INTEGER NOT NULL,
    acknowledged INTEGER,
    acknowledged_by BLOB
) STRICT;
CREATE INDEX alert_by_session ON alert (session);
CREATE INDEX alert_by_subject ON alert (subject);

CREATE TABLE task (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    session INTEGER NOT NULL REFERENCES session (row),
    subject BLOB NOT NULL,
    name TEXT NOT NULL,
    recipient TEXT NOT NULL,
    due TEXT NOT NULL
) STRICT;
CREATE INDEX task_by_subject ON task (subject);

CREATE TABLE chronology (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    subject BLOB NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    session BLOB,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX chronology_by_subject ON chronology (subject);

CREATE TABLE reply (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    session INTEGER NOT NULL REFERENCES session (row),
    subject BLOB NOT NULL,
    by BLOB,
    words BLOB NOT NULL,
    digest TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX reply_by_session ON reply (session);

-- Rows leave when they are delivered. Ids are in order of time, so the index only grows at its end.
CREATE TABLE outbox (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    authority BLOB,
    subject BLOB,
    session BLOB,
    ref TEXT NOT NULL,
    level TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject BLOB,
    ref TEXT NOT NULL,
    outcome TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;

-- Where the chain ends, so that entries cut off its end are missed.
CREATE TABLE audit_head (
    single INTEGER PRIMARY KEY CHECK (single = 1),
    number INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;
INSERT INTO audit_head (single, number, hash) VALUES (1, 0, zeroblob(32));
)";

// Flows changed in the studio. History (publication) is only added to; live_flow says which of it counts.
constexpr auto studio_schema = R"(
CREATE TABLE draft (
    authority BLOB NOT NULL REFERENCES authority (id),
    id BLOB NOT NULL,
    flow TEXT NOT NULL,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    author BLOB NOT NULL,
    editors TEXT NOT NULL,
    approved_by BLOB,
    base TEXT NOT NULL,
    yaml TEXT NOT NULL,
    translations TEXT NOT NULL,
    note TEXT NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    PRIMARY KEY (authority, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX open_draft ON draft (authority, flow) WHERE state NOT IN ('published', 'withdrawn');

CREATE TABLE publication (
    row INTEGER PRIMARY KEY,
    authority BLOB NOT NULL REFERENCES authority (id),
    id BLOB NOT NULL,
    flow TEXT NOT NULL,
    how TEXT NOT NULL,
    version TEXT NOT NULL REFERENCES flow_version (version),
    number INTEGER NOT NULL,
    highest INTEGER NOT NULL,
    yaml TEXT NOT NULL,
    translations TEXT NOT NULL,
    draft BLOB,
    author BLOB,
    approved_by BLOB,
    by BLOB,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (authority, id)
) STRICT;
CREATE INDEX publication_by_flow ON publication (authority, flow);

CREATE TABLE live_flow (
    authority BLOB NOT NULL,
    flow TEXT NOT NULL,
    publication BLOB NOT NULL,
    PRIMARY KEY (authority, flow),
    FOREIGN KEY (authority, publication) REFERENCES publication (authority, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE translation_approval (
    authority BLOB NOT NULL REFERENCES authority (id),
    locale TEXT NOT NULL,
    place TEXT NOT NULL,
    digest TEXT NOT NULL,
    by BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (authority, locale, place)
) STRICT, WITHOUT ROWID;
)";

std::array const steps_so_far {
    first_schema,
    studio_schema,
    clocks_schema,
    case_schema,
    vault_schema,
    access_schema,
    sign_in_schema,
    phones_schema,
    reach_schema,
    open_matters_schema,
    upload_schema,
    kiosk_schema,
    kept_from_schema,
};

std::int64_t read_integer(Row& row)
{
    return row.integer();
}

Result<> bring_up_to_date(Connection& connection, std::span<char const* const> steps)
{
    auto version = connection.one("PRAGMA user_version", read_integer);
    auto application = connection.one("PRAGMA application_id", read_integer);
    auto tables = connection.one("SELECT count(*) FROM sqlite_schema", read_integer);
    if (!version || !application || !tables)
        return fail(Errc::corrupt, "sayso.db can not be read as a database");
    bool empty = *version == 0 && *application == 0 && *tables == 0;
    if (!empty && *application != application_id)
        return fail(Errc::corrupt, "sayso.db is not a Sayso database; check the folder");
    if (*version > static_cast<std::int64_t>(steps.size()))
        return fail(Errc::corrupt, "sayso.db was made by a later version of this program; run that one");

    for (auto number = static_cast<std::size_t>(*version); number < steps.size(); ++number)
        if (auto done = connection.execute(steps[number]); !done)
            return done;
    if (*version == static_cast<std::int64_t>(steps.size()))
        return {};
    auto mark = "PRAGMA application_id = " + std::to_string(application_id)
        + "; PRAGMA user_version = " + std::to_string(steps.size());
    return connection.execute(mark.c_str());
}

} // namespace

std::span<char const* const> migrations()
{
    return steps_so_far;
}

Result<> migrate(Connection& connection, std::span<char const* const> steps)
{
    if (auto begun = connection.execute("BEGIN IMMEDIATE"); !begun) // Also finds a disk that can not be written.
        return begun;
    auto done = bring_up_to_date(connection, steps);
    if (done)
        return connection.execute("COMMIT");
    (void)connection.execute("ROLLBACK");
    return done;
}

} // namespace sayso::store

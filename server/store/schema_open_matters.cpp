#include "store/schema_open_matters.h"

namespace sayso::store {

char const* const open_matters_schema = R"(
CREATE TABLE unanswered (
    session INTEGER PRIMARY KEY REFERENCES session (row)
) STRICT;
INSERT INTO unanswered (session)
    SELECT row FROM session WHERE submitted IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM reply WHERE reply.session = session.row);
CREATE TRIGGER session_is_sent AFTER UPDATE OF submitted ON session
    WHEN NEW.submitted IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reply WHERE reply.session = NEW.row)
BEGIN
    INSERT OR IGNORE INTO unanswered (session) VALUES (NEW.row);
END;
CREATE TRIGGER session_is_stored_as_sent AFTER INSERT ON session WHEN NEW.submitted IS NOT NULL
BEGIN
    INSERT OR IGNORE INTO unanswered (session) VALUES (NEW.row);
END;
CREATE TRIGGER session_is_answered AFTER INSERT ON reply
BEGIN
    DELETE FROM unanswered WHERE session = NEW.session;
END;

CREATE TABLE promise (
    entry TEXT PRIMARY KEY NOT NULL,
    subject BLOB NOT NULL,
    due TEXT NOT NULL,
    open INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_open ON promise (due, subject) WHERE open = 1;
CREATE INDEX promise_by_subject ON promise (subject);
INSERT INTO promise (entry, subject, due, open)
    SELECT lower(hex(id)), subject, due, 1 FROM case_entry WHERE kind IN ('action', 'plan_action') AND due IS NOT NULL;
UPDATE promise SET open = 0 WHERE entry IN (SELECT about FROM case_entry
        WHERE kind IN ('action_done', 'action_dropped') OR (kind = 'plan_state' AND state IN ('done', 'stopped')))
    AND entry NOT IN (SELECT about FROM case_entry
        WHERE (kind = 'action_said' AND state <> 'done') OR (kind = 'plan_state' AND state = 'started'));
CREATE TRIGGER promise_is_made AFTER INSERT ON case_entry
    WHEN NEW.kind IN ('action', 'plan_action') AND NEW.due IS NOT NULL
BEGIN
    INSERT OR IGNORE INTO promise (entry, subject, due, open) VALUES (lower(hex(NEW.id)), NEW.subject, NEW.due, 1);
END;
CREATE TRIGGER promise_is_ended AFTER INSERT ON case_entry
    WHEN NEW.kind IN ('action_done', 'action_dropped') OR (NEW.kind = 'plan_state' AND NEW.state IN ('done', 'stopped'))
BEGIN
    UPDATE promise SET open = 0 WHERE entry = NEW.about;
END;
CREATE TRIGGER promise_is_open_again AFTER INSERT ON case_entry
    WHEN (NEW.kind = 'action_said' AND NEW.state <> 'done') OR (NEW.kind = 'plan_state' AND NEW.state = 'started')
BEGIN
    UPDATE promise SET open = 1 WHERE entry = NEW.about;
END;
)";

} // namespace sayso::store

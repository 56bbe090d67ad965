-- A list that somebody sent and looks over before it is recorded: no fact, kept for a day at most, and not saved with
-- a backup. Name, content and what was found in it are sealed, because they hold what the register seals.

CREATE TABLE upload (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(id),
    kind TEXT NOT NULL CHECK (kind <> ''),
    -- The id that the operation will have, so that confirming twice records once.
    operation TEXT NOT NULL CONSTRAINT upload_operation UNIQUE,
    state TEXT NOT NULL
        CHECK (state IN ('staged', 'checking', 'checked', 'recording', 'done', 'failed', 'cancelled')),
    reviving INTEGER NOT NULL CHECK (reviving IN (0, 1)),
    name_sealed BLOB NOT NULL,
    content_sealed BLOB,
    report_sealed BLOB,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX upload_account ON upload (account, created_at);

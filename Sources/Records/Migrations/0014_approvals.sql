-- Two people for what is recorded: a setting of a unit and everything below, and what waits for the second.
CREATE TABLE unit_approval (
    unit TEXT NOT NULL REFERENCES unit(id),
    from_on TEXT NOT NULL,
    asks INTEGER NOT NULL CHECK (asks IN (0, 1)),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX unit_approval_open ON unit_approval (unit, from_on) WHERE superseded_in IS NULL;
CREATE INDEX unit_approval_recorded ON unit_approval (recorded_in);
CREATE INDEX unit_approval_superseded ON unit_approval (superseded_in) WHERE superseded_in IS NOT NULL;

-- No fact: what somebody would record, sealed under the unit's key as it was sent. It counts only when another account
-- approved it and it was recorded.
CREATE TABLE proposal (
    -- The id that the operation will have.
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    account TEXT NOT NULL REFERENCES account(id),
    made_at TEXT NOT NULL,
    content_sealed BLOB NOT NULL,
    decided_at TEXT,
    decided_by TEXT REFERENCES account(id) CHECK (decided_by <> account),
    outcome TEXT CHECK (outcome IN ('approved', 'refused')),
    reason_sealed BLOB,
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
) STRICT;
CREATE INDEX proposal_unit ON proposal (unit) WHERE outcome IS NULL;

-- Who approved a list that is being recorded.
ALTER TABLE upload ADD COLUMN approved_by TEXT REFERENCES account(id);

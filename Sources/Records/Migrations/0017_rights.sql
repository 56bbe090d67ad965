-- Rights of people over what is held of them: consent and its withdrawal, restriction, requests with their days, the
-- file of breaches; and the days on which the office works. Papers are sealed under the register's own key: they name
-- no person, and prove what was done also when the person's key is gone.

CREATE TABLE consent (
    person TEXT NOT NULL REFERENCES person(id),
    purpose TEXT NOT NULL CHECK (purpose IN ('file', 'statistics', 'contact')),
    from_on TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('given', 'withdrawn')),
    document_sealed BLOB NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX consent_open ON consent (person, purpose, from_on) WHERE superseded_in IS NULL;
CREATE INDEX consent_recorded ON consent (recorded_in);
CREATE INDEX consent_superseded ON consent (superseded_in) WHERE superseded_in IS NOT NULL;

CREATE TABLE restriction (
    person TEXT NOT NULL REFERENCES person(id),
    from_on TEXT NOT NULL,
    restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
    document_sealed BLOB NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX restriction_open ON restriction (person, from_on) WHERE superseded_in IS NULL;
CREATE INDEX restriction_recorded ON restriction (recorded_in);
CREATE INDEX restriction_superseded ON restriction (superseded_in) WHERE superseded_in IS NOT NULL;

CREATE TABLE rights_request (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person(id),
    kind TEXT NOT NULL CHECK (kind IN ('access', 'correction', 'withdrawal', 'restriction', 'objection', 'erasure')),
    received_on TEXT NOT NULL,
    document_sealed BLOB NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX rights_request_person ON rights_request (person);
CREATE INDEX rights_request_recorded ON rights_request (recorded_in);
CREATE INDEX rights_request_reversed ON rights_request (reversed_in) WHERE reversed_in IS NOT NULL;

CREATE TABLE rights_step (
    id TEXT NOT NULL PRIMARY KEY,
    request TEXT NOT NULL REFERENCES rights_request(id),
    step TEXT NOT NULL CHECK (step IN ('answered', 'extended', 'done', 'refused')),
    effective_on TEXT NOT NULL,
    document_sealed BLOB NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
-- Each once: more time is taken once, and what is done is not done again.
CREATE UNIQUE INDEX rights_step_open ON rights_step (request, step) WHERE reversed_in IS NULL;
CREATE INDEX rights_step_recorded ON rights_step (recorded_in);
CREATE INDEX rights_step_reversed ON rights_step (reversed_in) WHERE reversed_in IS NOT NULL;

CREATE TABLE breach (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit(id),
    kind TEXT NOT NULL CHECK (kind IN ('lost', 'disclosed', 'intruded', 'damaged', 'other')),
    noticed_at TEXT NOT NULL,
    people INTEGER NOT NULL CHECK (people >= 0),
    summary_sealed BLOB NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX breach_recorded ON breach (recorded_in);
CREATE INDEX breach_reversed ON breach (reversed_in) WHERE reversed_in IS NOT NULL;

CREATE TABLE breach_step (
    id TEXT NOT NULL PRIMARY KEY,
    breach TEXT NOT NULL REFERENCES breach(id),
    step TEXT NOT NULL CHECK (step IN ('reported', 'told', 'measure', 'closed')),
    at TEXT NOT NULL,
    document_sealed BLOB NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX breach_step_breach ON breach_step (breach);
CREATE INDEX breach_step_recorded ON breach_step (recorded_in);
CREATE INDEX breach_step_reversed ON breach_step (reversed_in) WHERE reversed_in IS NOT NULL;

-- A day on which the office works though the calendar says otherwise, or does not.
CREATE TABLE calendar_day (
    day TEXT NOT NULL,
    works INTEGER NOT NULL CHECK (works IN (0, 1)),
    document TEXT NOT NULL CHECK (document <> ''),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX calendar_day_open ON calendar_day (day) WHERE superseded_in IS NULL;
CREATE INDEX calendar_day_recorded ON calendar_day (recorded_in);
CREATE INDEX calendar_day_superseded ON calendar_day (superseded_in) WHERE superseded_in IS NOT NULL;

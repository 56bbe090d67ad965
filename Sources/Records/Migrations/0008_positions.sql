-- Who holds which position in which unit and in which term; the further hosts of a joint organisation; seals.

-- Somebody in one position of one unit: identity only. Whether they hold it is a dated state.
CREATE TABLE position_holder (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit(id),
    position TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT position_holder_once UNIQUE (unit, position, person)
) STRICT;
CREATE INDEX position_holder_person ON position_holder (person);

-- From a day they hold it, in a term and by a decision; or hold it no more, for a reason.
CREATE TABLE position_state (
    holder TEXT NOT NULL REFERENCES position_holder(id),
    from_on TEXT NOT NULL,
    term_from TEXT,
    term_to TEXT,
    ending TEXT,
    decision TEXT REFERENCES decision(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((term_from IS NULL) = (term_to IS NULL)),
    CHECK (term_from < term_to),
    CHECK (ending IS NULL OR term_from IS NULL),
    CHECK (ending IS NOT NULL OR decision IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX position_state_open ON position_state (holder, from_on) WHERE superseded_in IS NULL;
CREATE INDEX position_state_recorded ON position_state (recorded_in);

-- Enterprises that share a joint cell or union beside its principal host: from a day each does, or does no more.
CREATE TABLE unit_further_host (
    unit TEXT NOT NULL REFERENCES unit(id),
    from_on TEXT NOT NULL,
    enterprise TEXT NOT NULL REFERENCES enterprise(id),
    shares INTEGER NOT NULL CHECK (shares IN (0, 1)),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX unit_further_host_open ON unit_further_host (unit, from_on, enterprise)
    WHERE superseded_in IS NULL;
CREATE INDEX unit_further_host_enterprise ON unit_further_host (enterprise);
CREATE INDEX unit_further_host_recorded ON unit_further_host (recorded_in);

-- Whether a unit has a seal, and the number under which the impression is registered.
CREATE TABLE unit_seal (
    unit TEXT NOT NULL REFERENCES unit(id),
    from_on TEXT NOT NULL,
    seal TEXT NOT NULL CHECK (seal IN ('has', 'none')),
    number TEXT CHECK (number <> ''),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (number IS NULL OR seal = 'has')
) STRICT;
CREATE UNIQUE INDEX unit_seal_open ON unit_seal (unit, from_on) WHERE superseded_in IS NULL;
CREATE INDEX unit_seal_recorded ON unit_seal (recorded_in);

-- Reorganisations: how a unit ended, what it came from and went into, and the collective moves of its members; the
-- other increases and decreases of strength; what of a month total counts in the unit itself.

-- A CHECK cannot be widened on both engines, so the two tables are made anew with what they hold.
CREATE TABLE wider_movement (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN (
        'opening', 'admission', 'readmission', 'restoration', 'annulment', 'recognition', 'transfer', 'transfer_out',
        'transfer_in', 'removal', 'expulsion', 'withdrawal', 'death', 'temporary', 'temporary_end', 'reorganisation')),
    person TEXT NOT NULL REFERENCES person(id),
    unit TEXT NOT NULL REFERENCES unit(id),
    counterpart TEXT REFERENCES unit(id),
    status TEXT CHECK (status IN ('official', 'probationary')),
    effective_on TEXT NOT NULL,
    decision TEXT REFERENCES decision(id),
    -- The organisation outside the register that a member came from or goes to, and whether it is of another province.
    other TEXT CHECK (other <> ''),
    beyond INTEGER CHECK (beyond IN (0, 1)),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (kind NOT IN ('transfer', 'reorganisation') OR counterpart IS NOT NULL),
    CHECK (counterpart IS NULL OR kind IN ('transfer', 'transfer_out', 'temporary', 'reorganisation')),
    CHECK (kind <> 'opening' OR status IS NOT NULL),
    CHECK (status IS NULL OR kind IN ('opening', 'transfer_in', 'restoration')),
    CHECK (kind IN ('opening', 'death', 'temporary_end') OR decision IS NOT NULL),
    CHECK (other IS NULL OR (counterpart IS NULL AND kind IN ('transfer_out', 'transfer_in', 'temporary'))),
    CHECK ((other IS NULL) = (beyond IS NULL)),
    CHECK (counterpart <> unit)
) STRICT;
INSERT INTO wider_movement
    (id, kind, person, unit, counterpart, status, effective_on, decision, recorded_in, reversed_in)
SELECT id, kind, person, unit, counterpart, status, effective_on, decision, recorded_in, reversed_in FROM movement;
DROP TABLE movement;
ALTER TABLE wider_movement RENAME TO movement;
CREATE UNIQUE INDEX movement_once ON movement (person, kind, effective_on, unit) WHERE reversed_in IS NULL;
CREATE INDEX movement_person ON movement (person);
CREATE INDEX movement_unit ON movement (unit);
CREATE INDEX movement_counterpart ON movement (counterpart) WHERE counterpart IS NOT NULL;
CREATE INDEX movement_recorded ON movement (recorded_in);

CREATE TABLE wider_unit_event (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit(id),
    -- Units that come of others by a reorganisation are there from its day and were never founded.
    kind TEXT NOT NULL CHECK (kind IN ('reference', 'opening', 'founding', 'reorganisation')),
    effective_on TEXT NOT NULL,
    decision TEXT REFERENCES decision(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (kind NOT IN ('founding', 'reorganisation') OR decision IS NOT NULL)
) STRICT;
INSERT INTO wider_unit_event (id, unit, kind, effective_on, decision, recorded_in, reversed_in)
SELECT id, unit, kind, effective_on, decision, recorded_in, reversed_in FROM unit_event;
DROP TABLE unit_event;
ALTER TABLE wider_unit_event RENAME TO unit_event;
CREATE UNIQUE INDEX unit_event_open ON unit_event (unit) WHERE reversed_in IS NULL;
CREATE INDEX unit_event_recorded ON unit_event (recorded_in);

-- The day from which a unit is no more, and how it ended.
CREATE TABLE unit_closure (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit(id),
    kind TEXT NOT NULL CHECK (kind IN ('merged', 'amalgamated', 'split', 'wound_up', 'dissolved', 'disbanded')),
    effective_on TEXT NOT NULL,
    decision TEXT NOT NULL REFERENCES decision(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX unit_closure_open ON unit_closure (unit) WHERE reversed_in IS NULL;
CREATE INDEX unit_closure_recorded ON unit_closure (recorded_in);

-- One step of a reorganisation: what was done to which unit, and the other unit it concerns: the successor, the
-- superior it came under, the unit it came of.
CREATE TABLE unit_step (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit(id),
    kind TEXT NOT NULL CHECK (kind IN (
        'rename', 'move', 'handover', 'convert', 'merge', 'amalgamate', 'split', 'wind_up', 'dissolve', 'disband')),
    other TEXT REFERENCES unit(id),
    effective_on TEXT NOT NULL,
    decision TEXT NOT NULL REFERENCES decision(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (other <> unit),
    CHECK (kind NOT IN ('move', 'handover', 'merge', 'amalgamate', 'split') OR other IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX unit_step_once ON unit_step (unit, kind, effective_on, other) WHERE reversed_in IS NULL;
CREATE INDEX unit_step_other ON unit_step (other) WHERE other IS NOT NULL;
CREATE INDEX unit_step_recorded ON unit_step (recorded_in);

-- A transfer is none of the superiors that hold both cells: it counts from each cell up to them. The identity of a
-- unit has 36 characters, so a path up to a distance is as many of them with the strokes between.
CREATE TABLE transfer_side (
    op INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    apart TEXT NOT NULL,
    shared TEXT NOT NULL,
    differs INTEGER NOT NULL
) STRICT;
INSERT INTO transfer_side (op, ordinal, apart, shared, differs)
SELECT posting.op, posting.ordinal, SUBSTR(path.units, 1, CAST(37 * MIN(own.distance) - 1 AS INT)),
       SUBSTR(path.units, CAST(37 * MIN(own.distance) AS INT)),
       MAX(CASE WHEN other.ownership <> posting.ownership THEN 1 ELSE 0 END)
FROM posting JOIN path ON path.id = posting.path
JOIN posting AS other ON other.event = posting.event AND other.op = posting.op AND other.cause <> posting.cause
JOIN path_unit AS own ON own.path = posting.path
JOIN path_unit AS theirs ON theirs.path = other.path AND theirs.unit = own.unit
WHERE posting.cause IN ('transfer_in', 'transfer_out') AND other.cause IN ('transfer_in', 'transfer_out')
GROUP BY posting.op, posting.ordinal, path.units;
INSERT INTO path (id, units)
SELECT (SELECT COALESCE(MAX(id), 0) FROM path) + ROW_NUMBER() OVER (ORDER BY units), units
FROM (SELECT apart AS units FROM transfer_side UNION SELECT shared FROM transfer_side WHERE differs = 1) AS wanted
WHERE units NOT IN (SELECT units FROM path);
INSERT INTO path_unit (path, unit, distance)
SELECT DISTINCT shorter.id, path_unit.unit, path_unit.distance
FROM transfer_side JOIN posting ON posting.op = transfer_side.op AND posting.ordinal = transfer_side.ordinal
JOIN path_unit ON path_unit.path = posting.path
JOIN path AS shorter ON (shorter.units = transfer_side.apart AND 37 * path_unit.distance < LENGTH(transfer_side.apart))
    OR (shorter.units = transfer_side.shared AND 37 * path_unit.distance > LENGTH(transfer_side.apart))
WHERE shorter.id NOT IN (SELECT path FROM path_unit);
INSERT INTO posting
    (op, ordinal, event, subject, effective_on, path, fact, line, cause, status, sex, ownership, category, amount)
SELECT posting.op, (SELECT MAX(ordinal) FROM posting AS last WHERE last.op = posting.op)
           + ROW_NUMBER() OVER (PARTITION BY posting.op ORDER BY posting.ordinal),
       event, subject, effective_on, path.id, fact, line, 'transfer_within', status, sex, ownership, category, amount
FROM transfer_side JOIN posting ON posting.op = transfer_side.op AND posting.ordinal = transfer_side.ordinal
JOIN path ON path.units = transfer_side.shared
WHERE transfer_side.differs = 1;
UPDATE posting SET path = (
    SELECT path.id FROM path JOIN transfer_side ON path.units = transfer_side.apart
    WHERE transfer_side.op = posting.op AND transfer_side.ordinal = posting.ordinal)
WHERE EXISTS (SELECT 1 FROM transfer_side
    WHERE transfer_side.op = posting.op AND transfer_side.ordinal = posting.ordinal);
DROP TABLE transfer_side;

-- Beside each month total, the part that counts in the unit itself: what a tree of another day is summed from.
DROP TABLE rollup;
CREATE TABLE rollup (
    unit TEXT NOT NULL REFERENCES unit(id),
    month TEXT NOT NULL,
    fact TEXT NOT NULL,
    line TEXT NOT NULL,
    cause TEXT NOT NULL,
    status TEXT NOT NULL,
    sex TEXT NOT NULL,
    ownership TEXT NOT NULL,
    category TEXT NOT NULL,
    amount INTEGER NOT NULL,
    own INTEGER NOT NULL,
    PRIMARY KEY (unit, month, fact, line, cause, status, sex, ownership, category)
) STRICT;
INSERT INTO rollup (unit, month, fact, line, cause, status, sex, ownership, category, amount, own)
SELECT path_unit.unit, SUBSTR(effective_on, 1, 7), fact, line, cause, status, sex, ownership, category,
       CAST(SUM(amount) AS BIGINT), CAST(SUM(CASE WHEN distance = 0 THEN amount ELSE 0 END) AS BIGINT)
FROM posting JOIN path_unit ON path_unit.path = posting.path
GROUP BY path_unit.unit, SUBSTR(effective_on, 1, 7), fact, line, cause, status, sex, ownership, category;

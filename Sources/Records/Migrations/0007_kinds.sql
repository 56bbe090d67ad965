-- What an amount is of is told once: entries of the ledger and their totals name it by a number. Beside the totals of
-- months stand those of years, and what each month recorded of every month: a figure of the root at any date, known at
-- any date, is then the sum of some hundred rows.

CREATE TABLE kind (
    id INTEGER NOT NULL PRIMARY KEY,
    fact TEXT NOT NULL,
    line TEXT NOT NULL,
    cause TEXT NOT NULL,
    status TEXT NOT NULL,
    sex TEXT NOT NULL,
    ownership TEXT NOT NULL,
    category TEXT NOT NULL,
    CONSTRAINT kind_once UNIQUE (fact, line, cause, status, sex, ownership, category)
) STRICT;
INSERT INTO kind (id, fact, line, cause, status, sex, ownership, category)
SELECT ROW_NUMBER() OVER (ORDER BY fact, line, cause, status, sex, ownership, category),
       fact, line, cause, status, sex, ownership, category
FROM (SELECT DISTINCT fact, line, cause, status, sex, ownership, category FROM posting) AS told;

CREATE TABLE entry (
    op INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    event TEXT NOT NULL,
    subject TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    path INTEGER NOT NULL REFERENCES path(id),
    kind INTEGER NOT NULL REFERENCES kind(id),
    amount INTEGER NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (op, ordinal)
) STRICT;
INSERT INTO entry (op, ordinal, event, subject, effective_on, path, kind, amount)
SELECT op, ordinal, event, subject, effective_on, path, kind.id, amount
FROM posting JOIN kind ON kind.fact = posting.fact AND kind.line = posting.line AND kind.cause = posting.cause
    AND kind.status = posting.status AND kind.sex = posting.sex AND kind.ownership = posting.ownership
    AND kind.category = posting.category;
DROP TABLE posting;
CREATE INDEX entry_path ON entry (path, effective_on);
CREATE INDEX entry_day ON entry (effective_on);
CREATE INDEX entry_event ON entry (event);

-- An entry with its dimensions spelled out.
CREATE VIEW posting AS
SELECT entry.op, entry.ordinal, entry.event, entry.subject, entry.effective_on, entry.path, kind.fact, kind.line,
       kind.cause, kind.status, kind.sex, kind.ownership, kind.category, entry.amount
FROM entry JOIN kind ON kind.id = entry.kind;

CREATE TABLE wider_path_unit (
    path INTEGER NOT NULL REFERENCES path(id),
    unit TEXT NOT NULL REFERENCES unit(id),
    distance INTEGER NOT NULL CHECK (distance >= 0),
    PRIMARY KEY (path, unit)
) STRICT, WITHOUT ROWID;
INSERT INTO wider_path_unit (path, unit, distance) SELECT path, unit, distance FROM path_unit;
DROP TABLE path_unit;
ALTER TABLE wider_path_unit RENAME TO path_unit;
CREATE INDEX path_unit_unit ON path_unit (unit, distance);

-- The totals of every unit as known now. A span is how much of the day tells the period: 4 letters the year, 7 the
-- month. `own` is the part that counts in the unit itself.
DROP TABLE rollup;
CREATE TABLE rollup (
    unit TEXT NOT NULL REFERENCES unit(id),
    span INTEGER NOT NULL CHECK (span IN (4, 7)),
    period TEXT NOT NULL,
    kind INTEGER NOT NULL REFERENCES kind(id),
    amount INTEGER NOT NULL,
    own INTEGER NOT NULL,
    PRIMARY KEY (unit, span, period, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO rollup (unit, span, period, kind, amount, own)
SELECT path_unit.unit, spans.span, SUBSTR(effective_on, 1, CAST(spans.span AS INT)), kind, CAST(SUM(amount) AS BIGINT),
       CAST(SUM(CASE WHEN distance = 0 THEN amount ELSE 0 END) AS BIGINT)
FROM entry JOIN path_unit ON path_unit.path = entry.path
CROSS JOIN (SELECT 4 AS span UNION ALL SELECT 7) AS spans
GROUP BY path_unit.unit, spans.span, SUBSTR(effective_on, 1, CAST(spans.span AS INT)), kind;

-- The totals of months by the month in which they were recorded: what was not yet known at an earlier moment.
CREATE TABLE rollup_recorded (
    unit TEXT NOT NULL REFERENCES unit(id),
    recorded TEXT NOT NULL,
    month TEXT NOT NULL,
    kind INTEGER NOT NULL REFERENCES kind(id),
    amount INTEGER NOT NULL,
    own INTEGER NOT NULL,
    PRIMARY KEY (unit, recorded, month, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO rollup_recorded (unit, recorded, month, kind, amount, own)
SELECT path_unit.unit, SUBSTR(operation.at, 1, 7), SUBSTR(effective_on, 1, 7), entry.kind, CAST(SUM(amount) AS BIGINT),
       CAST(SUM(CASE WHEN distance = 0 THEN amount ELSE 0 END) AS BIGINT)
FROM entry JOIN path_unit ON path_unit.path = entry.path JOIN operation ON operation.seq = entry.op
GROUP BY path_unit.unit, SUBSTR(operation.at, 1, 7), SUBSTR(effective_on, 1, 7), entry.kind;

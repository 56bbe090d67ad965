-- The Youth Union's and the Women's Union's lines, and values that an office reports instead of records.
-- A CHECK of a column cannot be widened on both engines, so the column is made anew. Its default only lets it be
-- added to a table that has rows: every INSERT names the line.

ALTER TABLE unit ADD COLUMN wider_line TEXT NOT NULL DEFAULT 'party'
    CHECK (wider_line IN ('party', 'union', 'youth', 'women'));
UPDATE unit SET wider_line = line;
ALTER TABLE unit DROP COLUMN line;
ALTER TABLE unit RENAME COLUMN wider_line TO line;

-- What a unit reported of itself and everything below it, such as 'gần 4.500' members of the Youth Union: a stock
-- that stands from its day until the next value of the same unit and indicator.
CREATE TABLE reported (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit(id),
    indicator TEXT NOT NULL CHECK (indicator <> ''),
    effective_on TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount >= 0),
    qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'nearly', 'over', 'more', 'about', 'estimated')),
    source TEXT NOT NULL CHECK (source <> ''),
    document TEXT,
    document_on TEXT,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (document IS NOT NULL OR document_on IS NULL)
) STRICT;
CREATE UNIQUE INDEX reported_once ON reported (unit, indicator, effective_on) WHERE reversed_in IS NULL;
CREATE INDEX reported_recorded ON reported (recorded_in);

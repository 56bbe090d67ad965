-- Places that an office enters beside those shipped with the program; where a hosting establishment is, what it is,
-- whose site it is, who of the committee looks after it, and into which it went where it was entered twice.

-- Who bears a code from a day; the empty day where the first is not known.
CREATE TABLE place (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL CHECK (code <> ''),
    from_on TEXT NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX place_key ON place (code, from_on);

-- What is said of a place: one saying stands. Parent and successors are codes, because those shipped with the program
-- have no rows; successors are parted by ';'.
CREATE TABLE place_state (
    place TEXT NOT NULL REFERENCES place(id),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL,
    parent TEXT CHECK (parent <> ''),
    district TEXT NOT NULL,
    until_on TEXT,
    successors TEXT NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (until_on IS NOT NULL OR successors = '')
) STRICT;
CREATE UNIQUE INDEX place_state_open ON place_state (place) WHERE superseded_in IS NULL;
CREATE INDEX place_state_recorded ON place_state (recorded_in);

-- What an establishment is; none said is an enterprise.
ALTER TABLE enterprise_class ADD COLUMN kind TEXT;

-- The codes of the commune and of the zone in which it is, as they are borne on the day of the state.
ALTER TABLE enterprise_place ADD COLUMN commune TEXT;
ALTER TABLE enterprise_place ADD COLUMN zone TEXT;
CREATE INDEX enterprise_place_commune ON enterprise_place (commune) WHERE commune IS NOT NULL;
CREATE INDEX enterprise_place_zone ON enterprise_place (zone) WHERE zone IS NOT NULL;

-- The establishment whose branch or site it is.
CREATE TABLE enterprise_parent (
    enterprise TEXT NOT NULL REFERENCES enterprise(id),
    from_on TEXT NOT NULL,
    parent TEXT REFERENCES enterprise(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (parent <> enterprise)
) STRICT;
CREATE UNIQUE INDEX enterprise_parent_open ON enterprise_parent (enterprise, from_on) WHERE superseded_in IS NULL;
CREATE INDEX enterprise_parent_parent ON enterprise_parent (parent);
CREATE INDEX enterprise_parent_recorded ON enterprise_parent (recorded_in);

-- The committee member who looks after it: a person of the register, a position, or both; neither where nobody does.
CREATE TABLE enterprise_assignee (
    enterprise TEXT NOT NULL REFERENCES enterprise(id),
    from_on TEXT NOT NULL,
    person TEXT REFERENCES person(id),
    position TEXT CHECK (position <> ''),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX enterprise_assignee_open ON enterprise_assignee (enterprise, from_on)
    WHERE superseded_in IS NULL;
CREATE INDEX enterprise_assignee_person ON enterprise_assignee (person);
CREATE INDEX enterprise_assignee_recorded ON enterprise_assignee (recorded_in);

-- An establishment that was entered twice goes on, from a day, as the other.
CREATE TABLE enterprise_merger (
    enterprise TEXT NOT NULL REFERENCES enterprise(id),
    from_on TEXT NOT NULL,
    survivor TEXT NOT NULL REFERENCES enterprise(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (survivor <> enterprise)
) STRICT;
CREATE UNIQUE INDEX enterprise_merger_open ON enterprise_merger (enterprise, from_on) WHERE superseded_in IS NULL;
CREATE INDEX enterprise_merger_survivor ON enterprise_merger (survivor);
CREATE INDEX enterprise_merger_recorded ON enterprise_merger (recorded_in);

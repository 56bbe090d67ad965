-- The name a person bears now, where it is no longer that of their entry: a correction, or a person who was taken
-- back and entered anew.
CREATE TABLE person_name (
    person TEXT NOT NULL REFERENCES person(id),
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX person_name_open ON person_name (person) WHERE superseded_in IS NULL;
CREATE INDEX person_name_recorded ON person_name (recorded_in);
CREATE INDEX person_recorded ON person (recorded_in);

-- People who were entered twice: which entry went on as which, and the events that say again what others said.

-- An entry goes on as another. It bears no open fact while this stands: all are said of the survivor.
CREATE TABLE person_merger (
    person TEXT NOT NULL REFERENCES person(id),
    survivor TEXT NOT NULL REFERENCES person(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (survivor <> person)
) STRICT;
CREATE UNIQUE INDEX person_merger_open ON person_merger (person) WHERE superseded_in IS NULL;
CREATE INDEX person_merger_survivor ON person_merger (survivor);
CREATE INDEX person_merger_recorded ON person_merger (recorded_in);

-- The movement that this one says again: a merger says of the survivor what was recorded of the other entry, and its
-- reversal says it of that entry again.
ALTER TABLE movement ADD COLUMN repeats TEXT REFERENCES movement(id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX movement_repeats ON movement (repeats) WHERE repeats IS NOT NULL;

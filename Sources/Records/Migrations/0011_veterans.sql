-- The fifth line: the Veterans' Association. A CHECK of a column cannot be widened on both engines, so the column is made
-- anew, as the second migration did. Its default only lets it be added to a table that has rows.

ALTER TABLE unit ADD COLUMN wider_line TEXT NOT NULL DEFAULT 'party'
    CHECK (wider_line IN ('party', 'union', 'youth', 'women', 'veterans'));
UPDATE unit SET wider_line = line;
ALTER TABLE unit DROP COLUMN line;
ALTER TABLE unit RENAME COLUMN wider_line TO line;

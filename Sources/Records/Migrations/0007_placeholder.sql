-- Holds the place of the migration that interns the dimensions of postings; dropped when the two lines of work meet.
SELECT 1;

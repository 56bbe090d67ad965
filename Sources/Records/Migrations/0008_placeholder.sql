-- Holds the place of a migration of another line of work; dropped when the two meet.
SELECT 1;

"""Three databases that count by SQL over the same facts, each with the index that suits its plan best."""

import sqlite3
import statistics
import tempfile
import time

import duckdb
import psycopg

TABLES = """
CREATE TABLE stay (cell INTEGER, status INTEGER, sex INTEGER, since INTEGER, until INTEGER, first INTEGER, last INTEGER);
CREATE TABLE event (kind TEXT, source INTEGER, target INTEGER, sex INTEGER, day INTEGER, first INTEGER, last INTEGER);
CREATE TABLE parent (unit INTEGER, parent INTEGER, since INTEGER, until INTEGER, first INTEGER, last INTEGER)
"""
INDEXES = """
CREATE INDEX stay_cell ON stay (cell, since, until, first, last, status, sex);
CREATE INDEX event_day ON event (day, kind, target, source, first, last);
CREATE INDEX event_target ON event (target, day, kind, source, first, last);
CREATE INDEX event_source ON event (source, day, kind, target, first, last);
CREATE INDEX parent_parent ON parent (parent, since, until, first, last, unit)
"""

FIGURES = """
WITH RECURSIVE below (unit) AS (
    SELECT CAST({unit} AS INTEGER)
    UNION
    SELECT parent.unit FROM parent JOIN below ON parent.parent = below.unit
    WHERE parent.since <= {to} AND parent.until > {to} AND parent.first <= {known} AND parent.last > {known}
), spell (unit, since, until) AS (
    SELECT CAST({unit} AS INTEGER), 0, 1073741824
    UNION
    SELECT parent.unit, CASE WHEN parent.since > spell.since THEN parent.since ELSE spell.since END,
           CASE WHEN parent.until < spell.until THEN parent.until ELSE spell.until END
    FROM parent JOIN spell ON parent.parent = spell.unit
    WHERE parent.since < spell.until AND parent.until > spell.since AND parent.first <= {known} AND parent.last > {known}
      AND parent.until > {since} AND parent.since <= {to}
)
SELECT (SELECT COUNT(*) FROM stay JOIN below ON stay.cell = below.unit
        WHERE since <= {to} AND until > {to} AND first <= {known} AND last > {known}),
       (SELECT COUNT(*) FROM stay JOIN below ON stay.cell = below.unit
        WHERE since <= {to} AND until > {to} AND first <= {known} AND last > {known} AND status = 0),
       (SELECT COUNT(*) FROM event JOIN spell ON event.target = spell.unit AND day >= spell.since AND day < spell.until
        WHERE kind = 'admission' AND day >= {since} AND day <= {to} AND first <= {known} AND last > {known})
"""

# Of the unit itself (label -1) and of each unit that stood directly below it: what is there at both ends and what moved.
STRENGTH = """
WITH RECURSIVE spell (label, unit, since, until) AS (
    SELECT -1, CAST({unit} AS INTEGER), 0, 1073741824
    UNION
    SELECT CASE WHEN step.own = 1 THEN -1 ELSE CASE WHEN spell.unit = {unit} AND spell.label = -1 THEN parent.unit
                ELSE spell.label END END,
           parent.unit, CASE WHEN parent.since > spell.since THEN parent.since ELSE spell.since END,
           CASE WHEN parent.until < spell.until THEN parent.until ELSE spell.until END
    FROM parent JOIN spell ON parent.parent = spell.unit JOIN (SELECT 1 AS own UNION ALL SELECT 0) AS step
        ON step.own = 0 OR spell.label = -1
    WHERE parent.since < spell.until AND parent.until > spell.since AND parent.first <= {known} AND parent.last > {known}
      AND parent.until >= {since} AND parent.since <= {to}
      AND (step.own = 1 OR spell.label <> -1 OR spell.unit = {unit})
)
SELECT label, 'opening' AS kind, COUNT(*) FROM spell JOIN stay ON stay.cell = spell.unit
WHERE spell.since <= {since} - 1 AND spell.until > {since} - 1 AND stay.since <= {since} - 1 AND stay.until > {since} - 1
  AND first <= {known} AND last > {known} GROUP BY label
UNION ALL
SELECT label, 'closing', COUNT(*) FROM spell JOIN stay ON stay.cell = spell.unit
WHERE spell.since <= {to} AND spell.until > {to} AND stay.since <= {to} AND stay.until > {to}
  AND first <= {known} AND last > {known} GROUP BY label
UNION ALL
SELECT label, CASE WHEN kind = 'transfer' THEN 'transfer_in' ELSE kind END, COUNT(*)
FROM event JOIN spell ON event.target = spell.unit AND day >= spell.since AND day < spell.until
WHERE day >= {since} AND day <= {to} AND first <= {known} AND last > {known}
  AND kind IN ('admission', 'transfer', 'transfer_in', 'transfer_in_beyond')
  AND NOT (kind = 'transfer' AND EXISTS (SELECT 1 FROM spell AS other WHERE other.label = spell.label
      AND other.unit = event.source AND day >= other.since AND day < other.until))
GROUP BY label, CASE WHEN kind = 'transfer' THEN 'transfer_in' ELSE kind END
UNION ALL
SELECT label, CASE WHEN kind = 'transfer' THEN 'transfer_out' ELSE kind END, COUNT(*)
FROM event JOIN spell ON event.source = spell.unit AND day >= spell.since AND day < spell.until
WHERE day >= {since} AND day <= {to} AND first <= {known} AND last > {known}
  AND kind IN ('removal', 'expulsion', 'withdrawal', 'death', 'transfer', 'transfer_out', 'transfer_out_beyond')
  AND NOT (kind = 'transfer' AND EXISTS (SELECT 1 FROM spell AS other WHERE other.label = spell.label
      AND other.unit = event.target AND day >= other.since AND day < other.until))
GROUP BY label, CASE WHEN kind = 'transfer' THEN 'transfer_out' ELSE kind END
"""


class Peer:
    """One way to answer by SQL."""

    def answer(self, ask: str, numbers: dict) -> list[tuple]:
        text = (FIGURES if ask == "figures" else STRENGTH).format(**numbers)
        return [tuple(row) for row in self.run(text)]

    def timed(self, ask: str, numbers: dict) -> tuple[list[tuple], float, int]:
        """The answer, the median time in seconds and how often it was asked: three times and for half a second, but no
        more than five."""
        times, begun = [], time.perf_counter()
        while len(times) < 3 or (time.perf_counter() - begun < 0.5 and len(times) < 200):
            asked = time.perf_counter()
            rows = self.answer(ask, numbers)
            times.append(time.perf_counter() - asked)
            if time.perf_counter() - begun > 5:
                break
        return rows, statistics.median(times), len(times)

    def fill(self, facts):
        for statement in TABLES.split(";"):
            self.run(statement)
        self.insert("stay", facts.stays)
        self.insert("event", facts.events)
        self.insert("parent", facts.parents)
        self.index()


class SQLite(Peer):
    name = "SQLite"

    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.execute("PRAGMA cache_size = -1000000")
        self.db.execute("PRAGMA mmap_size = 8000000000")

    def run(self, text):
        return self.db.execute(text).fetchall()

    def insert(self, table, rows):
        self.db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)

    def index(self):
        for statement in INDEXES.split(";"):
            self.run(statement)
        self.run("ANALYZE")
        self.db.commit()

    def plan(self, ask, numbers):
        text = (FIGURES if ask == "figures" else STRENGTH).format(**numbers)
        return "\n".join(row[3] for row in self.db.execute("EXPLAIN QUERY PLAN " + text))


class DuckDB(Peer):
    name = "DuckDB"

    def __init__(self, path):
        self.db = duckdb.connect(path)

    def run(self, text):
        return self.db.execute(text).fetchall()

    def insert(self, table, rows):
        # From a file of SQLite's would need an extension; a file of values needs none, and is gone when it is read.
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".csv") as file:
            for row in rows:
                file.write(",".join("" if value is None else str(value) for value in row) + "\n")
            file.flush()
            self.run(f"COPY {table} FROM '{file.name}' (FORMAT csv, HEADER false)")

    def index(self):
        # It has no index that helps counting; it reads columns. Sorted by what is asked for it skips most of them.
        for table, order in [("stay", "cell, since"), ("event", "day"), ("parent", "parent, since")]:
            self.run(f"CREATE TABLE sorted AS SELECT * FROM {table} ORDER BY {order}")
            self.run(f"DROP TABLE {table}")
            self.run(f"ALTER TABLE sorted RENAME TO {table}")

    def plan(self, ask, numbers):
        text = (FIGURES if ask == "figures" else STRENGTH).format(**numbers)
        return self.run("EXPLAIN " + text)[0][1]


class PostgreSQL(Peer):
    name = "PostgreSQL"

    def __init__(self, url):
        self.db = psycopg.connect(url, autocommit=True)
        for setting in ["work_mem = '512MB'", "jit = off", "max_parallel_workers_per_gather = 2",
                        "random_page_cost = 1.1"]:
            self.db.execute("SET " + setting)
        self.db.execute("CREATE SCHEMA IF NOT EXISTS peer")
        self.db.execute("SET search_path = peer")

    def run(self, text):
        cursor = self.db.execute(text)
        return cursor.fetchall() if cursor.description else []

    def insert(self, table, rows):
        with self.db.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def index(self):
        for statement in INDEXES.split(";"):
            self.run(statement)
        self.run("VACUUM ANALYZE")

    def plan(self, ask, numbers):
        text = (FIGURES if ask == "figures" else STRENGTH).format(**numbers)
        return "\n".join(row[0] for row in self.run("EXPLAIN " + text))

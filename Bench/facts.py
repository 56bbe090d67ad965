"""The facts of a register as a well-kept database would hold them for counting: stays in a cell and units' superiors,
each with the days from and to which it holds and the operations from and to which it was known. Everything is a number,
so that the peers compare numbers only."""

import datetime
import sqlite3

FOREVER = 1 << 30
OUT = {"transfer_out", "removal", "expulsion", "withdrawal", "death", "annulment"}
FEMALE, PROBATIONARY = 1, 1


def day_number(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def open_then(rows, seq):
    """Those of some rows, each ending with the operation that recorded it and the one that closed it, known after one."""
    return [row for row in rows if row[-2] <= seq and (row[-1] is None or row[-1] > seq)]


def stays(movements):
    """The stays that a sequence of movements makes: (cell, status, from, to)."""
    made, cell, status, since = [], None, 0, 0
    for day, _, _, kind, unit, counterpart, told, *_ in movements:
        before = (cell, status)
        if kind in ("transfer", "reorganisation"):
            cell = counterpart
        elif kind in OUT:
            cell = None
        elif kind == "recognition":
            status = 0
        else:
            cell = unit
            status = PROBATIONARY if kind == "admission" or told == "probationary" else 0
        if before[0] is not None and before != (cell, status) and day > since:
            made.append((*before, since, day))
        if before != (cell, status):
            since = day
    if cell is not None:
        made.append((cell, status, since, FOREVER))
    return made


def versions(rows, derive):
    """What `derive` makes of rows as known after each operation that touched them, with from and to which one."""
    seqs = sorted({row[-2] for row in rows} | {row[-1] for row in rows if row[-1] is not None})
    standing, kept = {}, []
    for seq in seqs:
        now = set(derive(sorted(open_then(rows, seq))))
        for gone in set(standing) - now:
            kept.append((*gone, standing.pop(gone), seq))
        for come in now - set(standing):
            standing[come] = seq
    return kept + [(*fact, seq, FOREVER) for fact, seq in standing.items()]


def parents(states):
    """The stretches that a unit's dated superiors make: (parent, from, to)."""
    ends = [state[0] for state in states[1:]] + [FOREVER]
    return [(parent, since, end) for (since, parent, *_), end in zip(states, ends) if parent is not None]


class Facts:
    def __init__(self, path: str):
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.units = {unit: number for number, (unit,) in enumerate(db.execute("SELECT id FROM unit ORDER BY id"))}
        self.codes = {code: self.units[unit] for unit, code in db.execute(
            "SELECT unit, code FROM unit_code WHERE superseded_in IS NULL")}
        self.moments = db.execute("SELECT seq, at FROM operation ORDER BY seq").fetchall()
        self.stays, self.events, self.parents = [], [], []
        self._people(db)
        self._tree(db)
        db.close()

    def known(self, day: str | None) -> int:
        """The last operation recorded by the end of a day in Vietnam."""
        if day is None:
            return FOREVER - 1
        end = datetime.datetime.fromisoformat(day + "T17:00:00")
        at = lambda text: datetime.datetime.fromisoformat(text.rstrip("Z"))
        return max((seq for seq, moment in self.moments if at(moment) < end), default=0)

    def _people(self, db):
        unit = self.units.get
        person, sex, rows = None, 0, []

        def close():
            for cell, status, since, end, first, last in versions(rows, stays):
                self.stays.append((cell, status, sex, since, end, first, last))

        query = db.execute(
            "SELECT person, sex, effective_on, movement.recorded_in, movement.id, kind, unit, counterpart, status, beyond,"
            " reversed_in FROM movement JOIN person ON person.id = movement.person ORDER BY person")
        for who, gender, on, recorded, name, kind, cell, counterpart, status, beyond, closed in query:
            if who != person:
                if rows:
                    close()
                person, sex, rows = who, FEMALE if gender == "female" else 0, []
            day = day_number(on)
            row = (day, recorded, name, kind, unit(cell), unit(counterpart), status, recorded, closed)
            rows.append(row)
            source = row[4] if kind in OUT or kind in ("transfer", "reorganisation") else None
            target = row[5] if kind in ("transfer", "reorganisation") else (None if kind in OUT else row[4])
            if kind.startswith("transfer_") and beyond:
                kind += "_beyond"
            self.events.append((kind, source, target, sex, day, recorded, closed or FOREVER))
        if rows:
            close()

    def _tree(self, db):
        rows = {}
        for unit, on, parent, recorded, closed in db.execute(
                "SELECT unit, from_on, parent, recorded_in, superseded_in FROM unit_parent"):
            rows.setdefault(self.units[unit], []).append((day_number(on), self.units.get(parent), recorded, closed))
        for unit, states in rows.items():
            for parent, since, end, first, last in versions(states, parents):
                self.parents.append((unit, parent, since, end, first, last))

"""What the oracle counts: the figures of a unit, on the tree of their own day or another, and the table of strength."""

from datetime import date, timedelta

from oracle import Known
from oracle_state import ALONG, CELLS, COMMITTEE, ENDINGS, LEAVING, OFFICIAL, PROVINCE, ROOT_CELL, UPPER, Entry, State

ENOUGH = 3  # official members for an organisation, by the rule in force since 2011
UNHELD = "not held"
STOCKS = ["party.organisations", "party.grassroots", "party.members", "party.members.official", "enterprises"]


class Tree:
    """Where things count on the tree of one day, of whatever day they are: in the unit where they stood, or where that
    went by its lineage. What came later than an older tree stands where it was divided from, or else under its first
    superior. Whom a split took along is left open by the documents: then all places that may be meant."""

    def __init__(self, known: Known, day: date):
        self.state = known.state(day)
        self.day = day
        self.begun: dict = {}
        self.ended: dict = {}
        self.parted: list = []
        for on, _, _, _, entry in known.story:
            if entry.list == "units":
                self.begun[entry.code] = (on, [entry.parent])
            elif entry.kind in ENDINGS:
                self.ended[entry.unit] = (on, entry.other or known.state(on).parent[entry.unit])
            if entry.kind == "Hợp nhất":
                self.begun[entry.other] = (on, [known.state(on).parent[entry.other]])
            if entry.kind == "Chia tách":
                self.begun[entry.other] = (on, [entry.unit])
                self.parted.append((on, entry.unit, entry.other))

    def places(self, unit, since: date) -> set:
        began, sources = self.begun[unit]
        if began > self.day:
            return set().union(*(self.places(source, since) for source in sources if source))
        found = {unit}
        if unit in self.ended and self.ended[unit][0] <= self.day:
            found = self.places(self.ended[unit][1], since)
        for on, parted, new in self.parted:
            if parted == unit and since < on <= self.day and new in self.begun:
                found = found | self.places(new, since)
        return found


class Inside:
    """How many things are inside a unit: at least, and at most."""

    def __init__(self, known: Known, unit, tree: date | None):
        self.known = known
        self.unit = unit
        self.tree = Tree(known, tree) if tree else None

    def __call__(self, where, day: date) -> tuple[int, int]:
        if not self.tree:
            return (int(self.known.state(day).under(where, self.unit)),) * 2
        places = self.tree.places(where, day)
        under = [self.tree.state.under(place, self.unit) for place in places]
        return int(all(under)), int(any(under))

    def count(self, places) -> tuple[int, int]:
        bounds = [self(where, day) for where, day in places]
        return sum(least for least, _ in bounds), sum(most for _, most in bounds)


def figures(known: Known, unit, first: date, last: date, tree: date | None = None) -> dict:
    """Every figure of a unit over a period, by its definition: at least, and at most; or that it is not held."""
    end, inside = known.state(last), Inside(known, unit, tree)
    units = {each: kind for each, kind in end.type.items() if end.stands(each)}
    places = {
        "party.organisations": [each for each, kind in units.items() if kind not in (PROVINCE, UPPER)],
        "party.grassroots": [each for each, kind in units.items() if kind in (COMMITTEE, ROOT_CELL)],
        "party.members": end.cell.values(),
        "party.members.official": [cell for person, cell in end.cell.items() if end.status[person] == OFFICIAL],
        "enterprises": end.manager.values()}
    stock = {name: inside.count((where, last) for where in places[name]) for name in STOCKS}
    happened = [entry for _, entry in known.rows if first <= entry.on <= last]
    surveys = [entry for entry in happened if entry.list == "surveys"]
    events = {
        "party.cells.founded": [
            entry for entry in happened
            if entry.list == "units" and entry.entry == "Thành lập" and entry.type in CELLS],
        "party.members.admitted": [entry for entry in happened if entry.kind == "Kết nạp"],
        "enterprises.surveyed": surveys,
        "enterprises.surveyed.eligible": [entry for entry in surveys if entry.official >= ENOUGH],
        "enterprises.surveyed.members_not_enough": [
            entry for entry in surveys if entry.official < ENOUGH and entry.official + entry.probationary > 0]}
    flow = {name: inside.count((where(known, entry), entry.on) for entry in those) for name, those in events.items()}
    opened = opening_day(known, unit)
    there = unit in known.state(date.max).type
    return {name: value if there and last >= opened else UNHELD for name, value in stock.items()} | {
        name: value if there and first > opened else UNHELD for name, value in flow.items()}


def opening_day(known: Known, unit) -> date:
    """The day before whose end nothing is held of a unit."""
    entered = next((entry for _, entry in known.rows if entry.list == "units" and entry.code == unit), None)
    return entered.on if entered and entered.entry == "Đầu kỳ" else date.min


def where(known: Known, entry: Entry):
    """The unit in which an event happened."""
    if entry.list == "surveys":
        return known.state(entry.on).manager[entry.code]
    return entry.code if entry.list == "units" else entry.unit


def agrees(came, should) -> bool:
    return came == should if UNHELD in (came, should) else should[0] <= came <= should[1]


COLUMNS = {"Đầu kỳ": "listed", "Kết nạp": "admission", "Kết nạp lại": "readmission",
           "Phục hồi đảng tịch": "restoration"} | LEAVING


def column(entry: Entry, way: str) -> str:
    if entry.kind == ALONG:
        return f"reorganisation_{way}"
    return COLUMNS.get(entry.kind, f"transfer_{way}" + "_beyond" * (entry.province == "Ngoài tỉnh"))


def strength(known: Known, unit, first: date, last: date, row=None, by_step: bool = False) -> dict:
    """The columns of the increase/decrease table in which something stands: whoever crosses the unit's boundary, by
    what took them across. Of a row, the same of those who are in the unit through the one directly below it. The steps
    of one day's reorganisations count as one, or each by itself."""
    def inside(state: State) -> set:
        above = {person: state.above(cell) for person, cell in state.cell.items()}
        return {person for person, chain in above.items()
                if unit in chain and row in (None, *chain[: chain.index(unit)][-1:])}

    count = {"opening": len(inside(known.state(first - timedelta(1)))), "closing": len(inside(known.state(last)))}

    def cross(before: set, after: set, into: str, out: str):
        count[into] = count.get(into, 0) + len(after - before)
        count[out] = count.get(out, 0) + len(before - after)

    for day in (day for day in known.days if first <= day <= last):
        state = known.state(day - timedelta(1)).copy()
        before = inside(state)
        today = [entry for on, _, _, _, entry in known.story if on == day]
        moves = [entry for entry in today if entry.list == "movements"]
        for entry in today[: len(today) - len(moves)]:
            known.apply(state, entry)
            if by_step:
                cross(before, inside(state), "reorganisation_in", "reorganisation_out")
                before = inside(state)
        cross(before, inside(state), "reorganisation_in", "reorganisation_out")
        for entry in moves:
            before = inside(state)
            known.apply(state, entry)
            cross(before, inside(state), column(entry, "in"), column(entry, "out"))
    return {name: value for name, value in count.items() if value or name in ("opening", "closing")}

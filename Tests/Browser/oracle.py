"""The register worked out again from its lists, plainly and slowly: every question replays the accepted rows, day by
day. Written from the data model and the documents of the lists, and from nothing in Sources."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

PROVINCE, UPPER, COMMITTEE, ROOT_CELL, SECTION, CELL = (
    "Cấp ủy cấp tỉnh", "Cấp ủy cấp trên cơ sở", "Đảng bộ cơ sở", "Chi bộ cơ sở", "Đảng bộ bộ phận",
    "Chi bộ trực thuộc")
MAY_HOLD = {
    PROVINCE: {UPPER, COMMITTEE, ROOT_CELL}, UPPER: {UPPER, COMMITTEE, ROOT_CELL}, COMMITTEE: {SECTION, CELL},
    SECTION: {CELL}, ROOT_CELL: set(), CELL: set()}
CELLS = {ROOT_CELL, CELL}
ENDINGS = {"Sáp nhập", "Hợp nhất", "Kết thúc hoạt động", "Giải thể", "Giải tán"}
MOVES = {"Chuyển cấp trên trực tiếp", "Chuyển giao, tiếp nhận"}
OFFICIAL, PROBATIONARY = "Chính thức", "Dự bị"
LEAVING = {"Xóa tên": "removal", "Khai trừ": "expulsion", "Xin ra khỏi Đảng": "withdrawal", "Từ trần": "death",
           "Hủy quyết định kết nạp": "annulment"}
# What brings somebody onto the list, and by what they may have left it before.
ENTERING = {
    "Đầu kỳ": {None}, "Kết nạp": {None, "Hủy quyết định kết nạp"},
    "Kết nạp lại": {"Xóa tên", "Khai trừ", "Xin ra khỏi Đảng"}, "Phục hồi đảng tịch": {"Xóa tên", "Khai trừ"},
    "Chuyển đến từ ngoài sổ": {None, "Chuyển đi"}}
ALONG = "Chuyển theo sắp xếp tổ chức"
ENOUGH = 3  # official members for an organisation, by the rule in force since 2011


@dataclass(frozen=True)
class Entry:
    """One accepted row: which list, the day it speaks of, and its cells by field."""

    list: str
    on: date
    cells: tuple

    @staticmethod
    def of(list: str, on: date, /, **cells) -> "Entry":
        return Entry(list, on, tuple(cells.items()))

    def __getattr__(self, name: str):
        return dict(self.cells).get(name)


@dataclass
class State:
    """What stands at the end of one day."""

    day: date
    parent: dict = field(default_factory=dict)
    type: dict = field(default_factory=dict)
    ended: dict = field(default_factory=dict)
    cell: dict = field(default_factory=dict)
    status: dict = field(default_factory=dict)
    left: dict = field(default_factory=dict)
    manager: dict = field(default_factory=dict)
    code: dict = field(default_factory=dict)

    def copy(self) -> "State":
        return State(self.day, *({**each} for each in self.held()))

    def held(self) -> tuple:
        return self.parent, self.type, self.ended, self.cell, self.status, self.left, self.manager, self.code

    def differences(self, other: "State") -> set:
        """The things of units, people and enterprises that are otherwise in another state."""
        return {(place, one) for place, (mine, its) in enumerate(zip(self.held(), other.held()))
                for one in mine | its if mine.get(one, self) != its.get(one, self)}

    def stands(self, unit) -> bool:
        return unit in self.type and unit not in self.ended

    def above(self, unit) -> list:
        """The unit and its superiors, nearest first."""
        chain = []
        while unit and unit not in chain:
            chain.append(unit)
            unit = self.parent.get(unit)
        return chain

    def under(self, unit, top) -> bool:
        return top in self.above(unit)

    def people(self, unit) -> list:
        return [person for person, cell in self.cell.items() if cell == unit]


class Known:
    """What the register says at one moment: rows that were recorded by then and not taken back by then."""

    PHASES = {"units": 0, "enterprises": 1, "reorganisations": 2, "movements": 3}

    def __init__(self, rows: list, workplaces: dict):
        self.rows = rows
        self.workplaces = workplaces
        dated = [(entry.on, self.PHASES[entry.list], op, place, entry)
                 for place, (op, entry) in enumerate(rows) if entry.list in self.PHASES]
        self.story = sorted(dated, key=lambda each: each[:4])
        self.days = sorted({each[0] for each in dated})
        self.state = lru_cache(maxsize=None)(self._state)

    def _state(self, day: date) -> State:
        state = State(day)
        for on, _, _, _, entry in self.story:
            if on <= day:
                self.apply(state, entry)
        return state

    def problems(self) -> list[str]:
        """Why these rows cannot all be so. Empty when they can."""
        state, found = State(date.min), []
        for day in self.days:
            for on, _, _, _, entry in self.story:
                if on == day:
                    found += [f"{day}: {entry}: {why}" for why in self.apply(state, entry)]
            found += [f"{day}: {why}" for why in self.wrong(state)]
        return found

    def twice(self, day: date) -> set:
        """What two rows change on one day: a thing of a unit or a person holds from a day on, and from that day it can
        only be one."""
        state, seen, again = self.state(day - timedelta(1)).copy(), set(), set()
        for on, _, _, _, entry in self.story:
            if on == day:
                before = state.copy()
                self.apply(state, entry)
                turned = state.differences(before)
                again |= turned & seen
                seen |= turned
        return again

    @staticmethod
    def wrong(state: State) -> list[str]:
        found = []
        for unit in filter(state.stands, state.type):
            parent = state.parent.get(unit)
            if parent and not state.stands(parent):
                found.append(f"{unit} stands under {parent}, which does not")
            elif parent and state.type[unit] not in MAY_HOLD[state.type[parent]]:
                found.append(f"{unit} may not stand under {parent}")
            if parent and unit in state.above(parent):
                found.append(f"{unit} stands under itself")
        found += [f"{person} is in {cell}, which is no cell" for person, cell in state.cell.items()
                  if not state.stands(cell) or state.type[cell] not in CELLS]
        found += [f"{code} is managed by {unit}, which does not stand" for code, unit in state.manager.items()
                  if not state.stands(unit)]
        return found

    def apply(self, state: State, entry: Entry) -> list[str]:
        return getattr(self, "_" + entry.list)(state, entry)

    def _units(self, state: State, entry: Entry) -> list[str]:
        state.type[entry.code], state.parent[entry.code] = entry.type, entry.parent
        state.code[entry.code] = entry.code
        return []

    def _enterprises(self, state: State, entry: Entry) -> list[str]:
        state.manager[entry.code] = entry.manager
        return []

    def _movements(self, state: State, entry: Entry) -> list[str]:
        person, unit, kind = entry.person, entry.unit, entry.kind
        where, gone = state.cell.get(person), state.left.get(person)
        if kind in ENTERING:
            state.cell[person], state.status[person] = unit, entry.status or PROBATIONARY
            state.left.pop(person, None)
            return ["is a member"] * bool(where) + [f"has left by {gone}"] * (gone not in ENTERING[kind]) \
                + self.no_cell(state, unit)
        if kind == "Chuyển đến" and not entry.status:
            state.cell[person] = unit
            return ["is not on the way there"] * (state.left.pop(person, None) != ("Chuyển đi", unit)) \
                + self.no_cell(state, unit)
        if where != unit:
            return [f"is in {where}"]
        if kind == "Công nhận chính thức":
            already = state.status[person] == OFFICIAL
            state.status[person] = OFFICIAL
            return ["is official"] * already
        if kind in LEAVING or kind == "Chuyển đi":
            del state.cell[person]
            state.left[person] = (kind, entry.to) if entry.to else kind
            return self.no_cell(state, entry.to) if entry.to else []
        if kind == ALONG:
            led = any(each.kind in ENDINGS and (on, each.unit, each.other) == (entry.on, unit, entry.to)
                      for on, *_, each in self.story)
            state.cell[person] = entry.to
            return [] if led else ["no reorganisation led there"]
        assert kind == "Chuyển sinh hoạt chính thức", kind
        state.cell[person] = entry.to
        return ["stays where it is"] * (entry.to == unit) + self.no_cell(state, entry.to)

    @staticmethod
    def no_cell(state: State, unit) -> list[str]:
        return [] if state.stands(unit) and state.type[unit] in CELLS else [f"{unit} is no cell"]

    def _reorganisations(self, state: State, entry: Entry) -> list[str]:
        unit, other = entry.unit, entry.other
        if not state.stands(unit):
            return [f"{unit} does not stand"]
        if entry.kind == "Đổi tên":
            state.code[unit] = entry.name
            return []
        if entry.kind in MOVES:
            same = state.parent.get(unit) == entry.parent
            below = state.under(entry.parent, unit)
            state.parent[unit] = entry.parent
            return ["is there already"] * same + ["would stand under itself"] * below
        if entry.kind == "Chuyển đổi loại hình, nâng cấp":
            same = state.type[unit] == entry.type
            state.type[unit] = entry.type
            state.parent[unit] = entry.parent or state.parent[unit]
            return ["is of this type already"] * same
        assert entry.kind == "Chia tách" or entry.kind in ENDINGS, entry.kind
        people, units, enterprises = entry.carried or self.carried(state, entry)
        strange = [f"{person} is not there" for person in people if state.cell.get(person) != unit]
        if entry.kind in ("Chia tách", "Hợp nhất") and other not in state.type:
            self.form(state, entry)
        if entry.kind in ENDINGS:
            state.ended[unit] = other
            if not other:
                return ["is not empty"] * bool(people or units or enterprises)
        state.cell.update({person: other for person in people})
        state.parent.update({each: other for each in units})
        state.manager.update({code: other for code in enterprises})
        return strange + [f"{other} cannot receive"] * (not state.stands(other) or state.under(other, unit))

    def carried(self, state: State, entry: Entry) -> tuple[list, list, list]:
        """Whom and what a row takes along: a split its people or those who work at its host; an ending all there is."""
        there = state.people(entry.unit)
        if entry.kind == "Chia tách":
            work = [person for person in there if self.workplaces.get(person) == entry.host]
            return list(entry.people or work), [], []
        if entry.kind not in ENDINGS:
            return [], [], []
        below = [each for each, parent in state.parent.items() if parent == entry.unit and state.stands(each)]
        return there, below, [code for code, manager in state.manager.items() if manager == entry.unit]

    def as_recorded(self, entry: Entry) -> Entry:
        """A reorganisation with what it takes along as things are known now. Who is found late is not taken along."""
        state = State(entry.on)
        for on, phase, _, _, each in self.story:
            if each is entry:
                break
            if on < entry.on or on == entry.on and phase <= self.PHASES["reorganisations"]:
                self.apply(state, each)
        cells = dict(entry.cells) | {"carried": self.carried(state, entry)}
        if entry.kind == "Chia tách":
            cells["type"] = entry.type or state.type[entry.unit]
            cells["parent"] = entry.parent or state.parent[entry.unit]
        return Entry.of(entry.list, entry.on, **cells)

    @staticmethod
    def form(state: State, entry: Entry):
        state.type[entry.other] = entry.type or state.type[entry.unit]
        state.code[entry.other] = entry.other
        state.parent[entry.other] = entry.parent or state.parent[entry.unit]

    def figures(self, unit, first: date, last: date) -> dict:
        """Every figure of a unit over a period, by its definition."""
        end = self.state(last)
        under = [each for each in end.type if end.stands(each) and end.under(each, unit)]
        kinds = [end.type[each] for each in under]
        members = [person for person, cell in end.cell.items() if cell in under]
        stock = {
            "party.organisations": sum(kind not in (PROVINCE, UPPER) for kind in kinds),
            "party.grassroots": sum(kind in (COMMITTEE, ROOT_CELL) for kind in kinds),
            "party.members": len(members),
            "party.members.official": sum(end.status[person] == OFFICIAL for person in members),
            "enterprises": sum(manager in under for manager in end.manager.values())}
        inside = [entry for entry in self.happened(first, last) if self.counted(entry, unit)]
        surveys = [entry for entry in inside if entry.list == "surveys"]
        flow = {
            "party.cells.founded": sum(
                entry.entry == "Thành lập" and entry.type in CELLS for entry in inside if entry.list == "units"),
            "party.members.admitted": sum(entry.kind == "Kết nạp" for entry in inside if entry.list == "movements"),
            "enterprises.surveyed": len(surveys),
            "enterprises.surveyed.eligible": sum(entry.official >= ENOUGH for entry in surveys),
            "enterprises.surveyed.members_not_enough": sum(
                entry.official < ENOUGH and entry.official + entry.probationary > 0 for entry in surveys)}
        entered = next((entry for _, entry in self.rows if entry.list == "units" and entry.code == unit), None)
        opened = entered.on if entered and entered.entry == "Đầu kỳ" else date.min
        known = unit in self.state(date.max).type
        unheld = "not held"
        return {name: value if known and last >= opened else unheld for name, value in stock.items()} | {
            name: value if known and first > opened else unheld for name, value in flow.items()}

    def happened(self, first: date, last: date) -> list[Entry]:
        return [entry for _, entry in self.rows if first <= entry.on <= last]

    def counted(self, entry: Entry, unit) -> bool:
        """Whether an event counts in a unit: where it happened lies under the unit on the tree of its day."""
        that_day = self.state(entry.on)
        if entry.list == "surveys":
            return that_day.under(that_day.manager[entry.code], unit)
        return that_day.under(entry.code if entry.list == "units" else entry.unit, unit)

    def strength(self, unit, first: date, last: date) -> dict:
        """The columns of the increase/decrease table: whoever crosses the unit's boundary, by what took them across."""
        count = dict.fromkeys(
            ["opening", "listed", "admission", "readmission", "restoration", "transfer_in",
             "transfer_in_beyond", "reorganisation_in", "transfer_out", "transfer_out_beyond", *LEAVING.values(),
             "reorganisation_out", "closing"], 0)

        def inside(state: State) -> set:
            return {person for person, cell in state.cell.items() if state.under(cell, unit)}

        count["opening"] = len(inside(self.state(first - timedelta(1))))
        count["closing"] = len(inside(self.state(last)))
        for day in (day for day in self.days if first <= day <= last):
            before, state = inside(self.state(day - timedelta(1))), State(day)
            for on, phase, _, _, entry in self.story:
                if on < day or on == day and phase < self.PHASES["movements"]:
                    self.apply(state, entry)
            after = inside(state)
            count["reorganisation_in"] += len(after - before)
            count["reorganisation_out"] += len(before - after)
            for entry in (entry for _, entry in self.rows if entry.list == "movements" and entry.on == day):
                before = inside(state)
                self.apply(state, entry)
                count[self.column(entry, "in")] += len(inside(state) - before)
                count[self.column(entry, "out")] += len(before - inside(state))
        return count

    @staticmethod
    def column(entry: Entry, way: str) -> str:
        named = {"Đầu kỳ": "listed", "Kết nạp": "admission", "Kết nạp lại": "readmission",
                 "Phục hồi đảng tịch": "restoration"} | LEAVING
        if entry.kind == ALONG:
            return f"reorganisation_{way}"
        return named.get(entry.kind, f"transfer_{way}" + "_beyond" * (entry.province == "Ngoài tỉnh"))


class Book:
    """All that was accepted: rows by operation, and which operation took which one back."""

    def __init__(self, workplaces: dict | None = None):
        self.entries: list[tuple[int, Entry]] = []
        self.reversed: dict[int, int] = {}
        self.workplaces = workplaces or {}

    def known(self, at: int, more=(), without: int | None = None) -> Known:
        """What is known after operation `at`; perhaps with more rows, or as if one more operation were taken back."""
        stand = [(op, entry) for op, entry in self.entries
                 if op <= at and not self.reversed.get(op, at + 1) <= at and op != without]
        return Known(stand + [(at + 1, entry) for entry in more], self.workplaces)

    def record(self, op: int, entries):
        """Keeps what operation `op` was accepted to say."""
        known = self.known(op - 1, more=entries)
        self.entries += [
            (op, known.as_recorded(entry) if entry.list == "reorganisations" else entry) for entry in entries]

"""The register worked out again from its lists, plainly and slowly: every question replays the accepted rows, day by
day. Written from the data model and the documents of the lists, and from nothing in Sources."""

from datetime import date, timedelta
from functools import lru_cache

from oracle_state import (
    ALONG, CELLS, ENDINGS, ENTERING, LEAVING, MAY_HOLD, MOVES, OFFICIAL, PROBATIONARY, Entry, State)


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
        found += [f"{person} is on the way to {state.way(person)[1]}, which is no cell" for person in state.left
                  if state.way(person) and Known.no_cell(state, state.way(person)[1])]
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
            strange = state.way(person)[1:] != (unit,)
            state.left.pop(person, None)
            state.cell[person] = unit
            return ["is not on the way there"] * strange + self.no_cell(state, unit)
        if kind == ALONG and unit in state.way(person):
            state.lead(person, unit, entry.to)
            return self.led(entry)
        if where != unit:
            return [f"is in {where}"]
        if kind == "Công nhận chính thức":
            already = state.status[person] == OFFICIAL
            state.status[person] = OFFICIAL
            return ["is official"] * already
        stays = ["stays where it is"] * (entry.to == unit)
        if kind in LEAVING or kind == "Chuyển đi":
            del state.cell[person]
            state.left[person] = (kind, unit, entry.to) if entry.to else kind
            return stays + self.no_cell(state, entry.to) if entry.to else []
        if kind == ALONG:
            state.cell[person] = entry.to
            return self.led(entry)
        assert kind == "Chuyển sinh hoạt chính thức", kind
        state.cell[person] = entry.to
        return stays + self.no_cell(state, entry.to)

    def led(self, entry: Entry) -> list[str]:
        there = any(each.kind in ENDINGS and (on, each.unit, each.other) == (entry.on, entry.unit, entry.to)
                    for on, *_, each in self.story)
        return [] if there else ["no reorganisation led there"]

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
            same = state.type[unit] == entry.type and entry.parent in (None, state.parent[unit])
            state.type[unit] = entry.type
            state.parent[unit] = entry.parent or state.parent[unit]
            return ["is of this type already"] * same
        assert entry.kind == "Chia tách" or entry.kind in ENDINGS, entry.kind
        people, units, enterprises, ways = entry.carried or self.carried(state, entry)
        expected = [person for person in ways if state.way(person)[1:] == (unit,)]
        strange = [f"{person} is not on the way" for person in ways if unit not in state.way(person)]
        strange += [f"{person} is not there" for person in people if state.cell.get(person) != unit]
        if entry.kind in ("Chia tách", "Hợp nhất") and other not in state.type:
            self.form(state, entry)
        if entry.kind in ENDINGS:
            state.ended[unit] = other
            if not other:
                return ["is not empty"] * bool(people or units or enterprises or expected)
            strange += [f"{other} is below it"] * state.under(other, unit)
        state.cell.update({person: other for person in people})
        for person in ways:
            # Nobody is led by what is no cell; who is expected in one is found out as soon as the day is over.
            if unit in state.way(person) and (person in expected or not self.no_cell(state, other)):
                state.lead(person, unit, other)
        state.parent.update({each: other for each in units})
        state.manager.update({code: other for code in enterprises})
        return strange + [f"{other} does not stand"] * (not state.stands(other))

    def carried(self, state: State, entry: Entry) -> tuple[list, list, list, list]:
        """Whom and what a row takes along: a split its people or those who work at its host; an ending all there is.
        The last are on the way from or to it."""
        there = state.people(entry.unit)
        departed, expected = state.on_the_way(entry.unit)
        if entry.kind == "Chia tách":
            def work(those):
                return [person for person in those if self.workplaces.get(person) == entry.host]
            return list(entry.people or work(there)), [], [], [] if entry.people else work(expected)
        if entry.kind not in ENDINGS:
            return [], [], [], []
        below = [each for each, parent in state.parent.items() if parent == entry.unit and state.stands(each)]
        managed = [code for code, manager in state.manager.items() if manager == entry.unit]
        return there, below, managed, departed + expected

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

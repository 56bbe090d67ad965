"""What a decision on reorganisation might say of a world on a day. Not all of it can be."""

from datetime import date

from oracle import Known
from oracle_lists import RENAME
from oracle_state import CELL, CELLS, COMMITTEE, ENDINGS, MAY_HOLD, MOVES, ROOT_CELL, UPPER, Entry


class Reorganising:
    """The reorganisations of a ``World``."""

    def reorganisation(self, kind: str, day: date, unit, **cells) -> Entry:
        return Entry.of("reorganisations", day, kind=kind, unit=unit, **cells)

    def rename(self, known: Known, day: date):
        return [self.reorganisation(RENAME, day, self.one(self.standing(known.state(day))), name=self.code("R"))]

    def move(self, known: Known, day: date):
        state = known.state(day)
        unit = self.one(each for each in self.standing(state) if state.parent.get(each))
        parent = self.one(each for each in self.standing(state) if state.type[unit] in MAY_HOLD[state.type[each]])
        return [self.reorganisation(self.one(MOVES), day, unit, parent=parent)]

    def convert(self, known: Known, day: date):
        """A grassroots cell becomes a cell of a committee, or the other way round."""
        state = known.state(day)
        unit = self.one(self.standing(state, *CELLS))
        if not unit:
            return None
        kind, above = (CELL, COMMITTEE) if state.type[unit] == ROOT_CELL else (ROOT_CELL, UPPER)
        return [self.reorganisation("Chuyển đổi loại hình, nâng cấp", day, unit, type=kind,
                                    parent=self.one(self.standing(state, above)))]

    def raise_(self, known: Known, day: date):
        """A grassroots cell becomes a committee, and its members go to cells below it; or a committee is raised, and
        the cells below it become grassroots cells."""
        state = known.state(day)
        unit = self.one(self.standing(state, ROOT_CELL, COMMITTEE))
        if not unit:
            return None
        kind = "Chuyển đổi loại hình, nâng cấp"
        if state.type[unit] == COMMITTEE:
            cells = [each for each in self.standing(state, CELL) if state.parent[each] == unit]
            return [self.reorganisation(kind, day, unit, type=UPPER)] + [
                self.reorganisation(kind, day, each, type=ROOT_CELL) for each in cells]
        people = sorted(state.people(unit))
        halves = [people[: len(people) // 2], people[len(people) // 2:]]
        return [self.reorganisation(kind, day, unit, type=COMMITTEE)] + [
            self.reorganisation(
                "Chia tách", day, unit, other=self.code("S"), type=CELL, parent=unit, people=tuple(half))
            for half in halves if half]

    def merge(self, known: Known, day: date):
        state = known.state(day)
        unit = self.one(self.standing(state))
        receiver = self.one(each for each in self.standing(state, state.type[unit]) if each != unit)
        kind = self.one(ENDINGS - {"Hợp nhất"})
        empty = kind != "Sáp nhập" and not any(known.carried(state, self.reorganisation(kind, day, unit)))
        return [self.reorganisation(kind, day, unit, other=None if empty else receiver)]

    def amalgamate(self, known: Known, day: date):
        state = known.state(day)
        first = self.one(each for each in self.standing(state) if state.parent.get(each))
        second = self.one(each for each in self.standing(state, state.type[first]) if each != first)
        new, parent = self.code("A"), state.parent[first]
        return second and [
            self.reorganisation("Hợp nhất", day, each, other=new, type=state.type[first], parent=parent)
            for each in (first, second)]

    def split(self, known: Known, day: date):
        state = known.state(day)
        unit = self.one(each for each in self.standing(state, *CELLS) if state.people(each))
        if not unit:
            return None
        there = sorted(state.people(unit))
        host = self.one({self.book.workplaces.get(each) for each in there} - {None})
        going = {"host": host} if host and self.chance.random() < 0.4 else {
            "people": tuple(self.chance.sample(there, self.chance.randint(1, len(there))))}
        new = self.code("S")
        parted = [self.reorganisation("Chia tách", day, unit, other=new, **going)]
        if self.chance.random() < 0.25:
            parted.append(self.reorganisation("Kết thúc hoạt động", day, unit, other=new))
        return parted

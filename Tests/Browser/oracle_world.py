"""Small random worlds: what an office might record over three years, in no good order, some of it wrong."""

import random
from datetime import date, timedelta

import oracle
from oracle import CELL, CELLS, COMMITTEE, LEAVING, ROOT_CELL, UPPER, Book, Entry, Known
from oracle_lists import RENAME, Command, row
from workbooks import tax_code

OPENING = date(2020, 1, 1)
LAST = date(2022, 12, 31)
STAYING = ["Chuyển sinh hoạt chính thức", "Công nhận chính thức"]
KINDS = {*oracle.ENTERING, *LEAVING, *STAYING, "Chuyển đi"} - {"Đầu kỳ"}
TAX_CODES = [tax_code(number) for number in (40001, 40002, 40004, 40005, 40006, 40007)]


class World:
    """The random source, and the book of what was accepted so far."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)
        self.people = [f"P{number:02}" for number in range(1, self.chance.randint(45, 80))]
        self.enterprises = self.chance.sample(TAX_CODES, self.chance.randint(3, 5))
        works = {person: self.chance.choice([None, *self.enterprises]) for person in self.people}
        self.book = Book({person: work for person, work in works.items() if work})
        self.now = 0
        self.made = 0
        self.frontier = OPENING
        self.paper = 0

    @property
    def known(self) -> Known:
        return self.book.known(self.now)

    def command(self, kind: str, entries) -> Command:
        self.paper += 1
        code = self.known.state(LAST).code
        return Command(kind, tuple(entries), rows=tuple(row(each, code, f"{self.paper}") for each in entries))

    def code(self, letter: str) -> str:
        self.made += 1
        return f"{letter}{self.made}"

    def start(self):
        """What the register opens with: units, the enterprises they manage, people, and who is a member where."""
        units = [Entry.of("units", OPENING, code="T1", type=UPPER, entry="Đầu kỳ")]

        def add(letter, kind, parent):
            units.append(Entry.of("units", OPENING, code=self.code(letter), type=kind, parent=parent, entry="Đầu kỳ"))
            return units[-1].code

        uppers = [add("U", UPPER, "T1") for _ in range(self.chance.randint(2, 3))]
        grass = [add("G", COMMITTEE, self.chance.choice(uppers)) for _ in range(self.chance.randint(4, 6))]
        cells = [add("C", CELL, self.chance.choice(grass)) for _ in range(self.chance.randint(8, 11))]
        cells += [add("K", ROOT_CELL, self.chance.choice(uppers)) for _ in range(self.chance.randint(2, 4))]
        yield self.command("units", units)
        yield self.command("enterprises", [
            Entry.of("enterprises", OPENING, code=code, manager=self.chance.choice(uppers + grass + cells))
            for code in self.enterprises])
        yield self.command("people", [
            Entry.of("people", OPENING, person=person, work=self.book.workplaces.get(person))
            for person in self.people])
        yield self.command("movements", [
            Entry.of("movements", OPENING, person=person, kind="Đầu kỳ", unit=self.chance.choice(cells),
                     status=self.chance.choice([oracle.OFFICIAL, oracle.OFFICIAL, oracle.PROBATIONARY]))
            for person in self.people[: len(self.people) * 2 // 3]])

    def next(self) -> Command:
        """Something an office might record next."""
        ways = {self.moving: 9, self.founding: 3, self.surveying: 2, self.reorganising: 8, self.batch: 3,
                self.reversing: 4, self.joining: 1, self.mistake: 2}
        while True:
            command = self.chance.choices(list(ways), list(ways.values()))[0]()
            if command and (command.back or command.entries):
                return command

    def day(self) -> date:
        """Mostly a little after all that was recorded, sometimes well before."""
        if self.chance.random() < 0.3:
            return OPENING + timedelta(self.chance.randint(1, max(1, (self.frontier - OPENING).days)))
        self.frontier = min(LAST, self.frontier + timedelta(self.chance.randint(0, 60)))
        return max(self.frontier, OPENING + timedelta(1))

    def one(self, of):
        choices = sorted(of)
        return self.chance.choice(choices) if choices else None

    def standing(self, state, *types) -> list:
        return [unit for unit in state.type if state.stands(unit) and (not types or state.type[unit] in types)]

    def fits(self, entries) -> bool:
        return not self.book.known(self.now, more=entries).problems()

    def moving(self) -> Command | None:
        taken: list[Entry] = []
        day = self.day()
        for _ in range(self.chance.randint(1, 6)):
            entry = self.movement(min(LAST, day + timedelta(self.chance.randint(0, 25))))
            busy = {(each.person, each.on) for _, each in self.known.rows if each.list == "movements"}
            busy |= {(each.person, each.on) for each in taken}
            if entry and (entry.person, entry.on) not in busy and self.fits([*taken, entry]):
                taken.append(entry)
        return self.command("movements", taken)

    def movement(self, day: date) -> Entry | None:
        state = self.known.state(day)
        person = self.one(self.people)
        cell, others = state.cell.get(person), self.standing(state, *CELLS)
        gone = state.left.get(person)
        if isinstance(gone, tuple):
            return Entry.of("movements", day, person=person, kind="Chuyển đến", unit=gone[1])
        if cell:
            kind = self.chance.choice(STAYING * 4 + list(LEAVING) + ["Chuyển đi"] * 2)
        else:
            kind = self.one(each for each, after in oracle.ENTERING.items() if gone in after and each in KINDS)
        if kind not in KINDS or kind.startswith("Hủy") and not self.admitted(person):
            return None
        to = self.one(others) if kind.startswith("Chuyển sinh") else None
        province = self.chance.choice(["Trong tỉnh", "Ngoài tỉnh"]) if "ngoài sổ" in kind else None
        if kind == "Chuyển đi":
            to, province = self.chance.choice([(self.one(others), None), (None, "Ngoài tỉnh"), (None, "Trong tỉnh")])
        status = oracle.OFFICIAL if province and not cell or kind.startswith("Phục") else None
        return Entry.of("movements", day, person=person, kind=kind, unit=cell or self.one(others), to=to,
                        status=status, province=province)

    def admitted(self, person) -> bool:
        return any(each.person == person and each.kind == "Kết nạp" for _, each in self.known.rows)

    def founding(self) -> Command | None:
        day = self.day()
        state = self.known.state(day)
        kind = self.chance.choice([CELL, CELL, ROOT_CELL, COMMITTEE])
        parent = self.one(unit for unit in self.standing(state) if kind in oracle.MAY_HOLD[state.type[unit]])
        host = self.one(self.enterprises) if kind in CELLS and self.chance.random() < 0.3 else None
        first = Entry.of("units", day, code=self.code("N"), type=kind, parent=parent, entry="Thành lập", host=host)
        below = [Entry.of("units", day, code=self.code("N"), type=CELL, parent=first.code, entry="Thành lập")
                 for _ in range(2 * (kind == COMMITTEE))]
        return self.command("units", [first, *below]) if parent else None

    def joining(self) -> Command | None:
        """Units that were there before, listed from a later day than the register's first."""
        day = self.day()
        parent = self.one(self.standing(self.known.state(day), UPPER))
        first = Entry.of("units", day, code=self.code("J"), type=COMMITTEE, parent=parent, entry="Đầu kỳ")
        cell = Entry.of("units", day, code=self.code("J"), type=CELL, parent=first.code, entry="Đầu kỳ")
        return self.command("units", [first, cell]) if parent else None

    def surveying(self) -> Command | None:
        day = self.day()
        codes = self.chance.sample(self.enterprises, 2)
        return self.command("surveys", [
            Entry.of("surveys", day, code=code, round=f"Đợt {self.paper}", official=self.chance.randint(0, 4),
                     probationary=self.chance.randint(0, 1)) for code in codes])

    def reorganising(self, day: date | None = None, earlier=()) -> Command | None:
        day = day or self.day()
        known = self.book.known(self.now, more=earlier)
        for _ in range(10):
            entries = self.chance.choice([
                self.rename, self.move, self.convert, self.merge, self.merge, self.amalgamate, self.split, self.split,
                self.raise_])(known, day)
            # One in eight is told although it cannot be.
            if entries and (self.chance.random() < 0.125 and not earlier or self.fits([*earlier, *entries])):
                return self.command("reorganisations", [*earlier, *entries])
        return None

    def batch(self) -> Command | None:
        day, command = self.day(), None
        for _ in range(self.chance.randint(2, 3)):
            command = self.reorganising(day, command.entries if command else ()) or command
        return command

    def reorganisation(self, kind: str, day: date, unit, **cells) -> Entry:
        return Entry.of("reorganisations", day, kind=kind, unit=unit, **cells)

    def rename(self, known: Known, day: date):
        return [self.reorganisation(RENAME, day, self.one(self.standing(known.state(day))), name=self.code("R"))]

    def move(self, known: Known, day: date):
        state = known.state(day)
        unit = self.one(each for each in self.standing(state) if state.parent.get(each))
        parent = self.one(each for each in self.standing(state) if state.type[unit] in oracle.MAY_HOLD[state.type[each]])
        return [self.reorganisation(self.one(oracle.MOVES), day, unit, parent=parent)]

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
            self.reorganisation("Chia tách", day, unit, other=self.code("S"), type=CELL, parent=unit, people=tuple(half))
            for half in halves if half]

    def merge(self, known: Known, day: date):
        state = known.state(day)
        unit = self.one(self.standing(state))
        receiver = self.one(each for each in self.standing(state, state.type[unit]) if each != unit)
        return [self.reorganisation(self.one(oracle.ENDINGS - {"Hợp nhất"}), day, unit, other=receiver)]

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

    def reversing(self) -> Command | None:
        done = {op for op, _ in self.book.entries if op not in self.book.reversed and op > 4}
        recent = sorted(done)[-8:]
        return Command("reverse", back=self.one(self.chance.choice([recent, recent, done]))) if done else None

    def mistake(self) -> Command | None:
        """A movement of somebody who is not there, or is there already, or has left."""
        day = self.day()
        cells = self.standing(self.known.state(day), *CELLS)
        kind = self.chance.choice(["Kết nạp", "Xóa tên", *STAYING])
        to = self.one(cells) if kind.startswith("Chuyển") else None
        entry = Entry.of("movements", day, person=self.one(self.people), kind=kind, unit=self.one(cells), to=to)
        busy = any(each.list == "movements" and (each.person, each.on) == (entry.person, day)
                   for _, each in self.known.rows)
        return None if busy else self.command("movements", [entry])

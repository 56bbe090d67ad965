"""Small random worlds: what an office might record over three years, in no good order, some of it wrong."""

import random
from datetime import date, timedelta

import oracle_state as words
from oracle import Book, Known
from oracle_lists import Command, row
from oracle_reorganising import Reorganising
from oracle_state import CELL, CELLS, COMMITTEE, LEAVING, ROOT_CELL, UPPER, Entry
from workbooks import tax_code

OPENING = date(2020, 1, 1)
LAST = date(2022, 12, 31)
STAYING = ["Chuyển sinh hoạt chính thức", "Công nhận chính thức"]
KINDS = {*words.ENTERING, *LEAVING, *STAYING, "Chuyển đi", "Chuyển đến", words.ALONG} - {"Đầu kỳ"}
TAX_CODES = [tax_code(number) for number in (40001, 40002, 40004, 40005, 40006, 40007)]


class World(Reorganising):
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
                     status=self.chance.choice([words.OFFICIAL, words.OFFICIAL, words.PROBATIONARY]))
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
            if entry and (entry.person, entry.on) not in busy:
                late = [entry, *self.along([*taken, entry], entry.person)]
                taken += late if self.fits([*taken, *late]) else []
        return self.command("movements", taken)

    def along(self, entries, person) -> list[Entry]:
        """What takes somebody found late along, out of each cell that has ended since."""
        added: list[Entry] = []
        while words.ALONG in KINDS:
            known = self.book.known(self.now, more=[*entries, *added])
            last = known.state(LAST)
            cell = last.cell.get(person) or next(iter(last.way(person)[1:]), None)
            ending = known.state(LAST).ended.get(cell) and next(
                each for *_, each in known.story if each.kind in words.ENDINGS and each.unit == cell)
            if not ending:
                break
            added.append(Entry.of(
                "movements", ending.on, person=person, kind=words.ALONG, unit=cell, to=ending.other))
        return added

    def movement(self, day: date) -> Entry | None:
        state = self.known.state(day)
        person = self.one(self.people)
        cell, others = state.cell.get(person), self.standing(state, *CELLS)
        gone = state.left.get(person)
        if isinstance(gone, tuple):  # on the way
            return Entry.of("movements", day, person=person, kind="Chuyển đến", unit=state.way(person)[1])
        if cell:
            kind = self.chance.choice(STAYING * 4 + list(LEAVING) + ["Chuyển đi"] * 2)
        else:
            kind = self.one(each for each, after in words.ENTERING.items() if gone in after and each in KINDS)
        if kind not in KINDS or kind.startswith("Hủy") and not self.admitted(person):
            return None
        to = self.one(others) if kind.startswith("Chuyển sinh") else None
        province = self.chance.choice(["Trong tỉnh", "Ngoài tỉnh"]) if "ngoài sổ" in kind else None
        if kind == "Chuyển đi":
            to, province = self.chance.choice([(self.one(others), None), (None, "Ngoài tỉnh"), (None, "Trong tỉnh")])
        status = words.OFFICIAL if province and not cell or kind.startswith("Phục") else None
        return Entry.of("movements", day, person=person, kind=kind, unit=cell or self.one(others), to=to,
                        status=status, province=province)

    def admitted(self, person) -> bool:
        return any(each.person == person and each.kind == "Kết nạp" for _, each in self.known.rows)

    def founding(self) -> Command | None:
        day = self.day()
        state = self.known.state(day)
        kind = self.chance.choice([CELL, CELL, ROOT_CELL, COMMITTEE])
        parent = self.one(unit for unit in self.standing(state) if kind in words.MAY_HOLD[state.type[unit]])
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

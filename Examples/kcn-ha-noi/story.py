"""What happened in this world: enterprises, organisations, members. The same every time it is told.

What is published stands in capitals below, and the program must find it again; everything else is invented here.
"""

import datetime
import random
from collections import defaultdict

from words import FOREIGN_NAMES, GIVEN, MIDDLE, PRIVATE_NAMES, PRODUCTS, SURNAMES, ZONES

MEMBERS_IN_ENTERPRISES, ADMITTED, UNION_MEMBERS, NEW_UNION_MEMBERS = 1063, 517, 129_036, 71_785
OPENING, RAISED = datetime.date(2015, 7, 31), datetime.date(2016, 4, 13)
# How many each year of the term, 2015 (from 1/8) to 2020 (to 31/7). Foundings of 2018: 7 to the end of June, 3 after.
CELLS, UNIONS, YOUTH = (4, 8, 9, 10, 12, 10), (7, 18, 19, 18, 14, 13), (1, 4, 4, 5, 6, 3)
SEASONS = {
    2015: {(2, 9): 24, (7, 11): 22}, 2016: {(3, 2): 20, (19, 5): 26, (2, 9): 26, (7, 11): 25},
    2017: {(3, 2): 22, (19, 5): 28, (2, 9): 27, (7, 11): 26}, 2018: {(3, 2): 24, (19, 5): 28, (2, 9): 28, (7, 11): 28},
    2019: {(3, 2): 25, (19, 5): 29, (2, 9): 29, (7, 11): 29}, 2020: {(3, 2): 26, (19, 5): 25}}
# Of those admitted, the four in the cells that stand in no enterprise.
ELSEWHERE = {(19, 5, 2016): "CB-BANQUANLY", (2, 9, 2017): "CB-BANQUANLY", (7, 11, 2018): "CB-BANQUANLY",
             (19, 5, 2019): "CB-CONGDOAN"}
REMOVED = 22
COMMITTEE = "Đảng ủy các Khu công nghiệp và chế xuất Hà Nội"
CITY, UNION = "Thành ủy Hà Nội", "Công đoàn các Khu công nghiệp và chế xuất Hà Nội"
YOUTH_UNION = "Đoàn Thanh niên các Khu công nghiệp và chế xuất Hà Nội"

chance = random.Random(1771)
date = datetime.date


def pick(choices, weights=None):
    return chance.choices(choices, weights)[0]


def working_days(first, last, count):
    """So many working days spread over a period."""
    days = [first + (last - first) * (2 * number + 1) / (2 * count) for number in range(count)]
    return [day - datetime.timedelta(max(0, day.weekday() - 4)) for day in days]


def spread(counts):
    """The days of foundings over the years of the term. None in April 2016 before the committee was raised."""
    days = []
    for year, count in zip(range(2015, 2021), counts):
        first = date(year, 8, 10) if year == 2015 else date(year, 2, 24)
        if year == 2016:
            days += working_days(first, date(2016, 3, 28), 2) + working_days(RAISED, date(2016, 12, 12), count - 2)
        elif year == 2018 and counts is CELLS:
            days += working_days(first, date(2018, 6, 25), 7) + working_days(date(2018, 7, 10), date(2018, 12, 7), 3)
        else:
            days += working_days(first, date(year, 7, 24) if year == 2020 else date(year, 12, 14), count)
    return days


class Decisions:
    """Decisions of one issuer, numbered in the order of their days once all are known."""

    def __init__(self, issuer, symbol, first=1):
        self.issuer, self.symbol, self.first, self.made = issuer, symbol, first, []

    def of(self, day):
        self.made.append([None, day, self.issuer])
        return self.made[-1]

    def number(self):
        for number, decision in enumerate(sorted(self.made, key=lambda made: made[1]), self.first):
            decision[0] = f"{number}-QĐ/{self.symbol}" if self.symbol == "ĐU" else f"{number}/QĐ-{self.symbol}"


class World:
    """Told in order: `enterprises`, `units` and `people` come in, `movements` happen to people."""

    def __init__(self):
        self.by = {"Đảng": Decisions(COMMITTEE, "ĐU"), "Công đoàn": Decisions(UNION, "CĐKCN"),
                   "Đoàn Thanh niên": Decisions(YOUTH_UNION, "ĐTN")}
        self.enterprises, self.units, self.people, self.movements = [], [], [], []
        self.members = defaultdict(list)  # of each cell, at the moment of the story

        self.invent_enterprises()
        self.found_organisations()
        self.open_cells()
        self.live()
        for decisions in self.by.values():
            decisions.number()

    # MARK: Enterprises and what stands in them

    def invent_enterprises(self):
        names = {"100% vốn nước ngoài": list(FOREIGN_NAMES), "Tư nhân": list(PRIVATE_NAMES)}
        for kind in names.values():
            chance.shuffle(kind)
        number = 19930000
        for zone in ZONES:
            for role, foreign, private, joint in zip(("opening", "later", "none"), *zone["capital"]):
                for capital in ["100% vốn nước ngoài"] * foreign + ["Tư nhân"] * private + ["Liên doanh"] * joint:
                    while tax_code(number) is None:
                        number += 137
                    name = names["Tư nhân" if capital == "Tư nhân" else "100% vốn nước ngoài"].pop()
                    product = pick(PRODUCTS)
                    form = {"100% vốn nước ngoài": "Công ty TNHH một thành viên", "Tư nhân": "Công ty cổ phần"}.get(
                        capital, "Công ty TNHH hai thành viên trở lên")
                    title = f"Công ty Cổ phần {product} {name}" if capital == "Tư nhân" else (
                        f"Công ty TNHH {product} {name} Việt Nam")
                    self.enterprises.append({
                        "tax": tax_code(number), "name": title, "form": form, "capital": capital, "zone": zone,
                        "industry": product, "cell": role, "from": OPENING,
                        "address": f"Lô {pick('ABCDEGHK')}{1 + int(chance.random() * 40)}, {zone['name']}, "
                                   f"{zone['commune']}, {zone['district']}, Hà Nội"})
                    number += 137

    def unit(self, code, name, line, kind, parent, enterprise, day, block="Doanh nghiệp"):
        entering = day > OPENING
        self.units.append({
            "code": code, "enterprise": enterprise, "line": line, "kind": kind, "day": day, "name": name,
            "row": [code, name, line, kind, parent, block, enterprise and enterprise["tax"],
                    "Thành lập" if entering else "Đầu kỳ", day],
            "decision": self.by[line].of(day) if entering else ["", "", ""]})
        return self.units[-1]

    def found_organisations(self):
        for code, name, block in (
                ("CB-BANQUANLY", "Chi bộ Cơ quan Ban Quản lý các Khu công nghiệp và chế xuất Hà Nội", "Cơ quan"),
                ("CB-CONGDOAN", "Chi bộ Công đoàn các Khu công nghiệp và chế xuất Hà Nội", "Đoàn thể")):
            self.unit(code, name, "Đảng", "Chi bộ trực thuộc", "DU-KCN", None, OPENING, block)
        hosts = [each for each in self.enterprises if each["cell"] != "none"]
        others = [each for each in self.enterprises if each["cell"] == "none"]
        chance.shuffle(others)
        # Eight have no union, 34 come in 2018 and have one since; 55 of the rest found theirs in the term.
        newcomers, founding, standing = others[8:42], others[42:97], others[97:]
        for each in newcomers:
            each["from"] = date(2018, 1, 1)
        days = spread(UNIONS)
        late = [day for day in days if day > date(2018, 1, 10)][-34:]
        early = [day for day in days if day not in late]
        later = [each for each in hosts if each["cell"] == "later"]
        chance.shuffle(later)
        found = {each["tax"]: day for each, day in zip(later, spread(CELLS))}
        young = hosts[:]
        chance.shuffle(young)
        young.sort(key=lambda each: each["cell"] == "later")
        youth = {each["tax"]: day for each, day in zip(young, [OPENING] * 17 + spread(YOUTH))}
        union = {each["tax"]: day for each, day in [*zip(newcomers, late), *zip(founding, early)]}
        union |= {each["tax"]: OPENING for each in hosts + standing}
        for line, prefix, title, kind, parent, when in (
                ("Đảng", "CB", "Chi bộ", None, "DU-KCN", {each["tax"]: OPENING for each in hosts} | found),
                ("Công đoàn", "CDCS", "Công đoàn cơ sở", "Công đoàn cơ sở", "CD-KCN", union),
                ("Đoàn Thanh niên", "DCS", "Đoàn cơ sở", "Đoàn cơ sở", "DTN-KCN", youth)):
            for zone in ZONES:
                standing = [each for each in self.enterprises if each["zone"] is zone and each["tax"] in when]
                for number, each in enumerate(sorted(standing, key=lambda each: when[each["tax"]]), 1):
                    day = when[each["tax"]]
                    made = self.unit(
                        f"{prefix}-{zone['code']}-{number:02}", f"{title} {each['name']}", line,
                        kind or ("Chi bộ trực thuộc" if day < RAISED else "Chi bộ cơ sở"), parent, each, day)
                    if line == "Đảng":
                        each["unit"] = made

    # MARK: Members

    def person(self, workplace, day, age):
        sex = pick(["Nam", "Nữ"], [58, 42])
        name = f"{pick(*SURNAMES)} {pick(MIDDLE[sex])} {pick(GIVEN[sex])}"
        birth = day - datetime.timedelta(days=int((age + chance.random() * 14) * 365.25))
        person = {"code": f"DV-{len(self.people) + 1:04}", "name": name, "birth": birth, "sex": sex,
                  "workplace": workplace and workplace["tax"], "from": day,
                  "works_from": max(OPENING, day - datetime.timedelta(days=500))}
        self.people.append(person)
        return person

    def move(self, person, kind, unit, day, decision, to="", status=""):
        self.movements.append([[person["code"], person["name"], kind, unit, to, status, day], decision])
        if kind in ("Đầu kỳ", "Kết nạp"):
            self.members[unit].append(person)
        if kind in ("Xóa tên", "Chuyển sinh hoạt chính thức"):
            self.members[unit].remove(person)
        if to:
            self.members[to].append(person)

    def open_cells(self):
        """The members of the first day; those whose own enterprise has no cell yet live their Party life next door."""
        def enter(cell, workplace, number, guests=False):
            for place in range(number):
                candidate = not guests and place % 9 == 8
                person = self.person(workplace, OPENING, 28)
                self.move(person, "Đầu kỳ", cell, OPENING, ["", "", ""], status="Dự bị" if candidate else "Chính thức")
                if candidate:
                    day, month, year = pick([(2, 9, 2015), (7, 11, 2015), (3, 2, 2016), (19, 5, 2016)])
                    self.recognise(person, cell, date(year, month, day))
                entered.append(person)
            return entered[-number:]

        entered, self.guests, self.probationers = [], {}, []
        enter("CB-BANQUANLY", None, 38)
        enter("CB-CONGDOAN", None, 12)
        cells = [unit for unit in self.units if unit["line"] == "Đảng" and unit["enterprise"]]
        later = [unit for unit in cells if unit["day"] > OPENING]
        opening = [unit for unit in cells if unit["day"] == OPENING]
        for number, unit in enumerate(later):
            near = [each for each in opening if each["enterprise"]["zone"] is unit["enterprise"]["zone"]]
            host = min(near, key=lambda each: len(self.members[each["code"]]))
            self.guests[unit["code"]] = (host["code"], enter(
                host["code"], unit["enterprise"], 4 if number % 3 == 0 else 3, guests=True))
        own = MEMBERS_IN_ENTERPRISES - (ADMITTED - len(ELSEWHERE)) + REMOVED - sum(
            len(guests) for _, guests in self.guests.values())
        for number, unit in enumerate(opening):
            left = len(opening) - number
            size = own if left == 1 else own // left + (0, 3, -2, 2, -3, 1, -1, 0)[number % 8]
            enter(unit["code"], unit["enterprise"], size)
            own -= size
        self.opening, self.cells = opening, cells

    def recognise(self, person, cell, day):
        self.probationers.append((day, person, cell))

    def live(self):
        """Everything that happened to members from 1/8/2015, in the order of its days."""
        happenings = [(unit["day"], 0, "found", unit) for unit in self.cells if unit["day"] > OPENING]
        for year, seasons in SEASONS.items():
            happenings += [(date(year, month, day), 1, "admit", count) for (day, month), count in seasons.items()]
        happenings += [(day, 2, "remove", None) for day in working_days(date(2016, 9, 12), date(2020, 6, 26), REMOVED)]
        for day, _, what, about in sorted(happenings, key=lambda happening: happening[:2]):
            if what == "found":
                host, guests = self.guests[about["code"]]
                for person in guests:
                    self.move(person, "Chuyển sinh hoạt chính thức", host, day, about["decision"], to=about["code"])
            elif what == "admit":
                self.admit(day, about)
            else:
                biggest = max(self.opening, key=lambda unit: len(self.members[unit["code"]]))
                own = [each for each in self.members[biggest["code"]] if each["from"] == OPENING
                       and each["workplace"] == biggest["enterprise"]["tax"]]
                self.move(own[0], "Xóa tên", biggest["code"], day, self.by["Đảng"].of(day))
        for day, person, cell in sorted(self.probationers, key=lambda each: (each[0], each[1]["code"])):
            self.move(person, "Công nhận chính thức", cell, day,
                      self.by["Đảng"].of(day + datetime.timedelta(days=8)))

    def admit(self, day, count):
        elsewhere = ELSEWHERE.get((day.day, day.month, day.year))
        young = day - datetime.timedelta(days=60)
        ready = [unit for unit in self.cells if unit["day"] <= max(young, OPENING)]
        for number in range(count):
            if elsewhere and number == 0:
                unit, cell = None, elsewhere
            else:
                unit = pick(ready, [max(1, 26 - len(self.members[unit["code"]])) for unit in ready])
                cell = unit["code"]
            person = self.person(unit and unit["enterprise"], day, 21)
            self.move(person, "Kết nạp", cell, day, self.by["Đảng"].of(day - datetime.timedelta(days=9)))
            self.recognise(person, cell, day.replace(year=day.year + 1))

    # MARK: The union's own numbers

    def union_members(self):
        """The members of each union on the first day and in 2020."""
        unions = [unit for unit in self.units if unit["line"] == "Công đoàn"]
        weight = {unit["code"]: 30 * 2.2 ** (chance.gauss(0, 1)) for unit in unions}
        first = {code: weight[code] for code in (unit["code"] for unit in unions if unit["day"] == OPENING)}
        return unions, shares(first, UNION_MEMBERS - NEW_UNION_MEMBERS), shares(weight, UNION_MEMBERS)


def shares(weights, total):
    """Whole numbers in proportion to weights, of this sum."""
    parts = {code: max(12, int(total * weight / sum(weights.values()))) for code, weight in weights.items()}
    parts[max(parts, key=parts.get)] += total - sum(parts.values())
    return parts


def tax_code(number):
    """Ten digits beginning with 0199, a range not known to be in use; none where no check digit fits."""
    digits = f"0{number}"
    check = 10 - sum(int(digit) * weight for digit, weight in zip(digits, (31, 29, 23, 19, 17, 13, 7, 5, 3))) % 11
    return f"{digits}{check}" if check < 10 else None

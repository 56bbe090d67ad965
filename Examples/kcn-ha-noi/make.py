"""Writes `sources/*.csv` of this world: python3 make.py [FOLDER]. The same rows every time."""

import csv
import datetime
import sys
from pathlib import Path

from story import CITY, COMMITTEE, OPENING, RAISED, UNION, YOUTH_UNION, World
from words import ZONES

DECISION = ["Số QĐ", "Ngày QĐ", "Cơ quan ban hành"]
UNIT = ["Mã đơn vị", "Tên đơn vị", "Hệ", "Loại", "Mã cấp trên", "Khối", "MST nơi đặt", "Hình thức", "Từ ngày"] + DECISION
ENTERPRISE = ["Mã số thuế", "Tên doanh nghiệp", "Loại hình", "Nguồn vốn", "Địa chỉ", "Ngành nghề", "Tình trạng",
              "Mã đơn vị quản lý", "Từ ngày"]
PERSON = ["Mã hồ sơ", "Họ và tên", "Ngày sinh", "Giới tính", "MST nơi làm việc", "Làm việc từ ngày"]
MOVEMENT = ["Mã hồ sơ", "Họ và tên", "Loại biến động", "Mã đơn vị", "Mã đơn vị đối ứng", "Tình trạng",
            "Ngày hiệu lực"] + DECISION
TARGET = ["Mã đơn vị", "Chỉ tiêu", "Từ ngày", "Đến ngày", "Mức giao", "Mức trên", "Hình thức", "Đơn vị giao",
          "Số văn bản", "Ngày văn bản"]
REPORTED = ["Mã đơn vị", "Tên đơn vị", "Chỉ tiêu", "Tính đến ngày", "Số liệu", "Nguồn", "Số văn bản", "Ngày văn bản"]
STEP = ["Việc", "Mã đơn vị", "Từ ngày", "Mã đơn vị nhận hoặc mã mới", "Mã cấp trên mới", "Tên mới", "Loại mới"] + DECISION

date = datetime.date
PARTY, UPPER = "Đảng", "Cấp ủy cấp trên cơ sở"
MANAGEMENT = "Đảng ủy Ủy ban nhân dân thành phố Hà Nội"
# Until when each list of what happened reaches; the first ends before the committee was raised in level.
BATCHES = [("2016", date(2016, 4, 12)), ("2017", date(2017, 12, 31)), ("2018", date(2018, 12, 31)),
           ("2019", date(2019, 12, 31)), ("2020", date(2020, 10, 14)), ("2021", date(2021, 6, 1))]


class Lists:
    def __init__(self, folder: Path):
        self.folder, self.written = folder, 0

    def write(self, name, header, rows):
        self.written += 1
        with open(self.folder / f"{self.written:02}-{name}.csv", "w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, lineterminator="\n")
            lines.writerow(header)
            lines.writerows([cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell for cell in row]
                            for row in rows)


def superiors():
    """The committee was there since 19/6/2012, and the register opens with it three years later."""
    return [
        ["TU-HANOI", CITY, PARTY, "Cấp ủy cấp tỉnh", "", "", "", "Cấp trên", OPENING, "", "", ""],
        ["DU-KCN", COMMITTEE, PARTY, "Đảng bộ cơ sở", "TU-HANOI", "", "", "Đầu kỳ", OPENING,
         "1771-QĐ/TU", date(2012, 6, 19), CITY],
        ["LDLD-HANOI", "Liên đoàn Lao động thành phố Hà Nội", "Công đoàn", "Công đoàn cấp trên cơ sở", "", "", "",
         "Cấp trên", OPENING, "", "", ""],
        ["CD-KCN", UNION, "Công đoàn", "Công đoàn cấp trên cơ sở", "LDLD-HANOI", "", "", "Đầu kỳ", OPENING, "", "", ""],
        ["TDTN-HANOI", "Thành Đoàn Hà Nội", "Đoàn Thanh niên", "Đoàn cấp trên của cơ sở", "", "", "", "Cấp trên",
         OPENING, "", "", ""],
        ["DTN-KCN", YOUTH_UNION, "Đoàn Thanh niên", "Đoàn cấp trên của cơ sở", "TDTN-HANOI", "", "", "Đầu kỳ", OPENING,
         "", "", ""]]


def targets():
    """What the committee set itself, the union and the Youth Union for 2019, on 27/12/2018."""
    aims = [("party.cells.founded", 10, "", "DU-KCN"), ("party.members.admitted.nonstate", 100, "", "DU-KCN"),
            ("unions.founded", 11, "", "DU-KCN"), ("youth.founded", 5, 7, "DU-KCN"),
            ("unions.founded", 11, "", "CD-KCN"), ("youth.founded", 5, 7, "DTN-KCN")]
    return [[unit, indicator, date(2019, 1, 1), date(2019, 12, 31), least, most, "Khoảng" if most else "Ít nhất",
             "DU-KCN", "39-KH/ĐU", date(2018, 12, 27)] for indicator, least, most, unit in aims]


def raising(world):
    """13/4/2016: the committee is raised in level, and the cells under it become grassroots cells the same day."""
    paper = ["775-QĐ/TU", RAISED, CITY]
    cells = [unit for unit in world.units if unit["line"] == PARTY and unit["day"] < RAISED]
    return [["Chuyển đổi loại hình, nâng cấp", "DU-KCN", RAISED, "", "", "", UPPER, *paper]] + [
        ["Chuyển đổi loại hình, nâng cấp", unit["code"], RAISED, "", "", "", "Chi bộ cơ sở", *paper] for unit in cells]


def committees_of_2025():
    """The committees that take over, and those of the districts, which are in the register only until 1/7/2025."""
    spring, summer = date(2025, 2, 28), date(2025, 7, 1)
    rows = [["DU-UBNDTP", MANAGEMENT, PARTY, UPPER, "TU-HANOI", "", "", "Thành lập", spring,
             "2110-QĐ/TU", spring, CITY]]
    for zone in ZONES:
        kind, _, name = zone["district"].partition(" ")
        title = {"huyện": "Huyện ủy", "quận": "Quận ủy"}[kind]
        rows.append([zone["committee"], f"{title} {name}", PARTY, UPPER, "TU-HANOI", "", "", "Đầu kỳ", spring, "", "", ""])
    rows += [[zone["heir"], zone["heir_name"], PARTY, UPPER, "TU-HANOI", "", "", "Thành lập", summer,
              f"{3301 + number}-QĐ/TU", summer, CITY] for number, zone in enumerate(ZONES)]
    return list({row[0]: row for row in rows}.values())


def reorganisation_of_2025(world):
    """One list: the committee goes under another superior, hands its cells to the districts and ends; the districts end
    and their cells go to wards and communes, where the smallest are merged; the union goes into a new one."""
    spring, handover, summer = date(2025, 3, 3), date(2025, 5, 15), date(2025, 7, 1)
    cells = [unit for unit in world.units if unit["line"] == PARTY and unit["enterprise"]]
    zone = {unit["code"]: unit["enterprise"]["zone"] for unit in cells}
    paper = ["2237-QĐ/TU", date(2025, 2, 28), CITY]
    rows = [["Chuyển cấp trên trực tiếp", "DU-KCN", spring, "", "DU-UBNDTP", "", "", *paper]]
    paper = ["118-QĐ/ĐU", date(2025, 5, 12), MANAGEMENT]
    rows += [["Chuyển giao, tiếp nhận", unit["code"], handover, "", zone[unit["code"]]["committee"], "", "", *paper]
             for unit in cells]
    rows.append(["Kết thúc hoạt động", "DU-KCN", handover, "DU-UBNDTP", "", "", "", *paper])
    paper = ["3395-QĐ/TU", summer, CITY]
    rows += [["Chuyển cấp trên trực tiếp", unit["code"], summer, "", zone[unit["code"]]["heir"], "", "", *paper]
             for unit in cells]
    size = {unit["code"]: len(world.members[unit["code"]]) for unit in cells}
    for smallest in sorted(size, key=lambda code: (size[code], code))[:6]:
        near = [code for code in size if zone[code] is zone[smallest] and code != smallest]
        into = max(near, key=lambda code: (size[code], code))
        rows.append(["Sáp nhập", smallest, summer, into, "", "", "", *paper])
    committees = dict.fromkeys(each["committee"] for each in ZONES)
    rows += [["Kết thúc hoạt động", code, summer, "", "", "", "", *paper] for code in committees]
    rows.append(["Hợp nhất", "CD-KCN", summer, "CD-KCNC", "",
                 "Công đoàn các Khu công nghệ cao và khu công nghiệp Hà Nội", "",
                 "1215/QĐ-TLĐ", date(2025, 6, 30), "Tổng Liên đoàn Lao động Việt Nam"])
    return rows


def write(folder: Path):
    world, lists = World(), Lists(folder)

    def enterprises(day):
        return [[each["tax"], each["name"], each["form"], each["capital"], each["address"], each["industry"],
                 "Hoạt động ổn định", "DU-KCN", day] for each in world.enterprises if each["from"] == day]

    def happened(after, until, year):
        def within(day):
            return after < day <= until
        units = [unit["row"] + unit["decision"] for unit in world.units if within(unit["day"])]
        if units:
            lists.write(f"don-vi-{year}", UNIT, sorted(units, key=lambda row: row[8]))
        people = [[each["code"], each["name"], each["birth"], each["sex"], each["workplace"],
                   each["workplace"] and each["works_from"]] for each in world.people if within(each["from"])]
        if people:
            lists.write(f"nhan-su-{year}", PERSON, people)
        movements = [row + decision for row, decision in world.movements if within(row[6])]
        lists.write(f"bien-dong-{year}", MOVEMENT, sorted(movements, key=lambda row: row[6]))

    lists.write("cap-tren", UNIT, superiors())
    lists.write("doanh-nghiep", ENTERPRISE, enterprises(OPENING))
    happened(date.min, OPENING, "dau-ky")
    unions, first, latest = world.union_members()

    def reported(numbers, day, document, on):
        return [[unit["code"], unit["name"], "Đoàn viên công đoàn", day, numbers[unit["code"]], UNION, document, on]
                for unit in unions if unit["code"] in numbers]
    lists.write("doan-vien-dau-ky", REPORTED, reported(first, OPENING, "61/BC-CĐKCN", date(2015, 8, 5)))
    after = OPENING
    for year, until in BATCHES:
        if year == "2018":
            lists.write("doanh-nghiep-moi", ENTERPRISE, enterprises(date(2018, 1, 1)))
        happened(after, until, year)
        if year == "2016":
            lists.write("nang-cap-2016", STEP, raising(world))
        if year == "2018":
            lists.write("chi-tieu-2019", TARGET, targets())
        if year == "2020":
            day, document, on = date(2020, 9, 30), "95/BC-CĐKCN", date(2020, 10, 8)
            youth = [[code, name, "Đoàn viên thanh niên", day, "gần 4.500", YOUTH_UNION, "27-BC/ĐTN", on]
                     for code, name in (("DTN-KCN", YOUTH_UNION), ("DU-KCN", COMMITTEE))]
            lists.write("so-lieu-bao-cao-2020", REPORTED, reported(latest, day, document, on) + youth)
        after = until
    lists.write("cap-uy-2025", UNIT, committees_of_2025())
    lists.write("sap-xep-2025", STEP, reorganisation_of_2025(world))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "sources")

"""Entries of the oracle as rows of the lists, and the register that is told them on the command line."""

import csv
import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from oracle_state import Entry
from register import Answer, Register

RENAME = "Đổi tên"


@dataclass
class Command:
    """One thing told to a register: rows of one list, or the number of the operation to take back."""

    kind: str
    entries: tuple[Entry, ...] = ()
    back: int = 0
    rows: tuple[dict, ...] = ()

    def __str__(self) -> str:
        if self.back:
            return f"reverse {self.back}"
        return f"{self.kind}\n" + "\n".join(
            " | ".join(f"{column}={Teller.text(value)}" for column, value in row.items() if value)
            for row in self.rows)


@dataclass
class Outcome:
    """The number of the operation that came of it, or none; and what was said."""

    number: int | None
    said: str

    @property
    def named(self) -> list[int]:
        """The operations that a refusal names."""
        return [int(number) for number in re.findall(r"số (\d+)", self.said)]


def row(entry: Entry, code: dict, number: str) -> dict:
    """The row that says this in the workbook's own words; units by the code they bear now."""
    def unit(it):
        return code.get(it, it)

    decision = {"Số QĐ": number, "Ngày QĐ": entry.on, "Cơ quan ban hành": "Thành ủy"}
    if entry.list == "units":
        return {"Mã đơn vị": entry.code, "Tên đơn vị": f"Đơn vị {entry.code}", "Hệ": "Đảng", "Loại": entry.type,
                "Mã cấp trên": unit(entry.parent), "MST nơi đặt": entry.host, "Hình thức": entry.entry,
                "Từ ngày": entry.on} | (decision if entry.entry == "Thành lập" else {})
    if entry.list == "enterprises":
        return {"Mã số thuế": entry.code, "Tên doanh nghiệp": f"Công ty {entry.code}", "Loại hình": "Công ty cổ phần",
                "Nguồn vốn": "Tư nhân", "Tình trạng": "Hoạt động ổn định", "Mã đơn vị quản lý": unit(entry.manager),
                "Từ ngày": entry.on}
    if entry.list == "people":
        work = {"MST nơi làm việc": entry.work, "Làm việc từ ngày": entry.on} if entry.work else {}
        return {"Mã hồ sơ": entry.person, "Họ và tên": person_name(entry.person), "Giới tính": "Nữ"} | work
    if entry.list == "surveys":
        return {"Mã số thuế": entry.code, "Tên doanh nghiệp": f"Công ty {entry.code}", "Đợt khảo sát": entry.round,
                "Ngày khảo sát": entry.on, "Đảng viên chính thức": entry.official,
                "Đảng viên dự bị": entry.probationary, "Hoạt động ổn định": "Có",
                "Nguồn thông tin đảng viên": "Cá nhân"}
    if entry.list == "movements":
        kind = "Chuyển đến" if entry.kind.startswith("Chuyển đến") else entry.kind
        beyond = {"Tổ chức ngoài sổ": "Đảng bộ phường Xa", "Trong, ngoài tỉnh": entry.province}
        return {"Mã hồ sơ": entry.person, "Họ và tên": person_name(entry.person), "Loại biến động": kind,
                "Mã đơn vị": unit(entry.unit), "Mã đơn vị đối ứng": unit(entry.to), "Tình trạng": entry.status,
                "Ngày hiệu lực": entry.on} | (beyond if entry.province else {}) | (
                    decision if kind not in ("Đầu kỳ", "Từ trần") else {})
    other = entry.name if entry.kind == RENAME else unit(entry.other)
    return {"Việc": entry.kind, "Mã đơn vị": unit(entry.unit), "Từ ngày": entry.on,
            "Mã đơn vị nhận hoặc mã mới": other, "Mã cấp trên mới": unit(entry.parent),
            "Tên mới": f"Đơn vị {other}" if entry.kind in (RENAME, "Hợp nhất", "Chia tách") else None,
            "Loại mới": entry.type, "MST nơi đặt": entry.host,
            "Số hồ sơ đảng viên chuyển": ", ".join(entry.people or ())} | decision


def person_name(code: str) -> str:
    return f"Nguyễn Thị {code}"


@dataclass
class Teller:
    """Tells a register on the command line, and asks it."""

    register: Register
    folder: Path

    def tell(self, command: Command) -> Outcome:
        if command.back:
            return self.outcome(self.register.ask("reverse", command.back, "--reason", "Ghi nhầm"))
        if len(command.rows) == 1 and command.rows[0].get("Số QĐ", "").endswith("0"):
            cells = [f"{column}={self.text(value)}" for column, value in command.rows[0].items() if value]
            return self.outcome(self.register.ask("record", command.kind, *cells))
        path = self.folder / f"{command.kind}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            columns = list(dict.fromkeys(column for row in command.rows for column in row))
            sheet = csv.DictWriter(file, columns)
            sheet.writeheader()
            sheet.writerows({column: self.text(value) for column, value in row.items()} for row in command.rows)
        return self.outcome(self.register.ask("import", command.kind, path, "--again"))

    @staticmethod
    def text(value) -> str:
        return value.strftime("%d/%m/%Y") if isinstance(value, date) else "" if value is None else str(value)

    @staticmethod
    def outcome(answer: Answer) -> Outcome:
        said = answer.out + answer.err
        done = re.search(r"[Gg]hi nhận, số (\d+)|bằng ghi nhận số (\d+)", said) if answer.code == 0 else None
        return Outcome(int(done[1] or done[2]) if done else None, said)

    def moments(self) -> dict[int, str]:
        """When each operation was recorded."""
        said = json.loads(self.register.tell("operations", "--limit", 1000, "--json"))
        return {operation["number"]: operation["at"] for operation in said}

    def figures(self, unit: str, first: date, last: date, *more: str) -> dict:
        return self.register.values(unit, "--from", str(first), "--to", str(last), *more)

    def records(self, name: str, unit: str, first: date, last: date, *more: str) -> dict:
        return json.loads(self.register.tell(
            "records", "--indicator", name, "--unit", unit, "--from", str(first), "--to", str(last), "--json", *more))

    def tree(self, day: date) -> dict:
        """The superior of each unit that the tree of a day shows, by their codes."""
        return {unit["code"]: unit.get("parent") for unit in json.loads(
            self.register.tell("tree", "--on", str(day), "--json"))}

    def strength(self, unit: str, first: date, last: date) -> dict:
        """The table of a unit, under no name, and of the units directly below: the columns with something in
        them, or nothing where the table is not held."""
        table = json.loads(self.register.tell(
            "strength", "--unit", unit, "--from", str(first), "--to", str(last), "--json"))
        return {None: self.columns(table["total"].get("whole"))} | {
            row["unit"]: self.columns(row.get("whole")) for row in table["rows"]}

    @staticmethod
    def columns(counts: dict | None) -> dict | None:
        if counts is None:
            return None
        sides = {**counts["increases"], **counts["decreases"]}
        return {name: parts["all"] for name, parts in sides.items() if parts["all"] and name != "total"} | {
            name: counts[name]["all"] for name in ("opening", "closing")}

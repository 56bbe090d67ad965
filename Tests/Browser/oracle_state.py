"""The words of the lists, an accepted row, and what stands at the end of a day: what the oracle reckons with."""

from dataclasses import dataclass, field
from datetime import date

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

    def way(self, person) -> tuple:
        """The cell somebody left for another and has not come to, and that other; empty of everybody else."""
        left = self.left.get(person)
        return left[1:] if isinstance(left, tuple) else ()

    def on_the_way(self, unit) -> tuple[list, list]:
        """Who left a unit for another, and who is expected in it."""
        ways = {person: self.way(person) for person in self.left if self.way(person)}
        return [one for one, way in ways.items() if way[0] == unit], [
            one for one, way in ways.items() if way[1] == unit]

    def lead(self, person, unit, other):
        """Takes somebody on the way along with one end of it; where both ends become one they have arrived."""
        start, end = (other if each == unit else each for each in self.way(person))
        self.left[person] = ("Chuyển đi", start, end)
        if start == end:
            del self.left[person]
            self.cell[person] = end

    def people(self, unit) -> list:
        return [person for person, cell in self.cell.items() if cell == unit]

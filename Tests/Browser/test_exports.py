"""Lists that leave the register: they come back without a change, they say what they are, and they open nothing sealed."""

import csv
import io
import json
import stat
from pathlib import Path

import openpyxl
import pytest

from register import Register
from workbooks import ALSO_NEW, COLUMNS, KINDS, NEW, SEALED, write


def exported(register: Register, kind: str, file: Path, *more: str) -> int:
    """Exports a list and returns how many rows it says it has."""
    said = register.tell("export", kind, "--out", file, *more)
    assert said.startswith(f"Đã xuất: {file} (")
    return int(said.partition("(")[2].partition(" ")[0].replace(".", ""))


def rows_of(file: Path) -> tuple[list[str], list[str], list[list]]:
    """The titles, the headings and the rows of an exported list, as other programs read it."""
    if file.suffix == ".csv":
        text = file.read_bytes().decode("utf-8-sig")
        table = list(csv.reader(io.StringIO(text, newline="")))
    else:
        sheet = openpyxl.load_workbook(file).worksheets[0]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        table = [["" if value is None else value for value in row] for row in sheet.iter_rows(values_only=True)]
    blank = next(number for number, row in enumerate(table) if not any(row))
    return [row[0] for row in table[:blank]], [text for text in table[blank + 1] if text], table[blank + 2:]


class TestAList:
    @pytest.mark.parametrize("suffix", ["xlsx", "csv"])
    @pytest.mark.parametrize("kind", KINDS)
    def test_comes_back_without_a_change(self, register: Register, tmp_path: Path, kind: str, suffix: str):
        file = tmp_path / f"xuat.{suffix}"
        count = exported(register, kind, file)
        titles, headings, rows = rows_of(file)
        assert count == len(rows) > 0
        assert titles[-1].endswith(f": {count} dòng")
        assert headings == [name for name in COLUMNS[kind] if kind != "people" or name not in SEALED]
        before = register.contents()
        assert f"mới 0, đã có {count}. Không có gì mới" in register.tell("import", kind, file)
        assert register.contents() == before

    def test_is_narrowed_and_says_by_what(self, register: Register, tmp_path: Path):
        file = tmp_path / "bien-dong.csv"
        count = exported(
            register, "movements", file, "--unit", "DU-KHOIDN", "--from", "1/1/2024", "--to", "31/3/2024",
            "--search", "van")
        titles, headings, rows = rows_of(file)
        assert titles[0] == "Biến động đảng viên"
        assert "tìm “van”; từ ngày 1/1/2024; đến hết ngày 31/3/2024" in titles[1]
        assert 0 < count == len(rows) < register.count("movement")
        assert all("van" in row[headings.index("Họ và tên")].lower().replace("ă", "a").replace("â", "a")
                   for row in rows)

    def test_holds_no_formula_however_a_name_begins(self, register: Register, tmp_path: Path):
        names = ["=1+1", "+84 1", "-5%", "@SUM(1)"]
        for number, name in enumerate(names):
            row = NEW["people"] | {
                "Mã hồ sơ": f"HS-95{number}", "Họ và tên": name, "Số định danh cá nhân": None, "Điện thoại": None}
            register.tell("record", "people", *[f"{column}={text(value)}" for column, value in row.items()])
        for suffix in ("xlsx", "csv"):
            file = tmp_path / f"nguoi.{suffix}"
            exported(register, "people", file, "--search", "HS-95")
            _, headings, rows = rows_of(file)
            if suffix == "xlsx":
                cells = [cell for row in openpyxl.load_workbook(file).worksheets[0].iter_rows() for cell in row]
                assert {cell.number_format for cell in cells if cell.value in names} == {"@"}
            found = sorted(row[headings.index("Họ và tên")] for row in rows)
            assert found == sorted("'" + name if suffix == "csv" else name for name in names)
            assert "mới 0, đã có 4" in register.tell("import", "people", file)

    def test_names_a_unit_or_a_file_that_is_none(self, register: Register, tmp_path: Path):
        assert register.ask("export", "units", "--out", tmp_path / "x.csv", "--unit", "KHONG-CO").code == 1
        for wrong in (["--out", tmp_path / "x.pdf"], ["--out", tmp_path / "x.csv", "--round", "Quý I"],
                      ["--out", tmp_path / "x.csv", "--with-sealed", "--reason", "vì"]):
            assert register.ask("export", "units", *wrong).code == 2
        assert not list(tmp_path.glob("x.*"))


class TestSealedDetails:
    def test_stay_unless_they_are_opened_for_a_reason(self, register: Register, tmp_path: Path):
        file = tmp_path / "nguoi.csv"
        exported(register, "people", file)
        assert register.ask("export", "people", "--out", file, "--with-sealed").code == 2
        count = exported(register, "people", file, "--with-sealed", "--reason", "Đối chiếu hồ sơ giấy")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert rows_of(file)[1] == COLUMNS["people"]
        assert f"mới 0, đã có {count}" in register.tell("import", "people", file)
        journal = register.query("SELECT kind, subject FROM access WHERE kind IN ('export', 'reveal') ORDER BY seq")
        note = f"people.csv, {count} rows"
        assert journal == [["export", note], ["export", note], ["reveal", f"{note}: Đối chiếu hồ sơ giấy"]]
        assert "không thấy điều gì sai" in register.tell("verify")


class TestRefusedRows:
    def test_come_back_as_a_list_and_the_others_are_taken(self, register: Register, tmp_path: Path):
        rows = [NEW["enterprises"], ALSO_NEW["enterprises"] | {"Mã đơn vị quản lý": "DU-SAI", "Ghi chú": "xem lại"}]
        headings = [*COLUMNS["enterprises"], "Ghi chú"]
        file = write(tmp_path / "dn.xlsx", "enterprises", rows, headings=headings)
        back = tmp_path / "chua-nhan.xlsx"
        answer = register.ask("import", "enterprises", file, "--refused", back)
        assert answer.code == 1
        assert "2 dòng: mới 1, đã có 0, không nhận 1. Đã ghi nhận, số" in answer.out
        assert f"1 dòng chưa nhận, kèm lý do: {back}" in answer.out

        book = openpyxl.load_workbook(back)
        sheet = book.worksheets[0]
        found = [[cell.value for cell in row] for row in sheet.iter_rows()]
        place = next(number for number, row in enumerate(found) if row[0] == "Mã số thuế")
        assert found[place] == [*headings, "Lý do"]
        assert found[place + 1][-1].startswith("Mã đơn vị quản lý: không có đơn vị mã DU-SAI")
        assert found[place + 1][-2] == "xem lại"
        sheet.cell(place + 2, headings.index("Mã đơn vị quản lý") + 1).value = "DU-KHOIDN"
        book.save(back)
        assert "1 dòng: mới 1, đã có 0. Đã ghi nhận" in register.tell("import", "enterprises", back)


class TestOneRow:
    @pytest.mark.parametrize("kind", KINDS)
    def test_is_recorded_from_the_command_line(self, register: Register, kind: str):
        entries = [f"{column}={text(value)}" for column, value in NEW[kind].items()]
        assert "Đã ghi nhận, số" in register.tell("record", kind, *entries)
        assert "Không có gì mới, sổ không đổi." in register.tell("record", kind, *entries)
        assert "không thấy điều gì sai" in register.tell("verify")

    def test_takes_the_names_of_fields_too_and_names_what_is_wrong(self, register: Register):
        entries = ["tax_code=0199220559", "name=Công ty TNHH Lữ hành Mây Ngàn Gió", "round=Quý I/2024",
                   "visited_on=27/3/2024", "official=một", "probationary=0", "steady=Có", "source=Cá nhân"]
        before = register.contents()
        answer = register.ask("record", "surveys", *entries)
        assert answer.code == 1 and "Đảng viên chính thức" in answer.err and "phải là số nguyên" in answer.err
        unknown = register.ask("record", "surveys", *entries, "Màu=xanh")
        assert unknown.code == 1 and "không có cột “Màu”" in unknown.err and "(visited_on)" in unknown.err
        assert "còn thiếu: Mã số thuế" in register.ask("record", "surveys", *entries[1:]).err
        assert register.ask("record", "surveys", "visited_on").code == 2
        assert register.contents() == before


class TestOperations:
    def test_are_listed_told_and_taken_back(self, register: Register):
        entries = [f"{column}={text(value)}" for column, value in NEW["movements"].items()]
        number = int(register.tell("record", "movements", *entries).strip().rpartition(" ")[2].rstrip("."))
        listed = json.loads(register.tell("operations", "--limit", "2", "--json"))
        assert [entry["number"] for entry in listed] == [number, number - 1]
        assert listed[0]["kind"] == "import.movements" and listed[0]["facts"] == 1
        told = json.loads(register.tell("operation", str(number), "--json"))
        assert [fact["about"] for fact in told["facts"]] == ["Kiều Quang Thạo"] and "against" not in told
        assert "Kiều Quang Thạo" in register.tell("operation", str(number))

        assert register.ask("reverse", str(number), "--reason", " ").code == 1
        said = register.tell("reverse", str(number), "--reason", "Nhập nhầm")
        assert said == f"Đã hủy ghi nhận số {number} bằng ghi nhận số {number + 1}.\n"
        assert "Lý do: Nhập nhầm" in register.tell("operation", str(number + 1))
        assert f"đã hủy bởi số {number + 1}" in register.tell("operations", "--limit", "2")
        assert register.ask("reverse", str(number), "--reason", "Lần nữa").code == 1
        assert register.ask("operation", "9999").code == 1


class TestWhatStands:
    def test_the_tree_of_a_day(self, register: Register):
        whole = json.loads(register.tell("tree", "--json"))
        assert len(whole) == register.count("unit")
        depth = {entry["code"]: entry["depth"] for entry in whole}
        assert all(entry["parent"] is None or depth[entry["parent"]] == entry["depth"] - 1
                   for entry in map(lambda entry: {"parent": None} | entry, whole))
        below = json.loads(register.tell("tree", "--unit", "DU-KHOIDN", "--json"))
        assert below[0]["code"] == "DU-KHOIDN" and len(below) < len(whole)
        earlier = json.loads(register.tell("tree", "--unit", "DU-KHOIDN", "--on", "31/12/2023", "--json"))
        assert len(earlier) < len(below)
        assert f"{len(below)} đơn vị." in register.tell("tree", "--unit", "DU-KHOIDN")
        assert register.ask("tree", "--unit", "KHONG-CO").code == 1

    def test_a_unit_an_enterprise_and_a_person(self, register: Register):
        unit = json.loads(register.tell("show", "unit", "DU-KHOIDN", "--json"))
        assert {"field": "code", "heading": "Mã đơn vị", "value": "DU-KHOIDN"} in unit["facts"]
        assert {"Đơn vị cấp trên", "Danh sách doanh nghiệp"} <= {part["title"] for part in unit["sections"]}
        enterprise = register.tell("show", "enterprise", "0199217813")
        assert "Mã số thuế: 0199217813\n" in enterprise and "Kết quả khảo sát doanh nghiệp (" in enterprise
        person = register.tell("show", "person", "HS-035")
        assert "Họ và tên: Lê Thị Vân Khanh\n" in person and "Biến động đảng viên (" in person
        assert not any(name in person for name in SEALED)
        assert register.ask("show", "person", "HS-999").code == 1


def text(value) -> str:
    """A cell as somebody would type it."""
    return "" if value is None else f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value)

"""The command line as scripts and people use it: how it ends, what it prints, and where it keeps its data."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

import program
from register import APRIL, EXAMPLE, QUARTER, Register, ask
from workbooks import COLUMNS, DECISION, EXAMPLES, KINDS, NEW, tax_code, write

ASKED = ("--unit", "QU-DONGDA", *QUARTER)


class TestHowACommandEnds:
    @pytest.mark.parametrize("arguments", [
        ("figures", *ASKED), ("figures", *ASKED, "--json"), ("indicators",), ("indicators", "--json"), ("verify",),
        ("verify", "--json"), ("records", "--indicator", "unions", *ASKED), ("migrate",), ("keys",), ("--help",),
        ("figures", "--help"), ("figures", "--unit", "QU-DONGDA", "--from", "2024-01-01", "--to", "31.3.2024")])
    def test_with_0_where_all_is_well(self, register: Register, arguments):
        place = register.place if arguments[0] != "indicators" and "--help" not in arguments else []
        answer = ask(*arguments, *place)
        assert answer.code == 0 and answer.out

    @pytest.mark.parametrize("arguments, said", [
        (("figures", "--unit", "KHONG-CO", *QUARTER), "Không có đơn vị mã KHONG-CO"),
        (("records", "--indicator", "party.members", "--unit", "KHONG-CO", *QUARTER), "Không có đơn vị mã KHONG-CO"),
        (("records", "--indicator", "party.fun", *ASKED), "Không có chỉ tiêu party.fun"),
        (("report", "--unit", "KHONG-CO", "--period", "2024-Q1", "--out", "bao-cao.docx"),
         "Không có đơn vị mã KHONG-CO"),
        (("report", "--unit", "QU-DONGDA", "--period", "9999-Q1", "--out", "x.docx"), "kỳ báo cáo chưa bắt đầu"),
        (("report", "--unit", "QU-DONGDA", "--period", "2024-Q1", "--number", "mười hai", "--date", "31/2/2024",
          "--out", "x.docx"), "--number: phải là số thứ tự của văn bản, ví dụ 12; --date: phải là ngày"),
        (("demo", "khong-co"), "Không có bộ dữ liệu trình diễn tên khong-co"),
        (("import", "units", "khong-co.xlsx"), "khong-co.xlsx: không đọc được tệp"),
        (("backup", "/dev/null"), "Tệp đã có, không ghi đè: /dev/null"),
        (("restore", "khong-co.sqlite"), "Không có tệp khong-co.sqlite"),
        (("restore", str(EXAMPLE / "01-don-vi.xlsx")), "Cơ sở dữ liệu nhận không rỗng"),
    ])
    def test_with_1_and_a_sentence_where_the_input_is_wrong(self, register: Register, arguments, said: str):
        answer = register.ask(*arguments)
        assert answer.code == 1 and answer.out == ""
        assert said in answer.err

    @pytest.mark.parametrize("arguments, said", [
        (("nonsense",), "nonsense"),
        (("figures", *ASKED, "--nonsense"), "--nonsense"),
        (("figures", *ASKED, "extra"), "extra"),
        (("figures", *QUARTER), "--unit"),
        (("figures", "--unit", "QU-DONGDA"), "--from"),
        (("figures", "--unit", "QU-DONGDA", "--from", "hôm qua", "--to", "1/3/2024"), "“hôm qua” không phải là ngày"),
        (("figures", "--unit", "QU-DONGDA", "--from", "1/1/2024", "--to", "30/2/2024"),
         "“30/2/2024” không phải là ngày"),
        (("figures", "--unit", "QU-DONGDA", "--from", "1/4/2024", "--to", "31/3/2024"), "--to sớm hơn --from"),
        (("figures", *ASKED, "--known-at", "mai"), "--known-at"),
        (("records", *ASKED), "--indicator"),
        (("report", "--unit", "QU-DONGDA", "--period", "2024-Q5", "--out", "x.docx"), "2024-Q5"),
        (("report", "--unit", "QU-DONGDA", "--out", "x.docx"), "hoặc --period, hoặc cả --from và --to"),
        (("report", "--unit", "QU-DONGDA", "--from", "1/1/2024", "--out", "x.docx"), "cả --from và --to"),
        (("report", "--unit", "QU-DONGDA", "--period", "2024", *QUARTER, "--out", "x.docx"), "hoặc --period"),
        (("report", "--unit", "QU-DONGDA", "--from", "1/4/2024", "--to", "31/3/2024", "--out", "x.docx"),
         "--to sớm hơn --from"),
        (("import", "cakes", "x.xlsx"), "cakes"),
        (("import", "units"), "file"),
        (("template", "units"), "--out"),
        (("serve", "--port", "many"), "--port"),
        (("keys", "burn"), "burn"),
        (("restore",), "file"),
    ])
    def test_with_2_and_the_usage_where_the_command_is_wrong(self, register: Register, arguments, said: str):
        before = register.contents()
        answer = ask(*arguments, *(register.place if arguments[0] != "nonsense" else []))
        assert answer.code == 2 and answer.out == ""
        assert said in answer.err and "Usage: hatnhan" in answer.err
        assert register.contents() == before


class TestWhereTheDataAre:
    def test_the_folder_is_an_option_or_a_setting_or_lies_here(self, register: Register):
        wanted = register.tell("figures", *ASKED)
        assert ask("figures", *ASKED, HATNHAN_DATA=str(register.data)).out == wanted
        elsewhere = register.data.parent / "elsewhere"
        assert ask("figures", *ASKED, "--data", str(register.data), HATNHAN_DATA=str(elsewhere)).out == wanted
        assert ask("figures", *ASKED, HATNHAN_DATA=str(elsewhere)).code == 1

    def test_the_database_may_lie_apart_from_the_keys(self, register: Register, tmp_path: Path):
        wanted = register.figures()
        (tmp_path / "other").mkdir()
        for file in register.data.glob("hatnhan.sqlite*"):
            file.rename(tmp_path / "other" / file.name.replace("hatnhan", "sổ sách"))
        moved = Register(register.data, f"sqlite:{tmp_path / 'other' / 'sổ sách.sqlite'}")
        assert moved.figures() == wanted
        moved.tell("verify")
        assert register.ask("figures", *ASKED).code == 1

    @pytest.mark.parametrize("address, said", [
        ("nonsense", "Không hiểu nơi đặt cơ sở dữ liệu"),
        ("mysql://127.0.0.1/x", "Không hiểu nơi đặt cơ sở dữ liệu"),
        ("sqlite:", "Không hiểu nơi đặt cơ sở dữ liệu"),
        ("", "Không hiểu nơi đặt cơ sở dữ liệu"),
        ("postgres://127.0.0.1:1/x", "Không kết nối được cơ sở dữ liệu"),
        (f"sqlite:{EXAMPLE / '01-don-vi.xlsx'}", "Không kết nối được cơ sở dữ liệu: file is not a database"),
    ])
    @pytest.mark.parametrize("command", [("verify",), ("figures", *ASKED), ("migrate",)])
    def test_a_place_that_is_none_is_told_plainly(self, register: Register, address: str, said: str, command):
        answer = ask(*command, "--data", str(register.data), "--database", address)
        assert answer.code == 1 and answer.out == ""
        assert said.casefold() in answer.err.casefold() and "trục trặc" not in answer.err

    def test_a_mistyped_folder_leaves_nothing_behind(self, tmp_path: Path):
        answer = ask("figures", *ASKED, "--data", str(tmp_path / "mistyped"))
        assert answer.code == 1 and "chạy: hatnhan migrate" in answer.err
        assert not (tmp_path / "mistyped").exists()


class TestTheDemonstration:
    def test_a_second_time_changes_nothing(self, register: Register):
        before = register.contents(), register.figures(), register.figures("QU-DONGDA", *APRIL)
        answer = register.ask("demo", program.WORLD)
        assert answer.code == 0 and answer.err.count("(không có gì mới)") == len(EXAMPLES)
        assert (register.contents(), register.figures(), register.figures("QU-DONGDA", *APRIL)) == before
        assert register.count("operation") == len(EXAMPLES)

    def test_prints_the_same_figures_as_the_command_for_them(self, register: Register):
        wanted = [register.figures(unit, *known) for known in (APRIL, ()) for unit in ("QU-DONGDA", "DU-KHOIDN")]
        assert json.loads(register.tell("demo", program.WORLD, "--json")) == wanted

    def test_is_refused_once_somebody_has_really_recorded(self, tmp_path: Path):
        register = Register(tmp_path / "data")
        register.tell("import", "units", EXAMPLE / "01-don-vi.xlsx")
        before = register.contents()
        answer = register.ask("demo", program.WORLD)
        assert answer.code == 1 and "sổ đã có ghi nhận thật" in answer.err
        assert register.contents() == before

    def test_is_refused_after_an_import_beside_it(self, register: Register, tmp_path: Path):
        register.tell("import", "enterprises", write(tmp_path / "moi.xlsx", "enterprises", [NEW["enterprises"]]))
        world = tmp_path / "world"
        shutil.copytree(EXAMPLE, world)
        description = world / "world.yaml"
        description.write_text(description.read_text().replace("name: dong-da", "name: other"))
        write(world / "04-nhan-su.xlsx", "people", [NEW["people"]])
        before = register.contents()
        answer = register.ask("demo", world)
        assert answer.code == 1 and "sổ đã có ghi nhận thật" in answer.err
        assert register.contents() == before


class TestTheTemplates:
    # A register from nothing: one row of each list in the order in which they lean on each other.
    ROWS = [
        ("units", {"Mã đơn vị": "DU-MOI", "Tên đơn vị": "Đảng ủy phường Mới", "Hệ": "Đảng", "Loại": "Đảng bộ cơ sở",
                   "Hình thức": "Đầu kỳ", "Từ ngày": "31/12/2023"}),
        ("enterprises", NEW["enterprises"] | {"Mã đơn vị quản lý": "DU-MOI"}),
        ("units", NEW["units"] | {"Mã cấp trên": "DU-MOI", "MST nơi đặt": tax_code(40001)}),
        ("people", NEW["people"] | {"MST nơi làm việc": tax_code(40001), "Làm việc từ ngày": "15/1/2024"}),
        ("movements", {"Mã hồ sơ": "HS-901", "Họ và tên": "Nguyễn Thị Thử Nghiệm", "Loại biến động": "Kết nạp",
                       "Mã đơn vị": "CB-LUASOM", "Ngày hiệu lực": "29/3/2024", "Số QĐ": "1-QĐ/ĐU",
                       "Ngày QĐ": "22/3/2024", "Cơ quan ban hành": "Đảng ủy phường Mới"}),
        ("surveys", NEW["surveys"] | {
            "Mã số thuế": tax_code(40001), "Tên doanh nghiệp": NEW["enterprises"]["Tên doanh nghiệp"]}),
        ("targets", NEW["targets"] | {"Mã đơn vị": "DU-MOI", "Đơn vị giao": None}),
        ("reported", NEW["reported"] | {"Mã đơn vị": "DU-MOI", "Tên đơn vị": "Đảng ủy phường Mới"}),
    ]

    def test_filled_in_they_are_taken_once(self, tmp_path: Path):
        register = Register(tmp_path / "data")
        files = [(kind, self.filled(tmp_path / f"{number}.xlsx", kind, row))
                 for number, (kind, row) in enumerate(self.ROWS)]
        for kind, file in files:
            answer = register.ask("import", kind, file)
            assert answer.code == 0 and "1 dòng: mới 1, đã có 0. Đã ghi nhận" in answer.out
            assert "Cột không dùng đến" not in answer.err and "Trang tính không đọc" not in answer.err
        recorded = register.contents()
        for kind, file in files:
            assert "mới 0, đã có 1. Không có gì mới" in register.tell("import", kind, file)
        assert register.contents() == recorded
        register.tell("verify")
        values = register.values("DU-MOI")
        assert {name: values[name] for name in ("party.cells.founded", "party.members", "enterprises")} == {
            "party.cells.founded": 1, "party.members": 1, "enterprises": 1}

    def filled(self, path: Path, kind: str, row: dict) -> Path:
        assert ask("template", kind, "--out", path).code == 0
        book = openpyxl.load_workbook(path)
        page = book.worksheets[0]
        heading = next(cells for cells in page.iter_rows() if COLUMNS[kind][0] in [cell.value for cell in cells])
        assert [cell.value for cell in heading if cell.value] == COLUMNS[kind]
        for cell in heading:
            if row.get(cell.value) is not None:
                page.cell(cell.row + 1, cell.column, row[cell.value])
        book.save(path)
        return path

    @pytest.mark.parametrize("kind", KINDS)
    def test_offer_the_words_of_closed_lists_and_keep_codes_as_text(self, tmp_path: Path, kind: str):
        path = tmp_path / "mau.xlsx"
        assert ask("template", kind, "--out", path).code == 0
        page = openpyxl.load_workbook(path).worksheets[0]
        assert page.data_validations.dataValidation
        heading = next(cells for cells in page.iter_rows() if COLUMNS[kind][0] in [cell.value for cell in cells])
        codes = {"Mã số thuế", "Mã hồ sơ", "MST nơi đặt", "MST nơi làm việc", "Số định danh cá nhân", DECISION[0]}
        for cell in heading:
            if cell.value in codes:
                below = page.column_dimensions[cell.column_letter].number_format
                assert below == "@", f"{cell.value} would lose its zeros: {below}"

    def test_an_empty_one_is_no_list_yet(self, tmp_path: Path):
        register = Register(tmp_path / "data")
        for kind in KINDS:
            path = tmp_path / f"{kind}.xlsx"
            assert ask("template", kind, "--out", path).code == 0
            answer = register.ask("import", kind, path)
            assert answer.code == 1 and "không có dòng dữ liệu nào dưới tiêu đề" in answer.err
        assert register.count("operation") == 0

    def test_a_place_that_cannot_be_written_is_told_plainly(self, tmp_path: Path):
        answer = ask("template", "units", "--out", tmp_path / "no" / "such" / "folder.xlsx")
        assert answer.code == 1 and "trục trặc" not in answer.err and "folder.xlsx" in answer.err

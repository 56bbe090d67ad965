"""Lists as offices really send them: what is wrong in one is said at its cell, and then nothing at all is written."""

import io
import itertools
import re
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from register import EXAMPLE, Answer, Register
from workbooks import ALSO_NEW, COLUMNS, EXAMPLES, KINDS, NEW, SEALED, day, example_rows, tax_code, write

DATE = "phải là ngày, ví dụ 31/3/2024"
FUTURE = "không được sau hôm nay"
WHOLE = "phải là số nguyên, ví dụ 15 hoặc 1.063"
NO_UNIT = "không có đơn vị mã KHONG-CO trong sổ"
NO_ENTERPRISE = f"không có doanh nghiệp mã số thuế {tax_code(99995)} trong sổ"
LOST_ZERO = "kiểm tra xem có mất số 0 ở đầu không"
DIFFERS = {
    "units": "sổ đang ghi", "people": "giới tính đã ghi",
    "movements": "với nội dung khác; hủy ghi nhận số", "surveys": "đã có kết quả khác của doanh nghiệp này",
    "targets": "điều chỉnh phải theo văn bản", "reported": "đơn vị đã báo cáo gần 4.500; hủy ghi nhận cũ"}

A_DAY = {
    "units": "Từ ngày", "enterprises": "Từ ngày", "people": "Ngày sinh", "movements": "Ngày hiệu lực",
    "surveys": "Ngày khảo sát", "targets": "Ngày văn bản", "reported": "Tính đến ngày"}
A_TAX_CODE = {
    "units": "MST nơi đặt", "enterprises": "Mã số thuế", "people": "MST nơi làm việc", "surveys": "Mã số thuế"}
A_NUMBER = {"enterprises": "Số lao động", "surveys": "Đảng viên chính thức", "targets": "Mức giao"}
CHOICES = {
    ("units", "Hệ"): "Đảng; Công đoàn; Đoàn Thanh niên; Hội Phụ nữ; Hội Cựu chiến binh",
    ("units", "Hình thức"): "Cấp trên; Đầu kỳ; Thành lập",
    ("enterprises", "Nguồn vốn"):
        "100% vốn nước ngoài; Liên doanh; Tư nhân; Cổ phần có vốn Nhà nước đến 50%; Nhà nước",
    ("enterprises", "Tình trạng"): "Hoạt động ổn định; Tạm ngừng; Đã đóng",
    ("people", "Giới tính"): "Nam; Nữ",
    ("movements", "Loại biến động"):
        "Đầu kỳ; Kết nạp; Kết nạp lại; Phục hồi đảng tịch; Công nhận chính thức; Chuyển sinh hoạt chính thức; Chuyển đi; "
        "Chuyển đến; Xóa tên; Khai trừ; Xin ra khỏi Đảng; Từ trần; Hủy quyết định kết nạp; Chuyển sinh hoạt tạm thời; "
        "Hết sinh hoạt tạm thời; Chuyển theo sắp xếp tổ chức",
    ("surveys", "Hoạt động ổn định"): "Có; Không",
    ("surveys", "Nguồn thông tin đảng viên"): "Cá nhân; Chi bộ nơi sinh hoạt",
    ("targets", "Hình thức"): "Ít nhất; Khoảng",
}

# Kind, heading of the cell, what is put into it, how the message shows it, and what it says.
WRONG_CELLS = [
    *[(kind, column, "chưa rõ", "chưa rõ", DATE) for kind, column in A_DAY.items()],
    *[(kind, column, "30/2/2024", "30/2/2024", DATE) for kind, column in A_DAY.items()],
    *[(kind, column, 45379, "45379", DATE) for kind, column in A_DAY.items()],
    *[(kind, column, date(2999, 1, 2), "2/1/2999", FUTURE) for kind, column in A_DAY.items()],
    *[(kind, column, "2/1/2999", "2/1/2999", FUTURE) for kind, column in A_DAY.items()],
    *[(kind, column, int(NEW[kind][column]), NEW[kind][column].lstrip("0"), LOST_ZERO)
      for kind, column in A_TAX_CODE.items()],
    *[(kind, column, tax_code(99995), tax_code(99995), NO_ENTERPRISE)
      for kind, column in A_TAX_CODE.items() if kind != "enterprises"],
    *[(kind, column, 12.5, "12,5", WHOLE) for kind, column in A_NUMBER.items()],
    *[(kind, column, "1,5", "1,5", WHOLE) for kind, column in A_NUMBER.items()],
    *[(kind, column, "hai", "hai", WHOLE) for kind, column in A_NUMBER.items()],
    *[(kind, column, "9000000000000000000", "9000000000000000000", "số quá lớn, nhiều nhất là 1.000.000.000")
      for kind, column in A_NUMBER.items()],
    ("enterprises", "Số lao động", -1, "-1", "phải là số từ 0 trở lên"),
    ("surveys", "Đảng viên chính thức", -1, "-1", "phải là số từ 0 trở lên"),
    ("surveys", "Đảng viên dự bị", "-2", "-2", "phải là số từ 0 trở lên"),
    ("reported", "Số liệu", "-1", "-1", "phải là số từ 0 trở lên"),
    *[("reported", "Số liệu", value, shown, "phải là số nguyên, có thể kèm gần, trên, hơn, khoảng hoặc ước")
      for value, shown in ((4.5, "4,5"), ("gần bốn nghìn", "gần bốn nghìn"), ("xấp xỉ 300", "xấp xỉ 300"))],
    ("reported", "Số liệu", date(2024, 1, 2), "2/1/2024", "Excel đã đổi ô này thành ngày"),
    ("reported", "Chỉ tiêu", "Đảng viên", "Đảng viên", "chỉ ghi số đoàn viên công đoàn"),
    ("reported", "Tên đơn vị", "Đảng ủy phường Khác", "Đảng ủy phường Khác",
     "tên khác với sổ: Đảng ủy phường Láng Hạ"),
    ("reported", "Mã đơn vị", "KHONG-CO", "KHONG-CO", NO_UNIT),
    ("targets", "Mức giao", -5, "-5", "mức giao phải lớn hơn 0"),
    *[(*place, "Lạ", "Lạ", f"phải là một trong: {choices}") for place, choices in CHOICES.items()],
    ("targets", "Chỉ tiêu", "Số người vui", "Số người vui", "không có chỉ tiêu này"),
    ("units", "Mã cấp trên", "KHONG-CO", "KHONG-CO", NO_UNIT),
    ("enterprises", "Mã đơn vị quản lý", "KHONG-CO", "KHONG-CO", NO_UNIT),
    ("movements", "Mã đơn vị", "KHONG-CO", "KHONG-CO", NO_UNIT),
    ("targets", "Mã đơn vị", "KHONG-CO", "KHONG-CO", NO_UNIT),
    ("targets", "Đơn vị giao", "KHONG-CO", "KHONG-CO", NO_UNIT),
    ("movements", "Mã hồ sơ", "HS-999", "HS-999", "không có hồ sơ mã HS-999 trong sổ"),
    *[(kind, COLUMNS[kind][1 if kind == "targets" else 0], None, "", "chưa có giá trị") for kind in KINDS],
    ("units", "Mã đơn vị", "chi bộ 1", "chi bộ 1", "chữ in hoa không dấu, chữ số, dấu -"),
    ("units", "Số QĐ", None, "", "ghi đủ số, ngày và cơ quan ban hành"),
    ("people", "Số định danh cá nhân", 1190999901, "1190999901", "mất số 0 ở đầu"),
    ("movements", "Số QĐ", date(2024, 3, 11), "11/3/2024", "Excel đã đổi ô này thành ngày"),
    ("surveys", "Hoạt động ổn định", "#N/A", "#N/A", "ô báo lỗi của Excel"),
    ("enterprises", "Tên doanh nghiệp", "=1/0", "", "chưa có giá trị"),
]


class TestOneWrongCell:
    @pytest.mark.parametrize("kind, column, value, shown, message", WRONG_CELLS)
    def test_is_named_with_its_place_its_value_and_what_was_expected(
        self, register: Register, tmp_path: Path, kind, column, value, shown, message
    ):
        file = write(tmp_path / "sai.xlsx", kind, [ALSO_NEW[kind], NEW[kind] | {column: value}])
        answer = refuses(register, kind, file)
        # What the register seals is repeated by no message.
        if kind == "people" and column in SEALED and shown:
            shown = "(niêm phong)"
        place = f"{file}, trang Danh sách, dòng 5, cột {letter(kind, column)} ({column}): “{shown}” "
        assert any(line.startswith(place) and message in line for line in answer.err.splitlines()), answer.err
        assert "dòng 4" not in answer.err, "the row without a mistake is named too"


    @pytest.mark.parametrize("kind", KINDS)
    def test_leaves_the_operations_and_the_figures_as_they_are(self, register: Register, tmp_path: Path, kind: str):
        file = write(tmp_path / "sai.xlsx", kind, [ALSO_NEW[kind], NEW[kind] | {A_DAY[kind]: "chưa rõ"}])
        operations, figures = register.count("operation"), register.figures()
        answer = refuses(register, kind, file)
        assert f"{file}: 1 chỗ cần sửa; chưa ghi gì vào sổ.\n" in answer.err
        preview = register.ask("import", kind, file, "--dry-run")
        assert (preview.code, preview.err) == (1, answer.err)
        assert (register.count("operation"), register.figures()) == (operations, figures)

    def test_among_many_wrong_ones_is_named_too(self, register: Register, tmp_path: Path):
        rows = [NEW["people"] | {"Ngày sinh": "?", "Giới tính": "?"}, ALSO_NEW["people"] | {"Mã hồ sơ": "?"}]
        answer = refuses(register, "people", write(tmp_path / "sai.xlsx", "people", rows))
        for place in ("dòng 4, cột C (Ngày sinh)", "dòng 4, cột D (Giới tính)", "dòng 5, cột A (Mã hồ sơ)"):
            assert place in answer.err


class TestTheSameRowTwice:
    @pytest.mark.parametrize("kind", KINDS)
    def test_is_refused_at_the_second_one(self, register: Register, tmp_path: Path, kind: str):
        file = write(tmp_path / "hai-lan.xlsx", kind, [NEW[kind], ALSO_NEW[kind], NEW[kind]])
        answer = refuses(register, kind, file)
        message = "trong cùng một đợt, dòng kia là dòng 4" if kind == "surveys" else "trùng với dòng 4 của tệp"
        assert any("dòng 6" in line and message in line for line in answer.err.splitlines()), answer.err
        assert "dòng 4, cột" not in answer.err and "dòng 5" not in answer.err


class TestARowThatDiffersFromTheRegister:
    @pytest.mark.parametrize("kind, name, column, value, said_at", [
        ("units", "01-don-vi", "Tên đơn vị", "Tên khác hẳn", "Tên đơn vị"),
        ("units", "01-don-vi", "Khối", "Cơ quan", "Khối"),
        ("people", "04-nhan-su", "Giới tính", "Nữ", "Giới tính"),
        ("movements", "06-bien-dong-quy-1", "Số QĐ", "999-QĐ/QU", "Mã hồ sơ"),
        ("surveys", "07-khao-sat", "Đảng viên chính thức", 4, "Đợt khảo sát"),
        ("reported", "09-so-lieu-bao-cao", "Số liệu", "4500", "Số liệu"),
        ("reported", "09-so-lieu-bao-cao", "Nguồn", "Quận ủy Đống Đa", "Số liệu"),
        ("targets", "08-chi-tieu", "Ngày văn bản", None, "Ngày văn bản"),
    ])
    def test_is_refused_at_its_cell(self, register: Register, tmp_path: Path, kind, name, column, value, said_at):
        first = typed(example_rows(name)[0])
        file = write(tmp_path / "khac.xlsx", kind, [first | {column: value}])
        answer = refuses(register, kind, file)
        place = f"dòng 4, cột {letter(kind, said_at)} ({said_at}): "
        assert any(place in line and DIFFERS[kind] in line for line in answer.err.splitlines()), answer.err

    def test_a_person_under_another_name_is_not_taken_for_them(self, register: Register, tmp_path: Path):
        file = write(tmp_path / "ten.xlsx", "movements", [NEW["movements"] | {"Họ và tên": "Kiều Quang Thảo"}])
        assert "họ và tên khác với sổ: Kiều Quang Thạo" in refuses(register, "movements", file).err


class TestAFileThatIsNoList:
    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("name, message", [
        ("text", "không phải tệp Excel (.xlsx)"),
        ("picture", "không phải tệp Excel (.xlsx)"),
        ("nothing", "tệp rỗng"),
        ("word", "không phải tệp Excel (.xlsx)"),
        ("old excel", "là tệp Excel kiểu cũ (.xls hoặc .xlsb)"),
        ("cut", "tệp bị hỏng hoặc bị cắt cụt"),
    ])
    def test_is_told_for_what_it_is(self, register: Register, tmp_path: Path, kind: str, name: str, message: str):
        file = tmp_path / "tệp lạ.xlsx"
        file.write_bytes(content(name, kind))
        assert f"{file}: {message}" in refuses(register, kind, file).err

    def test_that_is_not_there_or_is_a_folder_is_told_so(self, register: Register, tmp_path: Path):
        for file in (tmp_path / "không có.xlsx", tmp_path):
            assert f"{file}: không đọc được tệp" in refuses(register, "units", file).err

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_missing_column_is_named(self, register: Register, tmp_path: Path, kind: str):
        for missing in (COLUMNS[kind][0], A_DAY[kind] if kind not in ("people", "targets") else COLUMNS[kind][1]):
            headings = [name for name in COLUMNS[kind] if name != missing]
            answer = refuses(register, kind, write(tmp_path / "thieu.xlsx", kind, [NEW[kind]], headings=headings))
            assert f"không tìm thấy dòng tiêu đề; còn thiếu cột: {missing}\n" in answer.err

    @pytest.mark.parametrize("kind", KINDS)
    def test_the_wrong_list_is_not_taken(self, register: Register, kind: str):
        other = "08-chi-tieu" if kind != "targets" else "07-khao-sat"
        assert "còn thiếu cột: " in refuses(register, kind, EXAMPLE / f"{other}.xlsx").err

    @pytest.mark.parametrize("kind", KINDS)
    def test_headings_alone_are_no_list(self, register: Register, tmp_path: Path, kind: str):
        answer = refuses(register, kind, write(tmp_path / "rong.xlsx", kind, []))
        assert "không có dòng dữ liệu nào dưới tiêu đề" in answer.err


class TestWhatIsTaken:
    @pytest.mark.parametrize("kind", KINDS)
    def test_a_list_without_a_mistake_is_recorded_once(self, register: Register, tmp_path: Path, kind: str):
        file = write(tmp_path / "dung.xlsx", kind, [NEW[kind], ALSO_NEW[kind]])
        operations, before = register.count("operation"), register.contents()
        preview = register.tell("import", kind, file, "--dry-run")
        assert "2 dòng: mới 2, đã có 0. Xem trước: chưa ghi gì vào sổ." in preview
        assert register.contents() == before
        assert "2 dòng: mới 2, đã có 0. Đã ghi nhận" in register.tell("import", kind, file)
        assert register.count("operation") == operations + 1
        recorded = register.contents()
        assert "2 dòng: mới 0, đã có 2. Không có gì mới, sổ không đổi." in register.tell("import", kind, file)
        assert register.contents() == recorded
        register.tell("verify")

    def test_the_examples_again_change_nothing(self, register: Register):
        operations = register.count("operation")
        for kind, name in EXAMPLES:
            self.says_nothing_new(register, EXAMPLE / f"{name}.xlsx", kind, len(example_rows(name)))
        assert register.count("operation") == operations == len(EXAMPLES)
        assert "không thấy điều gì sai" in register.tell("verify")

    @pytest.mark.parametrize("kind, name", EXAMPLES)
    def test_days_as_text_decomposed_letters_and_no_break_spaces_say_the_same(
        self, register: Register, tmp_path: Path, kind: str, name: str
    ):
        spellings = itertools.cycle([
            "{d:02}/{m:02}/{y}", "{d}/{m}/{y}", "{d}-{m}-{y}", "{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}",
            "ngày {d} tháng {m} năm {y}", "Ngày {d:02}/{m:02}/{y}", "{d} / {m} / {y}"])

        def clumsy(text: str) -> str:
            if re.fullmatch(r"\d\d/\d\d/\d{4}", text):
                at = day(text)
                text = next(spellings).format(d=at.day, m=at.month, y=at.year)
            return f"\u00a0 {unicodedata.normalize('NFD', text)}\u00a0" if text else ""

        rows = [{column: clumsy(text) for column, text in row.items()} for row in example_rows(name)]
        headings = [unicodedata.normalize("NFD", column) for column in COLUMNS[kind]]
        rows = [{unicodedata.normalize("NFD", column): text for column, text in row.items()} for row in rows]
        self.says_nothing_new(register, write(tmp_path / "nfd.xlsx", kind, rows, headings=headings), kind, len(rows))

    @pytest.mark.parametrize("is_1904", [False, True])
    @pytest.mark.parametrize("kind, name", EXAMPLES)
    def test_days_of_both_date_systems_say_the_same(
        self, register: Register, tmp_path: Path, kind: str, name: str, is_1904: bool
    ):
        rows = [typed(row) for row in example_rows(name)]
        file = write(tmp_path / "ngay.xlsx", kind, rows, is_1904=is_1904)
        assert openpyxl.load_workbook(file).epoch.year == (1904 if is_1904 else 1899)
        self.says_nothing_new(register, file, kind, len(rows))

    def says_nothing_new(self, register: Register, file: Path, kind: str, rows: int):
        before = register.contents()
        assert f"mới 0, đã có {rows}. Không có gì mới" in register.tell("import", kind, file)
        assert register.contents() == before

    def test_a_tax_code_with_a_wrong_check_digit_is_warned_of_and_taken(self, register: Register, tmp_path: Path):
        right = tax_code(40001)
        wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
        file = write(tmp_path / "mst.xlsx", "enterprises", [NEW["enterprises"] | {"Mã số thuế": wrong}])
        answer = register.ask("import", "enterprises", file)
        assert answer.code == 0 and "mới 1" in answer.out
        place = f"Lưu ý: {file}, trang Danh sách, dòng 4, cột A (Mã số thuế): “{wrong}” chữ số kiểm tra"
        assert place in answer.err
        assert register.query(f"SELECT COUNT(*) FROM enterprise WHERE tax_code = '{wrong}'") == [["1"]]

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_column_and_a_sheet_nobody_asked_for_are_named(self, register: Register, tmp_path: Path, kind: str):
        headings = [*COLUMNS[kind], "Ghi chú thêm"]
        row = NEW[kind] | {"Ghi chú thêm": "xem lại"}
        file = write(tmp_path / "them.xlsx", kind, [row], headings=headings, more_sheets=("Phụ lục",))
        answer = register.ask("import", kind, file)
        assert answer.code == 0 and "mới 1" in answer.out
        assert "Cột không dùng đến: Ghi chú thêm\n" in answer.err
        assert "Trang tính không đọc: Phụ lục\n" in answer.err


def refuses(register: Register, kind: str, file: Path) -> Answer:
    """The import must fail as a mistake of its input, and leave every row of the register as it is."""
    before = register.contents()
    answer = register.ask("import", kind, file)
    assert answer.code == 1 and answer.out == "", answer
    assert str(file) in answer.err and "trục trặc" not in answer.err
    assert register.contents() == before
    return answer


def letter(kind: str, column: str) -> str:
    return openpyxl.utils.get_column_letter(COLUMNS[kind].index(column) + 1)


def typed(row: dict) -> dict:
    """A row of a source as Excel holds it: days as days, counts as numbers, codes as text."""
    counted = {"Số lao động", "Đảng viên chính thức", "Đảng viên dự bị", "Mức giao", "Mức trên"}
    return {
        column: day(text) if re.fullmatch(r"\d\d/\d\d/\d{4}", text)
        else int(text) if text and column in counted else text
        for column, text in row.items()}


def content(name: str, kind: str) -> bytes:
    """A file that is no list: of this sort, and where it is a list cut short, of this kind."""
    if name == "text":
        return "Kính gửi các chi bộ,\nxin gửi danh sách kèm theo.\n".encode()
    if name == "picture":
        return bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
    if name == "word":
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", "<document/>")
        return file.getvalue()
    if name == "old excel":
        # A compound file's first bytes, and a directory entry for the stream that holds an .xls workbook.
        entry = "Workbook\0".encode("utf-16-le").ljust(1024, b"\0")
        return bytes.fromhex("d0cf11e0a1b11ae1").ljust(1024, b"\0") + entry
    if name == "cut":
        whole = (EXAMPLE / next(f"{file}.xlsx" for listed, file in EXAMPLES if listed == kind)).read_bytes()
        return whole[:len(whole) * 2 // 3]
    return b""

"""Files that somebody made to do harm, or that broke on the way: refused or read in bounded memory and time."""

import io
import os
import subprocess
import zipfile
from pathlib import Path

import pytest

import program
from register import Register
from workbooks import COLUMNS

SECONDS = 10
MEBIBYTES = 400  # of which some 200 are those of the test itself, whose child the program is

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
TAIL = b"</sheetData></worksheet>"


def workbook(path: Path, pieces, *, packed: bool = True, tabs: int = 1) -> Path:
    """A workbook whose one sheet part is written piece by piece; every tab leads to it."""
    sheets = "".join(f'<sheet name="T{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, tabs + 1))
    links = "".join(
        f'<Relationship Id="r{n}" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        for n in range(1, tabs + 1))
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{package}"><Relationship Id="r" '
                                        f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{sheets}</sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{links}</Relationships>')
        with archive.open(SHEET, "w") as part:
            part.write(HEAD)
            for piece in pieces:
                part.write(piece)
            part.write(TAIL)
    return path


def row(values: list[str], number: int | None = None) -> bytes:
    place = f' r="{number}"' if number else ""
    cells = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in values)
    return f"<row{place}>{cells}</row>".encode()


PEOPLE = ["Mã hồ sơ", "Họ và tên", "Giới tính"]
MO = ["HS-960", "Lý Thị Mơ", "Nữ"]


def measured(register: Register, *arguments: object) -> tuple[int, str, str]:
    """Runs an import to its end, within the bounds of memory and time."""
    process = subprocess.Popen(
        [program.binary(), *map(str, arguments), *register.place],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    out, err = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # What the work takes of the processor: how long that lasts depends on what else the machine does.
    peak, seconds = usage.ru_maxrss // 1024, usage.ru_utime + usage.ru_stime
    print(f"{process.returncode}, {peak} MiB, {seconds:.1f} s\n{out}{err}")
    assert peak < MEBIBYTES and seconds < SECONDS
    return process.returncode, out, err


def refused(register: Register, file: Path, message: str, kind: str = "people"):
    before = register.contents()
    code, out, err = measured(register, "import", kind, file)
    assert code == 1 and out == "" and f"{file}: {message}" in err, err
    assert register.contents() == before


TOO_LARGE = "tệp quá lớn để đọc an toàn"


class TestAWorkbook:
    def test_that_unpacks_to_very_much_is_refused(self, register: Register, tmp_path: Path):
        spaces = [row(PEOPLE), *[b" " * (1 << 20)] * 256]
        refused(register, workbook(tmp_path / "bom.xlsx", spaces), TOO_LARGE)

    @pytest.mark.parametrize("empty", [b"<row/>", b'<row r="1"/>'])
    @pytest.mark.parametrize("packed", [True, False])
    def test_of_ten_million_empty_rows_is_refused(self, register: Register, tmp_path: Path, packed: bool, empty: bytes):
        pieces = [row(PEOPLE), row(MO), *[empty * 100_000] * 100]
        refused(register, workbook(tmp_path / "rong.xlsx", pieces, packed=packed), TOO_LARGE)

    def test_of_two_million_rows_of_empty_cells_is_refused(self, register: Register, tmp_path: Path):
        pieces = [row(PEOPLE), row(MO), *[b"<row><c t=\"inlineStr\"/></row>" * 100_000] * 20]
        refused(register, workbook(tmp_path / "o-rong.xlsx", pieces, packed=False), TOO_LARGE)

    def test_whose_many_tabs_lead_to_one_long_sheet_is_looked_at_once(self, register: Register, tmp_path: Path):
        pieces = [b"<row/>" * 100_000] * 10
        file = workbook(tmp_path / "nhieu-trang.xlsx", pieces, packed=False, tabs=300)
        refused(register, file, "không tìm thấy dòng tiêu đề")

    def test_with_rows_far_apart_is_read_up_to_the_last_row_of_excel(self, register: Register, tmp_path: Path):
        near = workbook(tmp_path / "thua.xlsx", [row(PEOPLE, 5), row(MO, 1_048_576)])
        code, out, _ = measured(register, "import", "people", near, "--dry-run")
        assert code == 0 and "1 dòng: mới 1, đã có 0" in out
        far = workbook(tmp_path / "qua-xa.xlsx", [row(PEOPLE, 5), row(MO, 1_048_577)])
        refused(register, far, TOO_LARGE)

    def test_with_more_rows_or_mistakes_than_can_be_dealt_with_is_refused(self, register: Register, tmp_path: Path):
        many = [row(PEOPLE), *[row(MO) * 10_000] * 11]
        refused(register, workbook(tmp_path / "dai.xlsx", many, packed=False), "có hơn 100.000 dòng")
        wrong = [row(PEOPLE), *[row(["HS-960", "Mơ", "?"]) * 10_000] * 3]
        refused(register, workbook(tmp_path / "sai.xlsx", wrong, packed=False), "có hơn 20.000 chỗ cần sửa")

    def test_cut_short_anywhere_is_refused(self, register: Register, tmp_path: Path):
        whole = workbook(tmp_path / "ca.xlsx", [row(PEOPLE), row(MO)]).read_bytes()
        for part in (0.3, 0.6, 0.9, 0.99):
            file = tmp_path / "cut.xlsx"
            file.write_bytes(whole[:int(len(whole) * part)])
            refused(register, file, "tệp bị hỏng hoặc bị cắt cụt")


class TestWhatIsNoList:
    @pytest.mark.parametrize("content", [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj << >> endobj",
        b"%PDF-1.7\n1 0 obj << >> endobj\n",
        b"<!DOCTYPE html><html><table><tr><td>M\xc3\xa3</td></tr></table></html>",
        b"\x00" * 1000,
        "Một lá thư không có cột nào.\n".encode() * 100_000,
    ])
    def test_is_told_for_what_it_is(self, register: Register, tmp_path: Path, content: bytes):
        file = tmp_path / "la.xlsx"
        file.write_bytes(content)
        refused(register, file, "không phải tệp Excel (.xlsx)")

    def test_a_word_document_is_told_for_what_it_is(self, register: Register, tmp_path: Path):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", "<document/>")
        (tmp_path / "thu.xlsx").write_bytes(file.getvalue())
        refused(register, tmp_path / "thu.xlsx", "không phải tệp Excel (.xlsx)")


class TestCommaSeparatedText:
    HEADING = ",".join(COLUMNS["people"]).encode()
    SIZE = 20 << 20

    @pytest.mark.parametrize("content, message", [
        (b"a" * SIZE, TOO_LARGE),
        (b"a," * (SIZE // 2), TOO_LARGE),
        (b"," * SIZE, TOO_LARGE),
        (b'"' + b"a\n" * (SIZE // 2), TOO_LARGE),
        (HEADING + b"\n" + b'HS-1,"' + b"a" * SIZE, TOO_LARGE),
        (HEADING + b"\n" * SIZE, TOO_LARGE),
        (HEADING + b'\nHS-1,"M\xc6\xa1', "tệp bị hỏng hoặc bị cắt cụt"),
    ], ids=["one word", "one line", "commas", "open quote", "long cell", "empty lines", "cut short"])
    def test_of_twenty_megabytes_in_one_line_is_refused(
        self, register: Register, tmp_path: Path, content: bytes, message: str
    ):
        file = tmp_path / "dai.csv"
        file.write_bytes(content)
        refused(register, file, message)

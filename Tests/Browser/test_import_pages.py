"""Lists sent in the browser into an empty register: looked over, recorded, given back, stopped; and files that are none."""

import random
import re
import time
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, expect

import program
from conftest import Office, arrive, sign_in
from register import EXAMPLE, Register
from test_figures import DISTRICT_IN_APRIL, later
from workbooks import COLUMNS, EXAMPLES, example_rows, write

NAMES = {
    "units": "Danh sách đơn vị", "enterprises": "Danh sách doanh nghiệp", "people": "Danh sách người",
    "movements": "Biến động đảng viên", "surveys": "Kết quả khảo sát doanh nghiệp", "targets": "Chỉ tiêu giao",
    "reported": "Số liệu báo cáo"}
ONE_SCREEN = pytest.mark.parametrize("page", ["desktop"], indirect=True)
TWO_SCREENS = pytest.mark.parametrize("page", ["desktop", "phone, no script"], indirect=True)


@pytest.fixture
def server(empty: Register):
    """The program on that register; a test may end it and begin another in its place."""
    servers = [program.Server(empty.data)]
    yield servers
    servers[-1].stop()


@pytest.fixture
def office(server) -> Office:
    said = server[0].said
    return Office(server[0].url, program.value(said, "Người quản trị"), program.value(said, "Mật khẩu dùng một lần"))


def send(page: Page, kind: str, file: Path):
    """Sends a list by the form, and waits until it was looked over."""
    page.goto("/imports")
    arrive(page, "Nhập danh sách")
    page.get_by_label("Danh sách", exact=True).select_option(label=NAMES[kind])
    page.get_by_label("Tệp", exact=True).set_input_files(file)
    page.get_by_role("button", name="Gửi và xem trước", exact=True).click()


def look(page: Page, kind: str, file: Path):
    send(page, kind, file)
    arrive(page, f"Xem trước: {NAMES[kind]}")


def record(page: Page, button: str):
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận, số")
    arrive(page, re.compile("^Nhập "))


def count(row: str, page: Page):
    """The number beside a fate of rows."""
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=row, exact=True)).get_by_role("cell").nth(0)


def operations(register: Register, kind: str = "import.%") -> int:
    return int(register.query(f"SELECT COUNT(*) FROM operation WHERE kind LIKE '{kind}'")[0][0])


def test_the_lists_of_a_district_make_its_figures(page: Page, office: Office, empty: Register):
    sign_in(page, office)
    for kind, name in EXAMPLES:
        rows = len(example_rows(name))
        look(page, kind, EXAMPLE / f"{name}.xlsx")
        expect(count("Mới", page)).to_have_text(str(rows))
        expect(page.get_by_role("main")).to_contain_text("Chưa ghi gì vào sổ")
        before = operations(empty)
        record(page, f"Ghi nhận {rows} dòng")
        expect(page.get_by_role("main")).to_contain_text(f"Đã ghi nhận {rows} dòng của tệp {name}.xlsx.")
        assert operations(empty) == before + 1
    assert empty.values() == later(DISTRICT_IN_APRIL)
    assert empty.ask("verify").code == 0

    look(page, "units", EXAMPLE / "01-don-vi.xlsx")
    expect(count("Đã có trong sổ", page)).to_have_text(str(len(example_rows("01-don-vi"))))
    expect(page.get_by_role("main")).to_contain_text("không có gì mới")
    expect(page.get_by_role("button", name=re.compile("^Ghi nhận"))).to_have_count(0)
    page.get_by_role("button", name="Bỏ, không ghi nhận").click()
    arrive(page, "Nhập danh sách")


def test_refused_rows_come_back_and_once_mended_are_taken(page: Page, office: Office, empty: Register, tmp_path):
    rows = [
        {heading: text for heading, text in row.items()} | {"Từ ngày": date(2023, 12, 31)}
        for row in example_rows("01-don-vi")]
    wrong = [dict(row) for row in rows]
    wrong[3]["Từ ngày"] = "30/2/2024"
    wrong[4]["Hệ"] = "Đoàn thể khác"
    sign_in(page, office)
    look(page, "units", write(tmp_path / "chốt (2) SUA.xlsx", "units", wrong))
    # What stands under a refused unit is refused with it.
    lost = {wrong[3]["Mã đơn vị"], wrong[4]["Mã đơn vị"]}
    lost |= {row["Mã đơn vị"] for row in rows if row["Mã cấp trên"] in lost}
    good = len(rows) - len(lost)
    expect(count("Bị từ chối", page)).to_have_text(str(len(lost)))
    expect(count("Mới", page)).to_have_text(str(good))
    table = page.get_by_role("table", name="Dòng bị từ chối")
    expect(table).to_contain_text("30/2/2024")
    expect(table).to_contain_text("phải là ngày, ví dụ 31/3/2024")
    expect(table.get_by_role("row").filter(has_text="Đoàn thể khác")).to_contain_text("C (Hệ)")

    with page.expect_download() as fetched:
        page.get_by_role("link", name=f"Tải {len(lost)} dòng bị từ chối (.xlsx)").click()
    refused = tmp_path / "refused.xlsx"
    fetched.value.save_as(refused)
    record(page, f"Ghi nhận {good} dòng đúng, trả lại {len(lost)} dòng")
    expect(page.get_by_role("main")).to_contain_text(f"Trả lại {len(lost)} dòng bị từ chối")
    assert empty.count("unit") == good

    book = openpyxl.load_workbook(refused)
    sheet = book.active
    heading = next(row for row in sheet.iter_rows() if row[0].value == "Mã đơn vị")
    columns = {cell.value: cell.column for cell in heading}
    assert "Lý do" in columns
    sent = {row["Mã đơn vị"]: row for row in rows}
    for row in sheet.iter_rows(min_row=heading[0].row + 1):
        unit = sent[row[0].value]
        assert sheet.cell(row[0].row, columns["Lý do"]).value
        sheet.cell(row[0].row, columns["Từ ngày"]).value = unit["Từ ngày"]
        sheet.cell(row[0].row, columns["Hệ"]).value = unit["Hệ"]
    book.save(tmp_path / "mended.xlsx")
    look(page, "units", tmp_path / "mended.xlsx")
    record(page, f"Ghi nhận {len(lost)} dòng")
    assert empty.count("unit") == len(rows)
    assert empty.ask("verify").code == 0


@TWO_SCREENS
def test_a_list_confirmed_in_two_windows_is_recorded_once(page: Page, office: Office, empty: Register):
    sign_in(page, office)
    rows = len(example_rows("01-don-vi"))
    look(page, "units", EXAMPLE / "01-don-vi.xlsx")
    beside = page.context.new_page()
    beside.goto(page.url)
    record(page, f"Ghi nhận {rows} dòng")
    beside.get_by_role("button", name=f"Ghi nhận {rows} dòng").click()
    expect(beside).to_have_url(page.url)
    assert operations(empty) == 1


@TWO_SCREENS
def test_a_mistake_in_the_form_comes_back_at_its_field(page: Page, office: Office, tmp_path):
    sign_in(page, office)
    page.goto("/imports")
    expect(page.get_by_role("main")).to_contain_text("20 MB")
    page.get_by_label("Danh sách", exact=True).select_option(label="Chỉ tiêu giao")
    page.get_by_role("button", name="Gửi và xem trước").click()
    expect(page.get_by_role("alert")).to_contain_text("chọn tệp muốn gửi")
    expect(page.get_by_label("Danh sách", exact=True)).to_have_value("targets")
    (tmp_path / "thư.xlsx").write_bytes(b"%PDF-1.4\n" + bytes(200))
    send(page, "targets", tmp_path / "thư.xlsx")
    arrive(page, "Chưa đọc được danh sách")
    expect(page.get_by_role("main")).to_contain_text("Không phải tệp Excel")
    page.get_by_role("link", name="Gửi danh sách khác").click()
    arrive(page, "Nhập danh sách")


@TWO_SCREENS
def test_long_work_shows_how_far_it_is_and_can_be_stopped(page: Page, office: Office, empty: Register, tmp_path):
    sign_in(page, office)
    send(page, "enterprises", enterprises(tmp_path / "dài.xlsx", 40_000))
    arrive(page, "Đang kiểm tra danh sách")
    expect(page.get_by_role("progressbar")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"đã \d+ giây"))
    # The page asks again by itself.
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"[0-9.]+ dòng"))
    page.get_by_role("button", name="Dừng lại").click()
    arrive(page, "Đã dừng kiểm tra")
    expect(page.get_by_role("main")).to_contain_text("Chưa ghi nhận gì")
    page.goto("/imports")
    page.get_by_role("link", name="dài.xlsx").click()
    page.get_by_role("button", name="Kiểm tra lại").click()
    arrive(page, "Đang kiểm tra danh sách")
    page.get_by_role("button", name="Dừng lại").click()
    arrive(page, "Đã dừng kiểm tra")
    page.get_by_role("button", name="Bỏ, không ghi nhận").click()
    arrive(page, "Nhập danh sách")
    assert operations(empty) == 0
    assert empty.query("SELECT state, content_sealed IS NULL FROM upload") == [["cancelled", "1"]]


@ONE_SCREEN
def test_killed_while_it_records_it_is_recorded_once_in_the_end(page: Page, office: Office, empty: Register, server, tmp_path):
    sign_in(page, office)
    look(page, "units", EXAMPLE / "01-don-vi.xlsx")
    record(page, f"Ghi nhận {len(example_rows('01-don-vi'))} dòng")
    look_long(page, enterprises(tmp_path / "a.xlsx", 2000))
    place = page.url.removeprefix(office.url)
    address = office.url
    moments = random.Random(5)
    for _ in range(4):
        button = page.get_by_role("button", name="Ghi nhận 2.000 dòng")
        button.evaluate("button => button.form.submit()") if button.count() else None
        time.sleep(moments.uniform(0, 2.5))
        server[-1].process.kill()
        server[-1].process.wait()
        server.append(program.Server(empty.data))
        come_back(page, server[-1].url + place)
        if "/operations/" in page.url:
            break
        if page.get_by_role("button", name="Kiểm tra lại").count():
            assert operations(empty, "import.enterprises") == 0
            page.get_by_role("button", name="Kiểm tra lại").click()
        looked_long(page)
    else:
        page.get_by_role("button", name="Ghi nhận 2.000 dòng").click()
    expect(page.get_by_role("main")).to_contain_text("Đã ghi nhận 2.000 dòng", timeout=120_000)
    assert operations(empty, "import.enterprises") == 1
    assert empty.count("enterprise") == 2000
    assert empty.ask("verify").code == 0
    assert address


def come_back(page: Page, address: str):
    """Goes to a page, also while the browser is still on its way to telling that the server is gone, or to a page that
    looks again by itself: either may come between."""
    for _ in range(5):
        try:
            return page.goto(address)
        except PlaywrightError:
            page.wait_for_load_state()
    page.goto(address)


def look_long(page: Page, file: Path):
    send(page, "enterprises", file)
    looked_long(page)


def looked_long(page: Page):
    """Waits for the preview of a long list, which takes its time on a busy machine."""
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Xem trước: {NAMES['enterprises']}", timeout=120_000)


def enterprises(path: Path, rows: int) -> Path:
    """A long list of enterprises, all of them new."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(COLUMNS["enterprises"])
    number = made = 0
    while made < rows:
        number += 1
        first = f"{100_000_000 + number}"
        check = 10 - sum(int(digit) * weight for digit, weight in zip(first, (31, 29, 23, 19, 17, 13, 7, 5, 3))) % 11
        if check == 10:
            continue
        made += 1
        sheet.append([
            f"{first}{check}", f"Công ty Cổ phần Thử {made}", "Công ty cổ phần", "Tư nhân", None, "Thử nghiệm", 10,
            "Hoạt động ổn định", "DU-KHOIDN", date(2023, 12, 31)])
    book.save(path)
    return path


class TestFilesThatAreNone:
    """Each is refused in bounded time, and the memory that the program ever took stays bounded too."""

    MEMORY = 600 * 1024  # KiB at most
    SECONDS = 60

    @ONE_SCREEN
    def test_are_refused(self, page: Page, office: Office, empty: Register, server, tmp_path):
        sign_in(page, office)
        parts = contents(EXAMPLE / "01-don-vi.xlsx")
        whole = (EXAMPLE / "01-don-vi.xlsx").read_bytes()
        sheet = next(name for name in parts if name.startswith("xl/worksheets/sheet"))
        head, tail = parts[sheet].split(b"</sheetData>")
        zeros = parts | {"xl/sharedStrings.xml": b"<sst>" + bytes(400 << 20)}
        rows = parts | {sheet: head + b"<row/>" * 10_000_000 + b"</sheetData>" + tail}
        cells = parts | {sheet: head + b'<row r="9">' + b"<c><v>1</v></c>" * 3_000_000 + b"</row></sheetData>" + tail}
        for file, words in [
            (packed(tmp_path / "bom.xlsx", zeros), "quá lớn"),
            (packed(tmp_path / "dòng-trống.xlsx", rows), "quá lớn"),
            (packed(tmp_path / "ô.xlsx", cells), "quá lớn"),
            (written(tmp_path / "cụt.xlsx", whole[:len(whole) * 2 // 3]), "cắt cụt"),
            (written(tmp_path / "ảnh.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100)), "Không phải tệp Excel"),
        ]:
            began = time.monotonic()
            send(page, "units", file)
            heading = page.get_by_role("heading", level=1)
            expect(heading).to_have_text("Chưa đọc được danh sách", timeout=self.SECONDS * 1000)
            expect(page.get_by_role("main")).to_contain_text(words)
            assert time.monotonic() - began < self.SECONDS, file.name
            assert memory(server[-1]) < self.MEMORY, file.name
        assert operations(empty) == 0

    @ONE_SCREEN
    def test_one_too_large_is_refused_before_it_is_kept(self, page: Page, office: Office, empty: Register, server, tmp_path):
        sign_in(page, office)
        send(page, "people", written(tmp_path / "lớn.xlsx", b"PK" + random.Random(1).randbytes(45 << 20)))
        expect(page.get_by_role("alert")).to_contain_text("lớn quá 20 MB")
        assert empty.count("upload") == 0
        assert memory(server[-1]) < self.MEMORY


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    assert path.stat().st_size < 20 << 20
    return path


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def memory(server: program.Server) -> int:
    """The most memory that the program has taken so far, in KiB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1])

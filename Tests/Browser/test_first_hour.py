"""A new specialist's first hour: from an empty register to a report, with the demonstration beside it."""

import io
import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

import program
from conftest import arrive, enter
from register import Register
from steps import begin, fact, fill, look_over, moves, record
from workbooks import tax_code

COMPANY = "Công ty TNHH Dệt Sợi Sớm"
CODE = tax_code(40001)
CITY, COMMITTEE, CELL = "Thành ủy Bến Mơ", "Đảng ủy phường Suối Trong", "Chi bộ Công ty TNHH Dệt Sợi Sớm"
PERIOD = "from=1/1/2025&to=31/3/2025"
SHOW = "Mở dữ liệu trình diễn"
BANNER = "Đang xem dữ liệu trình diễn"


@pytest.fixture(scope="module")
def session(chromium, tmp_path_factory) -> tuple[Path, list[dict]]:
    """A register that holds nothing yet, with its administrator signed in."""
    data = tmp_path_factory.mktemp("empty") / "data"
    for command in ("keys", "migrate"):
        program.run(data, command)
    return data, enter(chromium, data)


def test_a_quarter_is_worked_from_an_empty_register_to_its_report(desk: Page, own: Register):
    desk.goto("/")
    arrive(desk, "Bắt đầu")
    # The superior, only by name, and the office's own committee under it.
    desk.get_by_role("link", name="Ghi đơn vị đang có").click()
    arrive(desk, "Ghi đơn vị đang có")
    fill(desk, {
        "Tên đơn vị": CITY, "Mã đơn vị": "TU-BENMO", "Hệ": "Đảng", "Loại": "Cấp ủy cấp tỉnh",
        "Hình thức": "Cấp trên", "Từ ngày": "31/12/2024"})
    save(desk, "Ghi đơn vị đang có")
    desk.goto("/")
    arrive(desk, "Bắt đầu")
    desk.get_by_role("link", name="Ghi đơn vị đang có").click()
    fill(desk, {
        "Tên đơn vị": COMMITTEE, "Mã đơn vị": "DU-SUOITRONG", "Loại": "Đảng bộ cơ sở",
        "Đơn vị cấp trên trực tiếp (nếu có)": CITY, "Từ ngày": "31/12/2024"})
    save(desk, "Ghi đơn vị đang có")
    desk.goto("/")
    arrive(desk, re.compile(f"^{COMMITTEE}: "))

    desk.get_by_role("link", name="Danh sách doanh nghiệp").click()
    begin(desk, "Ghi doanh nghiệp mới")
    fill(desk, {
        "Mã số thuế": CODE, "Tên doanh nghiệp": COMPANY, "Loại hình": "Công ty TNHH một thành viên",
        "Nguồn vốn": "Tư nhân", "Đơn vị quản lý": COMMITTEE, "Từ ngày": "31/12/2024"})
    save(desk, "Ghi doanh nghiệp mới")
    desk.goto(f"/enterprises/{CODE}")
    begin(desk, "Ghi nhận kết quả khảo sát")
    fill(desk, {
        "Ngày khảo sát": "14/1/2025", "Đợt khảo sát": "Quý I/2025", "Số lao động (nếu có)": "120",
        "Hoạt động ổn định": "Có", "Đảng viên chính thức": "3", "Đảng viên dự bị": "0",
        "Nguồn thông tin về đảng viên": "Cá nhân"})
    look_over(desk)
    expect(fact(desk, "Kết luận")).to_have_text("Đủ điều kiện thành lập tổ chức đảng")
    record(desk, "Ghi nhận kết quả khảo sát")

    desk.goto(f"/enterprises/{CODE}")
    begin(desk, "Ghi nhận quyết định thành lập chi bộ")
    fill(desk, {
        "Tên tổ chức": CELL, "Mã đơn vị": "CB-DETSOI", "Loại tổ chức": "Chi bộ trực thuộc",
        "Đơn vị cấp trên trực tiếp": COMMITTEE, "Số quyết định": "01-QĐ/ĐU", "Ngày quyết định": "3/2/2025",
        "Cơ quan ban hành": COMMITTEE})
    look_over(desk)
    moves(desk, COMMITTEE, "Chi bộ thành lập mới", "0", "1")
    record(desk, "Ghi nhận quyết định thành lập chi bộ")

    desk.goto("/units/CB-DETSOI/members")
    desk.get_by_role("link", name="Ghi nhận quyết định kết nạp", exact=True).click()
    desk.get_by_role("link", name="Ghi nhận người mới", exact=True).click()
    arrive(desk, "Ghi nhận người mới")
    fill(desk, {
        "Họ và tên": "Lò Thị Mây", "Mã hồ sơ": "HS-01", "Giới tính": "Nữ", "Ngày sinh (nếu có)": "2/9/1995",
        "MST nơi làm việc (nếu có)": CODE, "Làm việc từ ngày (nếu có)": "1/1/2025"})
    save(desk, "Ghi nhận người mới")
    begin(desk, "Ghi nhận quyết định kết nạp")
    expect(desk.get_by_label("Chi bộ kết nạp", exact=True)).to_have_value("CB-DETSOI")
    fill(desk, {
        "Ngày kết nạp": "3/3/2025", "Số văn bản": "02-QĐ/ĐU", "Ngày văn bản": "20/2/2025",
        "Cơ quan ban hành": COMMITTEE})
    save(desk, "Ghi nhận quyết định kết nạp")

    desk.goto("/units/DU-SUOITRONG/targets")
    desk.get_by_role("link", name="Ghi nhận chỉ tiêu được giao").click()
    fill(desk, {
        "Chỉ tiêu về": "Chi bộ thành lập mới", "Mức giao": "5", "Từ ngày": "1/1/2025", "Đến hết ngày": "31/12/2025",
        "Đơn vị giao (nếu có)": CITY, "Số văn bản (nếu có)": "10-QĐ/TU", "Ngày văn bản (nếu có)": "6/1/2025"})
    save(desk, "Ghi nhận chỉ tiêu")
    desk.goto("/units/DU-SUOITRONG/reported")
    begin(desk, "Ghi nhận số liệu báo cáo")
    fill(desk, {
        "Số liệu về": "Đoàn viên công đoàn", "Tính đến ngày": "31/3/2025", "Số liệu": "gần 110",
        "Nguồn": "Công đoàn phường"})
    save(desk, "Ghi nhận số liệu báo cáo")

    desk.goto(f"/?{PERIOD}")
    desk.goto(f"/units/DU-SUOITRONG?{PERIOD}")
    expect(desk.locator(".targets")).to_contain_text("01/05")
    expect(desk.locator(".targets")).to_contain_text("20%")
    desk.get_by_role("link", name="Báo cáo của kỳ").click()
    arrive(desk, f"Báo cáo quý I/2025: {COMMITTEE}")
    founded = "01/05 chi bộ (đạt 20% chỉ tiêu Thành ủy Bến Mơ giao)"
    paper = desk.get_by_role("article", name="Văn bản báo cáo")
    for words in (founded, "gần 110"):
        expect(paper).to_contain_text(words)
    with desk.expect_download() as fetched:
        desk.get_by_role("link", name="Tải tệp Word").click()
    written = "\n".join(text.text for text in docx.Document(io.BytesIO(fetched.value.path().read_bytes())).paragraphs)
    assert founded in written
    own.tell("verify")


def test_the_demonstration_stands_beside_the_register(desk: Page, own: Register):
    desk.goto("/")
    arrive(desk, "Bắt đầu")
    desk.get_by_role("button", name=SHOW).click()
    arrive(desk, re.compile("^Quận ủy Đống Đa: "))
    for place in ("/units", "/enterprises", "/people", "/operations", "/imports", "/help"):
        desk.goto(place)
        expect(desk.get_by_text(BANNER)).to_be_visible()
    expect(desk.get_by_role("button", name=SHOW)).to_have_count(0)

    desk.goto("/units/LDLD-DONGDA/reported")
    begin(desk, "Ghi nhận số liệu báo cáo")
    fill(desk, {
        "Số liệu về": "Đoàn viên công đoàn", "Tính đến ngày": "30/6/2024", "Số liệu": "trên 4.600", "Nguồn": "Thử"})
    save(desk, "Ghi nhận số liệu báo cáo")
    desk.get_by_role("button", name="Trở về sổ của đơn vị").click()
    arrive(desk, "Bắt đầu")
    expect(desk.get_by_text(BANNER)).to_have_count(0)
    desk.goto("/operations")
    # Nothing of it came here, and what was tried out is still there on coming back.
    expect(desk.get_by_role("main")).not_to_contain_text("Ghi nhận số liệu báo cáo")
    assert own.count("unit") == own.count("reported") == 0
    assert desk.goto("/units/QU-DONGDA").status == 404
    desk.goto("/help")
    desk.get_by_role("button", name=SHOW).click()
    arrive(desk, re.compile("^Quận ủy Đống Đa: "))
    desk.goto("/units/LDLD-DONGDA/reported")
    expect(desk.get_by_role("main")).to_contain_text("trên 4.600")
    # A way in that leads nowhere ends in the office's own register.
    desk.get_by_role("button", name="Trở về sổ của đơn vị").click()
    arrive(desk, "Bắt đầu")


def save(page: Page, button: str):
    look_over(page)
    record(page, button)

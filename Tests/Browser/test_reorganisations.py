"""Reorganisations in the browser: looked over without a trace, recorded, seen on the timelines of both units and in the
table of strength, taken back; two people at one unit; the record of a handover."""

import io
import re

import docx
from playwright.sync_api import Page, expect

from conftest import arrive, browsing
from register import Register
from steps import begin, changes, fact, fill, holds, look_over, moves, record, refused, take_back

COMMITTEE, DISTRICT = "Đảng ủy Khối Doanh nghiệp quận Đống Đa", "Quận ủy Đống Đa"
FIRST, SECOND = "Chi bộ Doanh nghiệp số 1", "Chi bộ Doanh nghiệp số 2"  # CB-KDN-01 and CB-KDN-02, four members each
QUARTER = "from=1/4/2024&to=30/6/2024"
MERGE = "Ghi nhận quyết định sáp nhập"
DECISION = {"Số quyết định": "88-QĐ/ĐU", "Ngày quyết định": "26/4/2024", "Cơ quan ban hành": COMMITTEE}
THIRD = "Chi bộ Công ty Cổ phần Giải pháp số Vân Trúc"
MERGER = {"Đơn vị nhận": FIRST, "Có hiệu lực từ ngày": "1/5/2024", **DECISION}


def reorganise(page: Page, code: str, button: str):
    """Opens the form of a reorganisation from the unit's page."""
    page.goto(f"/units/{code}/history")
    page.get_by_text("Sắp xếp tổ chức", exact=True).click()
    begin(page, button)


def turns(page: Page, code: str) -> list[list[str]]:
    """Day, what and whom of the unit's timeline."""
    page.goto(f"/units/{code}/history")
    rows = page.get_by_role("table", name="Dòng thời gian").get_by_role("row").all()[1:]
    return [[re.sub(r"\s+", " ", cell.inner_text()).strip() for cell in row.locator("th, td").all()[:3]] for row in rows]


def test_a_merger_is_looked_over_recorded_seen_on_both_timelines_and_taken_back(desk: Page, own: Register):
    before = own.tell("operations", "--json")
    reorganise(desk, "CB-KDN-02", MERGE)
    fill(desk, {**MERGER, "Đơn vị nhận": "", "Có hiệu lực từ ngày": "31/4/2024"})
    refused(desk, {"Đơn vị nhận": "chưa có giá trị", "Có hiệu lực từ ngày": "phải là ngày"})
    fill(desk, MERGER)
    look_over(desk)
    expect(fact(desk, "Đảng viên")).to_have_text("4")
    expect(fact(desk, "Số đơn vị (kể cả bên dưới)")).to_have_text("1")
    # One organisation fewer at the committee and above; its members go along, so their number stays there.
    moves(desk, FIRST, "Đảng viên", "4", "8")
    moves(desk, SECOND, "Đảng viên", "4", "0")
    moves(desk, DISTRICT, "Tổ chức đảng", "21", "20")
    assert not [line for line in changes(desk).all_inner_texts() if DISTRICT in line and "Đảng viên" in line]
    assert own.tell("operations", "--json") == before, "looking over leaves no trace"

    operation = record(desk, MERGE)
    assert turns(desk, "CB-KDN-02")[-2:] == [["1/5/2024", "Sáp nhập vào", FIRST], ["1/5/2024", "Đã sáp nhập", "–"]]
    expect(fact(desk, "Thôi hoạt động")).to_have_text(re.compile("sáp nhập từ ngày 1/5/2024"))
    assert turns(desk, "CB-KDN-01")[-1] == ["1/5/2024", "Nhận sáp nhập", SECOND]
    expect(desk.get_by_role("img", name=f"{FIRST}: 1 đơn vị trước, 0 đơn vị sau")).to_be_visible()
    desk.goto(f"/units/DU-KHOIDN/strength?{QUARTER}")
    assert strength(desk, FIRST) == {"Đầu kỳ": "4", "Cộng tăng": "4", "Cộng giảm": "0", "Cuối kỳ": "8"}
    assert strength(desk, SECOND) == {"Đầu kỳ": "4", "Cộng tăng": "0", "Cộng giảm": "4", "Cuối kỳ": "0"}
    assert strength(desk, "Tổng số") == {"Đầu kỳ": "19", "Cộng tăng": "0", "Cộng giảm": "0", "Cuối kỳ": "19"}
    desk.goto("/units?q=doanh+nghiep+so+2")
    expect(desk.get_by_role("main")).to_contain_text(f"{SECOND} (kết thúc từ 1/5/2024)")

    take_back(desk, operation, "Quyết định bị thu hồi")
    assert "1/5/2024" not in str(turns(desk, "CB-KDN-02") + turns(desk, "CB-KDN-01"))
    desk.goto(f"/units/DU-KHOIDN/strength?{QUARTER}")
    assert strength(desk, SECOND) == {"Đầu kỳ": "4", "Cộng tăng": "0", "Cộng giảm": "0", "Cuối kỳ": "4"}


def strength(page: Page, unit: str) -> dict[str, str]:
    """Some columns of one row of the increase/decrease table; a phone shows no more than these."""
    heads = [re.sub(r"\s+", " ", head) for head in page.get_by_role("columnheader").all_inner_texts()[1:]]
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=unit, exact=True))
    cells = dict(zip(heads, [cell.strip() for cell in row.get_by_role("cell").all_inner_texts()], strict=True))
    return {head: cells[head] for head in ["Đầu kỳ", "Cộng tăng", "Cộng giảm", "Cuối kỳ"]}


def test_of_two_people_at_one_unit_the_second_is_told_what_stands_against_it(desk: Page, chromium, session):
    with browsing(chromium, "desktop", re.match(r"https?://[^/]+", desk_url(desk))[0], session[1]) as other:
        for page, receiver in [(desk, FIRST), (other, THIRD)]:
            reorganise(page, "CB-KDN-02", MERGE)
            fill(page, {**MERGER, "Đơn vị nhận": receiver})
            look_over(page)
        record(desk, MERGE)
        other.get_by_role("button", name=MERGE, exact=True).click()
        # The form is back with what was typed, and says what the unit became meanwhile.
        expect(other.get_by_role("alert")).to_contain_text("Có chỗ cần sửa")
        expect(other.get_by_role("alert")).to_contain_text(re.compile("1/5/2024"))
        holds(other, {**MERGER, "Đơn vị nhận": THIRD})
    assert turns(desk, "CB-KDN-02")[-2:] == [["1/5/2024", "Sáp nhập vào", FIRST], ["1/5/2024", "Đã sáp nhập", "–"]]


def desk_url(page: Page) -> str:
    page.goto("/")
    return page.url


def test_a_handover_has_its_record_on_the_page_and_in_word(desk: Page, own: Register):
    button = "Ghi nhận chuyển giao, tiếp nhận"
    reorganise(desk, "CBCS-DVDT", button)
    fill(desk, {"Cấp trên trực tiếp mới": "Thành ủy Hà Nội", "Có hiệu lực từ ngày": "1/5/2024", **DECISION})
    look_over(desk)
    members = fact(desk, "Đảng viên").inner_text()
    record(desk, button)
    assert turns(desk, "CBCS-DVDT")[-1] == ["1/5/2024", "Chuyển giao cho cấp trên mới", "Thành ủy Hà Nội"]
    desk.get_by_role("link", name="Biên bản bàn giao, tiếp nhận").click()
    arrive(desk, re.compile("^Biên bản bàn giao, tiếp nhận"))
    paper = desk.get_by_role("article")
    expect(paper).to_contain_text("Quyết định số 88-QĐ/ĐU, ngày 26/4/2024")
    expect(paper).to_contain_text(f"1. Bên giao: {DISTRICT}")
    expect(paper).to_contain_text("2. Bên nhận: Thành ủy Hà Nội")
    expect(paper).to_contain_text(f"{int(members):02} đảng viên")
    with desk.expect_download() as loading:
        desk.get_by_role("link", name="Tải tệp Word").click()
    file = docx.Document(io.BytesIO(loading.value.path().read_bytes()))
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert "BIÊN BẢN" in text and "ĐẢNG CỘNG SẢN VIỆT NAM" in "\n".join(
        cell.text for table in file.tables for row in table.rows for cell in row.cells)
    people = [table for table in file.tables if table.rows[0].cells[1].text == "Họ và tên"][0]
    assert len(people.rows) - 1 == int(members)
    assert desk.request.get("/units/CBCS-DVDT/handovers/2024-05-02").status == 404
    assert desk.request.get("/units/CBCS-DVDT/handovers/hôm-nay.docx").status == 404
    out = own.data / "bien-ban.docx"
    own.tell("handover", "--unit", "CBCS-DVDT", "--on", "1/5/2024", "--out", str(out))
    assert out.stat().st_size > 5_000

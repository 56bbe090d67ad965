"""Targets: received and given, at least so many or a range; where they stand; what is no target."""

import re

from playwright.sync_api import Locator, Page, expect

from conftest import arrive
from steps import fact, fill, holds, look_over, record, refused, take_back

PERIOD = "from=1/1/2024&to=31/3/2024"
RECORD = "Ghi nhận chỉ tiêu"
YEAR = {"Từ ngày": "1/1/2024", "Đến hết ngày": "31/12/2024"}
CITY = "Thành ủy Hà Nội"
DISTRICT = "Quận ủy Đống Đa"
SURVEYED = "Doanh nghiệp được khảo sát"
CELLS = "Chi bộ thành lập mới"


def test_a_target_received_is_measured_from_its_first_day(desk: Page):
    targets(desk, "QU-DONGDA", DISTRICT)
    cells = row(desk, "Chỉ tiêu được giao", CELLS)
    expect(cells).to_contain_text("02/05")
    expect(cells).to_contain_text("1904-QĐ/TU, ngày 5/1/2024")
    desk.get_by_role("link", name="Ghi nhận chỉ tiêu được giao").click()
    arrive(desk, RECORD)
    expect(desk.get_by_label("Đơn vị nhận", exact=True)).to_have_value("QU-DONGDA")
    fill(desk, {
        "Chỉ tiêu về": SURVEYED, "Hình thức": "Ít nhất", "Mức giao": "20", **YEAR, "Đơn vị giao (nếu có)": CITY,
        "Số văn bản (nếu có)": "1905-QĐ/TU", "Ngày văn bản (nếu có)": "5/1/2024"})
    look_over(desk)
    expect(fact(desk, "Mức giao")).to_have_text("20")
    operation = record(desk, RECORD)

    targets(desk, "QU-DONGDA", DISTRICT)
    # 15 visits of the quarter, of 20 for the year.
    expect(row(desk, "Chỉ tiêu được giao", SURVEYED)).to_contain_text("15/20")
    row(desk, "Chỉ tiêu được giao", SURVEYED).get_by_role("link", name="15/20").click()
    arrive(desk, SURVEYED)
    expect(desk.get_by_role("main")).to_contain_text("15 = 15 bản ghi")
    overview(desk, "QU-DONGDA")
    expect(card(desk, SURVEYED)).to_contain_text("15/20")
    expect(card(desk, SURVEYED)).to_contain_text("75%")
    expect(card(desk, SURVEYED)).to_contain_text(f"{CITY} giao")
    expect(card(desk, SURVEYED)).to_contain_text("trước tiến độ")

    take_back(desk, operation, "Ghi nhầm văn bản")
    overview(desk, "QU-DONGDA")
    expect(card(desk, SURVEYED)).to_have_count(0)


def test_the_bar_says_what_is_done_and_where_the_calendar_stands(desk: Page):
    overview(desk, "QU-DONGDA")
    expect(card(desk, CELLS)).to_contain_text("02/05")
    expect(card(desk, CELLS)).to_contain_text("40%")
    # 91 days of 366 are 24,9%; two fifths of the bar are filled.
    bar = card(desk, CELLS).get_by_role("img", name="Đã đạt 40% chỉ tiêu; vạch đứng: thời gian của kỳ đã qua 25%")
    expect(bar).to_be_visible()
    expect(bar.locator("rect.done")).to_have_attribute("width", "40.0%")
    bar.click()
    arrive(desk, CELLS)
    expect(desk.get_by_role("main")).to_contain_text("2 = 2 bản ghi")


def test_a_range_given_to_a_unit_below_stands_with_both(desk: Page):
    receiver = "Đảng ủy phường Ô Chợ Dừa"
    targets(desk, "QU-DONGDA", DISTRICT)
    desk.get_by_role("link", name="Ghi nhận chỉ tiêu giao cho cấp dưới").click()
    arrive(desk, RECORD)
    expect(desk.get_by_label("Đơn vị giao (nếu có)", exact=True)).to_have_value("QU-DONGDA")
    answers = {
        "Đơn vị nhận": receiver, "Chỉ tiêu về": SURVEYED, "Hình thức": "Khoảng", "Mức giao": "5",
        "Mức trên (nếu có)": "5", **YEAR, "Số văn bản (nếu có)": "20-KH/QU", "Ngày văn bản (nếu có)": "17/1/2024"}
    fill(desk, answers)
    refused(desk, {"Mức trên (nếu có)": "mức trên phải lớn hơn mức giao"})
    holds(desk, answers)
    fill(desk, {"Mức trên (nếu có)": ""})
    refused(desk, {"Mức trên (nếu có)": "chỉ tiêu khoảng phải có mức trên"})
    fill(desk, {"Hình thức": "Ít nhất", "Mức trên (nếu có)": "7"})
    refused(desk, {"Mức trên (nếu có)": "chỉ ghi mức trên cho chỉ tiêu khoảng"})
    fill(desk, {"Hình thức": "Khoảng"})
    look_over(desk)
    record(desk, RECORD)

    targets(desk, "QU-DONGDA", DISTRICT)
    given = row(desk, "Chỉ tiêu giao cho đơn vị khác", SURVEYED)
    expect(given).to_contain_text("05–07")
    expect(given).to_contain_text(receiver)
    given.get_by_role("link", name=receiver).click()
    arrive(desk, re.compile(f"^{receiver}: "))
    targets(desk, "DU-OCHODUA", receiver)
    expect(row(desk, "Chỉ tiêu được giao", SURVEYED)).to_contain_text("05–07")
    expect(row(desk, "Chỉ tiêu được giao", SURVEYED)).to_contain_text(DISTRICT)


def test_what_was_given_already_is_no_second_target(desk: Page):
    desk.goto("/units/QU-DONGDA/targets/new")
    answers = {
        "Chỉ tiêu về": CELLS, "Hình thức": "Ít nhất", "Mức giao": "6", **YEAR, "Đơn vị giao (nếu có)": CITY}
    fill(desk, answers)
    refused(desk, {"Chỉ tiêu về": "chỉ tiêu này đã giao"})
    holds(desk, answers)
    targets(desk, "QU-DONGDA", DISTRICT)
    expect(row(desk, "Chỉ tiêu được giao", CELLS)).to_have_count(1)


def targets(page: Page, code: str, name: str):
    page.goto(f"/units/{code}/targets?{PERIOD}")
    arrive(page, name)


def overview(page: Page, code: str):
    page.goto(f"/units/{code}?{PERIOD}")
    arrive(page, re.compile(": quý I/2024$"))


def row(page: Page, table: str, figure: str) -> Locator:
    """The line of a target."""
    return page.get_by_role("table", name=table).get_by_role("row").filter(
        has=page.get_by_role("rowheader", name=figure, exact=True))


def card(page: Page, figure: str) -> Locator:
    """The card of a target on the overview."""
    return page.locator(".targets").get_by_role("listitem").filter(
        has=page.get_by_role("heading", name=figure, exact=True))

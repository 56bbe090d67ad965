"""What a unit reported of itself, with its word: a later value stands from its day on, a mistake is taken back."""

import re

from playwright.sync_api import Locator, Page, expect

from conftest import arrive
from steps import begin, fill, holds, look_over, record, refused, take_back

RECORD = "Ghi nhận số liệu báo cáo"
FEDERATION = "Liên đoàn Lao động quận Đống Đa"
UNION_MEMBERS = "Đoàn viên công đoàn"
SPRING = "from=1/1/2024&to=31/3/2024"
SUMMER = "from=1/4/2024&to=30/6/2024"


def test_a_later_value_stands_from_its_day_on_and_is_taken_back(desk: Page):
    reported(desk, "LDLD-DONGDA", FEDERATION)
    expect(rows(desk)).to_have_count(1)
    expect(rows(desk).first).to_contain_text("gần 4.500")
    begin(desk, RECORD)
    fill(desk, {
        "Số liệu về": UNION_MEMBERS, "Tính đến ngày": "30/6/2024", "Số liệu": "TREN 4600", "Nguồn": FEDERATION,
        "Số văn bản (nếu có)": "77/BC-LĐLĐ", "Ngày văn bản (nếu có)": "3/7/2024"})
    look_over(desk)
    operation = record(desk, RECORD)

    reported(desk, "LDLD-DONGDA", FEDERATION)
    # The latest day first.
    expect(rows(desk)).to_have_count(2)
    expect(rows(desk).nth(0)).to_contain_text("trên 4.600")
    expect(rows(desk).nth(0)).to_contain_text("77/BC-LĐLĐ, ngày 3/7/2024")
    expect(rows(desk).nth(1)).to_contain_text("gần 4.500")
    expect(figure(desk, SUMMER)).to_have_text("trên 4.600")
    figure(desk, SUMMER).get_by_role("link").click()
    arrive(desk, UNION_MEMBERS)
    expect(desk.get_by_role("main")).to_contain_text("trên 4.600")
    expect(figure(desk, SPRING)).to_have_text("gần 4.500")

    take_back(desk, operation, "Liên đoàn báo nhầm kỳ")
    reported(desk, "LDLD-DONGDA", FEDERATION)
    expect(rows(desk).nth(0)).to_contain_text("đã hủy")
    expect(figure(desk, SUMMER)).to_have_text("gần 4.500")


def test_a_value_of_the_same_day_is_corrected_by_reversal_alone(desk: Page):
    begin_at(desk, "LDLD-DONGDA")
    answers = {
        "Số liệu về": UNION_MEMBERS, "Tính đến ngày": "31/3/2024", "Số liệu": "4.520", "Nguồn": FEDERATION,
        "Số văn bản (nếu có)": "52/BC-LĐLĐ", "Ngày văn bản (nếu có)": "5/4/2024"}
    fill(desk, answers)
    refused(desk, {"Số liệu": "ngày 31/3/2024 đơn vị đã báo cáo gần 4.500; hủy ghi nhận cũ trước"})
    holds(desk, answers)


def test_nobody_is_counted_twice(desk: Page):
    begin_at(desk, "DU-KHOIDN")
    answers = {"Số liệu về": UNION_MEMBERS, "Tính đến ngày": "31/3/2024", "Số liệu": "khoảng 900", "Nguồn": "Khối"}
    fill(desk, answers)
    desk.get_by_role("button", name="Xem trước khi ghi nhận").click()
    expect(desk.get_by_role("alert")).to_contain_text(
        "Quận ủy Đống Đa ở cấp trên đã báo cáo gần 4.500 từ ngày 31/3/2024, gồm cả đơn vị này")
    holds(desk, answers)
    # A line tells of its own members only.
    begin_at(desk, "LDLD-DONGDA")
    fill(desk, answers | {"Số liệu về": "Hội viên phụ nữ"})
    refused(desk, {"Số liệu về": "đơn vị thuộc hệ khác nên không báo cáo số liệu này"})
    # Where the district told of no young people, a ward may, and the district's figure is the sum.
    begin_at(desk, "DU-LANGHA")
    fill(desk, {"Số liệu về": "Đoàn viên thanh niên", "Tính đến ngày": "31/3/2024", "Số liệu": "120", "Nguồn": "Đoàn"})
    look_over(desk)
    record(desk, RECORD)
    desk.goto(f"/units/DU-LANGHA?{SPRING}")
    expect(value(desk, "Đoàn viên thanh niên")).to_have_text("120")


def reported(page: Page, code: str, name: str):
    page.goto(f"/units/{code}/reported")
    arrive(page, name)


def begin_at(page: Page, code: str):
    """Opens the form of a unit from its own page."""
    page.goto(f"/units/{code}/reported")
    begin(page, RECORD)


def rows(page: Page) -> Locator:
    """The values on the page of a unit."""
    return page.get_by_role("table", name=re.compile("số liệu báo cáo$")).locator("tbody").get_by_role("row")


def figure(page: Page, period: str) -> Locator:
    """The members of the unions on the federation's overview of a period."""
    page.goto(f"/units/LDLD-DONGDA?{period}")
    return value(page, UNION_MEMBERS)


def value(page: Page, name: str) -> Locator:
    table = page.get_by_role("region", name="Các số liệu").get_by_role("table")
    return table.get_by_role("row").filter(has=page.get_by_text(name, exact=True)).get_by_role("cell").first

"""Enterprises: entered, changed from a day on, surveyed; and two people who change the same one."""

import re

from playwright.sync_api import Locator, Page, expect

from conftest import arrive
from steps import begin, changes, fact, fill, holds, look_over, moves, record, refused, take_back
from workbooks import tax_code

CODE = tax_code(40001)
NAME = "Công ty Cổ phần Giấy dó Sương Mai"
MANAGER = "Đảng ủy Khối Doanh nghiệp quận Đống Đa"
ENTER = "Ghi doanh nghiệp mới"
CHANGE = "Ghi nhận thay đổi của doanh nghiệp"
SURVEY = "Ghi nhận kết quả khảo sát"
KNOWN = "0199202743"  # Vân Trúc, with 86 workers
VISIT = {
    "Ngày khảo sát": "20/2/2024", "Đợt khảo sát": "Quý I/2024", "Số lao động (nếu có)": "52",
    "Hoạt động ổn định": "Có", "Đảng viên chính thức": "3", "Đảng viên dự bị": "1",
    "Nguồn thông tin về đảng viên": "Chi bộ nơi sinh hoạt"}


def test_an_enterprise_is_entered_and_changed_from_a_day_on(desk: Page):
    enter(desk)
    expect(fact(desk, "Số lao động")).to_have_text("40")
    expect(fact(desk, "Đơn vị quản lý")).to_have_text(MANAGER)

    begin(desk, CHANGE)
    holds(desk, {"Tên doanh nghiệp": NAME, "Số lao động (nếu có)": "40", "Tình trạng": "Hoạt động ổn định"})
    fill(desk, {"Số lao động (nếu có)": "1.063", "Tình trạng": "Tạm ngừng", "Từ ngày": "1/3/2024"})
    look_over(desk)
    expect(desk.get_by_role("main")).to_contain_text("Số lao động: 40 → 1.063 từ 1/3/2024")
    expect(desk.get_by_role("main")).to_contain_text("Tình trạng: Hoạt động ổn định → Tạm ngừng từ 1/3/2024")
    operation = record(desk, CHANGE)
    page(desk, CODE)
    expect(fact(desk, "Số lao động")).to_have_text("1.063")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Tạm ngừng")
    history = desk.get_by_role("table", name="Đã ghi nhận").get_by_role("row")
    expect(history.filter(has_text="Số lao động: 40")).to_contain_text("15/1/2024")
    expect(history.filter(has_text="Số lao động: 1.063")).to_contain_text("1/3/2024")

    # What holds from the first of March cannot be said otherwise from a day before.
    begin(desk, CHANGE)
    fill(desk, {"Số lao động (nếu có)": "70", "Từ ngày": "1/2/2024"})
    refused(desk, {"Số lao động (nếu có)": "từ ngày 1/3/2024 sổ đã ghi giá trị khác"})
    take_back(desk, operation, "Doanh nghiệp báo nhầm")
    page(desk, CODE)
    expect(fact(desk, "Số lao động")).to_have_text("40")


def test_a_survey_concludes_by_the_rule_of_its_day(desk: Page):
    enter(desk)
    begin(desk, SURVEY)
    expect(desk.locator(".rule").first).to_have_text(
        "Từ 3 đảng viên chính thức trở lên · Điều lệ Đảng (Đại hội XI), Điều 21.2")
    fill(desk, VISIT)
    look_over(desk)
    expect(fact(desk, "Kết luận")).to_have_text("Đủ điều kiện thành lập tổ chức đảng")
    moves(desk, "Quận ủy Đống Đa", "Doanh nghiệp được khảo sát", "15", "16")
    moves(desk, "Quận ủy Đống Đa", "Doanh nghiệp đủ điều kiện thành lập tổ chức đảng", "3", "4")
    expect(changes(desk).filter(has_text="chưa đủ điều kiện")).to_have_count(0)
    operation = record(desk, SURVEY)
    page(desk, CODE)
    expect(visits(desk)).to_have_count(1)
    expect(visits(desk)).to_contain_text("52 lao động; 03 đảng viên chính thức, 01 dự bị")

    # One enterprise counts once in a round.
    begin(desk, SURVEY)
    fill(desk, VISIT)
    refused(desk, {"Đợt khảo sát": "đợt Quý I/2024 đã có kết quả này của doanh nghiệp"})
    fill(desk, {"Đảng viên chính thức": "2"})
    refused(desk, {"Đợt khảo sát": "đợt Quý I/2024 đã có kết quả khác của doanh nghiệp này"})
    holds(desk, VISIT | {"Đảng viên chính thức": "2"})
    take_back(desk, operation, "Khảo sát lại")
    page(desk, CODE)
    begin(desk, SURVEY)
    fill(desk, VISIT | {"Đảng viên chính thức": "2", "Đảng viên dự bị": "4"})
    look_over(desk)
    expect(fact(desk, "Kết luận")).to_have_text("Có đảng viên nhưng chưa đủ điều kiện")
    record(desk, SURVEY)
    desk.goto("/enterprises?sort=visited")
    expect(desk.get_by_role("row").filter(has_text=NAME)).to_contain_text("Có đảng viên nhưng chưa đủ điều kiện")


def test_the_second_of_two_editors_is_told_who_changed_what(desk: Page):
    other = desk.context.new_page()
    for each in (desk, other):
        each.goto(f"/enterprises/{KNOWN}/edit")
        arrive(each, CHANGE)
    fill(other, {"Số lao động (nếu có)": "91", "Từ ngày": "1/4/2024"})
    look_over(other)
    record(other, CHANGE)

    mine = {"Ngành nghề (nếu có)": "Tư vấn máy vi tính", "Từ ngày": "1/5/2024"}
    fill(desk, mine)
    desk.get_by_role("button", name="Xem trước khi ghi nhận").click()
    arrive(desk, CHANGE)
    told(desk, "Số lao động: 86 → 91 từ 1/4/2024 (Quản trị viên, ")
    holds(desk, mine)
    look_over(desk)

    # Nor is anything passed over between looking at it and recording it.
    other.goto(f"/enterprises/{KNOWN}/edit")
    fill(other, {"Tình trạng": "Tạm ngừng", "Từ ngày": "1/4/2024"})
    look_over(other)
    record(other, CHANGE)
    other.close()
    desk.get_by_role("button", name=CHANGE, exact=True).click()
    arrive(desk, CHANGE)
    told(desk, "Tình trạng: Hoạt động ổn định → Tạm ngừng từ 1/4/2024 (Quản trị viên, ")
    holds(desk, mine)
    fill(desk, {"Số lao động (nếu có)": "91", "Tình trạng": "Tạm ngừng"})
    look_over(desk)
    record(desk, CHANGE)
    page(desk, KNOWN)
    expect(fact(desk, "Ngành nghề")).to_have_text("Tư vấn máy vi tính")
    expect(fact(desk, "Số lao động")).to_have_text("91")


def enter(page: Page):
    """Enters a new enterprise from the list, and opens its page."""
    page.goto("/enterprises")
    begin(page, ENTER)
    fill(page, {
        "Mã số thuế": CODE, "Tên doanh nghiệp": NAME, "Loại hình": "Công ty cổ phần", "Nguồn vốn": "Tư nhân",
        "Ngành nghề (nếu có)": "Sản xuất giấy", "Số lao động (nếu có)": "40", "Đơn vị quản lý": MANAGER,
        "Từ ngày": "15/1/2024"})
    look_over(page)
    moves(page, "Quận ủy Đống Đa", "Doanh nghiệp trong sổ", "28", "29")
    record(page, ENTER)
    page.goto(f"/enterprises?q={CODE}")
    page.get_by_role("link", name=NAME).click()
    arrive(page, re.compile(f"^{NAME}"))


def page(page: Page, code: str):
    page.goto(f"/enterprises/{code}")


def visits(page: Page) -> Locator:
    return page.get_by_role("table", name="Khảo sát", exact=True).locator("tbody").get_by_role("row")


def told(page: Page, change: str):
    """Says that somebody recorded a change meanwhile, and which."""
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("Trong lúc đồng chí nhập, có người đã ghi nhận thay đổi.")
    expect(notice.get_by_role("listitem")).to_have_count(1)
    expect(notice.get_by_role("listitem")).to_contain_text(change)

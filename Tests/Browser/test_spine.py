"""The heart, as one person at one desk: a figure, its records, a decision recorded, the figure again, and back."""

import re

from playwright.sync_api import Locator, Page, expect

from conftest import Office, arrive, sign_in
from steps import fill, moves

UNIT = "/units/QU-DONGDA"
QUARTER = "from=1/1/2024&to=31/3/2024"
FIGURE = "Chi bộ thành lập mới"
RECORD = "Ghi nhận quyết định thành lập chi bộ"
CELL = "Chi bộ Công ty TNHH May mặc Lụa Sớm"


def test_a_founding_moves_the_figure_and_its_reversal_moves_it_back(page: Page, office: Office):
    page.goto("/")
    arrive(page, "Đăng nhập")
    sign_in(page, office)
    page.goto("/")
    arrive(page, re.compile("Quận ủy Đống Đa"))
    expect(page).to_have_url(re.compile(f"{UNIT}($|[?])"))

    expect(target(page, known="13/4/2024")).to_contain_text("02/05")
    expect(target(page, known="13/4/2024")).to_contain_text("40%")
    expect(target(page, known="13/4/2024")).to_contain_text("Thành ủy")
    open_records(page)
    expect(records(page)).to_have_count(2)
    expect(page.get_by_role("main")).to_contain_text("64-QĐ/ĐU")
    expect(page.get_by_role("main")).to_contain_text("118-QĐ/ĐU")

    target(page)
    page.get_by_role("link", name=RECORD).click()
    arrive(page, RECORD)
    fill_in_founding(page)
    page.get_by_role("button", name="Xem trước khi ghi nhận").click()
    arrive(page, "Kiểm tra trước khi ghi nhận")
    moves(page, "Quận ủy Đống Đa", FIGURE, "02/05", "03/05")
    beside = page.context.new_page()
    expect(target(beside)).to_contain_text("02/05")
    beside.close()
    page.get_by_role("button", name=RECORD).click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận")
    recorded = page.url.partition("?")[0]

    expect(target(page)).to_contain_text("03/05")
    expect(target(page)).to_contain_text("60%")
    expect(target(page, known="13/4/2024")).to_contain_text("02/05")
    target(page)
    open_records(page)
    expect(records(page)).to_have_count(3)
    expect(records(page).filter(has_text=CELL)).to_have_count(1)

    page.goto(recorded)
    page.get_by_role("link", name="Hủy ghi nhận này").click()
    arrive(page, "Hủy ghi nhận")
    moves(page, "Quận ủy Đống Đa", FIGURE, "03/05", "02/05")
    page.get_by_label("Lý do hủy", exact=True).fill("Ghi nhận nhầm số quyết định")
    page.get_by_role("button", name="Ghi nhận việc hủy").click()
    expect(page.get_by_role("main")).to_contain_text("Ghi nhận nhầm số quyết định")

    expect(target(page)).to_contain_text("02/05")
    page.goto(recorded)
    expect(page.get_by_role("main")).to_contain_text("Ghi nhận này đã bị hủy bởi")
    expect(page.get_by_role("link", name="Hủy ghi nhận này")).to_have_count(0)
    page.goto("/operations")
    arrive(page, "Ghi nhận gần đây")
    expect(page.get_by_role("rowheader").nth(0)).to_contain_text("Hủy")
    expect(page.get_by_role("rowheader").nth(1)).to_contain_text("đã hủy")


def test_a_founding_with_a_mistake_comes_back_with_all_that_was_typed(page: Page, office: Office):
    sign_in(page, office)
    target(page)
    page.get_by_role("link", name=RECORD).click()
    fill_in_founding(page)
    page.get_by_label("Ngày quyết định", exact=True).fill("31/2/2024")
    page.get_by_role("button", name="Xem trước khi ghi nhận").click()

    problems = page.get_by_role("alert")
    expect(problems).to_contain_text("Có chỗ cần sửa")
    problems.get_by_role("link").click()
    expect(page).to_have_url(re.compile("#field-decision.date$"))
    expect(page.get_by_label("Ngày quyết định", exact=True)).to_have_value("31/2/2024")
    expect(page.get_by_label("Tên tổ chức", exact=True)).to_have_value(CELL)
    expect(page.get_by_label("Mã số thuế của doanh nghiệp (nếu có)", exact=True)).to_have_value("0199217813")
    expect(page.get_by_label("Loại tổ chức", exact=True).locator("option:checked")).to_have_text("Chi bộ trực thuộc")
    expect(target(page)).to_contain_text("02/05")


def target(page: Page, known: str | None = None) -> Locator:
    """The card of the target, on the overview of the first quarter as known at a day, or as known now."""
    page.goto(f"{UNIT}?{QUARTER}" + (f"&known={known}" if known else ""))
    arrive(page, re.compile("Quận ủy Đống Đa"))
    return page.locator(".targets").get_by_role("listitem").filter(
        has=page.get_by_role("heading", name=FIGURE, exact=True))


def open_records(page: Page):
    """Opens the target's figure on the overview."""
    page.get_by_role("link", name=re.compile(f"Mở các bản ghi, {FIGURE}")).click()
    arrive(page, FIGURE)


def records(page: Page) -> Locator:
    """The records behind the open figure."""
    return page.get_by_role("table", name="Các bản ghi").get_by_role("rowheader")


def fill_in_founding(page: Page):
    """The third eligible enterprise of the surveys gets its cell, in the same quarter."""
    answers = {
        "Tên tổ chức": CELL,
        "Mã đơn vị": "CB-LUASOM",
        "Mã số thuế của doanh nghiệp (nếu có)": "0199217813",
        "Số quyết định": "71-QĐ/ĐU",
        "Ngày quyết định": "28/3/2024",
        "Cơ quan ban hành": "Đảng ủy Khối Doanh nghiệp quận Đống Đa",
        "Loại tổ chức": "Chi bộ trực thuộc",
        "Đơn vị cấp trên trực tiếp": "Đảng ủy Khối Doanh nghiệp quận Đống Đa",
    }
    fill(page, answers)

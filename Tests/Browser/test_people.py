"""People, as a specialist keeps them: entered, admitted, recognised, transferred, removed, and a mistake taken back."""

import re

from playwright.sync_api import Locator, Page, expect

from conftest import Office, arrive, sign_in
from steps import begin, changes, fact, fill, look_over

NAME = "Đỗ Thị Én Bình"
FILE = "HS-901"
LIST = "Hồ sơ đảng viên, quần chúng"
FIRST = "CB-KDN-01"
SECOND = "CB-TL-06"


def test_a_person_is_entered_admitted_recognised_transferred_and_removed(page: Page, office: Office):
    sign_in(page, office)
    enter(page)
    expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận")
    expect(fact(page, "Tình trạng")).to_contain_text("Chưa là đảng viên")
    expect(page.get_by_role("main")).not_to_contain_text("15/8/1992")

    begin(page, "Ghi nhận quyết định kết nạp")
    choose(page, "Chi bộ kết nạp", FIRST)
    fill(page, {"Ngày kết nạp": "3/2/2025"})
    paper(page, "20-QĐ/QU", "20/1/2025")
    look_over(page)
    # All admissions of the district, and those in enterprises outside the State sector: the person works in one.
    expect(changes(page).filter(has_text="Đảng viên kết nạp").filter(has_text="Quận ủy Đống Đa")).to_have_count(2)
    record(page, "Ghi nhận quyết định kết nạp")
    expect(fact(page, "Tình trạng")).to_contain_text("Đảng viên dự bị")
    expect(fact(page, "Tình trạng")).to_contain_text("từ 3/2/2025")

    # Probation ends twelve months later; a day earlier is noticed and not refused.
    begin(page, "Ghi nhận quyết định công nhận đảng viên chính thức")
    expect(page.get_by_label("Ngày được công nhận chính thức", exact=True)).to_have_value("3/2/2026")
    fill(page, {"Ngày được công nhận chính thức": "2/2/2026"})
    paper(page, "31-QĐ/QU", "2/3/2026")
    look_over(page)
    expect(page.get_by_role("main")).to_contain_text("chưa hết 12 tháng dự bị")
    page.get_by_role("button", name="Sửa lại").click()
    fill(page, {"Ngày được công nhận chính thức": "3/2/2026"})
    look_over(page)
    expect(page.get_by_role("main")).not_to_contain_text("chưa hết 12 tháng dự bị")
    record(page, "Ghi nhận quyết định công nhận đảng viên chính thức")
    expect(fact(page, "Tình trạng")).to_contain_text("Đảng viên chính thức")

    begin(page, "Ghi nhận chuyển sinh hoạt đảng")
    choose(page, "Chi bộ chuyển đến", SECOND)
    fill(page, {"Ngày chuyển": "1/6/2026"})
    paper(page, "44-GT/QU", "20/5/2026")
    look_over(page)
    record(page, "Ghi nhận chuyển sinh hoạt đảng")
    expect(movements(page).last).to_contain_text("→")

    begin(page, "Ghi nhận quyết định xóa tên")
    fill(page, {"Ngày xóa tên": "1/9/2026"})
    paper(page, "52-QĐ/QU", "1/9/2026")
    look_over(page)
    record(page, "Ghi nhận quyết định xóa tên")
    expect(fact(page, "Tình trạng")).to_contain_text("Đã ra khỏi danh sách")
    expect(movements(page)).to_have_count(4)

    movements(page).last.get_by_role("link", name="Hủy ghi nhận").click()
    arrive(page, "Hủy ghi nhận")
    page.get_by_label("Lý do hủy", exact=True).fill("Ghi nhầm hồ sơ của người khác")
    page.get_by_role("button", name="Ghi nhận việc hủy").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận")
    page.goto(f"/people/{FILE}")
    arrive(page, NAME)
    expect(fact(page, "Tình trạng")).to_contain_text("Đảng viên chính thức")
    expect(movements(page)).to_have_count(3)
    fact(page, "Nơi sinh hoạt Đảng").get_by_role("link").click()
    arrive(page, re.compile("^Đảng viên: "))
    expect(page.get_by_role("rowheader").filter(has_text=NAME)).to_have_count(1)
    page.goto(f"/units/{FIRST}/members?on=1/5/2026")
    arrive(page, re.compile("^Đảng viên: "))
    expect(page.get_by_role("rowheader").filter(has_text=NAME)).to_have_count(1)


def test_somebody_is_found_and_what_is_sealed_is_opened_for_a_reason(page: Page, office: Office):
    sign_in(page, office)
    page.goto("/people")
    arrive(page, LIST)
    page.get_by_label("Họ tên hoặc mã hồ sơ").fill("khiet dinh vu")
    page.get_by_role("button", name="Tìm người").click()
    expect(page.get_by_role("table", name=LIST).get_by_role("rowheader")).to_have_count(1)
    page.get_by_role("link", name="Đảng viên dự bị").click()
    expect(page.get_by_role("main")).to_contain_text("Không tìm thấy ai khớp")
    page.get_by_role("link", name="Tất cả").click()
    page.get_by_role("link", name="Vũ Đình Khiết").click()
    arrive(page, "Vũ Đình Khiết")
    page.get_by_role("link", name="Xem thông tin riêng").click()
    arrive(page, "Xem thông tin riêng")
    page.get_by_role("button", name="Xem thông tin riêng").click()
    expect(page.get_by_role("alert")).to_contain_text("chọn một lý do")
    page.get_by_label("Lý do xem").select_option(label="Thẩm tra lý lịch")
    page.get_by_role("button", name="Xem thông tin riêng").click()
    arrive(page, "Thông tin riêng")
    expect(fact(page, "Số định danh cá nhân")).to_contain_text(re.compile(r"\d{12}"))
    expect(page.get_by_role("main")).to_contain_text("đã được ghi vào nhật ký")


def test_an_admission_begins_at_the_cell_and_mistakes_come_back_with_all_that_was_typed(page: Page, office: Office):
    sign_in(page, office)
    page.goto(f"/units/{FIRST}/members")
    page.get_by_role("link", name="Ghi nhận quyết định kết nạp", exact=True).click()
    arrive(page, "Ghi nhận quyết định kết nạp")
    expect(page.get_by_label("Chi bộ kết nạp", exact=True)).to_have_value(FIRST)
    fill(page, {"Mã hồ sơ hoặc họ tên": "khong co nguoi nay", "Ngày kết nạp": "31/2/2025"})
    paper(page, "20-QĐ/QU", "20/1/2025")
    page.get_by_role("button", name="Xem trước khi ghi nhận").click()
    problems = page.get_by_role("alert")
    expect(problems).to_contain_text("không có hồ sơ nào khớp")
    expect(problems).to_contain_text("phải là ngày")
    expect(page.get_by_label("Ngày kết nạp", exact=True)).to_have_value("31/2/2025")
    expect(page.get_by_label("Số văn bản", exact=True)).to_have_value("20-QĐ/QU")
    page.get_by_role("link", name="Ghi nhận người mới", exact=True).click()
    answer_person(page)
    look_over(page)
    page.get_by_role("button", name="Ghi nhận người mới").click()
    arrive(page, NAME)
    page.get_by_role("link", name="Ghi nhận quyết định kết nạp", exact=True).click()
    expect(page.get_by_label("Chi bộ kết nạp", exact=True)).to_have_value(FIRST)


def enter(page: Page):
    """Enters somebody new, from the list of people."""
    page.goto("/people")
    arrive(page, LIST)
    page.get_by_role("link", name="Ghi nhận người mới").click()
    answer_person(page)
    look_over(page)
    page.get_by_role("button", name="Ghi nhận người mới").click()
    arrive(page, NAME)


def answer_person(page: Page):
    arrive(page, "Ghi nhận người mới")
    fill(page, {
        "Họ và tên": NAME, "Mã hồ sơ": FILE, "Ngày sinh (nếu có)": "15/8/1992",
        "MST nơi làm việc (nếu có)": "0199202743", "Làm việc từ ngày (nếu có)": "1/3/2024",
    })
    page.get_by_label("Giới tính", exact=True).select_option(label="Nữ")


def paper(page: Page, number: str, day: str):
    fill(page, {"Số văn bản": number, "Ngày văn bản": day, "Cơ quan ban hành": "Ban Thường vụ Quận ủy Đống Đa"})


def choose(page: Page, label: str, code: str):
    page.get_by_label(label, exact=True).select_option(value=code)


def record(page: Page, button: str):
    """Records what was looked over; leads back to the person."""
    page.get_by_role("button", name=button).click()
    arrive(page, NAME)
    expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận")


def movements(page: Page) -> Locator:
    """The movements on a person's page."""
    return page.get_by_role("table", name="Các biến động").locator("tbody").get_by_role("row")

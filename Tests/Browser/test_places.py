"""Places and hosting establishments from day to day: what a ward became, a zone, an enterprise in it, two entries made
one."""

import re

from playwright.sync_api import Page, expect

from conftest import Office, arrive, sign_in
from register import Register

CHECK = "Kiểm tra trước khi ghi nhận"
CHANGE = "Ghi nhận thay đổi của doanh nghiệp"


def main(page: Page):
    return page.get_by_role("main")


def fill(page: Page, answers: dict[str, str]):
    for label, answer in answers.items():
        page.get_by_label(label, exact=True).fill(answer)


def look_over(page: Page):
    page.get_by_role("button", name="Xem trước khi ghi nhận").click()
    arrive(page, CHECK)


def test_a_ward_of_before_leads_to_what_it_is_today(page: Page, office: Office):
    sign_in(page, office)
    page.goto("/enterprises")
    page.get_by_role("link", name="Địa bàn", exact=True).click()
    arrive(page, "Địa bàn")
    page.get_by_label("Tên hoặc mã", exact=True).fill("phuc xa")
    page.get_by_role("button", name="Tìm địa bàn").click()
    page.get_by_role("link", name="Phúc Xá").click()
    arrive(page, re.compile("Phường Phúc Xá"))
    expect(main(page)).to_contain_text("đến hết 30/6/2025")
    page.get_by_role("link", name="Hồng Hà (00097)").click()
    arrive(page, re.compile("Phường Hồng Hà"))
    expect(main(page)).to_contain_text("Phúc Xá")


def test_an_enterprise_in_a_zone_that_closes(page: Page, office: Office):
    sign_in(page, office)
    page.goto("/places/new")
    arrive(page, "Ghi địa bàn mới")
    page.get_by_label("Mã", exact=True).fill("KCN-THU")
    page.get_by_label("Tên", exact=True).fill("Thử Nghiệm")
    page.get_by_label("Thuộc mã (nếu có)", exact=True).fill("01")
    look_over(page)
    page.get_by_role("button", name="Ghi địa bàn mới").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận")

    page.goto("/enterprises")
    link = page.locator("tbody a").first
    name = link.text_content()
    link.click()
    page.get_by_role("link", name=CHANGE).click()
    arrive(page, CHANGE)
    fill(page, {"Mã xã, phường (nếu có)": "00004", "Mã khu công nghiệp (nếu có)": "KCN-THU"})
    page.get_by_label("Từ ngày", exact=True).fill("1/5/2024")
    look_over(page)
    page.get_by_role("button", name=CHANGE).click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận")
    page.goto("/places/KCN-THU")
    expect(main(page)).to_contain_text(name)

    page.locator("#establishments ~ * a, section[aria-labelledby=establishments] a").first.click()
    expect(main(page)).to_contain_text("Trúc Bạch")
    page.get_by_role("link", name=CHANGE).click()
    page.get_by_label("Tình trạng", exact=True).select_option("Đã đóng")
    page.get_by_label("Từ ngày", exact=True).fill("1/6/2024")
    look_over(page)
    expect(main(page)).to_contain_text("Doanh nghiệp")
    expect(main(page)).to_contain_text("→")
    page.get_by_role("button", name=CHANGE).click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận")


def test_places_on_the_command_line(register: Register):
    said = register.tell("places", "--search", "phuc xa")
    assert "00001 Phường Phúc Xá, Quận Ba Đình, đến hết 30/6/2025, sang Hồng Hà (00097)" in said
    assert "34 địa bàn." in register.tell("places", "--level", "province", "--on", "1/7/2025")
    assert "126 địa bàn." in register.tell("places", "--level", "commune", "--province", "01", "--on", "1/7/2025")


def test_the_list_of_places_comes_back_unchanged(register: Register, tmp_path):
    register.tell("export", "places", "--out", str(tmp_path / "places.xlsx"))
    assert "Không có gì mới" in register.tell("import", "places", str(tmp_path / "places.xlsx"))


def test_two_entries_are_made_one_and_two_again(register: Register):
    (one, two), *_ = register.query(
        "SELECT MIN(tax_code), MAX(tax_code) FROM enterprise WHERE id NOT IN (SELECT enterprise FROM survey)") or [("", "")]
    assert one and one != two
    before = register.values("QU-DONGDA", "--from", "1/1/2024", "--to", "30/6/2024")["enterprises"]
    assert "chưa ghi gì" in register.tell("merge", one, "--into", two, "--from", "1/6/2024", "--dry-run")
    said = register.tell("merge", one, "--into", two, "--from", "1/6/2024")
    after = register.values("QU-DONGDA", "--from", "1/1/2024", "--to", "30/6/2024")["enterprises"]
    assert after == before - 1
    refused = register.ask("merge", two, "--into", two, "--from", "1/6/2024")
    assert refused.code == 1 and "chính mình" in refused.err
    register.tell("reverse", re.search(r"số (\d+)", said)[1], "--reason", "Gộp nhầm")
    assert register.values("QU-DONGDA", "--from", "1/1/2024", "--to", "30/6/2024")["enterprises"] == before
    register.tell("verify")

"""The overview of a unit and the lists behind it: months, who is behind, what was recorded late."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import Office, arrive, sign_in
from register import APRIL, QUARTER, Register

UNIT = "/units/QU-DONGDA"
ASKED = "from=1/1/2024&to=31/3/2024"


class TestThePage:
    def test_shows_each_month_and_opens_its_records(self, page: Page, office: Office):
        sign_in(page, office)
        overview(page)
        charts = page.locator(".chart")
        expect(charts.get_by_role("heading")).to_have_text([
            "Chi bộ thành lập mới", "Đảng viên kết nạp", "Đảng viên kết nạp trong doanh nghiệp ngoài khu vực nhà nước",
            "Doanh nghiệp được khảo sát", "Công đoàn cơ sở thành lập mới", "Tổ chức Đoàn Thanh niên thành lập mới",
            "Tổ chức Hội Phụ nữ thành lập mới"])
        for name, numbers in (("Đảng viên kết nạp", ["0", "5", "5"]), ("Doanh nghiệp được khảo sát", ["6", "4", "5"])):
            expect(chart(page, name).locator("text.value")).to_have_text(numbers)
        surveys = chart(page, "Doanh nghiệp được khảo sát").locator("svg a")
        expect(surveys).to_have_count(3)
        surveys.nth(1).click()
        arrive(page, "Doanh nghiệp được khảo sát")
        expect(page.get_by_role("main")).to_contain_text("4 = 4 bản ghi")
        expect(page.get_by_role("table", name="Các bản ghi").get_by_role("rowheader")).to_have_count(4)

    def test_has_the_same_numbers_in_a_table_behind_each_picture(self, page: Page, office: Office):
        sign_in(page, office)
        overview(page)
        founded = chart(page, "Chi bộ thành lập mới")
        expect(founded).to_contain_text("trước tiến độ")
        founded.get_by_text("Xem bảng số").click()
        rows = founded.get_by_role("table").get_by_role("row")
        # 5 × 31/366, 60/366 and 91/366 are 0,4, 0,8 and 1,2.
        for row, cells in zip([rows.nth(1), rows.nth(2), rows.nth(3)], (["0", "0", "0"], ["1", "1", "1"], ["1", "2", "1"])):
            expect(row.get_by_role("cell")).to_have_text(cells)
        fits(page)
        rows.nth(3).get_by_role("link").nth(1).click()
        arrive(page, "Chi bộ thành lập mới")
        expect(page.get_by_role("main")).to_contain_text("2 = 2 bản ghi")

    def test_says_who_is_behind_and_what_came_late(self, page: Page, office: Office):
        sign_in(page, office)
        overview(page)
        behind = page.get_by_role("region", name="Đơn vị chậm so với chỉ tiêu")
        expect(behind).to_contain_text("3 chỉ tiêu chậm, ở 3/5 đơn vị")
        expect(behind.get_by_role("rowheader")).to_have_text(
            [re.compile(name) for name in ("Láng Hạ", "Kim Liên", "Trung Liệt")])
        expect(behind.get_by_role("row").nth(1)).to_contain_text("0/05")
        expect(behind.get_by_role("row").nth(1)).to_contain_text("chậm 1")
        late = page.get_by_role("region", name="Ghi nhận muộn")
        expect(late.get_by_role("rowheader")).to_have_count(5)
        expect(late.get_by_role("row").nth(1)).to_contain_text("muộn 5 ngày")
        expect(late).not_to_contain_text("Hồ Sỹ Luật")

        late.get_by_role("link", name="Xem cả danh sách (24)").click()
        arrive(page, "Ghi nhận muộn")
        expect(page.get_by_role("rowheader")).to_have_count(24)
        expect(page.get_by_role("rowheader").first).to_contain_text("Hồ Sỹ Luật")
        page.get_by_role("rowheader").first.get_by_role("link").click()
        arrive(page, "Nhập biến động đảng viên")

    def test_knew_less_in_april_and_draws_nothing_that_lies_ahead(self, page: Page, office: Office):
        sign_in(page, office)
        overview(page, "&known=13/4/2024")
        expect(chart(page, "Đảng viên kết nạp").locator("text.value")).to_have_text(["0", "5", "4"])
        expect(page.get_by_role("region", name="Ghi nhận muộn")).to_contain_text("23 sự việc")
        page.goto(f"{UNIT}?from=1/1/2024&to=31/12/2024&known=13/4/2024")
        arrive(page, re.compile("Quận ủy Đống Đa"))
        # Four months have begun by 13/4.
        expect(chart(page, "Đảng viên kết nạp").locator("text.value")).to_have_text(["0", "5", "4", "0"])
        expect(chart(page, "Đảng viên kết nạp").locator("line.now")).to_have_count(1)
        page.get_by_role("link", name="Xem cả 7 hình").click()
        arrive(page, "Diễn biến trong kỳ")
        # Five on a page.
        expect(page.locator(".chart")).to_have_count(5)

    @pytest.mark.parametrize("place, heading", [
        ("/behind", "Đơn vị chậm so với chỉ tiêu"), ("/late", "Ghi nhận muộn"), ("/below", "Đơn vị cấp dưới"),
        ("/months", "Diễn biến trong kỳ")])
    def test_leads_to_lists_that_fit_the_screen(self, page: Page, office: Office, place: str, heading: str):
        sign_in(page, office)
        for more in ("", "&known=13/4/2024", "&page=2"):
            page.goto(f"{UNIT}{place}?{ASKED}{more}")
            arrive(page, heading)


class TestTheCommands:
    def test_print_the_months_that_sum_to_the_figures(self, register: Register):
        for known in ((), APRIL):
            values = register.values("QU-DONGDA", *known)
            table = json.loads(register.tell(
                "figures", "--unit", "QU-DONGDA", *QUARTER, *known, "--by-month", "--json"))
            assert (table["unit"], table["from"], table["to"]) == ("QU-DONGDA", "2024-01-01", "2024-03-31")
            for figure in table["figures"]:
                assert [step["from"] for step in figure["steps"]] == ["2024-01-01", "2024-02-01", "2024-03-01"]
                assert sum(step["value"] for step in figure["steps"]) == values[figure["indicator"]]
        said = register.tell("figures", "--unit", "QU-DONGDA", *QUARTER, "--by-month")
        assert "tháng 2/2024: 5" in said

    def test_print_what_is_not_held_and_what_lies_ahead_as_such(self, register: Register):
        table = json.loads(register.tell(
            "figures", "--unit", "QU-DONGDA", "--from", "1/12/2023", "--to", "31/5/2024", "--known-at", "2024-04-13",
            "--by-month", "--json"))
        admitted = next(figure for figure in table["figures"] if figure["indicator"] == "party.members.admitted")
        assert [step["value"] for step in admitted["steps"]] == ["not held", 0, 5, 4, 0, None]

    def test_print_who_is_behind(self, register: Register):
        table = json.loads(register.tell("behind", "--unit", "QU-DONGDA", *QUARTER, "--json"))
        assert (table["calendar"], table["unitsWithTargets"]) == ("2024-03-31", 5)
        assert [(each["unit"], each["value"], each["target"], each["due"], each["behind"]) for each in table["targets"]] == [
            ("DU-LANGHA", 0, 5, 1, 1), ("DU-KIMLIEN", 0, 4, 1, 1), ("DU-TRUNGLIET", 0, 4, 1, 1)]
        assert {each["assignedBy"] for each in table["targets"]} == {"Quận ủy Đống Đa"}
        assert "chậm 1  Đảng ủy phường Láng Hạ" in register.tell("behind", "--unit", "QU-DONGDA", *QUARTER)

    def test_print_what_came_late(self, register: Register):
        # By the sources: 4 foundings, a recognition, 5 admissions and 3 transfers, 10 visits, and one that came in
        # April; the days from the 15th of the month after to the day of each import.
        late = json.loads(register.tell("late", "--unit", "QU-DONGDA", *QUARTER, "--json"))["records"]
        said = [(each["fact"], each["cause"], each["daysLate"]) for each in late]
        wanted = (
            [("member", "admission", 5)] + [("survey", "visit", 24)] * 4 + [("survey", "visit", 53)] * 6
            + [("member", "admission", 19)] * 5 + [("member", "transfer_in", 19)] * 3
            + [("member", "recognition", 48)] + [("organisation", "founding", 14)] * 2
            + [("organisation", "founding", 43)] * 2)
        assert sorted(said) == sorted(wanted)
        assert [each["operation"] for each in late] == sorted((each["operation"] for each in late), reverse=True)
        april = json.loads(register.tell("late", "--unit", "QU-DONGDA", *QUARTER, *APRIL, "--json"))["records"]
        assert april == late[1:]
        assert "muộn 5 ngày  28/3/2024  Kết nạp: Hồ Sỹ Luật" in register.tell("late", "--unit", "QU-DONGDA", *QUARTER)

    @pytest.mark.parametrize("command", ["behind", "late"])
    def test_name_a_unit_that_is_not_there(self, register: Register, command: str):
        answer = register.ask(command, "--unit", "KHONG-CO", *QUARTER)
        assert answer.code == 1 and answer.out == "" and "Không có đơn vị mã KHONG-CO" in answer.err


def overview(page: Page, more: str = ""):
    """Opens the overview of the first quarter."""
    page.goto(f"{UNIT}?{ASKED}{more}")
    arrive(page, re.compile("Quận ủy Đống Đa"))


def chart(page: Page, name: str) -> Locator:
    """The chart of a figure."""
    return page.locator(".chart").filter(has=page.get_by_role("heading", name=name, exact=True))


def fits(page: Page):
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than the screen"

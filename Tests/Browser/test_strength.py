"""The increase/decrease table: on the command line, in a browser on each screen, and as a file on A3."""

import json
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from conftest import Office, arrive, sign_in
from register import APRIL, QUARTER, Register

TITLE = "Biểu tăng, giảm đảng viên"
# By hand from the rows of the example: 26 on the opening list, ten admissions, one removal; every transfer is within
# the district, and the tenth admission came in on 20/4/2024.
DISTRICT = {"opening": 26, "admission": 10, "removal": 1, "closing": 35}


def table(register: Register, unit: str, *more: str) -> dict:
    return json.loads(register.tell("strength", "--unit", unit, *QUARTER, *more, "--json"))


def total(counts: dict) -> dict:
    """The columns in which something stands, without the recognitions beside them."""
    sides = {**counts["increases"], **counts["decreases"]}
    del sides["total"]
    return {
        "opening": counts["opening"]["all"], **{name: parts["all"] for name, parts in sides.items() if parts["all"]},
        "closing": counts["closing"]["all"]}


class TestCommand:
    def test_balances_for_every_unit_and_month(self, register: Register):
        assert total(table(register, "QU-DONGDA")["total"]["whole"]) == DISTRICT
        assert total(table(register, "QU-DONGDA", *APRIL)["total"]["whole"]) == {
            **DISTRICT, "admission": 9, "closing": 34}
        months = table(register, "QU-DONGDA", "--by", "month")
        for row in [months["total"], *months["rows"]]:
            held = [step["counts"] for step in row["steps"] if step["counts"]]
            for counts in [*held, row["whole"]]:
                for part in ("all", "women"):
                    assert counts["opening"][part] + counts["increases"]["total"][part] \
                        - counts["decreases"]["total"][part] == counts["closing"][part], row["unit"]
            assert [one["closing"] for one in held[:-1]] == [next_one["opening"] for next_one in held[1:]]
        closings = sum(row["whole"]["closing"]["all"] for row in months["rows"] if row["whole"])
        assert closings == DISTRICT["closing"]
        assert register.values("QU-DONGDA")["party.members"] == DISTRICT["closing"]

    def test_opens_each_number_to_its_people(self, register: Register):
        for column, count in DISTRICT.items():
            asked = ("strength", "--unit", "QU-DONGDA", *QUARTER, "--cell", column, "--json")
            found = json.loads(register.tell(*asked))
            assert found["sum"] == len(found["people"]) == count, column
        (removed,) = json.loads(register.tell(
            "strength", "--unit", "QU-DONGDA", *QUARTER, "--cell", "removal", "--json"))["people"]
        assert (removed["code"], removed["decision"], removed["effectiveOn"]) == ("HS-017", "352-QĐ/QU", "2024-03-14")

    def test_goes_out_on_a3_to_be_signed(self, register: Register, tmp_path: Path):
        file = tmp_path / "bieu.xlsx"
        register.tell("strength", "--unit", "QU-DONGDA", *QUARTER, "--by", "quarter", "--out", file)
        sheet = openpyxl.load_workbook(file).active
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        head = next(number for number, row in enumerate(rows) if row[0] == "Đơn vị")
        assert sheet.print_title_rows == f"${head + 1}:${head + 1}"
        last = next(row for row in rows if row[:2] == ["Tổng số", "Cả kỳ"])
        numbers = dict(zip(rows[head], last))
        assert (numbers["Đầu kỳ"], numbers["Kết nạp"], numbers["Xóa tên"], numbers["Cuối kỳ"]) == (26, 10, 1, 35)
        signed = next(row for row in rows if row[0] == "NGƯỜI LẬP BIỂU")
        assert "THỦ TRƯỞNG CƠ QUAN" in signed[10:]

    def test_takes_every_kind_and_refuses_with_the_record_against_it(self, register: Register):
        paper = ("Số QĐ=90-GT/QU", "Ngày QĐ=5/4/2024", "Cơ quan ban hành=Quận ủy Đống Đa")
        person = ("Mã hồ sơ=HS-027", "Họ và tên=Phan Đăng Toại", "Mã đơn vị=CB-KDN-01", "Ngày hiệu lực=5/4/2024")
        register.tell(
            "record", "movements", *person, "Loại biến động=Chuyển đi", "Tổ chức ngoài sổ=Đảng bộ phường Xa",
            "Trong, ngoài tỉnh=Ngoài tỉnh", *paper)
        counts = json.loads(register.tell(
            "strength", "--unit", "CB-KDN-01", "--from", "1/4/2024", "--to", "30/4/2024", "--json"))
        assert counts["total"]["whole"]["decreases"]["transfer_out_beyond"]["all"] == 1
        again = register.ask("record", "movements", *person, "Loại biến động=Từ trần")
        assert again.code == 1
        assert "đã ra khỏi danh sách" in again.err and "Chuyển đi ngày 5/4/2024, ghi nhận số" in again.err
        assert json.loads(register.tell("verify", "--json")) == []


class TestPage:
    def test_a_death_is_recorded_and_stands_in_the_table(self, page: Page, office: Office):
        sign_in(page, office)
        page.goto("/units/QU-DONGDA/strength?from=1/1/2024&to=31/3/2024")
        arrive(page, TITLE)
        last = page.get_by_role("row").last
        expect(last.get_by_role("rowheader")).to_have_text("Tổng số")
        expect(last).to_contain_text("26")
        last.get_by_role("link", name="35", exact=True).click()
        arrive(page, "Cuối kỳ")
        page.get_by_role("link", name="Đinh Công Thuấn").click()
        arrive(page, "Đinh Công Thuấn")
        page.get_by_role("link", name="Ghi nhận từ trần").click()
        arrive(page, "Ghi nhận từ trần")
        page.get_by_label("Ngày từ trần").fill("2/4/2024")
        page.get_by_role("button", name="Xem trước khi ghi nhận").click()
        arrive(page, "Kiểm tra trước khi ghi nhận")
        page.get_by_role("button", name="Ghi nhận từ trần").click()
        arrive(page, "Đinh Công Thuấn")
        expect(page.get_by_text("Đã ra khỏi danh sách").first).to_be_visible()

        page.goto("/units/QU-DONGDA/strength?from=1/1/2024&to=30/6/2024&by=quarter")
        arrive(page, TITLE)
        quarter = page.get_by_role("row", name="quý II/2024")
        expect(quarter.get_by_role("link", name="34", exact=True)).to_be_visible()
        page.get_by_role("link", name="Theo tháng").click()
        expect(page.get_by_role("row", name="tháng 4/2024")).to_be_visible()

"""One person entered twice: found, looked over, made one, found under both numbers, and made two again."""

import json
import re

from playwright.sync_api import Page, expect

from conftest import arrive
from register import Register
from steps import begin, fact, fill, look_over, moves, record, refused, take_back

NAME = "Đỗ Thị Én Bình"
CELL = "CB-KDN-01"
ENTER = "Ghi nhận người mới"
ADMIT = "Ghi nhận quyết định kết nạp"
MERGE = "Gộp vào hồ sơ khác"
TWICE = "Hồ sơ có thể ghi trùng"
AGAIN = "Bỏ đi, vì ghi hai lần một việc"


def test_one_person_entered_twice_is_made_one_and_two_again(desk: Page):
    enter(desk, "HS-901", {"Số thẻ đảng viên (nếu có)": "00012345"})
    admit(desk)
    enter(desk, "HS-902", {"Điện thoại (nếu có)": "0912000902"})
    admit(desk)

    desk.goto("/people")
    desk.get_by_role("link", name=TWICE).click()
    arrive(desk, TWICE)
    pair = desk.get_by_role("table", name=TWICE).locator("tbody").get_by_role("row").filter(has_text="HS-901")
    expect(pair).to_contain_text("cùng họ tên, cùng ngày sinh")
    expect(desk.get_by_role("main")).not_to_contain_text("15/8/1992")
    pair.get_by_role("link", name="Gộp HS-902 vào HS-901").click()
    arrive(desk, MERGE)
    expect(desk.get_by_label("Mã hồ sơ còn lại", exact=True)).to_have_value("HS-901")

    # Nobody is admitted twice: the other record is named, and one of the two falls away.
    refused(desk, {"2. Kết nạp": "ngày 3/2/2025 người này đã là đảng viên"})
    fill(desk, {"Mã hồ sơ còn lại": "HS-999"})
    refused(desk, {"Mã hồ sơ còn lại": "không có hồ sơ mã HS-999 trong sổ"})
    fill(desk, {"Mã hồ sơ còn lại": "HS-902"})
    refused(desk, {"Mã hồ sơ còn lại": "không thể gộp với chính mình"})
    fill(desk, {"Mã hồ sơ còn lại": "hs-901"})
    refused(desk, {"2. Kết nạp": "ngày 3/2/2025 người này đã là đảng viên"})
    fill(desk, {"2. Kết nạp": AGAIN})
    look_over(desk)
    expect(fact(desk, "Ngày sinh")).to_have_text("đã niêm phong (giống nhau)")
    expect(fact(desk, "Số thẻ đảng viên")).to_have_text("đã niêm phong (chỉ hồ sơ còn lại có)")
    expect(fact(desk, "Điện thoại")).to_have_text(
        "đã niêm phong (chỉ hồ sơ ghi trùng có, chuyển sang hồ sơ còn lại)")
    expect(fact(desk, "Sau khi gộp, đến hôm nay")).to_contain_text("Đảng viên dự bị")
    moves(desk, "Quận ủy Đống Đa", "Đảng viên kết nạp", "2", "1")
    operation = record(desk, MERGE)

    desk.goto("/people/HS-902")
    arrive(desk, NAME)
    expect(desk.get_by_role("status")).to_have_text("Mã HS-902 đã gộp vào hồ sơ này; mã của hồ sơ là HS-901.")
    expect(fact(desk, "Mã đã gộp vào đây")).to_have_text("HS-902")
    expect(desk.get_by_role("table", name="Các biến động").locator("tbody").get_by_role("row")).to_have_count(1)
    desk.goto("/people?q=HS-902")
    people = desk.get_by_role("table", name="Hồ sơ đảng viên, quần chúng").locator("tbody").get_by_role("row")
    expect(people).to_have_count(1)
    expect(people).to_contain_text("HS-901")

    take_back(desk, operation, "Hai người khác nhau cùng tên")
    for code in ["HS-901", "HS-902"]:
        desk.goto(f"/people/{code}")
        arrive(desk, NAME)
        expect(desk.get_by_role("main")).to_contain_text(f"Mã hồ sơ {code}")
        expect(fact(desk, "Tình trạng")).to_contain_text("Đảng viên dự bị")


def test_the_command_line_finds_pairs_and_makes_them_one(register: Register):
    for code, card in [("HS-901", "00012345"), ("HS-902", "00012345")]:
        register.tell(
            "record", "people", f"Mã hồ sơ={code}", f"Họ và tên={NAME}", "Giới tính=Nữ", "Ngày sinh=15/8/1992",
            f"Số thẻ đảng viên={card}")
        register.tell(
            "record", "movements", f"Mã hồ sơ={code}", f"Họ và tên={NAME}", "Loại biến động=Kết nạp",
            f"Mã đơn vị={CELL}", "Ngày hiệu lực=3/2/2025", "Số QĐ=20-QĐ/QU", "Ngày QĐ=20/1/2025",
            "Cơ quan ban hành=Quận ủy Đống Đa")
    said = register.tell("duplicates", "--json")
    pairs = [pair for pair in json.loads(said) if pair["one"]["code"] == "HS-901"]
    assert pairs == [{
        "one": {"code": "HS-901", "name": NAME}, "other": {"code": "HS-902", "name": NAME},
        "reasons": ["birth", "card_number"]}]
    assert "00012345" not in said and "1992" not in said
    assert f"{NAME} (HS-901) – {NAME} (HS-902): cùng họ tên, cùng ngày sinh; cùng số thẻ đảng viên" in register.tell(
        "duplicates")

    before = register.count("operation")
    refused = register.ask("merge-person", "HS-902", "--into", "HS-901")
    assert refused.code == 1 and "hai hồ sơ ghi một việc hai lần" in refused.err
    looked = register.tell("merge-person", "HS-902", "--into", "HS-901", "--drop", "2", "--dry-run")
    assert "2. Kết nạp: 3/2/2025" in looked and "(hồ sơ HS-902): bỏ đi" in looked
    assert "Số thẻ đảng viên: đã niêm phong (giống nhau)" in looked and "00012345" not in looked
    assert register.ask("merge-person", "HS-902", "--into", "HS-901", "--drop", "9").code == 1
    assert register.count("operation") == before
    done = register.tell("merge-person", "HS-902", "--into", "HS-901", "--drop", "2")
    number = re.search(r"Đã ghi nhận, số (\d+)", done).group(1)
    register.tell("verify")
    assert "HS-901" not in register.tell("duplicates")
    out = register.data / "people.csv"
    register.tell("export", "people", "--out", out, "--with-sealed", "--reason", "reconciliation")
    rows = [line for line in out.read_text(encoding="utf-8-sig").splitlines() if NAME in line]
    assert len(rows) == 1 and "HS-901" in rows[0] and "00012345" in rows[0]
    register.tell("import", "people", out)
    assert register.count("operation") == before + 1
    register.tell("reverse", number, "--reason", "Hai người khác nhau")
    assert "HS-901" in register.tell("duplicates")
    register.tell("verify")


def enter(page: Page, code: str, more: dict[str, str]):
    page.goto("/people")
    begin(page, ENTER)
    fill(page, {"Họ và tên": NAME, "Mã hồ sơ": code, "Ngày sinh (nếu có)": "15/8/1992", "Giới tính": "Nữ"} | more)
    look_over(page)
    record(page, ENTER)


def admit(page: Page):
    begin(page, ADMIT)
    page.get_by_label("Chi bộ kết nạp", exact=True).select_option(value=CELL)
    fill(page, {
        "Ngày kết nạp": "3/2/2025", "Số văn bản": "20-QĐ/QU", "Ngày văn bản": "20/1/2025",
        "Cơ quan ban hành": "Ban Thường vụ Quận ủy Đống Đa"})
    look_over(page)
    record(page, ADMIT)

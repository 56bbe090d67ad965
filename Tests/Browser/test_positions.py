"""Who holds which position, what is vacant, who shares a cell: on the pages, by lists and on the command line."""

import json
import re

from playwright.sync_api import Page, expect

from conftest import arrive
from register import Register
from steps import begin, fact, fill, look_over, record, refused, take_back

CELL, HELD = "CB-KDN-01", "Ghi nhận quyết định giữ chức vụ"
PAPER = {"Số quyết định": "8-QĐ/ĐU", "Ngày quyết định": "20/1/2024", "Cơ quan ban hành": "Đảng ủy Khối"}
FIRST, SECOND = (
    "SELECT person.code, person.name FROM movement JOIN person ON person.id = movement.person "
    "WHERE movement.kind = 'opening' AND movement.status = 'official' AND movement.unit = "
    f"(SELECT unit FROM unit_code WHERE code = '{CELL}') ORDER BY person.code LIMIT 1 OFFSET {number}"
    for number in (0, 1))


def main(page: Page):
    return page.get_by_role("main")


def test_a_secretary_comes_and_leaves_and_the_cell_is_vacant(desk: Page, own: Register):
    [[code, name]] = own.query(FIRST)
    desk.goto(f"/units/{CELL}/positions")
    expect(main(desk)).to_contain_text("Chưa ghi nhận Bí thư")
    begin(desk, HELD)
    fill(desk, {"Mã hồ sơ hoặc họ tên": code, "Chức vụ": "Bí thư", "Giữ chức vụ từ ngày": "20/1/2024"} | PAPER)
    fill(desk, {"Nhiệm kỳ từ ngày (nếu có)": "1/3/2023", "Nhiệm kỳ đến ngày (nếu có)": "1/10/2025"})
    look_over(desk)
    # A term of a cell under a committee had 30 months then.
    expect(main(desk)).to_contain_text("Nhiệm kỳ dài hơn 30 tháng")
    expect(main(desk)).to_contain_text(name)
    taken = record(desk, HELD)
    expect(main(desk)).to_contain_text("Giữ chức vụ Bí thư")

    desk.goto(f"/units/{CELL}/positions")
    arrive(desk, re.compile(".+"))
    expect(main(desk)).not_to_contain_text("Chưa ghi nhận Bí thư")
    desk.get_by_role("link", name=f"{name} ({code})").click()
    arrive(desk, name)
    expect(main(desk)).to_contain_text("Chức vụ đang giữ và đã giữ")

    desk.goto(f"/units/{CELL}/positions")
    begin(desk, "Ghi nhận thôi giữ chức")
    refused(desk, {"Lý do": "chưa có giá trị", "Thôi từ ngày": "chưa có giá trị"})
    fill(desk, {"Lý do": "Chuyển công tác", "Thôi từ ngày": "1/3/2024"})
    look_over(desk)
    expect(main(desk)).to_contain_text("Khuyết Bí thư từ 1/3/2024")
    record(desk, "Ghi nhận thôi giữ chức")
    desk.goto(f"/units/{CELL}")
    expect(main(desk)).to_contain_text("Khuyết Bí thư từ 1/3/2024")
    desk.goto("/units/DU-KHOIDN/vacancies?on=1/4/2024")
    arrive(desk, "Chức vụ khuyết, nhiệm kỳ sắp hết")
    row = desk.get_by_role("row").filter(has_text="Khuyết từ 1/3/2024")
    expect(row).to_contain_text(f"Trước đó: {name}")
    expect(main(desk)).to_contain_text("Ngày 1/4/2024: 1 chức vụ khuyết")
    desk.goto("/units/DU-KHOIDN/vacancies?on=1/2/2024")
    expect(main(desk)).to_contain_text("Ngày 1/2/2024: 0 chức vụ khuyết")
    desk.goto(f"{taken}/reversal")
    expect(main(desk)).to_contain_text("người giữ chức vụ")


def test_a_joint_cell_and_its_seal(desk: Page, own: Register):
    [[tax_code, name]] = own.query(
        "SELECT enterprise.tax_code, enterprise_name.name FROM enterprise "
        "JOIN enterprise_name ON enterprise_name.enterprise = enterprise.id "
        "WHERE enterprise.id NOT IN (SELECT enterprise FROM unit_host WHERE enterprise IS NOT NULL) "
        "ORDER BY enterprise.tax_code LIMIT 1")
    figures = own.values()
    [[cell, title]] = own.query(
        "SELECT unit_code.code, unit_name.name FROM unit_host JOIN unit_code ON unit_code.unit = unit_host.unit "
        "JOIN unit_name ON unit_name.unit = unit_host.unit JOIN unit ON unit.id = unit_host.unit "
        "WHERE enterprise IS NOT NULL AND line = 'party' ORDER BY 1 LIMIT 1")
    desk.goto(f"/units/{cell}/history")
    begin(desk, "Ghi nhận nơi đặt khác, con dấu")
    hosts, seal, number = (
        "Mã số thuế các nơi đặt khác (nếu có)", "Con dấu (nếu có)", "Số đăng ký mẫu dấu (nếu có)")
    fill(desk, {hosts: "0199000002", "Từ ngày": "1/4/2024"})
    refused(desk, {hosts: "không có doanh nghiệp mã số thuế 0199000002 trong sổ"})
    fill(desk, {hosts: tax_code, seal: "Có", number: "0015/ĐKMD"})
    look_over(desk)
    expect(main(desk)).to_contain_text(re.compile(f"MST nơi đặt khác: .+ → {tax_code} từ 1/4/2024"))
    operation = record(desk, "Ghi nhận nơi đặt khác, con dấu")
    desk.goto(f"/units/{cell}/history")
    expect(fact(desk, "Nơi đặt khác")).to_contain_text(name)
    expect(fact(desk, "Con dấu")).to_contain_text("0015/ĐKMD")
    arrive(desk, re.compile(".+"))
    desk.goto(f"/enterprises/{tax_code}")
    expect(main(desk)).to_contain_text("tổ chức ghép")
    expect(main(desk)).to_contain_text(title)
    assert own.values() == figures
    take_back(desk, operation, "Ghi nhầm đơn vị")
    desk.goto(f"/enterprises/{tax_code}")
    expect(main(desk)).not_to_contain_text("tổ chức ghép")


def test_positions_on_the_command_line(register: Register, tmp_path):
    [[code, name]], [[other, another]] = register.query(FIRST), register.query(SECOND)
    decision = ["Số QĐ=8-QĐ/ĐU", "Ngày QĐ=20/1/2024", "Cơ quan ban hành=Đảng ủy Khối"]

    def row(person: str, called: str, day: str, *more: str) -> list[str]:
        return ["record", "positions", f"unit={CELL}", "Chức vụ=Bí thư", f"person={person}", f"name={called}",
                f"from={day}", *more]

    register.tell(*row(code, name, "20/1/2024", "term_from=1/1/2022", "term_to=1/7/2024", *decision))
    refused = register.ask(*row(other, another, "1/2/2024", *decision))
    assert refused.code == 1 and f"{name} đang giữ chức vụ này từ 20/1/2024" in refused.err
    ends = json.loads(register.tell("vacancies", "--unit", "DU-KHOIDN", "--on", "1/2/2024", "--json"))
    assert [entry["person"] for entry in ends["ending"]] == [code] and ends["vacant"] == []
    assert CELL not in [entry["unit"] for entry in ends["unrecorded"]]
    register.tell(*row(code, name, "1/3/2024", "ending=Hết nhiệm kỳ"))
    vacant = json.loads(register.tell("vacancies", "--unit", "DU-KHOIDN", "--on", "1/4/2024", "--json"))["vacant"]
    assert [(entry["unit"], entry["since"], entry["last"]) for entry in vacant] == [(CELL, "2024-03-01", code)]
    said = register.tell("vacancies", "--unit", "DU-KHOIDN", "--on", "1/4/2024")
    assert "khuyết 1," in said and f"({CELL}): Bí thư; trước đó {name}" in said
    assert "Hết nhiệm kỳ" in register.tell("show", "unit", CELL) and "Bí thư" in register.tell("show", "person", code)
    register.tell("export", "positions", "--out", str(tmp_path / "positions.xlsx"))
    assert "Không có gì mới" in register.tell("import", "positions", str(tmp_path / "positions.xlsx"))
    register.tell("verify")

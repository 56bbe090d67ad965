"""What people may ask of the register: everything that is held about them as one file, consent and its withdrawal,
restriction, requests with their days; and what guards their data: breaches, retention, the calendar."""

import io
import re
import urllib.request

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

import register as registers
from conftest import arrive, browsing
from mistakes import PAPER
from steps import fact, fill, look_over, record, refused


def texts(bytes_: bytes) -> str:
    paper = docx.Document(io.BytesIO(bytes_))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in paper.paragraphs] + cells)


@pytest.mark.parametrize("variant", ["desktop", "phone, no script"])
def test_everything_held_about_somebody_is_one_file(chromium: Browser, session, own, serve, variant: str):
    code = own.query("SELECT person.code FROM movement JOIN person ON person.id = person WHERE kind = 'admission'")[0][0]
    name = own.query(f"SELECT name FROM person WHERE code = '{code}'")[0][0]
    with browsing(chromium, variant, serve(data=own.data).url, session[1]) as page:
        page.goto(f"/people/{code}/details")
        arrive(page, "Xem thông tin riêng")
        with page.expect_download() as download:
            page.get_by_role("button", name="Tải bản sao toàn bộ thông tin của người này").click()
        with open(download.value.path(), "rb") as file:
            held = texts(file.read())
        for words in (name, code, "Ngày sinh", "Kết nạp", "Quản trị viên", "Theo yêu cầu của chính người này"):
            assert words in held, words
        page.goto(f"/journal?kind=reveal&person={code}")
        expect(page.get_by_role("main")).to_contain_text(f"{name} ({code}): Theo yêu cầu của chính người này")
        page.goto("/journal?kind=reveal&person=KHONG-CO")
        expect(page.get_by_role("main")).to_contain_text("Không có mục nào như vậy.")


def test_the_command_line_writes_the_same_and_overwrites_nothing(register, tmp_path):
    code = register.query("SELECT code FROM person ORDER BY code")[0][0]
    out = tmp_path / "held.docx"
    register.tell("held", code, "--out", out)
    assert code in texts(out.read_bytes())
    assert register.ask("held", code, "--out", out).code == 1
    assert register.ask("held", "KHONG-CO", "--out", tmp_path / "other.docx").code == 1


def member(own) -> tuple[str, str]:
    """The file number and the name of somebody who was admitted."""
    return own.query(
        "SELECT person.code, person.name FROM movement JOIN person ON person.id = movement.person"
        " WHERE movement.kind = 'admission' AND movement.reversed_in IS NULL ORDER BY person.code")[0]


def details(page: Page, code: str) -> str:
    """What is opened of somebody at their own request."""
    page.goto(f"/people/{code}/details")
    page.get_by_label("Lý do xem").select_option(label="Theo yêu cầu của chính người này")
    page.get_by_role("button", name="Xem thông tin riêng").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thông tin riêng")
    return page.get_by_role("main").inner_text()


def say(page: Page, code: str, button: str, answers: dict[str, str]) -> str:
    """Records something on the page of somebody's rights."""
    page.goto(f"/people/{code}/rights")
    page.get_by_role("link", name=button, exact=True).click()
    arrive(page, button)
    fill(page, answers)
    look_over(page)
    return record(page, button)


def test_a_consent_withdrawn_takes_the_details_and_leaves_the_figures(desk: Page, own, tmp_path):
    code, name = member(own)
    book = tmp_path / "people.xlsx"
    own.tell("export", "people", "--out", book, "--with-sealed", "--reason", "request")
    figures = own.values()
    say(desk, code, "Ghi nhận ý kiến đồng ý", {
        "Mục đích": "Thống kê dân tộc, tôn giáo", "Ý kiến của người này": "Đồng ý", PAPER: "Phiếu số 12"})
    arrive(desk, f"Quyền về dữ liệu cá nhân của {name}")
    expect(desk.get_by_role("main")).to_contain_text("Đồng ý, theo Phiếu số 12")
    assert "Dân tộc" in details(desk, code)

    desk.goto(f"/people/{code}/rights")
    desk.get_by_role("link", name="Ghi nhận ý kiến đồng ý", exact=True).click()
    fill(desk, {"Mục đích": "Thống kê dân tộc, tôn giáo", "Ý kiến của người này": "Rút đồng ý", PAPER: "Đơn số 13"})
    look_over(desk)
    expect(desk.get_by_role("main")).to_contain_text("sẽ mất hẳn và không lấy lại được: Dân tộc, Tôn giáo.")
    record(desk, "Ghi nhận ý kiến đồng ý")
    opened = details(desk, code)
    assert "Dân tộc" not in opened and "Ngày sinh" in opened
    assert own.values() == figures

    own.tell("held", code, "--out", tmp_path / "held.docx")
    paper = texts((tmp_path / "held.docx").read_bytes())
    # Of one day the last saying stands.
    assert "Đơn số 13" in paper and "Rút đồng ý" in paper

    # The workbook of before brings nothing back, and says so.
    said = own.ask("import", "people", book)
    assert said.code == 0 and said.err.count("“(niêm phong)” người này đã rút đồng ý") == 2, said.err
    assert "Dân tộc" not in details(desk, code)
    assert own.tell("verify").strip().endswith("không thấy điều gì sai.")


def test_what_is_not_in_order_of_a_consent_is_told(desk: Page, own):
    code, _ = member(own)
    desk.goto(f"/people/{code}/rights/consent")
    fill(desk, {"Mục đích": "Giữ hồ sơ cá nhân", "Ý kiến của người này": "Rút đồng ý", "Từ ngày": "1/1/2999"})
    refused(desk, {PAPER: "chưa có giá trị"})
    fill(desk, {PAPER: "Đơn số 13", "Từ ngày": "1/1/2999"})
    refused(desk, {"Từ ngày": "không được sau hôm nay", "Mục đích": "hồ sơ của đảng viên phải giữ theo quy định"})


def test_what_is_restricted_is_kept_and_not_used(desk: Page, own):
    code, _ = member(own)
    say(desk, code, "Ghi nhận hạn chế xử lý", {"Xử lý": "Hạn chế: chỉ giữ, không dùng", PAPER: "Đơn số 14"})
    desk.goto(f"/people/{code}")
    expect(desk.get_by_role("main")).to_contain_text("Đang hạn chế xử lý từ ngày")
    desk.goto(f"/people/{code}/details")
    desk.get_by_label("Lý do xem").select_option(label="Lập hồ sơ kết nạp, công nhận chính thức")
    desk.get_by_role("button", name="Xem thông tin riêng").click()
    expect(desk.get_by_role("main")).to_contain_text("Thông tin của người này đang bị hạn chế xử lý")
    assert "Ngày sinh" in details(desk, code)


def test_a_request_is_dealt_with_by_its_days(desk: Page, own):
    code, name = member(own)
    say(desk, code, "Tiếp nhận yêu cầu", {"Yêu cầu": "Chỉnh sửa", "Ngày nhận": "2/1/2026", PAPER: "Đơn số 3"})
    desk.goto("/rights")
    arrive(desk, "Dữ liệu cá nhân")
    # Friday 2/1/2026 was off; Monday 5 and Tuesday 6 follow.
    expect(desk.get_by_role("main")).to_contain_text("Trả lời chậm nhất 6/1/2026")
    expect(desk.get_by_role("main")).to_contain_text("Quá hạn")
    for step, day in [("Đã trả lời là đang xử lý", "6/1/2026"), ("Đã làm xong", "9/1/2026")]:
        desk.get_by_role("link", name="Ghi nhận việc đã làm").click()
        arrive(desk, "Ghi nhận việc đã làm")
        fill(desk, {"Đã làm gì": step, "Ngày": day, PAPER: "Công văn số 9"})
        look_over(desk)
        record(desk, "Ghi nhận việc đã làm")
    arrive(desk, "Dữ liệu cá nhân")
    expect(desk.get_by_role("main")).to_contain_text("Không có yêu cầu nào đang chờ.")
    expect(desk.get_by_role("main")).to_contain_text(f"{name} ({code})")
    expect(desk.get_by_role("main")).to_contain_text("9/1/2026: Đã làm xong, theo Công văn số 9")


def test_a_breach_has_seventy_two_hours_and_a_notice_in_word(desk: Page):
    desk.goto("/breaches")
    arrive(desk, "Sự cố dữ liệu cá nhân")
    desk.get_by_role("link", name="Lập hồ sơ sự cố").click()
    arrive(desk, "Lập hồ sơ sự cố")
    answers = {
        "Mã đơn vị": "QU-DONGDA", "Sự cố": "Mất thiết bị hoặc giấy tờ", "Ngày phát hiện": "2/1/2026",
        "Giờ phát hiện": "25:00", "Số người bị ảnh hưởng": "3",
        "Diễn biến, loại dữ liệu, việc đã làm ngay": "Mất một máy tính có danh sách"}
    fill(desk, answers)
    refused(desk, {"Giờ phát hiện": "giờ phải có dạng 8:30 hoặc 14h"})
    fill(desk, {"Giờ phát hiện": "8h30"})
    look_over(desk)
    record(desk, "Lập hồ sơ sự cố")
    expect(desk.get_by_role("main")).to_contain_text("Quá hạn báo cáo")
    expect(desk.get_by_role("main")).to_contain_text("hạn là 08:30 ngày 5/1/2026")
    desk.get_by_role("link", name="Mất thiết bị hoặc giấy tờ, 2/1/2026").click()
    arrive(desk, "Mất thiết bị hoặc giấy tờ, 2/1/2026")
    desk.get_by_role("link", name="Ghi nhận việc đã làm").click()
    fill(desk, {"Việc đã làm": "Đã báo cáo Bộ Công an (A05)", "Ngày": "5/1/2026", "Giờ": "8:00", PAPER: "Công văn số 4"})
    look_over(desk)
    record(desk, "Ghi nhận việc đã làm")
    expect(fact(desk, "Báo cáo")).to_have_text("Đã báo cáo lúc 08:00 ngày 5/1/2026")
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Tải thông báo (Word)").click()
    with open(download.value.path(), "rb") as file:
        notice = texts(file.read())
    for words in ("08:30 ngày 2/1/2026", "08:30 ngày 5/1/2026", "Mất một máy tính có danh sách", "Công văn số 4"):
        assert words in notice, words


def test_who_is_kept_too_long_is_looked_at_before_they_are_erased(desk: Page, own):
    gone = own.query(
        "SELECT person.code, person.name FROM movement JOIN person ON person.id = movement.person"
        " WHERE movement.kind IN ('removal', 'expulsion', 'death', 'left') AND movement.reversed_in IS NULL")
    figures = own.values()
    desk.goto("/retention")
    arrive(desk, "Thời hạn lưu giữ")
    part = desk.locator("section").filter(has=desk.get_by_role("heading", name="Người đã ra khỏi Đảng"))
    part.get_by_text("Đặt thời hạn khác").click()
    part.get_by_label("Số tháng").fill("mười")
    part.get_by_role("button", name="Đặt thời hạn").click()
    expect(desk.get_by_role("alert")).to_contain_text("Ghi số tháng từ 1 đến 1.200")
    part.get_by_text("Đặt thời hạn khác").click()
    part.get_by_label("Số tháng").fill("1")
    part.get_by_label("Văn bản làm căn cứ").fill("Quy chế số 2")
    part.get_by_role("button", name="Đặt thời hạn").click()
    arrive(desk, "Thời hạn lưu giữ")
    expect(part).to_contain_text("Giữ thông tin của người đã ra khỏi Đảng 1 tháng")
    for code, name in gone:
        expect(part).to_contain_text(f"{name} ({code})")
    part.get_by_role("button", name="Xem lại trước khi xóa").click()
    arrive(desk, re.compile("Xóa thông tin của [0-9]+ người"))
    desk.get_by_role("button", name="Xóa thông tin", exact=True).click()
    expect(desk.get_by_role("status")).to_contain_text("Đã ghi nhận")
    desk.goto(f"/people/{gone[0][0]}")
    arrive(desk, "(đã xóa)")
    assert own.values() == figures
    assert own.tell("verify").strip().endswith("không thấy điều gì sai.")


def test_the_calendar_says_when_the_office_works(desk: Page):
    desk.goto("/calendar?year=2026")
    arrive(desk, "Lịch làm việc năm 2026")
    main = desk.get_by_role("main")
    expect(main).to_contain_text("Thứ Hai, 27/4/2026")
    expect(main).to_contain_text("Bộ Nội vụ (cần kiểm chứng)")
    fill(desk, {"Ngày": "20/11/2026", "Cơ quan": "Nghỉ", "Văn bản của cơ quan": "Thông báo số 5"})
    desk.get_by_role("button", name="Đặt lịch", exact=True).click()
    arrive(desk, "Lịch làm việc năm 2026")
    expect(main).to_contain_text("Thứ Sáu, 20/11/2026")
    fill(desk, {"Ngày": "20/11/2026", "Cơ quan": "Nghỉ", "Văn bản của cơ quan": "Thông báo số 5"})
    desk.get_by_role("button", name="Đặt lịch", exact=True).click()
    expect(desk.get_by_role("alert")).to_contain_text("Lịch đã như vậy rồi")
    desk.goto("/calendar?year=2031")
    expect(main).to_contain_text("Tính theo Bộ luật Lao động; chưa có thông báo lịch nghỉ năm 2031")


def test_whoever_finds_a_hole_is_told_whom_to_write_to(own, serve):
    url = serve("--security-contact", "mailto:an-toan@don-vi.example", data=own.data).url
    with urllib.request.urlopen(f"{url}/.well-known/security.txt") as answer:
        lines = answer.read().decode().splitlines()
    assert lines[0] == "Contact: mailto:an-toan@don-vi.example"
    assert re.fullmatch(r"Expires: \d{4}-\d\d-\d\dT00:00:00Z", lines[1])
    refused = registers.ask("serve", "--data", own.data, "--security-contact", "mailto:a\nPolicy: b")
    assert refused.code != 0 and "mailto:" in refused.err


def test_the_composition_of_members_tells_of_nobody(desk: Page, own):
    desk.goto("/units/QU-DONGDA/strength")
    desk.get_by_role("link", name="Thành phần dân tộc, tôn giáo").click()
    arrive(desk, re.compile("Thành phần đảng viên: "))
    main = desk.get_by_role("main")
    expect(main).to_contain_text("Không nêu số dưới 5 người")
    counts = desk.locator("td").all_inner_texts()
    numbers = [int(text) for text in counts if text.isdigit()]
    assert all(number == 0 or number >= 5 for number in numbers), counts
    desk.goto("/units/QU-DONGDA/composition?quarter=2024-Q1")
    expect(main).to_contain_text("đến hết ngày 31/3/2024")
    # A quarter that has not ended is not told.
    desk.goto("/units/QU-DONGDA/composition?quarter=2999-Q1")
    expect(main).not_to_contain_text("2999")

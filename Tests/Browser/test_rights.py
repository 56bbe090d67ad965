"""What people may ask of the register: everything that is held about them, as one file."""

import io

import docx
import pytest
from playwright.sync_api import Browser, expect

from conftest import arrive, browsing


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
        page.goto("/journal?kind=reveal")
        expect(page.get_by_role("main")).to_contain_text("request")


def test_the_command_line_writes_the_same_and_overwrites_nothing(register, tmp_path):
    code = register.query("SELECT code FROM person ORDER BY code")[0][0]
    out = tmp_path / "held.docx"
    register.tell("held", code, "--out", out)
    assert code in texts(out.read_bytes())
    assert register.ask("held", code, "--out", out).code == 1
    assert register.ask("held", "KHONG-CO", "--out", tmp_path / "other.docx").code == 1

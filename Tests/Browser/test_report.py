"""The report in the browser, and as Word file read by two programs that know nothing of ours."""

import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from playwright.sync_api import Page, expect

import program
from conftest import Office, arrive, sign_in

QUARTER = "/units/QU-DONGDA/reports/2024-Q1?known=13/4/2024"
PUBLISHED = [
    "Thành lập mới 02/05 chi bộ (đạt 40% chỉ tiêu Thành ủy Hà Nội giao).",
    "kết nạp 06/17 đảng viên (đạt 35% chỉ tiêu Quận ủy Đống Đa giao).",
    "toàn quận: 07/35 (đạt 20%; chưa ghi đơn vị giao).",
    "Khảo sát 15 doanh nghiệp. Trong đó 03 doanh nghiệp đủ điều kiện thành lập tổ chức đảng; 12 doanh nghiệp có đảng "
    "viên, chưa đủ số lượng để thành lập.",
    "Thành lập mới 06 công đoàn cơ sở.",
]


@pytest.fixture(scope="module")
def report(world, tmp_path_factory) -> Path:
    """The report of the first quarter of 2024 as known on 13/4/2024."""
    data = tmp_path_factory.mktemp("report") / "data"
    shutil.copytree(world[0], data)
    path = data.parent / "bao-cao.docx"
    program.run(
        data, "report", "--unit", "QU-DONGDA", "--period", "2024-Q1", "--known-at", "2024-04-13",
        "--out", str(path))
    return path


@pytest.mark.parametrize("sentence", PUBLISHED)
def test_each_figure_stands_as_published(report: Path, sentence: str):
    assert any(sentence in block for block in blocks(report)), "\n".join(blocks(report))


def test_number_and_day_are_blank_until_the_clerk_fills_them_in(report: Path):
    head = blocks(report)
    assert any("Số      -BC/QU" in block and "ngày      tháng      năm 2024" in block for block in head)
    path = report.parent / "ban-hanh.docx"
    program.run(
        report.parent / "data", "report", "--unit", "QU-DONGDA", "--from", "1/1/2024", "--to", "31/3/2024",
        "--known-at", "2024-04-13", "--number", "7", "--date", "15/4/2024", "--out", str(path))
    assert any("Số 07-BC/QU" in block and "ngày 15 tháng 4 năm 2024" in block for block in blocks(path))


def test_the_wide_table_alone_lies_on_its_side(report: Path):
    sections = docx.Document(str(report)).sections
    assert [section.orientation for section in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert [round(section.left_margin.mm) for section in sections] == [30, 30]


def test_what_became_known_later_stands_apart_with_the_day_it_was_recorded(report: Path):
    later = [block for block in blocks(report) if re.search(r"(?<!\d)(07/17|08/35)(?!\d)", block)]
    assert len(later) == 2
    for block in later:
        assert "kể cả số ghi nhận sau ngày 13/4/2024" in block and "ghi nhận ngày 20/4/2024" in block


def test_libreoffice_lays_it_out_on_a4(report: Path, tmp_path: Path):
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(report)],
        check=True, capture_output=True, stdin=subprocess.DEVNULL, timeout=180)
    pdf = str(tmp_path / "bao-cao.pdf")
    assert "(A4)" in subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    text = " ".join(text.split()).casefold()
    for words in ("Đảng Cộng sản Việt Nam", "Quận ủy Đống Đa", "02/05", "06/17"):
        assert words.casefold() in text, f"'{words}' is not in\n{text}"


class TestThePreview:
    def test_reads_as_published_and_each_figure_opens_to_its_records(self, page: Page, office: Office):
        sign_in(page, office)
        page.goto("/units/QU-DONGDA?from=1/1/2024&to=31/3/2024&known=13/4/2024")
        page.get_by_role("link", name="Báo cáo của kỳ").click()
        arrive(page, re.compile("Báo cáo quý I/2024:.*Quận ủy Đống Đa", re.DOTALL))
        paper = page.get_by_role("article")
        for sentence in PUBLISHED:
            expect(paper).to_contain_text(sentence)
        expect(paper).to_contain_text("kể cả số ghi nhận sau ngày 13/4/2024 là 07/17 (ghi nhận ngày 20/4/2024)")
        paper.get_by_role("link", name="06/17", exact=True).first.click()
        arrive(page, "Đảng viên kết nạp")
        expect(page.get_by_role("main")).to_contain_text("6 = 6 bản ghi dưới đây")
        page.goto(QUARTER)
        paper.get_by_role("link", name="07/17", exact=True).click()
        expect(page.get_by_role("main")).to_contain_text("Hồ Sỹ Luật")

    def test_the_clerk_fills_in_number_and_day(self, page: Page, office: Office):
        sign_in(page, office)
        page.goto(QUARTER)
        arrive(page, re.compile("Báo cáo quý I/2024"))
        paper = page.get_by_role("article")
        assert "Số      -BC/QU" in paper.inner_text()
        page.get_by_label("Số", exact=True).fill("mười hai")
        page.get_by_label("Ngày văn bản", exact=True).fill("12/4/2024")
        page.get_by_role("button", name="Điền vào văn bản").click()
        summary = page.get_by_role("alert")
        expect(summary).to_contain_text("Số: phải là số thứ tự của văn bản")
        expect(summary).to_contain_text("Ngày văn bản: không được trước ngày 13/4/2024")
        expect(page.get_by_label("Số", exact=True)).to_have_value("mười hai")
        arrive(page, re.compile("Báo cáo quý I/2024"))
        page.get_by_label("Số", exact=True).fill("12")
        page.get_by_label("Ngày văn bản", exact=True).fill("15-4-2024")
        page.get_by_role("button", name="Điền vào văn bản").click()
        expect(paper).to_contain_text("Số 12-BC/QU")
        expect(paper).to_contain_text("ngày 15 tháng 4 năm 2024")
        with page.expect_download() as download:
            page.get_by_role("link", name="Tải tệp Word").click()
        assert download.value.suggested_filename == "bao-cao-QU-DONGDA-2024-Q1.docx"
        assert any("Số 12-BC/QU" in block for block in blocks(download.value.path()))

    def test_any_period_is_a_link_or_two_days(self, page: Page, office: Office):
        sign_in(page, office)
        page.goto(QUARTER)
        page.get_by_role("link", name="Báo cáo kỳ khác").click()
        arrive(page, "Báo cáo: Quận ủy Đống Đa")
        page.get_by_role("link", name="6 tháng đầu năm 2024").click()
        arrive(page, re.compile("Báo cáo 6 tháng đầu năm 2024"))
        expect(page.get_by_role("article")).to_contain_text("IV- Nhiệm vụ trọng tâm 6 tháng cuối năm 2024")
        page.go_back()
        page.get_by_label("Từ ngày", exact=True).fill("15/1/2024")
        page.get_by_label("Đến hết ngày", exact=True).fill("20-3-2024")
        page.get_by_role("button", name="Xem báo cáo").click()
        arrive(page, re.compile("Báo cáo từ ngày 15/1/2024 đến ngày 20/3/2024"))
        expect(page.get_by_role("article")).to_contain_text("Khảo sát 13 doanh nghiệp.")

    def test_the_paper_alone_is_printed(self, page: Page, office: Office):
        sign_in(page, office)
        page.goto(QUARTER)
        page.emulate_media(media="print")
        expect(page.get_by_role("article")).to_be_visible()
        for chrome in (page.get_by_role("banner").first, page.get_by_role("heading", level=1),
                       page.get_by_role("button", name="Điền vào văn bản"), page.locator(".chips"),
                       page.locator("body > footer")):
            expect(chrome).to_be_hidden()


def blocks(path: Path) -> list[str]:
    """The text of each paragraph, and of each table row."""
    document = docx.Document(str(path))
    rows = [row for table in document.tables for row in table.rows]
    return [each.text for each in document.paragraphs] + ["\t".join(cell.text for cell in row.cells) for row in rows]

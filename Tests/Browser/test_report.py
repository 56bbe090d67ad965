"""The quarterly report as Word file, read by two programs that know nothing of ours."""

import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

import program


@pytest.fixture(scope="module")
def report(world, tmp_path_factory) -> Path:
    """The report of the first quarter of 2024 as known on 13/4/2024."""
    data = tmp_path_factory.mktemp("report") / "data"
    shutil.copytree(world[0], data)
    path = data.parent / "bao-cao.docx"
    program.run(
        data, "report", "quarter", "--unit", "QU-DONGDA", "--period", "2024-Q1", "--known-at", "2024-04-13",
        "--out", str(path))
    return path


@pytest.mark.parametrize("figure, share", [("02/05", "40%"), ("06/17", "35%"), ("0?7/35", "20%")])
def test_each_figure_stands_with_its_share_as_published(report: Path, figure: str, share: str):
    pattern = re.compile(rf"(?<!\d){figure}(?!\d).*?(?<!\d){share}", re.DOTALL)
    assert any(pattern.search(block) for block in blocks(report)), "\n".join(blocks(report))


def test_what_became_known_later_stands_apart_with_the_day_it_was_recorded(report: Path):
    later = [block for block in blocks(report) if re.search(r"(?<!\d)0?(7/17|8/35)(?!\d)", block)]
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


def blocks(path: Path) -> list[str]:
    """The text of each paragraph, and of each table row."""
    document = docx.Document(str(path))
    rows = [row for table in document.tables for row in table.rows]
    return [each.text for each in document.paragraphs] + ["\t".join(cell.text for cell in row.cells) for row in rows]

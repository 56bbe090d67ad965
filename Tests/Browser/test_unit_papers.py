"""Papers and targets of a unit: attached and taken home, changed by a document and taken back."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from conftest import Office, arrive, sign_in

PDF = "%PDF-1.7 một quyết định".encode()


def test_a_paper_is_attached_and_taken_home_as_it_was(page: Page, office: Office, tmp_path: Path):
    sign_in(page, office)
    page.goto("/units/DU-KHOIDN/history")
    page.get_by_role("link", name="Văn bản đính kèm (0)").click()
    arrive(page, re.compile("Đảng ủy Khối Doanh nghiệp"))
    page.get_by_label("Tệp văn bản").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"<p>"})
    page.get_by_role("button", name="Đính kèm văn bản").click()
    expect(page.get_by_role("alert")).to_contain_text("Tệp văn bản: chỉ nhận PDF, ảnh PNG hoặc JPEG, Word, Excel")
    paper = {"name": "Quyết định 64.pdf", "mimeType": "application/pdf", "buffer": PDF}
    page.get_by_label("Tệp văn bản").set_input_files(paper)
    page.get_by_role("button", name="Đính kèm văn bản").click()
    arrive(page, "Lưu tài liệu")
    page.goto("/units/DU-KHOIDN/attachments")
    expect(page.get_by_role("main")).to_contain_text("1 văn bản")
    with page.expect_download() as download:
        page.get_by_role("link", name="Quyết định 64.pdf").click()
    assert download.value.suggested_filename == "Quyết định 64.pdf"
    assert Path(download.value.path()).read_bytes() == PDF


def test_a_target_is_changed_by_a_document_and_taken_back(page: Page, office: Office):
    sign_in(page, office)
    page.goto("/units/DU-KHOIDN/targets?from=1/1/2024&to=31/3/2024")
    row = page.get_by_role("row").filter(has_text="Đảng viên kết nạp").filter(has_text="17")
    row.get_by_role("link", name="Điều chỉnh chỉ tiêu").click()
    arrive(page, "Điều chỉnh chỉ tiêu")
    page.get_by_label("Mức giao").fill("không")
    page.get_by_label("Số văn bản").fill("31-KH/QU")
    page.get_by_label("Ngày văn bản").fill("1/3/2024")
    page.get_by_role("button", name="Xem trước khi ghi nhận").click()
    expect(page.get_by_role("alert")).to_contain_text("Mức giao: phải là số")
    page.get_by_label("Mức giao").fill("20")
    page.get_by_role("button", name="Xem trước khi ghi nhận").click()
    arrive(page, "Kiểm tra trước khi ghi nhận")
    expect(page.get_by_role("main")).to_contain_text("Mức giao: 17 → 20 từ 1/3/2024")
    expect(page.locator(".changes")).to_contain_text(re.compile(r"07/17.*07/20", re.DOTALL))
    page.get_by_role("button", name="Điều chỉnh chỉ tiêu").click()
    arrive(page, "Ghi nhận điều chỉnh chỉ tiêu")
    expect(page.get_by_role("main")).to_contain_text("Mức giao: 17 → 20 từ 1/3/2024")
    page.get_by_role("link", name="Hủy ghi nhận này").click()
    page.get_by_label("Lý do hủy").fill("Ghi nhầm văn bản")
    page.get_by_role("button", name="Ghi nhận việc hủy").click()
    page.goto("/units/DU-KHOIDN/targets?from=1/1/2024&to=31/3/2024")
    expect(page.get_by_role("main")).to_contain_text("07/17")

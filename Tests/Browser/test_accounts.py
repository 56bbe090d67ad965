"""Accounts as people meet them: made by an administrator, a first code, a second factor, sessions, what a role opens,
people opened by exception, two people for one record."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import arrive, browsing
from steps import begin, fill, look_over, record

PHRASE = "làng gốm bên sông cũ"
SCREENS = pytest.mark.parametrize("variant", ["desktop", "phone, no script"])


def totp(secret: str, steps: int = 0) -> str:
    """The code of an authenticator, as the standard says (RFC 6238)."""
    message = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(secret.replace(" ", "")), message, hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7fffffff) % 1_000_000:06d}"


def panel(page: Page, entry: str):
    """One of the entries under the visitor's name."""
    page.locator("details.who summary").click()
    page.locator("details.who").get_by_role("link", name=entry, exact=True).click()


def make(page: Page, login: str, name: str, role: str = "Người ghi nhận", unit: str = "DU-KHOIDN", **more: str) -> str:
    """Makes an account by its form and gives the code for its first sign-in."""
    page.goto("/accounts")
    begin(page, "Lập tài khoản")
    fill(page, {"Tên đăng nhập": login, "Họ và tên": name, "Đơn vị quản lý (mã) (nếu có)": unit, "Vai trò": role,
                "Giữ ở đơn vị (mã) (nếu có)": unit, **more})
    look_over(page)
    record(page, "Lập tài khoản")
    page.goto(f"/accounts/{login}")
    arrive(page, name)
    page.get_by_role("button", name="Cấp mã đăng nhập một lần").click()
    arrive(page, "Mã đăng nhập một lần")
    return page.locator("ul.codes code").inner_text()


def enter(page: Page, login: str, password: str):
    page.goto("/sign-in")
    page.get_by_label("Tên đăng nhập", exact=True).fill(login)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def choose(page: Page, code: str):
    """The first sign-in's own password."""
    arrive(page, "Đặt mật khẩu mới")
    page.get_by_label("Mật khẩu được cấp", exact=True).fill(code)
    page.get_by_label("Mật khẩu mới", exact=True).fill(PHRASE)
    page.get_by_label("Nhập lại mật khẩu mới", exact=True).fill(PHRASE)
    page.get_by_role("button", name="Đặt mật khẩu", exact=True).click()


@SCREENS
def test_a_new_account_gets_a_second_factor_and_lists_its_sessions(chromium: Browser, session, own, serve, variant):
    url = serve(data=own.data).url
    with browsing(chromium, variant, url, session[1]) as page:
        code = make(page, "mai.tran", "Trần Thị Mai")
    with browsing(chromium, variant, url) as page:
        enter(page, "mai.tran", code)
        choose(page, code)
        arrive(page, re.compile("Đảng ủy Khối Doanh nghiệp"))
        panel(page, "Tài khoản của tôi")
        arrive(page, "Tài khoản của tôi")
        page.get_by_role("link", name="Bật lớp xác thực thứ hai").click()
        arrive(page, "Lớp xác thực thứ hai")
        expect(page.get_by_role("img", name="Hình để ứng dụng xác thực quét")).to_be_visible()
        secret = page.locator("main code").first.inner_text()
        page.get_by_label("Mã sáu số").fill("000000")
        page.get_by_role("button", name="Bật", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("Mã không đúng")
        page.get_by_label("Mã sáu số").fill(totp(secret))
        page.get_by_role("button", name="Bật", exact=True).click()
        arrive(page, "Mã dự phòng")
        paper = page.locator("ul.codes code").all_inner_texts()
        assert len(set(paper)) == 10
    with browsing(chromium, variant, url) as page:
        enter(page, "mai.tran", PHRASE)
        arrive(page, "Xác thực bước hai")
        page.goto("/people")
        arrive(page, "Đăng nhập")
        enter(page, "mai.tran", PHRASE)
        page.get_by_label("Mã", exact=True).fill(totp(secret, 1))
        page.get_by_role("button", name="Xác nhận").click()
        arrive(page, re.compile("Đảng ủy Khối Doanh nghiệp"))
        with browsing(chromium, variant, url) as elsewhere:
            enter(elsewhere, "mai.tran", PHRASE)
            elsewhere.get_by_label("Mã", exact=True).fill(paper[2])
            elsewhere.get_by_role("button", name="Xác nhận").click()
            arrive(elsewhere, re.compile("Đảng ủy Khối Doanh nghiệp"))
            panel(page, "Tài khoản của tôi")
            expect(page.get_by_role("main")).to_contain_text("Phiên này")
            page.get_by_role("button", name="Kết thúc").first.click()
            expect(page.get_by_role("status")).to_contain_text("Đã kết thúc phiên")
            while page.get_by_role("button", name="Kết thúc").count():
                page.get_by_role("button", name="Kết thúc").first.click()
                expect(page.get_by_role("status")).to_contain_text("Đã kết thúc phiên")
            elsewhere.goto("/people")
            arrive(elsewhere, "Đăng nhập")


@SCREENS
def test_numbers_only_then_people_by_exception(chromium: Browser, session, own, serve, variant):
    url = serve(data=own.data).url
    with browsing(chromium, variant, url, session[1]) as page:
        code = make(page, "so.lieu", "Lê Văn Số", "Người xem", **{"Mức xem": "Chỉ số liệu tổng hợp"})
    with browsing(chromium, variant, url) as page:
        enter(page, "so.lieu", code)
        choose(page, code)
        arrive(page, re.compile("Đảng ủy Khối Doanh nghiệp"))
        page.goto("/units/DU-KHOIDN/members")
        arrive(page, "Không có trang này")
        page.get_by_role("link", name="Vì sao tôi không thấy?").click()
        arrive(page, re.compile("Ai thấy được"))
        expect(page.get_by_role("main")).to_contain_text("Không có vai trò nào đang giữ gồm việc này")
        page.get_by_label("Lý do").fill("Đối chiếu danh sách theo yêu cầu của Ban Tổ chức")
        page.get_by_label("Số giờ").select_option("2")
        page.get_by_role("button", name="Mở và ghi vào sổ").click()
        arrive(page, re.compile("Đảng ủy Khối Doanh nghiệp"))
        expect(page).to_have_url(re.compile("/units/DU-KHOIDN/members$"))
    with browsing(chromium, variant, url, session[1]) as page:
        page.goto("/accounts")
        expect(page.get_by_role("main")).to_contain_text("Lê Văn Số (so.lieu) mở danh sách người")
        page.goto("/journal?account=so.lieu")
        expect(page.get_by_role("main")).to_contain_text("Bị từ chối")
        page.goto("/journal/head")
        expect(page.get_by_role("main")).to_contain_text("operations:")
    own.tell("verify")


@SCREENS
def test_what_one_records_counts_when_another_approved_it(chromium: Browser, session, own, serve, variant):
    url = serve(data=own.data).url
    with browsing(chromium, variant, url, session[1]) as page:
        code = make(page, "duyet", "Phạm Thị Duyệt", "Người duyệt")
        page.goto("/units/DU-KHOIDN/history")
        page.get_by_role("link", name="Hai người cùng duyệt").click()
        page.get_by_role("button", name="Bật", exact=True).click()
        expect(page.get_by_role("main")).to_contain_text("Đang bật")
        page.goto("/units/DU-KHOIDN/edit")
        fill(page, {"Số đăng ký mẫu dấu (nếu có)": "12/ĐKMD", "Con dấu (nếu có)": "Có"})
        look_over(page)
        page.locator("main button.main").click()
        expect(page.get_by_role("main")).to_contain_text("Đã gửi, chờ người khác duyệt")
        operations = own.count("operation")
    with browsing(chromium, variant, url) as page:
        enter(page, "duyet", code)
        choose(page, code)
        arrive(page, re.compile("Đảng ủy Khối Doanh nghiệp"))
        panel(page, "Chờ duyệt")
        page.locator("main table a").first.click()
        expect(page.get_by_role("main")).to_contain_text("12/ĐKMD")
        page.get_by_role("button", name="Duyệt và ghi vào sổ").click()
        expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận")
    assert own.count("operation") == operations + 1
    own.tell("verify")

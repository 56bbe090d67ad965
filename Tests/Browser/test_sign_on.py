"""Signing on by the office's own directory: a provider run on this machine, whose groups give roles."""

import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import program
from conftest import arrive, browsing
from register import Register

BUTTON = "Đăng nhập bằng tài khoản của cơ quan"
PEOPLE = [
    {"sub": "u1", "preferred_username": "Mai.Tran", "name": "Trần Thị Mai", "groups": ["ghi-so", "khac"]},
    {"sub": "u2", "preferred_username": "khach", "name": "Người Lạ", "groups": ["khac"]},
]


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@pytest.fixture
def provider() -> Iterator[str]:
    """oidc-provider-mock, which signs its answers and checks what it is asked; its address."""
    port = free_port()
    command = [Path(sys.executable).parent / "oidc-provider-mock", "--port", str(port), "--require-nonce", "true"]
    for person in PEOPLE:
        command += ["--user-claims", json.dumps(person)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{url}/.well-known/openid-configuration", timeout=5).close()
            break
        except OSError:
            time.sleep(0.1)
    yield url
    process.terminate()
    process.wait()


@pytest.fixture
def office(own: Register, provider: str, serve) -> str:
    """The demonstration, served with that sign-on; its address."""
    port = free_port()
    settings = own.data.parent / "sign-on.json"
    settings.write_text(json.dumps({
        "issuer": provider, "clientID": "hatnhan", "clientSecret": "bí mật của cơ quan",
        "address": f"http://127.0.0.1:{port}",
        "roles": [{"group": "ghi-so", "role": "recorder", "unit": "DU-KHOIDN", "detail": "people"}]}))
    return serve("--port", port, "--sign-on", settings, data=own.data).url


def sign_on(page: Page, who: str):
    page.goto("/sign-in")
    page.get_by_role("link", name=BUTTON).click()
    page.get_by_role("button", name=who, exact=True).first.click()


@pytest.mark.parametrize("variant", ["desktop", "phone, no script"])
def test_who_is_in_a_group_gets_its_role_and_who_is_in_none_gets_nothing(
        chromium: Browser, own: Register, office: str, variant: str):
    with browsing(chromium, variant, office) as page:
        sign_on(page, "u2")
        arrive(page, re.compile("Đăng nhập"))
        expect(page.get_by_role("alert")).to_contain_text("chưa được giao vai trò nào trong sổ")
        page.goto("/people")
        arrive(page, "Đăng nhập")
    with browsing(chromium, variant, office) as page:
        sign_on(page, "u1")
        arrive(page, re.compile("Đảng ủy Khối Doanh nghiệp"))
        page.goto("/units/QU-DONGDA")
        arrive(page, "Không có trang này")
        page.goto("/account")
        expect(page.get_by_role("main")).to_contain_text("Người ghi nhận tại Đảng ủy Khối Doanh nghiệp")
    with browsing(chromium, variant, office) as page:
        # Again, on another machine: the same account, and no second role.
        sign_on(page, "u1")
        arrive(page, re.compile("Đảng ủy Khối Doanh nghiệp"))
    assert own.query("SELECT login, name FROM account WHERE login LIKE 'mai%'") == [["mai.tran", "Trần Thị Mai"]]
    assert own.count("role WHERE unit IS NOT NULL") == 1
    own.tell("verify")


def test_what_was_not_begun_here_or_comes_twice_is_refused(chromium: Browser, own: Register, office: str):
    with browsing(chromium, "desktop", office) as page:
        for query in ("", "?code=abc", "?code=abc&state=xyz"):
            page.goto(f"/sign-in/on/callback{query}")
            expect(page.get_by_role("alert")).to_contain_text("không thành")
        came = []
        page.on("request", lambda request: came.append(request.url) if "/callback?" in request.url else None)
        sign_on(page, "u1")
        arrive(page, re.compile("Đảng ủy Khối Doanh nghiệp"))
        # The very address once more: its numbers were given up.
        page.goto(came[-1])
        expect(page.get_by_role("alert")).to_contain_text("không thành")


def test_settings_that_are_none_are_told_at_the_start(own: Register):
    settings = own.data.parent / "sign-on.json"
    settings.write_text(json.dumps({
        "issuer": "http://127.0.0.1:9", "clientID": "x", "clientSecret": "y", "address": "http://127.0.0.1:1",
        "roles": [{"group": "a", "role": "chu-tich"}]}))
    answer = own.ask("serve", "--port", "0", "--sign-on", settings)
    assert answer.code == 1 and "Không đọc được cài đặt đăng nhập" in answer.err
    assert program.WORLD not in answer.out

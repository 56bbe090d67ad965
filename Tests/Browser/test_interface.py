"""The interface for programs: made by a person, read within what they may see, and true to the description it serves."""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from conftest import arrive, browsing

SCHEMATHESIS = Path(sys.executable).parent / "schemathesis"


def token(chromium: Browser, url: str, cookies: list[dict], detail: str, variant: str = "desktop") -> str:
    """Made on the page of one's own account."""
    with browsing(chromium, variant, url, cookies) as page:
        page.goto("/account/tokens")
        page.get_by_label("Dùng cho").fill("Bảng điện tử")
        page.get_by_label("Số ngày").fill("400")
        page.get_by_label("Mức xem").select_option(label=detail)
        page.get_by_role("button", name="Cấp khóa").click()
        expect(page.get_by_role("alert")).to_contain_text("Từ 1 đến 366 ngày")
        page.get_by_label("Số ngày").fill("30")
        page.get_by_role("button", name="Cấp khóa").click()
        arrive(page, "Khóa mới")
        return page.locator("ul.codes code").inner_text()


def ask(url: str, path: str, bearer: str | None = None) -> tuple[int, dict]:
    request = urllib.request.Request(f"{url}/api/v1{path}", headers={"Authorization": f"Bearer {bearer}"} if bearer else {})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


@pytest.mark.parametrize("variant", ["desktop", "phone, no script"])
def test_a_program_reads_what_its_account_sees(chromium: Browser, session, own, serve, variant: str):
    url = serve(data=own.data).url
    bearer = token(chromium, url, session[1], "Chỉ số liệu tổng hợp", variant)
    status, figures = ask(url, "/units/QU-DONGDA/figures?from=2024-01-01&to=2024-03-31&known=2024-04-13", bearer)
    told = own.figures("QU-DONGDA", *("--from", "1/1/2024", "--to", "31/3/2024", "--known-at", "2024-04-13"))
    assert status == 200 and figures["figures"] == told["figures"]
    assert ask(url, "/units?limit=3", bearer)[1]["count"] == own.count("unit")
    assert ask(url, "/people", bearer) == (403, {"error": "forbidden"})
    for path, wrong in [("/units?limit=0", "limit"), ("/units?limit=x", "limit"), ("/enterprises?offset=-1", "offset"),
                        ("/units/QU-DONGDA/figures?from=2024-02-30&to=2024-03-31", "from"),
                        ("/units/QU-DONGDA/figures?from=2024-03-31&to=2024-01-01", "to")]:
        assert ask(url, path, bearer) == (400, {"error": "invalid", "field": wrong}), path
    assert ask(url, "/units/KHONG-CO/figures?from=2024-01-01&to=2024-03-31", bearer)[0] == 404
    for stranger in (None, "hatnhan_" + "0" * 64, bearer[:-1]):
        assert ask(url, "/units", stranger) == (401, {"error": "unauthorized"})
    people = token(chromium, url, session[1], "Cả danh sách người")
    status, listed = ask(url, "/people?limit=2", people)
    assert status == 200 and len(listed["rows"]) == 2 and "birth" not in json.dumps(listed)
    with browsing(chromium, variant, url, session[1]) as page:
        page.goto("/journal?kind=export")
        expect(page.get_by_role("main")).to_contain_text("api people 2")
        page.goto("/account/tokens")
        page.get_by_role("button", name="Thu khóa").first.click()
        expect(page.get_by_role("main")).to_contain_text("Đã thu")
    assert ask(url, "/people", people)[0] == 401


def test_every_answer_is_as_the_description_says(chromium: Browser, session, own, serve, tmp_path):
    """schemathesis asks what the description allows and what it does not, and holds the answers against it."""
    url = serve(data=own.data).url
    bearer = token(chromium, url, session[1], "Cả danh sách người")
    # That the last day is not before the first no schema can say.
    (tmp_path / "schemathesis.toml").write_text(
        '[[operations]]\ninclude-name = "GET /units/{code}/figures"\nchecks.positive_data_acceptance.enabled = false\n')
    asked = subprocess.run(
        [SCHEMATHESIS, "run", f"{url}/api/v1/openapi.json", "--header", f"Authorization: Bearer {bearer}",
         "--max-examples", "25", "--seed", "1", "--exclude-checks", "ignored_auth", "--rate-limit", "500/m"],
        capture_output=True, text=True, timeout=600, cwd=tmp_path)
    assert asked.returncode == 0, re.sub(r"\x1b\[[0-9;]*m", "", asked.stdout)[-6000:] + asked.stderr

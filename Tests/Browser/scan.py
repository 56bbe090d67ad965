"""Sends wapiti over one page of every kind that an administrator reaches, with something on those of people's rights,
and tells what it found. `make scan` runs it."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import sync_playwright

import program
from conftest import browsing, enter
from mistakes import PAPER
from register import Register
from steps import fill, look_over, record
from test_accessibility import PAGES
from test_rights import member, say

ATTACKS = "crlf,csp,csrf,exec,file,http_headers,methods,permanentxss,redirect,sql,timesql,upload,xss,xxe"
"""All that can be of use against a program that speaks to no directory and fetches nothing that a page names: `ldap`
takes any page that differs from another for a finding, `ssrf` needs a server elsewhere."""
SECONDS = 180
"""For each kind of attack, so that it ends by itself."""


def recorded(page, register: Register) -> list[str]:
    """Records something on every page of people's rights; the pages that came of it."""
    code, _ = member(register)
    say(page, code, "Ghi nhận ý kiến đồng ý", {
        "Mục đích": "Thống kê dân tộc, tôn giáo", "Ý kiến của người này": "Đồng ý", PAPER: "Phiếu số 12"})
    say(page, code, "Tiếp nhận yêu cầu", {"Yêu cầu": "Chỉnh sửa", "Ngày nhận": "2/1/2026", PAPER: "Đơn số 3"})
    page.goto("/breaches/new")
    fill(page, {
        "Mã đơn vị": "QU-DONGDA", "Sự cố": "Mất thiết bị hoặc giấy tờ", "Ngày phát hiện": "2/1/2026",
        "Giờ phát hiện": "8h30", "Số người bị ảnh hưởng": "3",
        "Diễn biến, loại dữ liệu, việc đã làm ngay": "Mất một máy tính có danh sách"})
    look_over(page)
    record(page, "Lập hồ sơ sự cố")
    page.get_by_role("link", name="Mất thiết bị hoặc giấy tờ, 2/1/2026").click()
    made = [page.url, page.get_by_role("link", name="Ghi nhận việc đã làm").get_attribute("href")]
    page.goto("/rights")
    made.append(page.get_by_role("link", name="Ghi nhận việc đã làm").get_attribute("href"))
    return [*made, f"/people/{code}/rights"]


def scanned(wapiti: str, url: str, pages: list[str], cookies: list[dict], folder: Path) -> dict:
    """wapiti's report on these pages and the forms on them; it does not sign out, nor change the password."""
    subprocess.run(
        [wapiti, "--url", f"{url}/", "--scope", "folder", "--module", ATTACKS, "--depth", "0",
         "--max-attack-time", str(SECONDS), *[word for page in pages for word in ("--start", urljoin(url, page))],
         "--cookie-value", "; ".join(f"{each['name']}={each['value']}" for each in cookies),
         *[word for path in ("sign-out", "password") for word in ("--exclude", f"{url}/{path}*")],
         "--endpoint", f"{url}/", "--flush-session", "--store-session", str(folder), "--store-config", str(folder),
         "--no-bugreport", "--verbose", "0", "--format", "json", "--output", str(folder / "report.json")],
        check=True, stdin=subprocess.DEVNULL)
    return json.loads((folder / "report.json").read_text())


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        register = Register(Path(folder) / "data")
        said = "".join(program.run(register.data, *command) for command in (
            ["keys"], ["migrate"], ["demo", program.WORLD]))
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            cookies = enter(chromium, register.data, said=said)
            server = program.Server(register.data, "--log-level", "error")
            try:
                with browsing(chromium, "desktop", server.url, cookies) as page:
                    pages = PAGES + recorded(page, register)
                report = scanned(sys.argv[1], server.url, pages, cookies, Path(folder))
            finally:
                server.stop()
    print(f"{report['infos']['crawled_pages_nbr']} pages crawled")
    found = [
        f"{kind}: {case['method']} {case['path']} {case['info']}"
        for kinds in ("vulnerabilities", "anomalies") for kind, cases in report[kinds].items() for case in cases]
    print("\n".join(found) or "nothing found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

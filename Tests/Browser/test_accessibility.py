"""Every kind of page, looked at by axe-core: nothing serious stands in anybody's way, on a desk and on a phone."""

import re
from pathlib import Path

import axe_core_python
import pytest
from playwright.sync_api import Browser

from conftest import PATIENCE, SCREENS, Office
from test_spine import sign_in

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
QUARTER = "from=1/1/2024&to=31/3/2024"
PAGES = [
    f"/units/QU-DONGDA?{QUARTER}&known=13/4/2024", "/units", "/units?under=QU-DONGDA", "/units/new",
    "/units/QU-DONGDA/history", "/units/DU-KHOIDN/members", "/units/QU-DONGDA/targets", "/units/QU-DONGDA/targets/new",
    "/units/LDLD-DONGDA/reported", "/units/QU-DONGDA/reported/new", "/units/QU-DONGDA/reports",
    "/units/QU-DONGDA/reports/2024-Q1?known=13/4/2024", f"/units/QU-DONGDA/behind?{QUARTER}",
    f"/units/QU-DONGDA/late?{QUARTER}", f"/units/QU-DONGDA/figures/party.members?{QUARTER}",
    "/units/QU-DONGDA/foundings/new?line=union", "/enterprises", "/enterprises/new", "/people", "/people/HS-002",
    "/people/new", "/imports", "/operations", "/operations/3", "/operations/3/reversal", "/start", "/help",
    "/accounts", "/accounts/new", "/account", "/account/second-factor", "/account/tokens", "/accounts/rules", "/journal",
    "/journal/head", "/approvals", "/units/QU-DONGDA/sight", "/units/QU-DONGDA/approval", "/people/HS-002/sight",
    "/people/HS-002/rights", "/people/HS-002/rights/consent", "/people/HS-002/rights/restriction",
    "/people/HS-002/rights/request", "/rights", "/breaches", "/breaches/new", "/retention", "/calendar?year=2026",
    "/units/QU-DONGDA/composition?quarter=2024-Q1", f"/units/QU-DONGDA/strength?{QUARTER}",
]


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_serious_stands_in_the_way(chromium: Browser, office: Office, screen: str):
    # axe is put into the page by the test, which the page's own policy rightly forbids to everybody else.
    context = chromium.new_context(**SCREENS[screen], base_url=office.url, locale="vi-VN", bypass_csp=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    sign_in(page, office)
    # The pages of the first enterprise of the list stand for those of all.
    page.goto("/enterprises")
    enterprise = page.get_by_role("rowheader").get_by_role("link").first.get_attribute("href")
    own = [enterprise, f"{enterprise}/edit", f"{enterprise}/surveys/new"]
    found = []
    for path in PAGES + own:
        answer = page.goto(path)
        assert answer and answer.ok, path
        assert len(answer.body()) < 60 * 1024, path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        page.evaluate(AXE)
        for violation in page.evaluate("axe.run()")["violations"]:
            if violation["impact"] in ("serious", "critical"):
                nodes = [re.sub(r"\s+", " ", node["html"])[:160] for node in violation["nodes"][:3]]
                found.append(f"{path}: {violation['id']}: {nodes}")
    context.close()
    assert not found, "\n".join(found)

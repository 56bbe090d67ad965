"""Forms that are not ours, and identifiers that name nothing: refused in words that help, and nothing is recorded."""

import hashlib
import hmac
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import APIResponse, Browser, Page, expect

from conftest import arrive, browsing
from mistakes import FORMS, Form
from steps import fill, look_over

ONE_SCREEN = pytest.mark.parametrize("desk", ["desktop"], indirect=True)
EXPIRED = "Biểu mẫu đã hết hạn"
UNSEEN = "Không có trang này"
NOBODY = "01900000-0000-7000-8000-000000000000"
# What records or opens something by a button of its own, beside the forms that are typed.
BUTTONS = [
    "/operations/9/reversal", "/people/HS-001/details", "/people/HS-001/held", "/retention", "/calendar",
    "/units/CB-KDN-01/admissions/new", "/demonstration",
    "/password", "/sign-out", *(f"/imports/{NOBODY}/{step}" for step in ("check", "record", "stop", "cancel"))]


@pytest.fixture
def desk(request, chromium: Browser, session, refusing) -> Iterator[Page]:
    with browsing(chromium, request.param, refusing[1], session[1]) as page:
        yield page


@pytest.fixture
def unchanged(refusing) -> Iterator[None]:
    """Nothing changes but the journal of refusals and the time until which the session lasts."""
    passing = ('INSERT INTO "access"', 'INSERT INTO "session"')

    def contents() -> list[str]:
        return [row for row in refusing[0].contents() if not row.startswith(passing)]

    before = contents()
    yield
    assert contents() == before


def test_a_form_that_came_from_elsewhere_says_what_to_do_and_is_noted(desk: Page, refusing, unchanged):
    form = FORMS["cell"]
    noted = refusals(refusing)
    desk.goto(form.path)
    fill(desk, form.right)
    look_over(desk)
    desk.locator("main [name=token]").evaluate("field => field.value = 'x'")
    desk.get_by_role("button", name=form.title, exact=True).click()
    arrive(desk, EXPIRED)
    expect(desk.get_by_role("main")).to_contain_text("Chưa có gì được ghi.")
    assert refusals(refusing) == noted + 1


@ONE_SCREEN
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_each_form_is_taken_with_the_token_of_its_session_alone(desk: Page, unchanged, form: Form):
    action, fields = opened(desk, form)
    for token in forged(fields["token"]):
        for step in ("check", "record"):
            refusal(desk.request.post(action, form=fields | {"token": token, "step": step}))
    del fields["token"]
    refusal(desk.request.post(action, form=fields))


@ONE_SCREEN
@pytest.mark.parametrize("path", BUTTONS)
def test_each_button_is_taken_with_the_token_of_its_session_alone(desk: Page, unchanged, path: str):
    for token in forged("0" * 64):
        refusal(desk.request.post(path, form={"token": token, "reason": "dossier", "operation": NOBODY}))


@ONE_SCREEN
def test_a_list_is_taken_with_the_token_of_its_session_alone(desk: Page, unchanged):
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"x"}
    for token in forged("0" * 64):
        refusal(desk.request.post("/imports", multipart={"token": token, "kind": "units", "file": file}))


@ONE_SCREEN
@pytest.mark.parametrize("path", [
    "/units/KHONG-CO/foundings?line=union", "/units/QU-DONGDA/foundings?line=farmers",
    "/units/CDCS-LUASOM/foundings?line=party", "/units/KHONG-CO/targets", "/units/KHONG-CO/reported",
    "/units?under=KHONG-CO", "/units/KHONG-CO/admissions/new", "/units/LDLD-DONGDA/admissions/new",
    "/enterprises/0199000002/edit", "/enterprises/0199000002/surveys", "/people/new?unit=KHONG-CO",
    "/people/HS-999/edit", "/people/HS-999/movements/new?kind=removal", "/people/HS-001/movements/new?kind=promotion",
    "/people/HS-999/details", "/operations/99999/reversal", "/operations/abc/reversal",
    *(f"/imports/{NOBODY}/{step}" for step in ("check", "record", "stop", "cancel"))])
def test_what_names_nothing_is_not_there(desk: Page, unchanged, path: str):
    desk.goto("/help")
    token = desk.locator("[name=token]").first.get_attribute("value")
    answer = desk.request.post(path, form={"token": token, "step": "record", "reason": "x", "operation": NOBODY})
    # What may not be done sounds like what is not there.
    assert answer.status in (403, 404), answer.text()
    assert "<main" in answer.text() and UNSEEN in answer.text()


@ONE_SCREEN
@pytest.mark.parametrize("form, name, value, problem", [
    ("cell", "parent", "KHONG-CO", "không có đơn vị mã KHONG-CO trong sổ"),
    ("cell", "type", "Công đoàn cơ sở", "loại đơn vị không thuộc hệ đã chọn"),
    ("cell", "type", "Chi bộ bí mật", "phải là một trong"),
    ("unit", "parent", "KHONG-CO", "không có đơn vị mã KHONG-CO trong sổ"),
    ("unit", "entry", "Thành lập", "đơn vị mới thành lập thì ghi nhận quyết định thành lập"),
    ("target", "unit", "KHONG-CO", "không có đơn vị mã KHONG-CO trong sổ"),
    ("target", "giver", "KHONG-CO", "không có đơn vị mã KHONG-CO trong sổ"),
    ("target", "indicator", "Số nhà", "không có chỉ tiêu này"),
    ("reported", "indicator", "Đảng viên", "chỉ ghi số đoàn viên công đoàn, đoàn viên thanh niên hoặc hội viên phụ nữ"),
    ("enterprise", "manager", "KHONG-CO", "không có đơn vị mã KHONG-CO trong sổ"),
    ("enterprise", "manager", "LDLD-DONGDA", "đơn vị quản lý phải thuộc hệ Đảng"),
    ("survey", "source", "Chủ doanh nghiệp", "phải là một trong: Cá nhân; Chi bộ nơi sinh hoạt"),
    ("person", "sex", "Khác", "phải là một trong: Nam; Nữ"),
    ("transfer", "counterpart", "QU-DONGDA", "đơn vị QU-DONGDA không phải chi bộ nên không có đảng viên trực tiếp"),
    ("transfer", "counterpart", "KHONG-CO", "không có đơn vị mã KHONG-CO trong sổ"),
])
def test_what_was_never_offered_is_refused_at_its_field(
    desk: Page, unchanged, form: str, name: str, value: str, problem: str
):
    action, fields = opened(desk, FORMS[form])
    for step in ("check", "record"):
        answer = desk.request.post(action, form=fields | {name: value, "step": step})
        assert answer.status == 422
        wrong = re.search(rf'id="field-{re.escape(name)}-problem">([^<]*)', answer.text())
        assert wrong and problem in wrong[1], answer.text()


def refusals(refusing) -> int:
    return int(refusing[0].query("SELECT COUNT(*) FROM access WHERE kind = 'refused'")[0][0])


def opened(page: Page, form: Form) -> tuple[str, dict[str, str]]:
    """Where a form goes, and what it sends once it is filled in."""
    page.goto(form.path)
    arrive(page, form.title)
    fill(page, form.right)
    sent = page.locator("main form[method=post]")
    fields = dict(sent.evaluate("form => [...new FormData(form)]"))
    assert {"token", "operation"} <= fields.keys()
    return sent.get_attribute("action"), fields


def forged(token: str) -> list[str]:
    """Tokens that are none, that are nearly right, and that belong to somebody else's session."""
    other = hmac.new(b"another session", b"form", hashlib.sha256).hexdigest()
    return ["", "x", token[:-1] + ("0" if token[-1] != "0" else "1"), token.upper() + "0", other]


def refusal(answer: APIResponse):
    assert answer.status == 403, answer.status
    assert EXPIRED in answer.text() and "Chưa có gì được ghi." in answer.text()

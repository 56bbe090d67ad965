"""Every form that records: what is missing, too long, impossible or contradictory comes back with all that was typed,
a message at each field, and nothing recorded."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import arrive, browsing
from mistakes import FORMS, NONE, Form
from steps import fill, holds, refused


@pytest.fixture
def desk(request, chromium: Browser, session, refusing) -> Iterator[Page]:
    with browsing(chromium, request.param, refusing[1], session[1]) as page:
        yield page


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_mistakes_come_back_with_all_that_was_typed(desk: Page, refusing, form: Form):
    recorded = refusing[0].count("operation")
    desk.goto(form.path)
    arrive(desk, form.title)
    for rule in form.rules:
        expect(desk.locator(".rule").filter(has_text=rule)).to_have_count(1)
    fill(desk, {question: "" for question in form.required})
    refused(desk, {question: NONE for question in form.required})
    for mistakes in form.wrong:
        typed = {question: answer for question, (answer, _) in mistakes.items() if question}
        told = {question: problem for question, (_, problem) in mistakes.items() if question and problem}
        fill(desk, form.right | typed)
        if "" in mistakes:
            desk.get_by_role("button", name="Xem trước khi ghi nhận").click()
            expect(desk.get_by_role("alert")).to_contain_text(mistakes[""][1])
        else:
            refused(desk, told)
        arrive(desk, form.title)
        holds(desk, form.right | typed)
        expect(desk).to_have_title(re.compile("^Cần sửa: "))
        # What was wrong does not stand in the way of the next try.
        fill(desk, {question: form.right.get(question, "") for question in typed})
    assert refusing[0].count("operation") == recorded


def test_an_admission_names_one_person(desk: Page, refusing):
    recorded = refusing[0].count("operation")
    desk.goto("/units/CB-KDN-01/admissions/new")
    arrive(desk, "Ghi nhận quyết định kết nạp")
    who = "Mã hồ sơ hoặc họ tên"
    answers = {
        "Ngày kết nạp": "1/3/2024", "Số văn bản": "1-QĐ/TT", "Ngày văn bản": "20/2/2024",
        "Cơ quan ban hành": "Cơ quan thử"}
    for typed, problem in (
        ("", NONE), ("khong co ai", "không có hồ sơ nào khớp với “khong co ai”"),
        ("nguyen", "có 05 hồ sơ khớp với “nguyen”; chọn một người"),
    ):
        fill(desk, answers | {who: typed})
        refused(desk, {who: problem})
        holds(desk, answers)
    assert refusing[0].count("operation") == recorded

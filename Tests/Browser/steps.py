"""What is done on every form of the register: opened by its button, filled in by its visible words, looked over,
recorded, taken back."""

import re

from playwright.sync_api import Locator, Page, expect

from conftest import arrive

CHECK = "Kiểm tra trước khi ghi nhận"
LOOK = "Xem trước khi ghi nhận"


def begin(page: Page, button: str):
    """Opens the form of a button of the same name; an empty list offers it twice."""
    page.get_by_role("link", name=button, exact=True).first.click()
    arrive(page, button)


def fill(page: Page, answers: dict[str, str]):
    """Types or chooses the answer to each question."""
    for question, answer in answers.items():
        field = page.get_by_label(question, exact=True)
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value=choice(field, answer).get_attribute("value") if answer else "")
        else:
            field.fill(answer)


def choice(field: Locator, words: str) -> Locator:
    """The entry of a list with these words, followed by nothing or by a code in brackets."""
    return field.locator("option").filter(has_text=re.compile(rf"^{re.escape(words)}( \([A-Z0-9-]+\))?$"))


def look_over(page: Page):
    """Goes on to the page that says what will be recorded."""
    page.get_by_role("button", name=LOOK, exact=True).click()
    arrive(page, CHECK)


def record(page: Page, button: str) -> str:
    """Records what was looked over; gives the path of where that leads."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận")
    return re.sub(r"^https?://[^/]+|\?.*", "", page.url)


def refused(page: Page, problems: dict[str, str]):
    """Looks over what is not in order: each question has its message, in the summary on top and at the field."""
    page.get_by_role("button", name=LOOK, exact=True).click()
    summary = page.get_by_role("alert")
    expect(summary.get_by_role("heading")).to_have_text("Có chỗ cần sửa")
    for question, problem in problems.items():
        expect(summary.get_by_role("link", name=f"{question}: {problem}").first).to_be_visible()
        expect(page.get_by_label(question, exact=True)).to_have_accessible_description(re.compile(re.escape(problem)))


def holds(page: Page, answers: dict[str, str]):
    """Nothing that was typed or chosen is lost."""
    for question, answer in answers.items():
        field = page.get_by_label(question, exact=True)
        if field.evaluate("field => field.tagName") == "SELECT":
            expect(field.locator("option:checked")).to_have_text(re.compile(rf"^{re.escape(answer or 'Chọn')}( \(|$)"))
        else:
            expect(field).to_have_value(answer)


def changes(page: Page) -> Locator:
    """What the page before recording says will change of the figures."""
    section = page.locator("section").filter(has=page.get_by_role("heading", name="Con số thay đổi"))
    return section.get_by_role("listitem")


def moves(page: Page, unit: str, figure: str, before: str, after: str):
    """The page before recording says that a figure of a unit goes from one number to another."""
    line = changes(page).filter(has_text=unit).filter(has_text=figure)
    expect(line.first).to_contain_text(re.compile(rf"{before}\D.*\D{after}\b", re.DOTALL))


def fact(page: Page, name: str) -> Locator:
    """What a line of names and values says."""
    return page.locator("dl > div").filter(has=page.get_by_text(name, exact=True)).first.locator("dd")


def take_back(page: Page, operation: str, reason: str):
    """Reverses what an operation recorded, from its page."""
    page.goto(operation)
    page.get_by_role("link", name="Hủy ghi nhận này").click()
    arrive(page, "Hủy ghi nhận")
    fill(page, {"Lý do hủy": reason})
    page.get_by_role("button", name="Ghi nhận việc hủy").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận")
    expect(page.get_by_role("main")).to_contain_text(reason)

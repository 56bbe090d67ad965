"""Lists sent by the pages while the program is killed: what was answered is kept, what is recorded is recorded wholly,
and the list can be taken up where it was left."""

import html
import random
import re
import threading
import time

from playwright.sync_api import Browser, Error

import program
from conftest import enter
from crashes import ROWS, SEED, Step, engine, steps  # noqa: F401, the fixtures of these stories
from register import EXAMPLE, Register


class Window:
    """A browser at a register that is being served, until the server is killed."""

    def __init__(self, browser: Browser, cookies: list[dict], register: Register):
        self.server = program.Server(register.data, *database(register))
        self.context = browser.new_context(base_url=self.server.url)
        self.context.add_cookies(cookies)

    def get(self, path: str) -> tuple[str, str]:
        """A page, and the path it was found at."""
        answer = self.context.request.get(path)
        assert answer.ok, answer.status
        return answer.text(), answer.url.removeprefix(self.server.url)

    def post(self, path: str, after: float | None = None, **sent: object) -> str | None:
        """Sends a form, and kills the server so many seconds later. Where the answer leads, or none if none came."""
        killer = threading.Timer(after, self.server.process.kill) if after is not None else None
        if killer:
            killer.start()
        try:
            answer = self.context.request.post(path, max_redirects=0, timeout=program.SECONDS * 1000, **sent)
            assert answer.status == 303, answer.text()
            return answer.headers["location"]
        except Error:
            assert killer, "the server hung up"
            return None
        finally:
            if killer:
                killer.join()

    def send(self, step: Step, after: float | None = None) -> str | None:
        """Sends a list by its form, and gives the path of its preview."""
        token = hidden(self.get("/imports")[0], "token")
        file = {"name": step.file.name, "mimeType": "application/octet-stream", "buffer": step.file.read_bytes()}
        return self.post("/imports", after, multipart={"token": token, "kind": step.kind, "file": file})

    def press(self, path: str, button: str, after: float | None = None) -> str | None:
        """Presses the button of a list that goes to `check` or `record`."""
        page = self.get(path)[0]
        form = re.search(rf'<form method="post" action="{path}/{button}">(.*?)</form>', page, re.DOTALL)
        assert form, page
        fields = {name: hidden(form[1], name) for name in re.findall(r'name="(\w+)"', form[1])}
        return self.post(f"{path}/{button}", after, form=fields)

    def settle(self, path: str, *headings: str) -> str:
        """Waits until the page of a list says one of these; gives the path where it says so."""
        until = time.monotonic() + program.SECONDS
        while time.monotonic() < until:
            page, found = self.get(path)
            if any(f"<h1>{heading}" in page for heading in headings):
                return found
            time.sleep(0.05)
        raise AssertionError(page)

    def close(self):
        self.context.close()
        self.server.stop()


def database(register: Register) -> list[str]:
    return ["--database", register.address] if register.address else []


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, page
    return html.unescape(found[1])


PREVIEW, STOPPED, RECORDED = "Xem trước: ", "Đã dừng kiểm tra", "Nhập "


def test_a_list_sent_by_the_pages_and_killed_at_any_moment_is_never_lost(engine, steps: list[Step], chromium: Browser):
    chance = random.Random(1_000_003 + SEED)
    register = engine.new()
    register.tell("import", "units", EXAMPLE / "01-don-vi.xlsx")
    cookies = enter(chromium, register.data, *database(register))
    unharmed = engine.new(register)
    cut_short = 0
    for third, step in enumerate(steps):
        sending, recording = durations(Window(chromium, cookies, unharmed), step)
        operations = register.count("operation")

        # Killed while the list arrives or is looked over: nothing is recorded; a list that was answered for is there.
        window = Window(chromium, cookies, register)
        place = window.send(step, after=sending * (third + chance.random()) / 3)
        reap(window)
        engine.settle(register)
        assert (register.count(step.table), register.count("operation")) == (0, operations)
        cut_short += not place or register.query("SELECT state FROM upload ORDER BY created_at DESC")[0] != ["checked"]
        register.tell("verify")
        window = Window(chromium, cookies, register)
        place = taken_up(window, place or window.send(step))

        # Killed while it is recorded: all of it or nothing, and what the pages said is recorded stays so.
        said = window.press(place, "record", after=recording * (third + chance.random()) / 3)
        assert said in (None, place)
        reap(window)
        engine.settle(register)
        kept = register.count(step.table)
        assert kept in (0, ROWS), f"{kept} of {ROWS} {step.kind}"
        assert register.count("operation") == operations + (kept == ROWS)
        cut_short += not kept
        register.tell("verify")
        window = Window(chromium, cookies, register)
        if not kept:
            place = taken_up(window, place)
            window.press(place, "record")
        recorded = window.settle(place, RECORDED)
        assert recorded.startswith(f"/operations/{operations + 1}?")
        window.close()
        engine.settle(register)
        assert (register.count(step.table), register.count("operation")) == (ROWS, operations + 1)
    print(f"{2 * len(steps)} kills, {cut_short} of them cut something short")
    assert cut_short, "no moment fell into the work"
    register.tell("verify")
    assert register.values("DU-KHOIDN")["party.members"] == register.values("DU-KHOIDN")["enterprises"] == ROWS


def durations(window: Window, step: Step) -> tuple[float, float]:
    """How long a list takes to be sent and looked over, and then to be recorded, when nobody kills anything."""
    began = time.monotonic()
    place = window.send(step)
    window.settle(place, PREVIEW)
    between = time.monotonic()
    window.press(place, "record")
    window.settle(place, RECORDED)
    ended = time.monotonic()
    window.close()
    return between - began, ended - between


def taken_up(window: Window, place: str) -> str:
    """Goes on with a list that was left anywhere on the way to its preview."""
    if STOPPED in window.get(window.settle(place, PREVIEW, STOPPED))[0]:
        window.press(place, "check")
    return window.settle(place, PREVIEW)


def reap(window: Window):
    """Closes the window of a server that was killed."""
    assert window.server.process.wait(timeout=program.SECONDS) == -9
    window.context.close()

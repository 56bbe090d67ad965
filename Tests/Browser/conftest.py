"""What the browser tests start from: the demonstration loaded once, and a fresh copy of it served for each test."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import program
from register import Register, psql

PATIENCE = 20_000  # milliseconds, for a busy machine
expect.set_options(timeout=PATIENCE)


@dataclass
class Office:
    """A served register and its one account."""

    url: str
    name: str
    password: str
    """The one-time password; after `sign_in`, the one that was chosen."""


@pytest.fixture(scope="session")
def world(tmp_path_factory) -> tuple[Path, str]:
    """A data folder with the demonstration in it, and what the program said while loading it. Not to be changed."""
    data = tmp_path_factory.mktemp("world") / "data"
    said = [program.run(data, *command) for command in (["keys"], ["migrate"], ["demo", program.WORLD])]
    return data, "".join(said)


@pytest.fixture
def office(world, tmp_path) -> Office:
    """A copy of the demonstration, served until the test ends."""
    data, said = world
    shutil.copytree(data, tmp_path / "data")
    server = program.Server(tmp_path / "data")
    said += server.said
    yield Office(server.url, program.value(said, "Người quản trị"), program.value(said, "Mật khẩu dùng một lần"))
    server.stop()


@pytest.fixture
def serve(tmp_path: Path) -> Callable[..., program.Server]:
    """Serves a data folder, a new one unless told otherwise, until the test ends."""
    servers: list[program.Server] = []

    def start(*options: object, data: Path = tmp_path / "data") -> program.Server:
        servers.append(program.Server(data, *map(str, options)))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def register(world, tmp_path) -> Register:
    """A copy of the demonstration that the test may change."""
    shutil.copytree(world[0], tmp_path / "data")
    return Register(tmp_path / "data")


@pytest.fixture
def empty(tmp_path) -> Register:
    """A register in which nothing is recorded yet."""
    register = Register(tmp_path / "data")
    for command in ("keys", "migrate"):
        register.tell(command)
    return register


@pytest.fixture
def fresh_postgres() -> Callable[..., str]:
    """Makes empty databases on the server of TEST_POSTGRES_URL, or copies of one, and removes them when the test ends.
    Gives the address of each."""
    server = os.environ.get("TEST_POSTGRES_URL")
    if not server:
        pytest.fail("TEST_POSTGRES_URL names no PostgreSQL server: run scripts/with-postgres scripts/browser.")
    made: list[str] = []

    def make(copy_of: str = "template1") -> str:
        name = f"hatnhan_{os.getpid()}_{len(made)}"
        psql(server, f"CREATE DATABASE {name} TEMPLATE {copy_of.rpartition('/')[2]}")
        made.append(name)
        return f"{server.rpartition('/')[0]}/{name}"

    yield make
    for name in made:
        psql(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def chromium() -> Browser:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


SCREENS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
}


OPPOSITES = [["desktop", "phone, no script"], ["phone", "desktop, no script"]]
"""On which screens a story is told, with JavaScript or without: one of these pairs, by the letters of its name. Every
story meets both screens, and meets them with and without; all four meet half of the stories."""


def pytest_generate_tests(metafunc: pytest.Metafunc):
    chosen = {mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")}
    for fixture in {"page", "desk"}.intersection(metafunc.fixturenames) - chosen:
        pair = OPPOSITES[sum(map(ord, metafunc.function.__name__)) % 2]
        metafunc.parametrize(fixture, pair, indirect=True)



@contextmanager
def browsing(chromium: Browser, variant: str, url: str, cookies: list[dict] | None = None) -> Iterator[Page]:
    """A page on a screen, with or without JavaScript. Fails at its end if the browser had to block something or a
    script broke."""
    screen, _, script = variant.partition(", ")
    context = chromium.new_context(
        **SCREENS[screen], java_script_enabled=not script, base_url=url, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(PATIENCE)
    context.add_cookies(cookies or [])
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}")
            if "Content Security Policy" in message.text else None)
    yield page
    context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(request, chromium, office) -> Page:
    """A page of the office on two of the screens; nobody is signed in."""
    with browsing(chromium, request.param, office.url) as page:
        yield page


def enter(chromium: Browser, data: Path, *options: str, said: str = "") -> list[dict]:
    """The cookies of the administrator of a register, signed in for the first time; `said` holds the one-time password
    where the program gave it before."""
    server = program.Server(data, *options)
    said += server.said
    office = Office(server.url, program.value(said, "Người quản trị"), program.value(said, "Mật khẩu dùng một lần"))
    with browsing(chromium, "desktop", office.url) as page:
        page.set_default_timeout(6 * PATIENCE)  # Every story waits for this one, and passwords are slow on purpose.
        sign_in(page, office)
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Đặt mật khẩu mới")
        cookies = page.context.cookies()
    server.stop()
    return cookies


@pytest.fixture(scope="session")
def session(world, chromium, tmp_path_factory) -> tuple[Path, list[dict]]:
    """The demonstration with its administrator signed in: the data folder, not to be changed, and the cookies of the
    browser. Stories that are not about signing in begin here."""
    data = tmp_path_factory.mktemp("session") / "data"
    shutil.copytree(world[0], data)
    return data, enter(chromium, data, said=world[1])


@pytest.fixture
def own(session, tmp_path) -> Register:
    """A copy of the demonstration that the story may change, with its administrator signed in."""
    shutil.copytree(session[0], tmp_path / "own")
    return Register(tmp_path / "own")


@pytest.fixture
def desk(request, chromium, session, own, serve) -> Page:
    """A page of that register, signed in, on two of the screens."""
    with browsing(chromium, request.param, serve(data=own.data).url, session[1]) as page:
        yield page


@pytest.fixture(scope="module")
def refusing(session, tmp_path_factory) -> Iterator[tuple[Register, str]]:
    """One register for a whole file of stories that may not change it, and where it is served."""
    register = Register(tmp_path_factory.mktemp("refusing") / "data")
    shutil.copytree(session[0], register.data)
    server = program.Server(register.data)
    yield register, server.url
    server.stop()


def arrive(page: Page, heading: str | re.Pattern):
    """Waits for the page with this heading, which must fit the width of the screen."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than the screen"


def sign_in(page: Page, office: Office):
    """Signs in for the first time: with the one-time password, then with one of our own."""
    page.goto("/sign-in")
    arrive(page, "Đăng nhập")
    page.get_by_label("Tên đăng nhập", exact=True).fill(office.name)
    page.get_by_label("Mật khẩu", exact=True).fill(office.password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()

    arrive(page, "Đặt mật khẩu mới")
    chosen = "ba chiếc thuyền giấy trên sông"
    page.get_by_label("Mật khẩu được cấp", exact=True).fill(office.password)
    page.get_by_label("Mật khẩu mới", exact=True).fill(chosen)
    page.get_by_label("Nhập lại mật khẩu mới", exact=True).fill(chosen)
    page.get_by_role("button", name="Đặt mật khẩu", exact=True).click()
    office.password = chosen

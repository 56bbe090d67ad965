"""What the stories of killed programs share: long lists, and registers on either engine to kill a program on."""

import os
import shutil
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import program
from register import Register, psql
from workbooks import COLUMNS, tax_code

ROWS = 1000
SEED = int(os.environ.get("SEED", "0"))  # Other moments: make crash goes through several.
OPENING = date(2023, 12, 31)


@dataclass
class Step:
    """A list to be imported, and the table that holds one row for each of its rows."""

    kind: str
    table: str
    file: Path


@pytest.fixture(scope="module")
def steps(tmp_path_factory) -> list[Step]:
    """A thousand enterprises, a thousand people who work in them, and their openings as members."""
    folder = tmp_path_factory.mktemp("lists")
    codes = [tax_code(number) for number in range(20_000, 20_000 + 2 * ROWS) if has_check_digit(number)][:ROWS]
    name = "Nguyễn Văn Thử"
    return [
        Step("enterprises", "enterprise", write(folder, "enterprises", [
            (code, f"Công ty Cổ phần Thử {number}", "Công ty cổ phần", "Tư nhân", None, "Thử nghiệm", 10,
             "Hoạt động ổn định", "DU-KHOIDN", OPENING) for number, code in enumerate(codes)])),
        Step("people", "person", write(folder, "people", [
            (f"NS-{number:05}", name, date(1990, 1, 1), "Nam", f"0010909{number:05}", None, None, "Kinh", None, None,
             None, code, OPENING) for number, code in enumerate(codes)])),
        Step("movements", "movement", write(folder, "movements", [
            (f"NS-{number:05}", name, "Đầu kỳ", "CB-KDN-01", None, "Chính thức", OPENING) for number in range(ROWS)])),
    ]


def has_check_digit(number: int) -> bool:
    weights = (31, 29, 23, 19, 17, 13, 7, 5, 3)
    return sum(int(digit) * weight for digit, weight in zip(f"0199{number:05}", weights)) % 11 != 0


def write(folder: Path, kind: str, rows: list[tuple]) -> Path:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Danh sách")
    for row in [COLUMNS[kind], *rows]:
        page.append(row)
    book.save(folder / f"{kind}.xlsx")
    return folder / f"{kind}.xlsx"


class SQLite:
    """Registers in files: a copy is a copy of the folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.made = 0

    def new(self, copy_of: Register | None = None) -> Register:
        self.made += 1
        data = self.folder / str(self.made)
        if copy_of:
            shutil.copytree(copy_of.data, data)
        return Register(data)

    def settle(self, register: Register):
        """A killed program is gone at once, and its lock with it."""


class Postgres:
    """Registers on a server: a copy is made by the server from a database that nobody uses."""

    def __init__(self, folder: Path, fresh):
        self.folder = folder
        self.fresh = fresh
        self.made = 0

    def new(self, copy_of: Register | None = None) -> Register:
        self.made += 1
        data = self.folder / str(self.made)
        if copy_of:
            self.settle(copy_of)
            shutil.copytree(copy_of.data, data)
        return Register(data, self.fresh(copy_of.address) if copy_of else self.fresh())

    def settle(self, register: Register):
        """Waits until the server has noticed that nobody is there any more, and has ended what was under way."""
        others = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        until = time.monotonic() + program.SECONDS
        while psql(register.address, others) != [["0"]]:
            assert time.monotonic() < until, "the server still serves a program that was killed"
            time.sleep(0.02)


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def engine(request, tmp_path) -> SQLite | Postgres:
    if request.param == "SQLite":
        return SQLite(tmp_path)
    return Postgres(tmp_path, request.getfixturevalue("fresh_postgres"))

"""A register on a data folder of its own, asked on the command line as a person would, and looked into from behind."""

import json
import os
import sqlite3
import subprocess
from dataclasses import dataclass
from pathlib import Path

import program

QUARTER = ("--from", "1/1/2024", "--to", "31/3/2024")
APRIL = ("--known-at", "2024-04-13")
EXAMPLE = Path(__file__).resolve().parents[2] / "Examples" / program.WORLD


@dataclass
class Answer:
    """What a command said, and the code it ended with."""

    code: int
    out: str
    err: str


def ask(*arguments: object, **settings: str) -> Answer:
    """Runs one command to its end, whatever comes of it. Further settings go into its environment."""
    done = subprocess.run(
        [program.binary(), *map(str, arguments)], env={**os.environ, **settings},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=program.SECONDS)
    print(f"$ hatnhan {' '.join(map(str, arguments))}\n{done.stdout}{done.stderr}-> {done.returncode}")
    return Answer(done.returncode, done.stdout, done.stderr)


@dataclass
class Register:
    """A data folder, and the address of its database where that is elsewhere."""

    data: Path
    address: str | None = None

    @property
    def keys(self) -> Path:
        return self.data / "keys" / "master.json"

    @property
    def place(self) -> list[str]:
        return ["--data", str(self.data)] + (["--database", self.address] if self.address else [])

    def ask(self, *arguments: object) -> Answer:
        return ask(*arguments, *self.place)

    def tell(self, *arguments: object) -> str:
        """Runs a command that must succeed, and returns its standard output."""
        answer = self.ask(*arguments)
        assert answer.code == 0, answer.err
        return answer.out

    def figures(self, unit: str = "QU-DONGDA", *more: str) -> dict:
        period = () if "--from" in more else QUARTER
        return json.loads(self.tell("figures", "--unit", unit, *period, *more, "--json"))

    def values(self, unit: str = "QU-DONGDA", *more: str) -> dict:
        return {figure["indicator"]: figure["value"] for figure in self.figures(unit, *more)["figures"]}

    def query(self, statement: str) -> list[list[str]]:
        """Asks the database behind the program's back; every value as text."""
        if self.address and self.address.startswith("postgres"):
            return psql(self.address, statement)
        path = self.address.removeprefix("sqlite:") if self.address else self.data / "hatnhan.sqlite"
        connection = sqlite3.connect(path)
        try:
            return [["" if value is None else str(value) for value in row] for row in connection.execute(statement)]
        finally:
            connection.close()

    def count(self, table: str) -> int:
        return int(self.query(f"SELECT COUNT(*) FROM {table}")[0][0])

    def contents(self) -> list[str]:
        """Every row of every table of an SQLite register but the log of its migrations, as text, in one order."""
        connection = sqlite3.connect(self.data / "hatnhan.sqlite")
        try:
            log = 'INSERT INTO "schema_migration"'
            return sorted(line for line in connection.iterdump() if not line.startswith(log))
        finally:
            connection.close()


def psql(address: str, statement: str) -> list[list[str]]:
    """The rows a statement gives on a PostgreSQL server."""
    done = subprocess.run(
        ["psql", address, "--no-psqlrc", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1",
         "--command", statement],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=program.SECONDS)
    assert done.returncode == 0, done.stderr
    return [line.split("|") for line in done.stdout.splitlines()]

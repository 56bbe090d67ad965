"""Killed at any moment, without warning: what was being recorded is there wholly or not at all, and can be repeated."""

import random
import subprocess
import time
from pathlib import Path

import program
from crashes import ROWS, SEED, Step, engine, steps  # noqa: F401, the fixtures of these stories
from register import EXAMPLE, Register
from test_figures import DISTRICT_IN_APRIL, later
from workbooks import EXAMPLES


def kill_after(seconds: float, register: Register, *arguments: object) -> bool:
    """Starts a command and kills it; whether it was still running."""
    process = subprocess.Popen(
        [program.binary(), *map(str, arguments), *register.place],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait() == -9


def duration(register: Register, *arguments: object) -> float:
    began = time.monotonic()
    register.tell(*arguments)
    return time.monotonic() - began


def test_an_import_killed_at_any_moment_is_there_wholly_or_not_at_all(engine, steps: list[Step]):
    chance = random.Random(20240413 + SEED)
    base = engine.new()
    base.tell("import", "units", EXAMPLE / "01-don-vi.xlsx")
    killed = 0
    for step in steps:
        whole = engine.new(base)
        takes = duration(whole, "import", step.kind, step.file)
        operations = base.count("operation")
        # Three moments spread over the work, each somewhere within its third.
        for third in range(3):
            register = engine.new(base)
            killed += kill_after(takes * (third + chance.random()) / 3, register, "import", step.kind, step.file)
            engine.settle(register)
            kept = register.count(step.table)
            assert kept in (0, ROWS), f"{kept} of {ROWS} {step.kind}"
            assert register.count("operation") == operations + (kept == ROWS)
            register.tell("verify")

            said = register.tell("import", step.kind, step.file)
            assert f"mới {'0' if kept else '1.000'}, đã có {'1.000' if kept else '0'}." in said
            assert (register.count(step.table), register.count("operation")) == (ROWS, operations + 1)
        base = whole
    assert killed, "no moment fell into the work"
    base.tell("verify")
    assert base.values("DU-KHOIDN")["party.members"] == base.values("DU-KHOIDN")["enterprises"] == ROWS


def test_a_demonstration_killed_at_any_moment_goes_on_where_it_stopped(engine):
    chance = random.Random(31122023 + SEED)
    takes = duration(engine.new(), "demo", program.WORLD)
    counts = [0, 0, 0, 0, 26, 45, 45, 45, 45, 46]  # movements after each of the ten lists
    killed = 0
    for part in range(4):
        register = engine.new()
        killed += kill_after(takes * (part + chance.random()) / 4, register, "demo", program.WORLD)
        engine.settle(register)
        lists = register.count("operation") if register.ask("verify").code == 0 else nothing_recorded(register)
        assert lists == 0 or register.count("movement") == counts[lists - 1]
        register.tell("demo", program.WORLD)
        assert register.count("operation") == len(EXAMPLES)
        register.tell("verify")
        assert register.values("QU-DONGDA", "--known-at", "2024-04-13") == DISTRICT_IN_APRIL
        assert register.values("QU-DONGDA") == later(DISTRICT_IN_APRIL)
    assert killed, "no moment fell into the work"


def test_a_rotation_of_the_keys_killed_at_any_moment_locks_nobody_out(register: Register):
    chance = random.Random(1 + SEED)
    people = EXAMPLE / "04-nhan-su.xlsx"
    takes = duration(register, "keys", "rotate")
    killed = 0
    for part in range(5):
        killed += kill_after(takes * (part + chance.random()) / 5, register, "keys", "rotate")
        register.tell("verify")
        assert "Không có gì mới" in register.tell("import", "people", people)
    assert killed, "no moment fell into the work"
    register.tell("keys", "rotate")
    register.tell("verify")


def test_a_backup_killed_at_any_moment_leaves_a_whole_file_or_none(register: Register, tmp_path: Path):
    chance = random.Random(2 + SEED)
    takes = duration(register, "backup", tmp_path / "whole.sqlite")
    before = register.contents()
    killed = 0
    for part in range(4):
        file = tmp_path / f"{part}.sqlite"
        killed += kill_after(takes * (part + chance.random()) / 4, register, "backup", file)
        assert register.contents() == before
        if file.exists():
            copy = Register(tmp_path / f"copy {part}")
            copy.tell("restore", file)
            assert copy.contents() == before
    assert killed, "no moment fell into the work"


def nothing_recorded(register: Register) -> int:
    """Killed before there was a database or its keys: the program says which, and nothing may be recorded."""
    said = register.ask("verify").err
    assert "chạy: hatnhan" in said, said
    if "Không có khóa" in said:
        assert register.count("operation") == 0
    return 0

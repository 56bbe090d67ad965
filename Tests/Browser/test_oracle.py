"""Random worlds, told on the command line to both engines, against an oracle that works every figure out again."""

import json
import os
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from oracle import Book, Known
from oracle_counts import UNHELD, agrees, figures, opening_day, strength
from oracle_lists import Command, Outcome, Teller
from oracle_state import COMMITTEE, UPPER, Entry
from oracle_world import LAST, OPENING, World
from register import Register

SEEDS = range(1, 1 + int(os.environ.get("ORACLE_SEEDS", 2)))
QUESTIONS = int(os.environ.get("ORACLE_QUESTIONS", 60))  # of each world and engine; 0 asks everything
COMMANDS = 36


def teller(folder: Path, address: str | None = None) -> Teller:
    folder.mkdir()
    register = Register(folder / "data", address)
    for command in ("keys", "migrate"):
        register.tell(command)
    return Teller(register, folder)


def subjects(known: Known, entries) -> set:
    """All that some rows speak of or carry along: units, people, enterprises."""
    found = set()
    for entry in entries:
        before = known.state(entry.on - timedelta(1))
        found |= {value for name, value in entry.cells if name in (
            "code", "parent", "unit", "to", "other", "host", "person", "manager")}
        found |= set(entry.people or ())
        for carried in entry.carried or known.carried(before, entry):
            found |= set(carried)
    return found - {None}


def entries_of(book: Book, op: int) -> list[Entry]:
    return [entry for number, entry in book.entries if number == op]


def judge(world: World, command: Command, outcome: Outcome) -> str:
    """Why the outcome is right: the oracle finds the rows possible, or not; or a later operation that is named speaks
    of the same. An outcome without a reason is a disagreement."""
    if command.back:
        if command.back in world.book.reversed:
            impossible = ["taken back before"]
        else:
            impossible = world.book.known(world.now, without=command.back).problems()
    else:
        impossible = world.book.known(world.now, more=command.entries).problems()
    told = f"{outcome.said}\nto {command}"
    if outcome.number:
        assert not impossible, f"accepted, although {impossible}:\n{told}"
        return "accepted"
    if impossible:
        return "refused: impossible"
    told_too = world.book.known(world.now, more=command.entries)
    if any(told_too.twice(day) for day in {entry.on for entry in command.entries}):
        return "refused: changed twice on a day"
    mine = subjects(world.known, entries_of(world.book, command.back) if command.back else command.entries)
    first = min((entry.on for entry in command.entries), default=OPENING)
    for number in outcome.named:
        theirs = [entry for entry in entries_of(world.book, number) if number not in world.book.reversed]
        shared = mine & subjects(world.known, theirs)
        if shared and (number > command.back if command.back else any(entry.on >= first for entry in theirs)):
            return "refused: a later one stands"
    raise AssertionError(f"refused, although nothing stands against it:\n{told}")


def grow(world: World, tell: Teller) -> tuple[list[tuple[Command, Outcome]], Counter]:
    """Tells a register a world, step by step, and keeps what it accepted."""
    story, reasons = [], Counter()

    def step(command: Command):
        outcome = tell.tell(command)
        reasons[("reverse " if command.back else f"{command.kind} ") + judge(world, command, outcome)] += 1
        story.append((command, outcome))
        if not outcome.number:
            return
        world.now = outcome.number
        if command.back:
            world.book.reversed[command.back] = outcome.number
        world.book.record(outcome.number, command.entries)

    for command in world.start():
        step(command)
        assert story[-1][1].number, story[-1][1].said
    for _ in range(COMMANDS):
        step(world.next())
    return story, reasons


def questions(world: World) -> list[tuple]:
    """Units, periods and moments to ask: the days something changed and their eves, and some between."""
    chance = random.Random(len(world.book.entries))
    changes = [day for day in world.known.days if day > OPENING]
    days = sorted({*chance.sample(changes, min(5, len(changes))), LAST})
    days += [day - timedelta(1) for day in days] + [OPENING + timedelta(chance.randint(1, 1000))]
    moments = [world.now, *chance.sample(range(4, world.now), 2)]
    units = list(world.known.state(LAST).type)
    every = [(unit, max(OPENING, last - timedelta(chance.choice([0, 40, 200, 900]))), last, moment,
              chance.choice([None, None, *days]))
             for unit in units for last in days for moment in moments]
    # On a tree without the unit nothing says what it is to have.
    knowns = {moment: world.book.known(moment) for moment in moments}
    every = [(unit, first, last, moment, tree) for unit, first, last, moment, tree in every
             if not tree or knowns[moment].state(tree).stands(unit)]
    return chance.sample(every, min(QUESTIONS, len(every))) if QUESTIONS else every


def compare(world: World, tell: Teller) -> int:
    """Asks the questions of the world and returns how many figures agreed."""
    at = tell.moments()
    code = world.known.state(LAST).code
    knowns = {moment: world.book.known(moment) for moment in range(world.now + 1)}

    def ask(question):
        unit, first, last, moment, tree = question
        more = ("--tree-at", str(tree)) if tree else ()
        return tell.figures(code[unit], first, last, "--known-at", at[moment], *more)

    asked, wrong, agreed = questions(world), [], 0
    with ThreadPoolExecutor(3) as several:
        for (unit, first, last, moment, tree), came in zip(asked, several.map(ask, asked)):
            should = figures(knowns[moment], unit, first, last, tree)
            wrong += [
                f"{name} of {unit}, {first} to {last}, known at {moment}, tree {tree}: {came[name]} should be {value}"
                for name, value in should.items() if not agrees(came[name], value)]
            agreed += sum(agrees(came[name], value) for name, value in should.items())
    assert not wrong, f"{len(wrong)} of {agreed + len(wrong)} figures differ:\n" + "\n".join(wrong[:40])
    return agreed


def compare_records(world: World, tell: Teller) -> int:
    """The records behind a figure sum to it."""
    code, asked = world.known.state(LAST).code, questions(world)[: max(8, QUESTIONS // 10)]
    for number, (unit, first, last, _, tree) in enumerate(asked):
        should = figures(world.known, unit, first, last, tree)
        name = list(should)[number % len(should)]
        came = tell.records(name, code[unit], first, last, *(("--tree-at", str(tree)) if tree else ()))
        assert came["value"] == UNHELD or sum(each["amount"] for each in came["records"]) == came["value"], came
        assert agrees(came["value"], should[name]), (unit, name, first, last, tree, came, should[name])
    return len(asked)


def compare_trees(world: World, tell: Teller) -> int:
    """The tree of a day holds what stands on it, each unit under its superior."""
    for day in (*random.Random(world.now).sample(world.known.days, 3), LAST):
        state = world.known.state(day)
        should = {state.code[unit]: state.code.get(state.parent[unit]) for unit in state.type if state.stands(unit)}
        assert tell.tree(day) == should, day
    return 4


def compare_strength(world: World, tell: Teller) -> int:
    """Asks for the increase/decrease table of superiors, and returns how many of its numbers agreed."""
    chance, agreed, wrong = random.Random(world.now), 0, []
    code = world.known.state(LAST).code
    unit_of = {then: unit for day in world.known.days for unit, then in world.known.state(day).code.items()}
    uppers = [unit for unit, kind in world.known.state(LAST).type.items() if kind in (UPPER, COMMITTEE)]
    asked = [("T1", OPENING + timedelta(1), LAST)]
    for _ in range(max(8, QUESTIONS // 8)):
        first = OPENING + timedelta(chance.randint(1, 900))
        asked.append((chance.choice(uppers), first, min(LAST, first + timedelta(chance.choice([0, 30, 365])))))
    with ThreadPoolExecutor(3) as several:
        tables = several.map(lambda each: tell.strength(code[each[0]], *each[1:]), asked)
        for (unit, first, last), table in zip(asked, tables):
            for each, came in table.items():
                row = each and unit_of[each]
                should, stepped = (strength(world.known, unit, first, last, row, by_step) for by_step in (False, True))
                agreed += len(should)
                unheld = came is None and first <= opening_day(world.known, row or unit)
                if not unheld and came not in (should, stepped):
                    wrong.append(f"{unit} {each or ''}, {first} to {last}: {came} should be {should}")
    assert not wrong, f"{len(wrong)} tables differ:\n" + "\n".join(wrong[:30])
    return agreed


def compare_all(world: World, tell: Teller) -> int:
    return sum(each(world, tell) for each in (compare, compare_strength, compare_records, compare_trees))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_world_is_counted_as_the_oracle_counts_it(seed: int, tmp_path: Path, fresh_postgres, record_property):
    world = World(seed)
    sqlite = teller(tmp_path / "sqlite")
    story, reasons = grow(world, sqlite)
    agreed = compare_all(world, sqlite)
    postgres = teller(tmp_path / "postgres", fresh_postgres())
    for command, outcome in story:
        again = postgres.tell(command)
        assert again.number == outcome.number, f"{command}\n{outcome.said}\non PostgreSQL:\n{again.said}"
    agreed += compare_all(world, postgres)
    for tell in (sqlite, postgres):
        tell.register.tell("verify")
    print(json.dumps({"seed": seed, "figures": agreed, **reasons}, ensure_ascii=False))

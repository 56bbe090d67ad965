"""The journals outside the program: exported, verified by some seventy lines of Python, and no change before a printed head goes
unseen, by either verifier."""

import functools
import importlib.machinery
import importlib.util
import json
import random
from pathlib import Path

import program

SCRIPT = Path(__file__).parents[2] / "scripts/verify-journal"
_loader = importlib.machinery.SourceFileLoader("verify_journal", str(SCRIPT))
verifier = importlib.util.module_from_spec(importlib.util.spec_from_loader("verify_journal", _loader))
_loader.exec_module(verifier)


def exported(register, tmp_path):
    file = tmp_path / "journal.jsonl"
    register.tell("export", "people", "--out", str(tmp_path / "people.csv"))
    said = register.tell("journal", "export", str(file))
    heads = [line for line in said.splitlines() if line.startswith(("operations:", "access:"))]
    return file, heads


def test_a_journal_verifies_and_a_changed_one_does_not(register, tmp_path):
    file, heads = exported(register, tmp_path)
    assert register.tell("journal", "head").splitlines() == heads
    assert register.tell("journal", "verify", *heads).strip() == "Nhật ký nguyên vẹn."
    assert register.tell("journal", "verify", "--file", str(file), *heads).strip() == "Nhật ký nguyên vẹn."
    assert verifier.main(str(file), *heads) == 0
    lines = file.read_text().splitlines()
    entry = json.loads(lines[2])
    entry["fields"][3] = "somebody"
    file.write_text("\n".join([*lines[:2], json.dumps(entry), *lines[3:]]))
    assert verifier.main(str(file), *heads) == 1
    refused = register.ask("journal", "verify", "--file", str(file), *heads)
    assert refused.code == 1 and "mục 3: nội dung không khớp dấu" in refused.out
    # Nothing of what is sealed stands in the file.
    assert "Nguyễn" not in file.read_text()


def test_ten_thousand_changes_are_all_seen(register, tmp_path, monkeypatch):
    file, heads = exported(register, tmp_path)
    lines = file.read_text().splitlines()
    heads = [verifier.head(head) for head in heads]
    # Nearly all lines are the same in all rounds: what they say is read once.
    monkeypatch.setattr(verifier, "read", functools.cache(verifier.read))
    whole, chains = [verifier.read(line) for line in lines], by_chain(lines)
    dice = random.Random(20261130)
    missed = []
    for turn in range(10_000):
        changed = change(list(lines), dice, turn)
        if [verifier.read(line) for line in changed] == whole or by_chain(changed) == chains:
            continue
        if not verifier.faults(changed, heads):
            missed.append(turn)
    assert not missed


def by_chain(lines):
    entries = [verifier.read(line) for line in lines]
    return [[entry for entry in entries if entry and entry[0] == chain] for chain in verifier.TIME] + [entries.count(None)]


def change(lines, dice, turn):
    place = dice.randrange(len(lines))
    match turn % 5:
        case 0:
            text = lines[place]
            spot = dice.randrange(len(text))
            lines[place] = text[:spot] + chr(dice.randint(32, 126)) + text[spot + 1:]
        case 1:
            del lines[place]
        case 2:
            lines.insert(dice.randint(0, len(lines)), lines[place])
        case 3:
            other = dice.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
        case _:
            del lines[dice.randrange(len(lines)):]
    return lines

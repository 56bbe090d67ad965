"""Compares the register's answers with those of databases that count by SQL, on the same facts in one run.

    python bench.py PROGRAM DATA [--postgres URL]

PROGRAM is the built `hatnhan`, DATA the folder of an invented city (`hatnhan demo million --data DATA`). Every answer must
be the same to the last person; times are medians; a ratio above 1 says that the register is so many times faster. Then
some lists are recorded on a copy (`writing.py`)."""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import peers
import writing
from facts import Facts, day_number

TODAY = "2025-12-31"
PAST = ["2017-03-15", "2018-09-30", "2020-06-10", "2022-12-31", "2025-06-30"]
KNOWN = ["2025-01-31", "2025-05-20", "2025-09-10"]
COLUMNS = ["opening", "closing", "admission", "transfer_in", "transfer_in_beyond", "transfer_out", "transfer_out_beyond",
           "death", "expulsion", "removal", "withdrawal"]


def questions(units):
    for name, unit in units.items():
        for to in [TODAY, *PAST]:
            yield name, unit, to, None
        for known in KNOWN:
            yield name, unit, known, known
        yield name, unit, "2024-08-17", KNOWN[1]


def first_of_quarter(day):
    year, month, _ = map(int, day.split("-"))
    return f"{year}-{(month - 1) // 3 * 3 + 1:02}-01"


def ask(program, data, asked, database=None):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(asked, file)
        file.flush()
        command = [program, "time", file.name, "--data", data] + (["--database", database] if database else [])
        answers = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {answer["name"]: answer for answer in answers}


def told(kind, rows, facts, unit):
    """A peer's answer in the register's words."""
    if kind == "figures":
        return dict(zip(["party.members", "party.members.official", "party.members.admitted"], rows[0]))
    codes = {number: code for code, number in facts.codes.items()} | {-1: unit}
    return {f"{codes[label]} {column}": count for label, column, count in rows if label in codes}


def differences(kind, ours, theirs, unit):
    """The names of the numbers that differ. Of the table those of the unit itself: a unit that came or went within the
    period is in its row only while it was there."""
    if kind == "figures":
        names = theirs
    else:
        names = [f"{unit} {column}" for column in COLUMNS]
        names += [name for name in theirs if name.split(" ")[1] == "closing"]
    return [name for name in names if ours.get(name, 0) != theirs.get(name, 0)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("data")
    parser.add_argument("--postgres", help="the register's address in PostgreSQL; the peer works beside it")
    parser.add_argument("--plans", action="store_true", help="print the peers' plans")
    options = parser.parse_args()

    facts = Facts(str(pathlib.Path(options.data) / "hatnhan.sqlite"))
    print(f"{len(facts.units):,} units, {len(facts.stays):,} stays, {len(facts.events):,} movements", flush=True)
    communes = sorted(code for code in facts.codes if code.startswith("SN-P") and code[4:].isdigit())
    cells = sorted(code for code in facts.codes if code.startswith("SN-C"))
    # An odd one: every second commune of a district was merged into the one before it.
    units = {"root": "SN", "commune": communes[len(communes) // 4 * 2], "cell": cells[len(cells) // 2]}

    asked = []
    for kind in ["figures", "strength"]:
        for name, unit, to, known in questions(units):
            label = f"{kind} {name} {to}" + (f" known {known}" if known else "")
            asked.append({"name": label, "ask": kind, "unit": unit, "from": first_of_quarter(to), "to": to,
                          "known_at": known})
    registers = {"SQLite": ask(options.program, options.data, asked)}
    if options.postgres:
        registers["PostgreSQL"] = ask(options.program, options.data, asked, options.postgres)

    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        rivals = [peers.SQLite(f"{folder}/peer.sqlite"), peers.DuckDB(f"{folder}/peer.duckdb")]
        if options.postgres:
            rivals.append(peers.PostgreSQL(options.postgres))
        for rival in rivals:
            rival.fill(facts)
        header = ["question"] + [f"register on {name}, ms" for name in registers]
        header += [f"{rival.name}, ms (ratio)" for rival in rivals]
        print("| " + " | ".join(header) + " |\n" + "|---" * len(header) + "|")
        for question in asked:
            name, kind, unit = question["name"], question["ask"], question["unit"]
            numbers = {"unit": facts.codes[unit], "since": day_number(question["from"]),
                       "to": day_number(question["to"]), "known": facts.known(question["known_at"])}
            ours = [register[name] for register in registers.values()]
            line = [name] + [f"{answer['median'] / 1000:.2f}" for answer in ours]
            for rival in rivals:
                if options.plans and " 2025-12-31" in name:
                    print(f"\n{rival.name}, {name}:\n{rival.plan(kind, numbers)}\n")
                rows, seconds, _ = rival.timed(kind, numbers)
                theirs = told(kind, rows, facts, unit)
                for register, answer in registers.items():
                    for number in differences(kind, answer[name]["numbers"], theirs, unit):
                        wrong += 1
                        print(f"DIFFERS {register} {rival.name} {name}: {number}: "
                              f"{answer[name]['numbers'].get(number)} and {theirs.get(number)}", file=sys.stderr)
                own = registers.get(rival.name, registers["SQLite"])[name]["median"] / 1e6
                line.append(f"{seconds * 1000:.2f} ({seconds / own:,.1f}×)")
            print("| " + " | ".join(line) + " |", flush=True)
    print(f"{wrong} numbers differ", flush=True)
    writing.measure(options.program, options.data, options.postgres)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

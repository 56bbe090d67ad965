"""The industrial zones of Hà Nội: what was published of 2018 and 2020 is found again on the tree of its own day, on the
tree of 2025, as known before the reorganisation of 2025 was recorded, and after that reorganisation is taken back."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import program
from register import Register, psql

WORLD = Path(__file__).resolve().parents[2] / "Examples" / "kcn-ha-noi"
REORGANISATION = 28  # the last list, and the last operation
COMMITTEE, MANAGEMENT, UNION, NEW_UNION, YOUTH = "DU-KCN", "DU-UBNDTP", "CD-KCN", "CD-KCNC", "DTN-KCN"
TERM = ("--from", "2015-08-01", "--to", "2020-10-20")
YEAR = ("--from", "2018-01-01", "--to", "2018-12-31")
REORGANISED = ("--from", "2025-01-01", "--to", "2025-07-02")
RECUT = ("--tree-at", "2025-07-02")
BEFORE = ("--known-at", "2025-07-01")

# Article 000 on 20/10/2020; of 87 organisations two and of 1.117 members 54 are in no enterprise.
IN_2020 = {
    "party.organisations": 85 + 2, "party.grassroots": 87, "party.cells.founded": 53, "party.members": 1063 + 54,
    "party.members.admitted": 517, "unions": 304, "unions.founded": 89, "unions.members": 129036, "youth": 40,
    "youth.founded": 23, "youth.members": 4500}
# Article 001: 62 rated in 2018, which are those founded by 30/6/2018; three more came in the second half.
IN_2018 = {"party.organisations": 62 + 3, "party.grassroots": 65, "party.cells.founded": 10}
CAPITAL = {"100% vốn nước ngoài": 46, "Tư nhân": 38, "Liên doanh": 1}
# The cells of each ward or commune on the tree of 2/7/2025, and their members of 20/10/2020.
HEIRS = {
    "DU-THIENLOC": (24, 315), "DU-NOIBAI": (10, 129), "DU-QUANGMINH": (18, 219), "DU-PHUNGHIA": (11, 144),
    "DU-TAYPHUONG": (5, 63), "DU-QUOCOAI": (5, 58), "DU-THUONGCAT": (4, 42), "DU-LONGBIEN": (6, 67),
    "DU-PHUCLOI": (2, 26)}


def of(values: dict, wanted: dict) -> dict:
    return {indicator: values[indicator] for indicator in wanted}


def sums(register: Register, units, *question: str) -> Counter:
    """What several units hold together."""
    total: Counter = Counter()
    for unit in units:
        total.update({name: value for name, value in register.values(unit, *question).items() if type(value) is int})
    return total


def published(register: Register, *more: str):
    """Every published figure, of the committee and on the tree of each day."""
    assert of(register.values(COMMITTEE, *TERM, *more), IN_2020) == IN_2020
    assert of(register.values(COMMITTEE, *YEAR, *more), IN_2018) == IN_2018
    assert register.values(COMMITTEE, "--from", "2018-01-01", "--to", "2018-06-30", *more)["party.organisations"] == 62
    own = {name: value for name, value in IN_2020.items() if name.startswith("unions")}
    assert of(register.values(UNION, *TERM, *more), own) == own


def load(data: Path, *place: str):
    """28 lists with some four thousand rows: seconds of work, which a busy machine may make minutes of."""
    program.run(data, "demo", str(WORLD), *place, seconds=5 * program.SECONDS)


def rows(register: Register, kind: str, folder: Path) -> list[dict]:
    """A list as the register exports it."""
    register.tell("export", kind, "--out", folder / f"{kind}.csv")
    with open(folder / f"{kind}.csv", encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    start = next(number for number, line in enumerate(lines) if line and line[0] in ("Mã đơn vị", "Mã số thuế"))
    return [dict(zip(lines[start], line)) for line in lines[start + 1:]]


def records(register: Register, indicator: str, unit: str, *more: str) -> list[dict]:
    """The records behind a figure of the term."""
    return json.loads(
        register.tell("records", "--indicator", indicator, "--unit", unit, *TERM, *more, "--json"))["records"]


@pytest.fixture(scope="module")
def zones(tmp_path_factory) -> Register:
    """The whole world on SQLite. Not to be changed."""
    data = tmp_path_factory.mktemp("zones") / "data"
    load(data)
    return Register(data)


@pytest.fixture(scope="module")
def taken_back(zones, tmp_path_factory) -> Register:
    """The same with the reorganisation of 2025 reversed."""
    data = tmp_path_factory.mktemp("taken-back") / "data"
    shutil.copytree(zones.data, data)
    register = Register(data)
    register.tell("reverse", REORGANISATION, "--reason", "Ghi thử")
    return register


@pytest.fixture(scope="module")
def on_postgres(tmp_path_factory) -> Register:
    """The whole world on PostgreSQL, until the reorganisation is taken back by the last test."""
    server = os.environ.get("TEST_POSTGRES_URL")
    if not server:
        pytest.fail("TEST_POSTGRES_URL names no PostgreSQL server: run scripts/with-postgres scripts/browser.")
    name = f"hatnhan_zones_{os.getpid()}"
    psql(server, f"CREATE DATABASE {name}")
    data, address = tmp_path_factory.mktemp("zones-postgres") / "data", f"{server.rpartition('/')[0]}/{name}"
    load(data, "--database", address)
    yield Register(data, address)
    psql(server, f"DROP DATABASE {name} WITH (FORCE)")


class TestTheSources:
    def test_are_what_the_story_writes(self, tmp_path):
        subprocess.run([sys.executable, "-B", WORLD / "make.py", tmp_path], check=True)
        written = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
        assert written == {file.name: file.read_text(encoding="utf-8") for file in (WORLD / "sources").iterdir()}


class TestWhatWasPublished:
    def test_is_found_again_on_the_tree_of_its_own_day(self, zones: Register):
        published(zones)

    def test_is_the_same_as_known_before_the_reorganisation_was_recorded(self, zones: Register):
        published(zones, *BEFORE)

    def test_the_youth_unions_number_keeps_its_word(self, zones: Register):
        for unit in (COMMITTEE, YOUTH):
            (figure,) = [each for each in zones.figures(unit, *TERM)["figures"] if each["indicator"] == "youth.members"]
            assert (figure["value"], figure["qualifier"]) == (4500, "nearly")

    @pytest.mark.parametrize("units, more", [([COMMITTEE], ()), ([*HEIRS, MANAGEMENT], RECUT)], ids=["then", "recut"])
    def test_85_organisations_by_capital_source_and_two_others_by_block(self, zones: Register, tmp_path, units, more):
        known = {row["Mã đơn vị"]: row for row in rows(zones, "units", tmp_path)}
        capital = {row["Mã số thuế"]: row["Nguồn vốn"] for row in rows(zones, "enterprises", tmp_path)}
        codes = [each["detail"] for unit in units for each in records(zones, "party.organisations", unit, *more)]
        assert len(codes) == len(set(codes)) == 87
        hosts = {code: known[code]["MST nơi đặt"] for code in codes}
        assert Counter(capital[host] for host in hosts.values() if host) == CAPITAL
        assert {known[code]["Khối"] for code in codes if hosts[code]} == {"Doanh nghiệp"}
        assert sorted(known[code]["Khối"] for code in codes if not hosts[code]) == ["Cơ quan", "Đoàn thể"]

    def test_1063_members_are_in_enterprises(self, zones: Register, tmp_path):
        block = {row["Mã đơn vị"]: row["Khối"] for row in rows(zones, "units", tmp_path)}
        members: Counter = Counter()
        for record in records(zones, "party.members", COMMITTEE):
            members[block[record["unit"]]] += record["amount"]
        assert members == {"Doanh nghiệp": 1063, "Cơ quan": 41, "Đoàn thể": 13}

    def test_71785_union_members_came_in_five_years(self, zones: Register):
        opening = zones.values(UNION, "--from", "2015-07-31", "--to", "2015-07-31")
        assert opening["unions"] == 304 - 89 and opening["unions.members"] == 129036 - 71785

    @pytest.mark.parametrize("unit, indicator, least, most, reached", [
        (COMMITTEE, "party.cells.founded", 10, None, 12),
        (COMMITTEE, "party.members.admitted.nonstate", 100, None, 111),
        (COMMITTEE, "unions.founded", 11, None, 14), (UNION, "unions.founded", 11, None, 14),
        (COMMITTEE, "youth.founded", 5, 7, 6), (YOUTH, "youth.founded", 5, 7, 6)])
    def test_the_targets_of_2019_stand_beside_what_was_reached(
        self, zones: Register, unit, indicator, least, most, reached
    ):
        for known in ((), ("--known-at", "2020-01-31")):
            figures = zones.figures(unit, "--from", "2019-01-01", "--to", "2019-12-31", *known)["figures"]
            (figure,) = [each for each in figures if each["indicator"] == indicator]
            (target,) = figure["targets"]
            assert figure["value"] == reached
            assert (target["value"], target["upper"]) == (least, most)
            assert (target["assignedBy"], target["document"]) == (
                "Đảng ủy các Khu công nghiệp và chế xuất Hà Nội", "39-KH/ĐU")


class TestTheRaisingOf2016:
    def test_the_committee_keeps_its_identity_and_nothing_counts_as_founded(self, zones: Register):
        def on(day):
            tree = json.loads(zones.tell("tree", "--unit", COMMITTEE, "--on", day, "--json"))
            return tree[0]["type"], Counter(unit["type"] for unit in tree[1:]), [unit["code"] for unit in tree[1:]]
        before, after = on("2016-04-12"), on("2016-04-13")
        assert before[:2] == ("grassroots_committee", {"cell": 40})
        assert after[:2] == ("upper_committee", {"grassroots_cell": 40})
        assert before[2] == after[2]
        codes = zones.query("SELECT DISTINCT unit FROM unit_code WHERE code = 'DU-KCN'")
        types = zones.query(f"SELECT type, from_on FROM unit_type WHERE unit = '{codes[0][0]}' ORDER BY from_on")
        assert len(codes) == 1 and types == [
            ["grassroots_committee", "2015-07-31"], ["upper_committee", "2016-04-13"]]

    def test_a_grassroots_committee_counts_itself_and_one_above_does_not(self, zones: Register):
        eve = zones.values(COMMITTEE, "--from", "2016-04-12", "--to", "2016-04-12")
        day = zones.values(COMMITTEE, "--from", "2016-04-13", "--to", "2016-04-13")
        assert (eve["party.organisations"], eve["party.grassroots"]) == (41, 1)
        assert (day["party.organisations"], day["party.grassroots"], day["party.cells.founded"]) == (40, 40, 0)
        assert eve["party.members"] == day["party.members"] == 688


class TestTheReorganisationOf2025:
    def test_moves_everything_by_one_operation(self, zones: Register):
        now = zones.values(COMMITTEE, *REORGANISED)
        assert now["party.organisations"] == now["party.members"] == now["unions"] == 0
        # Six of the 85 cells were merged into others.
        total = sums(zones, HEIRS, *REORGANISED)
        assert (total["party.organisations"], total["party.members"]) == (85 - 6, 1063)
        management = zones.values(MANAGEMENT, *REORGANISED)
        assert (management["party.organisations"], management["party.members"], management["unions"]) == (2, 54, 304)
        assert zones.values(NEW_UNION, *REORGANISED)["unions.members"] == 129036
        assert json.loads(zones.tell("operations", "--limit", "1", "--json"))[0]["number"] == REORGANISATION

    def test_was_not_known_the_day_before(self, zones: Register):
        then = zones.values(COMMITTEE, *REORGANISED, *BEFORE)
        assert (then["party.organisations"], then["party.members"], then["unions"]) == (87, 1117, 304)
        assert zones.values(UNION, *REORGANISED, *BEFORE)["unions"] == 304

    def test_founds_nothing(self, zones: Register):
        for unit in [*HEIRS, MANAGEMENT, COMMITTEE, UNION, NEW_UNION]:
            values = zones.values(unit, *REORGANISED)
            assert {values[name] for name in values if name.endswith((".founded", ".admitted"))} <= {0, None}, unit

    def test_each_heir_has_the_past_of_its_cells_on_the_new_tree(self, zones: Register):
        found = {unit: zones.values(unit, *TERM, *RECUT) for unit in HEIRS}
        assert {unit: (each["party.organisations"], each["party.members"]) for unit, each in found.items()} == HEIRS
        assert all(zones.values(unit, *TERM)["party.organisations"] == 0 for unit in HEIRS)

    def test_the_figures_of_2018_and_2020_add_up_on_the_new_tree(self, zones: Register):
        for period, wanted in ((TERM, IN_2020), (YEAR, IN_2018)):
            total = sums(zones, [*HEIRS, MANAGEMENT], *period, *RECUT)
            assert {name: total[name] for name in wanted if name.startswith("party.")} == {
                name: value for name, value in wanted.items() if name.startswith("party.")}

    def test_the_day_before_the_new_tree_was_not_known_either(self, zones: Register):
        published(zones, *RECUT, *BEFORE)
        assert set(sums(zones, [*HEIRS, MANAGEMENT], *TERM, *RECUT, *BEFORE).values()) <= {0}

    def test_unions_and_the_youth_union_are_recut_to_where_they_and_their_hosts_are_managed(self, zones: Register):
        others = {name: value for name, value in IN_2020.items() if name.startswith(("unions", "youth"))}
        assert of(zones.values(MANAGEMENT, *TERM, *RECUT), others) == others
        unions = {name: value for name, value in others.items() if name.startswith("unions")}
        assert of(zones.values(NEW_UNION, *TERM, *RECUT), unions) == unions
        assert zones.values(UNION, *TERM, *RECUT)["unions"] == 0

    def test_taken_back_brings_every_figure_back(self, zones: Register, taken_back: Register):
        published(taken_back)
        published(taken_back, *BEFORE)
        now, before = taken_back.values(COMMITTEE, *REORGANISED), zones.values(COMMITTEE, *REORGANISED, *BEFORE)
        assert now == before
        assert set(sums(taken_back, HEIRS, *REORGANISED).values()) == {0}
        assert taken_back.values(UNION, *REORGANISED)["unions.members"] == 129036


class TestTheRegister:
    def test_is_what_its_operations_say(self, zones: Register, taken_back: Register):
        zones.tell("verify")
        taken_back.tell("verify")


class TestOnPostgres:
    def test_the_same_is_found_and_taken_back(self, on_postgres: Register):
        published(on_postgres)
        total = sums(on_postgres, [*HEIRS, MANAGEMENT], *TERM, *RECUT)
        assert (total["party.organisations"], total["party.members"]) == (87, 1117)
        on_postgres.tell("verify")
        on_postgres.tell("reverse", REORGANISATION, "--reason", "Ghi thử")
        published(on_postgres)
        assert on_postgres.values(COMMITTEE, *REORGANISED)["party.organisations"] == 87
        on_postgres.tell("verify")

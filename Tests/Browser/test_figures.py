"""The figures on the command line: those published, the records behind each, and where there are none."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from register import APRIL, QUARTER, Register, ask
from workbooks import example_rows

INDICATORS = [
    "party.organisations", "party.grassroots", "party.cells.founded", "party.members", "party.members.official",
    "party.members.admitted", "party.members.admitted.nonstate", "enterprises", "enterprises.surveyed",
    "enterprises.surveyed.eligible", "enterprises.surveyed.members_not_enough", "unions", "unions.founded",
    "unions.members", "youth", "youth.founded", "youth.members", "women", "women.founded", "women.members", "veterans",
    "veterans.founded", "veterans.members"]
# Worked out by hand from the rows of the example, and by what the quarterly review published.
DISTRICT_IN_APRIL = dict(zip(INDICATORS, [
    21, 6, 2, 34, 23, 9, 7, 28, 15, 3, 12, 8, 6, 4500, 2, 1, 66, 1, 1, 180, 0, 0, "not held"]))
BLOCK_IN_APRIL = dict(zip(INDICATORS, [
    7, 1, 1, 18, 10, 6, 6, 16, 10, 2, 8, 3, 2, "not held", 2, 1, 66, 1, 1, 180, 0, 0, "not held"]))
QUALIFIERS = {"unions.members": "nearly", "youth.members": "more", "women.members": "about"}
# Nobody in the example reports of the veterans.
UNREPORTED = "veterans.members"
# The one admission of March that came in on 20/4/2024.
LATE = {"party.members": 1, "party.members.admitted": 1, "party.members.admitted.nonstate": 1}


def later(values: dict) -> dict:
    return {indicator: value + LATE[indicator] if indicator in LATE else value for indicator, value in values.items()}


class TestFigures:
    def test_are_those_published(self, register: Register):
        assert register.values("QU-DONGDA", *APRIL) == DISTRICT_IN_APRIL
        assert register.values("DU-KHOIDN", *APRIL) == BLOCK_IN_APRIL
        assert register.values("QU-DONGDA") == later(DISTRICT_IN_APRIL)
        assert register.values("DU-KHOIDN") == later(BLOCK_IN_APRIL)

    @pytest.mark.parametrize("unit, indicator, aim, giver, document, april, now", [
        ("QU-DONGDA", "party.cells.founded", 5, "Thành ủy Hà Nội", "1904-QĐ/TU", 40, 40),
        ("QU-DONGDA", "party.members.admitted.nonstate", 35, None, None, 20, 22.86),
        ("DU-KHOIDN", "party.members.admitted", 17, "Quận ủy Đống Đa", "287-QĐ/QU", 35.29, 41.18),
    ])
    def test_stand_against_their_targets(
        self, register: Register, unit, indicator, aim, giver, document, april, now
    ):
        for known, percent in ((APRIL, april), ((), now)):
            figures = register.figures(unit, *known)["figures"]
            (target,) = next(figure for figure in figures if figure["indicator"] == indicator)["targets"]
            assert target == {
                "value": aim, "upper": None, "shape": "at_least", "percent": pytest.approx(percent, abs=0.005),
                "assignedBy": giver, "document": document}

    def test_a_target_may_be_a_range(self, register: Register):
        figures = register.figures("LDLD-DONGDA")["figures"]
        (target,) = next(figure for figure in figures if figure["indicator"] == "unions.founded")["targets"]
        assert (target["value"], target["upper"], target["shape"], target["percent"]) == (5, 7, "range", 120)

    def test_have_exactly_this_shape(self, register: Register):
        names = {entry["indicator"]: entry["name"] for entry in json.loads(ask("indicators", "--json").out)}
        for known, moment in (((), None), (APRIL, "2024-04-13")):
            table = register.figures("QU-DONGDA", *known)
            assert set(table) == {"unit", "from", "to", "knownAt", "treeAt", "figures"}
            assert (table["unit"], table["from"], table["to"]) == ("QU-DONGDA", "2024-01-01", "2024-03-31")
            assert (table["knownAt"], table["treeAt"]) == (moment, None)
            assert [figure["indicator"] for figure in table["figures"]] == INDICATORS
            for figure in table["figures"]:
                said = {"qualifier"} if figure["indicator"] in QUALIFIERS else set()
                assert set(figure) == {"indicator", "name", "value", "targets"} | said
                assert figure.get("qualifier") == QUALIFIERS.get(figure["indicator"])
                assert figure["name"] == names[figure["indicator"]] and type(figure["value"]) is (
                    str if figure["indicator"] == UNREPORTED else int)
                for target in figure["targets"]:
                    assert set(target) == {"value", "upper", "shape", "percent", "assignedBy", "document"}
                    assert type(target["value"]) is int and type(target["percent"]) in (int, float)

    def test_party_figures_say_nothing_of_a_union(self, register: Register):
        values = register.values("LDLD-DONGDA")
        own = {"unions": 8, "unions.founded": 6, "unions.members": 4500}
        assert values == {name: None for name in INDICATORS} | own

    def test_what_was_reported_is_said_as_it_was_meant(self, register: Register):
        said = register.tell("figures", "--unit", "QU-DONGDA", *QUARTER)
        for line in ("Đoàn viên công đoàn: gần 4.500", "Đoàn viên thanh niên: hơn 66", "Hội viên phụ nữ: khoảng 180"):
            assert line in said

    @pytest.mark.parametrize("unit, more", [
        ("TU-HANOI", ()),
        ("QU-DONGDA", ("--from", "1/1/2022", "--to", "31/12/2022")),
        ("QU-DONGDA", ("--known-at", "2023-01-01")),
    ])
    def test_what_is_not_held_is_said_so_and_is_no_zero(self, register: Register, unit: str, more):
        assert register.values(unit, *more) == {name: "not held" for name in INDICATORS}
        period = more if "--from" in more else (*QUARTER, *more)
        said = register.tell("figures", "--unit", unit, *period)
        assert said.count("chưa có số liệu") == len(INDICATORS)

    def test_a_stock_is_held_from_the_end_of_the_opening_day_and_a_flow_from_the_day_after(self, register: Register):
        values = register.values("QU-DONGDA", "--from", "31/12/2023", "--to", "31/12/2023")
        stocks = {"party.organisations": 19, "party.grassroots": 6, "party.members": 26, "party.members.official": 22,
                  "enterprises": 28, "unions": 2, "youth": 1, "women": 0, "veterans": 0}
        assert values == {name: "not held" for name in INDICATORS} | stocks


class TestRecords:
    def records(self, register: Register, indicator: str, unit: str, *more: str) -> dict:
        return json.loads(register.tell("records", "--indicator", indicator, "--unit", unit, *QUARTER, *more, "--json"))

    # Of these every figure is opened, of every other unit those that are not 0.
    OPENED = {"TU-HANOI", "QU-DONGDA", "DU-KHOIDN", "CB-VANTRUC", "LDLD-DONGDA"}

    @pytest.mark.parametrize("known", [APRIL, ()], ids=["in April", "now"])
    def test_sum_to_the_figure_of_every_unit(self, register: Register, known):
        units = [row["Mã đơn vị"] for name in ("01-don-vi", "03-don-vi-moi") for row in example_rows(name)]
        assert len(units) == 37
        if known:
            units = ["QU-DONGDA", "DU-KHOIDN"]
        with ThreadPoolExecutor(2) as several:
            values = dict(zip(units, several.map(lambda unit: register.values(unit, *known), units)))
            asked = [
                (unit, indicator) for unit in units for indicator in INDICATORS
                if unit in self.OPENED or values[unit][indicator] not in (0, None)]
            tables = several.map(lambda each: self.records(register, each[1], each[0], *known), asked)
            for (unit, indicator), table in zip(asked, tables):
                value = values[unit][indicator]
                assert (table["indicator"], table["unit"], table["value"]) == (indicator, unit, value)
                assert sum(record["amount"] for record in table["records"]) == (value if type(value) is int else 0)

    def test_of_an_april_figure_know_nothing_of_what_came_later(self, register: Register):
        before = self.records(register, "party.members.admitted", "DU-KHOIDN", *APRIL)["records"]
        now = self.records(register, "party.members.admitted", "DU-KHOIDN")["records"]
        assert [record for record in now if record not in before] == self.late(register)

    def late(self, register: Register) -> list[dict]:
        (record,) = self.records(
            register, "party.members.admitted", "QU-DONGDA", "--known-after", "2024-04-13")["records"]
        assert record.pop("recordedBy")
        assert record == {
            "title": "Hồ Sỹ Luật", "detail": "HS-036", "unit": "CB-KDN-01", "effectiveOn": "2024-03-28",
            "decision": "365-QĐ/QU", "decisionOn": "2024-03-22", "operation": 10,
            "recordedAt": "2024-04-20T02:15:00.000Z", "amount": 1}
        return self.records(register, "party.members.admitted", "DU-KHOIDN", "--known-after", "2024-04-13")["records"]

    @pytest.mark.parametrize("indicator", INDICATORS)
    def test_after_a_moment_are_exactly_the_difference(self, register: Register, indicator: str):
        table = self.records(register, indicator, "QU-DONGDA", "--known-after", "2024-04-13")
        assert len(table["records"]) == LATE.get(indicator, 0)
        assert table["value"] == ("not held" if indicator == UNREPORTED else LATE.get(indicator, 0))
        assert {record["detail"] for record in table["records"]} <= {"HS-036"}


class TestTheIndicators:
    def test_are_named_and_defined_in_vietnamese(self):
        listed = json.loads(ask("indicators", "--json").out)
        assert [entry["indicator"] for entry in listed] == INDICATORS
        said = ask("indicators").out
        for entry in listed:
            assert set(entry) <= {"indicator", "name", "kind", "definition", "partOf"}
            assert entry["kind"] in ("flow", "stock", "reported") and entry.get("partOf") in (None, *INDICATORS)
            assert not entry["name"].startswith("indicator.") and not entry["definition"].startswith("indicator.")
            assert entry["name"] in said and entry["definition"] in said

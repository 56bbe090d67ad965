"""Who may see and do what, in sixty lines: written before the program's own rules, over the bare facts.

A grant: role, unit (None: everywhere), below (with everything under it), lines, people (by name, not totals only).
`facts` answers for today: line_of(unit), above(unit) = the unit and its superiors, manager(enterprise), host(unit),
hosted(enterprise), ties(person) = the cells they belong to, workplace(person).
"""

LINES = {"party", "union", "youth", "women", "veterans"}
FOR = {"viewer": set(), "recorder": {"record"}, "approver": {"approve"}, "auditor": {"audit"},
       "administrator": {"record", "administer", "audit"}}


def in_force(grants, today):
    return [g for g in grants if g["from"] <= today and (g["until"] is None or today <= g["until"])]


def reaches_chain(grant, chain):
    """Whether one of the units that stand above, the thing's own first, is where the grant is held."""
    if grant["unit"] is None:
        return True
    return grant["unit"] in chain if grant["below"] else chain[:1] == [grant["unit"]]


def reaches_unit(grant, unit, facts):
    """A unit by its own superiors; a mass organisation also by the Party unit that manages its host."""
    chain = facts.above(unit)
    host = facts.host(unit)
    if facts.line_of(unit) != "party" and host is not None:
        chain = chain + facts.above(facts.manager(host))
    return facts.line_of(unit) in grant["lines"] and reaches_chain(grant, chain)


def manages(grant, enterprise, facts):
    return reaches_chain(grant, facts.above(facts.manager(enterprise)))


def serves(grant, purpose):
    if purpose == "totals":
        return True
    return grant["people"] if purpose == "people" else purpose in FOR[grant["role"]]


def unit(grants, unit, purpose, facts):
    return any(serves(g, purpose) and reaches_unit(g, unit, facts) for g in grants)


def enterprise(grants, enterprise, facts):
    """By its manager, whatever the lines; or by an organisation that it hosts."""
    return any(manages(g, enterprise, facts) or any(reaches_unit(g, u, facts) for u in facts.hosted(enterprise))
               for g in grants)


def person(grants, person, facts):
    """Names are for grants with people and the Party's line: by a cell, or by who manages where they work."""
    mine = [g for g in grants if g["people"] and "party" in g["lines"]]
    everywhere = any(g["unit"] is None for g in mine)
    work = facts.workplace(person)
    return any(reaches_unit(g, cell, facts) for g in mine for cell in facts.ties(person)) or everywhere or (
        work is not None and any(manages(g, work, facts) for g in mine))

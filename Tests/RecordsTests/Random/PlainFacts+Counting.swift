import Domain
import Vietnamese

/// Figures counted one by one.
extension PlainFacts {
    /// So many in a unit on a day.
    typealias Place = (unit: String, day: Day, amount: Int)

    /// What every unit's figure of an indicator should be.
    func values(_ indicator: Indicator, from: Day, to: Day, treeAt: Day?) -> [String: FigureValue] {
        var sums: [String: Int] = [:]
        var told: Set<String> = []
        for place in places(indicator.code, from, to) {
            let line = treeAt.map { self.line(place.unit, cutTo: $0) } ?? self.line(place.unit, on: place.day)
            for unit in line {
                sums[unit, default: 0] += place.amount
                told.insert(unit)
            }
        }
        return rows.lines.keys.reduce(into: [:]) { values, unit in
            guard let line = rows.lines[unit], line == "party" || line == indicator.line.rawValue else { return }
            let isHeld = holds(unit, indicator, from, to) && (indicator.kind != .reported || told.contains(unit))
            values[unit] = isHeld ? .held(sums[unit] ?? 0) : .notHeld
        }
    }

    private func holds(_ unit: String, _ indicator: Indicator, _ from: Day, _ to: Day) -> Bool {
        guard let entry = entries[unit], entry.kind != "reference" else { return false }
        guard entry.kind == "opening" else { return true }
        return indicator.kind == .flow ? from > entry.from : to >= entry.from
    }

    private func places(_ code: String, _ from: Day, _ to: Day) -> [Place] {
        switch code {
        case "party.organisations":
            organisations(["grassroots_committee", "grassroots_cell", "section_committee", "cell"], on: to)
        case "party.grassroots": organisations(["grassroots_committee", "grassroots_cell"], on: to)
        case "party.cells.founded": founded(["grassroots_cell", "cell"], from, to)
        case "unions": organisations(["grassroots_union"], on: to)
        case "unions.founded": founded(["grassroots_union"], from, to)
        case "youth": organisations(["grassroots_youth", "youth_branch"], on: to)
        case "youth.founded": founded(["grassroots_youth", "youth_branch"], from, to)
        case "women": organisations(["grassroots_women", "women_branch"], on: to)
        case "women.founded": founded(["grassroots_women", "women_branch"], from, to)
        case "party.members": members(on: to) { _, _ in true }
        case "party.members.official": members(on: to) { stand, _ in stand.isOfficial }
        case "party.members.admitted": admitted(from, to) { _ in true }
        case "party.members.admitted.nonstate": admitted(from, to) { $0 != nil && $0 != "state" }
        case "enterprises": enterprises(on: to)
        case "enterprises.surveyed": surveyed(from, to) { _ in true }
        case "enterprises.surveyed.eligible": surveyed(from, to) { $0 == "eligible" }
        case "enterprises.surveyed.members_not_enough": surveyed(from, to) { $0 == "members_not_enough" }
        default: reported(code, on: to)
        }
    }

    // MARK: Each kind

    /// Members by where they stand at the end of a day.
    func members(on day: Day, _ fits: (Stand, String) -> Bool) -> [Place] {
        rows.people.keys.compactMap { person in
            let stand = stand(of: person, on: day)
            guard let cell = stand.cell, fits(stand, rows.people[person]?.sex ?? "") else { return nil }
            return (cell, day, 1)
        }
    }

    /// Those who live their Party life in a cell that is not theirs.
    func guests(on day: Day) -> [Place] {
        rows.people.keys.compactMap { person in
            guard let guest = stand(of: person, on: day).guest, !guest.isEmpty else { return nil }
            return (guest, day, 1)
        }
    }

    /// Turns of a kind within a period, by the cell that people came into or went from.
    func turned(_ kind: Movement.Kind, _ from: Day, _ to: Day) -> [Place] {
        rows.people.keys.flatMap { person in
            turns(of: person).compactMap { turn in
                guard turn.kind == kind, turn.day >= from, turn.day <= to else { return nil }
                return (kind.isLeaving ? turn.before.cell : turn.after.cell).map { ($0, turn.day, 1) }
            }
        }
    }

    /// Admissions by the capital source of where people worked on the day, else of the host of their cell.
    private func admitted(_ from: Day, _ to: Day, _ fits: (String?) -> Bool) -> [Place] {
        rows.people.keys.flatMap { person in
            turns(of: person).compactMap { turn in
                guard turn.kind == .admission, turn.day >= from, turn.day <= to, let cell = turn.after.cell else {
                    return nil
                }
                let host = workplaces[person]?.on(turn.day) ?? (hosts[cell]?.on(turn.day) ?? nil)
                return fits(host.flatMap { ownerships[$0]?.on(turn.day) }) ? (cell, turn.day, 1) : nil
            }
        }
    }

    /// A unit counts in itself; a mass organisation in an enterprise in the Party unit that manages it too.
    private func homes(_ unit: String, on day: Day) -> [String] {
        guard rows.lines[unit] != "party", let host = hosts[unit]?.on(day) ?? nil else { return [unit] }
        return [unit] + [managers[host]?.on(day)].compactMap(\.self)
    }

    private func organisations(_ wanted: Set<String>, on day: Day) -> [Place] {
        entries.flatMap { unit, entry -> [Place] in
            guard entry.kind != "reference", isThere(unit, on: day), wanted.contains(types[unit]?.on(day) ?? "") else {
                return []
            }
            return homes(unit, on: day).map { ($0, day, 1) }
        }
    }

    private func founded(_ wanted: Set<String>, _ from: Day, _ to: Day) -> [Place] {
        entries.flatMap { unit, entry -> [Place] in
            guard entry.kind == "founding", entry.from >= from, entry.from <= to,
                wanted.contains(types[unit]?.on(entry.from) ?? "")
            else { return [] }
            return homes(unit, on: entry.from).map { ($0, entry.from, 1) }
        }
    }

    private func enterprises(on day: Day) -> [Place] {
        listings.compactMap { enterprise, from in
            guard from <= day, statuses[enterprise]?.on(day) != "closed", let manager = managers[enterprise]?.on(day)
            else { return nil }
            return (manager, day, 1)
        }
    }

    private func surveyed(_ from: Day, _ to: Day, _ fits: (String) -> Bool) -> [Place] {
        rows.visits.compactMap { visit in
            guard visit.isKnown(last), visit.day >= from, visit.day <= to, fits(visit.said) else { return nil }
            return managers[visit.of]?.on(visit.day).map { ($0, visit.day, 1) }
        }
    }

    /// Each unit's latest value stands, where it counted on its day, while the unit does.
    private func reported(_ indicator: String, on day: Day) -> [Place] {
        let known = rows.reports.filter { $0.isKnown(last) && $0.said.indicator == indicator && $0.day <= day }
        return Dictionary(grouping: known, by: \.of).flatMap { unit, reports -> [Place] in
            let hasEnded = endings[unit].map { $0 <= day } ?? false
            guard !hasEnded, let latest = reports.max(by: { $0.day < $1.day }) else { return [] }
            return homes(unit, on: latest.day).map { ($0, day, latest.said.amount) }
        }
    }
}

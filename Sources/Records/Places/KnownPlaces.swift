package import Domain
import Storage
import Vietnamese

/// A place that may be entered, with the states that say it.
package struct PlaceEntering: Hashable, Sendable {
    package let place: Place
    let id: String
    let states: [NewState]
}

/// The places that an office enters: they lie over those shipped with the program, which no operation changes.
package enum KnownPlaces {
    /// A place that stands entered.
    struct Entered {
        let id: String
        let place: Place
    }

    /// Every place that stands entered.
    static func entered(_ db: Transaction) throws -> [Entered] {
        let rows = try db.run(
            """
            SELECT place.id, place.code, place.from_on, state.name, state.kind, state.parent, state.district,
                   state.until_on, state.successors
            FROM place JOIN place_state AS state ON state.place = place.id AND state.superseded_in IS NULL
            """)
        return try rows.map { row in
            let from = try row.text(2)
            let place = Place(
                code: try row.text(1), name: try row.text(3), kind: try row.code(4), parent: try row.textOrNil(5),
                district: try row.text(6), from: from.isEmpty ? nil : try row.day(2), to: try row.dayOrNil(7),
                successors: try row.text(8).split(separator: ";").map { String($0) })
            return Entered(id: try row.text(0), place: place)
        }
    }

    /// What entering these places would do. A row is about whoever bears the code from its first day on: what it says
    /// otherwise of them corrects what is known, also what is shipped.
    package static func plan(
        _ places: [Place], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<PlaceEntering> {
        let known = try desk.places()
        let book = known.overlaid(by: places)
        let ids = try identities(desk.db)
        let taken: Set<NewState> = try reviving ? [] : takenBack(desk.db)
        var plan = Plan<PlaceEntering>()
        var seen = Repeats<Place.Key>()
        for (number, place) in places.enumerated() {
            var problems = place.problems()
            problems += seen.problems("code", place.key, of: number, saying: place.code)
            if problems.isEmpty { problems += contradictions(of: place, in: book) }
            let standing = known[place.key]
            if problems.isEmpty, standing == place {
                plan.same += 1
            } else if problems.isEmpty, !scope.mayRecord(in: .register) {
                problems = [Problem("code", "problem.unit.scope")]
            } else if problems.isEmpty {
                let id = ids[place.key] ?? uuid7(at: desk.now)
                let states = states(of: place, id, isNew: ids[place.key] == nil)
                if states.allSatisfy(taken.contains) {
                    plan.reversed.append(number)
                } else if let standing {
                    plan.changed.append(
                        Change(
                            draft: number, subject: id, unit: nil, differences: differences(standing, place),
                            states: states))
                } else {
                    plan.newDrafts.append(number)
                    plan.new.append(PlaceEntering(place: place, id: id, states: states))
                }
            }
            plan.problems += problems.map { $0.of(draft: number) }
        }
        return plan
    }

    /// Enters the places of a plan, and says otherwise of those that are known, by one operation.
    package static func enter(
        _ plan: Plan<PlaceEntering>, as kind: Operation.Kind = .importPlaces, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        let plan = try plan.checked()
        guard author.scope.mayRecord(in: .register) else { throw Failure.forbidden }
        return try desk.record(kind, in: nil, by: author) { recording in
            let states = plan.new.flatMap(\.states) + plan.changed.flatMap(\.states)
            try recording.insert(.place, states.filter { $0.table == .place }.map(\.values))
            try recording.say(states)
            return Receipt(seq: recording.seq, subjects: plan.new.map(\.id) + plan.changed.map(\.subject))
        }
    }

    /// Enters one place, or says otherwise of one, as a form gives it.
    ///
    /// - Throws: `Failure.invalid` with the problems of each field.
    package static func enter(_ place: Place, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .place) { return earlier }
        let plan = try plan([place], as: author.scope, reviving: true, desk).needingChange()
        return try enter(plan, as: .place, by: author, desk)
    }

    private static func states(of place: Place, _ id: String, isNew: Bool) -> [NewState] {
        let said = NewState(
            table: .placeState,
            values: [
                id.value, place.name.value, place.kind.rawValue.value, place.parent.value, place.district.value,
                place.to.value, place.successors.joined(separator: ";").value,
            ])
        guard isNew else { return [said] }
        return [NewState(table: .place, values: [id.value, place.code.value, (place.from?.iso ?? "").value]), said]
    }

    private static func differences(_ before: Place, _ after: Place) -> [Difference] {
        let fields: [(String, String?, String?)] = [
            ("name", before.name, after.name), ("kind", before.kind.rawValue, after.kind.rawValue),
            ("parent", before.parent, after.parent), ("district", before.district, after.district),
            ("to", before.to?.iso, after.to?.iso),
            ("successors", before.successors.joined(separator: ";"), after.successors.joined(separator: ";")),
        ]
        func said(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
        return fields.filter { ($0.1 ?? "") != ($0.2 ?? "") }.map { Difference($0.0, said($0.1), said($0.2)) }
    }

    /// What is wrong with a place beside the others.
    private static func contradictions(of place: Place, in book: PlaceBook) -> [Problem] {
        var problems: [Problem] = []
        if let other = book.bearers(of: place.code).first(where: { $0.key != place.key && $0.overlaps(place) }) {
            let arguments = [
                "name": other.name, "from": other.from?.vietnamese ?? "…", "to": other.to?.vietnamese ?? "…",
            ]
            problems.append(Problem("code", "problem.place.overlap", arguments))
        }
        if let parent = place.parent {
            let above = book.named(parent, by: place)
            if above.map({ $0.kind.level == .zone || $0.kind.level == place.kind.level }) ?? true {
                problems.append(Problem("parent", "problem.place.parent", ["value": parent]))
            }
        }
        if let next = place.to?.adding(days: 1) {
            for code in place.successors where book.bearer(of: code, on: next)?.kind.level != place.kind.level {
                let arguments = ["value": code, "day": next.vietnamese]
                problems.append(Problem("successors", "problem.place.successor", arguments))
            }
        }
        return problems
    }

    /// The identities of all places ever entered.
    private static func identities(_ db: Transaction) throws -> [Place.Key: String] {
        var ids: [Place.Key: String] = [:]
        for row in try db.run("SELECT id, code, from_on FROM place") {
            ids[Place.Key(code: try row.text(1), from: Day(iso: try row.text(2)))] = try row.text(0)
        }
        return ids
    }

    /// What was said of places once and no longer stands.
    private static func takenBack(_ db: Transaction) throws -> Set<NewState> {
        let columns = FactTable.placeState.columns.joined(separator: ", ")
        let rows = try db.run("SELECT \(raw: columns) FROM place_state WHERE superseded_in IS NOT NULL")
        return Set(rows.map { NewState(table: .placeState, values: $0.values) })
    }
}

package import Domain
package import FoundationEssentials
import Storage
package import Vietnamese

/// One person in full, but for what is sealed.
package struct PersonFile: Sendable {
    /// A movement that stands, with where the person was after it.
    package struct Step: Hashable, Sendable {
        package let kind: Movement.Kind
        package let unit: UnitName?
        package let counterpart: UnitName?
        package let elsewhere: Movement.Elsewhere?
        package let place: MembershipHistory.Place
        package let effectiveOn: Day
        package let decision: DecisionDraft?
        package let operation: Entry?

        /// The unit the person is in after it; nil where it took them off the list.
        package fileprivate(set) var arrival: UnitName?
    }

    /// An operation that recorded or closed something of the person.
    package struct Entry: Hashable, Sendable {
        package let seq: Int
        package let kind: Operation.Kind
        package let at: Date
        package let by: String
        /// How many movements it recorded.
        package let movements: Int
        /// The operation it took back.
        package let reverses: Int?
        /// Whether the scope holds its unit, so that its page may be opened.
        package fileprivate(set) var isSeen = false
    }

    package let id: Person.ID
    package let sex: Sex
    package let row: PersonRow
    /// The unit they are on the way to.
    package let destination: UnitName?
    /// The unit where they live their Party life for a time.
    package let host: UnitName?
    /// Whether their key was destroyed: nothing sealed can be read, and nothing more recorded.
    package let isErased: Bool
    /// Whether the scope may record of them, and open what is sealed.
    package let mayRecord: Bool
    /// The movements that stand, in their order.
    package let steps: [Step]
    /// Newest first.
    package let operations: [Entry]

    /// The last movement up to a day.
    package func step(by day: Day) -> Step? { steps.last { $0.effectiveOn <= day } }
}

extension PersonQueries {
    /// The person of a file number.
    ///
    /// - Throws: `Failure.notFound` also where the scope does not hold them: both sound the same.
    package static func file(_ code: String, as scope: Scope, _ desk: Desk) throws -> PersonFile {
        let found = try desk.db.run(
            """
            SELECT person.id, data_key.destroyed_in, operation.unit
            FROM person \(PersonNames.join)
            JOIN operation ON operation.seq = person.recorded_in
            LEFT JOIN data_key ON data_key.subject = person.id
            WHERE person.code = \(code) AND \(PersonNames.isListed) AND \(seen(by: scope, desk))
            """)
        guard let row = found.first else { throw Failure.notFound }
        let id: Person.ID = try row.id(0)
        let people = try PersonDirectory.of([id], desk.db)
        guard let person = people[id] else { throw Failure.notFound }
        let memberships = try Memberships.of([id], people, desk.db)
        let history = try memberships.history(of: id)
        let standing = history.standing(on: desk.today)
        let enterprises = try EnterpriseDirectory.of(
            [person.workplace.on(desk.today) ?? nil].compactMap { $0 }, desk.db)
        let manager = (person.workplace.on(desk.today) ?? nil).flatMap { enterprises[$0]?.manager.on(desk.today) }

        let operations = try operations(on: id, desk.db)
        // Who is on the way between two cells is both's to record of.
        let homes = try [standing.unit ?? manager ?? row.idOrNil(2), standing.destination].compactMap { $0 }
        let tree = try Tree.above(operations.compactMap(\.unit) + homes, desk.db)
        func line(_ unit: Unit.ID?) -> [Unit.ID] { unit.map { tree.line(from: $0, on: desk.today) } ?? [] }
        let entries = operations.map { operation, unit in
            var entry = operation
            entry.isSeen = scope.contains(line(unit))
            return entry
        }

        var host: Unit.ID?
        if case .unit(let unit)? = standing.stay { host = unit }
        let cells = history.steps.flatMap { [$0.movement.unit, $0.movement.counterpart].compactMap { $0 } }
        let units = try UnitQueries.names(of: cells, on: desk.today, desk)
        let steps = history.steps.map { step in
            let movement = step.movement
            return PersonFile.Step(
                kind: movement.kind, unit: units[movement.unit],
                counterpart: movement.counterpart.flatMap { units[$0] }, elsewhere: movement.elsewhere,
                place: step.after, effectiveOn: movement.effectiveOn, decision: memberships.decisions[movement.id],
                operation: memberships.operations[movement.id].flatMap { seq in entries.first { $0.seq == seq } },
                arrival: step.after.cell.flatMap { units[$0] })
        }
        return PersonFile(
            id: id, sex: person.sex,
            row: PersonRow(
                code: person.code, name: person.name, standing: standing, unit: standing.unit.flatMap { units[$0] },
                workplace: workplace(of: person, on: desk.today, enterprises)),
            destination: standing.destination.flatMap { units[$0] }, host: host.flatMap { units[$0] },
            isErased: try row.intOrNil(1) != nil,
            mayRecord: homes.isEmpty ? scope.mayRecord(in: []) : homes.contains { scope.mayRecord(in: line($0)) },
            steps: steps,
            operations: entries)
    }

    /// Every operation that recorded or closed something of a person, newest first.
    private static func operations(
        on person: Person.ID, _ db: Transaction
    ) throws -> [(entry: PersonFile.Entry, unit: Unit.ID?)] {
        func seqs(_ column: String, _ table: String, _ subject: String) -> SQL {
            "SELECT \(raw: column) FROM \(raw: table) WHERE \(raw: subject) = \(person)"
        }
        let sources = [
            seqs("recorded_in", "person", "id"), seqs("recorded_in", "person_name", "person"),
            seqs("superseded_in", "person_name", "person"), seqs("recorded_in", "person_detail", "person"),
            seqs("superseded_in", "person_detail", "person"), seqs("recorded_in", "person_workplace", "person"),
            seqs("superseded_in", "person_workplace", "person"), seqs("recorded_in", "movement", "person"),
            seqs("reversed_in", "movement", "person"), seqs("destroyed_in", "data_key", "subject"),
        ]
        let positions: [SQL] = ["recorded_in", "superseded_in"].map { column in
            """
            SELECT position_state.\(raw: column) FROM position_state
            JOIN position_holder ON position_holder.id = position_state.holder
            WHERE position_holder.person = \(person) AND position_state.\(raw: column) IS NOT NULL
            """
        }
        let rows = try db.run(
            """
            SELECT operation.seq, operation.kind, operation.at, account.name, operation.reverses, operation.unit,
                   (SELECT COUNT(*) FROM movement WHERE movement.recorded_in = operation.seq)
            FROM operation JOIN account ON account.id = operation.account
            WHERE operation.seq IN (\((sources + positions).joined(separator: " UNION ")))
            ORDER BY operation.seq DESC
            """)
        return try rows.map { row in
            let entry = PersonFile.Entry(
                seq: try row.int(0), kind: try row.code(1), at: Timestamp.parse(try row.text(2)) ?? .distantPast,
                by: try row.text(3), movements: try row.int(6), reverses: try row.intOrNil(4))
            return (entry, try row.idOrNil(5))
        }
    }
}

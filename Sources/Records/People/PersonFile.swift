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

    /// How they stood towards the Party from a day on.
    package struct Stretch: Hashable, Sendable {
        package let from: Day
        package let status: Standing.Status
        /// The unit of their Party life, or where it was last.
        package let unit: UnitName?
        /// The unit they are on the way to.
        package let destination: UnitName?
        /// Where they are for a time: a unit, or an organisation outside the register.
        package let host: String?
    }

    package let id: Person.ID
    package let sex: Sex
    package let row: PersonRow
    /// The unit they are on the way to.
    package let destination: UnitName?
    /// Where they live their Party life for a time, a unit or an organisation outside the register, and since when.
    package let host: (name: String, since: Day)?
    /// How they came to stand where they do, in the order of days.
    package let course: [Stretch]
    /// The unit in whose figures they are, or that manages where they work; nil where nothing ties them to one.
    package let home: Unit.ID?
    /// The entries that went on as this one.
    package let merged: [MergedEntry]
    /// Whether their key was destroyed: nothing sealed can be read, and nothing more recorded.
    package let isErased: Bool
    /// Since when what is held of them is kept and not used; nil where it is used.
    package let restrictedSince: Day?
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
    /// The person of a file number, or of the number of an entry that went on as theirs.
    ///
    /// - Throws: `Failure.notFound` also where the scope does not hold them: both sound the same.
    package static func file(_ code: String, as scope: Scope, _ desk: Desk) throws -> PersonFile {
        let found = try desk.db.run(
            """
            SELECT person.id, data_key.destroyed_in, operation.unit
            FROM person \(PersonNames.join)
            JOIN operation ON operation.seq = person.recorded_in
            LEFT JOIN data_key ON data_key.subject = person.id
            WHERE person.id IN (\(PersonMergers.bearers(of: code))) AND \(PersonNames.isListed) AND \(seen(by: scope, desk))
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
        let places = try Homes.of(operations.compactMap(\.unit) + homes, desk)
        func place(_ unit: Unit.ID?) -> Home { unit.map { places[$0] } ?? .register }
        let entries = operations.map { operation, unit in
            var entry = operation
            entry.isSeen = scope.contains(place(unit), for: .people)
            return entry
        }

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
        let course = history.course.map { from, standing in
            PersonFile.Stretch(
                from: from, status: standing.status, unit: standing.unit.flatMap { units[$0] },
                destination: standing.destination.flatMap { units[$0] },
                host: hostName(history, standing, on: from, units))
        }
        let host = hostName(history, standing, on: desk.today, units)
        return PersonFile(
            id: id, sex: person.sex,
            row: PersonRow(
                code: person.code, name: person.name, standing: standing, unit: standing.unit.flatMap { units[$0] },
                workplace: workplace(of: person, on: desk.today, enterprises)),
            destination: standing.destination.flatMap { units[$0] },
            host: host.flatMap { name in history.staySince(on: desk.today).map { (name, $0) } }, course: course,
            home: homes.first, merged: try PersonMergers.entries(of: id, desk),
            isErased: try row.intOrNil(1) != nil, restrictedSince: try Restrictions.since(id, desk),
            mayRecord: homes.isEmpty
                ? scope.mayRecord(in: .register) : homes.contains { scope.mayRecord(in: place($0)) },
            steps: steps,
            operations: entries)
    }

    /// The person of a file number, of whom a scope may record.
    ///
    /// - Throws: `Failure.notFound` for who is out of the scope; `Failure.forbidden` where they may only be seen.
    static func recordable(_ code: String, as scope: Scope, _ desk: Desk) throws -> PersonFile {
        let file = try file(code, as: scope, desk)
        guard file.mayRecord else { throw Failure.forbidden }
        return file
    }

    /// The name of where somebody lives their Party life for a time.
    private static func hostName(
        _ history: MembershipHistory, _ standing: Standing, on day: Day, _ units: [Unit.ID: UnitName]
    ) -> String? {
        switch standing.stay {
        case nil: nil
        case .unit(let unit): units[unit]?.name
        case .elsewhere:
            history.steps.last { $0.movement.effectiveOn <= day && $0.movement.kind == .temporary }?
                .movement.elsewhere?.name
        }
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
            seqs("recorded_in", "person_merger", "survivor"), seqs("superseded_in", "person_merger", "survivor"),
            seqs("recorded_in", "person_merger", "person"), seqs("superseded_in", "person_merger", "person"),
            seqs("recorded_in", "consent", "person"), seqs("recorded_in", "restriction", "person"),
            seqs("recorded_in", "rights_request", "person"),
        ]
        let positions: [SQL] = ["recorded_in", "superseded_in"].map { column in
            """
            SELECT position_state.\(raw: column) FROM position_state
            JOIN position_holder ON position_holder.id = position_state.holder
            WHERE position_holder.person = \(person) AND position_state.\(raw: column) IS NOT NULL
            """
        }
        let steps: SQL = """
            SELECT step.recorded_in FROM rights_step AS step JOIN rights_request ON rights_request.id = step.request
            WHERE rights_request.person = \(person)
            """
        let rows = try db.run(
            """
            SELECT operation.seq, operation.kind, operation.at, account.name, operation.reverses, operation.unit,
                   (SELECT COUNT(*) FROM movement WHERE movement.recorded_in = operation.seq)
            FROM operation JOIN account ON account.id = operation.account
            WHERE operation.seq IN (\((sources + positions + [steps]).joined(separator: " UNION ")))
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

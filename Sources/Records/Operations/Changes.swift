package import Domain
package import FoundationEssentials
import Storage
import Vietnamese

/// What one operation made to be said otherwise of one subject.
package struct Changed: Hashable, Sendable {
    package let operation: Int
    package let at: Date
    /// The name of the account that recorded it.
    package let by: String
    package let differences: [Difference]

    package init(operation: Int, at: Date, by: String, differences: [Difference]) {
        self.operation = operation
        self.at = at
        self.by = by
        self.differences = differences
    }
}

/// What changed of a subject, told from its states: for somebody who had a form open meanwhile.
package enum Changes {
    /// What states are about.
    package enum Subject: Hashable, Sendable {
        case enterprise(Enterprise.ID)
        case person(Person.ID)
        case target(Target.ID)
        case unit(Unit.ID)
        /// A place that was entered, by its identity.
        case place(String)

        var text: String {
            switch self {
            case .enterprise(let id): id.text
            case .person(let id): id.text
            case .target(let id): id.text
            case .unit(let id): id.text
            case .place(let id): id
            }
        }

        var tables: [FactTable] {
            switch self {
            case .enterprise: FactTable.ofEnterprises
            case .person: FactTable.ofPeople
            case .target: [.targetValue]
            case .unit: FactTable.ofUnits
            case .place: [.placeState]
            }
        }
    }

    /// The number of the last operation that said something of a subject: what a form holds as seen. Zero where none
    /// did.
    package static func last(of subject: Subject, _ desk: Desk) throws -> Int {
        let touched = subject.tables.map { touching(subject, $0) }.joined(separator: " UNION ALL ")
        return try desk.db.run("SELECT COALESCE(MAX(seq), 0) FROM (\(touched)) AS touched").first?.int(0) ?? 0
    }

    /// What later operations than `seen` changed of a subject, in their order: who, what, from what to what. Sealed
    /// values are not told.
    package static func since(_ seen: Int, of subject: Subject, _ desk: Desk) throws -> [Changed] {
        guard try last(of: subject, desk) > seen else { return [] }
        let stories = try subject.tables.map { try StateStory($0, of: [subject.text], desk.db)[subject.text] }
        let names = try CodesOfStates.of(stories.flatMap { $0 }, desk.db)
        let operations = Set(stories.flatMap { $0 }.flatMap(\.operations)).filter { $0 > seen }.sorted()
        let rows = try desk.db.run(
            """
            SELECT operation.seq, operation.at, account.name FROM operation
            JOIN account ON account.id = operation.account WHERE operation.seq IN \(list: operations)
            ORDER BY operation.seq
            """)
        return try rows.compactMap { row in
            let operation = try row.int(0)
            let differences = stories.flatMap { $0.differences(by: operation, names) }
            guard !differences.isEmpty else { return nil }
            return Changed(
                operation: operation, at: Timestamp.parse(try row.text(1)) ?? .distantPast, by: try row.text(2),
                differences: differences)
        }
    }

    /// - Throws: `Failure.conflict` where somebody changed the subject since a form was opened; `since` tells what.
    static func refuse(since seen: Int?, of subject: Subject, _ desk: Desk) throws {
        guard let seen, let later = try since(seen, of: subject, desk).last else { return }
        let arguments = ["operation": String(later.operation), "name": later.by]
        throw Failure.conflict(Message("problem.change.meanwhile", arguments))
    }

    /// The operations that wrote or closed a state of a subject.
    private static func touching(_ subject: Subject, _ table: FactTable) -> SQL {
        let (name, key) = (table.name, table.key[0])
        return """
            SELECT MAX(recorded_in) AS seq FROM \(raw: name) WHERE \(raw: key) = \(subject.text)
            UNION ALL SELECT MAX(superseded_in) FROM \(raw: name) WHERE \(raw: key) = \(subject.text)
            """
    }
}

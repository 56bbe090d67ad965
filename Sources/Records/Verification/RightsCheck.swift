import Domain
import Storage

/// Consents against what is held: what was withdrawn is gone, what is gone was withdrawn, and every paper opens.
enum RightsCheck {
    static func run(_ inspection: Inspection) throws {
        try details(inspection)
        for (table, subject, column) in papers { try open(table, subject, column, inspection) }
    }

    /// The facts whose content went with a consent.
    static func vanished(_ operations: ClosedRange<Int>, _ inspection: Inspection) throws -> Set<FactName> {
        let table = FactTable.personDetail
        let rows = try inspection.db.run(
            """
            SELECT \(raw: table.columns.joined(separator: ", ")), recorded_in FROM person_detail
            WHERE LENGTH(sealed) = 0 AND recorded_in BETWEEN \(operations.lowerBound) AND \(operations.upperBound)
            """)
        return Set(
            try rows.compactMap { row in
                let said = Journal.written(table, Array(row.values.dropLast()))
                return FactName(Lines.Line(operation: try row.int(table.columns.count), text: said))
            })
    }

    private static func details(_ inspection: Inspection) throws {
        // Of each detail: whether it is gone, and whether a consent was withdrawn after it had been recorded.
        let rows: SQL = """
            SELECT person_detail.person, person_detail.field, LENGTH(person_detail.sealed), person_detail.recorded_in,
                   person.code, person_detail.superseded_in
            FROM person_detail LEFT JOIN person ON person.id = person_detail.person
            """
        let withdrawn = try withdrawals(inspection)
        guard !withdrawn.isEmpty else {
            for row in try inspection.db.run("\(rows) WHERE LENGTH(person_detail.sealed) = 0") {
                inspection.find(.detailVanished, try arguments(row))
            }
            return
        }
        let joined = try mergers(inspection)
        let people = withdrawn.keys.flatMap { joined[$0] ?? [$0] }.map { Person.ID($0) }
        let inForce = try Consents.withdrawn(among: people, inspection.desk)
        try inspection.db.forEach(rows) { row in
            let person = try row.text(0)
            if inspection.isDestroyed(person) { return }
            let field: PersonDetail = try row.code(1)
            let (isGone, seq) = (try row.int(2) == 0, try row.int(3))
            // What is held of one entry is held of those that went on as the same person, now or once.
            let people = isGone ? joined[person] ?? [person] : [person]
            let isWithdrawn = people.contains { person in
                (isGone && inspection.isDestroyed(person))
                    || withdrawn[person, default: []].contains {
                        $0.purpose.details.contains(field) && $0.operation > seq
                    }
            }
            // What was recorded since stands only where they consented since.
            let isRevived = try row.intOrNil(5) == nil && !isGone && inForce[Person.ID(person)]?[field] != nil
            if isRevived || isWithdrawn != isGone { inspection.find(.detailVanished, try arguments(row)) }
        }
    }

    /// Entries that ever went on as one another, each with all of them.
    private static func mergers(_ inspection: Inspection) throws -> [String: Set<String>] {
        var joined: [String: Set<String>] = [:]
        for row in try inspection.db.run("SELECT person, survivor FROM person_merger") {
            let pair = [try row.text(0), try row.text(1)]
            let all = pair.reduce(into: Set(pair)) { $0.formUnion(joined[$1] ?? []) }
            for person in all { joined[person] = all }
        }
        return joined
    }

    private static func arguments(_ row: Row) throws -> [String: String] {
        ["person": try row.textOrNil(4) ?? row.text(0), "field": try row.text(1)]
    }

    private static func withdrawals(
        _ inspection: Inspection
    ) throws -> [String: [(purpose: ConsentPurpose, operation: Int)]] {
        var withdrawn: [String: [(ConsentPurpose, Int)]] = [:]
        let rows = try inspection.db.run(
            """
            SELECT person, purpose, recorded_in FROM consent WHERE answer = \(ConsentAnswer.withdrawn.rawValue)
            """)
        for row in rows { withdrawn[try row.text(0), default: []].append((try row.code(1), try row.int(2))) }
        return withdrawn
    }

    /// The tables with papers: what each paper is tied to, and the column it stands in.
    private static let papers: [(table: String, subject: SQL, column: String)] = [
        ("consent", "person || ' ' || purpose || ' ' || from_on", "document_sealed"),
        ("restriction", "person || ' restriction ' || from_on", "document_sealed"),
        ("rights_request", "id", "document_sealed"), ("rights_step", "id", "document_sealed"),
        ("breach", "id", "summary_sealed"), ("breach_step", "id", "document_sealed"),
    ]

    private static func open(
        _ table: String, _ subject: SQL, _ column: String, _ inspection: Inspection
    ) throws {
        try inspection.db.forEach("SELECT \(subject), \(raw: column) FROM \(raw: table)") { row in
            let subject = try row.text(0)
            let purpose = RightsPapers.purpose(subject)
            if case .changed = inspection.open(try row.blob(1), under: Sealer.system, as: purpose) {
                inspection.find(.paperUnreadable, ["table": table, "key": subject])
            }
        }
    }
}

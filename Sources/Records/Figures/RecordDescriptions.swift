import Domain
import FoundationEssentials
import Storage
import Vietnamese

/// Names, papers and operations of the records on one page, each read by one statement.
struct RecordDescriptions {
    private var people: PersonDirectory
    private var units: UnitDirectory
    private var enterprises: EnterpriseDirectory
    private var decisions: [String: DecisionDraft] = [:]
    private var operations: [Int: (at: Date, by: String)] = [:]

    static func of(_ postings: [Posted], _ db: Transaction) throws -> RecordDescriptions {
        func subjects(_ facts: Fact...) -> [String] {
            postings.filter { facts.contains($0.fact) }.map(\.subject)
        }
        var described = RecordDescriptions(
            people: try PersonDirectory.of(subjects(.member, .temporary).map { Person.ID($0) }, db),
            units: try UnitDirectory.of(
                Set(
                    postings.map(\.unit) + subjects(.organisation, .reported).map { Unit.ID($0) }
                        + postings.filter(\.isCarried).map { Unit.ID($0.subject) }), db),
            enterprises: try EnterpriseDirectory.of(
                subjects(.enterprise, .survey).map { Enterprise.ID($0) }, db))
        guard !postings.isEmpty else { return described }
        let events = postings.map(\.event)
        let papers = try db.run(
            """
            SELECT events.id, decision.number, decision.issued_on, decision.issuer
            FROM (SELECT id, decision FROM movement WHERE id IN \(list: events)
                  UNION ALL SELECT id, decision FROM unit_event WHERE id IN \(list: events)
                  UNION ALL SELECT id, decision FROM unit_closure WHERE id IN \(list: events)) AS events
            JOIN decision ON decision.id = events.decision
            """)
        for row in papers {
            described.decisions[try row.text(0)] = DecisionDraft(
                number: try row.text(1), issuedOn: try row.day(2), issuer: try row.text(3))
        }
        let operations = try db.run(
            """
            SELECT operation.seq, operation.at, account.name
            FROM operation JOIN account ON account.id = operation.account
            WHERE operation.seq IN \(list: Array(Set(postings.map(\.operation))))
            """)
        for row in operations {
            described.operations[try row.int(0)] = (
                Timestamp.parse(try row.text(1)) ?? .distantPast, try row.text(2)
            )
        }
        return described
    }

    private init(people: PersonDirectory, units: UnitDirectory, enterprises: EnterpriseDirectory) {
        self.people = people
        self.units = units
        self.enterprises = enterprises
    }

    func record(_ posted: Posted, amount: Int) -> FigureRecord? {
        guard let operation = operations[posted.operation] else { return nil }
        let (title, detail) = posted.isCarried ? unitNames(posted) : names(posted)
        let unit = units[posted.unit]
        return FigureRecord(
            event: posted.event, subject: posted.subject, title: title, detail: detail,
            unitName: unit?.name.on(posted.effectiveOn) ?? unit?.name.latest ?? "",
            unitCode: unit?.code.on(posted.effectiveOn) ?? unit?.code.latest ?? "",
            effectiveOn: posted.effectiveOn, decision: decisions[posted.event], operation: posted.operation,
            recordedAt: operation.at, recordedBy: operation.by, amount: amount, cause: posted.cause,
            category: posted.category, reported: posted.reported)
    }

    private func unitNames(_ posted: Posted) -> (String, String) {
        let unit = units[Unit.ID(posted.subject)]
        return (unit?.name.latest ?? "", unit?.code.latest ?? "")
    }

    private func names(_ posted: Posted) -> (String, String) {
        switch posted.fact {
        case .member, .temporary:
            let person = people[Person.ID(posted.subject)]
            return (person?.name ?? "", person?.code ?? "")
        case .organisation, .reported: return unitNames(posted)
        case .enterprise, .survey:
            let enterprise = enterprises[Enterprise.ID(posted.subject)]
            return (enterprise?.name.on(posted.effectiveOn) ?? enterprise?.name.latest ?? "", enterprise?.taxCode ?? "")
        }
    }
}

package import Domain
import Storage
package import Vietnamese

/// One of the people behind a number of the increase/decrease table.
package struct StrengthPerson: Hashable, Sendable {
    package let code: String
    package let name: String
    /// The cell in which they count.
    package let unit: UnitName?
    /// What the number counts of them: a movement, or that their unit came under other superiors.
    package let kind: Movement.Kind?
    package let effectiveOn: Day
    package let decision: DecisionDraft?
    package let operation: Int?
    /// 1 for somebody who is there or moved as the column says; −1 for a movement taken back against it.
    package let amount: Int
}

/// The way from a number of the table to its people.
package enum StrengthPeople {
    /// What a number is of.
    package struct Cell: Sendable {
        package let column: StrengthColumn
        package let part: StrengthPart
        /// The unit of the row; the unit of the table where nil.
        package let row: Unit.ID?

        package init(_ column: StrengthColumn, of part: StrengthPart = .all, row: Unit.ID? = nil) {
            self.column = column
            self.part = part
            self.row = row
        }
    }

    /// A page of the people behind a number that a scope shows, by given name, and what the others come to.
    package static func page(
        _ cell: Cell, _ question: FigureQuestion, limit: Int, offset: Int, as scope: Scope, _ desk: Desk
    ) throws -> ListedRecords<StrengthPerson> {
        let known = try Known(question.knownAt, desk)
        let presences =
            try cell.row.map { row in try Presence.below(question, desk).filter { $0.unit == row } }
            ?? [Presence(whole: question)]
        let sources = presences.flatMap { StrengthSource.of(cell, $0, question, known) }
        guard !sources.isEmpty else { return ListedRecords(records: [], count: 0, sum: 0, outside: (0, 0)) }
        let all = sources.joined(separator: " UNION ALL ")
        let seen = scope.units("people.unit", for: .people, on: desk.today)
        let totals = try desk.db.run(
            """
            SELECT COUNT(*), CAST(COALESCE(SUM(amount), 0) AS BIGINT),
                   CAST(COALESCE(SUM(CASE WHEN \(seen) THEN 1 ELSE 0 END), 0) AS BIGINT),
                   CAST(COALESCE(SUM(CASE WHEN \(seen) THEN amount ELSE 0 END), 0) AS BIGINT)
            FROM (\(all)) AS people
            """
        ).first
        let (count, sum) = (try totals?.int(0) ?? 0, try totals?.int(1) ?? 0)
        let (shown, part) = (try totals?.int(2) ?? 0, try totals?.int(3) ?? 0)
        let rows = try desk.db.run(
            """
            SELECT person.id, person.code, \(PersonNames.name), people.event, people.effective_on, people.unit,
                   CAST(people.amount AS BIGINT)
            FROM (\(all)) AS people JOIN person ON person.id = people.person \(PersonNames.join)
            WHERE \(seen)
            ORDER BY \(PersonNames.sortKey), person.code, people.effective_on, people.event
            LIMIT \(limit) OFFSET \(offset)
            """)
        let sign = cell.column.side == .decrease ? -1 : 1
        return ListedRecords(
            records: try described(rows, sign, question, known, desk), count: shown, sum: sign * sum,
            outside: (count - shown, sign * (sum - part)))
    }

    private static func described(
        _ rows: [Row], _ sign: Int, _ question: FigureQuestion, _ known: Known, _ desk: Desk
    ) throws -> [StrengthPerson] {
        let papers = try Papers.of(rows, known, desk)
        let names = try UnitQueries.names(of: try rows.map { try $0.id(5) }, on: question.to, desk)
        return try rows.map { row in
            let paper = try papers.paper(of: row)
            return StrengthPerson(
                code: try row.text(1), name: try row.text(2), unit: names[try row.id(5)], kind: paper?.kind,
                effectiveOn: try paper?.day ?? row.day(4), decision: paper?.decision, operation: paper?.operation,
                amount: sign * (try row.int(6)))
        }
    }
}

/// The effects that make a number, each with its person: `person, event, effective_on, unit, amount`.
private enum StrengthSource {
    static func of(
        _ cell: StrengthPeople.Cell, _ presence: Presence, _ question: FigureQuestion, _ known: Known
    ) -> [SQL] {
        let stretch = presence.spell.stretch
        let (hasCome, hasGone) = (presence.spell.hasCome, presence.spell.hasGone)
        let source = Source(unit: presence.unit, part: cell.part, known: known)
        let (eve, last) = (stretch.lowerBound.adding(days: -1), stretch.upperBound.adding(days: -1))
        switch cell.column {
        case .opening: return hasCome ? [] : [source.standing(on: eve, event: nil, 1)]
        case .closing: return hasGone ? [] : [source.standing(on: last, event: nil, 1)]
        case .reorganisationIn:
            let came = source.standing(on: eve, event: stretch.lowerBound, 1)
            return source.moved(cell.column, stretch) + (hasCome ? [came] : [])
        case .reorganisationOut:
            let went = source.standing(on: last, event: stretch.upperBound, -1)
            return source.moved(cell.column, stretch) + (hasGone ? [went] : [])
        default: return source.moved(cell.column, stretch)
        }
    }

    private struct Source {
        let unit: Unit.ID
        let part: StrengthPart
        let known: Known

        /// Who stood in the unit and everything below it at the end of a day, told by the units' own effects. Where they
        /// came or went with it, on which day.
        func standing(on day: Day, event moved: Day?, _ sign: Int) -> SQL {
            let event = moved.map { Derived.carry.event(of: unit.text, on: $0) } ?? ""
            return """
                SELECT posting.subject AS person, CAST(\(event) AS TEXT) AS event,
                       \(moved.map { SQL("CAST(\($0) AS TEXT)") } ?? "MAX(posting.effective_on)") AS effective_on,
                       path_unit.unit AS unit, \(raw: String(sign)) * SUM(posting.amount) AS amount
                FROM posting JOIN path_unit ON path_unit.path = posting.path
                WHERE path_unit.distance = 0 AND path_unit.unit IN (\(Subtree.of(unit, on: day, known)))
                  AND posting.effective_on <= \(day) AND \(members)
                GROUP BY posting.subject, path_unit.unit HAVING SUM(posting.amount) <> 0
                """
        }

        /// Who moved as a column says, and who stood in units that came or went as it says.
        func moved(_ column: StrengthColumn, _ stretch: Range<Day>) -> [SQL] {
            guard let cause = column.cause else { return [] }
            let status: SQL =
                column == .recognition ? "posting.status = \(Movement.Status.official.rawValue)" : "1 = 1"
            let isOfReorganisation = column == .reorganisationIn || column == .reorganisationOut
            let crossing: SQL =
                isOfReorganisation
                ? """
                posting.event NOT IN (
                    SELECT event FROM (\(MovedWithin.events("place.unit = \(unit)", stretch))) AS within)
                """ : "1 = 1"
            let within: SQL = """
                path_unit.unit = \(unit) AND posting.cause = \(cause) AND posting.effective_on >= \(stretch.lowerBound)
                  AND posting.effective_on < \(stretch.upperBound)
                """
            let own: SQL = """
                SELECT posting.subject AS person, posting.event AS event, posting.effective_on AS effective_on,
                       home.unit AS unit, SUM(posting.amount) AS amount
                FROM posting JOIN path_unit ON path_unit.path = posting.path
                JOIN path_unit AS home ON home.path = posting.path AND home.distance = 0
                WHERE \(within) AND posting.event NOT LIKE '%@%' AND \(status) AND \(crossing)
                  AND \(column == .recognition ? recognised : members)
                GROUP BY posting.subject, posting.event, posting.effective_on, home.unit
                HAVING SUM(posting.amount) <> 0
                """
            guard isOfReorganisation else { return [own] }
            let sign = column == .reorganisationIn ? "1" : "-1"
            let carried: SQL = """
                SELECT posting.subject AS person, carry.event AS event, carry.effective_on AS effective_on,
                       carry.unit AS unit, \(raw: sign) * SUM(posting.amount) AS amount
                FROM (
                    SELECT posting.event, posting.subject AS unit, posting.effective_on
                    FROM posting JOIN path_unit ON path_unit.path = posting.path
                    WHERE \(within) AND posting.event LIKE '%@%' AND \(members)
                    GROUP BY posting.event, posting.subject, posting.effective_on HAVING SUM(posting.amount) <> 0
                ) AS carry
                JOIN path_unit ON path_unit.unit = carry.unit AND path_unit.distance = 0
                JOIN posting ON posting.path = path_unit.path AND posting.effective_on < carry.effective_on
                WHERE \(members)
                GROUP BY posting.subject, carry.event, carry.effective_on, carry.unit
                HAVING SUM(posting.amount) <> 0
                """
            return [own, carried]
        }

        private var party: SQL {
            """
            posting.fact = \(Fact.member.rawValue) AND posting.line = \(Line.party.rawValue)
              AND \(known.recorded("posting.op"))
            """
        }

        private var women: SQL { "posting.sex = \(Sex.female.rawValue)" }

        private var members: SQL {
            switch part {
            case .all: party
            case .women: "\(party) AND \(women)"
            case .probationary: "\(party) AND posting.status = \(Movement.Status.probationary.rawValue)"
            }
        }

        /// Of a recognition the side that makes official counts, also among the probationary.
        private var recognised: SQL { part == .women ? "\(party) AND \(women)" : party }
    }
}

/// The movements and papers behind a page of people.
private struct Papers {
    struct Paper {
        let kind: Movement.Kind?
        let day: Day?
        let decision: DecisionDraft?
        let operation: Int?
    }

    private var memberships: Memberships
    private var carries: [String: Paper] = [:]
    private let known: Known

    static func of(_ rows: [Row], _ known: Known, _ desk: Desk) throws -> Papers {
        let ids: [Person.ID] = try rows.map { try $0.id(0) }
        let people = try PersonDirectory.of(ids, desk.db)
        var papers = Papers(
            memberships: try Memberships.of(Array(people.entries.keys), people, desk.db), known: known)
        let events = Set(try rows.map { try $0.text(3) }.filter { Derived.parts(of: $0) != nil })
        guard !events.isEmpty else { return papers }
        let carried = try desk.db.run(
            """
            SELECT carried.event, carried.op, decision.number, decision.issued_on, decision.issuer
            FROM (
                SELECT posting.event, MIN(posting.op) AS op FROM posting
                WHERE posting.event IN \(list: Array(events)) GROUP BY posting.event
            ) AS carried
            LEFT JOIN (SELECT recorded_in, MIN(decision) AS decision FROM unit_step GROUP BY recorded_in) AS step
                ON step.recorded_in = carried.op
            LEFT JOIN decision ON decision.id = step.decision
            """)
        for row in carried {
            let decision = try row.textOrNil(2).map {
                DecisionDraft(number: $0, issuedOn: try row.day(3), issuer: try row.text(4))
            }
            papers.carries[try row.text(0)] = Paper(
                kind: .reorganisation, day: nil, decision: decision, operation: try row.int(1))
        }
        return papers
    }

    private init(memberships: Memberships, known: Known) {
        self.memberships = memberships
        self.known = known
    }

    /// The movement that a row names, or the last one by its day for who simply stands there.
    func paper(of row: Row) throws -> Paper? {
        let event = try row.text(3)
        if let carried = carries[event] { return carried }
        let (person, day): (Person.ID, Day) = (try row.id(0), try row.day(4))
        let standing = (memberships.movements[person] ?? []).filter { movement in
            known.last.map { (memberships.operations[movement.id] ?? 0) <= $0 } ?? true
        }
        let movement =
            event.isEmpty
            ? standing.filter { $0.effectiveOn <= day }.max { $0.effectiveOn < $1.effectiveOn }
            : standing.first { $0.id.text == event }
        return movement.map {
            Paper(
                kind: $0.kind, day: $0.effectiveOn, decision: memberships.decisions[$0.id],
                operation: memberships.operations[$0.id])
        }
    }
}

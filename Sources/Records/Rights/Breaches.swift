package import Domain
package import FoundationEssentials
import Storage
import Vietnamese

/// One entry of the breach file, with what was done about it and its hours.
package struct BreachFile: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package let step: Breach.Step
        package let at: Date
        package let document: String
        package let operation: Int
        package let by: String
    }

    package let id: Breach.ID
    package let kind: Breach.Kind
    package let unit: UnitName
    package let noticed: Date
    package let people: Int
    package let summary: String
    package let operation: Int
    /// In the order of their moments.
    package let steps: [Step]
    package let clock: BreachClock

    package var isClosed: Bool { steps.contains { $0.step == .closed } }
}

/// The breach file: for those who administer accounts.
package enum Breaches {
    /// Entries within a scope, the latest first.
    package static func all(as scope: Scope, _ desk: Desk) throws -> [BreachFile] {
        guard scope.serves(.administer) || scope.serves(.audit) else { throw Failure.forbidden }
        return try files("1 = 1", as: scope, desk)
    }

    /// - Throws: `Failure.notFound` also where the scope does not hold its unit: both sound the same.
    package static func find(_ id: Breach.ID, as scope: Scope, _ desk: Desk) throws -> BreachFile {
        guard let found = try files("breach.id = \(id)", as: scope, desk).first else { throw Failure.notFound }
        return found
    }

    package static func plan(_ draft: BreachDraft, as scope: Scope, _ desk: Desk) throws -> [Problem] {
        let unit = try unit(draft.unitCode, as: scope, desk)
        return (unit == nil ? [Problem("unit", "problem.unit.unknown", ["value": draft.unitCode])] : [])
            + draft.problems(now: desk.now)
    }

    package static func record(_ draft: BreachDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .breach) { return earlier }
        let problems = try plan(draft, as: author.scope, desk)
        guard problems.isEmpty, let unit = try unit(draft.unitCode, as: author.scope, desk) else {
            throw Failure.invalid(problems)
        }
        return try desk.record(.breach, in: unit, by: author) { recording in
            let id = uuid7(at: desk.now)
            try recording.insert(
                .breach,
                [
                    [
                        id.value, unit.value, draft.kind.rawValue.value, Timestamp.text(draft.noticed).value,
                        draft.people.value, try RightsPapers.seal(draft.summary, of: id, recording),
                    ]
                ])
            return Receipt(seq: recording.seq, subjects: [id])
        }
    }

    package static func plan(_ draft: BreachStepDraft, as scope: Scope, _ desk: Desk) throws -> [Problem] {
        let breach = try find(draft.breach, as: scope, desk)
        guard try scope.contains(desk.home(of: breach.unit.id), for: .administer) else { throw Failure.forbidden }
        var problems = draft.problems(now: desk.now)
        if draft.at < breach.noticed { problems.append(Problem("at_on", "problem.breach.early")) }
        if breach.isClosed { problems.append(Problem("done", "problem.breach.closed")) }
        return problems
    }

    package static func record(_ draft: BreachStepDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .breachStep) { return earlier }
        let problems = try plan(draft, as: author.scope, desk)
        guard problems.isEmpty else { throw Failure.invalid(problems) }
        let breach = try find(draft.breach, as: author.scope, desk)
        return try desk.record(.breachStep, in: breach.unit.id, by: author) { recording in
            let id = uuid7(at: desk.now)
            try recording.insert(
                .breachStep,
                [
                    [
                        id.value, draft.breach.value, draft.step.rawValue.value, Timestamp.text(draft.at).value,
                        try RightsPapers.seal(draft.document, of: id, recording),
                    ]
                ])
            return Receipt(seq: recording.seq, subjects: [draft.breach.text])
        }
    }

    /// The unit of a code that a scope administers.
    private static func unit(_ code: String, as scope: Scope, _ desk: Desk) throws -> Unit.ID? {
        guard scope.serves(.administer) else { throw Failure.forbidden }
        guard let unit = try UnitDirectory.of(codes: [code], desk.db)[code: code]?.id else { return nil }
        return try scope.contains(desk.home(of: unit), for: .administer) ? unit : nil
    }

    private static func files(_ condition: SQL, as scope: Scope, _ desk: Desk) throws -> [BreachFile] {
        let within: SQL = """
            (\(scope.units("breach.unit", for: .administer, on: desk.today))
             OR \(scope.units("breach.unit", for: .audit, on: desk.today)))
            """
        let rows = try desk.db.run(
            """
            SELECT breach.id, breach.unit, breach.kind, breach.noticed_at, breach.people, breach.summary_sealed,
                   breach.recorded_in
            FROM breach WHERE breach.reversed_in IS NULL AND \(condition) AND \(within)
            ORDER BY breach.noticed_at DESC, breach.id
            """)
        let steps = try steps(of: try rows.map { try $0.text(0) }, desk)
        let units = try UnitQueries.names(of: try rows.map { try $0.id(1) }, on: desk.today, desk)
        let (rules, sealer) = (try desk.rules(), Sealer(desk))
        return try rows.compactMap { row in
            guard let unit = units[try row.id(1)] else { return nil }
            let id = try row.text(0)
            let noticed = Timestamp.parse(try row.text(3)) ?? .distantPast
            let done = steps[id] ?? []
            return BreachFile(
                id: Breach.ID(id), kind: try row.code(2), unit: unit, noticed: noticed, people: try row.int(4),
                summary: try RightsPapers.open(try row.blob(5), of: id, sealer), operation: try row.int(6), steps: done,
                clock: BreachClock(
                    noticed: noticed, hours: rules.first(RuleBook.breachReportHours, on: Day(inVietnam: noticed)),
                    reported: done.first { $0.step == .reported }?.at))
        }
    }

    private static func steps(of breaches: [String], _ desk: Desk) throws -> [String: [BreachFile.Step]] {
        let sealer = Sealer(desk)
        let rows = try desk.db.run(
            """
            SELECT step.breach, step.step, step.at, step.document_sealed, step.recorded_in, account.name, step.id
            FROM breach_step AS step JOIN operation ON operation.seq = step.recorded_in
            JOIN account ON account.id = operation.account
            WHERE step.reversed_in IS NULL AND step.breach IN \(list: breaches) ORDER BY step.at, step.recorded_in
            """)
        return Dictionary(
            grouping: try rows.map { row in
                let step = BreachFile.Step(
                    step: try row.code(1), at: Timestamp.parse(try row.text(2)) ?? .distantPast,
                    document: try RightsPapers.open(try row.blob(3), of: try row.text(6), sealer),
                    operation: try row.int(4), by: try row.text(5))
                return (breach: try row.text(0), step: step)
            }, by: \.breach
        ).mapValues { $0.map(\.step) }
    }
}

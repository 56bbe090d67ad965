package import Domain
import Storage
package import Vietnamese

/// A request about what is held of somebody, what became of it and by when it is to be done.
package struct RightsRequestFile: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package let step: RightsRequest.Step
        package let on: Day
        package let document: String
        package let operation: Int
    }

    package let id: RightsRequest.ID
    package let kind: RightsRequest.Kind
    package let personCode: String
    package let personName: String
    /// The unit in whose care the person's file is; nil where nothing ties them to one.
    package let unit: UnitName?
    package let received: Day
    package let document: String
    package let operation: Int
    /// In the order of their days.
    package let steps: [Step]
    package let clock: RequestClock
}

/// The requests of people, with their days.
package enum RightsRequests {
    /// Requests within a scope, of one person where they are given, with the one to be dealt with first on top.
    package static func page(
        of person: Person.ID? = nil, isOpen: Bool? = nil, as scope: Scope, _ desk: Desk
    ) throws -> [RightsRequestFile] {
        let entries = try person.map { try PersonErasure.entries($0, desk) }
        let whose: SQL = entries.map { "request.person IN \(list: $0)" } ?? "1 = 1"
        let found = try files(whose, as: scope, desk)
        return
            found
            .filter { isOpen == nil || isOpen == ($0.clock.next != nil) }
            .sorted { one, other in
                guard let first = one.clock.next, let second = other.clock.next else {
                    return one.clock.next != nil || (other.clock.next == nil && one.received > other.received)
                }
                return (first, one.received) < (second, other.received)
            }
    }

    /// - Throws: `Failure.notFound` also where the scope does not hold the person: both sound the same.
    package static func find(_ id: RightsRequest.ID, as scope: Scope, _ desk: Desk) throws -> RightsRequestFile {
        guard let found = try files("request.id = \(id)", as: scope, desk).first else { throw Failure.notFound }
        return found
    }

    /// What stands against recording a request.
    ///
    /// - Throws: `Failure.notFound` for who is out of the scope; `Failure.forbidden` where they may only be seen.
    package static func plan(_ draft: RightsRequestDraft, as scope: Scope, _ desk: Desk) throws -> [Problem] {
        let file = try PersonQueries.recordable(draft.personCode, as: scope, desk)
        var problems = draft.problems(today: desk.today)
        let open = try page(of: file.id, isOpen: true, as: scope, desk)
        if let same = open.first(where: { $0.kind == draft.kind && $0.received == draft.received }) {
            problems.append(Problem("kind", "problem.request.stands", ["day": same.received.vietnamese]))
        }
        return problems
    }

    package static func record(_ draft: RightsRequestDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .rightsRequest) { return earlier }
        let problems = try plan(draft, as: author.scope, desk)
        guard problems.isEmpty else { throw Failure.invalid(problems) }
        let file = try PersonQueries.recordable(draft.personCode, as: author.scope, desk)
        return try desk.record(.rightsRequest, in: file.home, by: author) { recording in
            let id = uuid7(at: desk.now)
            try recording.insert(
                .rightsRequest,
                [
                    [
                        id.value, file.id.value, draft.kind.rawValue.value, draft.received.value,
                        try RightsPapers.seal(draft.document, of: id, recording),
                    ]
                ])
            return Receipt(seq: recording.seq, subjects: [id])
        }
    }

    /// What stands against recording what became of a request.
    ///
    /// - Throws: `Failure.notFound` where there is none in the scope; `Failure.forbidden` where it may only be seen.
    package static func plan(_ draft: RightsStepDraft, as scope: Scope, _ desk: Desk) throws -> [Problem] {
        let request = try find(draft.request, as: scope, desk)
        _ = try PersonQueries.recordable(request.personCode, as: scope, desk)
        var problems = draft.problems(today: desk.today)
        if let closed = request.clock.closed {
            problems.append(Problem("done", "problem.request.closed", ["day": closed.vietnamese]))
        } else if request.steps.contains(where: { $0.step == draft.step }) {
            problems.append(Problem("done", "problem.request.step"))
        }
        if let last = request.steps.last?.on ?? Optional(request.received), draft.on < last {
            problems.append(Problem("on", "problem.change.later", ["day": last.vietnamese]))
        }
        if draft.step == .extended, draft.on > request.clock.doneBy {
            problems.append(
                Problem("on", "problem.request.extension", ["day": request.clock.doneBy.vietnamese]))
        }
        return problems
    }

    package static func record(_ draft: RightsStepDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .rightsStep) { return earlier }
        let problems = try plan(draft, as: author.scope, desk)
        guard problems.isEmpty else { throw Failure.invalid(problems) }
        let request = try find(draft.request, as: author.scope, desk)
        return try desk.record(.rightsStep, in: request.unit?.id, by: author) { recording in
            let id = uuid7(at: desk.now)
            try recording.insert(
                .rightsStep,
                [
                    [
                        id.value, draft.request.value, draft.step.rawValue.value, draft.on.value,
                        try RightsPapers.seal(draft.document, of: id, recording),
                    ]
                ])
            return Receipt(seq: recording.seq, subjects: [draft.request.text])
        }
    }

    private static func files(_ condition: SQL, as scope: Scope, _ desk: Desk) throws -> [RightsRequestFile] {
        let rows = try desk.db.run(
            """
            SELECT request.id, request.kind, request.received_on, request.document_sealed, request.recorded_in,
                   person.code, \(PersonNames.name), operation.unit
            FROM rights_request AS request JOIN operation ON operation.seq = request.recorded_in
            JOIN person ON person.id = \(PersonMergers.now("request.person")) \(PersonNames.join)
            WHERE request.reversed_in IS NULL AND \(condition) AND \(PersonQueries.seen(by: scope, desk))
            ORDER BY request.received_on, request.id
            """)
        let steps = try steps(of: try rows.map { try $0.text(0) }, desk)
        let units = try UnitQueries.names(of: try rows.compactMap { try $0.idOrNil(7) }, on: desk.today, desk)
        let (rules, calendar, sealer) = (try desk.rules(), try desk.calendar(), Sealer(desk))
        return try rows.map { row in
            let id = try row.text(0)
            let (kind, received): (RightsRequest.Kind, Day) = (try row.code(1), try row.day(2))
            func days(_ rule: String) -> Int { rules.first(rule, on: received) }
            let done = (steps[id] ?? []).sorted { ($0.on, $0.operation) < ($1.on, $1.operation) }
            return RightsRequestFile(
                id: RightsRequest.ID(id), kind: kind, personCode: try row.text(5), personName: try row.text(6),
                unit: try row.idOrNil(7).flatMap { units[$0] }, received: received,
                document: try RightsPapers.open(try row.blob(3), of: id, sealer), operation: try row.int(4),
                steps: done,
                clock: RequestClock(
                    received: received, answerDays: days(RuleBook.requestAnswerDays), doneDays: days(kind.doneRule),
                    extension: days(RuleBook.requestExtensionDays), steps: done.map { ($0.step, $0.on) }, calendar))
        }
    }

    private static func steps(
        of requests: [String], _ desk: Desk
    ) throws -> [String: [RightsRequestFile.Step]] {
        let sealer = Sealer(desk)
        var steps: [String: [RightsRequestFile.Step]] = [:]
        for chunk in requests.chunks(of: 500) {
            let rows = try desk.db.run(
                """
                SELECT step.request, step.step, step.effective_on, step.document_sealed, step.recorded_in, step.id
                FROM rights_step AS step
                WHERE step.reversed_in IS NULL AND step.request IN \(list: Array(chunk))
                """)
            for row in rows {
                steps[try row.text(0), default: []].append(
                    RightsRequestFile.Step(
                        step: try row.code(1), on: try row.day(2),
                        document: try RightsPapers.open(try row.blob(3), of: try row.text(5), sealer),
                        operation: try row.int(4)))
            }
        }
        return steps
    }
}

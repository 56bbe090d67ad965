import Domain
import Records

/// One import: into what, by whom, how far it goes.
struct ImportWork: Sendable {
    let kind: ListKind
    let register: Register
    let author: Author
    let mode: ImportMode
    let watch: ImportWatch
    /// What must become of the rows for anything to be recorded; nil where nobody has looked before.
    let expected: ImportOutcome?

    init(
        _ kind: ListKind, _ register: Register, _ author: Author, _ mode: ImportMode, _ watch: ImportWatch,
        expecting expected: ImportOutcome? = nil
    ) {
        self.kind = kind
        self.register = register
        self.author = author
        self.mode = mode
        self.watch = watch
        self.expected = expected
    }

    /// Reads the rows as drafts, looks at what they would do, and records them in the same transaction.
    func take<Draft: Sendable, Entry: Sendable>(
        _ found: FoundList, _ draft: (inout ListRow) -> Draft?,
        plan: @escaping @Sendable ([Draft], Scope, Desk) throws -> Plan<Entry>,
        record: @escaping @Sendable (Plan<Entry>, Author, Desk) throws -> Receipt
    ) async throws -> ImportReport {
        let contents = try ListContents(found, watch, draft)
        let drafts = contents.drafts.map(\.draft)
        let isDue: @Sendable (Sifted<Entry>) -> Bool = { sifted in
            let outcome = outcome(contents, sifted)
            return mayRecord(outcome) && (expected.map { $0 == outcome } ?? true)
        }
        let sift: @Sendable (Desk) throws -> Sifted<Entry> = { desk in
            try Sifted(drafts, watch) { try plan($0, author.scope, desk) }
        }
        guard mode != .preview else { return try report(found, contents, try await register.read(sift), nil) }
        let (taken, receipt) = try await register.write { desk -> (Sifted<Entry>, Receipt?) in
            let sifted = try sift(desk)
            if let earlier = try recorded(desk) { return (sifted, earlier) }
            guard isDue(sifted) else { return (sifted, nil) }
            let count = sifted.plan.new.count + sifted.plan.changed.count
            try watch.tell(.recording, 0, of: count)
            let receipt = try record(sifted.plan, author, desk)
            try watch.tell(.recording, count, of: count)
            return (sifted, receipt)
        }
        return try report(found, contents, taken, receipt)
    }

    /// What this very import recorded already, where its form or its request comes twice.
    private func recorded(_ desk: Desk) throws -> Receipt? {
        guard let kind = Operation.Kind(rawValue: "import.\(kind.rawValue)") else { return nil }
        return try desk.outcome(of: author.operation, as: kind)
    }

    private func mayRecord(_ outcome: ImportOutcome) -> Bool {
        guard outcome.new + outcome.changed > 0 else { return false }
        switch mode {
        case .preview: return false
        case .whole: return outcome.refused.isEmpty
        case .acceptable: return true
        }
    }

    private func outcome<Draft, Entry>(_ contents: ListContents<Draft>, _ sifted: Sifted<Entry>) -> ImportOutcome {
        let refused = contents.problems.compactMap(\.row) + sifted.problems.map { contents.row($0.draft) }
        return ImportOutcome(
            new: sifted.plan.new.count, changed: sifted.changed.count, same: sifted.plan.same,
            leftOut: sifted.leftOut.map { contents.row($0) }, refused: Set(refused).sorted())
    }

    private func report<Draft, Entry>(
        _ found: FoundList, _ contents: ListContents<Draft>, _ sifted: Sifted<Entry>, _ receipt: Receipt?
    ) throws -> ImportReport {
        let new = sifted.new.prefix(ImportRow.most).map { contents.row($0) }
        let spoken = sifted.problems + sifted.notices
        let texts = try found.texts(of: Set(spoken.map { contents.row($0.draft) } + new))
        func told(_ problem: Problem) -> CellProblem {
            var arguments = problem.message.arguments
            arguments["row"] = arguments[Problem.otherDraft].flatMap { Int($0) }.map {
                String(contents.row($0))
            }
            let row = contents.row(problem.draft)
            return found.problem(
                Problem(problem.field, problem.message.key, arguments), row: row,
                value: texts[row]?[problem.field] ?? "")
        }
        let problems = (contents.problems + sifted.problems.map(told)).inReadingOrder
        let outcome = outcome(contents, sifted)
        return ImportReport(
            kind: kind, sheet: found.sheet, rows: contents.rowCount, new: outcome.new,
            changed: sifted.changed.map { entry in
                RowChange(entry.change, row: contents.row(entry.draft), columns: kind.columns, words: found.words)
            },
            same: outcome.same, leftOut: outcome.leftOut, refused: outcome.refused,
            newRows: new.map { ImportRow(row: $0, texts: texts[$0] ?? [:], of: kind) }, problems: problems,
            warnings: contents.warnings + sifted.notices.map(told),
            unusedColumns: found.heading.unused.map { $0.clipped(to: 100) },
            unreadSheets: found.unreadSheets.map { $0.clipped(to: 100) }, operation: receipt?.seq)
    }
}

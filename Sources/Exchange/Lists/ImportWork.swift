import Domain
import Records

/// One import: into what, by whom, how far it goes.
struct ImportWork: Sendable {
    let kind: ListKind
    let register: Register
    let author: Author
    let mode: ImportMode
    let watch: ImportWatch

    init(_ kind: ListKind, _ register: Register, _ author: Author, _ mode: ImportMode, _ watch: ImportWatch) {
        self.kind = kind
        self.register = register
        self.author = author
        self.mode = mode
        self.watch = watch
    }

    /// Reads the rows as drafts, looks in one read at what they would do, and records them in one write that looks
    /// again, because the register may have changed between.
    func take<Draft: Sendable, Entry: Sendable>(
        _ found: FoundList, _ draft: (inout ListRow) -> Draft?,
        plan: @escaping @Sendable ([Draft], Scope, Desk) throws -> Plan<Entry>,
        record: @escaping @Sendable (Plan<Entry>, Author, Desk) throws -> Receipt
    ) async throws -> ImportReport {
        let contents = try ListContents(found, watch, draft)
        let drafts = contents.drafts.map(\.draft)
        let isClean = contents.problems.isEmpty
        let sift: @Sendable (Desk) throws -> Sifted<Entry> = { desk in
            try Sifted(drafts, watch) { try plan($0, author.scope, desk) }
        }
        let (seen, earlier) = try await register.read { desk in (try sift(desk), try recorded(desk)) }
        guard earlier == nil, mayRecord(seen, isClean) else { return try report(found, contents, seen, earlier) }
        let (taken, receipt) = try await register.write { desk -> (Sifted<Entry>, Receipt?) in
            if let earlier = try recorded(desk) { return (seen, earlier) }
            let sifted = try sift(desk)
            guard mayRecord(sifted, isClean) else { return (sifted, nil) }
            let count = sifted.plan.new.count
            try watch.tell(.recording, 0, of: count)
            let receipt = try record(sifted.plan, author, desk)
            try watch.tell(.recording, count, of: count)
            return (sifted, receipt)
        }
        return try report(found, contents, taken, receipt)
    }

    /// What this very import recorded already, where its form or its request comes twice.
    private func recorded(_ desk: Desk) throws -> Receipt? {
        guard mode != .preview, let kind = Operation.Kind(rawValue: "import.\(kind.rawValue)") else { return nil }
        return try desk.outcome(of: author.operation, as: kind)
    }

    private func mayRecord<Entry>(_ sifted: Sifted<Entry>, _ isClean: Bool) -> Bool {
        guard !sifted.plan.new.isEmpty else { return false }
        switch mode {
        case .preview: return false
        case .whole: return isClean && sifted.problems.isEmpty
        case .acceptable: return true
        }
    }

    private func report<Draft, Entry>(
        _ found: FoundList, _ contents: ListContents<Draft>, _ sifted: Sifted<Entry>, _ receipt: Receipt?
    ) throws -> ImportReport {
        func row(_ draft: Int?) -> Int { draft.map { contents.drafts[$0].row } ?? 0 }
        let texts = try found.texts(of: Set(sifted.problems.map { row($0.draft) }))
        let told = sifted.problems.map { problem in
            var arguments = problem.message.arguments
            arguments["row"] = arguments[Problem.otherDraft].flatMap { Int($0) }.map { String(row($0)) }
            let row = row(problem.draft)
            return found.problem(
                Problem(problem.field, problem.message.key, arguments), row: row,
                value: texts[row]?[problem.field] ?? "")
        }
        let problems = (contents.problems + told).inReadingOrder
        return ImportReport(
            kind: kind, sheet: found.sheet, rows: contents.rowCount, new: sifted.plan.new.count, changed: 0,
            same: sifted.plan.same, leftOut: sifted.leftOut.map { row($0) },
            refused: Set(problems.compactMap(\.row)).sorted(), problems: problems, warnings: contents.warnings,
            unusedColumns: found.heading.unused, unreadSheets: found.unreadSheets, operation: receipt?.seq)
    }
}

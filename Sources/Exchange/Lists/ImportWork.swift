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

    /// Reads the rows as drafts, looks at what they would do, and records them in the same transaction.
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
        guard mode == .acceptable || mode == .whole && isClean else {
            return try report(found, contents, try await register.read(sift), nil)
        }
        let (taken, receipt) = try await register.write { desk -> (Sifted<Entry>, Receipt?) in
            let sifted = try sift(desk)
            if let earlier = try recorded(desk) { return (sifted, earlier) }
            guard !sifted.plan.new.isEmpty, mode == .acceptable || sifted.problems.isEmpty else { return (sifted, nil) }
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
        guard let kind = Operation.Kind(rawValue: "import.\(kind.rawValue)") else { return nil }
        return try desk.outcome(of: author.operation, as: kind)
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

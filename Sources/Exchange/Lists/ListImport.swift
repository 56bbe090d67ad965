import Domain
package import Foundation
import Office
package import Records

/// What an import did, or would do.
package struct ImportReport: Sendable {
    package let kind: ListKind
    package let sheet: String
    package let rows: Int
    package let new: Int
    package let same: Int
    /// Rows whose record was reversed or erased since: left out.
    package let leftOut: [Int]
    package let problems: [CellProblem]
    package let warnings: [CellProblem]
    package let unusedColumns: [String]
    package let unreadSheets: [String]
    /// The number of the operation; nil where nothing was written.
    package let operation: Int?
}

/// Takes a workbook into the register: read, planned, and recorded by one operation, or not at all.
package struct ListImport: Sendable {
    package let kind: ListKind
    package let words: Words

    package init(_ kind: ListKind, words: Words) {
        self.kind = kind
        self.words = words
    }

    /// Reads a workbook and says what it would do; writes where `isDryRun` is false and no row has a problem.
    ///
    /// - Parameter reviving: whether rows that say exactly what was reversed since are recorded anew. Otherwise they
    ///   are left out and named, because an old file must not bring back by itself what somebody took back.
    /// - Throws: ``UnreadableFile`` where the file is no such list.
    package func run(
        _ data: Data, into register: Register, by author: Author, isDryRun: Bool, reviving: Bool = false
    ) async throws -> ImportReport {
        switch kind {
        case .units:
            try await run(data, UnitList.draft, register, author, isDryRun) {
                try Units.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Units.enter($0, by: $1, $2)
            }
        case .enterprises:
            try await run(data, EnterpriseList.draft, register, author, isDryRun) {
                try Enterprises.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Enterprises.list($0, by: $1, $2)
            }
        case .people:
            try await run(data, PersonList.draft, register, author, isDryRun, plan: People.plan, record: People.enter)
        case .movements:
            try await run(data, MovementList.draft, register, author, isDryRun) {
                try Movements.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Movements.record($0, by: $1, $2)
            }
        case .surveys:
            try await run(data, SurveyList.draft, register, author, isDryRun) {
                try Surveys.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Surveys.record($0, by: $1, $2)
            }
        case .targets:
            try await run(data, TargetList.draft, register, author, isDryRun) {
                try Targets.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Targets.give($0, by: $1, $2)
            }
        case .reported:
            try await run(data, ReportedList.draft, register, author, isDryRun) {
                try Reported.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Reported.record($0, by: $1, $2)
            }
        }
    }

    private func run<Draft: Sendable, Entry: Sendable>(
        _ data: Data, _ draft: (inout ListRow) -> Draft?, _ register: Register, _ author: Author, _ isDryRun: Bool,
        plan: @escaping @Sendable ([Draft], Scope, Desk) throws -> Plan<Entry>,
        record: @escaping @Sendable (Plan<Entry>, Author, Desk) throws -> Receipt
    ) async throws -> ImportReport {
        let contents = try ListReader(columns: kind.columns, words: words).read(data, draft)
        let drafts = contents.drafts.map(\.draft)
        let mayWrite = contents.problems.isEmpty && !isDryRun
        let planned: (plan: Plan<Entry>, receipt: Receipt?)
        if mayWrite {
            planned = try await register.write { desk in
                let plan = try plan(drafts, author.scope, desk)
                guard plan.problems.isEmpty, !plan.new.isEmpty else { return (plan, nil) }
                return (plan, try record(plan, author, desk))
            }
        } else {
            planned = (try await register.read { desk in try plan(drafts, author.scope, desk) }, nil)
        }
        return report(contents, planned.plan, planned.receipt)
    }

    private func report<Draft, Entry>(
        _ contents: ListContents<Draft>, _ plan: Plan<Entry>, _ receipt: Receipt?
    ) -> ImportReport {
        func row(_ draft: Int?) -> Int { draft.map { contents.drafts[$0].row } ?? 0 }
        let found = plan.problems.map { contents.cellProblem($0, row: row($0.draft), words) }
        return ImportReport(
            kind: kind, sheet: contents.sheet, rows: contents.rowCount, new: plan.new.count, same: plan.same,
            leftOut: plan.reversed.map { row($0) }, problems: (contents.problems + found).inReadingOrder,
            warnings: contents.warnings,
            unusedColumns: contents.unusedColumns, unreadSheets: contents.unreadSheets, operation: receipt?.seq)
    }
}

extension [CellProblem] {
    /// By row and then by column, as people read a sheet; those of one cell keep their order.
    fileprivate var inReadingOrder: [CellProblem] {
        func place(_ entry: (offset: Int, element: CellProblem)) -> (Int, Int, Int) {
            let letters = entry.element.column.map { String($0.prefix { $0.isLetter }) } ?? ""
            return (entry.element.row ?? 0, CellReference.columnIndex(letters) ?? -1, entry.offset)
        }
        return enumerated().sorted {
            place($0) < place($1)
        }.map(\.element)
    }
}

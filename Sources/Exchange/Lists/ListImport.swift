import Domain
package import Foundation
package import Records
import Vietnamese

/// Takes a list into the register: read, planned, and recorded by one operation, or not at all.
package struct ListImport: Sendable {
    package let kind: ListKind
    package let words: Words

    package init(_ kind: ListKind, words: Words) {
        self.kind = kind
        self.words = words
    }

    /// Reads a workbook, or comma-separated text, and does what the mode says. Called off by cancelling the task:
    /// then nothing is written. An operation that is recorded already is not recorded again: it is named, and its
    /// rows are the same as what stands.
    ///
    /// - Parameters:
    ///   - reviving: whether rows that say exactly what was reversed since are recorded anew. Otherwise they are left
    ///     out and named, because an old file must not bring back by itself what somebody took back.
    ///   - expected: what somebody was shown would become of the rows: where it would be anything else by now, nothing
    ///     is written. Nil where nobody looked.
    ///   - progress: heard on any thread; a stage may be told more than once.
    /// - Throws: ``UnreadableFile`` where the file is no such list; `CancellationError`.
    @concurrent
    package func run(
        _ data: Data, into register: Register, by author: Author, mode: ImportMode, reviving: Bool = false,
        expecting expected: ImportOutcome? = nil, progress: (@Sendable (ImportProgress) -> Void)? = nil
    ) async throws -> ImportReport {
        let work = ImportWork(kind, register, author, mode, ImportWatch(progress), expecting: expected)
        return try await withTaskCancellationHandler {
            try work.watch.tell(.reading, 0)
            return try await take(FoundList(in: data, kind.columns, words), reviving, work)
        } onCancel: {
            work.watch.cancel()
        }
    }

    /// Records one row that somebody typed under headings or names of fields, also one that was reversed before.
    ///
    /// - Throws: ``UnreadableFile`` where a column that every row needs is not among them, or one is not of the list.
    package func record(
        _ entries: [(heading: String, text: String)], into register: Register, by author: Author
    ) async throws -> ImportReport {
        let named = entries.map { entry in
            (heading: kind.columns.first { $0.field == entry.heading }?.header ?? entry.heading, text: entry.text)
        }
        let said = Set(named.map(\.heading.folded))
        let missing = kind.columns.filter { $0.isRequired && !said.contains($0.header.folded) }.map(\.header)
        guard missing.isEmpty else {
            throw UnreadableFile(message: Message("import.missing", ["columns": missing.joined(separator: ", ")]))
        }
        let found = try FoundList(in: TypedSource(entries: named), kind.columns, words)
        if let unused = found.heading.unused.first {
            let columns = kind.columns.map { "\($0.header) (\($0.field))" }.joined(separator: ", ")
            throw UnreadableFile(message: Message("import.column", ["column": unused, "columns": columns]))
        }
        return try await take(found, true, ImportWork(kind, register, author, .whole, ImportWatch(nil)))
    }

    private func take(_ found: FoundList, _ reviving: Bool, _ work: ImportWork) async throws -> ImportReport {
        switch kind {
        case .units:
            try await work.take(found, UnitList.draft) {
                try Units.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Units.enter($0, by: $1, $2)
            }
        case .enterprises:
            try await work.take(found, EnterpriseList.draft) {
                try Enterprises.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Enterprises.list($0, by: $1, $2)
            }
        case .people:
            try await work.take(found, PersonList.draft) {
                try People.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try People.enter($0, by: $1, $2)
            }
        case .movements:
            try await work.take(found, MovementList.draft) {
                try Movements.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Movements.record($0, by: $1, $2)
            }
        case .surveys:
            try await work.take(found, SurveyList.draft) {
                try Surveys.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Surveys.record($0, by: $1, $2)
            }
        case .targets:
            try await work.take(found, TargetList.draft) {
                try Targets.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Targets.give($0, by: $1, $2)
            }
        case .reported:
            try await work.take(found, ReportedList.draft) {
                try Reported.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Reported.record($0, by: $1, $2)
            }
        case .reorganisations:
            try await work.take(found, ReorganisationList.draft) {
                try Reorganisations.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Reorganisations.record($0, by: $1, $2)
            }
        case .places:
            try await work.take(found, PlaceList.draft) {
                try KnownPlaces.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try KnownPlaces.enter($0, by: $1, $2)
            }
        case .positions:
            try await work.take(found, PositionList.draft) {
                try Positions.plan($0, as: $1, reviving: reviving, $2)
            } record: {
                try Positions.record($0, by: $1, $2)
            }
        }
    }
}

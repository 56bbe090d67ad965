import Domain
import Exchange
import Foundation
import Office
import Records
import Storage
import TestKit

/// A list as an office would send it: the heading stands in row 1, the rows follow from row 2.
struct Sheet {
    var rows: [[String]]

    init(_ rows: [[String]]) {
        self.rows = rows
    }

    /// A workbook in which everything is text.
    func workbook() throws -> Data {
        let bytes = try WorkbookWriter.bytes { writer in
            try writer.sheet("Danh sách", columns: (rows.first ?? []).map { Column($0) })
            for row in rows.dropFirst() { try writer.row(row.map { $0.isEmpty ? .empty : .text($0) }) }
        }
        return Data(bytes)
    }

    /// The rows of the first sheet of a workbook, as texts, with their numbers.
    static func read(_ bytes: [UInt8]) throws -> [(number: Int, cells: [Cell])] {
        var rows: [(Int, [Cell])] = []
        try WorkbookReader(data: bytes).forEachRow(sheet: 0) { rows.append(($0, $1)) }
        return rows
    }
}

extension Village {
    /// Imports a file into the village.
    func take(
        _ kind: ListKind, _ data: Data, _ mode: ImportMode, as operation: String = UUID().uuidString,
        progress: (@Sendable (ImportProgress) -> Void)? = nil
    ) async throws -> ImportReport {
        try await ListImport(kind, words: try Words.load("vi")).run(
            data, into: register, by: Author(Self.scope, operation: operation), mode: mode, progress: progress)
    }

    /// The rows of a list of the village.
    func table(
        _ kind: ListKind, revealing: Bool = false, as scope: Scope = Self.scope,
        _ narrow: @Sendable (inout ListFilter) -> Void = { _ in }
    ) async throws -> ListTable {
        var filter = ListFilter()
        narrow(&filter)
        let export = ListExport(kind, words: try Words.load("vi"))
        return try await register.read { [filter] desk in
            try export.rows(filter, revealing: revealing, as: scope, desk)
        }
    }

    /// How many operations are recorded.
    func operations() async throws -> Int {
        try await register.read { desk in try desk.db.run("SELECT COUNT(*) FROM operation").first?.int(0) ?? 0 }
    }

    /// What `verify` finds.
    func findings() async throws -> [String] {
        try await register.read { desk in try Verification.run(desk).map(\.kind.rawValue) }
    }
}

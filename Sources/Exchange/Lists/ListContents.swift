import Domain
import Office
import Vietnamese

/// The rows of one list, each as a draft with its number in the sheet.
struct ListContents<Draft: Sendable>: Sendable {
    private(set) var drafts: [(row: Int, draft: Draft)] = []
    private(set) var problems: [CellProblem] = []
    private(set) var warnings: [CellProblem] = []
    private(set) var rowCount = 0

    /// The row of a draft; 0 where none is meant.
    func row(_ draft: Int?) -> Int { draft.map { drafts[$0].row } ?? 0 }

    /// Reads every row, and says how far it has come.
    ///
    /// - Throws: ``UnreadableFile`` for a list without rows, or with more rows or mistakes than can be dealt with.
    init(_ found: FoundList, _ watch: ImportWatch, _ draft: (inout ListRow) -> Draft?) throws {
        let byField = Dictionary(uniqueKeysWithValues: found.columns.map { ($0.field, $0) })
        try found.forEachRow { number, _, named in
            rowCount += 1
            if rowCount.isMultiple(of: 500) { try watch.tell(.reading, rowCount) }
            guard rowCount <= ListLimits.rows else { throw ListLimits.tooManyRows }
            var row = ListRow(number: number, cells: named, columns: byField, words: found.words)
            let made = draft(&row)
            func told(_ problem: Problem) -> CellProblem {
                found.problem(problem, row: number, value: named[problem.field].map(ListRow.text) ?? "")
            }
            problems += row.problems.map(told)
            warnings += row.warnings.map(told)
            guard problems.count <= ListLimits.problems else { throw ListLimits.tooManyProblems }
            if let made, row.problems.isEmpty { drafts.append((number, made)) }
        }
        if rowCount == 0 { throw UnreadableFile(message: Message("import.no_rows")) }
        try watch.tell(.reading, rowCount, of: rowCount)
    }
}

/// How much of a list is dealt with at once, so that memory and time are bounded whatever the file holds.
enum ListLimits {
    static let rows = 100_000
    static let problems = 20_000

    static var tooManyRows: UnreadableFile {
        UnreadableFile(message: Message("import.too_many_rows", ["most": Numbers.grouped(rows)]))
    }

    static var tooManyProblems: UnreadableFile {
        UnreadableFile(message: Message("import.too_many_problems", ["most": Numbers.grouped(problems)]))
    }
}

extension FoundList {
    /// A problem in words, at the cell it concerns.
    func problem(_ problem: Problem, row: Int, value: String) -> CellProblem {
        let isSealed = columns.contains { $0.field == problem.field && $0.isSealed }
        return CellProblem(
            sheet: sheet, row: row, column: place(of: problem.field),
            value: isSealed && !value.isEmpty ? words("list.sealed") : value.clipped(to: 200),
            message: words(problem.message).clipped(to: 800))
    }

    /// The texts of some rows by field.
    func texts(of rows: Set<Int>) throws -> [Int: [String: String]] {
        guard let last = rows.max() else { return [:] }
        var texts: [Int: [String: String]] = [:]
        try forEachRow(upTo: last) { number, _, named in
            if rows.contains(number) { texts[number] = named.mapValues(ListRow.text) }
        }
        return texts
    }
}

extension [CellProblem] {
    /// By row and then by column, as people read a sheet; those of one cell keep their order.
    var inReadingOrder: [CellProblem] {
        func place(_ entry: (offset: Int, element: CellProblem)) -> (Int, Int, Int) {
            let letters = entry.element.column.map { String($0.prefix { $0.isLetter }) } ?? ""
            return (entry.element.row ?? 0, CellReference.columnIndex(letters) ?? -1, entry.offset)
        }
        return enumerated().map { (place($0), $0.element) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

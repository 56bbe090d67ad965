import Domain
import Office

/// An empty workbook of a list: headings, drop-down lists, and a line that says how to fill it.
package struct ListTemplate: Sendable {
    private let kind: ListKind
    private let words: Words

    package init(_ kind: ListKind, words: Words) {
        self.kind = kind
        self.words = words
    }

    package func write(to path: String) throws {
        let writer = try WorkbookWriter(path: path, constantMemory: true)
        try fill(writer)
        try writer.close()
    }

    /// The workbook itself.
    package func bytes() throws -> [UInt8] {
        try WorkbookWriter.bytes(fill)
    }

    private func fill(_ writer: WorkbookWriter) throws {
        let required = kind.columns.filter(\.isRequired).map(\.header).joined(separator: ", ")
        try writer.sheet(
            words("list.\(kind.rawValue).name"), titles: [words("list.\(kind.rawValue).name")],
            note: words("list.note", ["columns": required]), columns: kind.columns.map { $0.column(words) })
    }
}

extension ListColumn {
    func column(_ words: Words) -> Column {
        var choices: [String] = []
        if case .choice(let keys) = content { choices = keys.map { words($0) } }
        return Column(header, width: width, choices: choices, isDate: content == .day, isText: content == .code)
    }
}

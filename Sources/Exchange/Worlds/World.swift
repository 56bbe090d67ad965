package import Foundation
import Office
import Vietnamese
import Yams

/// An invented world shipped with the program: lists as an office would send them, and when each came in.
package struct World: Sendable, Decodable {
    package struct Import: Sendable, Decodable {
        package let kind: String
        package let source: String
        package let file: String
        package let sheet: String
        package let titles: [String]
        package let at: String
    }

    package let name: String
    package let title: String
    /// The units whose figures the world is about.
    package let shown: [String]
    package let from: String
    package let to: String
    package let knownAt: String
    package let imports: [Import]

    enum CodingKeys: String, CodingKey {
        case name, title, shown, from, to, imports
        case knownAt = "known_at"
    }

    /// The world described in a folder's `world.yaml`.
    package static func load(_ folder: URL) throws -> World {
        let yaml = try String(contentsOf: folder.appending(path: "world.yaml"), encoding: .utf8)
        return try YAMLDecoder().decode(World.self, from: yaml)
    }

    /// Writes every workbook of the world anew from its readable sources.
    package func build(in folder: URL, words: Words) throws {
        for (number, list) in imports.enumerated() {
            let text = try String(contentsOf: folder.appending(path: list.source), encoding: .utf8)
            try Self.write(
                CSV.rows(text), list, words: words, to: folder.appending(path: list.file).path,
                sharedTexts: number.isMultiple(of: 2))
        }
    }

    /// Writes one list as a workbook; with shared texts as Excel does, or inline as other programs do.
    package static func write(
        _ rows: [[String]], _ list: Import, words: Words, to path: String, sharedTexts: Bool
    ) throws {
        guard let header = rows.first, let kind = ListKind(rawValue: list.kind) else { return }
        let columns = header.map { name in kind.columns.first { $0.header == name } }
        let writer = try WorkbookWriter(path: path, constantMemory: !sharedTexts)
        try writer.sheet(
            list.sheet, titles: list.titles,
            columns: zip(header, columns).map { name, column in column?.column(words) ?? Column(name) })
        for row in rows.dropFirst() {
            try writer.row(zip(row, columns).map { cell($0, $1) })
        }
        try writer.close()
    }

    private static func cell(_ text: String, _ column: ListColumn?) -> OutCell {
        if text.isEmpty { return .empty }
        switch column?.content {
        case .day:
            guard let day = Day(vietnamese: text),
                let date = WorkbookDate(year: day.year, month: day.month, day: day.day)
            else { return .text(text) }
            return .date(date)
        case .number: return Numbers.parseInteger(text).map(OutCell.count) ?? .text(text)
        default: return .text(text)
        }
    }
}

/// Comma-separated text as spreadsheets write it (RFC 4180).
package enum CSV {
    package static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field = ""
        var isQuoted = false
        var characters = Array(text.replacingOccurrences(of: "\r\n", with: "\n"))[...]
        while let character = characters.popFirst() {
            switch character {
            case "\"" where isQuoted && characters.first == "\"":
                field.append("\"")
                characters.removeFirst()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                row.append(field)
                field = ""
            case "\n" where !isQuoted:
                rows.append(row + [field])
                row = []
                field = ""
            default: field.append(character)
            }
        }
        if !field.isEmpty || !row.isEmpty { rows.append(row + [field]) }
        return rows
    }
}

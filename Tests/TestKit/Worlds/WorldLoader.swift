import Domain
package import Exchange
package import Foundation
package import Records
import Storage
import Vietnamese

/// Loads the demonstration's readable sources through workbooks and the import, as an office would.
package struct WorldLoader: Sendable {
    package let world: World
    package let words: Words
    /// The rows of each source with its heading, in the order of the imports.
    package let sources: [[[String]]]

    package init() throws {
        let folder = Self.folder
        world = try World.load(folder)
        words = try Words.load("vi")
        sources = try world.imports.map { list in
            CSV.rows(try String(contentsOf: folder.appending(path: list.source), encoding: .utf8))
        }
    }

    /// The folder of the example, found from this file's own place.
    package static var folder: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/dong-da-2024-q1")
    }

    /// The moments at which the lists come in.
    package func moment(_ list: Int) throws -> Date {
        try Date(world.imports[list].at, strategy: .iso8601)
    }

    /// The lists as the oracle wants them.
    package func tables(_ sources: [[[String]]]) throws -> [(kind: String, at: Date, rows: [[String: String]])] {
        try zip(world.imports.indices, sources).map { number, rows in
            let header = rows.first ?? []
            let named = rows.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
            return (world.imports[number].kind, try moment(number), named)
        }
    }

    /// A workbook of one list.
    package func workbook(_ list: Int, _ rows: [[String]]) throws -> Data {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try World.write(rows, world.imports[list], words: words, to: path, sharedTexts: true)
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    /// Imports one list at its moment; the caller's clock must stand there.
    package func load(_ list: Int, _ data: Data, into register: Register) async throws -> ImportReport {
        guard let kind = ListKind(rawValue: world.imports[list].kind) else { throw CocoaError(.fileReadCorruptFile) }
        let author = Author(.everything(Account.system), operation: "list \(list)")
        return try await ListImport(kind, words: words).run(data, into: register, by: author, mode: .whole)
    }
}

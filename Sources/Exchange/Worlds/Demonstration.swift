import Domain
package import Foundation
package import Records
import Synchronization
import Vietnamese

/// The clock of a demonstration: stands at the moment of the list being loaded.
package final class DemonstrationClock: Sendable {
    private let moment = Mutex(Date(timeIntervalSince1970: 0))

    package init() {}

    package var now: Date { moment.withLock { $0 } }

    func set(_ date: Date) {
        moment.withLock { $0 = date }
    }
}

extension World {
    /// A demonstration that cannot be loaded, and why.
    package struct Refused: Error {
        package let file: String
        package let report: ImportReport
    }

    /// Loads every workbook of the world through the same import as an office uses, under the injected clock.
    /// Loading again changes nothing.
    ///
    /// - Throws: `Refused` with the report of the first list that has a problem.
    package func load(
        from folder: URL, into register: Register, clock: DemonstrationClock, words: Words,
        progress: (_ file: String, _ report: ImportReport) -> Void
    ) async throws {
        for list in imports {
            guard let kind = ListKind(rawValue: list.kind), let moment = Timestamp.parse(offset: list.at) else {
                throw UnreadableFile(message: Message("import.unreadable"))
            }
            clock.set(moment)
            let author = Author(.everything(Account.demonstration), operation: "demo:\(name):\(list.file)")
            let data = try Data(contentsOf: folder.appending(path: list.file))
            let report = try await ListImport(kind, words: words).run(
                data, into: register, by: author, mode: .whole)
            guard report.problems.isEmpty else { throw Refused(file: list.file, report: report) }
            progress(list.file, report)
        }
    }
}

extension Timestamp {
    /// A moment written with its offset, such as `2024-01-05T08:30:00+07:00`.
    static func parse(offset text: String) -> Date? {
        try? Date(text, strategy: .iso8601)
    }
}

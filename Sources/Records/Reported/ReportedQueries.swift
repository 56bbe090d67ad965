package import Domain
package import FoundationEssentials
import Storage
import Vietnamese

/// A reported value with who recorded it and whether it was taken back.
package struct ReportedEntry: Hashable, Sendable {
    package let value: ReportedValue
    package let operation: Int
    package let recordedAt: Date
    package let recordedBy: String
    /// The operation that reversed it; nil while it stands.
    package let reversedIn: Int?
}

package enum ReportedQueries {
    /// Everything a unit ever reported, by indicator in the catalogue's order, the latest day first.
    package static func of(unit: Unit.ID, _ desk: Desk) throws -> [ReportedEntry] {
        let rows = try desk.db.run(
            """
            SELECT reported.id, reported.unit, reported.indicator, reported.effective_on, reported.amount,
                   reported.qualifier, reported.source, reported.document, reported.document_on,
                   operation.seq, operation.at, account.name, reported.reversed_in
            FROM reported
            JOIN operation ON operation.seq = reported.recorded_in
            JOIN account ON account.id = operation.account
            WHERE reported.unit = \(unit)
            ORDER BY reported.effective_on DESC, operation.seq DESC, reported.id
            """)
        let entries = try rows.map { row in
            ReportedEntry(
                value: try ReportedSequences.value(row), operation: try row.int(9),
                recordedAt: Timestamp.parse(try row.text(10)) ?? .distantPast, recordedBy: try row.text(11),
                reversedIn: try row.intOrNil(12))
        }
        let byIndicator = Dictionary(grouping: entries, by: \.value.indicator)
        return Catalogue.indicators.flatMap { byIndicator[$0.code] ?? [] }
    }
}

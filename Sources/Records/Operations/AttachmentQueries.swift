package import Domain
package import FoundationEssentials
import Storage
import Vietnamese

/// An attachment as a list shows it: without its content.
package struct AttachmentRow: Hashable, Sendable {
    package let id: Attachment.ID
    package let name: String
    package let kind: Attachment.Kind
    /// Its bytes.
    package let size: Int
    /// The operation that stored it.
    package let operation: Int
    package let storedAt: Date
    package let storedBy: String
}

extension Attachments {
    /// A page of the attachments of a unit, the latest first, and how many there are.
    ///
    /// - Throws: `Failure.notFound` for a unit outside the scope.
    package static func page(
        of unit: Unit.ID, limit: Int, offset: Int, as scope: Scope, _ desk: Desk
    ) throws -> (rows: [AttachmentRow], count: Int) {
        _ = try home(of: unit, as: scope, desk)
        let own: SQL = "attachment.subject = \(unit)"
        let count = try desk.db.run("SELECT COUNT(*) FROM attachment WHERE \(own)").first?.int(0) ?? 0
        return (try rows("\(own) ORDER BY operation.seq DESC LIMIT \(limit) OFFSET \(offset)", desk), count)
    }

    /// What an operation stored, where the operation may be seen; nil where it stored nothing.
    package static func stored(by operation: Int, as scope: Scope, _ desk: Desk) throws -> AttachmentRow? {
        _ = try Operations.find(operation, as: scope, desk)
        return try rows("operation.seq = \(operation)", desk).first
    }

    private static func rows(_ condition: SQL, _ desk: Desk) throws -> [AttachmentRow] {
        let sealer = Sealer(desk)
        return try desk.db.run(
            """
            SELECT attachment.id, attachment.subject, attachment.name_sealed, attachment.type, attachment.size,
                   operation.seq, operation.at, account.name
            FROM attachment JOIN operation ON operation.seq = attachment.recorded_in
            JOIN account ON account.id = operation.account
            WHERE \(condition)
            """
        ).compactMap { row in
            let id: Attachment.ID = try row.id(0)
            let purpose = namePurpose(id.text)
            guard let name = try sealer.open(try row.blob(2), under: try row.text(1), as: purpose) else { return nil }
            return AttachmentRow(
                id: id, name: String(decoding: name, as: UTF8.self), kind: try row.code(3), size: try row.int(4),
                operation: try row.int(5), storedAt: Timestamp.parse(try row.text(6)) ?? .distantPast,
                storedBy: try row.text(7))
        }
    }
}

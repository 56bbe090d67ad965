package import Domain
import FoundationEssentials
import Storage
import Vietnamese

/// A paper kept with the register: a scanned decision, a list, minutes.
package struct Attachment: Hashable, Sendable {
    package typealias ID = Identifier<Attachment>

    /// The most bytes one may have: 20 MB.
    package static let most = 20 * 1024 * 1024

    package let id: ID
    package let name: String
    package let kind: Kind
    package let content: [UInt8]

    /// The name under which it is saved: one whose ending promises another kind than the content is gets the right one.
    package var fileName: String {
        let ending = name.split(separator: ".").last?.lowercased() ?? ""
        return kind.endings.contains(ending) ? name : "\(name).\(kind.endings[0])"
    }

    package init(id: ID, name: String, kind: Kind, content: [UInt8]) {
        self.id = id
        self.name = name
        self.kind = kind
        self.content = content
    }
}

/// Sealed attachments: name and content under the data key of the unit they belong to.
///
/// A decision is written once and never updated, so a paper that comes later stands beside it: both name the unit.
package enum Attachments {
    /// Stores one attachment of a unit by one operation; the receipt's subject is its identity.
    ///
    /// - Throws: `Failure.invalid` for content that is empty, above 20 MB, or of no type that is taken;
    ///   `Failure.notFound` for a unit outside the scope, `Failure.forbidden` where it may only be seen.
    package static func store(
        _ content: [UInt8], named name: String, of unit: Unit.ID, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .attachment) { return earlier }
        guard author.scope.mayRecord(in: try home(of: unit, as: author.scope, desk)) else { throw Failure.forbidden }
        let name = name.nfc.trimmedWhitespace
        let problems = problems(content, name)
        guard problems.isEmpty, let kind = Attachment.Kind(content: content) else { throw Failure.invalid(problems) }
        return try desk.record(.attachment, in: unit, by: author) { recording in
            let id = Attachment.ID.make(at: desk.now)
            let sealer = recording.sealer
            let nameSealed = try sealer.seal(Array(name.utf8), under: unit.text, as: namePurpose(id.text))
            let sealed = try sealer.seal(content, under: unit.text, as: contentPurpose(id.text))
            try recording.insert(
                .attachment,
                [
                    [
                        id.value, unit.value, nameSealed.value, kind.rawValue.value, content.count.value, sealed.value,
                    ]
                ])
            return Receipt(seq: recording.seq, subjects: [id.text])
        }
    }

    /// Opens one attachment, and writes who did into the access journal.
    ///
    /// - Throws: `Failure.notFound` where there is none, or where the scope does not hold its unit.
    package static func reveal(_ id: Attachment.ID, as scope: Scope, _ desk: Desk) throws -> Attachment {
        let attachment = try find(id, as: scope, desk)
        try AccessJournal.add(.reveal, account: scope.account, subject: "\(id.text) attachment", desk)
        return attachment
    }

    /// - Throws: `Failure.notFound` where there is none, or where the scope does not hold its unit.
    package static func find(_ id: Attachment.ID, as scope: Scope, _ desk: Desk) throws -> Attachment {
        let rows = try desk.db.run(
            "SELECT subject, name_sealed, type, content_sealed FROM attachment WHERE id = \(id)")
        guard let row = rows.first else { throw Failure.notFound }
        let unit: Unit.ID = try row.id(0)
        _ = try home(of: unit, as: scope, desk)
        let sealer = Sealer(desk)
        guard let name = try sealer.open(try row.blob(1), under: unit.text, as: namePurpose(id.text)),
            let content = try sealer.open(try row.blob(3), under: unit.text, as: contentPurpose(id.text))
        else { throw Failure.notFound }
        return Attachment(
            id: id, name: String(decoding: name, as: UTF8.self), kind: try row.code(2), content: content)
    }

    /// What sealed bytes of an attachment are tied to.
    static func namePurpose(_ id: String) -> String { "attachment.name\u{1F}\(id)" }
    static func contentPurpose(_ id: String) -> String { "attachment.content\u{1F}\(id)" }

    static func home(of unit: Unit.ID, as scope: Scope, _ desk: Desk) throws -> Home {
        guard try !desk.db.run("SELECT 1 FROM unit WHERE id = \(unit)").isEmpty else { throw Failure.notFound }
        let home = try desk.home(of: unit)
        guard scope.contains(home, for: .people) else { throw Failure.notFound }
        return home
    }

    private static func problems(_ content: [UInt8], _ name: String) -> [Problem] {
        var problems: [Problem] = []
        if name.isEmpty { problems.append(Problem("attachment.name", "problem.required")) }
        if name.count > 200 { problems.append(Problem("attachment.name", "problem.too_long", ["most": "200"])) }
        if content.isEmpty {
            problems.append(Problem("attachment", "problem.required"))
        } else if content.count > Attachment.most {
            problems.append(Problem("attachment", "problem.attachment.size", ["most": "20"]))
        } else if Attachment.Kind(content: content) == nil {
            problems.append(Problem("attachment", "problem.attachment.type"))
        }
        return problems
    }
}

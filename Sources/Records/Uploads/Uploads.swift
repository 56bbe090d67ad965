package import Domain
import FoundationEssentials
import Storage
import Vietnamese

/// Lists on their way into the register, sealed, each seen by the account alone that sent it.
package enum Uploads {
    /// Keeps a list of an account to be checked, and drops whatever is older than a day.
    ///
    /// - Parameter operation: the id its operation will have, made before: the same again gives the same upload.
    /// - Throws: `Failure.invalid` for one that is empty or above 20 MB, `Failure.conflict` where the account has ten
    ///   already.
    package static func stage(
        _ content: [UInt8], named name: String, kind: String, operation: String, for account: Account.ID, _ desk: Desk
    ) throws -> Upload.ID {
        if let earlier = try desk.db.run(
            "SELECT id FROM upload WHERE operation = \(operation) AND account = \(account)"
        ).first {
            return try earlier.id(0)
        }
        guard !content.isEmpty else { throw Failure.invalid([Problem("file", "problem.required")]) }
        guard content.count <= Upload.most else { throw Failure.invalid([Problem("file", "problem.upload.size")]) }
        try removeOld(desk)
        guard try count(of: account, desk) < Upload.mostAtOnce else {
            throw Failure.conflict(Message("problem.upload.many", ["most": String(Upload.mostAtOnce)]))
        }
        let id = Upload.ID.make(at: desk.now)
        let sealer = Sealer(desk)
        let name = try sealer.seal(Array(name.nfc.utf8), under: Sealer.system, as: purpose("name", id, account))
        let sealed = try sealer.seal(content, under: Sealer.system, as: purpose("content", id, account))
        let now = Timestamp.text(desk.now)
        _ = try desk.db.execute(
            """
            INSERT INTO upload (id, account, kind, operation, state, reviving, name_sealed, content_sealed, created_at,
                                updated_at)
            VALUES (\(id), \(account), \(kind), \(operation), \(Upload.State.checking.rawValue), \(false), \(name),
                    \(sealed), \(now), \(now))
            """)
        return id
    }

    /// - Throws: `Failure.notFound` also for what another account sent.
    package static func find(_ id: Upload.ID, of account: Account.ID, _ desk: Desk) throws -> Upload {
        guard let upload = try ifAny(id, of: account, desk) else { throw Failure.notFound }
        return upload
    }

    /// Nil where the account has none of this identity.
    package static func ifAny(_ id: Upload.ID, of account: Account.ID, _ desk: Desk) throws -> Upload? {
        try uploads("upload.id = \(id) AND upload.account = \(account)", desk).first
    }

    /// Any account's upload, for the program itself.
    ///
    /// - Throws: `Failure.notFound`.
    package static func find(_ id: Upload.ID, _ desk: Desk) throws -> Upload {
        guard let upload = try uploads("upload.id = \(id)", desk).first else { throw Failure.notFound }
        return upload
    }

    /// What an account has not finished with, the newest first.
    package static func open(of account: Account.ID, _ desk: Desk) throws -> [Upload] {
        let states = [Upload.State.staged, .checking, .checked, .recording].map(\.rawValue)
        return try uploads("upload.account = \(account) AND upload.state IN \(list: states)", desk)
    }

    /// Its content; nil where it is gone.
    package static func content(of upload: Upload, _ desk: Desk) throws -> [UInt8]? {
        try opened("content", of: upload, desk)
    }

    /// What was found in it, as it was kept; nil while nothing was.
    package static func report(of upload: Upload, _ desk: Desk) throws -> [UInt8]? {
        try opened("report", of: upload, desk)
    }

    /// Drops what is older than a day.
    package static func removeOld(_ desk: Desk) throws {
        _ = try desk.db.execute("DELETE FROM upload WHERE created_at < \(oldest(desk))")
    }

    static func purpose(_ what: String, _ id: Upload.ID, _ account: Account.ID) -> String {
        "upload.\(what)\u{1F}\(id)\u{1F}\(account)"
    }

    private static func oldest(_ desk: Desk) -> String {
        Timestamp.text(desk.now.addingTimeInterval(-Upload.lifetime))
    }

    private static func count(of account: Account.ID, _ desk: Desk) throws -> Int {
        let held: SQL = "SELECT COUNT(*) FROM upload WHERE account = \(account) AND content_sealed IS NOT NULL"
        return try desk.db.run(held).first?.int(0) ?? 0
    }

    private static func uploads(_ condition: SQL, _ desk: Desk) throws -> [Upload] {
        let rows = try desk.db.run(
            """
            SELECT upload.id, upload.account, upload.kind, upload.operation, upload.state, upload.reviving,
                   upload.name_sealed, upload.created_at, upload.updated_at, operation.seq, upload.approved_by
            FROM upload LEFT JOIN operation ON operation.id = upload.operation
            WHERE \(condition) AND upload.created_at >= \(oldest(desk))
            ORDER BY upload.created_at DESC, upload.id DESC
            """)
        let sealer = Sealer(desk)
        return try rows.map { row in
            let (id, account): (Upload.ID, Account.ID) = (try row.id(0), try row.id(1))
            let name = try sealer.open(try row.blob(6), under: Sealer.system, as: purpose("name", id, account))
            return Upload(
                id: id, account: account, kind: try row.text(2), operation: try row.text(3), state: try row.code(4),
                reviving: try row.flag(5), approvedBy: try row.idOrNil(10),
                name: String(decoding: name ?? [], as: UTF8.self),
                createdAt: try moment(row, 7), updatedAt: try moment(row, 8), recordedIn: try row.intOrNil(9))
        }
    }

    private static func moment(_ row: Row, _ column: Int) throws -> Date {
        let text = try row.text(column)
        guard let moment = Timestamp.parse(text) else { throw Unreadable(what: "a moment", text: text) }
        return moment
    }

    private static func opened(_ what: String, of upload: Upload, _ desk: Desk) throws -> [UInt8]? {
        let rows = try desk.db.run("SELECT \(raw: what)_sealed FROM upload WHERE id = \(upload.id)")
        guard let sealed = try rows.first?.blobOrNil(0) else { return nil }
        return try Sealer(desk).open(
            sealed, under: Sealer.system, as: purpose(what, upload.id, upload.account))
    }
}

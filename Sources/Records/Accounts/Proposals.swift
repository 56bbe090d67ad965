package import Domain
package import FoundationEssentials
import Storage
import Vietnamese

/// What somebody would record and another is to approve.
package struct Proposal: Hashable, Sendable {
    package typealias ID = String

    /// What was sent, and how it was understood.
    package struct Content: Hashable, Sendable, Codable {
        /// One answer as it was understood.
        package struct Row: Hashable, Sendable, Codable {
            package let name: String
            package let value: String

            package init(name: String, value: String) {
                self.name = name
                self.value = value
            }
        }

        package let title: String
        package let rows: [Row]
        /// Where the form goes, and what it sends.
        package let address: String
        package let fields: [String: String]

        package init(title: String, rows: [Row], address: String, fields: [String: String]) {
            self.title = title
            self.rows = rows
            self.address = address
            self.fields = fields
        }
    }

    package enum Outcome: String, Sendable, Codable { case approved, refused }

    package let id: ID
    package let unit: Unit.ID
    package let account: Account
    package let madeAt: Date
    package let content: Content
    package let outcome: Outcome?
    package let decidedBy: Account?
    package let decidedAt: Date?
    /// Why it was refused.
    package let reason: String?
    /// The operation that recorded it.
    package let operation: Int?
}

package enum Proposals {
    /// Keeps what somebody would record. The same operation again keeps the first.
    package static func keep(
        _ content: Proposal.Content, id: Proposal.ID, in unit: Unit.ID, by account: Account.ID, _ desk: Desk
    ) throws {
        guard try desk.db.run("SELECT 1 FROM proposal WHERE id = \(id)").isEmpty else { return }
        try reduceOld(desk)
        let sealed = try seal(content, of: id, in: unit, desk)
        _ = try desk.db.execute(
            """
            INSERT INTO proposal (id, unit, account, made_at, content_sealed)
            VALUES (\(id), \(unit), \(account), \(Timestamp.text(desk.now)), \(sealed))
            """)
    }

    private static func seal(
        _ content: Proposal.Content, of id: Proposal.ID, in unit: Unit.ID, _ desk: Desk
    ) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try Sealer(desk).seal(
            Array(try encoder.encode(content)), under: unit.text, as: "proposal\u{1F}\(id)")
    }

    /// For so many days after a refusal what was sent can still be read and sent anew.
    package static let daysKept = 30

    /// What was refused long ago, and what was approved.
    package static func reduceOld(_ desk: Desk) throws {
        let before = Timestamp.text(desk.now.addingTimeInterval(-Double(daysKept) * 86_400))
        let condition: SQL = """
            (proposal.outcome = 'approved' OR (proposal.outcome = 'refused' AND proposal.decided_at < \(before)))
            """
        try reduce(rows(condition, desk), desk)
    }

    /// Keeps no more of what was sent than its title: what was approved stands in the register, where a person's consent
    /// may take it away again.
    private static func reduce(_ proposals: [Proposal], _ desk: Desk) throws {
        for proposal in proposals where !proposal.content.fields.isEmpty {
            let content = Proposal.Content(title: proposal.content.title, rows: [], address: "", fields: [:])
            let sealed = try seal(content, of: proposal.id, in: proposal.unit, desk)
            _ = try desk.db.execute("UPDATE proposal SET content_sealed = \(sealed) WHERE id = \(proposal.id)")
        }
    }

    /// What waits in the units where a scope approves or that its account proposed, and what was decided of these lately.
    package static func page(
        waiting: Bool, limit: Int, offset: Int, as scope: Scope, _ desk: Desk
    ) throws -> (proposals: [Proposal], count: Int) {
        let state: SQL = waiting ? "proposal.outcome IS NULL" : "proposal.outcome IS NOT NULL"
        let condition: SQL = "\(state) AND \(open(to: scope, desk))"
        let count = try desk.db.run("SELECT COUNT(*) FROM proposal WHERE \(condition)").first?.int(0) ?? 0
        let rows = try rows(
            "\(condition) ORDER BY proposal.made_at DESC, proposal.id LIMIT \(limit) OFFSET \(offset)", desk)
        return (rows, count)
    }

    /// Whether an operation waits for another to approve it.
    package static func isWaiting(_ id: Proposal.ID, _ desk: Desk) throws -> Bool {
        try !desk.db.run("SELECT 1 FROM proposal WHERE id = \(id) AND outcome IS NULL").isEmpty
    }

    /// - Throws: `Failure.notFound` where there is none, or where it is neither the account's own nor theirs to approve.
    package static func find(_ id: Proposal.ID, as scope: Scope, _ desk: Desk) throws -> Proposal {
        guard let found = try rows("proposal.id = \(id) AND \(open(to: scope, desk))", desk).first else {
            throw Failure.notFound
        }
        return found
    }

    /// Whether an account may decide on a proposal: it approves in the unit, and did not make it.
    package static func mayDecide(_ proposal: Proposal, as scope: Scope, _ desk: Desk) throws -> Bool {
        try proposal.outcome == nil && proposal.account.id != scope.account
            && scope.contains(desk.home(of: proposal.unit), for: .approve)
    }

    /// Notes that it is not to be recorded, and why.
    package static func refuse(_ proposal: Proposal, reason: String, as scope: Scope, _ desk: Desk) throws {
        guard try mayDecide(proposal, as: scope, desk) else { throw Failure.forbidden }
        let sealed = try Sealer(desk).seal(
            Array(reason.utf8), under: proposal.unit.text, as: "refusal\u{1F}\(proposal.id)")
        _ = try desk.db.execute(
            """
            UPDATE proposal SET outcome = 'refused', decided_by = \(scope.account),
                decided_at = \(Timestamp.text(desk.now)), reason_sealed = \(sealed)
            WHERE id = \(proposal.id) AND outcome IS NULL
            """)
    }

    /// Notes that it was approved: in the transaction that records it.
    static func note(_ id: Proposal.ID, approvedBy approver: Account.ID, _ desk: Desk) throws {
        _ = try desk.db.execute(
            """
            UPDATE proposal SET outcome = 'approved', decided_by = \(approver), decided_at = \(Timestamp.text(desk.now))
            WHERE id = \(id) AND outcome IS NULL
            """)
        try reduce(rows("proposal.id = \(id)", desk), desk)
    }

    private static func open(to scope: Scope, _ desk: Desk) -> SQL {
        "(proposal.account = \(scope.account) OR \(scope.units("proposal.unit", for: .approve, on: desk.today)))"
    }

    private static func rows(_ condition: SQL, _ desk: Desk) throws -> [Proposal] {
        let rows = try desk.db.run(
            """
            SELECT proposal.id, proposal.unit, maker.id, maker.login, maker.name, proposal.made_at,
                   proposal.content_sealed, proposal.outcome, judge.id, judge.login, judge.name, proposal.decided_at,
                   proposal.reason_sealed, operation.seq
            FROM proposal JOIN account AS maker ON maker.id = proposal.account
            LEFT JOIN account AS judge ON judge.id = proposal.decided_by
            LEFT JOIN operation ON operation.id = proposal.id
            WHERE \(condition)
            """)
        let sealer = Sealer(desk)
        return try rows.compactMap { row in
            let (id, unit): (Proposal.ID, Unit.ID) = (try row.text(0), try row.id(1))
            func opened(_ column: Int, _ purpose: String) throws -> [UInt8]? {
                try row.blobOrNil(column).flatMap {
                    try sealer.open($0, under: unit.text, as: "\(purpose)\u{1F}\(id)")
                }
            }
            func account(_ column: Int) throws -> Account? {
                guard let id: Account.ID = try row.idOrNil(column) else { return nil }
                return Account(id: id, login: try row.text(column + 1), name: try row.text(column + 2))
            }
            guard let content = try opened(6, "proposal"), let maker = try account(2) else { return nil }
            return Proposal(
                id: id, unit: unit, account: maker, madeAt: Timestamp.parse(try row.text(5)) ?? .distantPast,
                content: try JSONDecoder().decode(Proposal.Content.self, from: Data(content)),
                outcome: try row.codeOrNil(7), decidedBy: try account(8),
                decidedAt: try row.textOrNil(11).flatMap(Timestamp.parse),
                reason: try opened(12, "refusal").map { String(decoding: $0, as: UTF8.self) },
                operation: try row.intOrNil(13))
        }
    }
}

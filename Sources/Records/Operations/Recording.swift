package import Domain
import FoundationEssentials
import Storage
import Vietnamese

/// Who records, and under which operation id. The id is made before the write, by the form, the client or the
/// import: the same id again gives the first outcome.
package struct Author: Sendable {
    package let account: Account.ID
    package let scope: Scope
    package let operation: String
    /// Who approved it, where two people are asked for.
    package let approvedBy: Account.ID?

    package init(_ scope: Scope, operation: String, approvedBy: Account.ID? = nil) {
        self.account = scope.account
        self.scope = scope
        self.operation = operation
        self.approvedBy = approvedBy
    }
}

/// One operation while it is being recorded: writes facts, gathers what they post and the journal.
final class Recording {
    let seq: Int
    let sealer: Sealer
    private let db: Transaction
    private let home: String
    /// The month in which it is recorded.
    private let month: String
    private var journal = Journal()
    private var events: [String] = []
    private var subjects: [String] = []
    private var desired: [Posting] = []
    private var moved: (units: Set<Unit.ID>, from: Day)?

    fileprivate init(seq: Int, home: String, month: String, desk: Desk) {
        self.seq = seq
        self.home = home
        self.month = month
        db = desk.db
        sealer = Sealer(desk)
    }

    /// Writes facts of one table; each row gives the table's columns in order.
    func insert(_ table: FactTable, _ rows: [[Value]]) throws {
        guard !rows.isEmpty else { return }
        _ = try db.insertMany(
            into: table.name, columns: table.columns + ["recorded_in"], rows: rows.map { $0 + [seq.value] })
        let personColumn = table.person.flatMap(table.columns.firstIndex)
        for row in rows {
            journal.add(Journal.written(table, row), under: subject(row, personColumn))
        }
    }

    /// Closes the open facts of a table that fit a condition. Closing a data key destroys it.
    func close(_ table: FactTable, where condition: SQL) throws {
        guard let column = table.closedBy else { return }
        let named = table.key + (table.person.map { [$0] } ?? [])
        let also: SQL = table.kind == .key ? ", wrapped = NULL" : ""
        let closed = try db.run(
            """
            UPDATE \(raw: table.name) SET \(raw: column) = \(seq)\(also)
            WHERE \(raw: column) IS NULL AND (\(condition))
            RETURNING \(raw: named.joined(separator: ", "))
            """)
        for row in closed {
            let key = Array(row.values.prefix(table.key.count))
            let personColumn = table.person == nil ? nil : named.count - 1
            journal.add(Journal.closed(table, key), under: subject(row.values, personColumn))
        }
    }

    /// Keeps something said of the operation itself, sealed with its journal.
    func note(_ name: String, _ text: String) {
        journal.add(Journal.note(name, text), under: home)
    }

    /// Says what these events, and what follows from states of these subjects, should post now; what is missing is
    /// posted when the operation ends.
    func settle(_ events: [String], of subjects: [String] = [], _ desired: [Posting]) {
        self.events += events
        self.subjects += subjects
        self.desired += desired
    }

    /// Says that units came under other superiors from a day on: what stands in them is carried along when the
    /// operation ends.
    func move(_ units: Set<Unit.ID>, from day: Day) {
        moved = (units.union(moved?.units ?? []), min(day, moved?.from ?? day))
    }

    private func subject(_ row: [Value], _ personColumn: Int?) -> String {
        if let personColumn, case .text(let person) = row[personColumn] { return person }
        return home
    }

    fileprivate func finish() throws -> [UInt8] {
        try Ledger.settle(
            events: events, subjects: subjects, desired: desired, moved: moved, recordedIn: seq, month: month, db)
        // The register's own key is opened each time: under the master key of another register nothing is written.
        try sealer.prepare(journal.sections.map(\.subject) + [Sealer.system], making: true)
        return try journal.sealed(by: sealer)
    }
}

extension Desk {
    /// Records one operation, or returns the outcome of the one that already bears this id.
    ///
    /// - Throws: `Failure.conflict` where the id was used for something else, or where the clock is injected and
    ///   the register is in real use; `Approvals.Needed` where the unit asks for two people and nobody approved it.
    func record<Outcome: Codable>(
        _ kind: Operation.Kind, in unit: Unit.ID?, by author: Author, reversing: Int? = nil,
        _ body: (Recording) throws -> Outcome
    ) throws -> Outcome {
        if let earlier: Outcome = try outcome(of: author.operation, as: kind) { return earlier }
        try refuseInjectedClockInUse()
        try Approvals.check(kind, in: unit, by: author, self)
        let last = try db.run("SELECT seq, at, chain FROM operation ORDER BY seq DESC LIMIT 1").first
        let seq = try (last?.int(0) ?? 0) + 1
        let at = max(Timestamp.text(now), try last?.text(1) ?? "")

        let recording = Recording(
            seq: seq, home: unit?.text ?? Sealer.system, month: String(at.prefix(RollUp.Span.month.rawValue)),
            desk: self)
        if let approver = author.approvedBy { recording.note("approved_by", approver.text) }
        let outcome = try body(recording)
        let content = try recording.finish()

        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let outcomeText = String(decoding: try encoder.encode(outcome), as: UTF8.self)
        let fields = Operation.chained(
            seq: seq, id: author.operation, at: at, account: author.account.text, unit: unit?.text,
            kind: kind.rawValue, reverses: reversing, outcome: outcomeText)
        let chain = Chain.link(try last?.blob(2) ?? Chain.root, fields, content: content)
        _ = try db.execute(
            """
            INSERT INTO operation (seq, id, at, account, unit, kind, reverses, outcome, content_sealed, chain)
            VALUES (\(seq), \(author.operation), \(at), \(author.account), \(unit), \(kind.rawValue), \(reversing),
                    \(outcomeText), \(content), \(chain))
            """)
        if let approver = author.approvedBy { try Proposals.note(author.operation, approvedBy: approver, self) }
        return outcome
    }

    /// The outcome of an operation already recorded under this id.
    package func outcome<Outcome: Decodable>(of id: String, as kind: Operation.Kind) throws -> Outcome? {
        guard let row = try db.run("SELECT kind, outcome FROM operation WHERE id = \(id)").first else { return nil }
        guard try row.text(0) == kind.rawValue else { throw Failure.conflict(Message("problem.operation.reused")) }
        return try JSONDecoder().decode(Outcome.self, from: Data(row.text(1).utf8))
    }

    /// Whether an operation bears this id already: what is sent again is then no news of others.
    package func isRecorded(_ id: String) throws -> Bool {
        try !db.run("SELECT 1 FROM operation WHERE id = \(id)").isEmpty
    }

    /// A demonstration runs under an injected clock; a register that a person has used refuses that.
    private func refuseInjectedClockInUse() throws {
        guard isDemonstrating else { return }
        let inUse = try db.run("SELECT 1 FROM operation WHERE account <> \(Account.demonstration) LIMIT 1")
        guard inUse.isEmpty else { throw Failure.conflict(Message("problem.demonstration.in_use")) }
    }
}

extension Operation {
    /// The fields of an operation that its chain covers beside its sealed content.
    static func chained(
        seq: Int, id: String, at: String, account: String, unit: String?, kind: String, reverses: Int?, outcome: String
    ) -> [String] {
        [String(seq), id, at, account, unit ?? "", kind, reverses.map { String($0) } ?? "", outcome]
    }
}

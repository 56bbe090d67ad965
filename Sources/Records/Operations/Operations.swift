package import Domain
import FoundationEssentials
import Storage
package import Vietnamese

/// One operation as a list shows it.
package struct OperationSummary: Hashable, Sendable {
    package let operation: Operation
    package let accountName: String
    package let unitName: String?
    package let unitCode: String?
    /// How many events it recorded: what can count in a figure.
    package let facts: Int
    /// The operations that took something of it back.
    package let reversedBy: [Int]
}

/// One operation in full.
package struct OperationDetail: Hashable, Sendable {
    /// A fact: what table it stands in, what it is about, on which day, and whether it still stands.
    package struct Fact: Hashable, Sendable {
        package let kind: String
        package let cause: String
        package let title: String
        package let unitName: String
        package let unitCode: String
        package let effectiveOn: Day
        package let decision: DecisionDraft?
        package let isReversed: Bool
    }

    package let summary: OperationSummary
    /// Those of its facts that were asked for, by day, and how many it has in all.
    package let facts: [Fact]
    package let factCount: Int
    /// What it made to be said otherwise of what stood, at most 200 subjects of each kind.
    package let changes: [Changes.Recorded]
    package let chain: String
    package let reason: String?
    /// What stands against reversing it; nil where nothing does.
    package let against: Message?
}

package enum Operations {
    /// - Throws: `Failure.notFound` also where the scope does not hold its unit: both sound the same.
    package static func find(_ seq: Int, as scope: Scope, _ desk: Desk) throws -> Operation {
        let rows = try desk.db.run(
            "SELECT seq, id, at, account, unit, kind, reverses FROM operation WHERE seq = \(seq)")
        guard let row = rows.first else { throw Failure.notFound }
        let operation = try operation(row)
        let home = try home(of: operation, desk)
        guard scope.contains(home, for: .people) else { throw Failure.notFound }
        let isGuarded = try isOfBreaches(operation, desk)
        guard !isGuarded || scope.contains(home, for: .administer) || scope.contains(home, for: .audit) else {
            throw Failure.notFound
        }
        return operation
    }

    /// Whether an operation, or the one it takes back, is of the breach file.
    private static func isOfBreaches(_ operation: Operation, _ desk: Desk) throws -> Bool {
        guard let reversed = operation.reverses else { return operation.kind.isOfBreaches }
        let row = try desk.db.run("SELECT kind FROM operation WHERE seq = \(reversed)").first
        return try row.map { try ($0.code(0) as Operation.Kind).isOfBreaches } ?? false
    }

    /// Where an operation stands: what it recorded is open to whoever the unit is open to with its people.
    static func home(of operation: Operation, _ desk: Desk) throws -> Home {
        try operation.unit.map { try desk.home(of: $0) } ?? .register
    }

    /// The latest operations within a scope, of one unit where it is given, newest first, and how many there are.
    package static func recent(
        in unit: Unit.ID? = nil, as scope: Scope, limit: Int, offset: Int, _ desk: Desk
    ) throws -> (operations: [OperationSummary], count: Int) {
        let seen = scope.units("operation.unit", for: .people, on: desk.today)
        let within: SQL = unit.map { "operation.unit = \($0)" } ?? "1 = 1"
        // The breach file is for administrators and auditors.
        let guarded: SQL = """
            (operation.kind NOT IN ('breach', 'breach.step') AND NOT EXISTS (
                SELECT 1 FROM operation AS back WHERE back.seq = operation.reverses
                  AND back.kind IN ('breach', 'breach.step'))
             OR \(scope.units("operation.unit", for: .administer, on: desk.today))
             OR \(scope.units("operation.unit", for: .audit, on: desk.today)))
            """
        let condition: SQL = "\(seen) AND \(within) AND \(guarded)"
        let count = try desk.db.run("SELECT COUNT(*) FROM operation WHERE \(condition)").first?.int(0) ?? 0
        return (try summaries("WHERE \(condition)", limit: limit, offset: offset, desk), count)
    }

    /// An operation in full.
    ///
    /// - Parameter window: which of its facts are read: a list may have recorded a hundred thousand.
    package static func detail(
        _ seq: Int, facts window: Range<Int> = 0..<200, as scope: Scope, _ desk: Desk
    ) throws -> OperationDetail {
        let operation = try find(seq, as: scope, desk)
        let summaries = try summaries("WHERE operation.seq = \(seq)", limit: 1, offset: 0, desk)
        guard let summary = summaries.first else { throw Failure.notFound }
        let row = try desk.db.run("SELECT chain, content_sealed FROM operation WHERE seq = \(seq)").first
        var against: Message? = Message("problem.reversal.kind", ["kind": operation.kind.rawValue])
        if operation.kind.isReversible { against = try Reversal.against(operation, desk) }
        let (facts, count) = try facts(recordedIn: seq, window, desk)
        return OperationDetail(
            summary: summary, facts: facts, factCount: count,
            changes: try Changes.recorded(in: seq, desk), chain: hex(try row?.blob(0) ?? []),
            reason: try reason(content: try row?.blob(1) ?? [], desk), against: against)
    }

    private static func operation(_ row: Row) throws -> Operation {
        Operation(
            seq: try row.int(0), id: try row.text(1), at: Timestamp.parse(try row.text(2)) ?? .distantPast,
            account: try row.id(3), unit: try row.idOrNil(4), kind: try row.code(5), reverses: try row.intOrNil(6))
    }

    private static func summaries(
        _ condition: SQL, limit: Int, offset: Int, _ desk: Desk
    ) throws -> [OperationSummary] {
        let counts: [SQL] = FactTable.closable.filter { $0.kind == .event }.map { table in
            "(SELECT COUNT(*) FROM \(raw: table.name) WHERE recorded_in = operation.seq)"
        }
        let rows = try desk.db.run(
            """
            SELECT operation.seq, operation.id, operation.at, operation.account, operation.unit, operation.kind,
                   operation.reverses, account.name, \(UnitQueries.latestName("operation.unit")),
                   \(UnitQueries.latestCode("operation.unit")),
                   \(counts.joined(separator: " + "))
            FROM operation JOIN account ON account.id = operation.account
            \(condition)
            ORDER BY operation.seq DESC LIMIT \(limit) OFFSET \(offset)
            """)
        let reversals = try desk.db.run(
            """
            SELECT reverses, seq FROM operation WHERE reverses IN \(list: try rows.map { try $0.int(0) }) ORDER BY seq
            """)
        let reversed = Dictionary(grouping: try reversals.map { (try $0.int(0), try $0.int(1)) }, by: \.0)
        return try rows.map { row in
            let operation = try operation(row)
            return OperationSummary(
                operation: operation, accountName: try row.text(7), unitName: try row.textOrNil(8),
                unitCode: try row.textOrNil(9), facts: try row.int(10),
                reversedBy: (reversed[operation.seq] ?? []).map(\.1))
        }
    }

    /// The reason given for a reversal, from the sealed journal.
    private static func reason(content: [UInt8], _ desk: Desk) throws -> String? {
        let sealer = Sealer(desk)
        for (subject, sealed) in Journal.sections(of: content) ?? [] {
            guard let bytes = try sealer.open(sealed, under: subject, as: "journal") else { continue }
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            if let reason = lines.lazy.compactMap({ Journal.note(named: "reason", in: String($0)) }).first {
                return reason
            }
        }
        return nil
    }
}

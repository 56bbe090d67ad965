package import Domain
import Storage
package import Vietnamese

/// Units by code and identity with their dated states, as known now: what checks and plans look up.
package struct UnitDirectory: Sendable {
    /// One unit with its states. Every unit entered has each of them from its first day.
    package struct Entry: Sendable {
        package let id: Unit.ID
        package var code = Timeline<String>()
        package var name = Timeline<String>()
        package var type = Timeline<UnitType>()
        package var block = Timeline<Block?>()
        package var parent = Timeline<Unit.ID?>()
        package var host = Timeline<Enterprise.ID?>()
        package var entry: UnitEntry?
        package var from: Day?
        package var event: String?
        package var decision: DecisionDraft?
        /// How it ended, and the day from which it is no more.
        package var ending: (kind: UnitEnding, on: Day, event: String)?

        /// Whether the unit is there on a day.
        package func isThere(on day: Day) -> Bool {
            guard let from else { return false }
            return from <= day && (ending.map { day < $0.on } ?? true)
        }
    }

    package private(set) var entries: [Unit.ID: Entry] = [:]
    private var byCode: [String: [Unit.ID]] = [:]

    package subscript(_ id: Unit.ID) -> Entry? { entries[id] }

    package subscript(code code: String) -> Entry? { every(code: code).last }

    /// Every unit of a code: one that stands, or several that were closed.
    func every(code: String) -> [Entry] { (byCode[code] ?? []).compactMap { entries[$0] } }

    /// This directory without what a scope does not see: to it such a unit is as good as none, in every message.
    func seen(by scope: Scope, at homes: CodedHomes) -> UnitDirectory {
        guard !scope.holdsAll(for: .record) else { return self }
        var seen = self
        seen.entries = entries.filter { scope.contains(homes[$0.key], for: .totals) }
        return seen
    }

    /// Every unit there is.
    static func all(_ db: Transaction) throws -> UnitDirectory {
        var directory = UnitDirectory()
        try directory.load("1 = 1", .standing, db)
        return directory
    }

    /// The units that fit a condition on `unit`.
    static func fitting(_ condition: SQL, _ db: Transaction) throws -> UnitDirectory {
        var directory = UnitDirectory()
        try directory.load(condition, .standing, db)
        return directory
    }

    /// Which states are read: those that stand, those that stood at a moment, those that were closed by a reversal, or
    /// those that would stand had an operation not been.
    enum Generation {
        case standing, closed
        case known(Known)
        case without(operation: Int)

        /// That a row is of it, by the column that closes rows of its table.
        func holds(_ column: String) -> SQL {
            switch self {
            case .standing: return "\(raw: column) IS NULL"
            case .closed: return "\(raw: column) IS NOT NULL"
            case .known(let known): return "(\(known.open(column)) AND \(known.recorded(Self.recorded(column))))"
            case .without(let operation):
                let recorded = Self.recorded(column)
                return """
                    (\(raw: column) = \(operation)
                     OR (\(raw: column) IS NULL AND \(raw: recorded) <> \(operation)))
                    """
            }
        }

        /// The column beside it that says which operation recorded the row.
        private static func recorded(_ column: String) -> String {
            let table = column.split(separator: ".").dropLast().map { "\($0)." }
            return (table.first ?? "") + "recorded_in"
        }
    }

    /// The units of these codes, with nothing else.
    static func of(
        codes: some Sequence<String>, _ db: Transaction, _ generation: Generation = .standing
    ) throws -> UnitDirectory {
        var directory = UnitDirectory()
        for chunk in Array(Set(codes)).chunks(of: 500) {
            let held = generation.holds("superseded_in")
            try directory.load(
                "unit.id IN (SELECT unit FROM unit_code WHERE \(held) AND code IN \(list: Array(chunk)))", generation,
                db)
        }
        return directory
    }

    static func of(
        _ ids: some Sequence<Unit.ID>, _ db: Transaction, _ generation: Generation = .standing
    ) throws -> UnitDirectory {
        var directory = UnitDirectory()
        for chunk in Array(Set(ids)).chunks(of: 500) {
            try directory.load("unit.id IN \(list: Array(chunk))", generation, db)
        }
        return directory
    }

    private mutating func load(_ condition: SQL, _ generation: Generation, _ db: Transaction) throws {
        func each(_ table: String, _ columns: String, _ body: (inout Entry, Row) throws -> Void) throws {
            let rows = try db.run(
                """
                SELECT state.unit, state.from_on, \(raw: columns)
                FROM \(raw: table) AS state JOIN unit ON unit.id = state.unit
                WHERE \(generation.holds("state.superseded_in")) AND \(condition)
                """)
            for row in rows {
                let id: Unit.ID = try row.id(0)
                try body(&entries[id, default: Entry(id: id)], row)
            }
        }
        try each("unit_code", "state.code") { entry, row in
            entry.code.add(try row.text(2), from: try row.day(1))
            byCode[try row.text(2), default: []].append(entry.id)
        }
        try each("unit_name", "state.name") { $0.name.add(try $1.text(2), from: try $1.day(1)) }
        try each("unit_type", "state.type, state.block") { entry, row in
            entry.type.add(try row.code(2), from: try row.day(1))
            entry.block.add(try row.codeOrNil(3), from: try row.day(1))
        }
        try each("unit_parent", "state.parent") { $0.parent.add(try $1.idOrNil(2), from: try $1.day(1)) }
        try each("unit_host", "state.enterprise") { $0.host.add(try $1.idOrNil(2), from: try $1.day(1)) }
        try loadEvents(condition, generation, db)
    }

    private mutating func loadEvents(_ condition: SQL, _ generation: Generation, _ db: Transaction) throws {
        let rows = try db.run(
            """
            SELECT unit_event.unit, unit_event.id, unit_event.kind, unit_event.effective_on,
                   decision.number, decision.issued_on, decision.issuer
            FROM unit_event JOIN unit ON unit.id = unit_event.unit
            LEFT JOIN decision ON decision.id = unit_event.decision
            WHERE \(generation.holds("unit_event.reversed_in")) AND \(condition)
            """)
        for row in rows {
            let id: Unit.ID = try row.id(0)
            entries[id]?.event = try row.text(1)
            entries[id]?.entry = try row.code(2)
            entries[id]?.from = try row.day(3)
            if let number = try row.textOrNil(4) {
                entries[id]?.decision = DecisionDraft(
                    number: number, issuedOn: try row.day(5), issuer: try row.text(6))
            }
        }
        let endings = try db.run(
            """
            SELECT unit_closure.unit, unit_closure.id, unit_closure.kind, unit_closure.effective_on
            FROM unit_closure JOIN unit ON unit.id = unit_closure.unit
            WHERE \(generation.holds("unit_closure.reversed_in")) AND \(condition)
            """)
        for row in endings {
            entries[try row.id(0)]?.ending = (try row.code(2), try row.day(3), try row.text(1))
        }
    }
}

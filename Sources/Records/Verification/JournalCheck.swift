import Domain
import Storage

/// The journal against the facts: every fact written stands as it was written, every closing is there, and nothing
/// stands that no operation recorded.
enum JournalCheck {
    /// How many operations are compared at once.
    private static let batch = 400

    static func run(_ inspection: Inspection) throws {
        let last = try inspection.db.run("SELECT COALESCE(MAX(seq), 0) FROM operation").first?.int(0) ?? 0
        var first = 1
        while first <= last {
            let through = first + batch - 1
            // The last run also takes what bears the number of no operation yet.
            try compare(first...(through < last ? through : Int(Int64.max)), inspection)
            first = through + 1
        }
    }

    private static func compare(_ operations: ClosedRange<Int>, _ inspection: Inspection) throws {
        var ledger = try Lines.journalled(operations, inspection)
        for table in FactTable.all where table.kind != .key {
            try subtractWritten(table, operations, &ledger, inspection)
        }
        for table in FactTable.all { try subtractClosed(table, operations, &ledger, inspection) }
        report(ledger, vanished: try RightsCheck.vanished(operations, inspection), inspection)
    }

    private static func subtractWritten(
        _ table: FactTable, _ operations: ClosedRange<Int>, _ ledger: inout Lines, _ inspection: Inspection
    ) throws {
        let columns = (table.columns + ["recorded_in"]).joined(separator: ", ")
        let person = table.person.flatMap(table.columns.firstIndex)
        try inspection.db.forEach(
            """
            SELECT \(raw: columns) FROM \(raw: table.name)
            WHERE recorded_in BETWEEN \(operations.lowerBound) AND \(operations.upperBound)
            """
        ) { row in
            if let person, inspection.isDestroyed(try row.text(person)) { return }
            ledger.subtract(
                Journal.written(table, Array(row.values.dropLast())), of: try row.int(table.columns.count))
        }
    }

    private static func subtractClosed(
        _ table: FactTable, _ operations: ClosedRange<Int>, _ ledger: inout Lines, _ inspection: Inspection
    ) throws {
        guard let closedBy = table.closedBy else { return }
        let columns = (table.key + [table.person ?? table.key[0], closedBy]).joined(separator: ", ")
        try inspection.db.forEach(
            """
            SELECT \(raw: columns) FROM \(raw: table.name)
            WHERE \(raw: closedBy) BETWEEN \(operations.lowerBound) AND \(operations.upperBound)
            """
        ) { row in
            if table.person != nil, inspection.isDestroyed(try row.text(table.key.count)) { return }
            let key = Array(row.values.prefix(table.key.count))
            ledger.subtract(Journal.closed(table, key), of: try row.int(table.key.count + 1))
        }
    }

    /// A line of the journal without its row and a row of the same key without its line are one fact, changed.
    ///
    /// - Parameter vanished: the facts whose content went with a consent: of them only that they were said is known.
    private static func report(_ ledger: Lines, vanished: Set<FactName>, _ inspection: Inspection) {
        var deleted: [FactName: Int] = [:]
        var added: [FactName: Int] = [:]
        for (line, count) in ledger.counts where count != 0 {
            guard let name = FactName(line), !vanished.contains(name) else { continue }
            if name.isClosing {
                inspection.find(count > 0 ? .factReopened : .factClosed, name.arguments)
            } else if count > 0 {
                deleted[name, default: 0] += count
            } else {
                added[name, default: 0] -= count
            }
        }
        for name in Set(deleted.keys).union(added.keys).sorted() {
            let (gone, new) = (deleted[name] ?? 0, added[name] ?? 0)
            for _ in 0..<min(gone, new) { inspection.find(.factChanged, name.arguments) }
            for _ in 0..<max(0, gone - new) { inspection.find(.factDeleted, name.arguments) }
            for _ in 0..<max(0, new - gone) { inspection.find(.factAdded, name.arguments) }
        }
    }
}

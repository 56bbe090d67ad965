import Storage

extension Recording {
    /// Writes states of one or several tables; those that stand under the same keys are superseded.
    func say(_ states: [NewState]) throws {
        let byTable = Dictionary(grouping: states, by: \.table)
        for table in FactTable.states {
            let rows = (byTable[table] ?? []).map(\.values)
            try close(table, keys: rows.map(table.key))
            try insert(table, rows)
        }
    }

    /// Closes the open facts of a table that bear these keys.
    func close(_ table: FactTable, keys: [[Value]]) throws {
        for chunk in keys.chunks(of: 500) {
            let subjects = chunk.map { $0[0] }
            let names = chunk.map(FactTable.name)
            try close(
                table, where: "\(raw: table.key[0]) IN \(list: subjects) AND \(table.keyName(in: "")) IN \(list: names)"
            )
        }
    }
}

extension FactTable {
    /// The key of a row as one text, for statements that look for many keys; with the alias of the table, if any.
    func keyName(in alias: String) -> SQL {
        let columns = key.map { alias.isEmpty ? $0 : "\(alias).\($0)" }
        return "\(raw: columns.joined(separator: " || ' ' || "))"
    }

    /// The same of values: every key of a state is text.
    static func name(of key: [Value]) -> String {
        key.map { value in if case .text(let text) = value { text } else { "" } }.joined(separator: " ")
    }
}

/// What was said once of some subjects and no longer stands.
struct ClosedStates {
    private var states: Set<NewState> = []

    static func of(_ changes: [Change], _ db: Transaction) throws -> ClosedStates {
        var closed = ClosedStates()
        for table in Set(changes.flatMap(\.states).map(\.table)) {
            let subjects = changes.filter { $0.states.contains { $0.table == table } }.map(\.subject)
            for chunk in subjects.chunks(of: 500) {
                let rows = try db.run(
                    """
                    SELECT \(raw: table.columns.joined(separator: ", ")) FROM \(raw: table.name)
                    WHERE superseded_in IS NOT NULL AND \(raw: table.key[0]) IN \(list: Array(chunk))
                    """)
                closed.states.formUnion(rows.map { NewState(table: table, values: $0.values) })
            }
        }
        return closed
    }

    func holds(_ state: NewState) -> Bool { states.contains(state) }
}

import Storage

/// Who said what stands: a state that a reversal gave back was said by the operation that first recorded it.
enum StateOrigins {
    /// Of the open states of a table that fit a condition on `state`: the operation that said each, the one that
    /// wrote its row, and its key.
    static func query(_ table: FactTable, where condition: SQL) -> SQL {
        func columns(_ alias: String) -> SQL { "\(raw: table.key.map { "\(alias)\($0)" }.joined(separator: ", "))" }
        let sameKey: SQL = "\(raw: table.key.map { "earlier.\($0) = origin.\($0)" }.joined(separator: " AND "))"
        return """
            WITH RECURSIVE origin (said_in, written_in, \(columns(""))) AS (
                SELECT state.recorded_in, state.recorded_in, \(columns("state."))
                FROM \(raw: table.name) AS state WHERE state.superseded_in IS NULL AND \(condition)
                UNION ALL
                SELECT earlier.recorded_in, origin.written_in, \(columns("earlier."))
                FROM origin JOIN operation ON operation.seq = origin.said_in AND operation.reverses IS NOT NULL
                JOIN \(raw: table.name) AS earlier ON \(sameKey) AND earlier.superseded_in = operation.reverses
            )
            SELECT origin.said_in, origin.written_in, \(columns("origin."))
            FROM origin JOIN operation ON operation.seq = origin.said_in AND operation.reverses IS NULL
            """
    }

    /// The operations that said them.
    static func operations(_ table: FactTable, where condition: SQL) -> SQL {
        "SELECT said_in FROM (\(query(table, where: condition))) AS saying"
    }
}

/// The states that an operation said.
struct SaidStates {
    /// Those that stand because a reversal gave them back: their rows bear its number.
    private var givenBack: [(table: FactTable, keys: [[Value]])] = []
    /// The first operation that has since changed one of those it said, and what it changed.
    private(set) var later: (operation: Int, what: String)?
    private let seq: Int

    static func of(_ seq: Int, _ db: Transaction) throws -> SaidStates {
        var said = SaidStates(seq: seq)
        for table in FactTable.states {
            var keys: [[Value]] = []
            for row in try db.run(StateOrigins.query(table, where: touched(table, seq))) {
                let (operation, writer) = (try row.int(0), try row.int(1))
                if operation == seq, writer != seq { keys.append(Array(row.values.dropFirst(2))) }
                if operation > seq, said.later.map({ operation < $0.operation }) ?? true {
                    said.later = (operation, what(table))
                }
            }
            if !keys.isEmpty { said.givenBack.append((table, keys)) }
        }
        return said
    }

    private init(seq: Int) {
        self.seq = seq
    }

    /// The states of whatever an operation said something of: of the same attribute on any day.
    private static func touched(_ table: FactTable, _ seq: Int) -> SQL {
        func isSaid(_ mine: SQL, _ theirs: SQL) -> SQL {
            "\(mine) IN (SELECT \(theirs) FROM \(raw: table.name) WHERE recorded_in = \(seq))"
        }
        let subject: SQL = isSaid("state.\(raw: table.key[0])", "\(raw: table.key[0])")
        if table == .consent {
            return subject + " AND " + isSaid("state.person || ' ' || state.purpose", "person || ' ' || purpose")
        }
        guard !table.isDated, table.key.count > 1 else { return subject }
        return subject + " AND " + isSaid(table.keyName(in: "state"), table.keyName(in: ""))
    }

    private static func what(_ table: FactTable) -> String {
        if table == .personMerger { return "person.merger" }
        for subject in ["enterprise", "person", "target", "place"] where table.name.hasPrefix(subject) {
            return "\(subject).change"
        }
        if table == .positionState { return "position" }
        if table == .consent || table == .restriction { return "person.\(table.name)" }
        return "unit"
    }

    /// A merger of people closes what is said of the entry that goes, and says nothing of it any more.
    private func left(in table: FactTable) -> SQL {
        let people: SQL = "SELECT person FROM person_merger WHERE recorded_in = \(seq)"
        if table == .positionState { return " UNION SELECT id FROM position_holder WHERE person IN (\(people))" }
        return table.person == nil ? "" : " UNION \(people)"
    }

    /// Closes what the operation said, and says again what it superseded.
    func takeBack(_ recording: Recording, _ db: Transaction) throws {
        for (table, keys) in givenBack { try recording.close(table, keys: keys) }
        for table in FactTable.states {
            try recording.close(table, where: "recorded_in = \(seq)")
            let subject = table.key[0]
            let gone = left(in: table)
            let rows = try db.run(
                """
                SELECT \(raw: table.columns.joined(separator: ", ")) FROM \(raw: table.name)
                WHERE superseded_in = \(seq) AND \(raw: subject) IN (
                    SELECT \(raw: subject) FROM \(raw: table.name) WHERE recorded_in = \(seq)\(gone))
                ORDER BY \(table.keyName(in: ""))
                """)
            try recording.insert(table, rows.map(\.values))
        }
    }
}

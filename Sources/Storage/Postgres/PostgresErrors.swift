extension PostgresResult {
    /// Whether a prepared statement no longer fits the schema.
    var isStale: Bool {
        let state = field("C")
        return state == "26000" || (state == "0A000" && field("R") == "RevalidateCachedQuery")
    }

    /// The report as this module tells it. DETAIL, CONTEXT and some messages hold values of rows and are left out.
    ///
    /// - Parameter statement: the SQL text, to tell the table that it writes to.
    func error(statement: String) -> StorageError {
        let state = field("C") ?? ""
        switch state {
        case "23505":
            return .constraint(uniqueViolation())
        case "23502":
            return .constraint(
                ConstraintViolation(kind: .notNull, table: field("t"), columns: field("c").map { [$0] } ?? []))
        case "23503":
            return .constraint(ConstraintViolation(kind: .foreignKey, table: SQLToken.target(of: statement)))
        case "23514":
            let table = SQLToken.target(of: statement)
            let name = ConstraintViolation.givenName(field("n"), table: table)
            return .constraint(ConstraintViolation(kind: .check, table: table, constraint: name))
        case "25006":
            return .readOnly
        case "55P03":
            return .busy
        case "42804":
            return .mismatch(field("M") ?? "")
        case "57P01", "57P02", "57P03", "57P05", "25P03":
            return .connectionLost
        default:
            if state.hasPrefix("08") { return .connectionLost }
            return .statement(code: state, message: message(state))
        }
    }

    /// DETAIL begins `Key (a, b)=(`, in whatever language; only the names are read.
    private func uniqueViolation() -> ConstraintViolation {
        let detail = field("D") ?? ""
        var columns: [String] = []
        if let start = detail.firstIndex(of: "("), let end = detail.firstRange(of: ")=(")?.lowerBound {
            let tokens = SQLToken.tokens(of: String(detail[start..<end].dropFirst()))
            let isPlain = tokens.allSatisfy { $0.name != nil || $0 == .symbol(",") || $0 == .gap(" ") }
            columns = isPlain ? tokens.compactMap(\.name) : []
        }
        return ConstraintViolation(
            kind: .unique, table: field("t"), columns: columns, constraint: columns.isEmpty ? field("n") : nil)
    }

    /// The message of those classes whose messages speak of names and states, not of values.
    private func message(_ state: String) -> String {
        let speakingOfNames: Set = ["0A", "25", "40", "42", "53", "54", "55", "57"]
        return speakingOfNames.contains(String(state.prefix(2))) ? field("M") ?? "" : ""
    }
}

import Storage

/// How much a register holds.
package struct RegisterSize: Sendable, Codable {
    package let people: Int
    package let movements: Int
    package let units: Int
    package let enterprises: Int
    package let operations: Int
    package let reorganisationSteps: Int
    package let entries: Int
    package let totals: Int
    /// On disk, in bytes.
    package let bytes: Int

    package static func of(_ register: Register) async throws -> RegisterSize {
        let bytes = try await register.database.size()
        return try await register.read { desk in
            func count(_ table: String) throws -> Int {
                try desk.db.run("SELECT COUNT(*) FROM \(raw: table)").first?.int(0) ?? 0
            }
            return RegisterSize(
                people: try count("person"), movements: try count("movement"), units: try count("unit"),
                enterprises: try count("enterprise"), operations: try count("operation"),
                reorganisationSteps: try count("unit_step"), entries: try count("entry"),
                totals: try count("rollup") + count("rollup_recorded"), bytes: bytes)
        }
    }
}

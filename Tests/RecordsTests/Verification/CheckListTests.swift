import Records
import Storage
import TestKit
import Testing

/// The lists that the verification goes through leave nothing out that the schema promises.
@Suite struct CheckListTests {
    @Test(arguments: Engine.available)
    func `every foreign key is asked without trusting it`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: try Register.migrations()) { database in
            let keys = try await database.schema().flatMap { table in
                table.foreignKeys.map { "\(table.name).\($0.columns.joined()) \($0.table).\($0.references.joined())" }
            }
            let asked = Set(Verification.references)
            #expect(Set(keys).subtracting(asked) == [])
            // Beyond the schema: the unit of an operation.
            #expect(asked.subtracting(keys) == ["operation.unit unit.id"])
        }
    }

    /// Facts are written before the operation they name, so each engine looks for them when it is written.
    @Test(arguments: Engine.available)
    func `the facts of an operation are found by an index, in every table`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: try Register.migrations()) { database in
            for table in try await database.schema() {
                let primary = table.columns.filter { $0.primaryKeyPosition == 1 }.map(\.name)
                let found = Set(primary + table.indexes.compactMap(\.columns.first))
                for key in table.foreignKeys where key.table == "operation" {
                    #expect(found.contains(key.columns[0]), "\(table.name).\(key.columns[0])")
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `every identity that only one row may bear is asked without trusting its index`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase(migrations: try Register.migrations()) { database in
            var promised: Set<String> = []
            for table in try await database.schema() where !Self.notKept.contains(table.name) {
                let primary = table.columns.filter { $0.primaryKeyPosition > 0 }.map(\.name)
                for columns in [primary] + table.indexes.filter(\.isUnique).map(\.columns) where !columns.isEmpty {
                    promised.insert("\(table.name) \(columns.sorted().joined(separator: " "))")
                }
            }
            // Asked with the unit and the giver among the columns, where none counts as one value.
            let withoutOne = ["role account from_on role", "target indicator period_from period_to unit"]
            #expect(promised.subtracting(Verification.uniqueness) == Set(withoutOne))
        }
    }

    /// What is no part of the register, such as who is signed in or what was sent and not yet recorded, and the access journal, which is checked entry by
    /// entry.
    private static let notKept = ["schema_migration", "session", "credential", "access", "upload"]
}

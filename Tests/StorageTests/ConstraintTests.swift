import Storage
import TestKit
import Testing

/// Both engines tell a refusal in the same words, and never with the values of a row.
struct ConstraintTests {
    private static let secret = "bí mật"

    private func violation(
        on engine: Engine, _ work: @escaping @Sendable (Transaction) throws -> Void
    ) async throws -> ConstraintViolation? {
        try await engine.withDatabase(migrations: Samples.all) { database in
            try await database.write { transaction in
                try transaction.execute("INSERT INTO farm (id, name) VALUES (\(1), \(Self.secret))")
                try transaction.execute(
                    "INSERT INTO animal (farm, tag, name, sold) VALUES (\(1), \("t1"), \(Self.secret), \(0))")
            }
            do {
                try await database.write(work)
                return nil
            } catch StorageError.constraint(let violation) {
                #expect(!"\(violation)".contains(Self.secret))
                return violation
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a primary key twice`(engine: Engine) async throws {
        let found = try await violation(on: engine) {
            try $0.execute("INSERT INTO animal (farm, tag) VALUES (\(1), \("t1"))")
        }
        #expect(found == ConstraintViolation(kind: .unique, table: "animal", columns: ["farm", "tag"]))
    }

    @Test(arguments: Engine.available)
    func `a unique column twice`(engine: Engine) async throws {
        let found = try await violation(on: engine) {
            try $0.execute("INSERT INTO farm (id, name) VALUES (\(2), \(Self.secret))")
        }
        #expect(found == ConstraintViolation(kind: .unique, table: "farm", columns: ["name"]))
    }

    @Test(arguments: Engine.available)
    func `a partial unique index`(engine: Engine) async throws {
        let found = try await violation(on: engine) {
            try $0.execute("INSERT INTO animal (farm, tag, name, sold) VALUES (\(1), \("t2"), \(Self.secret), \(0))")
        }
        #expect(found == ConstraintViolation(kind: .unique, table: "animal", columns: ["farm", "name"]))
    }

    @Test(arguments: Engine.available)
    func `a unique index on an expression is told by its name`(engine: Engine) async throws {
        let found = try await violation(on: engine) { transaction in
            try transaction.execute("CREATE UNIQUE INDEX small_name ON farm (lower(kind))")
            try transaction.execute("INSERT INTO farm (id, name) VALUES (\(2), \("b"))")
        }
        #expect(found == ConstraintViolation(kind: .unique, table: "farm", constraint: "small_name"))
    }

    @Test(arguments: Engine.available)
    func `a missing value`(engine: Engine) async throws {
        let none: String? = nil
        let found = try await violation(on: engine) {
            try $0.execute("INSERT INTO farm (id, name) VALUES (\(2), \(none))")
        }
        #expect(found == ConstraintViolation(kind: .notNull, table: "farm", columns: ["name"]))
    }

    @Test(arguments: Engine.available)
    func `a check with a name`(engine: Engine) async throws {
        let found = try await violation(on: engine) {
            try $0.execute("UPDATE farm SET area = \(-1.0) WHERE name = \(Self.secret)")
        }
        #expect(found == ConstraintViolation(kind: .check, table: "farm", constraint: "area_is_positive"))
    }

    @Test(arguments: Engine.available)
    func `a check without a name`(engine: Engine) async throws {
        let found = try await violation(on: engine) { try $0.execute("UPDATE animal SET sold = \(2)") }
        #expect(found == ConstraintViolation(kind: .check, table: "animal"))
    }

    @Test(arguments: Engine.available)
    func `a reference to nothing`(engine: Engine) async throws {
        let found = try await violation(on: engine) {
            try $0.execute("INSERT INTO animal (farm, tag) VALUES (\(99), \("t2"))")
        }
        #expect(found == ConstraintViolation(kind: .foreignKey, table: "animal"))
    }

    @Test(arguments: Engine.available)
    func `the removal of a row that is referred to`(engine: Engine) async throws {
        let found = try await violation(on: engine) { try $0.execute("DELETE FROM farm WHERE id = \(1)") }
        #expect(found == ConstraintViolation(kind: .foreignKey, table: "farm"))
    }

    @Test(arguments: Engine.available)
    func `rows written in bulk are held to the same constraints`(engine: Engine) async throws {
        func insert(_ columns: [String], _ row: [Value]) async throws -> ConstraintViolation? {
            try await violation(on: engine) { try $0.insertMany(into: "animal", columns: columns, rows: [row]) }
        }
        var found: [ConstraintViolation?] = []
        var expected: [ConstraintViolation?] = []
        found.append(try await insert(["farm", "tag"], [.integer(1), .text("t1")]))
        expected.append(ConstraintViolation(kind: .unique, table: "animal", columns: ["farm", "tag"]))
        found.append(try await insert(["farm", "tag"], [.integer(99), .text("t1")]))
        expected.append(ConstraintViolation(kind: .foreignKey, table: "animal"))
        found.append(try await insert(["farm", "tag", "sold"], [.integer(1), .text("t2"), .integer(7)]))
        expected.append(ConstraintViolation(kind: .check, table: "animal"))
        found.append(try await insert(["farm", "tag"], [.null, .text("t2")]))
        expected.append(ConstraintViolation(kind: .notNull, table: "animal", columns: ["farm"]))
        #expect(found == expected)
    }
}

import Storage
import TestKit
import Testing

struct InsertManyTests {
    @Test(arguments: Engine.available)
    func `ten thousand awkward rows come back as they went in`(engine: Engine) async throws {
        let texts: [Value] = [
            .null, .text(""), .text("\\N"), .text("\t"), .text("a\nb\r\nc"), .text("\\"), .text("\\\\n"), .text("\\."),
            .text("đường 'x' \"y\""),
        ]
        let photos: [Value] = [.null, .blob([]), .blob([0]), .blob([9, 10, 13, 92]), .blob(Array(0...255))]
        let rows = (0..<10_000).map { index -> [Value] in
            [.integer(1), .text("tag \(index)"), texts[index % texts.count], photos[index % photos.count]]
        }
        try await engine.withDatabase(migrations: Samples.all) { database in
            let count = try await database.write { transaction in
                try transaction.execute("INSERT INTO farm (id, name) VALUES (1, 'a')")
                return try transaction.insertMany(
                    into: "animal", columns: ["farm", "tag", "name", "photo"], rows: rows)
            }
            #expect(count == 10_000)
            let found = try await database.read { transaction in
                try transaction.run("SELECT farm, tag, name, photo FROM animal").map(\.values)
            }
            #expect(Set(found) == Set(rows))
            #expect(found.count == rows.count)
        }
    }

    @Test(arguments: Engine.available)
    func `numbers at their limits and an empty list`(engine: Engine) async throws {
        let rows: [[Value]] = [
            [.integer(.max), .text("a"), .real(.leastNonzeroMagnitude)],
            [.integer(.min), .text("b"), .real(1.7976931348623157e308)],
            [.integer(0), .text("c"), .real(0.1)], [.integer(7), .text("d"), .null],
        ]
        try await engine.withDatabase(migrations: Samples.all) { database in
            let found = try await database.write { transaction in
                let columns = ["id", "name", "area"]
                #expect(try transaction.insertMany(into: "farm", columns: columns, rows: [[Value]]()) == 0)
                #expect(try transaction.insertMany(into: "farm", columns: columns, rows: rows) == 4)
                return try transaction.run("SELECT id, name, area FROM farm ORDER BY name").map(\.values)
            }
            #expect(found == rows)
        }
    }

    @Test(arguments: Engine.available)
    func `a row of the wrong width or with a NUL character fails the transaction`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            let good: [Value] = [.integer(1), .text("a")]
            for bad: [Value] in [[.integer(2)], [.integer(2), .text("a\0")]] {
                await #expect(throws: StorageError.self) {
                    try await database.write {
                        try $0.insertMany(into: "operation", columns: ["seq", "id"], rows: [good, bad])
                    }
                }
            }
            let kept = try await database.read(Samples.sequence)
            #expect(kept == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a table that is not there fails and the next write works`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            await #expect(throws: StorageError.self) {
                try await database.write { try $0.insertMany(into: "nowhere", columns: ["a"], rows: [[.integer(1)]]) }
            }
            let seq = try await database.write { try Samples.record("a", in: $0) }
            #expect(seq == 1)
        }
    }
}

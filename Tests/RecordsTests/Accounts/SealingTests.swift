import Domain
import Foundation
import Records
import Storage
import TestKit
import Testing

@Suite struct SealingTests {
    /// Every text that must not be found outside a seal.
    static let secrets: [String] =
        Village.people.flatMap { person in person.details.values }
        + [Village.reason, "Giấy.pdf", "%PDF-1.7 giấy"]

    @Test func `no sealed value stands in the files of an SQLite database`() async throws {
        let clock = TestClock(Village.moment(2024, 1, 1))
        try await Engine.sqlite.withLocation { location in
            guard case .sqlite(let path) = location else { return }
            let database = try await Database(location, clock: { clock.now })
            try await database.migrate(try Register.migrations())
            let village = try await Village.entered(in: database, clock: clock)
            try await village.complete()
            let open = try files(beside: path)
            #expect(open.keys.contains { $0.hasSuffix("-wal") })
            // What is not sealed is found: the search itself works.
            #expect(open.values.contains { $0.contains(Data("Nguyễn Thị Ánh".utf8)) })
            #expect(found(in: open) == [])
            await database.close()
            #expect(found(in: try files(beside: path)) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `no sealed value stands in any column of any table`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            try await village.complete()
            let columns = Dictionary(
                uniqueKeysWithValues: try await village.register.database.schema().map {
                    ($0.name, $0.columns.map(\.name))
                })
            let dump = try await village.register.read { desk in
                var dump = Data()
                for (table, names) in columns {
                    let rows = try desk.db.run("SELECT \(raw: names.joined(separator: ", ")) FROM \(raw: table)")
                    for value in rows.flatMap(\.values) {
                        switch value {
                        case .text(let text): dump.append(contentsOf: Array(text.utf8) + [0])
                        case .blob(let bytes): dump.append(contentsOf: bytes + [0])
                        case .null, .integer, .real: break
                        }
                    }
                }
                return dump
            }
            #expect(dump.contains(Data("Nguyễn Thị Ánh".utf8)))
            #expect(found(in: ["dump": dump]) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what was sealed can be opened again`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let plan = try await village.register.read { desk in
                let plan = try People.plan(Village.people, as: Village.scope, desk)
                return [plan.same, plan.new.count, plan.problems.count]
            }
            // A list that says every detail again differs in nothing.
            #expect(plan == [6, 0, 0])
            let reason = try await village.register.read { try Operations.detail(14, as: Village.scope, $0).reason }
            #expect(reason == Village.reason)
        }
    }

    private func files(beside path: String) throws -> [String: Data] {
        let folder = URL(filePath: path).deletingLastPathComponent()
        return Dictionary(
            uniqueKeysWithValues: try FileManager.default.contentsOfDirectory(atPath: folder.path).map { name in
                (name, try Data(contentsOf: folder.appending(path: name)))
            })
    }

    private func found(in files: [String: Data]) -> [String] {
        Self.secrets.filter { secret in files.values.contains { $0.contains(Data(secret.utf8)) } }
    }
}

extension Data {
    fileprivate func contains(_ other: Data) -> Bool { range(of: other) != nil }
}

import Storage
import Synchronization
import TestKit
import Testing

/// The connection to PostgreSQL breaks at the worst moments. SQLite has no connection that could break; what remains
/// there is an answer that does not arrive, see `ConcurrencyTests`.
struct ConnectionLossTests {
    private static let commit = "COMMIT\0"

    /// Gives a database that talks to the server through a proxy, and another that talks to it straight.
    private func withProxy(
        _ body: @escaping (_ proxied: Database, _ proxy: CuttingProxy, _ straight: Database) async throws -> Void
    ) async throws {
        try await Engine.postgres.withLocation { location in
            guard case .postgres(let url) = location else { return }
            let straight = try await Database(location)
            try await straight.migrate(Samples.all)
            let proxy = try CuttingProxy(to: url)
            let proxied = try await Database(.postgres(url: proxy.address))
            defer { proxy.close() }
            try await body(proxied, proxy, straight)
            await proxied.close()
            await straight.close()
        }
    }

    @Test(arguments: CuttingProxy.Moment.allCases)
    func `a write whose COMMIT is lost is sent again and is once in the database`(
        moment: CuttingProxy.Moment
    ) async throws {
        try await withProxy { proxied, proxy, straight in
            try await proxied.write { try Samples.record("before", in: $0) }
            proxy.cut(at: Self.commit, moment, times: 1)
            let found = Mutex<[Bool]>([])
            let seq = try await proxied.write { transaction in
                let known = try transaction.run("SELECT 1 FROM operation WHERE id = \("lost")")
                found.withLock { $0.append(!known.isEmpty) }
                return try Samples.record("lost", in: transaction)
            }
            // Only when the server had seen the COMMIT does the second run find the first one's work.
            #expect(found.withLock { $0 } == [false, moment == .afterTheServer])
            #expect(seq == 2)
            let stored = try await straight.read(Samples.sequence)
            #expect(stored == [1, 2])
        }
    }

    @Test(arguments: CuttingProxy.Moment.allCases)
    func `a second loss is told, and the next write works`(moment: CuttingProxy.Moment) async throws {
        try await withProxy { proxied, proxy, straight in
            proxy.cut(at: Self.commit, moment, times: 2)
            let runs = Mutex(0)
            await #expect(throws: StorageError.connectionLost) {
                try await proxied.write { transaction in
                    runs.withLock { $0 += 1 }
                    return try Samples.record("lost", in: transaction)
                }
            }
            #expect(runs.withLock { $0 } == 2)
            let seq = try await proxied.write { try Samples.record("lost", in: $0) }
            #expect(seq == 1)
            let stored = try await straight.read(Samples.sequence)
            #expect(stored == [1])
        }
    }

    @Test func `a connection lost between statements is replaced, even when the closure hides the error`() async throws
    {
        try await withProxy { proxied, proxy, straight in
            proxy.cut(at: "/* cut here */", .beforeTheServer, times: 1)
            let seq = try await proxied.write { transaction in
                let seq = try Samples.record("a", in: transaction)
                _ = try? transaction.run("SELECT 1 /* cut here */")
                return seq
            }
            #expect(seq == 1)
            let stored = try await straight.read(Samples.sequence)
            #expect(stored == [1])
        }
    }

    @Test func `a write in bulk whose connection is lost is sent again`() async throws {
        try await withProxy { proxied, proxy, straight in
            proxy.cut(at: "row 9000\n", .beforeTheServer, times: 1)
            try await proxied.write { transaction in
                try transaction.insertMany(
                    into: "operation", columns: ["seq", "id"],
                    rows: (1...10_000).lazy.map { [.integer($0), .text("row \($0)")] })
            }
            let stored = try await straight.read(Samples.sequence)
            #expect(stored == Array(1...10_000))
        }
    }

    @Test func `connections that died while idle are replaced without a word`() async throws {
        try await withProxy { proxied, proxy, _ in
            try await proxied.write { try Samples.record("a", in: $0) }
            let before = try await proxied.read(Samples.sequence)
            proxy.cutAll()
            let after = try await proxied.read(Samples.sequence)
            proxy.cutAll()
            let seq = try await proxied.write { try Samples.record("b", in: $0) }
            #expect(before == [1])
            #expect(after == [1])
            #expect(seq == 2)
        }
    }

    @Test func `a schema that another program changed is met with a new connection`() async throws {
        try await withProxy { proxied, _, straight in
            let all: SQL = "SELECT * FROM operation"
            try await straight.write { try Samples.record("a", in: $0) }
            let before = try await proxied.read { try $0.run(all)[0].values.count }
            try await straight.write { try $0.execute("ALTER TABLE operation ADD COLUMN note BIGINT") }
            let after = try await proxied.read { try $0.run(all)[0].values.count }
            #expect(before == 2)
            #expect(after == 3)
        }
    }
}

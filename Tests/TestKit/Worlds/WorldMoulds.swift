import Exchange
import Foundation
package import Records
import Storage

/// The register of the demonstration as it stands before each of its lists, and with all of them: made once for each
/// engine, and copied for every test that goes on from there.
package enum WorldMoulds {
    /// Gives `body` a copy of the register before a list, or with all of them where there is no such list. Its clock
    /// stands at the moment of the list before.
    package static func on<T>(
        _ engine: Engine, before list: Int = .max, _ body: (Register, TestClock) async throws -> T
    ) async throws -> T {
        let moulds = try await (engine == .sqlite ? sqlite : postgres).value
        let taken = min(list, moulds.count - 1)
        let clock = TestClock(try WorldLoader().moment(max(0, taken - 1)))
        return try await engine.withCopy(of: moulds[taken], clock: { clock.now }) { database in
            try await body(try Register(database: database, vault: vault), clock)
        }
    }

    private static let vault = Vault.fresh()
    private static let sqlite = Task { try await moulds(.sqlite) }
    private static let postgres = Task { try await moulds(.postgres) }

    private static func moulds(_ engine: Engine) async throws -> [Mould] {
        let loader = try WorldLoader()
        let clock = TestClock(try loader.moment(0))
        var moulds = [
            try await Mould(engine, clock: { clock.now }) { try await $0.migrate(try Register.migrations()) }
        ]
        for (list, rows) in loader.sources.enumerated() {
            clock.now = try loader.moment(list)
            let workbook = try loader.workbook(list, rows)
            moulds.append(
                try await Mould(engine, from: moulds.last, clock: { clock.now }) { database in
                    let register = try Register(database: database, vault: vault)
                    let report = try await loader.load(list, workbook, into: register)
                    guard report.problems.isEmpty else { throw WorldRefused(list: list) }
                })
        }
        return moulds
    }
}

/// That a list of the demonstration as it is shipped was refused.
struct WorldRefused: Error {
    let list: Int
}

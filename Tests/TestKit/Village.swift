package import Domain
package import FoundationEssentials
package import Records
package import Storage
import Vietnamese

/// The world of the tests: one invented ward with its committees, cells, unions, enterprises and people, entered by
/// fourteen operations in 2024. A test states only what differs.
///
/// The story, by operation and the day on which it is recorded:
/// 1. 2/1: units `TU-X` (named only), `QU-LANG`, `DU-DOANHNGHIEP` under it, union federation `LD-LANG`; all of
///    31/12/2023
/// 2. 3/1: enterprises `MOC` and `VAI` (private), `GOM` (foreign), managed by `DU-DOANHNGHIEP`
/// 3. 4/1: in `MOC`, the cell `CB-MOC` and the union `CD-MOC`, opening on 31/12/2023
/// 4. 5/1: people `DV-01` to `DV-06`; 01, 02, 03 and 06 work at `MOC`, 04 at `GOM`, 05 nowhere
/// 5. 8/1: in `CB-MOC` on 31/12/2023 stand 01, 02, 03 (official) and 04 (probationary)
/// 6. 16/2: the cell `CB-GOM` in `GOM` is founded on 15/2
/// 7. 4/3: 05 is admitted to `CB-MOC` on 20/1; 04 moves from `CB-MOC` to `CB-GOM` on 1/3
/// 8. 11/3: the union `CD-GOM` in `GOM` is founded on 10/3
/// 9. 22/3: visits: `MOC` is eligible (3 official), `GOM` has not enough members (1), `VAI` none
/// 10. 25/3: targets of `QU-LANG` and `DU-DOANHNGHIEP` for 2024
/// 11. 2/4: 03 is removed on 20/3
/// 12. 3/4: 06 is admitted to `CB-GOM` on 25/3
/// 13. 8/4: late, 04 is recognised in `CB-MOC` on 20/2: the transfer of 1/3 now moves an official member
/// 14. 9/4: operation 12 is reversed: 06 was never admitted
///
/// So on 31/3/2024 `QU-LANG` has 4 members (01, 02, 04, 05), 3 of them official (01, 02, 04), and 1 was admitted in
/// the quarter (05); `CB-MOC` has 3 members, `CB-GOM` 1.
package struct Village: Sendable {
    /// The register in which the story was entered.
    package let register: Register
    /// Stands at the last operation's moment, nine in the morning of 9/4/2024 in Vietnam.
    package let clock: TestClock

    /// A village that stands already, with its keys and its clock.
    package init(register: Register, clock: TestClock) {
        self.register = register
        self.clock = clock
    }

    /// What everything is recorded as: the program's own hand.
    package static let scope = Scope.everything(Account.system)
    /// Why operation 14 takes operation 12 back; sealed.
    package static let reason = "Nhập nhầm hồ sơ của quần chúng chưa được kết nạp"

    /// Gives `body` the village in a database of its own: a copy of the one in which it was entered.
    @discardableResult
    package static func on<T>(_ engine: Engine, _ body: (Village) async throws -> T) async throws -> T {
        let mould = try await (engine == .sqlite ? sqlite : postgres).value
        let clock = TestClock(moment(2024, 4, 9))
        return try await engine.withCopy(of: mould, clock: { clock.now }) { database in
            try await body(Village(register: try Register(database: database, vault: vault), clock: clock))
        }
    }

    /// What seals the copies.
    private static let vault = Vault.fresh()
    private static let sqlite = Task { try await mould(.sqlite) }
    private static let postgres = Task { try await mould(.postgres) }

    private static func mould(_ engine: Engine) async throws -> Mould {
        let clock = TestClock(moment(2024, 1, 1))
        return try await Mould(engine, clock: { clock.now }) { database in
            try await database.migrate(try Register.migrations())
            _ = try await entered(in: database, clock: clock, vault: vault)
        }
    }

    /// Enters the whole story in a migrated and empty database that runs by this clock.
    ///
    /// - Parameter vault: the keys that seal it.
    package static func entered(
        in database: Database, clock: TestClock, vault: Vault = .fresh()
    ) async throws -> Village {
        let village = Village(register: try Register(database: database, vault: vault), clock: clock)
        try await village.enter()
        return village
    }

    /// Nine in the morning of a day in Vietnam; the beginning of 1970 where there is no such day.
    package static func moment(_ year: Int, _ month: Int, _ day: Int) -> Date {
        let text = Day(year: year, month: month, day: day)?.iso ?? ""
        return Timestamp.parse("\(text)T02:00:00.000Z") ?? Date(timeIntervalSince1970: 0)
    }

    /// The unit of a code.
    package func unit(_ code: String) async throws -> Unit.ID {
        try await register.read { desk in
            let rows = try desk.db.run("SELECT unit FROM unit_code WHERE code = \(code) AND superseded_in IS NULL")
            guard let id = try rows.first?.text(0) else { throw Failure.notFound }
            return Unit.ID(id)
        }
    }

    /// The person of a file number.
    package func person(_ code: String) async throws -> Person.ID {
        try await register.read { desk in
            guard let id = try desk.db.run("SELECT id FROM person WHERE code = \(code)").first?.text(0) else {
                throw Failure.notFound
            }
            return Person.ID(id)
        }
    }

    /// Records one more thing at nine in the morning of a day.
    ///
    /// - Parameter operation: the id of the operation, made before the write.
    @discardableResult
    package func record<T: Sendable>(
        _ year: Int, _ month: Int, _ day: Int, _ operation: String,
        _ body: @escaping @Sendable (Author, Desk) throws -> T
    ) async throws -> T {
        clock.now = Self.moment(year, month, day)
        return try await register.write { desk in
            try body(Author(Self.scope, operation: operation), desk)
        }
    }
}

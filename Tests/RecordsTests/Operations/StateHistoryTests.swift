import Domain
import Records
import Storage
import TestKit
import Testing
import Vietnamese

@Suite struct StateHistoryTests {
    @Test(arguments: Engine.available)
    func `only what changed is told, each from its day on`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let (cell, person) = (try await village.unit("CB-MOC"), try await village.person("DV-01"))
            func changes() async throws -> (unit: [DatedState], enterprise: [DatedState], person: [DatedState]) {
                try await village.register.read { desk in
                    let enterprise = try EnterpriseQueries.detail("0109000011", as: Village.scope, desk)
                    return (
                        try StateHistory.of(cell, desk).changes, enterprise.history.changes,
                        try StateHistory.of(person, desk).changes
                    )
                }
            }
            let none = try await changes()
            #expect(none.unit + none.enterprise + none.person == [])
            try await village.register.database.write { db in
                _ = try db.execute(
                    """
                    INSERT INTO enterprise_headcount (enterprise, from_on, workers, recorded_in)
                    SELECT id, '2024-04-01', 130, 2 FROM enterprise WHERE tax_code = '0109000011'
                    """)
                _ = try db.execute(
                    """
                    INSERT INTO unit_name (unit, from_on, name, folded, sort_key, recorded_in)
                    SELECT unit, '2024-04-02', 'Chi bộ Mộc An', 'chi bo moc an', '', 3 FROM unit_code
                    WHERE code = 'CB-MOC'
                    """)
            }
            let (unit, enterprise, _) = try await changes()
            #expect(unit.map(\.value) == ["Chi bộ Công ty TNHH Mộc An", "Chi bộ Mộc An"])
            #expect(unit.map(\.from) == [Village.start, Village.day(2024, 4, 2)])
            #expect(
                enterprise.map { "\($0.field) \($0.value ?? "") \($0.operation)" } == [
                    "workers 120 2", "workers 130 2",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `members of a cell are those whose movements end there`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let (moc, gom) = (try await village.unit("CB-MOC"), try await village.unit("CB-GOM"))
            let members = try await village.register.read { desk in
                (
                    try PersonQueries.members(of: moc, on: desk.today, as: .everything(Account.system), desk),
                    try PersonQueries.members(of: gom, on: desk.today, as: .everything(Account.system), desk)
                )
            }
            #expect(
                members.0.map { "\($0.code) \($0.standing.status)" } == [
                    "DV-01 official", "DV-02 official", "DV-05 probationary",
                ])
            #expect(members.1.map { "\($0.code) \($0.standing.status)" } == ["DV-04 official"])
        }
    }

    @Test(arguments: Engine.available)
    func `the tree of a day holds the units of that day, each before those below it`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            func tree(_ code: String?, _ day: Day, as scope: Scope = Village.scope) async throws -> [String] {
                let top = code == nil ? nil : try await village.unit(code ?? "")
                return try await village.register.read { desk in
                    let rows = try UnitQueries.tree(under: top, on: day, as: scope, desk)
                    let codes = Dictionary(uniqueKeysWithValues: rows.map { ($0.unit.id, $0.unit.code) })
                    return rows.map { "\($0.depth) \($0.unit.code) \($0.parent.flatMap { codes[$0] } ?? "")" }
                }
            }
            let now = try await tree(nil, Village.day(2024, 4, 9))
            #expect(
                now == [
                    "0 TU-X ", "1 QU-LANG TU-X", "2 DU-DOANHNGHIEP QU-LANG", "3 CB-GOM DU-DOANHNGHIEP",
                    "3 CB-MOC DU-DOANHNGHIEP", "0 LD-LANG ", "1 CD-GOM LD-LANG", "1 CD-MOC LD-LANG",
                ])
            let before = try await tree("DU-DOANHNGHIEP", Village.start)
            #expect(before == ["0 DU-DOANHNGHIEP ", "1 CB-MOC DU-DOANHNGHIEP"])
            let cell = Scope(
                account: Account.system, grants: [Scope.Grant(role: .viewer, unit: try await village.unit("CB-GOM"))])
            let own = try await tree(nil, Village.day(2024, 4, 9), as: cell)
            #expect(own == ["0 CB-GOM "])
            await #expect(throws: Failure.notFound) { try await tree("CB-MOC", Village.day(2024, 4, 9), as: cell) }
        }
    }
}

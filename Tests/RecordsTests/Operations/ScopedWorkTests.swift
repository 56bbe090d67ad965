import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// An account with a role in one unit sees and records there and below, and nowhere else.
@Suite struct ScopedWorkTests {
    static func scope(_ role: Account.Role, _ village: Village, _ unit: String) async throws -> Scope {
        Scope(account: Account.system, grants: [Scope.Grant(role: role, unit: try await village.unit(unit))])
    }

    static func problems(_ failure: Failure?) -> [String] {
        guard case .invalid(let problems)? = failure else { return [] }
        return problems.map { "\($0.field) \($0.message.key)" }
    }

    @Test(arguments: Engine.available)
    func `movements are recorded in one's own units only`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let scope = try await Self.scope(.recorder, village, "CB-GOM")
            let size = try await village.size()
            func tried(_ draft: MovementDraft, as scope: Scope) async throws -> [String]? {
                let failure = try await village.failure(as: scope) {
                    try Movements.record(Movements.plan([draft], as: scope, $1), by: $0, $1)
                }
                return failure.map { Self.problems($0) }
            }
            let there = Village.movement("DV-06", .admission, "CB-MOC", Village.on("1/4"), decision: "1-QĐ")
            let out = Village.movement("DV-04", .transfer, "CB-GOM", Village.on("1/4"), to: "CB-MOC", decision: "2-QĐ")
            let into = Village.movement("DV-01", .transfer, "CB-MOC", Village.on("1/4"), to: "CB-GOM", decision: "3-QĐ")
            let here = Village.movement("DV-06", .admission, "CB-GOM", Village.on("1/4"), decision: "4-QĐ")
            // What lies outside the view is as good as none.
            #expect(
                try await tried(there, as: scope) == ["person problem.person.unknown", "unit problem.unit.unknown"])
            #expect(try await tried(out, as: scope) == ["counterpart problem.unit.unknown"])
            // Of somebody in another cell not even the name is told, however the row calls them.
            #expect(try await tried(into, as: scope) == ["person problem.person.unknown", "unit problem.unit.unknown"])
            var misnamed = into
            misnamed.personName = "Trần Văn Sai"
            #expect(
                try await tried(misnamed, as: scope) == ["person problem.person.unknown", "unit problem.unit.unknown"])
            let viewer = try await Self.scope(.viewer, village, "CB-GOM")
            #expect(try await tried(here, as: viewer) == ["person problem.person.unknown", "unit problem.unit.scope"])
            #expect(try await village.size() == size)
            // Who works elsewhere and belongs to no cell is not theirs to name.
            #expect(try await tried(here, as: scope) == ["person problem.person.unknown"])
            let above = try await Self.scope(.recorder, village, "DU-DOANHNGHIEP")
            #expect(try await tried(here, as: above) == nil)
            #expect(try await tried(out, as: above) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `units, enterprises, visits and targets are recorded in one's own units only`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let size = try await village.size()
            let target = TargetDraft(
                unitCode: "DU-DOANHNGHIEP", indicator: "party.members.admitted", from: Village.on("1/4"),
                to: Village.on("30/6"), value: 1, upper: nil, shape: .atLeast, giverCode: nil, document: nil,
                documentOn: nil)
            var visit = Village.newVisit
            (visit.taxCode, visit.enterpriseName) = ("0109000011", "Công ty TNHH Mộc An")
            for (unit, mayRecord) in [("CB-GOM", false), ("LD-LANG", false), ("DU-DOANHNGHIEP", true)] {
                let scope = try await Self.scope(.recorder, village, unit)
                let failures = [
                    try await village.failure(as: scope) { try Units.found(Village.newCell, by: $0, $1) },
                    try await village.failure(as: scope) {
                        try Enterprises.list(Enterprises.plan([Village.newEnterprise], as: scope, $1), by: $0, $1)
                    },
                    try await village.failure(as: scope) { [visit] in
                        try Surveys.record(Surveys.plan([visit], as: scope, $1), by: $0, $1)
                    },
                    try await village.failure(as: scope) {
                        try Targets.give(Targets.plan([target], as: scope, $1), by: $0, $1)
                    },
                ]
                let refusals = [
                    ["parent problem.unit.unknown"], ["manager problem.unit.unknown"],
                    ["tax_code problem.enterprise.unknown"], ["unit problem.unit.unknown"],
                ]
                #expect(failures.map(Self.problems) == (mayRecord ? [[], [], [], []] : refusals), "\(unit)")
                #expect(failures.allSatisfy { ($0 == nil) == mayRecord })
                #expect(try await village.size() == size || mayRecord)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what concerns the whole register needs a role in the whole register`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let scope = try await Self.scope(.administrator, village, "QU-LANG")
            let viewer = try await Self.scope(.viewer, village, "QU-LANG")
            let person = try await village.person("DV-01")
            let failures = [
                try await village.failure(as: scope) {
                    try Rules.set(RuleBook.cellMinimum, from: Village.start, amount: 4, document: "QĐ", by: $0, $1)
                },
                try await village.failure(as: scope) {
                    try Accounts.make(login: "a", name: "A", role: .viewer, secret: "s", by: $0, $1)
                },
                try await village.failure(as: scope) { try PersonDetails.erase(person, by: $0, $1) },
                try await village.failure(as: viewer) { try People.enter(People.plan([], as: viewer, $1), by: $0, $1) },
            ]
            #expect(failures == [.forbidden, .forbidden, .forbidden, .forbidden])
            let orphan = UnitDraft(
                code: "QU-KHAC", name: "Quận ủy khác", type: .upperCommittee, parentCode: nil, entry: .opening,
                from: Village.start)
            let refused = try await village.failure(as: scope) {
                try Units.enter(Units.plan([orphan], as: scope, $1), by: $0, $1)
            }
            #expect(Self.problems(refused) == ["parent problem.unit.scope"])
        }
    }

    @Test(arguments: Engine.available)
    func `what one may not see is not found`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let here = try await Self.scope(.viewer, village, "CB-GOM")
            let committee = try await Self.scope(.viewer, village, "DU-DOANHNGHIEP")
            try await village.register.read { (desk) throws in
                func line(_ code: String, _ scope: Scope) throws -> [String] {
                    try UnitQueries.line(code: code, on: Village.on("1/4"), as: scope, desk).map(\.code)
                }
                // Superiors are told only where they are within view themselves.
                #expect(try line("CB-GOM", here) == ["CB-GOM"])
                #expect(try line("CB-GOM", committee) == ["CB-GOM", "DU-DOANHNGHIEP"])
                for code in ["CB-MOC", "DU-DOANHNGHIEP", "QU-LANG", "CD-GOM", "CB-KHONG"] {
                    #expect(throws: Failure.notFound) { try line(code, here) }
                }
                #expect(try line("CB-MOC", committee).first == "CB-MOC")
                func enterprises(_ scope: Scope) throws -> Int {
                    try EnterpriseQueries.page(search: "", order: .name, limit: 9, offset: 0, as: scope, desk).count
                }
                // The one that hosts the cell.
                #expect(try enterprises(here) == 1)
                #expect(try enterprises(committee) == 3)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `operations are seen and taken back within one's own units`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let cell = try await Self.scope(.viewer, village, "CB-MOC")
            let other = try await Self.scope(.recorder, village, "CB-GOM")
            try await village.register.read { (desk) throws in
                func seen(_ scope: Scope) throws -> [Int] {
                    let recent = try Operations.recent(as: scope, limit: 50, offset: 0, desk)
                    #expect(recent.count == recent.operations.count)
                    return recent.operations.map(\.operation.seq)
                }
                #expect(try seen(cell) == [13, 11])
                #expect(try seen(other) == [14, 12])
                #expect(try seen(Village.scope) == (1...14).reversed())
                #expect(throws: Failure.notFound) { try Operations.detail(11, as: other, desk) }
                #expect(throws: Failure.notFound) { try Operations.detail(1, as: other, desk) }
                #expect(try Operations.detail(11, as: cell, desk).summary.operation.seq == 11)
            }
            #expect(try await village.reversal(11, as: other) == .notFound)
            #expect(try await village.reversal(11, as: cell) == .forbidden)
            let recorder = try await Self.scope(.recorder, village, "CB-MOC")
            #expect(try await village.reversal(11, as: recorder) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a role holds from its first day to its last`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let account = Account.system
            let (moc, gom) = (try await village.unit("CB-MOC"), try await village.unit("CB-GOM"))
            try await village.register.write { desk in
                func role(_ unit: Unit.ID, _ role: Account.Role, _ from: Day, _ until: Day? = nil) throws {
                    _ = try desk.db.execute(
                        """
                        INSERT INTO role (account, from_on, unit, role, until_on, recorded_in)
                        VALUES (\(account), \(from), \(unit), \(role.rawValue), \(until), 1)
                        """)
                }
                try role(moc, .viewer, Village.on("1/1"), Village.on("29/2"))
                try role(moc, .recorder, Village.on("1/3"), Village.on("31/3"))
                try role(gom, .viewer, Village.on("10/3"))
                try role(gom, .auditor, Village.on("10/3"))
            }
            func grants(_ text: String) async throws -> Set<Scope.Grant> {
                village.clock.now = Village.on(text).startInVietnam
                return Set(try await village.register.read { try Accounts.scope(of: account, $0).grants })
            }
            #expect(try await grants("31/12/2023") == [])
            #expect(try await grants("29/2") == [Scope.Grant(role: .viewer, unit: moc)])
            #expect(try await grants("1/3") == [Scope.Grant(role: .recorder, unit: moc)])
            let ofGom = Set([Scope.Grant(role: .viewer, unit: gom), Scope.Grant(role: .auditor, unit: gom)])
            #expect(try await grants("31/3") == ofGom.union([Scope.Grant(role: .recorder, unit: moc)]))
            #expect(try await grants("1/4") == ofGom)
        }
    }
}

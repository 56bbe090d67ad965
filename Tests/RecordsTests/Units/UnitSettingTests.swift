import Domain
import FoundationEssentials
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// The further hosts of a joint cell, and seals: from a day on, by the form and by the list of units.
@Suite struct UnitSettingTests {
    private static let (moc, gom, vai) = ("0109000011", "0109000022", "0109000033")

    private static func setting(
        _ unit: String, hosts: [String]? = nil, seal: Seal? = nil, _ from: String?
    ) -> UnitSettingDraft {
        UnitSettingDraft(
            unitCode: unit, setting: UnitSetting(furtherHosts: hosts, seal: seal, from: from.map { Village.on($0) }))
    }

    /// `CB-MOC`, whose principal host is `MOC`, as a row of the list says it.
    private static func row(_ hosts: [String]?, _ from: String?, seal: Seal? = nil) -> UnitDraft {
        var draft = Village.hostedUnits[0]
        draft.setting = setting("CB-MOC", hosts: hosts, seal: seal, from).setting
        return draft
    }

    private func standing(_ village: Village, _ day: String, of code: String = "CB-MOC") async throws -> UnitFurnishing
    {
        let unit = try await village.unit(code)
        return try await village.register.read { try UnitQueries.furnishing(of: unit, on: Village.on(day), $0) }
    }

    private func hosts(_ village: Village, _ day: String) async throws -> [String] {
        try await standing(village, day).furtherHosts.map(\.taxCode)
    }

    private func refusals(_ village: Village, _ draft: UnitSettingDraft) async throws -> [String] {
        try await village.register.read { desk in
            try Units.planChange(draft, as: Village.scope, desk).problems.map { "\($0.field) \($0.message.key)" }
        }
    }

    @Test(arguments: Engine.available)
    func `enterprises come to share a cell and leave it, and every figure stays`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let before = try await village.all(village.question("QU-LANG", "1/1", "31/3"))
            let first = try await village.act {
                try Units.change(Self.setting("CB-MOC", hosts: [Self.gom, Self.vai], "1/2"), by: $0, $1).seq
            }
            let second = try await village.act {
                try Units.change(Self.setting("CB-MOC", hosts: [Self.vai], "1/3"), by: $0, $1).seq
            }
            #expect(try await hosts(village, "31/1") == [])
            #expect(try await hosts(village, "29/2") == [Self.gom, Self.vai])
            #expect(try await hosts(village, "1/3") == [Self.vai])
            #expect(try await village.all(village.question("QU-LANG", "1/1", "31/3")) == before)
            let organisations = try await village.register.read { desk in
                try [Self.moc, Self.gom, Self.vai].map { taxCode in
                    try EnterpriseQueries.detail(taxCode, as: Village.scope, desk).organisations.map {
                        "\($0.unit.code)\($0.isShared ? " shared" : "")"
                    }
                }
            }
            #expect(organisations.map(Set.init) == [["CB-MOC", "CD-MOC"], ["CB-GOM", "CD-GOM"], ["CB-MOC shared"]])
            let told = try await village.register.read { try Operations.detail(second, as: Village.scope, $0) }
            #expect(
                told.changes.map(\.differences) == [[Difference("hosts", Self.gom, nil, from: Village.on("1/3"))]])
            #expect(try await village.reversal(first) == ReversalTests.stands(second, "unit"))
            #expect(try await village.reversal(second) == nil)
            #expect(try await hosts(village, "1/3") == [Self.gom, Self.vai])
            #expect(try await village.reversal(first) == nil)
            #expect(try await hosts(village, "1/3") == [])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a seal is registered, and what was before stays`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let none = try await village.act {
                try Units.change(Self.setting("CB-MOC", seal: Seal(.none), nil), by: $0, $1)
            }
            try await village.act {
                try Units.change(Self.setting("CB-MOC", seal: Seal(.has, number: "015/ĐKMD"), "1/3"), by: $0, $1)
            }
            #expect(try await standing(village, "31/12/2023").seal == Seal(.none))
            #expect(try await standing(village, "29/2").seal == Seal(.none))
            #expect(try await standing(village, "1/3").seal == Seal(.has, number: "015/ĐKMD"))
            #expect(try await standing(village, "1/3", of: "CB-GOM").seal == nil)
            let operation = try await village.register.read { try Operations.find(none.seq, as: Village.scope, $0) }
            #expect(operation.kind == .unitChange)
            let history = try await village.register.read { desk in
                try UnitQueries.detail(code: "CB-MOC", as: Village.scope, desk).history.changes.filter {
                    $0.field.hasPrefix("seal")
                }.map { "\($0.field) \($0.value ?? "-") \($0.from.iso)" }
            }
            #expect(
                history == [
                    "seal none 2023-12-31", "seal_number - 2023-12-31", "seal has 2024-03-01",
                    "seal_number 015/ĐKMD 2024-03-01",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `the list of units says them too, and changes what stands`(engine: Engine) async throws {
        let seal = Seal(.has, number: "015/ĐKMD")
        try await Village.on(engine) { (village) async throws in
            let first = try await village.plan([Self.row([Self.gom], "1/2", seal: seal)])
            #expect(
                first.changed.map(\.differences) == [
                    [
                        Difference("hosts", nil, Self.gom, from: Village.on("1/2")),
                        Difference("seal", nil, "has", from: Village.on("1/2")),
                        Difference("seal_number", nil, "015/ĐKMD", from: Village.on("1/2")),
                    ]
                ])
            let operation = try await village.act { try Units.enter(first, by: $0, $1) }
            for row in [Self.row([Self.gom], "1/2", seal: seal), Self.row(nil, nil), Self.row([Self.gom], "1/3")] {
                #expect(try await village.plan([row]).same == 1)
            }
            let more = try await village.plan([Self.row([Self.gom, Self.vai], "1/3")])
            let difference = Difference("hosts", Self.gom, "\(Self.gom); \(Self.vai)", from: Village.on("1/3"))
            #expect(more.changed.map(\.differences) == [[difference]])
            let corrected = try await village.plan([Self.row([], "1/2")])
            #expect(
                corrected.changed.map(\.differences) == [
                    [Difference("hosts", Self.gom, nil, from: Village.on("1/2"), isCorrection: true)]
                ])
            // The first day of the unit is before what stands.
            #expect(try await village.plan([Self.row([], nil)]).same == 1)
            let early = try await village.plan([Self.row([Self.vai], "1/1")])
            #expect(early.problems.map(\.message) == [Message("problem.change.later", ["day": "1/2/2024"])])
            // Taken back, an old list does not bring it back by itself.
            #expect(try await village.reversal(operation.seq) == nil)
            #expect(try await village.plan([Self.row([Self.gom], "1/2", seal: seal)]).reversed == [0])

            var joint = UnitPlanTests.cell()
            joint.setting = UnitSetting(furtherHosts: [Self.gom], seal: Seal(.none))
            joint.hostTaxCode = Self.moc
            try await village.act { [joint] in try Units.found(joint, by: $0, $1) }
            let founded = try await standing(village, "9/4", of: joint.code)
            #expect(founded.furtherHosts.map(\.taxCode) == [Self.gom] && founded.seal == Seal(.none))
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `whatever cannot be is refused at its field`(engine: Engine) async throws {
        let cases: [(UnitSettingDraft, [String])] = [
            (Self.setting("CB-KHONG", seal: Seal(.has), "1/2"), ["unit problem.unit.unknown"]),
            (Self.setting("CB-MOC", hosts: ["0199000009"], "1/2"), ["hosts problem.enterprise.unknown"]),
            (Self.setting("CB-MOC", hosts: [Self.moc], "1/2"), ["hosts problem.unit.principal_too"]),
            (Self.setting("CB-MOC", hosts: [Self.gom, Self.gom], "1/2"), ["hosts problem.unit.host_twice"]),
            (Self.setting("DU-DOANHNGHIEP", hosts: [Self.gom], "1/2"), ["hosts problem.unit.no_principal"]),
            (Self.setting("CB-MOC", hosts: [Self.gom], "10/4"), ["setting_from problem.date.future"]),
            (
                Self.setting("CB-GOM", hosts: [Self.moc], "14/2"),
                ["setting_from problem.unit.not_yet"]
            ),
            (Self.setting("CB-MOC", seal: Seal(.none, number: "1"), "1/2"), ["seal_number problem.unit.no_seal"]),
            (Self.setting("CB-MOC", "1/2"), ["setting_from problem.unit.nothing_from"]),
            (Self.setting("CB-MOC", hosts: [], "1/2"), [" problem.change.none"]),
        ]
        try await Village.on(engine) { (village) async throws in
            for (draft, problems) in cases { #expect(try await refusals(village, draft) == problems) }
            let elsewhere = Scope(
                account: Account.system, grants: [Scope.Grant(role: .recorder, unit: try await village.unit("CB-GOM"))])
            let plan = try await village.register.read {
                try Units.planChange(Self.setting("CB-MOC", seal: Seal(.has), "1/2"), as: elsewhere, $0)
            }
            #expect(plan.problems.map(\.message.key) == ["problem.unit.unknown"])
            let unit = try await village.unit("CB-MOC")
            let seen = try await village.register.read { try Changes.last(of: .unit(unit), $0) }
            try await village.act { try Units.change(Self.setting("CB-MOC", seal: Seal(.has), "1/2"), by: $0, $1) }
            let late = try await village.failure {
                try Units.change(Self.setting("CB-MOC", seal: Seal(.none), "1/3"), since: seen, by: $0, $1)
            }
            guard case .conflict? = late else {
                Issue.record("\(String(describing: late))")
                return
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an entry that goes on as another shares as that one`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            #expect(try await village.reversal(9) == nil)
            try await village.act { try Units.change(Self.setting("CB-MOC", hosts: [Self.vai], "1/2"), by: $0, $1) }
            let draft = EnterpriseMergerDraft(taxCode: Self.vai, survivor: Self.gom, from: Village.on("1/4"))
            let plan = try await village.register.read { try Enterprises.planMerger(draft, as: Village.scope, $0) }
            #expect(plan.problems.isEmpty && plan.units == 1)
            let merger = try await village.act { try Enterprises.merge(draft, by: $0, $1).seq }
            #expect(try await hosts(village, "31/3") == [Self.vai])
            #expect(try await hosts(village, "1/4") == [Self.gom])
            #expect(try await village.reversal(merger) == nil)
            #expect(try await hosts(village, "1/4") == [Self.vai])
            #expect(try await village.findings() == [])
        }
    }
}

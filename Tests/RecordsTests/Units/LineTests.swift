import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// The Youth Union's and the Women's Union's organisations beside the Party's and the unions', over the same
/// enterprises.
@Suite struct LineTests {
    static let superiors = [
        upper("DTN-LANG", "Quận Đoàn Làng", .upperYouth), upper("PN-LANG", "Hội Phụ nữ quận Làng", .upperWomen),
    ]

    static func upper(_ code: String, _ name: String, _ type: UnitType) -> UnitDraft {
        UnitDraft(code: code, name: name, type: type, parentCode: nil, entry: .opening, from: Village.start)
    }

    static func founded(
        _ code: String, _ type: UnitType, under parent: String?, host: String? = "0109000011", on day: String
    ) -> UnitDraft {
        UnitDraft(
            code: code, name: "Tổ chức \(code)", type: type, parentCode: parent, hostTaxCode: host, entry: .founding,
            from: Village.on(day), decision: Village.decision("\(code)-QĐ", Village.on(day)))
    }

    @Test(arguments: Engine.available)
    func `a founded branch counts in its own line and, through its host, in the Party's`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.act { try Units.enter(Units.plan(Self.superiors, as: Village.scope, $1), by: $0, $1) }
            for draft in [
                Self.founded("DCS-MOC", .grassrootsYouth, under: "DTN-LANG", on: "1/2"),
                Self.founded("CDN-MOC", .youthBranch, under: "DCS-MOC", on: "5/2"),
                Self.founded("CDN-VAI", .youthBranch, under: "DTN-LANG", host: "0109000033", on: "10/2"),
                Self.founded("CDN-PHO", .youthBranch, under: "DTN-LANG", host: nil, on: "12/2"),
                Self.founded("CHPN-MOC", .womenBranch, under: "PN-LANG", on: "8/3"),
                Self.founded("CD-VAI", .grassrootsUnion, under: "LD-LANG", host: "0109000033", on: "9/3"),
            ] {
                let seq = try await village.act { try Units.found(draft, by: $0, $1) }.seq
                let kind = try await village.register.read { try Operations.find(seq, as: Village.scope, $0).kind }
                #expect(kind == .founding)
            }
            let expected: [(String, [String: Int])] = [
                ("DTN-LANG", ["youth": 4, "youth.founded": 4]), ("DCS-MOC", ["youth": 2, "youth.founded": 2]),
                ("PN-LANG", ["women": 1, "women.founded": 1]),
                ("DU-DOANHNGHIEP", ["youth": 3, "youth.founded": 3, "women": 1, "women.founded": 1, "unions": 3]),
                ("QU-LANG", ["youth": 3, "women": 1, "unions": 3, "unions.founded": 2, "party.organisations": 3]),
                ("CB-MOC", ["youth": 0, "women": 0]),
            ]
            for (unit, values) in expected {
                let all = try await village.all(village.question(unit, "1/1", "31/3"))
                for (code, number) in values { #expect(all[code] == .held(number), "\(unit) \(code)") }
            }
            // A tree shows the figures of its own line only; the Party's shows every one.
            let codes = try await village.all(village.question("DTN-LANG", "1/1", "31/3")).keys
            #expect(codes.sorted() == ["youth", "youth.founded", "youth.members"])
            #expect(try await village.all(village.question("QU-LANG", "1/1", "31/3")).count == 23)
            let findings = try await village.findings()
            #expect(findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a founding stands under a superior of its own line and rests on a decision`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.act { try Units.enter(Units.plan(Self.superiors, as: Village.scope, $1), by: $0, $1) }
            var undecided = Self.founded("CDN-MOC", .youthBranch, under: "DTN-LANG", on: "5/2")
            undecided.decision = nil
            let cases: [(UnitDraft, String)] = [
                (Self.founded("X-1", .youthBranch, under: "LD-LANG", on: "5/2"), "parent problem.unit.child_type"),
                (Self.founded("X-2", .womenBranch, under: "DTN-LANG", on: "5/2"), "parent problem.unit.child_type"),
                (Self.founded("X-3", .grassrootsUnion, under: "QU-LANG", on: "5/2"), "parent problem.unit.child_type"),
                (Self.founded("X-4", .cell, under: "PN-LANG", on: "5/2"), "parent problem.unit.child_type"),
                (Self.founded("X-5", .womenBranch, under: nil, on: "5/2"), "parent problem.required"),
                (undecided, "decision.number problem.founding.decision"),
                (
                    Self.founded("X-6", .youthBranch, under: "DTN-LANG", host: "0109000099", on: "5/2"),
                    "host problem.enterprise.unknown"
                ),
            ]
            for (draft, said) in cases {
                let plan = try await village.register.read {
                    try Units.planFounding(draft, as: Village.scope, $0)
                }
                #expect(plan.problems.map { "\($0.field) \($0.message.key)" } == [said])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `no Party life is lived in a branch of another line`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.act { try Units.enter(Units.plan(Self.superiors, as: Village.scope, $1), by: $0, $1) }
            let branch = Self.founded("CDN-MOC", .youthBranch, under: "DTN-LANG", on: "5/2")
            try await village.act { try Units.found(branch, by: $0, $1) }
            let draft = Village.movement(
                "DV-06", .admission, "CDN-MOC", Village.on("1/4"), decision: "40-QĐ/QU")
            let plan = try await village.register.read { try Movements.plan([draft], as: Village.scope, $0) }
            #expect(plan.problems.map(\.message.key) == ["problem.unit.no_members"])
        }
    }
}

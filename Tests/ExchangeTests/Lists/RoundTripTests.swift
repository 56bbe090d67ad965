import Domain
import Exchange
import Foundation
import Records
import Storage
import TestKit
import Testing

@Suite struct RoundTripTests {
    /// How many rows the village's lists have: eight units, three enterprises and so on; of the nine movements one was
    /// reversed; three more and one reported value are the tests' own, and the merger of `CB-GOM` takes 04 and 06 along and
    /// ends the stay of 01, a guest there, whose own cell it is now.
    static let rows: [ListKind: Int] = [
        .units: 8, .enterprises: 3, .people: 6, .movements: 14, .surveys: 3, .targets: 3, .reported: 1,
        .reorganisations: 2, .positions: 3,
    ]

    /// The village reports nothing of itself, and its movements lead nowhere outside the register.
    private static func report(_ village: Village) async throws {
        let day = Village.day(2024, 4, 10)
        let far = Movement.Elsewhere(name: "Đảng bộ phường Xa, \"tỉnh bạn\"", province: .other)
        let near = Movement.Elsewhere(name: "Chi bộ Gần", province: .same)
        let moves = [
            Village.movement("DV-06", .transferIn, "CB-GOM", day, status: .official, elsewhere: far, decision: "1-GT"),
            Village.movement("DV-02", .transferOut, "CB-MOC", day, elsewhere: near, decision: "2-GT"),
            Village.movement("DV-01", .temporary, "CB-MOC", day, to: "CB-GOM", decision: "3-GT"),
        ]
        try await village.move(2024, 4, 19, "elsewhere", moves)
        let draft = ReportedDraft(
            unitCode: "LD-LANG", unitName: nil, indicator: "unions.members", effectiveOn: Village.day(2024, 3, 31),
            amount: ReportedAmount(4_500, .nearly), source: "Liên đoàn Lao động quận Làng", document: nil,
            documentOn: nil)
        try await village.record(2024, 4, 20, "reported") { author, desk in
            try Reported.record(Reported.plan([draft], as: Village.scope, desk), by: author, desk)
        }
        try await hold(village)
    }

    /// `CB-MOC` changes its secretary on 5/3, and shares its seal and its cell with `GOM`.
    private static func hold(_ village: Village) async throws {
        func position(_ person: Int, _ month: Int, _ day: Int, _ ending: PositionEnding? = nil) -> PositionDraft {
            let on = Village.day(2024, month, day)
            return PositionDraft(
                unitCode: "CB-MOC", position: .secretary, personCode: Village.people[person].code,
                personName: Village.people[person].name, from: on,
                term: ending == nil ? Term(from: on, to: Village.day(2026, month, day)) : nil, ending: ending,
                decision: ending == nil ? Village.decision("61-QĐ/QU", on) : nil)
        }
        let positions = [position(0, 2, 1), position(0, 3, 5, .termEnded), position(1, 3, 5)]
        try await village.record(2024, 4, 20, "positions") { author, desk in
            try Positions.record(Positions.plan(positions, as: Village.scope, desk), by: author, desk)
        }
        let setting = UnitSetting(
            furtherHosts: ["0109000022"], seal: Seal(.has, number: "0015"), from: Village.day(2024, 3, 1))
        try await village.record(2024, 4, 20, "setting") { author, desk in
            try Units.change(UnitSettingDraft(unitCode: "CB-MOC", setting: setting), by: author, desk)
        }
    }

    /// A cell is renamed, and another merged into it: its member 04 goes along.
    private static func reorganise(_ village: Village) async throws {
        func step(_ kind: Reorganisation.Kind, _ unit: String, _ day: Int, to: String?, name: String?)
            -> ReorganisationDraft
        {
            let day = Village.day(2024, 4, day)
            return ReorganisationDraft(
                kind: kind, unitCode: unit, from: day, otherCode: to, name: name,
                decision: Village.decision("50-QĐ/QU", day))
        }
        let steps = [
            step(.rename, "CB-MOC", 10, to: nil, name: "Chi bộ Mộc An"),
            step(.merge, "CB-GOM", 12, to: "CB-MOC", name: nil),
        ]
        try await village.record(2024, 4, 21, "reorganised") { author, desk in
            try Reorganisations.record(Reorganisations.plan(steps, as: Village.scope, desk), by: author, desk)
        }
    }

    @Test(arguments: Engine.available)
    func `every list comes back without a change, in both formats`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            try await Self.report(village)
            try await Self.reorganise(village)
            for kind in ListKind.allCases {
                for revealing in kind == .people ? [false, true] : [false] {
                    let table = try await village.table(kind, revealing: revealing)
                    #expect(table.rows.count == Self.rows[kind] ?? table.rows.count)
                    try await Self.changesNothing(table, village)
                }
            }
        }
    }

    /// Names, numbers and notes that a spreadsheet, a separator or an XML file might take for something else.
    static let hostile = [
        "=1+1", "=HYPERLINK(\"http://a.b\",\"x\")", "+84 912 345 678", "-5%", "@SUM(A1:A9)", "'=1", "''@x", "'nháy'",
        "\"trong ngoặc\"", "a,b;c|d", "dòng một\ndòng hai", "một\thai", "_x0041_ và _x000D_", "<b>&amp;</b> ]]>",
        "１２３ ＝x", "＝1+1", "👩‍👩‍👧 Hoa", "ﬁ Å ẫ ự", "TRUE", "007", "1.063", "31/3/2024", "1e5", "0x1F", "%s {row} \\n",
        "مرحبا", "Công ty \u{200B}ẩn", "- Sản xuất",
    ]

    @Test(arguments: Engine.available)
    func `hostile texts come back as they were`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            try await Self.hold(village)
            for seed in 1...3 as ClosedRange<UInt64> {
                var world = HostileWorld(seed: seed, texts: Self.hostile)
                try await world.enter(village)
            }
            try await Self.reorganise(village)
            for kind in ListKind.allCases {
                try await Self.changesNothing(try await village.table(kind, revealing: kind == .people), village)
            }
            let findings = try await village.findings()
            #expect(findings == [])
        }
    }

    /// A list of units says what they are now: what a reorganised register was before goes with its backup only.
    /// Nothing is entered of places: the shipped book holds them.
    private static let filling = ListKind.allCases.filter { $0 != .reorganisations && $0 != .places }

    /// What one register holds fills another: units without their enterprises first, then the enterprises, then the
    /// rest.
    @Test(arguments: Engine.available)
    func `the lists of one register fill another`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            try await Self.report(village)
            var files: [ListKind: Data] = [:]
            for kind in Self.filling {
                files[kind] = Data(try await village.table(kind, revealing: true).bytes(.csv))
            }
            try await engine.withDatabase(
                clock: { village.clock.now }, migrations: try Register.migrations()
            ) { database in
                let other = Village(register: try Register(database: database, vault: .fresh()), clock: village.clock)
                var kinds = Self.filling
                kinds.insert(.units, at: 2)
                for kind in kinds {
                    let report = try await other.take(kind, files[kind] ?? Data(), .acceptable)
                    #expect(report.operation != nil)
                }
                for kind in Self.filling {
                    let (here, there) = (
                        try await village.table(kind, revealing: true), try await other.table(kind, revealing: true)
                    )
                    #expect(here.rows == there.rows, "\(kind)")
                }
                let findings = try await other.findings()
                #expect(findings == [])
            }
        }
    }

    /// Imports a list's own rows, in both formats: all must be there already.
    static func changesNothing(_ table: ListTable, _ village: Village) async throws {
        let operations = try await village.operations()
        for format in ListFormat.allCases {
            let report = try await village.take(table.kind, Data(try table.bytes(format)), .whole)
            #expect(report.problems == [], "\(table.kind) \(format)")
            #expect(report.same == table.rows.count, "\(table.kind) \(format)")
            #expect(
                report.rows == table.rows.count && report.new == 0 && report.changed.isEmpty && report.leftOut == [])
            #expect(report.operation == nil && report.unusedColumns == [])
        }
        let after = try await village.operations()
        #expect(after == operations)
    }
}

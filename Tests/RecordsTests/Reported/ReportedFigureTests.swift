import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// What a figure says of values that units reported, worked by hand. `CD-MOC` stands in `LD-LANG` and, through its
/// host, in `DU-DOANHNGHIEP` and `QU-LANG`.
@Suite struct ReportedFigureTests {
    @Test(arguments: Engine.available)
    func `a value stands until the next one, in both trees`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.report(
                Village.value("CD-MOC", "90", on: "31/3"), Village.value("CD-MOC", "100", on: "31/1"),
                Village.value("CD-MOC", "gần 120", on: "29/2"))
            for unit in ["CD-MOC", "LD-LANG", "DU-DOANHNGHIEP", "QU-LANG"] {
                for (day, said) in [
                    ("30/1", nil), ("31/1", "100"), ("28/2", "100"), ("29/2", "gần 120"), ("15/3", "gần 120"),
                    ("31/3", "90"), ("31/12", "90"),
                ] {
                    #expect(try await village.said(unit, day) == said, "\(unit) \(day)")
                }
            }
            // A cell beside it, a union beside it and a unit that is only named say nothing of it.
            for unit in ["CB-MOC", "CD-GOM", "TU-X"] { #expect(try await village.said(unit, "31/3") == nil) }
            #expect(try await village.said("QU-LANG", "31/3", "youth.members") == nil)
            let findings = try await village.findings()
            #expect(findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what a value will change is told before it is recorded, and that nothing stood before`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            func foreseen(_ draft: ReportedDraft) async throws -> [String] {
                let told = try await village.register.rehearse { desk in
                    let author = Author(Village.scope, operation: "rehearsed")
                    return try Rehearsal.changes(desk) { try Reported.report(draft, by: author, desk) }
                }
                return told.map { change in
                    let (now, before) = (change.figure.value.number ?? -1, change.isFirst ? "–" : "\(-change.amount)")
                    return "\(change.unit.code) \(change.figure.indicator.code) \(before) \(now)"
                }
            }
            let first = try await foreseen(Village.value("CD-MOC", "gần 120", on: "29/2"))
            let units = ["CD-MOC", "DU-DOANHNGHIEP", "LD-LANG", "QU-LANG"]
            #expect(first.sorted() == units.map { "\($0) unions.members – 120" })
            try await village.report(Village.value("CD-MOC", "gần 120", on: "29/2"))
            let second = try await foreseen(Village.value("CD-MOC", "90", on: "15/3"))
            #expect(second.sorted() == units.map { "\($0) unions.members 30 90" })
            #expect(try await village.said("QU-LANG", "31/3") == "gần 120")
        }
    }

    @Test(arguments: Engine.available)
    func `a late value comes between two, and the one after it still says its own`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.report(
                Village.value("CD-MOC", "100", on: "31/1"), Village.value("CD-MOC", "trên 90", on: "31/3"))
            village.clock.now = Village.moment(2024, 4, 15)
            try await village.report(Village.value("CD-MOC", "gần 120", on: "29/2"))
            for (day, now, then) in [
                ("31/1", "100", "100"), ("29/2", "gần 120", "100"), ("30/3", "gần 120", "100"),
                ("31/3", "trên 90", "trên 90"),
            ] {
                #expect(try await village.said("QU-LANG", day) == now, "\(day)")
                #expect(try await village.said("QU-LANG", day, known: "14/4") == then, "\(day)")
            }
            #expect(try await village.said("QU-LANG", "31/3", known: "8/4") == nil)
            let findings = try await village.findings()
            #expect(findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a value taken back leaves the one before it standing, and of the only one nothing`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let first = try await village.report(Village.value("CD-MOC", "100", on: "31/1"))
            let middle = try await village.report(Village.value("CD-MOC", "gần 120", on: "29/2"))
            let last = try await village.report(Village.value("CD-MOC", "90", on: "31/3"))
            village.clock.now = Village.moment(2024, 4, 15)
            #expect(try await village.reversal(middle) == nil)
            for unit in ["CD-MOC", "LD-LANG", "QU-LANG"] {
                #expect(try await village.said(unit, "29/2") == "100")
                #expect(try await village.said(unit, "31/3") == "90")
                #expect(try await village.said(unit, "29/2", known: "14/4") == "gần 120")
            }
            #expect(try await village.reversal(first) == nil)
            #expect(try await village.said("QU-LANG", "29/2") == nil)
            #expect(try await village.said("QU-LANG", "31/3") == "90")
            #expect(try await village.reversal(last) == nil)
            #expect(try await village.said("QU-LANG", "31/3") == nil)
            #expect(try await village.said("QU-LANG", "31/3", known: "14/4") == "90")
            let findings = try await village.findings()
            #expect(findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a reported 0 is a number, and nothing reported is none`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            #expect(try await village.said("LD-LANG", "31/3") == nil)
            let nothing = try await village.report(Village.value("CD-MOC", "0", on: "31/1"))
            #expect(try await village.said("LD-LANG", "31/3") == "0")
            #expect(try await village.said("QU-LANG", "30/1") == nil)
            #expect(try await village.reversal(nothing) == nil)
            #expect(try await village.said("LD-LANG", "31/3") == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `values of several units add up, and the sum is meant as they are`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.report(
                Village.value("CD-MOC", "gần 100", on: "31/1"), Village.value("CD-GOM", "50", on: "15/3"),
                Village.value("CD-GOM", "trên 50", on: "31/3"))
            for unit in ["LD-LANG", "QU-LANG"] {
                #expect(try await village.said(unit, "31/1") == "gần 100")
                #expect(try await village.said(unit, "15/3") == "gần 150")
                #expect(try await village.said(unit, "31/3") == "khoảng 150")
            }
            // The last of them reports that it has nobody: what is left is the other's.
            try await village.report(Village.value("CD-MOC", "0", on: "5/4"))
            #expect(try await village.said("QU-LANG", "5/4") == "trên 50")
        }
    }

    @Test(arguments: Engine.available)
    func `a target of members is measured by what was reported`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.report(Village.value("LD-LANG", "gần 4.500", on: "31/3"))
            let target = TargetDraft(
                unitCode: "LD-LANG", indicator: "unions.members", from: Village.on("1/1"), to: Village.on("31/12"),
                value: 5000, upper: nil, shape: .atLeast, giverCode: "QU-LANG", document: nil, documentOn: nil)
            try await village.act { try Targets.give(Targets.plan([target], as: Village.scope, $1), by: $0, $1) }
            let question = try await village.question("LD-LANG", "1/1", "31/3")
            let figures = try await village.register.read { try Figures.all(question, $0) }
            let progress = try #require(figures.flatMap(\.targets).first)
            #expect(progress.reached == .held(4500) && progress.qualifier == .nearly)
            #expect(progress.percent == 90)
        }
    }

    @Test(arguments: Engine.available)
    func `reporting takes the same statements, whatever the size of the tree`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            var counts: [Int] = []
            for size in [0, 40] {
                let unions = (0..<size).map { number in
                    UnitDraft(
                        code: "CD-\(number)", name: "Công đoàn \(number)", type: .grassrootsUnion,
                        parentCode: "LD-LANG", entry: .opening, from: Village.start)
                }
                let values = (0..<size).map { Village.value("CD-\($0)", "\($0 + 1)", on: "31/1") }
                if size > 0 {
                    try await village.act { try Units.enter(Units.plan(unions, as: Village.scope, $1), by: $0, $1) }
                    try await village.act {
                        try Reported.record(Reported.plan(values, as: Village.scope, $1), by: $0, $1)
                    }
                }
                let value = Village.value("CD-MOC", "\(size + 7)", on: size == 0 ? "31/1" : "29/2")
                counts.append(
                    try await village.act { author, desk in
                        _ = try Reported.report(value, by: author, desk)
                        return desk.db.statementCount
                    })
            }
            // What is counted for the first time gets its number by three more.
            #expect(counts[0] == counts[1] + 3, "\(counts)")
            #expect(counts[1] <= 70, "\(counts)")
        }
    }
}

import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// What an organisation reported counts until the day before it is no more. The clock stands on 1/6, and `CD-GOM` goes
/// into `CD-MOC` on 1/5.
@Suite struct EndedReporterTests {
    private static let merge = Village.step(.merge, "CD-GOM", "1/5", other: "CD-MOC")

    @Test(arguments: Engine.available)
    func `its last value goes with it, above it and in the Party's tree, and comes back with it`(
        engine: Engine
    ) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.report(Village.value("CD-MOC", "100", on: "31/1"))
            try await village.report(Village.value("CD-GOM", "40", on: "15/3"))
            try await village.report(Village.value("CD-GOM", "gần 50", on: "31/3"))
            village.clock.now = Village.moment(2024, 6, 2)
            let ended = try await village.reorganise(Self.merge)
            for unit in ["LD-LANG", "DU-DOANHNGHIEP", "QU-LANG"] {
                #expect(try await village.said(unit, "30/4") == "gần 150", "\(unit)")
                #expect(try await village.said(unit, "1/5") == "100", "\(unit)")
                // On 1/6 it was not known to have ended.
                #expect(try await village.said(unit, "1/5", known: "1/6") == "gần 150", "\(unit)")
            }
            #expect(try await village.said("CD-GOM", "30/4") == "gần 50")
            #expect(try await village.said("CD-GOM", "1/5") == nil)
            let question = try await village.question("QU-LANG", "1/1", "31/5")
            let records = try await village.records("unions.members", question)
            #expect(records.sum == 100 && records.count == 1)
            #expect(try await village.findings() == [])

            // What comes later is the successor's.
            try await village.report(Village.value("CD-MOC", "160", on: "10/5"))
            #expect(try await village.said("QU-LANG", "10/5") == "160")
            #expect(try await village.findings() == [])
            village.clock.now = Village.moment(2024, 6, 3)
            #expect(try await village.reversal(ended) == nil)
            #expect(try await village.said("QU-LANG", "1/5") == "gần 150")
            #expect(try await village.said("QU-LANG", "10/5") == "gần 210")
            #expect(try await village.said("QU-LANG", "1/5", known: "2/6") == "100")
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `where it alone reported nothing is held any more, and a value of a later day is refused`(
        engine: Engine
    ) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.report(Village.value("CD-GOM", "0", on: "31/3"))
            try await village.reorganise(Self.merge)
            #expect(try await village.said("LD-LANG", "30/4") == "0")
            #expect(try await village.said("LD-LANG", "1/5") == nil)
            for day in ["1/5", "20/5"] {
                #expect(
                    try await village.problems(Village.value("CD-GOM", "7", on: day)) == [
                        "0 effective_on problem.unit.ended"
                    ])
            }
            // Found late, of a day on which it was there.
            try await village.report(Village.value("CD-GOM", "30", on: "10/4"))
            #expect(try await village.said("LD-LANG", "30/4") == "30")
            #expect(try await village.said("LD-LANG", "1/5") == nil)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the one above may report for all once it has ended, and that stands against taking the end back`(
        engine: Engine
    ) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.report(Village.value("CD-GOM", "40", on: "31/3"))
            let all = Village.value("LD-LANG", "300", on: "10/5")
            #expect(try await village.problems(all) == ["0 unit problem.reported.below"])
            let ended = try await village.reorganise(Self.merge)
            try await village.report(all)
            #expect(try await village.said("LD-LANG", "10/5") == "300")
            #expect(try await village.findings() == [])
            guard case .conflict(let message) = try await village.reversal(ended) else {
                Issue.record("it was taken back, and 40 would count twice")
                return
            }
            #expect(message.key == "problem.reported.double" && message.arguments["amount"] == "40")
        }
    }
}

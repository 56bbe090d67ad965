import Domain
import FoundationEssentials
import Records
import TestKit
import Testing
import Vietnamese

/// The same members are never reported twice on one day, from above or from below, in either tree.
@Suite struct DoubleCountTests {
    static let below = "0 unit problem.reported.below"
    static let above = "0 unit problem.reported.above"

    @Test(arguments: Engine.available)
    func `who stands above one that reported does not report the same`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.report(Village.value("CD-MOC", "100", on: "31/1"))
            for unit in ["LD-LANG", "DU-DOANHNGHIEP", "QU-LANG"] {
                #expect(try await village.problems(Village.value(unit, "500", on: "29/2")) == [Self.below], "\(unit)")
                #expect(try await village.problems(Village.value(unit, "500", on: "31/1")) == [Self.below], "\(unit)")
                // Recorded for an earlier day it would still stand when the other begins.
                #expect(try await village.problems(Village.value(unit, "500", on: "1/1")) == [Self.below], "\(unit)")
                #expect(try await village.problems(Village.value(unit, "0", on: "29/2")) == [])
                let other = Village.value("QU-LANG", "500", on: "29/2", of: "women.members")
                #expect(try await village.problems(other) == [])
            }
            // A cell of the same committee and another union stand neither above nor below.
            #expect(try await village.problems(Village.value("CB-MOC", "9", on: "29/2")) == [])
            #expect(try await village.problems(Village.value("CD-GOM", "9", on: "31/3")) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `who stands below one that reported does not report the same`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            // In two trees at once: the federation's own, and the Party's as it was told.
            try await village.report(Village.value("LD-LANG", "gần 4.500", on: "31/1"))
            #expect(try await village.problems(Village.value("CD-MOC", "100", on: "29/2")) == [Self.above])
            try await village.report(Village.value("QU-LANG", "gần 4.500", on: "31/1"))
            for unit in ["DU-DOANHNGHIEP", "CB-MOC", "CD-MOC"] {
                #expect(try await village.problems(Village.value(unit, "100", on: "29/2")) == [Self.above], "\(unit)")
            }
            // Before the one above began it may have reported, if it ended there.
            #expect(
                try await village.problems(
                    Village.value("CD-MOC", "100", on: "1/1"), Village.value("CD-MOC", "0", on: "31/1")) == [])
            let plan = try await village.plan([Village.value("CB-MOC", "100", on: "29/2")])
            let arguments = [
                "unit": "Đảng bộ quận Làng", "amount": "gần 4.500", "day": "31/1/2024", "from": "29/2/2024",
            ]
            #expect(plan.problems == [Problem("unit", "problem.reported.above", arguments).of(draft: 0)])
        }
    }

    @Test(arguments: Engine.available)
    func `once the one above says 0, those below may say theirs, from that day on`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.report(Village.value("LD-LANG", "500", on: "31/1"))
            let ending = Village.value("LD-LANG", "0", on: "29/2")
            #expect(
                try await village.problems(ending, Village.value("CD-MOC", "100", on: "28/2"))
                    == ["1 unit problem.reported.above"])
            try await village.report(ending, Village.value("CD-MOC", "100", on: "29/2"))
            #expect(try await village.said("LD-LANG", "28/2") == "500")
            #expect(try await village.said("LD-LANG", "29/2") == "100")
        }
    }

    @Test(arguments: Engine.available)
    func `of two in one list the later is told`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            #expect(
                try await village.problems(
                    Village.value("CD-GOM", "50", on: "31/3"), Village.value("LD-LANG", "500", on: "31/3"))
                    == ["1 unit problem.reported.below"])
            #expect(
                try await village.problems(
                    Village.value("LD-LANG", "500", on: "31/3"), Village.value("CD-GOM", "50", on: "31/3"))
                    == ["1 unit problem.reported.above"])
        }
    }

    @Test(arguments: Engine.available)
    func `what keeps two values apart is not taken back while both stand`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.report(Village.value("LD-LANG", "500", on: "31/1"))
            let ending = try await village.report(Village.value("LD-LANG", "0", on: "29/2"))
            let own = try await village.report(Village.value("CD-MOC", "100", on: "29/2"))
            #expect(try await village.reversal(ending) == ReversalTests.stands(own, "reported"))
            #expect(try await village.reversal(own) == nil)
            #expect(try await village.reversal(ending) == nil)
            #expect(try await village.said("LD-LANG", "29/2") == "500")
            let findings = try await village.findings()
            #expect(findings == [])
        }
    }
}

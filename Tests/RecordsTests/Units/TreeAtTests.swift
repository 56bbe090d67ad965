import Domain
import Records
import TestKit
import Testing
import Vietnamese

/// Figures cut to the tree of another day than their own.
@Suite struct TreeAtTests {
    @Test(arguments: Engine.available)
    func `past figures are cut to today's tree, and today's to the tree of then`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.reorganise(Village.step(.move, "DU-DOANHNGHIEP", "1/5", parent: "QU-BEN"))
            func cut(_ unit: String, _ from: String, _ to: String, tree: String?) async throws -> [String: FigureValue]
            {
                var question = try await village.question(unit, from, to)
                question.treeAt = tree.map(Village.on)
                return try await village.all(question)
            }
            let own = try await cut("QU-LANG", "1/1", "31/3", tree: nil)
            #expect(own["party.members"] == .held(4) && own["party.members.admitted"] == .held(1))
            let today = try await cut("QU-LANG", "1/1", "31/3", tree: "1/6")
            #expect(today["party.members"] == .held(0) && today["party.members.admitted"] == .held(0))
            let there = try await cut("QU-BEN", "1/1", "31/3", tree: "1/6")
            #expect(there["party.members"] == .held(4) && there["party.members.admitted"] == .held(1))
            #expect(there["party.cells.founded"] == .held(1) && there["enterprises.surveyed"] == .held(3))
            #expect(there["enterprises"] == .held(3) && there["unions"] == .held(2))
            let then = try await cut("QU-LANG", "1/5", "31/5", tree: "31/3")
            #expect(then["party.members"] == .held(4) && then["enterprises"] == .held(3))
            // A period that begins and ends within months.
            let within = try await cut("QU-BEN", "10/1", "25/3", tree: "1/6")
            #expect(within["party.members.admitted"] == .held(1) && within["party.members"] == .held(4))
            let known = try await village.register.read {
                [
                    question = try await village.question(
                        "QU-LANG", "1/1", "31/3", known: "3/3")
                ] desk in
                var asked = question
                asked.treeAt = Village.on("31/3")
                return try Figures.all(asked, desk).first { $0.indicator.code == "party.members" }?.value
            }
            // Known on 3/3: 01, 02, 03 and 04 of the opening; the admission was recorded on 4/3.
            #expect(known == .held(4))
        }
    }

    @Test(arguments: Engine.available)
    func `the months of a flow add up on another tree too`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.reorganise(Village.step(.move, "DU-DOANHNGHIEP", "1/5", parent: "QU-BEN"))
            var question = try await village.question("QU-BEN", "1/1", "30/6")
            question.treeAt = Village.on("1/6")
            let asked = question
            let series = try await village.register.read {
                try Figures.series([asked.unit], asked, $0)[asked.unit] ?? []
            }
            let admitted = series.first { $0.indicator.code == "party.members.admitted" }?.values.map { $0?.number }
            #expect(admitted == [1, 0, 0, 0, 0, 0])
        }
    }
}

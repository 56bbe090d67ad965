import Domain
import Records
import TestKit
import Testing
import Vietnamese

/// What the increase/decrease table says of reorganisations: the columns show what crossed the border of each unit.
@Suite struct StrengthReorganisedTests {
    /// The table of a unit, a line for each row and then its own.
    private static func table(
        _ village: Village, _ unit: String, _ from: String, _ to: String, known: String? = nil
    ) async throws -> [String] {
        let question = try await village.question(unit, from, to, known: known)
        let strength = try await village.register.read { try Strength.table(question, $0) }
        for row in strength.rows + [strength.total] { try await village.open(row, question) }
        return (strength.rows + [strength.total]).map { "\($0.unit.code): \($0.whole?.said() ?? "–")" }
    }

    @Test(arguments: Engine.available, StrengthReorganisedCase.all)
    func `a table of a reorganised world is what was worked out by hand`(
        engine: Engine, one: StrengthReorganisedCase
    ) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.take(one.before)
            village.clock.now = Village.moment(2024, 6, 2)
            let steps = one.steps
            let operation = try await village.act {
                try Reorganisations.record(Reorganisations.plan(steps, as: Village.scope, $1), by: $0, $1).seq
            }
            try await village.take(one.after)
            if one.isReversed { #expect(try await village.reversal(operation) == nil) }
            #expect(try await Self.table(village, one.unit, one.from, one.to, known: one.known) == one.lines)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a cell raised to a committee neither loses nor gains anybody`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.raiseMoc()
            // 01, 02 and 05 were in it and are below it now.
            #expect(
                try await Self.table(village, "CB-MOC", "1/4", "30/4") == [
                    "CB-MOC-2: reorganisation_in 1 = 1", "CB-MOC-1: reorganisation_in 2 = 2", "CB-MOC: opening 3 = 3",
                ])
            // It went from the one superior to the other with all of them.
            #expect(
                try await Self.table(village, "QU-LANG", "1/4", "30/4") == [
                    "CB-MOC: reorganisation_in 3 = 3", "DU-DOANHNGHIEP: opening 4, reorganisation_out 3 = 1",
                    "QU-LANG: opening 4 = 4",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `as known before a move the unit still stands under its old superior`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            village.clock.now = Village.moment(2024, 6, 2)
            try await village.reorganise(Village.step(.move, "DU-DOANHNGHIEP", "10/4", parent: "QU-BEN"))
            #expect(
                try await Self.table(village, "QU-LANG", "1/4", "30/4", known: "1/6") == [
                    "DU-DOANHNGHIEP: opening 4 = 4", "QU-LANG: opening 4 = 4",
                ])
            #expect(
                try await Self.table(village, "QU-BEN", "1/4", "30/4", known: "1/6") == ["DU-BEN: = 0", "QU-BEN: = 0"])
            #expect(
                try await Self.table(village, "QU-LANG", "1/4", "30/4") == [
                    "DU-DOANHNGHIEP: opening 4, reorganisation_out 4 = 0",
                    "QU-LANG: opening 4, reorganisation_out 4 = 0",
                ])
            #expect(
                try await Self.table(village, "QU-BEN", "1/4", "30/4") == [
                    "DU-BEN: = 0", "DU-DOANHNGHIEP: reorganisation_in 4 = 4", "QU-BEN: reorganisation_in 4 = 4",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `as known before it ended, or was never founded after all, a unit has its row`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            let young = UnitDraft(
                code: "CB-LE", name: "Chi bộ Lẻ", type: .cell, parentCode: "DU-DOANHNGHIEP", entry: .founding,
                from: Village.on("15/4"), decision: Village.decision("33-QĐ/QU", Village.on("15/4")))
            let founding = try await village.act { try Units.found(young, by: $0, $1) }.seq
            village.clock.now = Village.moment(2024, 6, 2)
            #expect(try await village.reversal(founding) == nil)
            try await village.reorganise(Village.step(.merge, "CB-GOM", "1/4", other: "CB-MOC"))
            // By name: Công ty cổ phần, Công ty TNHH, Lẻ; 04 in the one, 01, 02 and 05 in the other.
            #expect(
                try await Self.table(village, "DU-DOANHNGHIEP", "2/4", "30/4", known: "1/6") == [
                    "CB-GOM: opening 1 = 1", "CB-MOC: opening 3 = 3", "CB-LE: = 0", "DU-DOANHNGHIEP: opening 4 = 4",
                ])
            #expect(
                try await Self.table(village, "DU-DOANHNGHIEP", "2/4", "30/4") == [
                    "CB-MOC: opening 4 = 4", "DU-DOANHNGHIEP: opening 4 = 4",
                ])
        }
    }
}

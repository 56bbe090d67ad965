import Domain
import Records
import TestKit
import Testing
import Vietnamese

/// Units that end on the day on which they came. Found by random sequences: such a founding was no founding.
@Suite struct EndedAtOnceTests {
    @Test(arguments: Engine.available)
    func `a cell dissolved on the day of its founding was founded, and stands on no day`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            let day = Village.on("2/4")
            let cell = UnitDraft(
                code: "CB-VAI", name: "Chi bộ Vải Lụa Tơ", type: .cell, parentCode: "DU-DOANHNGHIEP",
                entry: .founding, from: day, decision: Village.decision("51-QĐ/QU", day))
            let founding = try await village.act { try Units.found(cell, by: $0, $1) }.seq
            let ending = try await village.reorganise(Village.step(.dissolve, "CB-VAI", "2/4"))
            #expect(try await village.figure("party.cells.founded", of: "QU-LANG", "1/4", "30/4") == 1)
            #expect(try await village.figure("party.cells.founded", of: "CB-VAI", "2/4", "2/4") == 1)
            // DU-DOANHNGHIEP, CB-MOC and CB-GOM.
            for day in ["1/4", "2/4", "3/4"] {
                #expect(try await village.figure("party.organisations", of: "QU-LANG", day, day) == 3)
            }
            #expect(try await village.findings() == [])
            #expect(try await village.reversal(ending) == nil)
            #expect(try await village.figure("party.organisations", of: "QU-LANG", "2/4", "2/4") == 4)
            #expect(try await village.reversal(founding) == nil)
            #expect(try await village.figure("party.cells.founded", of: "QU-LANG", "1/4", "30/4") == 0)
            #expect(try await village.findings() == [])
        }
    }
}

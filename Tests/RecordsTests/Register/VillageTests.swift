import Domain
import Records
import TestKit
import Testing
import Vietnamese

@Suite struct VillageTests {
    @Test(arguments: Engine.available)
    func `the village has the figures that its story tells`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let district = try await village.figures("QU-LANG")
            #expect(district["party.members"] == 4)
            #expect(district["party.members.official"] == 3)
            #expect(district["party.members.admitted"] == 1)
            #expect(district["party.cells.founded"] == 1)
            #expect(district["enterprises.surveyed"] == 3)
            let wood = try await village.figures("CB-MOC")
            #expect(wood["party.members"] == 3)
            let pottery = try await village.figures("CB-GOM")
            #expect(pottery["party.members"] == 1)
        }
    }
}

extension Village {
    /// Every figure of a unit that is held for the first quarter of 2024, by the indicator's code.
    func figures(_ code: String) async throws -> [String: Int] {
        let question = FigureQuestion(
            unit: try await unit(code), from: Village.day(2024, 1, 1), to: Village.day(2024, 3, 31), knownAt: nil)
        return try await register.read { desk in
            Dictionary(
                uniqueKeysWithValues: try Figures.all(question, desk).compactMap { figure in
                    figure.value.number.map { (figure.indicator.code, $0) }
                })
        }
    }
}

import Domain
import Storage
import TestKit
import Testing
import Vietnamese

@testable import Records

/// A cell that came to its end takes nobody, and nobody recorded late may be left in it.
@Suite struct EndedCellTests {
    private static func admission(_ on: String) -> MovementDraft {
        Village.movement("DV-06", .admission, "CB-GOM", Village.on(on), decision: "90-QĐ/QU")
    }

    @Test(arguments: Engine.available)
    func `a movement into a cell that ended is refused with the day of its end`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.end("CB-GOM", into: "CB-MOC", on: Village.on("1/4"))
            func said(_ drafts: [MovementDraft]) async throws -> [String] {
                try await village.plan(drafts).problems.map { problem in
                    let day = problem.message.arguments["day"] ?? ""
                    return "\(problem.draft ?? -1) \(problem.field) \(problem.message.key) \(day)"
                }
            }
            #expect(try await said([Self.admission("1/4")]) == ["0 unit problem.movement.unit_ended 1/4/2024"])
            #expect(try await said([Self.admission("2/4")]) == ["0 unit problem.movement.unit_ended 1/4/2024"])
            // Before its end the cell was there, and whoever was put into it had to leave it.
            #expect(try await said([Self.admission("1/3")]) == ["0 unit problem.movement.outlived 1/4/2024"])
            let left = Village.movement(
                "DV-06", .transfer, "CB-GOM", Village.on("31/3"), to: "CB-MOC", decision: "91-QĐ/QU")
            #expect(try await said([Self.admission("1/3"), left]) == [])
            let along = Village.movement(
                "DV-06", .reorganisation, "CB-GOM", Village.on("1/4"), to: "CB-MOC", decision: "92-QĐ/QU")
            #expect(try await said([Self.admission("1/3"), along]) == [])
            let elsewhen = Village.movement(
                "DV-06", .reorganisation, "CB-GOM", Village.on("31/3"), to: "CB-MOC", decision: "92-QĐ/QU")
            #expect(
                try await said([Self.admission("1/3"), elsewhen]) == ["1 kind problem.movement.reorganisation "])
        }
    }
}

extension Village {
    /// Records that a cell was merged into another, and nothing of its members.
    fileprivate func end(_ code: String, into successor: String, on day: Day) async throws {
        let (unit, other) = (try await self.unit(code), try await self.unit(successor))
        try await act { author, desk in
            try desk.record(.importUnits, in: nil, by: author) { recording in
                let paper = Village.decision("95-QĐ/QU", day)
                let decision = try Decisions.record([paper], in: recording, desk)[paper].value
                try recording.insert(
                    .unitClosure, [[uuid7(at: desk.now).value, unit.value, "merged".value, day.value, decision]])
                try recording.insert(
                    .unitStep,
                    [[uuid7(at: desk.now).value, unit.value, "merge".value, other.value, day.value, decision]])
                return Receipt(seq: recording.seq, subjects: [])
            }
        }
    }
}

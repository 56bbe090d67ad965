import Domain
import FoundationEssentials
import Records
import Testing
import Vietnamese

@testable import TestKit

/// The positions of somebody entered twice are one person's when the entries are made one.
@Suite struct PositionMergerTests {
    @Test(arguments: Engine.available)
    func `what the entry that goes held is the other's, and comes back with it`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            var twice = Village.people[5]
            (twice.code, twice.details) = ("DV-09", [:])
            try await village.act { [twice] in
                _ = try People.enter(People.plan([twice], as: Village.scope, $1), by: $0, $1)
            }
            func held(_ position: Position, by code: String) -> PositionDraft {
                var draft = Village.position("DV-06", position, "CD-GOM", "20/3")
                draft.personCode = code
                return draft
            }
            try await village.hold(held(.chair, by: "DV-09"))
            // Both entries are a vice chair: the one that goes on is believed.
            try await village.hold(held(.viceChair, by: "DV-09"), held(.viceChair, by: "DV-06"))
            let before = try await village.holders("CD-GOM", "1/4")
            #expect(Set(before) == ["chair DV-09", "vice_chair DV-09", "vice_chair DV-06"])
            let merger = try await village.act {
                try People.merge(PersonMergerDraft(code: "DV-09", survivor: "DV-06"), by: $0, $1)
            }.seq
            #expect(Set(try await village.holders("CD-GOM", "1/4")) == ["chair DV-06", "vice_chair DV-06"])
            #expect(try await village.findings() == [])
            #expect(try await village.reversal(merger) == nil)
            #expect(Set(try await village.holders("CD-GOM", "1/4")) == Set(before))
            #expect(try await village.findings() == [])
        }
    }
}

import Domain
import Storage
import TestKit
import Vietnamese

@testable import Records

extension Village {
    static let newCommittee = UnitDraft(
        code: "DU-MOI", name: "Đảng bộ Khu công nghiệp Làng", type: .grassrootsCommittee, parentCode: "QU-LANG",
        block: .enterprise, entry: .founding, from: on("1/3"), decision: decision("30-QĐ/QU", on("1/3")))

    /// Enters a committee beside the old one and brings a unit under it from a day on.
    func move(_ code: String, under superior: String = "DU-MOI", on day: Day) async throws {
        if superior == "DU-MOI" {
            let plan = try await register.read { try Units.plan([Self.newCommittee], as: Self.scope, $0) }
            if !plan.new.isEmpty { try await act { try Units.found(Self.newCommittee, by: $0, $1) } }
        }
        let (unit, parent) = (try await self.unit(code), try await self.unit(superior))
        try await act { try Self.move(unit, under: parent, on: day, by: $0, $1) }
    }

    /// Records that a unit stands under another one from a day on, with all that follows from it.
    static func move(
        _ unit: Unit.ID, under parent: Unit.ID, on day: Day, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        try desk.record(.importUnits, in: nil, by: author) { recording in
            try recording.insert(.unitParent, [[unit.value, day.value, parent.value]])
            try Settlement.touched(by: recording.seq, desk.db).settle(in: recording, desk)
            return Receipt(seq: recording.seq, subjects: [unit.text])
        }
    }
}

import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// Reorganisations of the village. Beside `QU-LANG` stands a second district, `QU-BEN`, with the committee `DU-BEN`,
/// both from 31/12/2023; the clock stands on 1/6/2024.
extension Village {
    static func onReorganised(
        _ engine: Engine, _ body: @Sendable (Village) async throws -> Void
    ) async throws {
        try await on(engine) { (village) async throws in
            village.clock.now = moment(2024, 6, 1)
            let beside = [
                UnitDraft(
                    code: "QU-BEN", name: "Đảng bộ quận Bến", type: .upperCommittee, parentCode: "TU-X",
                    entry: .opening, from: start),
                UnitDraft(
                    code: "DU-BEN", name: "Đảng bộ Khối Doanh nghiệp quận Bến", type: .grassrootsCommittee,
                    parentCode: "QU-BEN", block: .enterprise, entry: .opening, from: start),
            ]
            try await village.act { try Units.enter(Units.plan(beside, as: Village.scope, $1), by: $0, $1) }
            try await body(village)
        }
    }

    static func step(
        _ kind: Reorganisation.Kind, _ unit: String, _ from: String, other: String? = nil, parent: String? = nil,
        name: String? = nil, type: UnitType? = nil, host: String? = nil, people: [String] = []
    ) -> ReorganisationDraft {
        ReorganisationDraft(
            kind: kind, unitCode: unit, from: on(from), otherCode: other, parentCode: parent, name: name, type: type,
            hostTaxCode: host, people: people, decision: decision("99-QĐ/TU", on(from)))
    }

    /// Records steps as one reorganisation; the number of the operation.
    @discardableResult
    func reorganise(_ steps: ReorganisationDraft...) async throws -> Int {
        try await act {
            try Reorganisations.record(Reorganisations.plan(steps, as: Village.scope, $1), by: $0, $1).seq
        }
    }

    /// The problems of steps, as field, key without its lead, and place in the list.
    func refusals(_ steps: ReorganisationDraft...) async throws -> [String] {
        let plan = try await register.read { try Reorganisations.plan(steps, as: Village.scope, $0) }
        return plan.problems.map { problem in
            "\(problem.draft ?? 0) \(problem.field) \(problem.message.key.replacing("problem.", with: ""))"
        }
    }

    /// A figure of a unit over the days of a period.
    func figure(_ code: String, of unit: String, _ from: String, _ to: String, known: String? = nil) async throws
        -> Int?
    {
        try await value(code, question(unit, from, to, known: known))?.number
    }

    /// Members of a unit at the end of a day.
    func members(_ unit: String, _ day: String, known: String? = nil) async throws -> Int? {
        try await figure("party.members", of: unit, day, day, known: known)
    }

    /// What was posted to a unit and everything above it by cause within a period: causes that sum to nothing are left
    /// out.
    func flows(_ unit: String, _ from: String, _ to: String) async throws -> [String: Int] {
        let id = try await self.unit(unit)
        return try await register.read { (desk) throws in
            let rows = try desk.db.run(
                """
                SELECT cause, CAST(SUM(amount) AS BIGINT) FROM posting JOIN path_unit ON path_unit.path = posting.path
                WHERE unit = \(id) AND fact = 'member' AND effective_on >= \(Self.on(from)) AND effective_on <= \(Self.on(to))
                GROUP BY cause HAVING SUM(amount) <> 0
                """)
            return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text(0), try $0.int(1)) })
        }
    }
}

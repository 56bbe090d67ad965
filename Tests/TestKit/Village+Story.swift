package import Domain
package import Records
package import Vietnamese

extension Village {
    func enter() async throws {
        try await record(2024, 1, 2, "village-01") {
            try Units.enter(Units.plan(Self.units, as: Self.scope, $1), by: $0, $1)
        }
        try await record(2024, 1, 3, "village-02") { author, desk in
            try Enterprises.list(Enterprises.plan(Self.enterprises, as: Self.scope, desk), by: author, desk)
        }
        try await record(2024, 1, 4, "village-03") { author, desk in
            try Units.enter(Units.plan(Self.hostedUnits, as: Self.scope, desk), by: author, desk)
        }
        try await record(2024, 1, 5, "village-04") { author, desk in
            try People.enter(People.plan(Self.people, as: Self.scope, desk), by: author, desk)
        }
        try await move(2024, 1, 8, "village-05", Self.openings)
        try await record(2024, 2, 16, "village-06") { try Units.found(Self.cell, by: $0, $1) }
        try await move(2024, 3, 4, "village-07", [Self.admission, Self.transfer])
        try await record(2024, 3, 11, "village-08") { try Units.found(Self.union, by: $0, $1) }
        try await record(2024, 3, 22, "village-09") { author, desk in
            try Surveys.record(Surveys.plan(Self.visits, as: Self.scope, desk), by: author, desk)
        }
        try await record(2024, 3, 25, "village-10") { author, desk in
            try Targets.give(Targets.plan(Self.targets, as: Self.scope, desk), by: author, desk)
        }
        try await move(2024, 4, 2, "village-11", [Self.removal])
        try await move(2024, 4, 3, "village-12", [Self.mistake])
        try await move(2024, 4, 8, "village-13", [Self.recognition])
        try await record(2024, 4, 9, "village-14") { try Reversal.reverse(12, reason: Self.reason, by: $0, $1) }
    }

    /// Records movements by one operation at nine in the morning of a day.
    @discardableResult
    package func move(
        _ year: Int, _ month: Int, _ day: Int, _ operation: String, _ drafts: [MovementDraft]
    ) async throws -> Receipt {
        try await record(year, month, day, operation) { author, desk in
            try Movements.record(Movements.plan(drafts, as: Self.scope, desk), by: author, desk)
        }
    }

    /// A day of the story; `start` where there is no such day.
    package static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day(inVietnam: moment(1970, 1, 1))
    }

    /// The day before the register opens.
    package static let start = day(2023, 12, 31)

    /// A decision of the district committee.
    package static func decision(_ number: String, _ issuedOn: Day) -> DecisionDraft {
        DecisionDraft(number: number, issuedOn: issuedOn, issuer: "Quận ủy Làng")
    }
}

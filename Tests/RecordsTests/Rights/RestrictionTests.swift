import Domain
import Records
import TestKit
import Testing
import Vietnamese

/// What is held of somebody, kept and not used.
@Suite struct RestrictionTests {
    private static func draft(_ code: String, _ isRestricted: Bool, _ day: String = "9/4") -> RestrictionDraft {
        RestrictionDraft(
            personCode: code, isRestricted: isRestricted, from: Village.on(day), document: "Đơn ngày 5/4/2024")
    }

    @Test(arguments: Engine.available)
    func `what is restricted is opened at the person's request alone, and no list takes it out`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let before = try await village.figures("QU-LANG")
            try await village.act { try Restrictions.record(Self.draft("DV-04", true, "8/4"), by: $0, $1) }
            func reveal(_ reason: PersonDetails.Reason) async throws -> Failure? {
                try await village.failure { try PersonDetails.reveal("DV-04", for: reason, as: $0.scope, $1) }
            }
            let shut = Failure.conflict(Message("problem.person.restricted", ["day": "8/4/2024"]))
            #expect(try await reveal(.dossier) == shut)
            #expect(try await reveal(.request) == nil)
            func taken() async throws -> [String: Int] {
                let exported = try await village.register.read { desk in
                    let reach = try ListReach(ListFilter(), as: Village.scope, desk)
                    return try PersonExport.drafts(ListFilter(), revealing: true, within: reach, desk)
                }
                return Dictionary(uniqueKeysWithValues: exported.drafts.map { ($0.code, $0.details.count) })
            }
            #expect(try await taken() == ["DV-01": 6, "DV-02": 6, "DV-03": 6, "DV-04": 0, "DV-05": 6, "DV-06": 6])
            #expect(try await village.figures("QU-LANG") == before)

            try await village.act { try Restrictions.record(Self.draft("DV-04", false), by: $0, $1) }
            #expect(try await reveal(.dossier) == nil)
            #expect(try await taken()["DV-04"] == 6)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `saying what stands already, or before what was said last, is refused`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            func tried(_ draft: RestrictionDraft) async throws -> [String] {
                ScopedWorkTests.problems(try await village.failure { try Restrictions.record(draft, by: $0, $1) })
            }
            #expect(try await tried(Self.draft("DV-04", false)) == ["restricted problem.restriction.same"])
            #expect(try await tried(Self.draft("DV-04", true, "10/4")) == ["from problem.date.future"])
            #expect(try await tried(Self.draft("DV-04", true, "8/4")) == [])
            #expect(try await tried(Self.draft("DV-04", true)) == ["restricted problem.restriction.same"])
            #expect(try await tried(Self.draft("DV-04", false, "7/4")) == ["from problem.change.later"])
        }
    }

    @Test(arguments: Engine.available)
    func `a restriction goes along with an entry that goes on as another's`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.act {
                try People.enter(
                    PersonDraft(
                        code: "DV-66", name: "Vũ Ngọc Giang", sex: .female, details: [:], workplaceTaxCode: nil,
                        workplaceFrom: nil), by: $0, $1)
            }
            try await village.act { try Restrictions.record(Self.draft("DV-66", true, "8/4"), by: $0, $1) }
            try await village.act {
                try People.merge(PersonMergerDraft(code: "DV-66", survivor: "DV-06"), by: $0, $1)
            }
            village.clock.now = Village.moment(2027, 4, 9)
            func due() async throws -> [String] {
                try await village.register.read {
                    try Retention.due(.unadmitted, as: Village.scope, $0).people.map(\.code)
                }
            }
            #expect(try await due() == [])
            try await village.act { try Restrictions.record(Self.draft("DV-06", false), by: $0, $1) }
            #expect(try await due() == ["DV-06"])
            #expect(try await village.findings() == [])
        }
    }
}

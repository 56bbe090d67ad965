import Domain
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// Consents, purpose by purpose, and what goes with them when they are withdrawn.
@Suite struct ConsentTests {
    static func draft(
        _ code: String, _ purpose: ConsentPurpose, _ answer: ConsentAnswer, _ day: String = "9/4"
    ) -> ConsentDraft {
        ConsentDraft(
            personCode: code, purpose: purpose, answer: answer, from: Village.on(day), document: "Phiếu số 12/2024")
    }

    /// The details held of a person, by the names of their fields.
    static func held(_ code: String, _ village: Village) async throws -> [PersonDetail: String] {
        try await village.register.write { desk in
            try PersonDetails.reveal(code, for: .request, as: Village.scope, desk)
        }
    }

    @Test(arguments: Engine.available)
    func `a withdrawal takes the details of its purpose, counts stand, and an old list brings nothing back`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let before = try await [village.figures("QU-LANG"), village.figures("CB-GOM")]
            try await village.act { try Consents.record(Self.draft("DV-04", .contact, .given, "8/4"), by: $0, $1) }
            #expect(try await Self.held("DV-04", village)[.phone] == "0912345604")
            try await village.act { try Consents.record(Self.draft("DV-04", .contact, .withdrawn), by: $0, $1) }

            let held = try await Self.held("DV-04", village)
            #expect(Set(held.keys) == [.birth, .identityNumber, .ethnicity, .religion])
            #expect(try await [village.figures("QU-LANG"), village.figures("CB-GOM")] == before)
            let rows = try await village.register.read { desk in
                try desk.db.run(
                    """
                    SELECT LENGTH(sealed), digest FROM person_detail JOIN person ON person.id = person_detail.person
                    WHERE person.code = 'DV-04' AND field IN ('phone', 'address')
                    """
                ).map { try [$0.int(0), $0.blobOrNil(1)?.count ?? 0] }
            }
            #expect(rows == [[0, 0], [0, 0]])

            let plan = try await village.register.read { try People.plan(Village.people, as: Village.scope, $0) }
            #expect((plan.same, plan.new.count, plan.changed.count) == (6, 0, 0))
            let told = ["phone", "address"].map {
                Problem($0, "problem.consent.withdrawn", ["day": "9/4/2024"]).of(draft: 3)
            }
            #expect(Set(plan.notices) == Set(told))
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what is typed anew is refused until the person consents again`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let typed = PersonPlanTests.person(3) { $0.details = [.phone: "0912999999"] }
            try await village.act { try Consents.record(Self.draft("DV-04", .contact, .withdrawn, "8/4"), by: $0, $1) }
            let refused = try await village.failure { try People.change(typed, seen: nil, by: $0, $1) }
            #expect(ScopedWorkTests.problems(refused) == ["phone problem.consent.withdrawn"])
            try await village.act { try Consents.record(Self.draft("DV-04", .contact, .given), by: $0, $1) }
            try await village.act { try People.change(typed, seen: nil, by: $0, $1) }
            #expect(try await Self.held("DV-04", village)[.phone] == "0912999999")
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a file goes whole where it rests on consent, and stays where the law asks for it`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let member = try await village.failure {
                try Consents.record(Self.draft("DV-04", .file, .withdrawn), by: $0, $1)
            }
            #expect(ScopedWorkTests.problems(member) == ["purpose problem.consent.member"])
            let before = try await village.figures("QU-LANG")
            try await village.act { try Consents.record(Self.draft("DV-06", .file, .withdrawn), by: $0, $1) }
            #expect(try await village.figures("QU-LANG") == before)
            let file = try await village.register.read { desk in
                let file = try PersonQueries.file("DV-06", as: Village.scope, desk)
                return (file.row.name, file.isErased, try Consents.of(file.id, desk).map(\.document))
            }
            // The paper proves the withdrawal when nothing else is left.
            #expect(file == ("(đã xóa)", true, ["Phiếu số 12/2024"]))
            let plan = try await village.register.read { try People.plan(Village.people, as: Village.scope, $0) }
            #expect((plan.reversed, plan.same, plan.new.count) == ([5], 5, 0))
            let again = try await village.failure {
                try Consents.record(Self.draft("DV-06", .contact, .given), by: $0, $1)
            }
            #expect(ScopedWorkTests.problems(again) == [" problem.person.erased"])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a consent is taken back like anything recorded, and what went with a withdrawal is not`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let given = try await village.act {
                try Consents.record(Self.draft("DV-04", .statistics, .given, "8/4"), by: $0, $1)
            }
            let changed = try await village.change(PersonPlanTests.person(3) { $0.details[.phone] = "0912888888" })
            #expect(try await village.reversal(given.seq) == nil)
            let withdrawn = try await village.act {
                try Consents.record(Self.draft("DV-04", .contact, .withdrawn), by: $0, $1)
            }
            #expect(
                try await village.reversal(withdrawn.seq)
                    == .conflict(Message("problem.reversal.kind", ["kind": "person.withdrawal"])))
            // The number before the change went too: it cannot stand again.
            #expect(try await village.reversal(changed.seq) == .conflict(Message("problem.consent.gone")))
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a withdrawal holds for an entry that went on as the same person, before and after`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.act {
                try People.enter(
                    PersonDraft(
                        code: "DV-44", name: "Phạm Thu Đào", sex: .female, details: [.address: "Số 9 ngõ Đình"],
                        workplaceTaxCode: nil, workplaceFrom: nil), by: $0, $1)
            }
            try await village.act { try Consents.record(Self.draft("DV-44", .contact, .withdrawn), by: $0, $1) }
            let merger = PersonMergerDraft(code: "DV-44", survivor: "DV-04")
            // What the other still holds would be held again of both.
            let refused = try await village.failure { try People.merge(merger, by: $0, $1) }
            #expect(
                refused == .invalid([Problem("survivor", "problem.consent.merger", ["code": "DV-44"])]))
            try await village.act { try Consents.record(Self.draft("DV-04", .contact, .withdrawn), by: $0, $1) }
            try await village.act { try People.merge(merger, by: $0, $1) }
            let typed = PersonPlanTests.person(3) { $0.details = [.address: "Số 10 ngõ Đình"] }
            let typing = try await village.failure { try People.change(typed, seen: nil, by: $0, $1) }
            #expect(ScopedWorkTests.problems(typing) == ["address problem.consent.withdrawn"])
            #expect(try await Self.held("DV-04", village)[.address] == nil)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what a merger took over that was undone goes with the one it was taken from`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.act {
                try People.enter(
                    PersonDraft(
                        code: "DV-44", name: "Phạm Thu Đào", sex: .female, details: [.cardNumber: "12345678"],
                        workplaceTaxCode: nil, workplaceFrom: nil), by: $0, $1)
            }
            let merged = try await village.act {
                try People.merge(PersonMergerDraft(code: "DV-44", survivor: "DV-04"), by: $0, $1)
            }
            #expect(try await village.reversal(merged.seq) == nil)
            try await village.act { try Consents.record(Self.draft("DV-44", .file, .withdrawn), by: $0, $1) }
            let kept = try await village.register.read { desk in
                try desk.db.run(
                    "SELECT LENGTH(sealed) FROM person_detail JOIN person ON person.id = person_detail.person"
                        + " WHERE person.code = 'DV-04' AND field = 'card_number'"
                ).map { try $0.int(0) }
            }
            #expect(kept == [0])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `consenting anew is not taken back, because a withdrawal stands before it`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let other = try await village.act {
                try Consents.record(Self.draft("DV-04", .statistics, .given, "7/4"), by: $0, $1)
            }
            try await village.act { try Consents.record(Self.draft("DV-04", .contact, .withdrawn, "8/4"), by: $0, $1) }
            let again = try await village.act {
                try Consents.record(Self.draft("DV-04", .contact, .given), by: $0, $1)
            }
            try await village.change(PersonPlanTests.person(3) { $0.details = [.phone: "0912999999"] })
            #expect(try await village.reversal(again.seq) == .conflict(Message("problem.consent.revived")))
            // What was said of another purpose does not stand in the way.
            #expect(try await village.reversal(other.seq) == nil)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `days that cannot be, papers that are missing and answers that stand are refused`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            func tried(_ draft: ConsentDraft, as scope: Scope = Village.scope) async throws -> [String]? {
                let failure = try await village.failure(as: scope) { try Consents.record(draft, by: $0, $1) }
                return failure == nil ? nil : ScopedWorkTests.problems(failure)
            }
            #expect(try await tried(Self.draft("DV-04", .contact, .given, "10/4")) == ["from problem.date.future"])
            let bare = ConsentDraft(
                personCode: "DV-04", purpose: .contact, answer: .given, from: Village.on("9/4"), document: "")
            #expect(try await tried(bare) == ["document problem.required"])
            #expect(try await tried(Self.draft("DV-04", .contact, .given, "8/4")) == nil)
            #expect(try await tried(Self.draft("DV-04", .contact, .given)) == ["answer problem.consent.same"])
            #expect(
                try await tried(Self.draft("DV-04", .contact, .withdrawn, "7/4")) == ["from problem.change.later"])

            let elsewhere = try await ScopedWorkTests.scope(.recorder, village, "CB-MOC")
            #expect(
                try await village.failure(as: elsewhere) {
                    try Consents.record(Self.draft("DV-04", .contact, .withdrawn), by: $0, $1)
                } == .notFound)
            let viewer = try await ScopedWorkTests.scope(.viewer, village, "CB-GOM")
            #expect(
                try await village.failure(as: viewer) {
                    try Consents.record(Self.draft("DV-04", .contact, .withdrawn), by: $0, $1)
                } == .forbidden)
        }
    }

    @Test(arguments: Engine.available)
    func `a detail that comes back behind the register's back is found`(engine: Engine) async throws {
        let phone: SQL = "person = \(.person("DV-04")) AND field = 'phone'"
        try await Village.on(engine) { (village) async throws in
            let kept = try await village.register.read { desk in
                try desk.db.run("SELECT sealed FROM person_detail WHERE \(phone)").map { try $0.blob(0) }
            }
            try await village.act {
                try Consents.record(Self.draft("DV-04", .contact, .withdrawn), by: $0, $1)
            }
            try await village.register.database.spoil(
                Corruption(
                    "a detail is back", "UPDATE person_detail SET sealed = \(kept[0]) WHERE \(phone)",
                    kinds: []))
            #expect(
                Set(try await village.findings().map(\.kind)) == [.detailVanished, .detailDigest, .factChanged])
        }
    }
}

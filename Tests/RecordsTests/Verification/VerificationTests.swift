import Domain
import Records
import Storage
import TestKit
import Testing

@Suite struct VerificationTests {
    @Test(arguments: Engine.available)
    func `nothing is found in a register that only its own actions wrote`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            try await village.complete()
            let findings = try await village.findings()
            #expect(findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `an empty register is sound`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: try Register.migrations()) { database in
            let register = try Register(database: database, vault: .fresh())
            let findings = try await register.read { try Verification.run($0) }
            #expect(findings == [])
        }
    }

    @Test(arguments: Engine.available, Corruption.all)
    func `one thing spoiled behind the register's back is found and named`(
        engine: Engine, corruption: Corruption
    ) async throws {
        try await Village.on(engine) { village in
            try await village.complete()
            try await village.register.database.spoil(corruption)
            let findings = try await village.findings()
            #expect(Set(findings.map(\.kind)) == corruption.kinds)
            let told = findings.flatMap(\.arguments.values)
            #expect(!told.contains { text in SealingTests.secrets.contains { text.contains($0) } })
        }
    }

    @Test(arguments: Engine.available)
    func `a finding names the thing`(engine: Engine) async throws {
        let cases: [(SQL, Finding)] = [
            (
                "UPDATE survey SET workers = 86 WHERE workers = 85",
                Finding(.factChanged, ["operation": "9", "table": "survey", "key": "id"])
            ),
            (
                """
                UPDATE rollup SET amount = 7 WHERE span = 7 AND unit = \(.unit("QU-LANG"))
                  AND kind IN (SELECT id FROM kind WHERE category = 'members_not_enough')
                """,
                Finding(.rollUpWrong, ["unit": "QU-LANG", "month": "2024-03", "fact": "survey", "summed": "1"])
            ),
            (
                "UPDATE entry SET amount = 3 WHERE subject = \(.person("DV-01"))",
                Finding(.membershipCount, ["unit": "CB-MOC", "posted": "5", "people": "3"])
            ),
            (
                // The four with whom the register opens count in the cell, and no more in its committee.
                "DELETE FROM path_unit WHERE distance = 1 AND unit = \(.unit("DU-DOANHNGHIEP"))",
                Finding(.treeSum, ["unit": "DU-DOANHNGHIEP", "day": "2023-12-31", "difference": "-4"])
            ),
        ]
        for (statement, expected) in cases {
            try await Village.on(engine) { village in
                let survey = try await village.register.read { desk in
                    try desk.db.run("SELECT id FROM survey WHERE workers = 85").first?.text(0)
                }
                try await village.register.database.spoil(Corruption("one", statement, kinds: []))
                let findings = try await village.findings().map { finding in
                    Finding(finding.kind, finding.arguments.mapValues { $0 == survey ? "id" : $0 })
                }
                #expect(findings.contains(expected))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `many operations are compared with their facts, the first and the last alike`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            // One rule set anew on the same day: each operation closes what the one before it recorded.
            try await village.record(2024, 4, 10, "rules") { author, desk in
                for number in 1...900 {
                    try Rules.set(
                        RuleBook.cellMinimum, from: Village.day(2024, 4, 1), amount: number, document: "01-HD/X",
                        by: Author(author.scope, operation: "rule-\(number)"), desk)
                }
            }
            let before = try await village.findings()
            #expect(before == [])
            try await village.register.database.spoil(
                Corruption(
                    "values", "UPDATE rule_edit SET amount = amount + 5000 WHERE amount IN (1, 400, 900)", kinds: []))
            let after = try await village.findings()
            #expect(after.map(\.kind) == [.factChanged, .factChanged, .factChanged])
            // The story has fourteen operations before.
            #expect(after.compactMap { $0.arguments["operation"] } == ["15", "414", "914"])
        }
    }

    @Test(arguments: Engine.available)
    func `a rule edited later does not make earlier visits wrong`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            try await village.record(2024, 4, 10, "rule") { author, desk in
                try Rules.set(
                    RuleBook.cellMinimum, from: Village.day(2024, 1, 1), amount: 4, document: "01-HD/X", by: author,
                    desk)
            }
            // Three official members were enough when the visit to MOC was recorded, and are not any more.
            let recorded = try await village.record(2024, 4, 11, "visit") { author, desk in
                let draft = SurveyDraft(
                    taxCode: "0109000011", enterpriseName: "Công ty TNHH Mộc An", round: "Quý II/2024",
                    visitedOn: Village.day(2024, 3, 5), workers: 120, official: 3, probationary: 1, steady: true,
                    source: .person)
                let plan = try Surveys.plan([draft], as: Village.scope, desk)
                _ = try Surveys.record(plan, by: author, desk)
                return plan.new.map(\.conclusion)
            }
            #expect(recorded == [.membersNotEnough])
            let findings = try await village.findings()
            #expect(findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `movements of one day and one operation are checked in their order`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let day = Village.day(2024, 4, 9)
            try await village.move(
                2024, 4, 10, "one day",
                [
                    Village.movement("DV-06", .admission, "CB-MOC", day, decision: "30-QĐ/QU"),
                    Village.movement("DV-06", .recognition, "CB-MOC", day, decision: "31-QĐ/QU"),
                    Village.movement("DV-06", .transfer, "CB-MOC", day, to: "CB-GOM", decision: "32-QĐ/QU"),
                    Village.movement("DV-06", .removal, "CB-GOM", day, decision: "33-QĐ/QU"),
                ])
            let findings = try await village.findings()
            #expect(findings == [])
        }
    }

    @Test func `there is a corruption for every kind of finding`() {
        let shown = Corruption.all.reduce(into: Set<Finding.Kind>()) { $0.formUnion($1.kinds) }
        #expect(Set(Finding.Kind.allCases).subtracting(shown) == [])
    }
}

extension Village {
    /// Adds to the story what it leaves out: sign-ins, a paper of a cell, and reported values.
    func complete() async throws {
        for kind in [AccessJournal.Kind.signInRefused, .signIn, .signOut] {
            clock.advance(by: 60)
            try await register.write { try AccessJournal.add(kind, account: nil, subject: "thu", $0) }
        }
        let cell = try await unit("CB-MOC")
        try await record(2024, 4, 10, "village-paper") { author, desk in
            try Attachments.store(Array("%PDF-1.7 giấy".utf8), named: "Giấy.pdf", of: cell, by: author, desk)
        }
        let values = [
            Self.value("LD-LANG", "gần 4.500", on: "31/3"),
            Self.value("DU-DOANHNGHIEP", "300", on: "31/1", of: "youth.members"),
            Self.value("DU-DOANHNGHIEP", "khoảng 320", on: "31/3", of: "youth.members"),
        ]
        try await record(2024, 4, 10, "village-reported") { author, desk in
            try Reported.record(Reported.plan(values, as: Self.scope, desk), by: author, desk)
        }
    }

    func findings() async throws -> [Finding] {
        try await register.read { try Verification.run($0) }
    }
}

import Domain
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// What stands against taking a merger of two people back, and against taking back what it said again.
@Suite struct PersonUnmergingTests {
    private static let out = Movement.Elsewhere(name: "Đảng bộ quận Bên", province: .same)

    /// 05, admitted to `CB-MOC` on 20/1, leaves the register on 25/3 (operation 15). The other office enters the same
    /// person anew as `DV-08` (16), who arrives in `CB-GOM` on 1/4 (17).
    private func leaveAndArrive(_ village: Village) async throws {
        try await village.move(
            2024, 4, 10, "left",
            [
                Village.movement(
                    "DV-05", .transferOut, "CB-MOC", Village.on("25/3"), elsewhere: Self.out, decision: "21-GT/QU")
            ])
        try await village.record(2024, 4, 10, "anew") { author, desk in
            let person = PersonDraft(
                code: "DV-08", name: "Hoàng Minh Đăng", sex: .male, details: [.birth: "1985-05-15"],
                workplaceTaxCode: nil, workplaceFrom: nil)
            return try People.enter(People.plan([person], as: Village.scope, desk), by: author, desk)
        }
        var arrival = Village.movement(
            "DV-05", .transferIn, "CB-GOM", Village.on("1/4"), status: .probationary, elsewhere: Self.out,
            decision: "22-GT/QU")
        arrival.personCode = "DV-08"
        try await village.move(2024, 4, 10, "arrived", [arrival])
        village.clock.now = Village.moment(2024, 4, 11)
    }

    private func merge(_ village: Village, _ code: String, _ survivor: String) async throws -> Int {
        let draft = PersonMergerDraft(code: code, survivor: survivor)
        return try await village.act { try People.merge(draft, by: $0, $1) }.seq
    }

    private func stands(_ failure: Failure?) -> String? {
        guard case .conflict(let message)? = failure else { return nil }
        return "\(message.key) \(message.arguments["operation"] ?? "") \(message.arguments["what"] ?? "")"
    }

    @Test(arguments: Engine.available)
    func `two histories that follow one another are one, and each operation stands on the other`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            try await leaveAndArrive(village)
            let question = try await village.question("QU-LANG", "1/1", "10/4")
            let before = try await village.all(question)
            // Half a year later: what was recorded in time is not late because it is said again.
            village.clock.now = Village.moment(2024, 9, 2)
            func late() async throws -> Int {
                try await village.register.read {
                    try LateRecords.page(question, limit: 9, offset: 0, as: .everything(Account.system), $0).count
                }
            }
            let lateBefore = try await late()
            let merger = try await merge(village, "DV-08", "DV-05")
            #expect(merger == 18)
            #expect(try await village.all(question) == before)
            #expect(try await late() == lateBefore)
            let file = try await village.register.read { try PersonQueries.file("DV-05", as: Village.scope, $0) }
            #expect(file.steps.map(\.kind) == [.admission, .transferOut, .transferIn])
            #expect(file.row.unit?.code == "CB-GOM" && file.row.standing.status == .probationary)
            // What the merger said again cannot be taken back under it.
            for seq in [16, 17] {
                #expect(stands(try await village.reversal(seq)) == "problem.reversal.stands 18 person.merger")
            }
            // What was recorded since upon the arrival stands against two entries.
            let recognition = Village.movement(
                "DV-05", .recognition, "CB-GOM", Village.on("5/4"), decision: "23-QĐ/QU")
            let later = try await village.act { try Movements.record(recognition, by: $0, $1) }.seq
            #expect(stands(try await village.reversal(merger)) == "problem.reversal.stands 19 movement")
            #expect(try await village.reversal(later) == nil)
            #expect(try await village.reversal(merger) == nil)
            #expect(try await village.all(question) == before)
            #expect(try await village.findings() == [])
            // What the un-merging said again is still what operation 17 recorded.
            #expect(try await village.reversal(17) == nil)
            let gone = try await village.register.read { try PersonQueries.file("DV-08", as: Village.scope, $0) }
            #expect(gone.steps.isEmpty)
            #expect(try await village.reversal(16) == nil)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `an entry that took in another leads on to where it goes itself`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await PersonMergerTests.enterTwice(village)
            var third = PersonMergerTests.second
            (third.code, third.details) = ("DV-09", [:])
            let person = third
            try await village.act {
                try People.enter(People.plan([person], as: Village.scope, $1), by: $0, $1)
            }
            let first = try await merge(village, "DV-09", "DV-07")
            let second = try await PersonMergerTests.merge(village)
            let file = try await village.register.read { try PersonQueries.file("DV-09", as: Village.scope, $0) }
            #expect(file.row.code == "DV-02" && file.merged.map(\.code) == ["DV-07", "DV-09"])
            #expect(try await village.findings() == [])
            #expect(stands(try await village.reversal(first)) == "problem.reversal.stands \(second) person.merger")
            #expect(try await village.reversal(second) == nil)
            let back = try await village.register.read { try PersonQueries.file("DV-09", as: Village.scope, $0) }
            #expect(back.row.code == "DV-07")
            #expect(try await village.reversal(first) == nil)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `who is in charge of an enterprise goes on with the entry`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await PersonMergerTests.enterTwice(village)
            try await village.change(
                EnterpriseChangeTests.moc("1/4") {
                    $0.assignee = .said("DV-07")
                    $0.position = "Bí thư"
                })
            func assignee() async throws -> String? {
                try await village.register.read { desk in
                    try EnterpriseQueries.detail("0109000011", as: Village.scope, desk).assignee?.code
                }
            }
            #expect(try await assignee() == "DV-07")
            #expect(try await PersonMergerTests.plan(village).responsibilities.map(\.taxCode) == ["0109000011"])
            let merger = try await PersonMergerTests.merge(village)
            #expect(try await assignee() == "DV-02")
            #expect(try await village.reversal(merger) == nil)
            #expect(try await assignee() == "DV-07")
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `pairs that may be one person are found by name and birth, number, workplace or cell`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            func found(as scope: Scope = Village.scope) async throws -> Set<String> {
                try await village.register.read { desk in
                    Set(
                        try PersonDuplicates.find(as: scope, desk).map { pair in
                            "\(pair.one.code) \(pair.other.code) \(pair.reasons.map(\.rawValue).joined(separator: " "))"
                        })
                }
            }
            #expect(try await found() == [])
            try await PersonMergerTests.enterTwice(village)
            #expect(try await found() == ["DV-02 DV-07 birth"])
            func person(_ code: String, _ name: String, _ details: [PersonDetail: String]) -> PersonDraft {
                PersonDraft(
                    code: code, name: name, sex: .female, details: details, workplaceTaxCode: "0109000011",
                    workplaceFrom: Village.on("1/2"))
            }
            let people = [
                // The same card as DV-07 under another name; Ánh's name and workplace, once without a birth and once
                // with another.
                person("DV-20", "Trần Thị Khác", [.cardNumber: "00000707"]), person("DV-21", "Nguyễn Thị Anh", [:]),
                person("DV-22", "Nguyễn Thị Ánh", [.birth: "1999-01-01"]),
            ]
            try await village.act {
                try People.enter(People.plan(people, as: Village.scope, $1), by: $0, $1)
            }
            #expect(
                try await found() == [
                    "DV-01 DV-21 workplace", "DV-21 DV-22 workplace", "DV-02 DV-07 birth", "DV-07 DV-20 card_number",
                ])
            #expect(try await found(as: ScopedWorkTests.scope(.recorder, village, "CB-GOM")) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `recognised on the way, a member is still seen from both ends`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.move(
                2024, 4, 10, "away",
                [
                    Village.movement(
                        "DV-05", .transferOut, "CB-MOC", Village.on("1/4"), to: "CB-GOM", decision: "41-GT/QU"),
                    Village.movement("DV-05", .recognition, "CB-MOC", Village.on("5/4"), decision: "42-QĐ/QU"),
                ])
            for cell in ["CB-MOC", "CB-GOM"] {
                let scope = try await ScopedWorkTests.scope(.recorder, village, cell)
                let file = try await village.register.read { try PersonQueries.file("DV-05", as: scope, $0) }
                #expect(file.row.standing.status == .moving && file.destination?.code == "CB-GOM")
            }
        }
    }
}

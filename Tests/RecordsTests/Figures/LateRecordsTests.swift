import Domain
import FoundationEssentials
import Records
import TestKit
import Testing
import Vietnamese

/// What was recorded late in the village: with 15 days after the end of a month, January's deadline is 15/2, February's
/// 15/3, March's 15/4.
@Suite struct LateRecordsTests {
    /// Of 20/2, recorded on 8/4 by operation 13; of 20/1, recorded on 4/3 by operation 7.
    private static let recognition = "recognition DV-04 CB-MOC 20/2/2024 13 +24"
    private static let admission = "admission DV-05 CB-MOC 20/1/2024 7 +18"

    @Test(arguments: Engine.available)
    func `what was recorded late, the last recorded first`(engine: Engine) async throws {
        let cases: [(unit: String, from: String, to: String, known: String?, said: [String])] = [
            ("QU-LANG", "1/1", "31/3", nil, [Self.recognition, Self.admission]),
            ("CB-MOC", "1/1", "31/3", nil, [Self.recognition, Self.admission]),
            // The recognition changed what the transfer to CB-GOM moves; the transfer itself came in time.
            ("CB-GOM", "1/1", "31/3", nil, []), ("LD-LANG", "1/1", "31/3", nil, []),
            ("QU-LANG", "21/1", "31/3", nil, [Self.recognition]), ("QU-LANG", "1/1", "20/1", nil, [Self.admission]),
            ("QU-LANG", "1/1", "31/3", "7/4", [Self.admission]), ("QU-LANG", "1/1", "31/3", "3/3", []),
            ("QU-LANG", "1/1/2025", "31/12/2025", nil, []),
            ("TU-X", "1/1", "31/3", nil, [Self.recognition, Self.admission]),
        ]
        try await Village.on(engine) { (village) async throws in
            for one in cases {
                let late = try await village.late(one.unit, one.from, one.to, known: one.known)
                #expect(late.said == one.said, "\(one)")
                #expect(late.count == one.said.count, "\(one)")
            }
            let first = try await village.late("QU-LANG", "1/1", "31/3", limit: 1).records.first
            #expect(first?.due == Village.on("15/3") && first?.recordedOn == Village.on("8/4"))
            #expect(first?.record.title == "Phạm Thu Đào" && first?.record.recordedBy == "Hệ thống")
        }
    }

    @Test(arguments: Engine.available)
    func `a late transfer is told of both cells and of every superior of theirs on its day`(
        engine: Engine
    ) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            // Operation 16, on 2/6: of 20/2, due on 15/3, seventy-nine days late.
            try await village.move(
                2024, 6, 2, "transfer",
                [
                    Village.movement(
                        "DV-05", .transfer, "CB-MOC", Village.on("20/2"), to: "CB-GOM", decision: "61-QĐ/QU")
                ])
            let arrived = "transfer_in DV-05 CB-GOM 20/2/2024 16 +79"
            for unit in ["QU-LANG", "DU-DOANHNGHIEP", "CB-GOM"] {
                #expect(try await village.late(unit, "20/2", "20/2").said.contains(arrived), "\(unit)")
            }
            let left = try await village.late("CB-MOC", "20/2", "20/2").said
            #expect(left.contains("transfer_out DV-05 CB-MOC 20/2/2024 16 +79"))
            try await village.reorganise(Village.step(.move, "DU-DOANHNGHIEP", "1/4", parent: "QU-BEN"))
            #expect(try await village.late("QU-LANG", "20/2", "20/2").said.contains(arrived))
            #expect(try await village.late("QU-BEN", "20/2", "20/2").count == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a page holds so many, and the count says how many there are`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let second = try await village.late("QU-LANG", "1/1", "31/3", limit: 1, offset: 1)
            #expect(second.count == 2 && second.said == [Self.admission])
            let beyond = try await village.late("QU-LANG", "1/1", "31/3", limit: 10, offset: 2)
            #expect(beyond.count == 2 && beyond.records.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `the rule in force at the end of each month decides`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.allow(1, from: "1/3")
            // March's deadline is 1/4: the removal of 20/3 came on 2/4. The admission that came on 3/4 was taken back.
            let removal = "removal DV-03 CB-MOC 20/3/2024 11 +1"
            let now = try await village.late("QU-LANG", "1/1", "31/3")
            #expect(now.said == [Self.recognition, removal, Self.admission])
            let then = try await village.late("QU-LANG", "1/1", "31/3", known: "8/4")
            #expect(
                then.said == [
                    Self.recognition, "admission DV-06 CB-GOM 25/3/2024 12 +2", removal, Self.admission,
                ])
            try await village.allow(60, from: "1/1")
            #expect(try await village.late("QU-LANG", "1/1", "29/2").said == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what says only what was there at the opening is never late`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.allow(0, from: "1/12/2023")
            // Units, enterprises and members of 31/12/2023 were recorded in January.
            #expect(try await village.late("QU-LANG", "1/12/2023", "31/12/2023").count == 0)
            // With no day of grace what happens in a month must be recorded in it.
            let late = try await village.late("QU-LANG", "1/1", "31/3")
            #expect(
                late.said == [
                    "recognition DV-04 CB-MOC 20/2/2024 13 +39", "removal DV-03 CB-MOC 20/3/2024 11 +2",
                    "admission DV-05 CB-MOC 20/1/2024 7 +33",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `foundings and visits are late too`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.allow(0, from: "1/12/2023")
            try await village.record(2024, 4, 10, "undo") { try Reversal.reverse(8, reason: "Nhầm", by: $0, $1) }
            try await village.record(2024, 4, 11, "again") { try Units.found(Village.lateUnion, by: $0, $1) }
            let said = try await village.late("QU-LANG", "1/3", "31/3").said
            // The operation taken back names nothing any more; its successor came eleven days after March.
            #expect(said.first == "founding CD-GOM-2 DU-DOANHNGHIEP 10/3/2024 17 +11")
            #expect(said.count == 2)
        }
    }
}

extension Village {
    /// The union of the village, founded anew under another code.
    fileprivate static let lateUnion = UnitDraft(
        code: "CD-GOM-2", name: "Công đoàn cơ sở Công ty cổ phần Gốm Đất Việt", type: .grassrootsUnion,
        parentCode: "LD-LANG", hostTaxCode: "0109000022", entry: .founding, from: on("10/3"),
        decision: DecisionDraft(number: "22/QĐ-LĐLĐ", issuedOn: on("10/3"), issuer: "Liên đoàn Lao động quận Làng"))

    fileprivate func late(
        _ unit: String, _ from: String, _ to: String, known: String? = nil, limit: Int = 50, offset: Int = 0
    ) async throws -> LateRecords {
        let question = try await question(unit, from, to, known: known)
        return try await register.read {
            try LateRecords.page(question, limit: limit, offset: offset, as: .everything(Account.system), $0)
        }
    }

    /// Sets how many days after the end of a month are still in time.
    fileprivate func allow(_ days: Int, from day: String) async throws {
        try await act {
            try Rules.set(
                RuleBook.recordingDays, from: Village.on(day), amount: days, document: "Quy chế \(days)", by: $0, $1)
        }
    }
}

extension LateRecords {
    fileprivate var said: [String] {
        records.map { late in
            let record = late.record
            return
                "\(record.cause) \(record.detail) \(record.unitCode) \(record.effectiveOn.vietnamese) \(record.operation) +\(late.daysLate)"
        }
    }
}

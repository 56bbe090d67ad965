import Domain
import FoundationEssentials
import Records
import TestKit
import Testing
import Vietnamese

/// The way from a reported figure to the values behind it, and a unit's own history.
@Suite struct ReportedRecordsTests {
    @Test(arguments: Engine.available)
    func `a figure opens to the value of each unit that stands`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            var papered = Village.value("CD-MOC", "gần 120", on: "29/2")
            (papered.document, papered.documentOn) = ("18/BC-LĐLĐ", Village.on("5/3"))
            let first = try await village.report(Village.value("CD-MOC", "100", on: "31/1"), papered)
            village.clock.now = Village.moment(2024, 4, 11)
            let second = try await village.report(
                Village.value("CD-GOM", "0", on: "31/3"), Village.value("CB-MOC", "hơn 20", on: "31/3"))
            let question = try await village.question("QU-LANG", "1/1", "31/3")
            let page = try await village.records("unions.members", question)
            #expect(page.sum == 140 && page.count == 3)
            let said = page.records.map { record in
                let amount = record.reported?.amount.text ?? "–"
                return
                    "\(record.detail) \(record.unitCode) \(amount) \(record.amount) \(record.effectiveOn.vietnamese) \(record.operation)"
            }
            #expect(
                said.sorted() == [
                    "CB-MOC DU-DOANHNGHIEP hơn 20 20 31/3/2024 \(second)", "CD-GOM LD-LANG 0 0 31/3/2024 \(second)",
                    "CD-MOC LD-LANG gần 120 120 29/2/2024 \(first)",
                ])
            let record = try #require(page.records.first { $0.detail == "CD-MOC" })
            #expect(record.title == "Công đoàn cơ sở Công ty TNHH Mộc An")
            #expect(record.reported?.source == "Liên đoàn Lao động quận Làng")
            #expect(record.reported?.document == "18/BC-LĐLĐ" && record.reported?.documentOn == Village.on("5/3"))
            #expect(record.recordedBy == "Hệ thống" && record.recordedAt == Village.moment(2024, 4, 9))

            let then = try await village.records(
                "unions.members", village.question("QU-LANG", "1/1", "15/2", known: "10/4"))
            #expect(then.records.map { "\($0.detail) \($0.reported?.amount.text ?? "–")" } == ["CD-MOC 100"])
            var pieces: [FigureRecord] = []
            for offset in 0..<4 {
                pieces += try await village.records("unions.members", question, limit: 1, offset: offset).records
            }
            #expect(pieces == page.records)
        }
    }

    @Test(arguments: Engine.available)
    func `a difference names the values that make it`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let first = try await village.report(
                Village.value("CD-MOC", "100", on: "31/1"), Village.value("CD-GOM", "50", on: "31/3"))
            village.clock.now = Village.moment(2024, 4, 15)
            let second = try await village.report(Village.value("CD-MOC", "gần 120", on: "29/2"))
            func difference(after: String) async throws -> [String] {
                let question = try await village.question("QU-LANG", "1/1", "31/3")
                let page = try await village.records("unions.members", question, after: Village.known(after))
                #expect(page.sum == page.records.map(\.amount).reduce(0, +))
                return page.records.map {
                    "\($0.detail) \($0.amount) \($0.reported?.amount.text ?? "–") \($0.operation)"
                }
            }
            #expect(try await difference(after: "14/4") == ["CD-MOC 20 gần 120 \(second)"])
            #expect(
                try await difference(after: "8/4").sorted() == [
                    "CD-GOM 50 50 \(first)", "CD-MOC 120 gần 120 \(second)",
                ])
            village.clock.now = Village.moment(2024, 4, 16)
            #expect(try await village.reversal(second) == nil)
            // Recorded and taken back within the time is no difference; taken back since, it is.
            #expect(try await difference(after: "14/4") == [])
            #expect(try await difference(after: "15/4") == ["CD-MOC -20 gần 120 \(second + 1)"])
        }
    }

    @Test(arguments: Engine.available)
    func `a unit's history names what it reported, and what was taken back`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let first = try await village.report(
                Village.value("DU-DOANHNGHIEP", "300", on: "31/1", of: "youth.members"),
                Village.value("DU-DOANHNGHIEP", "gần 90", on: "31/1"))
            let second = try await village.report(
                Village.value("DU-DOANHNGHIEP", "khoảng 320", on: "31/3", of: "youth.members"))
            #expect(try await village.reversal(second) == nil)
            let unit = try await village.unit("DU-DOANHNGHIEP")
            let entries = try await village.register.read { try ReportedQueries.of(unit: unit, $0) }
            let said = entries.map { entry in
                "\(entry.value.indicator) \(entry.value.amount.text) \(entry.operation) \(entry.reversedIn ?? 0)"
            }
            #expect(
                said == [
                    "unions.members gần 90 \(first) 0", "youth.members khoảng 320 \(second) \(second + 1)",
                    "youth.members 300 \(first) 0",
                ])
            #expect(entries.allSatisfy { $0.recordedBy == "Hệ thống" && $0.recordedAt == Village.moment(2024, 4, 9) })
        }
    }

    @Test(arguments: Engine.available)
    func `an operation's page names the values it recorded`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let seq = try await village.report(Village.value("LD-LANG", "gần 4.500", on: "31/3"))
            let detail = try await village.register.read { try Operations.detail(seq, as: Village.scope, $0) }
            let fact = try #require(detail.facts.first)
            #expect(detail.facts.count == 1 && detail.summary.facts == 1)
            #expect(fact.kind == "reported" && fact.cause == "unions.members" && fact.title == "gần 4.500")
            #expect(fact.unitCode == "LD-LANG" && fact.effectiveOn == Village.on("31/3") && !fact.isReversed)
            let unit = try await village.unit("LD-LANG")
            #expect(detail.against == nil && detail.summary.operation.unit == unit)
            let visits = try await village.register.read { try Operations.detail(9, as: Village.scope, $0) }
            #expect(visits.facts.map(\.kind) == ["survey", "survey", "survey"])
        }
    }
}

import Domain
import Exchange
import Foundation
import Records
import Testing
import Vietnamese

@testable import TestKit

/// The record of a handover, worked by hand. On 1/5/2024 `DU-DOANHNGHIEP` goes from `QU-LANG` to the new district
/// `QU-BEN`. At the end of 30/4 it has `CB-MOC` with 01, 02 (official) and 05 (probationary, admitted on 20/1), and
/// `CB-GOM` with 04 (recognised on 20/2, there since 1/3).
@Suite struct HandoverPaperTests {
    private static let day = Village.day(2024, 5, 1)

    private static func onHandedOver(
        _ engine: Engine, _ body: @Sendable (Village) async throws -> Void
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            village.clock.now = Village.moment(2024, 6, 1)
            let beside = UnitDraft(
                code: "QU-BEN", name: "Đảng bộ quận Bến", type: .upperCommittee, parentCode: "TU-X", entry: .opening,
                from: Village.start)
            try await village.act { try Units.enter(Units.plan([beside], as: Village.scope, $1), by: $0, $1) }
            let step = ReorganisationDraft(
                kind: .handover, unitCode: "DU-DOANHNGHIEP", from: day, otherCode: nil, parentCode: "QU-BEN", name: nil,
                type: nil, hostTaxCode: nil, people: [], decision: Village.decision("99-QĐ/TU", day))
            try await village.act {
                try Reorganisations.record(Reorganisations.plan([step], as: Village.scope, $1), by: $0, $1)
            }
            try await body(village)
        }
    }

    private static func handover(_ village: Village, _ unit: String = "DU-DOANHNGHIEP", on day: Day = day) async throws
        -> Handover
    {
        try await village.register.read { try Handover.of(unit: unit, on: day, as: Village.scope, $0) }
    }

    @Test(arguments: Engine.available)
    func `it tells the organisations and members of the eve, between whom, and by which decision`(
        engine: Engine
    ) async throws {
        try await Self.onHandedOver(engine) { (village) async throws in
            let handover = try await Self.handover(village)
            #expect(handover.giver?.code == "QU-LANG" && handover.taker.code == "QU-BEN")
            #expect(handover.eve == Village.day(2024, 4, 30))
            #expect(handover.decision.number == "99-QĐ/TU")
            let parts = handover.parts.map { "\($0.depth) \($0.unit.code) \($0.official)+\($0.probationary)" }
            #expect(parts.sorted() == ["0 DU-DOANHNGHIEP 0+0", "1 CB-GOM 1+0", "1 CB-MOC 2+1"])
            #expect(handover.members.map(\.code).sorted() == ["DV-01", "DV-02", "DV-04", "DV-05"])
            #expect(handover.later.isEmpty)
            let paper = HandoverPaper(handover, try Words.load("vi")).paper(rows: 3)
            #expect(paper.head.issuer == "ĐẢNG BỘ QUẬN LÀNG" && paper.type == "BIÊN BẢN")
            #expect(paper.partner == "ĐẠI DIỆN BÊN GIAO" && paper.authority == "ĐẠI DIỆN BÊN NHẬN")
            let sentences = paper.blocks.compactMap { if case .sentence(let text) = $0 { text.plain } else { nil } }
            #expect(sentences.contains("04 đảng viên: 03 chính thức, 01 dự bị (Biểu số 2)."))
            #expect(sentences.contains("03 tổ chức: 01 đảng bộ cơ sở, 02 chi bộ trực thuộc (Biểu số 1)."))
            #expect(
                sentences.first
                    == "Quyết định số 99-QĐ/TU, ngày 1/5/2024 của \(handover.decision.issuer); thực hiện từ ngày 1/5/2024."
            )
            // Three of the four members fit, and the table says so.
            #expect(paper.tables.map(\.rows.count) == [3, 3] && paper.tables.map(\.count) == [3, 4])
        }
    }

    @Test(arguments: Engine.available)
    func `what became known after the handover is told as a difference`(engine: Engine) async throws {
        try await Self.onHandedOver(engine) { (village) async throws in
            village.clock.now = Village.moment(2024, 6, 10)
            let death = Village.movement("DV-02", .death, "CB-MOC", Village.day(2024, 4, 20))
            try await village.act {
                try Movements.record(Movements.plan([death], as: Village.scope, $1), by: $0, $1)
            }
            let handover = try await Self.handover(village)
            #expect(handover.members.map(\.code).sorted() == ["DV-01", "DV-04", "DV-05"])
            #expect(handover.later.map { "\($0.amount) \($0.unitCode)" } == ["-1 CB-MOC"])
            let paper = HandoverPaper(handover, try Words.load("vi")).paper(rows: 50)
            let told = paper.blocks.contains { block in
                guard case .sentence(let text) = block else { return false }
                return text.plain.hasPrefix("Biết thêm sau bàn giao: −1 đảng viên (")
                    && text.plain.hasSuffix("), ghi nhận ngày 10/6/2024.")
            }
            #expect(told)
        }
    }

    @Test(arguments: Engine.available)
    func `there is none of another day or unit, nor of what was taken back`(engine: Engine) async throws {
        try await Self.onHandedOver(engine) { (village) async throws in
            for (unit, day) in [
                ("DU-DOANHNGHIEP", Self.day.adding(days: 1)), ("CB-MOC", Self.day), ("KHONG-CO", Self.day),
            ] {
                await #expect(throws: Failure.notFound) { try await Self.handover(village, unit, on: day) }
            }
            let seq = try await Self.handover(village).operation
            try await village.act { try Reversal.reverse(seq, reason: "Ghi nhầm", by: $0, $1) }
            await #expect(throws: Failure.notFound) { try await Self.handover(village) }
        }
    }
}

extension Village {
    @discardableResult
    fileprivate func act<T: Sendable>(_ body: @escaping @Sendable (Author, Desk) throws -> T) async throws -> T {
        try await register.write { try body(Author(Village.scope, operation: UUID().uuidString), $0) }
    }
}

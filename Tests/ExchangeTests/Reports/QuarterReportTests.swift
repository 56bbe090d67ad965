import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

@testable import Exchange

/// The report gathered from the records of the village. Expectations are counted by hand from its story.
@Suite struct QuarterReportTests {
    private static let first = Quarter.containing(Village.day(2024, 3, 31))

    private func report(
        _ village: Village, of unit: String = "QU-LANG", _ quarter: Quarter = first, knownAt: Date? = nil,
        as scope: Scope = Village.scope
    ) async throws -> QuarterReport {
        try await village.register.read {
            try QuarterReport.gather(unitCode: unit, quarter: quarter, knownAt: knownAt, as: scope, $0)
        }
    }

    @Test(arguments: Engine.available)
    func `a report says what was known at its moment, and what came in since`(_ engine: Engine) async throws {
        try await Village.on(engine) { village in
            let report = try await report(village, knownAt: Village.day(2024, 3, 31).endInVietnam)
            #expect(report.superior == "Đảng bộ thành phố X")
            #expect(report.below.map(\.name) == ["Đảng bộ Khối Doanh nghiệp quận Làng"])
            // Five members until the removal of 20 March came in on 2 April; what else came in evens out.
            #expect(
                report.differences.map(\.unitName) == [
                    "Đảng bộ quận Làng", "Đảng bộ Khối Doanh nghiệp quận Làng",
                ])
            let expected = [
                "Số      -BC/QU",
                "Số liệu từ ngày 1/1/2024 đến ngày 31/3/2024, ghi nhận đến hết ngày 31/3/2024.",
                "- Tổ chức đảng: 03; trong đó tổ chức cơ sở đảng: 01.",
                "- Đảng viên: 05; trong đó đảng viên chính thức: 03.",
                "- Doanh nghiệp được giao theo dõi: 03.",
                "Thành lập mới 01/02 chi bộ, đạt 50%; chưa ghi đơn vị giao.",
                "Kết nạp 01 đảng viên, đạt 20% mức thấp nhất của chỉ tiêu 05–07 Đảng bộ thành phố X giao.",
                "- Đảng bộ Khối Doanh nghiệp quận Làng kết nạp 01/04 đảng viên, "
                    + "đạt 25% chỉ tiêu Đảng bộ quận Làng giao.",
                "Kết nạp đảng viên trong các doanh nghiệp ngoài khu vực nhà nước toàn quận: 01.",
                "Khảo sát 03 doanh nghiệp. Trong đó 01 doanh nghiệp đủ điều kiện thành lập tổ chức đảng; "
                    + "01 doanh nghiệp có đảng viên, chưa đủ số lượng để thành lập; 01 doanh nghiệp chưa có đảng viên.",
                "Thành lập mới 01 công đoàn cơ sở.",
                "Công đoàn cơ sở tính đến hết ngày 31/3/2024: 02.",
                "Đảng viên, Đảng bộ quận Làng: báo cáo ghi 05; kể cả số ghi nhận sau ngày 31/3/2024 là 04 "
                    + "(ghi nhận ngày 2/4/2024).",
                "Đảng viên, Đảng bộ Khối Doanh nghiệp quận Làng: báo cáo ghi 05; "
                    + "kể cả số ghi nhận sau ngày 31/3/2024 là 04 (ghi nhận ngày 2/4/2024).",
            ]
            #expect(report.lines.filter(expected.contains) == expected)
        }
    }

    @Test(arguments: Engine.available)
    func `a report of all that is recorded has nothing to add`(_ engine: Engine) async throws {
        try await Village.on(engine) { village in
            for moment in [nil, Village.day(2024, 12, 31).endInVietnam] {
                let report = try await report(village, knownAt: moment)
                #expect(report.knownAt == nil)
                #expect(report.differences.isEmpty)
                #expect(report.lines.contains("- Đảng viên: 04; trong đó đảng viên chính thức: 03."))
                #expect(report.lines.contains { $0.hasSuffix("ghi nhận đến 09:00 ngày 9/4/2024.") })
            }
        }
    }

    @Test(arguments: Engine.available)
    func `before the register opens there is no figure, not a zero`(_ engine: Engine) async throws {
        try await Village.on(engine) { village in
            let report = try await report(village, .containing(Village.day(2023, 12, 31)))
            #expect(report.lines.contains("- Đảng viên: 04; trong đó đảng viên chính thức: 03."))
            #expect(report.lines.contains("Thành lập mới chi bộ: chưa có số liệu."))
            #expect(report.lines.contains("Khảo sát doanh nghiệp: chưa có số liệu."))
            #expect(report.below.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a target changed later is a difference too`(_ engine: Engine) async throws {
        try await Village.on(engine) { village in
            try await village.record(2024, 4, 12, "target-later") { author, desk in
                let day = Village.day(2024, 1, 1)
                let target = TargetDraft(
                    unitCode: "QU-LANG", indicator: "unions.founded", from: day, to: Village.day(2024, 12, 31),
                    value: 4, upper: nil, shape: .atLeast, giverCode: nil, document: nil, documentOn: nil)
                return try Targets.give(Targets.plan([target], as: Village.scope, desk), by: author, desk)
            }
            let report = try await report(village, knownAt: Village.day(2024, 4, 11).endInVietnam)
            #expect(
                report.lines.filter { $0.contains("báo cáo ghi") } == [
                    "Công đoàn cơ sở thành lập mới, Đảng bộ quận Làng: báo cáo ghi 01; "
                        + "kể cả số ghi nhận sau ngày 11/4/2024 là 01/04."
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `out of reach and of another line are both no such report`(_ engine: Engine) async throws {
        try await Village.on(engine) { village in
            let committee = try await village.unit("DU-DOANHNGHIEP")
            let scope = Scope(account: Account.system, grants: [Scope.Grant(role: .viewer, unit: committee)])
            let own = try await report(village, of: "DU-DOANHNGHIEP", as: scope)
            #expect(own.superior == "Đảng bộ quận Làng")
            for (unit, scope) in [("QU-LANG", scope), ("LD-LANG", Village.scope), ("KHONG-CO", Village.scope)] {
                await #expect(throws: Failure.notFound) { _ = try await report(village, of: unit, as: scope) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a report takes no more statements for more records`(_ engine: Engine) async throws {
        try await Village.on(engine) { village in
            let before = try await statements(village)
            try await village.move(
                2024, 4, 15, "more",
                [Village.movement("DV-06", .admission, "CB-GOM", Village.day(2024, 3, 26), decision: "15-QĐ/QU")])
            #expect(try await statements(village) == before)
        }
    }

    private func statements(_ village: Village) async throws -> Int {
        try await village.register.read { desk in
            _ = try QuarterReport.gather(
                unitCode: "QU-LANG", quarter: Self.first, knownAt: nil, as: Village.scope, desk)
            return desk.db.statementCount
        }
    }
}

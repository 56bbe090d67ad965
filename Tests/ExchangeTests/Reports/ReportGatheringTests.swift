import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

@testable import Exchange

/// The report gathered from the records of the village. Expectations are counted by hand from its story.
@Suite struct ReportGatheringTests {
    private func report(
        _ village: Village, of unit: String = "QU-LANG", _ period: String = "2024-Q1", knownAt: Date? = nil,
        rows: Int = 100, as scope: Scope = Village.scope
    ) async throws -> Report {
        let period = try #require(ReportingPeriod(period))
        return try await village.register.read {
            try Report.gather(unitCode: unit, period: period, knownAt: knownAt, rows: rows, as: scope, $0)
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
                "Thành lập mới 01/02 chi bộ (đạt 50%; chưa ghi đơn vị giao).",
                "Tổ chức đảng tính đến hết ngày 31/3/2024: 03; trong đó tổ chức cơ sở đảng: 01.",
                "Kết nạp 01 đảng viên (đạt 20% mức thấp nhất của chỉ tiêu 05–07 Đảng bộ thành phố X giao).",
                "Kết nạp đảng viên trong các doanh nghiệp ngoài khu vực nhà nước toàn quận: 01.",
                "Đảng viên tính đến hết ngày 31/3/2024: 05; trong đó đảng viên chính thức: 03.",
                "Khảo sát 03 doanh nghiệp. Trong đó 01 doanh nghiệp đủ điều kiện thành lập tổ chức đảng; "
                    + "01 doanh nghiệp có đảng viên, chưa đủ số lượng để thành lập; 01 doanh nghiệp chưa có đảng viên.",
                "Doanh nghiệp được giao theo dõi tính đến hết ngày 31/3/2024: 03.",
                "Thành lập mới 01 công đoàn cơ sở.",
                "Công đoàn cơ sở tính đến hết ngày 31/3/2024: 02.",
                "- Đảng bộ Khối Doanh nghiệp quận Làng: kết nạp 01/04 đảng viên "
                    + "(đạt 25% chỉ tiêu Đảng bộ quận Làng giao).",
                "- Đảng viên, Đảng bộ quận Làng: báo cáo ghi 05; kể cả số ghi nhận sau ngày 31/3/2024 là 04 "
                    + "(ghi nhận ngày 2/4/2024).",
                "- Đảng viên, Đảng bộ Khối Doanh nghiệp quận Làng: báo cáo ghi 05; "
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
                #expect(
                    report.lines.contains(
                        "Đảng viên tính đến hết ngày 31/3/2024: 04; trong đó đảng viên chính thức: 03."))
                #expect(report.lines.contains { $0.hasSuffix("ghi nhận đến 09:00 ngày 9/4/2024.") })
            }
        }
    }

    @Test(arguments: Engine.available)
    func `before the register opens there is no figure, not a zero`(_ engine: Engine) async throws {
        try await Village.on(engine) { village in
            let report = try await report(village, "2023-Q4")
            #expect(
                report.lines.contains("Đảng viên tính đến hết ngày 31/12/2023: 04; trong đó đảng viên chính thức: 03."))
            #expect(report.lines.contains("Thành lập mới chi bộ: chưa có số liệu."))
            #expect(report.lines.contains("Khảo sát doanh nghiệp: chưa có số liệu."))
            #expect(report.listings.isEmpty)
            #expect(!report.below.contains { $0.hasTargets })
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
                    "- Công đoàn cơ sở thành lập mới, Đảng bộ quận Làng: báo cáo ghi 01; "
                        + "kể cả số ghi nhận sau ngày 11/4/2024 là 01/04."
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `the lists name what was founded and what was visited`(_ engine: Engine) async throws {
        try await Village.on(engine) { village in
            let tables = try await report(village).tables
            #expect(
                tables[1] == [
                    [
                        "1", "Chi bộ Công ty cổ phần Gốm Đất Việt", "Đảng bộ Khối Doanh nghiệp quận Làng", "15/2/2024",
                        "07-QĐ/QU\nQuận ủy Làng",
                    ]
                ])
            #expect(
                tables[2] == [
                    [
                        "1", "Công đoàn cơ sở Công ty cổ phần Gốm Đất Việt", "Đảng bộ Khối Doanh nghiệp quận Làng",
                        "10/3/2024", "21/QĐ-LĐLĐ\nLiên đoàn Lao động quận Làng",
                    ]
                ])
            #expect(
                tables[3] == [
                    ["1", "Đảng bộ Khối Doanh nghiệp quận Làng", "01/04 (25%)", "01", "Đảng bộ quận Làng"],
                    ["", "Đảng bộ quận Làng", "01 (05–07) 20%", "01", "Đảng bộ thành phố X"],
                ])
            #expect(
                tables[4].map { [$0[1], $0[2], $0[4], $0[5]] } == [
                    ["Công ty TNHH Mộc An", "0109000011", "5/3/2024", "Đủ điều kiện"],
                    ["Công ty cổ phần Gốm Đất Việt", "0109000022", "6/3/2024", "Có đảng viên, chưa đủ"],
                    ["Công ty TNHH một thành viên Vải Lụa Tơ", "0109000033", "7/3/2024", "Chưa có đảng viên"],
                ])
            let names = tables.flatMap { $0 }.flatMap { $0 }
            #expect(!names.contains { $0.contains("Hoàng Minh Đăng") })
        }
    }

    @Test(arguments: Engine.available)
    func `a list cut short says how many rows there are`(_ engine: Engine) async throws {
        try await Village.on(engine) { village in
            let report = try await report(village, rows: 2)
            #expect(report.listings.map(\.count) == [1, 3, 1])
            #expect(report.listings.map(\.records.count) == [1, 2, 1])
            #expect(report.lines.contains("Biểu in 2 trong 3 dòng."))
        }
    }

    @Test(arguments: Engine.available)
    func `out of reach, not there and not begun are all no such report`(_ engine: Engine) async throws {
        try await Village.on(engine) { village in
            let committee = try await village.unit("DU-DOANHNGHIEP")
            let scope = Scope(account: Account.system, grants: [Scope.Grant(role: .viewer, unit: committee)])
            let own = try await report(village, of: "DU-DOANHNGHIEP", as: scope)
            #expect(own.superior == "Đảng bộ quận Làng")
            for (unit, period, scope) in [
                ("QU-LANG", "2024-Q1", scope), ("KHONG-CO", "2024-Q1", Village.scope),
                ("QU-LANG", "2024-Q3", Village.scope),
            ] {
                await #expect(throws: Failure.notFound) { _ = try await report(village, of: unit, period, as: scope) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `every unit has a report: a federation of unions, a union, a cell, one that is only named`(
        _ engine: Engine
    ) async throws {
        try await Village.on(engine) { village in
            let federation = try await report(village, of: "LD-LANG", "2024")
            #expect(federation.lines.contains("Thành lập mới 01 công đoàn cơ sở."))
            #expect(federation.lines.contains("Công đoàn cơ sở tính đến hết ngày 9/4/2024: 02."))
            #expect(federation.below.map(\.code) == ["CD-GOM", "CD-MOC"])
            let union = try await report(village, of: "CD-GOM")
            #expect(union.superior == "Liên đoàn Lao động quận Làng")
            #expect(union.lines.contains("TM. BAN CHẤP HÀNH"))
            let cell = try await report(village, of: "CB-MOC")
            #expect(
                cell.lines.contains("Đảng viên tính đến hết ngày 31/3/2024: 03; trong đó đảng viên chính thức: 02."))
            #expect(cell.below.isEmpty)
            let named = try await report(village, of: "TU-X")
            #expect(
                named.lines.contains(
                    "Đảng viên tính đến hết ngày 31/3/2024: chưa có số liệu; "
                        + "trong đó đảng viên chính thức: chưa có số liệu."))
        }
    }

    @Test(arguments: Engine.available)
    func `a report takes no more statements for more records and more differences`(_ engine: Engine) async throws {
        try await Village.on(engine) { village in
            // What kinds there are is read once, by whoever comes upon them first.
            _ = try await statements(village)
            let before = try await statements(village)
            try await village.move(
                2024, 4, 15, "more",
                [Village.movement("DV-06", .admission, "CB-GOM", Village.day(2024, 3, 26), decision: "15-QĐ/QU")])
            _ = try await statements(village)
            #expect(try await statements(village) == before)
        }
    }

    /// How many statements a report takes, of all that is recorded and as known at the end of March.
    private func statements(_ village: Village) async throws -> [Int] {
        let period = try #require(ReportingPeriod("2024-Q1"))
        return try await village.register.read { desk in
            try [nil, Village.day(2024, 3, 31).endInVietnam].map { moment in
                let before = desk.db.statementCount
                let report = try Report.gather(
                    unitCode: "QU-LANG", period: period, knownAt: moment, rows: 100, as: Village.scope, desk)
                #expect(report.differences.isEmpty == (moment == nil))
                return desk.db.statementCount - before
            }
        }
    }
}

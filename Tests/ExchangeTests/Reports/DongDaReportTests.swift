import Domain
import Foundation
import Records
import Storage
import TestKit
import Testing
import Vietnamese

@testable import Exchange

/// Reports of the demonstration. The quarter is the published one; the sums of the year and of other days are worked
/// by hand from the rows of its sources.
@Suite(.timeLimit(.minutes(15)))
struct DongDaReportTests {
    private let loader: WorldLoader

    init() throws {
        loader = try WorldLoader()
    }

    /// Gives `body` the register with every list in it, on the last day one came in.
    private func withWorld(_ body: (Register) async throws -> Void) async throws {
        try await WorldMoulds.on(.sqlite) { register, _ in try await body(register) }
    }

    private func report(
        _ register: Register, of unit: String, _ period: String, known: String? = nil
    ) async throws -> Report {
        let period = try #require(ReportingPeriod(period))
        let moment = known.flatMap { Day(iso: $0) }?.endInVietnam
        return try await register.read { desk in
            try Report.gather(
                unitCode: unit, period: period, knownAt: moment, rows: 100, as: .everything(Account.system), desk)
        }
    }

    @Test func `the quarter reads figure for figure as published`() async throws {
        try await withWorld { register in
            let lines = try await report(register, of: "QU-DONGDA", "2024-Q1", known: "2024-04-13").lines
            let expected = [
                "Thành lập mới 02/05 chi bộ (đạt 40% chỉ tiêu Thành ủy Hà Nội giao).",
                "Kết nạp đảng viên trong các doanh nghiệp ngoài khu vực nhà nước toàn quận: 07/35 (đạt 20%; "
                    + "chưa ghi đơn vị giao).",
                "Khảo sát 15 doanh nghiệp. Trong đó 03 doanh nghiệp đủ điều kiện thành lập tổ chức đảng; "
                    + "12 doanh nghiệp có đảng viên, chưa đủ số lượng để thành lập.",
                "Thành lập mới 06 công đoàn cơ sở.",
                "- Đảng ủy Khối Doanh nghiệp quận Đống Đa: thành lập mới 01/03 chi bộ "
                    + "(đạt 33% chỉ tiêu Quận ủy Đống Đa giao); kết nạp 06/17 đảng viên "
                    + "(đạt 35% chỉ tiêu Quận ủy Đống Đa giao).",
            ]
            #expect(lines.filter(expected.contains) == expected)
        }
    }

    /// Ten admissions: nine of the quarter's list and the late one of 28/3. Eight of them outside the State sector:
    /// all but HS-034, who works in a State enterprise, and HS-035, of a residential cell.
    @Test func `the year counts every row there is`() async throws {
        try await withWorld { register in
            let year = try await report(register, of: "QU-DONGDA", "2024")
            let expected = [
                "Thành lập mới 02/05 chi bộ (đạt 40% chỉ tiêu Thành ủy Hà Nội giao).",
                "Tổ chức đảng tính đến hết ngày 20/4/2024: 21; trong đó tổ chức cơ sở đảng: 06.",
                "Kết nạp 10 đảng viên.",
                "Kết nạp đảng viên trong các doanh nghiệp ngoài khu vực nhà nước toàn quận: 08/35 (đạt 22%; "
                    + "chưa ghi đơn vị giao).",
                // 26 on the list of the beginning, 10 admitted, 1 removed.
                "Đảng viên tính đến hết ngày 20/4/2024: 35; trong đó đảng viên chính thức: 23.",
                "Thành lập mới 06 công đoàn cơ sở.",
                "IV- Nhiệm vụ trọng tâm năm 2025",
            ]
            #expect(year.lines.filter(expected.contains) == expected)
            #expect(year.lines.contains { $0.hasSuffix("\nnăm 2024; nhiệm vụ trọng tâm năm 2025") })
            #expect(year.differences.isEmpty)
        }
    }

    /// From 15/1 to 20/3: unions of 18/1, 26/1, 23/2, 8/3, 15/3; admissions HS-027, 028, 034 (2/2), 035 (3/2),
    /// 029 (26/2), 030 (5/3), 031 (19/3), of which 034 and 035 count in the State sector or nowhere; all visits but
    /// those of 10/1 (eligible) and 26/3.
    @Test func `other days count the rows within them, and targets from their own first day`() async throws {
        try await withWorld { register in
            let lines = try await report(register, of: "QU-DONGDA", "2024-01-15--2024-03-20").lines
            let expected = [
                "Thành lập mới 02 chi bộ trong kỳ; lũy kế từ ngày 1/1/2024: 02/05 "
                    + "(đạt 40% chỉ tiêu Thành ủy Hà Nội giao).",
                "Kết nạp 07 đảng viên.",
                "Kết nạp đảng viên trong các doanh nghiệp ngoài khu vực nhà nước toàn quận: 05 trong kỳ; "
                    + "lũy kế từ ngày 1/1/2024: 05/35 (đạt 14%; chưa ghi đơn vị giao).",
                // 26 on the list of the beginning, 7 admitted, 1 removed on 14/3.
                "Đảng viên tính đến hết ngày 20/3/2024: 32; trong đó đảng viên chính thức: 23.",
                "Khảo sát 13 doanh nghiệp. Trong đó 02 doanh nghiệp đủ điều kiện thành lập tổ chức đảng; "
                    + "11 doanh nghiệp có đảng viên, chưa đủ số lượng để thành lập.",
                "Thành lập mới 05 công đoàn cơ sở.",
                "Công đoàn cơ sở tính đến hết ngày 20/3/2024: 07.",
                "IV- Nhiệm vụ thời gian tới",
            ]
            #expect(lines.filter(expected.contains) == expected)
        }
    }

    @Test func `a federation's half year measures its range`() async throws {
        try await withWorld { register in
            let report = try await report(register, of: "LDLD-DONGDA", "2024-H1")
            #expect(
                report.lines.contains(
                    "Thành lập mới 06 công đoàn cơ sở (trong khoảng chỉ tiêu 05–07 Quận ủy Đống Đa giao)."))
            #expect(report.lines.contains("Số:      /BC-LĐLĐ"))
            #expect(report.below.count == 8)
        }
    }
}

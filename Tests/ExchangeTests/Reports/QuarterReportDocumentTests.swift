import Domain
import FoundationEssentials
import Office
import Testing
import Vietnamese

@testable import Exchange

/// The paper as a whole, from values made by hand.
@Suite struct QuarterReportDocumentTests {
    private let report = Sample.dongDa

    @Test func `the head leaves number and day to the clerk`() {
        let lines = report.lines
        #expect(lines.starts(with: ["THÀNH ỦY HÀ NỘI", "QUẬN ỦY ĐỐNG ĐA", "*", "Số      -BC/QU"]))
        #expect(lines.contains("ĐẢNG CỘNG SẢN VIỆT NAM"))
        #expect(lines.contains("Đống Đa, ngày      tháng      năm 2024"))
        #expect(lines.contains("BÁO CÁO"))
        #expect(lines.contains("Số liệu từ ngày 1/1/2024 đến ngày 31/3/2024, ghi nhận đến hết ngày 13/4/2024."))
    }

    @Test func `the published figures of the quarter stand in their sections`() {
        let lines = report.lines
        let expected = [
            "I- Tình hình tổ chức đảng và đảng viên",
            "- Tổ chức đảng: 21; trong đó tổ chức cơ sở đảng: 06.",
            "- Đảng viên: 1.063; trong đó đảng viên chính thức: 1.041.",
            "II- Kết quả",
            "1. Tổ chức đảng",
            "Thành lập mới 02/05 chi bộ, đạt 40% chỉ tiêu Thành ủy Hà Nội giao.",
            "2. Đảng viên",
            "Kết nạp 09 đảng viên.",
            "- Đảng ủy Khối Doanh nghiệp quận Đống Đa kết nạp 06/17 đảng viên, đạt 35% chỉ tiêu Quận ủy Đống Đa giao.",
            "Kết nạp đảng viên trong các doanh nghiệp ngoài khu vực nhà nước toàn quận: 07/35, đạt 20%; "
                + "chưa ghi đơn vị giao.",
            "3. Khảo sát doanh nghiệp",
            "Khảo sát 15 doanh nghiệp. Trong đó 03 doanh nghiệp đủ điều kiện thành lập tổ chức đảng; "
                + "12 doanh nghiệp có đảng viên, chưa đủ số lượng để thành lập.",
            "4. Công đoàn",
            "Thành lập mới 06 công đoàn cơ sở.",
            "Công đoàn cơ sở tính đến hết ngày 31/3/2024: 08.",
        ]
        #expect(lines.filter(expected.contains) == expected)
    }

    @Test func `what was recorded later stands beside what the report says, with its day`() {
        #expect(
            report.lines.contains(
                "Đảng viên kết nạp, Đảng ủy Khối Doanh nghiệp quận Đống Đa: báo cáo ghi 06/17; "
                    + "kể cả số ghi nhận sau ngày 13/4/2024 là 07/17 (ghi nhận ngày 20/4/2024)."))
    }

    @Test func `later records of several days are named by the first and the last`() {
        var later = report
        later.differences[0].recordedOn = Sample.day("2024-04-20")...Sample.day("2024-05-02")
        #expect(later.lines.contains { $0.hasSuffix("là 07/17 (ghi nhận từ ngày 20/4/2024 đến ngày 2/5/2024).") })
        later.differences[0].recordedOn = nil
        #expect(later.lines.contains { $0.hasSuffix("kể cả số ghi nhận sau ngày 13/4/2024 là 07/17.") })
    }

    @Test func `without later records there is no such section`() {
        var same = report
        same.differences = []
        #expect(!same.lines.contains { $0.hasPrefix("III-") })
    }

    @Test func `a report of all that is recorded says the minute at which it was made`() {
        var all = report
        all.knownAt = nil
        // Midnight in Vietnam at the beginning of 21 April.
        #expect(
            all.lines.contains("Số liệu từ ngày 1/1/2024 đến ngày 31/3/2024, ghi nhận đến 00:00 ngày 21/4/2024."))
    }

    @Test func `the last paragraph stays with the signature`() throws {
        let blocks = report.document().blocks
        let signature = try #require(
            blocks.lastIndex {
                if case .twoColumns = $0 { return true }
                return false
            })
        let styles = blocks[..<signature].suffix(2).map { block -> ParagraphStyle? in
            if case .paragraph(_, let style) = block { return style }
            return nil
        }
        #expect(styles.map { $0?.keepsWithNext } == [true, true])
        #expect(report.lines.contains("T/M BAN THƯỜNG VỤ"))
    }

    @Test func `the annex shows value, target, share and giver of every figure`() throws {
        let rows = ReportAnnex(report: report).figures.rows.map { $0.map(\.text) }
        #expect(rows.count == 13)
        #expect(rows[1] == ["", "trong đó tổ chức cơ sở đảng", "06", "", "", ""])
        #expect(rows[2] == ["2", "Chi bộ thành lập mới", "02", "02/05", "40%", "Thành ủy Hà Nội\n1904-QĐ/TU"])
        #expect(rows[6].suffix(4) == ["07", "07/35", "20%", "chưa ghi đơn vị giao"])
    }

    @Test func `the annex gives a figure with two targets two rows, each with what it is measured from`() {
        var second = report
        second.quarter = .containing(Sample.day("2024-06-30"))
        second.unit.figures = [
            Sample.figure(
                "party.cells.founded", 1, Sample.target(3, of: 5, by: Sample.city),
                Sample.target(1, of: 2, from: "2024-04-01", to: "2024-06-30"))
        ]
        let rows = ReportAnnex(report: second).figures.rows
        #expect(rows.map(\.count) == [6, 3])
        #expect(rows[0].map(\.rowSpan) == [2, 2, 2, 1, 1, 1])
        #expect(
            rows.map { $0.suffix(3).map(\.text) } == [
                ["03/05\ntừ 1/1/2024", "60%", "Thành ủy Hà Nội"], ["01/02", "50%", "chưa ghi đơn vị giao"],
            ])
    }

    @Test func `the annex lists the units below and then the unit itself`() {
        let rows = ReportAnnex(report: report).units.rows
        #expect(
            rows.map { $0.map(\.text) } == [
                ["1", Sample.block, "14", "01", "01/03", "33%", "06", "06/17", "35%"],
                ["2", "Đảng ủy phường Kim Liên", "06", "0", "", "", "0", "0/04", "0%"],
                ["", Sample.district, "1.063", "02", "02/05", "40%", "09", "", ""],
            ])
        #expect(rows.map { $0.allSatisfy(\.isBold) } == [false, false, true])
    }

    @Test(arguments: [
        ("Thành ủy Hà Nội", UnitType.provinceCommittee, "TU", "toàn thành phố", "Hà Nội", "T/M BAN THƯỜNG VỤ"),
        ("Quận uỷ Đống Đa", .upperCommittee, "QU", "toàn quận", "Đống Đa", "T/M BAN THƯỜNG VỤ"),
        ("Huyện ủy Đông Anh", .upperCommittee, "HU", "toàn huyện", "Đông Anh", "T/M BAN THƯỜNG VỤ"),
        ("Đảng ủy phường Láng", .upperCommittee, "ĐU", "toàn phường", "Láng", "T/M BAN THƯỜNG VỤ"),
        ("Đảng ủy xã Tiến Bộ", .grassrootsCommittee, "ĐU", "toàn xã", "Tiến Bộ", "T/M ĐẢNG ỦY"),
        ("Đảng ủy các Khu công nghiệp", .upperCommittee, "QU", "toàn đảng bộ", "…", "T/M BAN THƯỜNG VỤ"),
        ("Đảng ủy Công ty Bình Minh", .grassrootsCommittee, "ĐU", "toàn đảng bộ", "…", "T/M ĐẢNG ỦY"),
        ("Chi bộ Công ty Bình Minh", .grassrootsCell, "CB", "", "…", "T/M CHI BỘ"),
    ])
    func `a unit signs by its type and name`(
        name: String, type: UnitType, symbol: String, reach: String, place: String, authority: String
    ) {
        let body = IssuingBody(name: name, type: type)
        #expect(body.symbol == symbol)
        #expect(body.reach ?? "" == reach)
        #expect(body.place == place)
        #expect(body.authority == authority)
    }

    @Test func `the file is a Word document`() throws {
        let bytes = try report.document().data()
        #expect(Array(bytes.prefix(4)) == [0x50, 0x4B, 0x03, 0x04])
    }
}

import FoundationEssentials
import Office
import Testing
import Vietnamese

@testable import Domain
@testable import Exchange

/// The paper as a whole, from values made by hand.
@Suite struct ReportDocumentTests {
    private let report = Sample.dongDa

    @Test func `the head leaves number and day to the clerk`() {
        let lines = report.lines
        #expect(lines.starts(with: ["THÀNH ỦY HÀ NỘI", "QUẬN ỦY ĐỐNG ĐA", "*", "Số      -BC/QU"]))
        #expect(lines.contains("ĐẢNG CỘNG SẢN VIỆT NAM"))
        #expect(lines.contains("Đống Đa, ngày      tháng      năm 2024"))
        #expect(lines.contains("BÁO CÁO"))
        #expect(lines.contains("Số liệu từ ngày 1/1/2024 đến ngày 31/3/2024, ghi nhận đến hết ngày 13/4/2024."))
    }

    @Test func `number and day stand where the clerk filled them in`() {
        let lines = report.lines(ClerkEntry(number: 7, day: Sample.day("2024-02-05")))
        #expect(lines.contains("Số 07-BC/QU"))
        #expect(lines.contains("Đống Đa, ngày 05 tháng 02 năm 2024"))
        #expect(report.lines(ClerkEntry(number: 112)).contains("Số 112-BC/QU"))
    }

    @Test func `the published figures of the quarter stand in their sections`() {
        let lines = report.lines
        let expected = [
            "I- Công tác lãnh đạo, chỉ đạo",
            "II- Kết quả",
            "1. Tổ chức đảng",
            "Thành lập mới 02/05 chi bộ (đạt 40% chỉ tiêu Thành ủy Hà Nội giao).",
            "Tổ chức đảng tính đến hết ngày 31/3/2024: 21; trong đó tổ chức cơ sở đảng: 06.",
            "2. Đảng viên",
            "Kết nạp 09 đảng viên.",
            "Kết nạp đảng viên trong các doanh nghiệp ngoài khu vực nhà nước toàn quận: 07/35 (đạt 20%; "
                + "chưa ghi đơn vị giao).",
            "Đảng viên tính đến hết ngày 31/3/2024: 1.063; trong đó đảng viên chính thức: 1.041.",
            "3. Khảo sát doanh nghiệp",
            "Khảo sát 15 doanh nghiệp. Trong đó 03 doanh nghiệp đủ điều kiện thành lập tổ chức đảng; "
                + "12 doanh nghiệp có đảng viên, chưa đủ số lượng để thành lập.",
            "Doanh nghiệp được giao theo dõi tính đến hết ngày 31/3/2024: 28.",
            "4. Công đoàn",
            "Thành lập mới 06 công đoàn cơ sở.",
            "Công đoàn cơ sở tính đến hết ngày 31/3/2024: 08.",
            "5. Các đơn vị trực thuộc",
            "- Đảng ủy Khối Doanh nghiệp quận Đống Đa: thành lập mới 01/03 chi bộ "
                + "(đạt 33% chỉ tiêu Quận ủy Đống Đa giao); kết nạp 06/17 đảng viên "
                + "(đạt 35% chỉ tiêu Quận ủy Đống Đa giao).",
            "- Đảng ủy phường Kim Liên: kết nạp 0/04 đảng viên (đạt 0% chỉ tiêu Quận ủy Đống Đa giao).",
            "Số liệu của 02 đơn vị trực thuộc: xem biểu số 5, phụ lục.",
            "6. Số liệu ghi nhận sau thời điểm báo cáo",
            "III- Hạn chế, nguyên nhân",
            "IV- Nhiệm vụ trọng tâm quý II/2024",
            "V- Kiến nghị, đề xuất",
        ]
        #expect(lines.filter(expected.contains) == expected)
    }

    @Test func `no figure of the quarter is said twice in the sections`() {
        let sentences = report.paper(ClerkEntry(), rows: 100).blocks.compactMap { block -> ReportText? in
            if case .sentence(let text) = block { text } else { nil }
        }
        let sources = sentences.flatMap(\.pieces).compactMap(\.source).filter { !$0.isLater }
        let later = report.differences.count
        #expect(sources.count == Set(sources).count + later)
    }

    @Test func `what the register does not hold is a place to fill, never a sentence`() {
        let gaps = report.lines.filter { $0.hasPrefix("[") }
        #expect(gaps.count == 5)
        #expect(gaps.allSatisfy { $0.contains("]\n……") && $0.hasSuffix("….") })
    }

    @Test func `a figure of another association has a section of its own`() {
        var wider = report
        let founded = Indicator(
            code: "youth.founded", kind: .flow, fact: .organisation, line: .youth, filter: Indicator.Filter(),
            partOf: nil)
        wider.unit.figures.append(Figure(indicator: founded, value: .held(3), targets: []))
        let lines = wider.lines
        let place = lines.firstIndex(of: "5. Đoàn thanh niên")
        #expect(place.map { lines[$0 + 1].contains("03 tổ chức Đoàn Thanh niên") } == true)
        #expect(lines.contains("6. Các đơn vị trực thuộc"))
        #expect(!report.lines.contains { $0.contains("Đoàn thanh niên") })
    }

    @Test func `many units below are not told one by one`() {
        var wide = report
        let units = (1...11).map { number in
            var unit = report.below[1]
            unit.name = "Đảng ủy phường \(number)"
            return unit
        }
        wide.below = Array(units.prefix(10))
        #expect(wide.lines.filter { $0.hasPrefix("- Đảng ủy phường") }.count == 10)
        wide.below = units
        #expect(!wide.lines.contains { $0.hasPrefix("- Đảng ủy phường") })
        #expect(
            wide.lines.contains(
                "Số liệu của 11 đơn vị trực thuộc, trong đó 11 đơn vị có chỉ tiêu riêng: xem biểu số 5, phụ lục."))
    }

    @Test func `what was recorded later stands beside what the report says, with its day`() {
        #expect(
            report.lines.contains(
                "- Đảng viên kết nạp, Đảng ủy Khối Doanh nghiệp quận Đống Đa: báo cáo ghi 06/17; "
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
        #expect(!same.lines.contains { $0.contains("ghi nhận sau") })
    }

    @Test func `a report of all that is recorded says the minute at which it was made`() {
        var all = report
        all.knownAt = nil
        // Midnight in Vietnam at the beginning of 21 April.
        #expect(
            all.lines.contains("Số liệu từ ngày 1/1/2024 đến ngày 31/3/2024, ghi nhận đến 00:00 ngày 21/4/2024."))
    }

    @Test func `the stocks are of the last day known where that comes before the end of the period`() {
        var early = report
        early.period = Sample.period("2024-H1")
        #expect(early.lines.contains("Công đoàn cơ sở tính đến hết ngày 13/4/2024: 08."))
    }

    @Test func `the last paragraph stays with the signature, and the last row with that of the tables`() throws {
        let blocks = report.document().blocks
        let columns = blocks.indices.filter { place in
            if case .twoColumns = blocks[place] { true } else { false }
        }
        #expect(columns.count == 3)
        let styles = blocks[..<columns[1]].suffix(2).map { block -> ParagraphStyle? in
            if case .paragraph(_, let style) = block { style } else { nil }
        }
        #expect(styles.map { $0?.keepsWithNext } == [true, true])
        let tables = blocks.compactMap { block -> Bool? in
            if case .table(let table) = block { table.keepsWithNext } else { nil }
        }
        #expect(tables == [false, false, false, false, true])
        #expect(report.lines.filter { $0 == "T/M BAN THƯỜNG VỤ" }.count == 2)
        #expect(report.lines.contains("NGƯỜI LẬP BIỂU"))
    }

    @Test func `only the widest table lies on its side`() {
        let sections = report.document().blocks.filter { $0 == .newSection(.landscape) }
        #expect(sections.count == 1)
        for table in report.paper(ClerkEntry(), rows: 100).tables {
            let room = table.isWide ? 252.0 : 165
            #expect(table.columns.map(\.width).reduce(0, +).rounded() == room, "\(table.title)")
            #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(table.title)")
        }
    }

    @Test(arguments: [
        ("Thành ủy Hà Nội", UnitType.provinceCommittee, "TU", "toàn thành phố", "Hà Nội", "T/M BAN THƯỜNG VỤ"),
        ("Quận uỷ Đống Đa", .upperCommittee, "QU", "toàn quận", "Đống Đa", "T/M BAN THƯỜNG VỤ"),
        ("Huyện ủy Đông Anh", .upperCommittee, "HU", "toàn huyện", "Đông Anh", "T/M BAN THƯỜNG VỤ"),
        ("Đảng ủy phường Láng", .upperCommittee, "ĐU", "toàn phường", "Láng", "T/M BAN THƯỜNG VỤ"),
        ("Đảng ủy xã Tiến Bộ", .grassrootsCommittee, "ĐU", "toàn xã", "Tiến Bộ", "T/M ĐẢNG ỦY"),
        ("Đảng ủy các Khu công nghiệp", .upperCommittee, "ĐU", "toàn đảng bộ", "…", "T/M BAN THƯỜNG VỤ"),
        (
            "Đảng ủy Khối Doanh nghiệp quận Đống Đa", .grassrootsCommittee, "ĐU", "toàn đảng bộ", "Đống Đa",
            "T/M ĐẢNG ỦY"
        ),
        ("Đảng ủy Khối Cơ quan Trung ương", .upperCommittee, "ĐU", "toàn đảng bộ", "…", "T/M BAN THƯỜNG VỤ"),
        ("Đảng ủy Hợp tác xã Đồng Tâm", .grassrootsCommittee, "ĐU", "toàn đảng bộ", "…", "T/M ĐẢNG ỦY"),
        ("Liên đoàn Lao động quận Đống Đa", .upperUnion, "LĐLĐ", "", "Đống Đa", "TM. BAN THƯỜNG VỤ"),
        ("Công đoàn cơ sở Công ty Bình Minh", .grassrootsUnion, "CĐCS", "", "…", "TM. BAN CHẤP HÀNH"),
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

    @Test(arguments: [
        ("Quận ủy Đống Đa", UnitType.upperCommittee, "Số 12-BC/QU", "*", "", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (
            "Liên đoàn Lao động quận Đống Đa", .upperUnion, "Số: 12/BC-LĐLĐ", "-------",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
        ),
        (
            "Hội Liên hiệp Phụ nữ quận Đống Đa", .upperUnion, "Số: 12/BC-HPN", "-------",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
        ),
        ("Quận đoàn Đống Đa", .upperUnion, "Số 12-BC/ĐTN", "***", "", "ĐOÀN TNCS HỒ CHÍ MINH"),
    ])
    func `each organisation has the head of its own papers`(
        name: String, type: UnitType, number: String, star: String, nation: String, motto: String
    ) {
        let body = IssuingBody(name: name, type: type)
        #expect(body.number(12) == number)
        #expect(body.star == star)
        #expect(body.nation ?? "" == nation)
        #expect(body.motto == motto)
    }

    @Test func `the report of a union says that it holds its own figures only`() {
        var union = report
        union.unit = Report.UnitFigures(
            code: "LDLD", name: "Liên đoàn Lao động quận Đống Đa", type: .upperUnion,
            figures: [Sample.figure("unions", 8), Sample.figure("unions.founded", 6)])
        union.below = []
        let lines = union.lines
        #expect(lines.contains { $0.hasPrefix("Báo cáo gồm số liệu của đoàn thể;") })
        #expect(
            lines.contains(
                "kết quả công tác xây dựng tổ chức\ntrong doanh nghiệp ngoài khu vực nhà nước\n"
                    + "quý I/2024; nhiệm vụ trọng tâm quý II/2024"))
        #expect(lines.contains("1. Công đoàn"))
        #expect(!lines.contains { $0.contains("Tổ chức đảng") })
        #expect(!report.lines.contains { $0.hasPrefix("Báo cáo gồm") })
    }

    @Test func `a cell says its members, and nothing of what it cannot have`() {
        var cell = report
        cell.unit = Report.UnitFigures(
            code: "CB", name: "Chi bộ Công ty Mộc Miên", type: .cell,
            figures: [
                Sample.figure("party.organisations", 1), Sample.figure("party.cells.founded", 0),
                Sample.figure("party.members", 3), Sample.figure("party.members.admitted", 0),
                Sample.figure("enterprises", 0), Sample.figure("unions", 0),
            ])
        cell.below = []
        cell.differences = []
        #expect(cell.lines.filter { $0.contains(/^[0-9]\.\s/) } == ["1. Tổ chức đảng", "2. Đảng viên"])
        #expect(cell.lines.contains("Chưa kết nạp đảng viên nào."))
        #expect(!cell.lines.contains { $0.contains("thành lập mới chi bộ") })
        #expect(cell.tables[0].count == 3)
    }

    @Test func `the file is a Word document`() throws {
        let bytes = try report.document().data()
        #expect(Array(bytes.prefix(4)) == [0x50, 0x4B, 0x03, 0x04])
    }
}

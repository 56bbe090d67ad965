@testable import Web

extension Samples {
    /// The choice of a report, and a report with its annex: as it comes, filled in, to be mended.
    var reports: [(name: String, page: any Page)] {
        [
            ("reports", choice([])),
            ("reports-wrong", choice([FieldProblem(field: "to", text: text("Ngày cuối sớm hơn ngày đầu."))])),
            ("report", report([])), ("handover", handover),
            (
                "report-wrong",
                report([
                    FieldProblem(field: "number", text: text("Số: phải là số thứ tự.")),
                    FieldProblem(field: "date", text: text("Ngày văn bản: phải là ngày.")),
                ])
            ),
        ]
    }

    private var way: [Link] { [link("Thành ủy Hà Nội", "u1"), link("Quận ủy Đống Đa", "u2")] }

    private func choice(_ problems: [FieldProblem]) -> ReportsPage {
        ReportsPage(
            unit: text("Quận ủy Đống Đa"), crumbs: way,
            tabs: tabs(.reports),
            years: [(text("2024"), [link("quý I/2024", "r1"), link("6 tháng đầu năm 2024", "r2")])],
            action: Address("reports"), kept: [HiddenField(name: "known", value: text("13/4/2024"))],
            from: text("1/4/2024"), to: text("31/3/2024"), problems: problems)
    }

    private func report(_ problems: [FieldProblem]) -> ReportPage {
        ReportPage(
            unit: text("Quận ủy Đống Đa"), period: text("quý I/2024"), crumbs: way,
            dates: ThreeDates(
                action: Address("reports"), kept: [], fromShort: text("1/1"), from: text("1/1/2024"),
                to: text("31/3/2024"), knownAt: nil, periods: [], problems: []),
            file: place("report.docx"), others: place("reports"),
            clerk: ClerkForm(
                action: Address("report"), kept: [HiddenField(name: "known", value: text("13/4/2024"))],
                number: text("12"), date: text("15/4/2024"), problems: problems),
            paper: paper)
    }

    private var handover: HandoverPage {
        var record = paper
        record.partner = text("ĐẠI DIỆN BÊN GIAO")
        return HandoverPage(
            unit: text("Chi bộ Bình Minh"), day: text("1/7/2025"), crumbs: way, file: place("handover.docx"),
            operation: link("Ghi nhận số 28", "o28"), paper: record)
    }

    private var paper: PaperSheet {
        PaperSheet(
            superior: text("THÀNH ỦY HÀ NỘI"),
            issuer: (text("QUẬN ỦY ĐỐNG ĐA"), text("*"), text("Số      -BC/QU")),
            motto: ([text("ĐẢNG CỘNG SẢN VIỆT NAM")], text("Đống Đa, ngày      tháng      năm 2024")),
            title: [text("BÁO CÁO"), text("kết quả công tác"), text("quý I/2024")],
            notes: [text("Số liệu từ ngày 1/1/2024 đến ngày 31/3/2024.")],
            lines: [
                .section(text("I- Công tác lãnh đạo, chỉ đạo")), .gap(text("Việc triển khai kế hoạch")),
                .section(text("II- Kết quả")), .part(text("1. Tổ chức đảng")),
                .sentence([
                    PaperSheet.Piece(text: text("Thành lập mới "), records: nil),
                    PaperSheet.Piece(text: text("02/05"), records: place("r")),
                    PaperSheet.Piece(text: text(" chi bộ."), records: nil),
                ]),
            ],
            recipients: [text("Thành ủy Hà Nội,"), text("Lưu Văn phòng.")], authority: text("T/M BAN THƯỜNG VỤ"),
            annex: [text("PHỤ LỤC"), text("số liệu quý I/2024")], sheets: [sheet], preparer: text("NGƯỜI LẬP BIỂU"))
    }

    private var sheet: PaperSheet.Sheet {
        func cell(_ lines: String...) -> [[PaperSheet.Piece]] {
            lines.map { [PaperSheet.Piece(text: text($0), records: nil)] }
        }
        let number = [[PaperSheet.Piece(text: text("06/17"), records: place("r"))]]
        return PaperSheet.Sheet(
            title: text("Biểu số 1. Kết nạp theo đơn vị"),
            columns: [
                Table.Column(title: text("TT"), content: .number), Table.Column(title: text("Đơn vị")),
                Table.Column(title: text("Kết nạp"), content: .number), Table.Column(title: text("Đơn vị giao")),
            ],
            rows: [
                [cell("1"), cell("Đảng ủy Khối"), number, cell("Quận ủy", "287-QĐ/QU")],
                [cell("2"), cell("B"), [], []],
            ],
            total: [cell(""), cell("Quận ủy Đống Đa"), number, []], cut: (text("2"), text("15")))
    }
}

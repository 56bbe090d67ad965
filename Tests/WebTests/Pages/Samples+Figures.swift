@testable import Web

extension Samples {
    /// The overview and the records behind a figure, full and empty.
    var figures: [(name: String, page: any Page)] {
        [
            ("dashboard", dashboard), ("dashboard-wide", wideDashboard), ("dashboard-empty", emptyDashboard),
            ("records", records(full: true)),
            ("records-empty", records(full: false)),
        ] + lists + strength
    }

    private var crumbs: [Link] { [link("Thành ủy Hà Nội", "u1")] }

    func dates(problem: Bool = false, chosen: Bool = true) -> ThreeDates {
        ThreeDates(
            action: Address("units", text("u2")), kept: [HiddenField(name: "unit", value: text("u2"))],
            fromShort: text("1/1"), from: text("1/1/2024"), to: text("31/3/2024"),
            knownAt: chosen ? text(problem ? "13/14/2024" : "13/4/2024") : nil,
            periods: ["Quý I", "Quý II", "Quý III", "Quý IV", "6 tháng", "Cả năm 2024"].map { link($0, "p") },
            problems: problem
                ? [FieldProblem(field: "known", text: text("Không có tháng 14. Hãy ghi ngày như 13/4/2024."))] : [])
    }

    private var dashboard: DashboardPage {
        DashboardPage(
            unit: text("Quận ủy Đống Đa"), period: text("quý I/2024"), crumbs: crumbs, tabs: tabs(.overview),
            dates: dates(),
            founding: place("foundings"), enterprises: place("enterprises"), report: place("report.docx"),
            vacant: link("Khuyết Bí thư từ 1/3/2024", "positions"), targets: targets,
            later: LaterLine(
                knownAt: text("13/4/2024"), items: [link("1 đảng viên kết nạp, ghi nhận ngày 20/4/2024", "later")],
                more: nil, now: text("07/17 và 8/35")),
            months: section(all: nil), behind: behind(2, all: nil), late: late(2), figures: rows,
            unitColumns: [text("Chi bộ mới"), text("Kết nạp"), text("Khảo sát")], units: units, allUnits: nil)
    }

    /// A unit with forty units below, over a year, with all that has room on an overview.
    private var wideDashboard: DashboardPage {
        DashboardPage(
            unit: text("Quận ủy Đống Đa"), period: text("1/1/2024 – 31/12/2024"), crumbs: crumbs, tabs: tabs(.overview),
            dates: dates(),
            founding: place("foundings"), enterprises: place("enterprises"), report: nil, targets: targets,
            later: LaterLine(
                knownAt: text("13/4/2024"), items: (0..<5).map { _ in link("+1 đảng viên kết nạp", "later") },
                more: text("và 3 thay đổi khác"), now: text("07/17; 8/35; 1; 2; 3")),
            months: section(months: 12, charts: 3, all: link("Xem cả 7 hình", "months")),
            behind: behind(10, all: link("Xem cả danh sách (43)", "behind")), late: late(5), figures: rows + rows,
            unitColumns: [text("Chi bộ mới"), text("Kết nạp"), text("Khảo sát")], units: units(15),
            allUnits: link("Xem cả 40 đơn vị cấp dưới", "below"))
    }

    private var emptyDashboard: DashboardPage {
        DashboardPage(
            unit: text("Đảng ủy phường Láng Hạ"), period: text("quý II/2024"), crumbs: crumbs,
            tabs: tabs(.overview), dates: dates(problem: true), founding: nil, enterprises: place("enterprises"),
            report: nil, targets: [],
            later: nil, months: nil, behind: nil,
            late: LateSection(statement: text("Không có."), items: [], all: link("Xem", "late")), figures: [],
            unitColumns: [], units: [], allUnits: nil)
    }

    private var targets: [TargetCard] {
        [
            TargetCard(
                name: text("Chi bộ thành lập mới"), done: text("02"), aim: text("05"), percent: text("40%"),
                records: place("r1"), doneThousandths: 400, calendarThousandths: 249, pace: .ahead,
                giver: text("Thành ủy"), document: text("Công văn 214-CV/TU, ngày 15/1/2024")),
            TargetCard(
                name: text("Đảng viên kết nạp, khối doanh nghiệp"), done: text("06"), aim: text("17"),
                percent: text("35%"), records: place("r2"), doneThousandths: 353, calendarThousandths: 249,
                pace: .onTime, giver: text("Quận ủy"), document: text("Chương trình 08-CTr/QU, ngày 20/1/2024")),
            TargetCard(
                name: text("Đảng viên kết nạp, doanh nghiệp ngoài Nhà nước"), done: text("7"), aim: text("35"),
                percent: text("20%"), records: place("r3"), doneThousandths: 200, calendarThousandths: 249,
                pace: .behind(text("2")), giver: nil, document: nil),
            TargetCard(
                name: text("Công đoàn cơ sở thành lập mới"), done: nil, aim: text("04"), percent: text("–"),
                records: nil, doneThousandths: 0, calendarThousandths: 249, pace: nil, giver: text("Quận ủy"),
                document: nil),
        ]
    }

    private var rows: [FigureRow] {
        let figures: [(String, String?, Bool)] = [
            ("Tổ chức cơ sở đảng", "110", false), ("Đảng bộ cơ sở", "43", true), ("Chi bộ cơ sở", "67", true),
            ("Đảng viên trong doanh nghiệp ngoài Nhà nước", "1.063", false), ("nữ", "512", true),
            ("dự bị", "96", true), ("Đảng viên kết nạp", "7", false), ("Doanh nghiệp đã khảo sát", "15", false),
            ("Đoàn viên công đoàn", nil, false), ("Chi bộ thành lập mới", "2", false),
        ]
        return figures.map { name, value, isPart in
            FigureRow(
                name: text(name), value: FigureCell(text: value.map(text), records: value.map { _ in place("r") }),
                isPart: isPart, definition: text("Đếm theo ngày quyết định có hiệu lực trong kỳ, của mọi đơn vị."))
        }
    }

    private var units: [UnitRow] {
        [
            unit("Đảng ủy khối doanh nghiệp", ["1/2", "06/17", "9"], Badge(word: text("đúng tiến độ"), tone: .good)),
            unit("Đảng ủy phường Ô Chợ Dừa", ["1/1", "1/4", "3"], Badge(word: text("nhận muộn 1"), tone: .noticed)),
            unit("Đảng ủy phường Văn Miếu", ["0/1", "0/6", "2"], Badge(word: text("chưa có kết nạp"), tone: .late)),
            unit("Đảng ủy phường Láng Hạ", ["0/1", "0/8", "1"], Badge(word: text("chậm 2"), tone: .late)),
            unit("Chi bộ Trường Cao đẳng nghề Hồ Sen", ["–", nil, "0"], nil),
        ]
    }

    private func unit(_ name: String, _ figures: [String?], _ status: Badge?) -> UnitRow {
        UnitRow(
            unit: link(name, "u"),
            figures: figures.map { FigureCell(text: $0.map(text), records: $0 == "–" ? nil : place("r")) },
            status: status)
    }

    private func records(full: Bool) -> FigureRecordsPage {
        FigureRecordsPage(
            figure: text("Chi bộ thành lập mới"),
            definition: text("Số chi bộ có quyết định thành lập trong kỳ, tính theo ngày của quyết định."),
            formula: full ? text("quyết định thành lập − quyết định bị hủy") : nil, unit: text("Quận ủy Đống Đa"),
            crumbs: crumbs + [link("Quận ủy Đống Đa", "u2")], dates: dates(chosen: full),
            value: full ? text("2") : nil, count: text(full ? "3" : "0"), outside: full ? text("1") : nil,
            hasNegatives: full, rows: full ? recordRows : [],
            pager: Pager(page: text("1"), pages: text("1"), previous: nil, next: nil))
    }

    private var recordRows: [FigureRecord] {
        [
            record("Chi bộ Công ty TNHH Dệt may Bình Minh", "Chi bộ cơ sở · 4 đảng viên chính thức", "+1"),
            record("Chi bộ Công ty cổ phần In Trúc Bạch", nil, "+1"),
            record("Hủy ghi nhận: Chi bộ Phòng khám đa khoa Tâm An", "Nhập nhầm số quyết định", "−1"),
        ]
    }

    private func record(_ title: String, _ detail: String?, _ amount: String) -> FigureRecord {
        FigureRecord(
            title: link(title, "o"), detail: detail.map(text), unit: text("Đảng ủy khối doanh nghiệp"),
            effectiveOn: text("20/2/2024"), decision: detail.map { _ in text("Số 112-QĐ/QU, ngày 20/2/2024") },
            recordedAt: text("2/3/2024 9:15"), recordedBy: text("Trần Thị Mai"), amount: text(amount))
    }
}

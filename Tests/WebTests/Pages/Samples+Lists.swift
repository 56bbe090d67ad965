@testable import Web

/// What explains an overview: months, who is behind, what was recorded late; and the lists behind it.
extension Samples {
    /// The lists that the overview shows the beginning of, full and empty.
    var lists: [(name: String, page: any Page)] {
        [
            ("months", months(section(all: nil))), ("months-empty", months(nil)),
            ("behind", behindPage(behindRows)), ("behind-none", behindPage([])),
            ("late", latePage(lateRows)), ("late-none", latePage([])), ("below", below),
        ]
    }

    private var onePage: Pager { Pager(page: "1", pages: "1", previous: nil, next: nil) }

    // MARK: - Months

    func section(months count: Int = 3, charts: Int = 3, all: Link?) -> MonthsSection {
        MonthsSection(
            title: text("Từng tháng"), charts: (0..<charts).map { chart($0, months: count) },
            notes: [text("Mỗi cột là một tháng."), text("Đường liền: cộng dồn từ đầu kỳ giao.")], all: all)
    }

    /// The first has a target; the second has a month that is not held; the last month of all lies ahead.
    private func chart(_ number: Int, months count: Int) -> Chart {
        let hasTarget = number != 1
        return Chart(
            id: "chart-\(number)", name: text("Đảng viên kết nạp trong doanh nghiệp ngoài khu vực nhà nước"),
            summary: text("06/17 · theo lịch 4"),
            status: hasTarget ? Badge(word: text("trước tiến độ"), tone: .good) : nil, unit: text("Tháng"),
            columns: (1...count).map { month in
                let isAhead = month == count && number == 0
                return Chart.Column(
                    name: text("tháng \(month)/2024"), label: text("T\(month)"), year: month == 1 ? text("2024") : nil,
                    value: isAhead ? .ahead : number == 1 && month == 1 ? .unheld : .held(amount(month)),
                    reached: hasTarget && !isAhead ? amount(month * 2) : nil, due: hasTarget ? Double(month) : nil,
                    dueText: hasTarget ? text("1") : "")
            },
            start: hasTarget ? Chart.Start(reached: 1, due: 0.5) : nil, calendar: number == 0 ? 700 : nil)
    }

    private func amount(_ number: Int) -> Chart.Amount {
        Chart.Amount(number: number, text: text("\(number)"), records: records(number))
    }

    /// An address as long as those of the program.
    private func records(_ number: Int) -> Address {
        Address(
            "units", text("DU-PHUONG-\(number)"), "figures", "party.members.admitted.nonstate",
            query: ["from": "1/1/2024", "to": "30/11/2024", "known": "13/4/2024"])
    }

    private func months(_ section: MonthsSection?) -> MonthsPage {
        MonthsPage(
            unit: text("Quận ủy Đống Đa"), crumbs: [link("Quận ủy Đống Đa", "u2")], dates: dates(), section: section,
            count: text(section == nil ? "0" : "3"), pager: onePage)
    }

    // MARK: - Behind and late

    func behind(_ count: Int, all: Link?) -> BehindSection {
        BehindSection(
            statement: text("Tính đến 31/3/2024: \(count) chỉ tiêu chậm, ở 2/5 đơn vị được giao."),
            rows: (0..<count).map { behindRows[$0 % behindRows.count] }, all: all)
    }

    var behindRows: [BehindRow] {
        [("Đảng ủy phường Láng Hạ", "0/05", "2", "Quận ủy"), ("Đảng ủy phường Kim Liên", "3/17", "4", nil)].map {
            unit, progress, due, giver in
            BehindRow(
                unit: link(unit, "u"), indicator: text("Đảng viên kết nạp"),
                progress: FigureCell(text: text(progress), records: records(3)), due: text(due),
                status: Badge(word: text("chậm 2"), tone: .late), giver: giver.map(text))
        }
    }

    private func behindPage(_ rows: [BehindRow]) -> BehindPage {
        BehindPage(
            unit: text("Quận ủy Đống Đa"), crumbs: [link("Quận ủy Đống Đa", "u2")], dates: dates(),
            statement: text(rows.isEmpty ? "Không đơn vị nào chậm." : "2 chỉ tiêu chậm."), count: text("\(rows.count)"),
            rows: rows, pager: onePage)
    }

    func late(_ count: Int) -> LateSection {
        LateSection(
            statement: text("\(count) sự việc trong kỳ; mới ghi nhất ở trên."),
            items: (0..<count).map { _ in
                LateItem(
                    event: link("Công nhận chính thức", "o"), unit: text("Chi bộ Công ty TNHH Dệt may Bình Minh"),
                    effectiveOn: text("20/2/2024"), recordedOn: text("8/4/2024"),
                    delay: Badge(word: text("muộn 24 ngày"), tone: .noticed))
            }, all: link("Xem cả danh sách (\(count))", "late"))
    }

    private var lateRows: [LateRow] {
        [("Kết nạp", "Trần Thị Sen"), ("Khảo sát", "Công ty TNHH Dệt may Bình Minh")].map { event, subject in
            LateRow(
                event: link(event, "o"), subject: text(subject), unit: text("Đảng ủy phường Ô Chợ Dừa"),
                effectiveOn: text("20/2/2024"), recordedAt: text("8/4/2024 9:15"), recordedBy: text("Trần Thị Mai"),
                delay: Badge(word: text("muộn 24 ngày"), tone: .noticed))
        }
    }

    private func latePage(_ rows: [LateRow]) -> LatePage {
        LatePage(
            unit: text("Quận ủy Đống Đa"), crumbs: [link("Quận ủy Đống Đa", "u2")], dates: dates(),
            rule: RuleLine(text: text("Ghi nhận muộn: sau quá 15 ngày"), source: text("Mức do cơ quan tự đặt")),
            count: text("\(rows.count)"), rows: rows, pager: onePage)
    }

    // MARK: - Units below

    /// So many units below, with figures as long as those of the program.
    func units(_ count: Int) -> [UnitRow] {
        (0..<count).map { number in
            UnitRow(
                unit: Link(
                    text: text("Đảng ủy phường Ô Chợ Dừa thứ \(number)"),
                    address: Address(
                        "units", text("DU-PHUONG-\(number)"),
                        query: ["from": "1/1/2024", "to": "31/12/2024", "known": "13/4/2024"])),
                figures: ["01/03", "07/17", "10"].map { FigureCell(text: text($0), records: records(number)) },
                status: Badge(word: text("đúng tiến độ"), tone: .good))
        }
    }

    private var below: UnitsBelowPage {
        UnitsBelowPage(
            unit: text("Quận ủy Đống Đa"), crumbs: [link("Quận ủy Đống Đa", "u2")], dates: dates(),
            columns: ["Chi bộ mới", "Kết nạp", "Khảo sát"].map(text), count: text("143"), rows: units(50),
            pager: Pager(page: text("2"), pages: text("3"), previous: place("b1"), next: place("b3")))
    }
}

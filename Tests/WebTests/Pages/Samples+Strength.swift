@testable import Web

extension Samples {
    /// The increase/decrease table and the people behind one of its numbers.
    var strength: [(name: String, page: any Page)] {
        [
            ("strength", table(isByUnit: true)), ("strength-months", table(isByUnit: false)),
            ("strength-people", people(full: true)), ("strength-nobody", people(full: false)),
        ]
    }

    private func table(isByUnit: Bool) -> StrengthPage {
        let heads = ["Đầu kỳ", "Kết nạp", "Cộng tăng", "Từ trần", "Cộng giảm", "Cuối kỳ", "Nữ", "Dự bị"]
        func line(_ name: HTML, _ isHeld: Bool = true) -> StrengthLine {
            StrengthLine(
                name: name,
                numbers: heads.indices.map { index in
                    FigureCell(
                        text: isHeld ? text("1.06\(index)") : nil, records: index == 2 ? nil : place("cell-\(index)"))
                })
        }
        let first = isByUnit ? link("Chi bộ Hồ Sen", "u2").html : "\(text("tháng 1/2024"))"
        return StrengthPage(
            unit: text("Quận ủy Đống Đa"), crumbs: [link("Thành ủy Hà Nội", "u1")], tabs: tabs(.strength),
            dates: dates(),
            cuts: [
                (link("Cả kỳ", "one"), isByUnit), (link("Theo tháng", "month"), !isByUnit),
                (link("Theo quý", "quarter"), false),
            ],
            file: place("strength.xlsx"),
            columns: heads.enumerated().map { StrengthHead(name: text($1), isLeast: $0 == 3 || $0 > 5) },
            empty: isByUnit ? text("khai trừ, xóa tên") : nil,
            rows: [line(first), line("\(text("Chi bộ Trúc Bạch"))", false), line("\(text("Tổng số"))")],
            guests: isByUnit ? text("Ngoài ra có 2 người.") : nil, isByUnit: isByUnit)
    }

    private func people(full: Bool) -> StrengthPeoplePage {
        let row = StrengthPersonRow(
            name: link("Phạm Thu Đào", "p1"), code: text("DV-04"), unit: text("Chi bộ Hồ Sen"),
            what: text("Kết nạp"), effectiveOn: text("20/2/2024"), decision: text("Số 12-QĐ/QU, ngày 20/2/2024"),
            operation: link("Số 7", "o7"))
        let bare = StrengthPersonRow(
            name: link("Trần Văn Bền", "p2"), code: text("DV-02"), unit: text("–"),
            what: text("Sắp xếp tổ chức đến"), effectiveOn: text("1/3/2024"), decision: nil, operation: nil)
        return StrengthPeoplePage(
            column: text("Kết nạp"), unit: text("Quận ủy Đống Đa"), crumbs: [link("Thành ủy Hà Nội", "u1")],
            dates: dates(), value: text(full ? "2" : "0"), count: text(full ? "2" : "0"),
            outside: full ? text("5") : nil, hasNegatives: full,
            rows: full ? [row, bare] : [],
            pager: Pager(page: text("1"), pages: text("2"), previous: nil, next: place("l2")))
    }
}

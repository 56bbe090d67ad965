import Exchange

@testable import Web

extension Samples {
    /// Who holds what, and what is vacant.
    var positions: [(name: String, page: any Page)] {
        [
            ("positions", positions(full: true)), ("positions-none", positions(full: false)),
            ("vacancies", vacancies(full: true)), ("vacancies-none", vacancies(full: false)),
        ]
    }

    /// A position that goes on, or one that ended.
    func held(ended: Bool) -> PositionRow {
        PositionRow(
            position: text("Phó Bí thư"), holder: link("Nguyễn Thị Ánh (DV-01)", "p1"),
            days: text(ended ? "từ 1/6/2020 đến trước 1/3/2025: Chuyển công tác" : "từ 1/3/2025"),
            term: ended ? nil : text("1/3/2025 – 1/6/2025"), decision: ended ? nil : text("Số 60-QĐ/QU, ngày 1/3/2025"),
            operation: link("số 21", "o21"), end: ended ? nil : link("Ghi nhận thôi giữ chức", "end"))
    }

    private func positions(full: Bool) -> PositionsPage {
        PositionsPage(
            name: text("Chi bộ Bình Minh"), crumbs: [link("Quận ủy Đống Đa", "u2")], tabs: tabs(.positions),
            vacant: full ? [text("Khuyết Bí thư từ 1/3/2025")] : [],
            appoint: full ? link("Ghi nhận quyết định giữ chức vụ", "new") : nil, below: link("Chức vụ khuyết", "v"),
            holding: full ? [held(ended: false)] : [], before: full ? [held(ended: true)] : [],
            export: ExportLinks(kind: .positions))
    }

    private func vacancies(full: Bool) -> VacanciesPage {
        let row = VacancyRow(
            unit: link("Chi bộ Bình Minh", "u9"), position: text("Bí thư"),
            status: Badge(word: text("Khuyết từ 1/3/2025"), tone: .noticed), holder: text("Trước đó: Nguyễn Thị Ánh"))
        return VacanciesPage(
            unit: text("Quận ủy Đống Đa"), crumbs: [link("Quận ủy Đống Đa", "u2")], action: place("vacancies"),
            day: text("31/2/2025"),
            problems: full ? [] : [FieldProblem(field: "on", text: text("Phải là ngày."))],
            statement: text("Ngày 1/4/2025: 1 chức vụ khuyết."), rows: full ? [row] : [], count: text("1"),
            pager: Pager(page: text("1"), pages: text("2"), previous: nil, next: place("n")))
    }
}

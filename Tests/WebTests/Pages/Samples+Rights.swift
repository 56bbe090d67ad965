@testable import Web

extension Samples {
    /// The pages about the rights of people over what is held of them.
    var rights: [(name: String, page: any Page)] {
        [
            ("person-rights", personRights(full: true)), ("person-rights-erased", personRights(full: false)),
            ("rights", requests(full: true)), ("rights-none", requests(full: false)),
            ("breaches", breaches(full: true)), ("breaches-none", breaches(full: false)),
            ("breach", breach(full: true)), ("breach-bare", breach(full: false)),
            ("retention", retention(full: true)), ("retention-none", retention(full: false)),
            (
                "erasure",
                ErasurePage(
                    crumbs: [link("Dữ liệu cá nhân", "r")], count: text("1"), people: [row("5/1/2024")],
                    rule: text("left"), codes: text("DV-06"), operation: text("0190"), token: text("t"))
            ),
            ("calendar", calendar(full: true)), ("calendar-read", calendar(full: false)),
            (
                "composition",
                CompositionPage(
                    unit: text("Quận ủy Đống Đa"), crumbs: [link("Thành ủy", "t")], day: text("31/3/2024"),
                    quarters: [(link("quý I/2024", "q1"), true), (link("quý IV/2023", "q4"), false)],
                    parts: [
                        CompositionPage.Part(
                            title: text("Dân tộc"),
                            rows: [
                                CompositionPage.Row(
                                    name: text("Kinh"), count: text("29"), share: text("72,50%"), done: 725)
                            ]), CompositionPage.Part(title: text("Tôn giáo"), rows: nil),
                    ])
            ),
        ]
    }

    private func row(_ name: String) -> Facts.Row { Facts.Row(name: text(name), value: "\(text("Vũ Ngọc Giang"))") }

    private var late: Badge { Badge(word: text("Quá hạn"), tone: .late) }

    private var rule: RuleLine {
        RuleLine(text: text("Trả lời trong 2 ngày làm việc"), source: text("Nghị định 356/2025/NĐ-CP"))
    }

    private func request(ofOne: Bool, full: Bool) -> RequestLine {
        RequestLine(
            kind: text("Chỉnh sửa"), person: ofOne ? nil : link("Phạm Thu Đào (DV-04)", "p"),
            received: text("1/4/2024"),
            next: text("Trả lời chậm nhất 3/4/2024"), state: late, steps: [text("Nhận theo Đơn số 3")],
            step: full ? link("Ghi nhận việc đã làm", "s") : nil)
    }

    private func personRights(full: Bool) -> PersonRightsPage {
        PersonRightsPage(
            person: link("Phạm Thu Đào", "p"), crumbs: [link("Đảng viên", "l")],
            actions: full ? [link("Ghi nhận ý kiến đồng ý", "c")] : [],
            recorded: full ? "<p>\(text("Đã ghi nhận"))</p>" : nil,
            isErased: !full,
            restricted: full ? text("Đang hạn chế xử lý từ ngày 8/4/2024.") : nil,
            consents: [
                ConsentLine(
                    purpose: text("Liên lạc"), details: text("Điện thoại, Địa chỉ"),
                    state: Badge(word: text("Đồng ý"), tone: .good),
                    sayings: full ? [text("8/4/2024: Đồng ý, theo Phiếu số 12")] : [])
            ], requests: full ? [request(ofOne: true, full: true)] : [], held: full ? place("held") : nil,
            token: text("t"))
    }

    private func requests(full: Bool) -> RequestsPage {
        RequestsPage(
            recorded: nil, ways: [link("Lịch làm việc", "c")], rules: [rule],
            open: full ? [request(ofOne: false, full: true)] : [],
            closed: full ? [request(ofOne: false, full: false)] : [])
    }

    private func breaches(full: Bool) -> BreachesPage {
        let line = BreachLine(
            name: link("Mất thiết bị, 8/4/2024", "b"), unit: text("Chi bộ Mộc An"), people: text("3"), state: late,
            clock: text("Còn 42 giờ"))
        return BreachesPage(
            recorded: nil, crumbs: [link("Dữ liệu cá nhân", "r")], rules: [rule],
            record: full ? link("Lập hồ sơ sự cố", "n") : nil,
            rows: full ? [line] : [])
    }

    private func breach(full: Bool) -> BreachPage {
        BreachPage(
            recorded: nil, name: text("Mất thiết bị, 8/4/2024"), crumbs: [link("Sự cố", "b")], state: late,
            actions: full ? [link("Ghi nhận việc đã làm", "s")] : [], facts: [row("Diễn biến")],
            steps: full
                ? [[text("9:00 ngày 9/4/2024"), text("Đã báo cáo"), text("Số 4"), text("Trần Thị Mai"), text("16")]]
                : [])
    }

    private func retention(full: Bool) -> RetentionPage {
        let problem = text("Ghi số tháng từ 1 đến 1.200")
        let part = RetentionPage.Part(
            rule: text("left"), name: text("Người đã ra khỏi Đảng"), line: full ? rule : nil, count: text("1"),
            people: full ? [(link("Lê Đức Chính (DV-03)", "p"), text("20/3/2024"))] : [],
            fields: [Field(name: "months", label: text("Số tháng"), problem: full ? problem : nil, prefix: "left")])
        return RetentionPage(
            crumbs: [link("Dữ liệu cá nhân", "r")], parts: [part],
            problems: full ? [FieldProblem(field: nil, text: problem)] : [], operation: text("0190"), token: text("t"))
    }

    private func calendar(full: Bool) -> CalendarPage {
        let row = CalendarPage.Row(
            day: text("Thứ Hai, 27/4/2026"), why: text("Nghỉ bù ngày lễ"),
            state: Badge(word: text("Nghỉ"), tone: .plain), document: text("Thông báo số 1"))
        return CalendarPage(
            crumbs: [link("Dữ liệu cá nhân", "r")], year: text("2026"), source: text("Bộ luật Lao động"),
            earlier: link("2025", "c25"), later: link("2027", "c27"), rows: [row],
            fields: full ? [Field(name: "day", label: text("Ngày"), kind: .date)] : [], problems: [],
            operation: text("0190"), token: text("t"))
    }
}

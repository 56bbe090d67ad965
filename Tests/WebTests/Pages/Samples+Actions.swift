@testable import Web

extension Samples {
    /// Recording a founding: empty, to be mended, to be confirmed.
    var founding: [(name: String, page: any Page)] {
        let wrong = [
            FieldProblem(field: "host", text: text("Mã số thuế có 9 chữ số; cần 10 hoặc 13.")),
            FieldProblem(field: "decision.date", text: text("Ngày 30/2/2024 không có trong lịch.")),
            FieldProblem(field: nil, text: text("Cần ít nhất 3 đảng viên chính thức.")),
        ]
        return [
            ("founding-empty", form([])), ("founding-wrong", form(wrong)),
            ("founding-meanwhile", form(wrong, seen: text("1.204"))),
            ("founding-confirm", confirm(notices: [])),
            ("founding-notice", confirm(notices: [text("Doanh nghiệp này đã có một chi bộ đang hoạt động.")])),
        ]
    }

    /// What was recorded, and taking it back.
    var operations: [(name: String, page: any Page)] {
        [
            ("operations", list(full: true)), ("operations-none", list(full: false)),
            ("operation", operation(isNew: true, reversed: false)),
            ("operation-reversed", operation(isNew: false, reversed: true)), ("reversal", reversal(obstacles: [])),
            ("reversal-refused", reversal(obstacles: [link("Số 1.209: Ghi nhận quyết định kết nạp", "o9")])),
        ]
    }

    private var typed: [(name: String, label: String, value: String)] {
        [
            ("name", "Tên tổ chức", "Chi bộ Công ty TNHH Dệt may Bình Minh"), ("code", "Mã đơn vị", "CB-0128"),
            ("type", "Loại tổ chức", "Chi bộ cơ sở"), ("host", "Mã số thuế (nếu có)", "010012345"),
            ("decision.date", "Ngày quyết định", "30/2/2024"),
        ]
    }

    private func form(_ problems: [FieldProblem], seen: String? = nil) -> RecordFormPage {
        let fields = typed.map { field in
            let choices = ["Chi bộ trực thuộc", "Chi bộ cơ sở"].map { Choice(value: text($0), text: text($0)) }
            return Field(
                name: field.name, label: text(field.label), hint: text("Như ghi trong quyết định."),
                value: problems.isEmpty ? "" : text(field.value), problem: problems.text(for: field.name),
                kind: field.name == "type" ? .choice(choices, prompt: text("Chọn")) : .text)
        }
        return RecordFormPage(
            name: text("Ghi nhận quyết định thành lập chi bộ"),
            crumbs: [link("Thành ủy Hà Nội", "u1"), link("Quận ủy Đống Đa", "u2")], room: .units,
            rules: [
                RuleLine(text: text("Từ 3 đảng viên chính thức trở lên"), source: text("Điều lệ Đảng, Điều 21"))
            ],
            help: [text("Ngày tính là ngày ký quyết định.")],
            sections: [RecordFormPage.Section(legend: text("Chi bộ"), fields: fields)],
            notices: seen == nil ? [] : [text("Số lao động: 85 → 120 (Trần Thị Mai, 2/3/2024 9:15).")],
            problems: problems, seen: seen, operation: text("0192f3a1"), action: Address("foundings"),
            cancel: place("u2"), token: text("t"))
    }

    private func confirm(notices: [String]) -> RecordConfirmPage {
        RecordConfirmPage(
            record: text("Ghi nhận quyết định thành lập chi bộ"),
            crumbs: [link("Thành ủy Hà Nội", "u1"), link("Quận ủy Đống Đa", "u2")], room: .units,
            facts: typed.map { Facts.Row(name: text($0.label), value: "\(text($0.value))") }, changes: changes,
            notices: notices, answers: typed.map { HiddenField(name: $0.name, value: text($0.value)) },
            operation: text("0192f3a1"), action: Address("foundings"), token: text("t"))
    }

    private var changes: [FigureChange] {
        [
            FigureChange(
                figure: text("Chi bộ thành lập mới"), unit: text("Quận ủy Đống Đa"), before: text("02/05"),
                after: text("03/05")),
            FigureChange(
                figure: text("Tổ chức cơ sở đảng"), unit: text("Đảng ủy khối doanh nghiệp"), before: text("61"),
                after: text("62")),
        ]
    }

    private func list(full: Bool) -> OperationsPage {
        let titles = [
            ("Ghi nhận quyết định thành lập chi bộ", "Chi bộ Công ty TNHH Dệt may Bình Minh"),
            ("Ghi nhận quyết định kết nạp", "1 đảng viên"), ("Hủy ghi nhận số 1.198", "Nhập nhầm số quyết định"),
            ("Nhập danh sách doanh nghiệp", "43 doanh nghiệp, 2 dòng để lại"),
        ]
        let rows = titles.enumerated().map { index, words in
            OperationRow(
                number: text("1.20\(9 - index)"), title: link(words.0, "o\(index)"),
                detail: text(words.1), unit: index == 3 ? nil : text("Đảng ủy khối doanh nghiệp"),
                at: text("20/4/2024 9:15"),
                by: text("Trần Thị Mai"), isReversed: index == 1)
        }
        return OperationsPage(
            count: text("1.209"), rows: full ? rows : [],
            pager: Pager(page: text("1"), pages: text("61"), previous: nil, next: place("p2")),
            firstStep: place("foundings"))
    }

    private var facts: [OperationFact] {
        [
            OperationFact(
                what: text("Thành lập chi bộ"), subject: text("Chi bộ Công ty TNHH Dệt may Bình Minh"),
                effectiveOn: text("20/2/2024"), decision: text("Số 112-QĐ/QU, ngày 20/2/2024")),
            OperationFact(
                what: text("Trực thuộc"), subject: text("Đảng ủy khối doanh nghiệp"), effectiveOn: text("20/2/2024"),
                decision: nil),
        ]
    }

    private func operation(isNew: Bool, reversed: Bool) -> OperationPage {
        OperationPage(
            number: text("1.204"), what: text("Ghi nhận quyết định thành lập chi bộ"), at: text("2/3/2024 9:15"),
            by: text("Trần Thị Mai"), unit: text("Đảng ủy khối doanh nghiệp"),
            decision: text("Số 112-QĐ/QU, ngày 20/2/2024"), facts: facts,
            changes: reversed ? [changed] : [],
            pager: reversed ? Pager(page: text("1"), pages: text("4"), previous: nil, next: place("o2")) : nil,
            count: text("222 sự việc"), chain: text("7f3a 9c01 d2e4"),
            reason: reversed ? text("Nhập nhầm số quyết định") : nil,
            reverses: reversed ? link("số 1.198", "o1") : nil,
            reversedBy: reversed ? link("số 1.210, ngày 5/3/2024", "o2") : nil,
            reversal: reversed ? nil : place("reversal"),
            paper: isNew ? link("Quyết định 07.pdf", "a1") : nil, isNew: isNew,
            imported: isNew ? importResult : nil)
    }

    private var changed: OperationChange {
        OperationChange(
            subject: text("Công ty TNHH Hồ Sen · 0100123456"),
            fields: [text("Số lao động: 85 → 120 từ 1/4/2024"), text("Địa chỉ: Hà Nội → Hải Phòng")])
    }

    private func reversal(obstacles: [Link]) -> ReversalPage {
        ReversalPage(
            reversed: link("Số 1.204: Ghi nhận quyết định thành lập chi bộ", "o4"), facts: facts,
            undone: obstacles.isEmpty ? [changed] : [],
            more: obstacles.isEmpty ? link("Xem đủ 222 sự việc của ghi nhận này", "o4") : nil,
            changes: [
                FigureChange(
                    figure: text("Chi bộ thành lập mới"), unit: text("Quận ủy Đống Đa"), before: text("02/05"),
                    after: text("01/05"))
            ],
            obstacles: obstacles, impossible: nil, reason: text("Nhập nhầm"),
            problems: [FieldProblem(field: "reason", text: text("Hãy ghi lý do dài hơn một từ."))],
            operation: text("0192f3a2"), action: Address("operations", "1204", "reversal"), token: text("t"))
    }
}

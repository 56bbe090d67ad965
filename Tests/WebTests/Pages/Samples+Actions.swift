@testable import Web

extension Samples {
    /// Recording a founding: empty, to be mended, to be confirmed.
    var founding: [(name: String, page: any Page)] {
        let wrong = [
            FieldProblem(field: "host", text: text("Mã số thuế có 9 chữ số; cần 10 hoặc 13.")),
            FieldProblem(field: "decisionDate", text: text("Ngày 30/2/2024 không có trong lịch.")),
            FieldProblem(field: nil, text: text("Cần ít nhất 3 đảng viên chính thức.")),
        ]
        return [
            ("founding-empty", form(FoundingAnswers.none, [])), ("founding-wrong", form(answers, wrong)),
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

    private var answers: FoundingAnswers {
        FoundingAnswers(
            code: text("CB-0128"), name: text("Chi bộ Công ty TNHH Dệt may Bình Minh"), kind: text("base"),
            parent: text("u5"), host: text("010012345"), decisionNumber: text("112-QĐ/QU"),
            decisionDate: text("30/2/2024"), issuer: text("Ban Thường vụ Quận ủy"))
    }

    private func form(_ answers: FoundingAnswers, _ problems: [FieldProblem]) -> FoundingFormPage {
        FoundingFormPage(
            crumbs: [link("Thành ủy Hà Nội", "u1"), link("Quận ủy Đống Đa", "u2")], answers: answers,
            kinds: [
                Choice(value: text("attached"), text: text("Chi bộ trực thuộc")),
                Choice(value: text("base"), text: text("Chi bộ cơ sở")),
            ],
            parents: [
                Choice(value: text("u5"), text: text("Đảng ủy khối doanh nghiệp")),
                Choice(value: text("u6"), text: text("Đảng ủy phường Ô Chợ Dừa")),
            ],
            rule: RuleLine(
                text: text("Từ 3 đảng viên chính thức trở lên"), source: text("Điều lệ Đảng, Điều 21")),
            problems: problems, operation: text("0192f3a1"), action: Address("foundings"), cancel: place("u2"),
            token: text("t"))
    }

    private func confirm(notices: [String]) -> FoundingConfirmPage {
        FoundingConfirmPage(
            crumbs: [link("Thành ủy Hà Nội", "u1"), link("Quận ủy Đống Đa", "u2")], answers: answers,
            kind: text("Chi bộ cơ sở"), parent: text("Đảng ủy khối doanh nghiệp"),
            host: text("Công ty TNHH Dệt may Bình Minh"), decisionDate: text("29/2/2024"), changes: changes,
            notices: notices, operation: text("0192f3a1"), action: Address("foundings"), token: text("t"))
    }

    private var changes: [Change] {
        [
            Change(
                figure: text("Chi bộ thành lập mới"), unit: text("Quận ủy Đống Đa"), before: text("02/05"),
                after: text("03/05")),
            Change(
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
            decision: text("Số 112-QĐ/QU, ngày 20/2/2024"), facts: facts, chain: text("7f3a 9c01 d2e4"),
            reason: reversed ? text("Nhập nhầm số quyết định") : nil,
            reverses: reversed ? link("số 1.198", "o1") : nil,
            reversedBy: reversed ? link("số 1.210, ngày 5/3/2024", "o2") : nil,
            reversal: reversed ? nil : place("reversal"), isNew: isNew)
    }

    private func reversal(obstacles: [Link]) -> ReversalPage {
        ReversalPage(
            reversed: link("Số 1.204: Ghi nhận quyết định thành lập chi bộ", "o4"), facts: facts,
            changes: [
                Change(
                    figure: text("Chi bộ thành lập mới"), unit: text("Quận ủy Đống Đa"), before: text("02/05"),
                    after: text("01/05"))
            ],
            obstacles: obstacles, reason: text("Nhập nhầm"),
            problems: [FieldProblem(field: "reason", text: text("Hãy ghi lý do dài hơn một từ."))],
            operation: text("0192f3a2"), action: Address("operations", "1204", "reversal"), token: text("t"))
    }
}

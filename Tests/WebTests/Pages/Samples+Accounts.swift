@testable import Web

extension Samples {
    /// The pages about accounts, approvals and the access journal.
    var accounts: [(name: String, page: any Page)] {
        [
            ("accounts", accountList(full: true)), ("accounts-none", accountList(full: false)),
            ("account", account(full: true)), ("account-bare", account(full: false)),
            (
                "once-shown",
                OnceShownPage(
                    name: text("Mã đăng nhập một lần"), crumbs: [link("Tài khoản", "a")],
                    lead: [text("Đưa mã này cho Trần Thị Mai.")], codes: [text("abcd-efgh-jkmn-pqrs")],
                    next: link("Trần Thị Mai", "m"))
            ),
            ("sign-in-code", SignInCodePage(problem: text("Mã không đúng."), returnTo: place("x"), token: text("t"))),
            (
                "second-factor",
                SecondFactorPage(
                    picture: QRCode("otpauth://totp/x"), secret: text("GEZD GNBV"), isAsked: true,
                    problem: text("Mã không đúng."), token: text("t"))
            ),
            ("sign-in-rules", rules), ("journal", journal(full: true)), ("journal-none", journal(full: false)),
            (
                "journal-head",
                JournalHeadPage(
                    crumbs: [link("Nhật ký truy cập", "j")], at: text("9/4/2024 09:00"),
                    heads: [Facts.Row(name: text("Chuỗi ghi nhận"), value: "\(text("operations:14:ab"))")])
            ),
            ("tokens", tokens(full: true)), ("tokens-none", tokens(full: false)), ("sight", sight(full: true)),
            ("sight-shut", sight(full: false)),
            ("approvals", approvals(full: true)), ("approvals-none", approvals(full: false)),
            ("proposal", proposal(mayDecide: true)), ("proposal-own", proposal(mayDecide: false)),
            (
                "approval-setting",
                ApprovalSettingPage(
                    unit: text("Chi bộ Mộc An"), crumbs: [link("Đảng ủy Khối", "k")], isAsked: true,
                    action: place("s"), operation: text("0190"), token: text("t"))
            ),
        ]
    }

    private var onePage: Pager { Pager(page: "1", pages: text("2"), previous: nil, next: place("l2")) }

    private func accountList(full: Bool) -> AccountsPage {
        let line = AccountLine(
            name: link("Trần Thị Mai", "m"), login: text("mai.tran"), unit: text("Chi bộ Mộc An"),
            roles: text("Người ghi nhận, Người duyệt"), states: [Badge(word: text("Có lớp thứ hai"), tone: .good)])
        return AccountsPage(
            query: text("mai"), rows: full ? [line] : [], count: text("1"), pager: onePage,
            rules: full ? link("Lớp thứ hai theo vai trò", "r") : nil,
            exceptions: full ? [link("Lê Văn Số mở danh sách người", "o")] : [])
    }

    private func account(full: Bool) -> AccountPage {
        let role = AccountPage.RoleLine(
            text: text("Người ghi nhận tại Chi bộ Mộc An"), days: text("từ 1/1/2024"),
            state: Badge(word: text("Đang giữ"), tone: .good), end: link("Kết thúc vai trò", "e"))
        let sessions = [true, false].map { isThis in
            AccountPage.SessionLine(
                id: text("s1"), browser: text("Firefox"), times: text("từ 9/4/2024"), isThis: isThis)
        }
        return AccountPage(
            name: text("Trần Thị Mai"), crumbs: [link("Tài khoản", "a")],
            facts: [Facts.Row(name: text("Tên đăng nhập"), value: "\(text("mai.tran"))")], roles: full ? [role] : [],
            sessions: full ? sessions : [], action: full ? place("a") : nil,
            links: full ? [link("Giao vai trò", "g")] : [],
            buttons: full ? [("code", text("Cấp mã đăng nhập một lần"))] : [],
            told: full ? text("Đã kết thúc phiên.") : nil, token: text("t"))
    }

    private var rules: SignInRulesPage {
        let choices = [Choice(value: text("Có"), text: text("Có"))]
        return SignInRulesPage(
            crumbs: [link("Tài khoản", "a")],
            fields: [
                Field(
                    name: "viewer", label: text("Người xem"), value: text("Có"),
                    kind: .choice(choices, prompt: text("Chọn")))
            ],
            problems: [FieldProblem(field: "viewer", text: text("Bắt buộc"))], operation: text("0190"), token: text("t")
        )
    }

    private func journal(full: Bool) -> JournalPage {
        let line = JournalLine(
            number: text("12"), at: text("9/4/2024 09:00"), kind: text("Đăng nhập"), account: text("Trần Thị Mai"),
            subject: text("mai.tran"))
        return JournalPage(
            fields: [Field(name: "account", label: text("Tên đăng nhập"), value: text("mai"))],
            problems: full ? [] : [FieldProblem(field: "account", text: text("phải là ngày"))],
            rows: full ? [line] : [], count: text("1"), pager: onePage, head: full ? link("Dấu cuối", "h") : nil)
    }

    private func tokens(full: Bool) -> TokensPage {
        let line = TokenLine(
            id: text("0190"), name: text("Bảng điện tử"), detail: text("Chỉ số liệu tổng hợp"),
            times: text("từ 9/4/2024"),
            state: Badge(word: text("Đang dùng"), tone: .good), mayEnd: true)
        return TokensPage(
            fields: [Field(name: "days", label: text("Số ngày"), problem: full ? nil : text("từ 1 đến 366 ngày"))],
            problems: full ? [] : [FieldProblem(field: "days", text: text("từ 1 đến 366 ngày"))],
            rows: full ? [line] : [], token: text("t"))
    }

    private func sight(full: Bool) -> SightPage {
        var page = SightPage(
            name: link("Chi bộ Mộc An", "c"),
            own: [
                SightPage.Own(
                    purpose: text("Xem đơn vị và số liệu"), isOpen: Badge(word: text("Được"), tone: .good),
                    why: text("Người xem tại Chi bộ Mộc An"))
            ],
            others: full
                ? [SightPage.Other(name: text("Trần Thị Mai (mai.tran)"), roles: text("Người ghi nhận"))] : nil)
        guard !full else { return page }
        page.exception = SightPage.Exception(
            fields: [Field(name: "reason", label: text("Lý do"), problem: text("cần nêu lý do"), kind: .lines)],
            action: place("s"), operation: text("0190"), token: text("t"))
        page.problems = [FieldProblem(field: "reason", text: text("cần nêu lý do"))]
        return page
    }

    private func approvals(full: Bool) -> ApprovalsPage {
        let line = ProposalLine(
            title: link("Ghi nhận quyết định kết nạp", "p"), unit: text("Chi bộ Mộc An"), by: text("Trần Thị Mai"),
            at: text("9/4/2024 09:00"), state: Badge(word: text("Chờ duyệt"), tone: .noticed))
        return ApprovalsPage(
            waiting: full ? [line] : [], decided: full ? [line] : [], count: text("1"), pager: onePage)
    }

    private func proposal(mayDecide: Bool) -> ProposalPage {
        ProposalPage(
            name: text("Ghi nhận quyết định kết nạp"), state: Badge(word: text("Chờ duyệt"), tone: .noticed),
            facts: [Facts.Row(name: text("Người ghi"), value: "\(text("Trần Thị Mai"))")],
            rows: [Facts.Row(name: text("Mã hồ sơ"), value: "\(text("DV-01"))")],
            operation: mayDecide ? nil : link("số 12", "o"), mayDecide: mayDecide, isOwn: !mayDecide,
            problems: mayDecide ? [FieldProblem(field: "reason", text: text("bắt buộc"))] : [], action: place("a"),
            token: text("t"))
    }
}

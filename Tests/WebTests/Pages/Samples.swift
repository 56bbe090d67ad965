@testable import Web

/// Every page with something on it. Units, people and enterprises are invented; `extra` is put behind every text, so
/// that a test can make all of them hostile.
struct Samples {
    /// What stands behind every text.
    var extra = ""

    /// Who is signed in.
    var visitor: Visitor { Visitor(name: text("Trần Thị Mai"), token: text("t0k3n")) }

    /// The pages that need no one signed in, by name.
    var outside: [(name: String, page: any Page)] {
        [
            ("sign-in", SignInPage(name: "", problem: nil, returnTo: nil, token: text("t"))),
            (
                "sign-in-wrong",
                SignInPage(
                    name: text("mai.tt"), problem: text("Tên đăng nhập hoặc mật khẩu không đúng."),
                    returnTo: Address("enterprises", query: ["q": text("bình minh")]), token: text("t"))
            ),
        ]
    }

    /// The pages for someone signed in, by name.
    var inside: [(name: String, page: any Page)] {
        figures + founding + operations + register + positions + places + people + imports + reports + problems
            + accounts + rights + [
                (
                    "password-first",
                    ChangePasswordPage(isFirst: true, account: text("mai.tt"), problems: [], token: text("t"))
                ),
                (
                    "password-wrong",
                    ChangePasswordPage(
                        isFirst: false, account: text("mai.tt"),
                        problems: [
                            FieldProblem(field: "new", text: text("Mật khẩu mới có 8 ký tự; cần ít nhất 12.")),
                            FieldProblem(field: "repeat", text: text("Hai lần nhập không giống nhau.")),
                        ], token: text("t"))
                ),
                ("enterprises", enterprises),
                ("enterprises-none", noEnterprises),
            ]
    }

    /// Every page, rendered for those it is for.
    func rendered(by site: Site) -> [(name: String, bytes: [UInt8])] {
        outside.map { sample in (sample.name, site.render(sample.page, for: nil)) }
            + inside.map { sample in (sample.name, site.render(sample.page, for: visitor)) }
    }

    /// A text of the samples.
    func text(_ text: String) -> String { text + extra }

    /// A place of the samples.
    func place(_ segments: String) -> Address { Address(segments, query: ["from": text("1/1/2024")]) }

    /// Words that lead to a place.
    func link(_ words: String, _ segment: String) -> Link { Link(text: text(words), address: place(segment)) }
}

// MARK: - Enterprises

extension Samples {
    private var enterprises: EnterprisesPage {
        EnterprisesPage(
            unit: text("Quận ủy Đống Đa"), crumbs: [link("Thành ủy Hà Nội", "u1"), link("Quận ủy Đống Đa", "u2")],
            tabs: tabs(.enterprises), query: text("binh minh"), kept: [HiddenField(name: "unit", value: text("u2"))],
            sort: sort,
            count: text("43"), rows: rows,
            pager: Pager(page: text("2"), pages: text("3"), previous: place("e1"), next: place("e3")))
    }

    private var noEnterprises: EnterprisesPage {
        EnterprisesPage(
            unit: nil, crumbs: [], tabs: nil, query: text("bình mịnh"), kept: [], sort: sort, count: text("0"),
            rows: [],
            pager: Pager(page: "1", pages: "1", previous: nil, next: nil))
    }

    private var sort: EnterpriseSort {
        EnterpriseSort(
            name: SortLink(address: place("by-name"), order: .ascending),
            taxCode: SortLink(address: place("by-code"), order: nil), ownership: nil,
            unit: SortLink(address: place("by-unit"), order: nil), status: nil, conclusion: nil)
    }

    private var rows: [EnterpriseRow] {
        let names = [
            "Công ty TNHH Dệt may Bình Minh", "Công ty cổ phần Thương mại và Dịch vụ kỹ thuật Hồ Sen",
            "Công ty TNHH Sakura Precision Việt Nam", "Trường mầm non tư thục Hoa Nắng", "Công ty cổ phần In Trúc Bạch",
            "Hợp tác xã Vận tải Đồng Tâm", "Phòng khám đa khoa Tâm An", "Công ty TNHH Thiết bị điện Sông Nhuệ",
        ]
        return names.enumerated().map { index, name in
            EnterpriseRow(
                name: text(name), address: index == 3 ? nil : place("e\(index)"), taxCode: text("010012345\(index)"),
                ownership: index == 5 ? nil : text(index == 2 ? "100% vốn nước ngoài" : "Tư nhân"),
                unit: text(index % 2 == 0 ? "Đảng ủy khối doanh nghiệp" : "Đảng ủy phường Ô Chợ Dừa"),
                assignee: index == 1 ? text("Phó Bí thư") : nil,
                status: index == 4
                    ? Badge(word: text("tạm ngừng"), tone: .noticed) : Badge(word: text("ổn định"), tone: .good),
                conclusion: index == 6
                    ? nil
                    : Badge(
                        word: text(index == 0 ? "đủ điều kiện" : "có đảng viên, chưa đủ"),
                        tone: index == 0 ? .good : .plain),
                surveyedOn: index == 6 ? nil : text("1\(index)/3/2024"))
        }
    }
}

// MARK: - What could not be done

extension Samples {
    private var problems: [(name: String, page: any Page)] {
        let home = link("Về trang tổng quan", "")
        let conflict = ProblemPage.Kind.conflict(text("Mã đơn vị CB-0128 vừa được ghi nhận cho đơn vị khác."))
        return [
            ("problem-unseen", ProblemPage(kind: .unseen, step: home)),
            ("problem-conflict", ProblemPage(kind: conflict, step: home)),
            ("problem-expired", ProblemPage(kind: .expired, step: nil)),
            ("problem-internal", ProblemPage(kind: .internal(request: text("0192f3a1-77")), step: home)),
        ]
    }
}

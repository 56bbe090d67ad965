import Exchange

@testable import Web

extension Samples {
    /// People: lists, one person, what is sealed.
    var people: [(name: String, page: any Page)] {
        [
            ("people", list(lines)), ("people-none", list([])),
            ("members", members(count: text("4"))), ("members-unheld", members(count: nil)),
            ("person", person(isErased: false)), ("person-erased", person(isErased: true)),
            ("duplicates", duplicates(2)), ("duplicates-none", duplicates(0)),
            ("reveal", reveal), ("revealed", revealed(isHeld: true)), ("revealed-none", revealed(isHeld: false)),
        ]
    }

    private var crumb: [Link] { [link("Hồ sơ đảng viên, quần chúng", "people")] }

    private var lines: [PersonLine] {
        [
            ("Nguyễn Thị Ánh", "Đảng viên chính thức"), ("Trần Văn Bền", "Đảng viên dự bị"),
            ("Vũ Ngọc Giang", "Chưa là đảng viên"),
        ]
        .enumerated().map { index, person in
            PersonLine(
                name: link(person.0, "p\(index)"), code: text("DV-0\(index)"),
                status: Badge(word: text(person.1), tone: index == 0 ? .good : .plain),
                since: index == 2 ? nil : text("20/2/2024"), place: index == 2 ? nil : text("Chi bộ Hồ Sen"),
                placeSince: index == 1 ? nil : text("1/3/2024"), workplace: index == 1 ? nil : text("Công ty Hồ Sen"))
        }
    }

    private var pager: Pager { Pager(page: text("2"), pages: text("3"), previous: place("l1"), next: place("l3")) }

    private func list(_ lines: [PersonLine]) -> PeoplePage {
        PeoplePage(
            unit: text("Chi bộ Hồ Sen"), crumbs: crumb, query: text("anh"),
            kept: [HiddenField(name: "unit", value: text("CB"))],
            statuses: [(link("Tất cả", "s0"), true), (link("Đảng viên dự bị", "s1"), false)],
            sort: (
                SortLink(address: place("by-name"), order: .ascending), SortLink(address: place("by-code"), order: nil)
            ),
            count: text("3"), rows: lines, pager: pager,
            export: ExportLinks(kind: .people, count: 3), entering: place("new"), duplicates: place("twice"),
            all: place("all"))
    }

    private func members(count: String?) -> MembersPage {
        MembersPage(
            unit: text("Chi bộ Hồ Sen"), crumbs: crumb, tabs: tabs(.members),
            day: DateChip(
                text: text("Đến hết ngày 31/3/2024"), hint: text("Đúng ngày này."), action: place("members"),
                fields: [Field(name: "on", label: text("Ngày"), value: text("31/3/2024"), kind: .date, prefix: "date")],
                kept: [], choices: []),
            problems: [FieldProblem(field: "on", text: text("Phải là ngày."))],
            figure: FigureCell(text: count, records: place("records")), count: count, actions: [link("Kết nạp", "a")],
            rows: lines, pager: pager, export: ExportLinks(kind: .movements))
    }

    private func person(isErased: Bool) -> PersonPage {
        let movement = PersonMovement(
            what: text("Chuyển sinh hoạt"), place: text("Chi bộ Hồ Sen → Chi bộ Trúc Bạch"),
            effectiveOn: text("1/3/2024"), decision: text("Số 12-QĐ/QU, ngày 1/3/2024"), operation: link("Số 7", "o7"),
            reversal: place("reversal"), correction: nil)
        let bare = PersonMovement(
            what: text("Đầu kỳ"), place: text("Chi bộ Hồ Sen"), effectiveOn: text("31/12/2023"), decision: nil,
            operation: nil, reversal: nil, correction: text("Ghi sai thì hủy ghi nhận này rồi ghi lại."))
        return PersonPage(
            name: text("Phạm Thu Đào"), code: text("DV-04"), crumbs: crumb, recorded: isErased ? nil : text("1.204"),
            askedBy: isErased ? nil : text("DV-07"),
            merged: isErased ? [] : [link("DV-07", "o9"), link("DV-09", "o10")],
            actions: isErased ? [] : [link("Ghi nhận chuyển sinh hoạt đảng", "m1"), link("Ghi nhận xóa tên", "m2")],
            others: isErased ? [] : [link("Ghi nhận từ trần", "m3"), link("Ghi nhận chuyển đi", "m4")],
            status: Badge(word: text("Đảng viên chính thức"), tone: .good), since: text("20/2/2024"),
            place: isErased ? nil : link("Chi bộ Trúc Bạch", "u1"), placeSince: text("1/3/2024"),
            destination: isErased ? nil : text("Chi bộ Hồ Sen"), stay: isErased ? nil : text("tổ chức ngoài sổ"),
            staySince: isErased ? nil : text("5/3/2024"),
            course: isErased
                ? []
                : [("31/12/2023", "Đảng viên dự bị"), ("20/2/2024", "Đảng viên chính thức")].map { day, status in
                    PersonStretch(
                        from: text(day), status: Badge(word: text(status), tone: .good), place: text("Chi bộ Hồ Sen"))
                },
            workplace: isErased ? nil : link("Công ty Trúc Bạch", "e1").html, workplaceSince: text("1/1/2020"),
            sex: text("Nữ"), movements: isErased ? [] : [bare, movement],
            positions: isErased ? [] : [held(ended: true)],
            sealed: [text("Ngày sinh"), text("Dân tộc")],
            details: isErased ? nil : place("details"), isErased: isErased,
            restricted: isErased ? nil : text("Đang hạn chế xử lý từ ngày 8/4/2024."), rights: place("rights"),
            operations: [
                PersonOperation(
                    what: link("Ghi nhận biến động đảng viên", "o7").html, at: text("2/3/2024 9:15"),
                    by: text("Trần Thị Mai"), number: text("7"))
            ])
    }

    private func duplicates(_ count: Int) -> DuplicatesPage {
        func entry(_ number: Int) -> DuplicatePair.Entry {
            DuplicatePair.Entry(
                name: link("Trần Văn Bền", "p\(number)"), code: text("DV-0\(number)"),
                standing: text("Đảng viên chính thức, Chi bộ Hồ Sen"))
        }
        return DuplicatesPage(
            crumbs: crumb, count: text("\(count)"),
            pairs: (0..<count).map { number in
                DuplicatePair(
                    one: entry(2 * number), other: entry(2 * number + 1), reasons: text("cùng họ tên, cùng ngày sinh"),
                    merging: number == 0 ? nil : link("Gộp DV-03 vào DV-02", "m\(number)"))
            }, pager: pager)
    }

    private var reveal: RevealPage {
        RevealPage(
            person: link("Phạm Thu Đào", "p4"), crumbs: crumb,
            reasons: [Choice(value: text("transfer"), text: text("Chuyển sinh hoạt đảng"))],
            problems: [FieldProblem(field: "reason", text: text("Chọn một lý do."))], action: place("details"),
            held: place("held"), token: text("t"))
    }

    private func revealed(isHeld: Bool) -> RevealedPage {
        RevealedPage(
            person: link("Phạm Thu Đào", "p4"), crumbs: crumb, reason: text("Chuyển sinh hoạt đảng"),
            details: isHeld ? [Facts.Row(name: text("Ngày sinh"), value: "\(text("1/2/1990"))")] : [])
    }
}

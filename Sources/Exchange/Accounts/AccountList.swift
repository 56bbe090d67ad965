package import Domain
package import Vietnamese

/// What is asked of an account and of a role: the columns that forms and commands are read by.
package enum AccountList {
    /// The lines a role reaches, as one is given: every line, or one of them. More are several roles.
    package enum Lines: String, CaseIterable, Sendable {
        case all, party, union, youth, women, veterans

        package var lines: Set<Line> { Line(rawValue: rawValue).map { [$0] } ?? Set(Line.allCases) }
    }

    package static let roleColumns: [ListColumn] = [
        .choice("role", "Vai trò", "role", Account.Role.self, required: true),
        ListColumn("held_in", "Giữ ở đơn vị (mã)", .code),
        .choice("reach", "Phạm vi", "role_reach", Scope.Grant.Reach.self, required: true),
        .choice("lines", "Hệ", "role_lines", Lines.self, required: true),
        .choice("detail", "Mức xem", "role_detail", Scope.Grant.Detail.self, required: true),
        ListColumn("from", "Từ ngày", .day, required: true),
        ListColumn("until", "Đến hết ngày", .day),
    ]

    package static let columns: [ListColumn] =
        [
            ListColumn("login", "Tên đăng nhập", .text, required: true),
            ListColumn("name", "Họ và tên", .text, required: true),
            ListColumn("unit", "Đơn vị quản lý (mã)", .code),
        ] + roleColumns

    package static let lastDayColumn = ListColumn("until", "Đến hết ngày", .day, required: true)

    /// The last day of a role, as typed.
    package static func lastDay(_ answers: [String: String], _ words: Words) -> ListEntry<Day> {
        ListEntry(answers, columns: [lastDayColumn], words: words) { $0.day("until") }
    }

    package static func role(_ row: inout ListRow) -> RoleDraft? {
        let role: Account.Role? = row.choice("role", "role")
        let unit = row.textOrNil("held_in")
        let reach: Scope.Grant.Reach? = row.choice("reach", "role_reach")
        let lines: Lines? = row.choice("lines", "role_lines")
        let detail: Scope.Grant.Detail? = row.choice("detail", "role_detail")
        let (from, until) = (row.day("from"), row.day("until"))
        guard let role, let reach, let lines, let detail, let from else { return nil }
        return RoleDraft(
            role: role, unitCode: unit, reach: reach, lines: lines.lines, detail: detail, from: from, until: until)
    }

    package static func draft(_ row: inout ListRow) -> AccountDraft? {
        let (login, name, unit) = (row.text("login"), row.text("name"), row.textOrNil("unit"))
        guard let role = role(&row) else { return nil }
        return AccountDraft(login: login, name: name, unitCode: unit, role: role)
    }
}

package import Domain
import Vietnamese

/// The list of people: columns, and a row as a draft.
package enum PersonList {
    package static let columns: [ListColumn] = [
        ListColumn("code", "Mã hồ sơ", .code, required: true, width: 12),
        ListColumn("name", "Họ và tên", .text, required: true, width: 28),
        ListColumn("birth", "Ngày sinh", .day, width: 12, sealed: true),
        .choice("sex", "Giới tính", "sex", Sex.self, required: true, width: 10),
        ListColumn("identity_number", "Số định danh cá nhân", .code, sealed: true),
        ListColumn("card_number", "Số thẻ đảng viên", .code, sealed: true),
        ListColumn("record_number", "Số lý lịch", .code, sealed: true),
        ListColumn("ethnicity", "Dân tộc", .text, width: 10, sealed: true),
        ListColumn("religion", "Tôn giáo", .text, width: 12, sealed: true),
        ListColumn("phone", "Điện thoại", .code, width: 14, sealed: true),
        ListColumn("address", "Địa chỉ", .text, width: 50, sealed: true),
        ListColumn("workplace", "MST nơi làm việc", .code),
        ListColumn("workplace_from", "Làm việc từ ngày", .day),
    ]

    package static func draft(_ row: inout ListRow) -> PersonDraft? {
        let code = row.text("code")
        let name = row.text("name")
        let sex: Sex? = row.choice("sex", "sex")
        var details: [PersonDetail: String] = [:]
        details[.birth] = row.day("birth")?.iso
        for detail in PersonDetail.allCases where detail != .birth {
            details[detail] = detail.isSearchable ? row.digits(detail.rawValue) : row.textOrNil(detail.rawValue)
        }
        let workplace = row.taxCode("workplace")
        let workplaceFrom = row.day("workplace_from")
        guard let sex else { return nil }
        return PersonDraft(
            code: code, name: name, sex: sex, details: details, workplaceTaxCode: workplace?.digits,
            workplaceFrom: workplace == nil ? nil : workplaceFrom)
    }

    /// The columns that are sealed in the register.
    static let sealed = Set(columns.filter(\.isSealed).map(\.field))

    /// The cells of a row, by their fields: what ``draft(_:)`` reads.
    static func values(_ draft: PersonDraft, _ words: Words) -> [String: ListValue] {
        var values: [String: ListValue] = [
            "code": .text(draft.code), "name": .text(draft.name), "sex": .text(words("sex", draft.sex)),
            "workplace": .text(draft.workplaceTaxCode), "workplace_from": .day(draft.workplaceFrom),
        ]
        for (detail, text) in draft.details { values[detail.rawValue] = .text(text) }
        values["birth"] = .day(draft.details[.birth].flatMap { Day(iso: $0) })
        return values
    }
}

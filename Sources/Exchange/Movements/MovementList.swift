package import Domain

/// The list of increases and decreases: columns, and a row as a draft.
package enum MovementList {
    package static let columns: [ListColumn] =
        [
            ListColumn("person", "Mã hồ sơ", .code, required: true, width: 12),
            ListColumn("name", "Họ và tên", .text, required: true, width: 28),
            .choice("kind", "Loại biến động", "movement", Movement.Kind.self, required: true, width: 28),
            ListColumn("unit", "Mã đơn vị", .code, required: true),
            ListColumn("counterpart", "Mã đơn vị đối ứng", .code),
            .choice("status", "Tình trạng", "member_status", Movement.Status.self, width: 14),
            ListColumn("effective_on", "Ngày hiệu lực", .day, required: true, width: 14),
        ] + .decision + [
            ListColumn("elsewhere", "Tổ chức ngoài sổ", .text, width: 30),
            .choice("province", "Trong, ngoài tỉnh", "province", Movement.Province.self, width: 14),
        ]

    package static func draft(_ row: inout ListRow) -> MovementDraft? {
        let person = row.text("person")
        let name = row.text("name")
        let kind: Movement.Kind? = row.choice("kind", "movement")
        let unit = row.text("unit")
        let counterpart = row.textOrNil("counterpart")
        let status: Movement.Status? = row.choice("status", "member_status")
        let effectiveOn = row.day("effective_on")
        let decision = row.decision()
        let elsewhere = row.textOrNil("elsewhere")
        let province: Movement.Province? = row.choice("province", "province")
        if elsewhere != nil && province == nil { row.refuse("province", "problem.required") }
        if elsewhere == nil && province != nil { row.refuse("elsewhere", "problem.required") }
        guard let kind, let effectiveOn else { return nil }
        return MovementDraft(
            personCode: person, personName: name, kind: kind, unitCode: unit, counterpartCode: counterpart,
            status: status,
            elsewhere: elsewhere.flatMap { name in
                province.map { Movement.Elsewhere(name: name, province: $0) }
            }, effectiveOn: effectiveOn, decision: decision)
    }

    /// The cells of a row, by their fields: what ``draft(_:)`` reads.
    static func values(_ draft: MovementDraft, _ words: Words) -> [String: ListValue] {
        [
            "person": .text(draft.personCode), "name": .text(draft.personName),
            "kind": .text(words("movement", draft.kind)), "unit": .text(draft.unitCode),
            "counterpart": .text(draft.counterpartCode),
            "status": .text(draft.status.map { words("member_status", $0) }), "effective_on": .day(draft.effectiveOn),
            "elsewhere": .text(draft.elsewhere?.name),
            "province": .text(draft.elsewhere.map { words("province", $0.province) }),
        ].merging(.decision(draft.decision)) { $1 }
    }
}

package import Domain
import Vietnamese

/// The list of reorganisations: columns, and a row as a draft. Its rows are taken as one, in the order of their days.
package enum ReorganisationList {
    package static let columns: [ListColumn] =
        [
            .choice("kind", "Việc", "reorganisation", Reorganisation.Kind.self, required: true, width: 30),
            ListColumn("unit", "Mã đơn vị", .code, required: true),
            ListColumn("from", "Từ ngày", .day, required: true, width: 12),
            ListColumn("other", "Mã đơn vị nhận hoặc mã mới", .code, width: 20),
            ListColumn("parent", "Mã cấp trên mới", .code),
            ListColumn("name", "Tên mới", .text, width: 44),
            .choice("type", "Loại mới", "unit_type", UnitType.self, width: 26),
            ListColumn("host", "MST nơi đặt", .code),
            ListColumn("people", "Số hồ sơ đảng viên chuyển", .code, width: 30),
        ] + .decision

    package static func draft(_ row: inout ListRow) -> ReorganisationDraft? {
        let kind: Reorganisation.Kind? = row.choice("kind", "reorganisation")
        let unit = row.text("unit")
        let from = row.day("from")
        let other = row.textOrNil("other")
        let parent = row.textOrNil("parent")
        let name = row.textOrNil("name")
        let type: UnitType? = row.choice("type", "unit_type")
        let host = row.taxCode("host")
        let people = row.text("people").split(whereSeparator: { ",; \n".contains($0) }).map { String($0) }
        let decision = row.decision()
        guard let kind, let from, !unit.isEmpty else { return nil }
        return ReorganisationDraft(
            kind: kind, unitCode: unit, from: from, otherCode: other, parentCode: parent, name: name, type: type,
            hostTaxCode: host?.digits, people: people, decision: decision)
    }

    /// The cells of a row, by their fields: what ``draft(_:)`` reads.
    static func values(_ draft: ReorganisationDraft, _ words: Words) -> [String: ListValue] {
        [
            "kind": .text(words("reorganisation", draft.kind)), "unit": .text(draft.unitCode),
            "from": .day(draft.from), "other": .text(draft.otherCode), "parent": .text(draft.parentCode),
            "name": .text(draft.name), "type": .text(draft.type.map { words("unit_type", $0) }),
            "host": .text(draft.hostTaxCode),
            "people": .text(draft.people.isEmpty ? nil : draft.people.joined(separator: "; ")),
        ].merging(.decision(draft.decision)) { $1 }
    }
}

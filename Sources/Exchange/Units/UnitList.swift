package import Domain
import Vietnamese

/// The list of units: columns, and a row as a draft.
package enum UnitList {
    package static let columns: [ListColumn] =
        [
            ListColumn("code", "Mã đơn vị", .code, required: true),
            ListColumn("name", "Tên đơn vị", .text, required: true, width: 44),
            .choice("line", "Hệ", "line", Line.self, required: true, width: 12),
            .choice("type", "Loại", "unit_type", UnitType.self, required: true, width: 26),
            ListColumn("parent", "Mã cấp trên", .code),
            .choice("block", "Khối", "block", Block.self, width: 14),
            ListColumn("host", "MST nơi đặt", .code),
            .choice("entry", "Hình thức", "unit_entry", UnitEntry.self, required: true, width: 14),
            ListColumn("from", "Từ ngày", .day, required: true, width: 12),
        ] + .decision

    package static func draft(_ row: inout ListRow) -> UnitDraft? {
        let line: Line? = row.choice("line", "line")
        let type: UnitType? = row.choice("type", "unit_type")
        let entry: UnitEntry? = row.choice("entry", "unit_entry")
        let code = row.text("code")
        let name = row.text("name")
        let parent = row.textOrNil("parent")
        let block: Block? = row.choice("block", "block")
        let host = row.taxCode("host")
        let from = row.day("from")
        let decision = row.decision()
        if let line, let type, type.line != line { row.refuse("type", "problem.unit.line") }
        guard let type, let entry, let from else { return nil }
        return UnitDraft(
            code: code, name: name, type: type, parentCode: parent, block: block, hostTaxCode: host?.digits,
            entry: entry, from: from, decision: decision)
    }

    /// The cells of a row, by their fields: what ``draft(_:)`` reads.
    static func values(_ draft: UnitDraft, _ words: Words) -> [String: ListValue] {
        [
            "code": .text(draft.code), "name": .text(draft.name), "line": .text(words("line", draft.type.line)),
            "type": .text(words("unit_type", draft.type)), "parent": .text(draft.parentCode),
            "block": .text(draft.block.map { words("block", $0) }), "host": .text(draft.hostTaxCode),
            "entry": .text(words("unit_entry", draft.entry)), "from": .day(draft.from),
        ].merging(.decision(draft.decision)) { $1 }
    }
}

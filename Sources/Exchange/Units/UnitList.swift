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
        ] + .decision + settings

    /// The columns that may change of a unit that stands: the enterprises that share it, and its seal.
    package static let settings: [ListColumn] = [
        ListColumn("hosts", "MST nơi đặt khác", .code, width: 26),
        .choice("seal", "Con dấu", "seal", Seal.State.self, width: 12),
        ListColumn("seal_number", "Số đăng ký mẫu dấu", .code, width: 20),
        ListColumn("setting_from", "Nơi đặt khác, con dấu từ ngày", .day, width: 16),
    ]

    /// What a list says where no other enterprise shares a unit.
    private static let none = "–"

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
        let setting = setting(&row)
        if let line, let type, type.line != line { row.refuse("type", "problem.unit.line") }
        guard let type, let entry, let from else { return nil }
        var draft = UnitDraft(
            code: code, name: name, type: type, parentCode: parent, block: block, hostTaxCode: host?.digits,
            entry: entry, from: from, decision: decision)
        draft.setting = setting
        return draft
    }

    /// What a row, or a form of its own, says of further hosts and seal.
    package static func setting(_ row: inout ListRow) -> UnitSetting {
        let hosts = row.taxCodes("hosts")
        let state: Seal.State? = row.choice("seal", "seal")
        let number = row.textOrNil("seal_number")
        let from = row.day("setting_from")
        if number != nil && state == nil { row.refuse("seal", "problem.required") }
        return UnitSetting(furtherHosts: hosts, seal: state.map { Seal($0, number: number) }, from: from)
    }

    /// The cells of a row, by their fields: what ``draft(_:)`` reads.
    static func values(_ draft: UnitDraft, _ words: Words) -> [String: ListValue] {
        [
            "code": .text(draft.code), "name": .text(draft.name), "line": .text(words("line", draft.type.line)),
            "type": .text(words("unit_type", draft.type)), "parent": .text(draft.parentCode),
            "block": .text(draft.block.map { words("block", $0) }), "host": .text(draft.hostTaxCode),
            "entry": .text(words("unit_entry", draft.entry)), "from": .day(draft.from),
        ].merging(.decision(draft.decision)) { $1 }.merging(values(draft.setting, words)) { $1 }
    }

    /// The cells of a setting, by their fields.
    package static func values(_ setting: UnitSetting, _ words: Words) -> [String: ListValue] {
        [
            "hosts": .text(setting.furtherHosts.map { $0.isEmpty ? none : $0.joined(separator: "; ") }),
            "seal": .text(setting.seal.map { words("seal", $0.state) }), "seal_number": .text(setting.seal?.number),
            "setting_from": .day(setting.from),
        ]
    }
}

extension ListRow {
    /// Tax codes with semicolons between; none at all by a dash of any length. Nil where nothing is said.
    fileprivate mutating func taxCodes(_ field: String) -> [String]? {
        guard let text = textOrNil(field) else { return nil }
        if ["-", "–", "—"].contains(text) { return [] }
        return text.split(whereSeparator: { $0 == ";" || $0 == "," || $0.isNewline }).compactMap { part in
            let digits = String(part).trimmedWhitespace
            if digits.isEmpty { return nil }
            guard let code = TaxCode(digits) else {
                refuse(field, "problem.tax_code.shape")
                return nil
            }
            if !code.hasValidCheckDigit { warn(field, "problem.tax_code.check") }
            return code.digits
        }
    }
}

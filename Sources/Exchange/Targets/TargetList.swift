package import Domain

/// The list of targets: columns, and a row as a draft.
package enum TargetList {
    package static let columns: [ListColumn] = [
        ListColumn("unit", "Mã đơn vị", .code, required: true),
        ListColumn(
            "indicator", "Chỉ tiêu", .choice(Catalogue.indicators.map { "indicator.\($0.code).name" }), required: true,
            width: 50),
        ListColumn("from", "Từ ngày", .day, required: true, width: 12),
        ListColumn("to", "Đến ngày", .day, required: true, width: 12),
        ListColumn("value", "Mức giao", .number, required: true, width: 10),
        ListColumn("upper", "Mức trên", .number, width: 10),
        .choice("shape", "Hình thức", "shape", Target.Shape.self, required: true, width: 12),
        ListColumn("giver", "Đơn vị giao", .code),
        ListColumn("document", "Số văn bản", .code),
        ListColumn("document_on", "Ngày văn bản", .day, width: 14),
    ]

    package static func draft(_ row: inout ListRow) -> TargetDraft? {
        let unit = row.text("unit")
        let indicator = row.indicator("indicator")
        let from = row.day("from")
        let to = row.day("to")
        let value = row.number("value")
        let upper = row.number("upper")
        let shape: Target.Shape? = row.choice("shape", "shape")
        let giver = row.textOrNil("giver")
        let document = row.textOrNil("document")
        let documentOn = row.day("document_on")
        guard let indicator, let from, let to, let value, let shape else { return nil }
        return TargetDraft(
            unitCode: unit, indicator: indicator, from: from, to: to, value: value, upper: upper, shape: shape,
            giverCode: giver, document: document, documentOn: documentOn)
    }

    /// The cells of a row, by their fields: what ``draft(_:)`` reads.
    static func values(_ draft: TargetDraft, _ words: Words) -> [String: ListValue] {
        [
            "unit": .text(draft.unitCode), "indicator": .text(words("indicator.\(draft.indicator).name")),
            "from": .day(draft.from), "to": .day(draft.to), "value": .number(draft.value),
            "upper": .number(draft.upper), "shape": .text(words("shape", draft.shape)),
            "giver": .text(draft.giverCode), "document": .text(draft.document),
            "document_on": .day(draft.documentOn),
        ]
    }
}

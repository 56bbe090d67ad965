import Domain

/// The list of reported values: columns, and a row as a draft.
enum ReportedList {
    static let columns: [ListColumn] = [
        ListColumn("unit", "Mã đơn vị", .code, required: true),
        ListColumn("name", "Tên đơn vị", .text, required: true, width: 44),
        ListColumn(
            "indicator", "Chỉ tiêu",
            .choice(Catalogue.indicators.filter { $0.kind == .reported }.map { "indicator.\($0.code).name" }),
            required: true, width: 24),
        ListColumn("effective_on", "Tính đến ngày", .day, required: true, width: 14),
        // Text, so that what stands before the number is kept with it.
        ListColumn("amount", "Số liệu", .code, required: true),
        ListColumn("source", "Nguồn", .text, required: true, width: 40),
        ListColumn("document", "Số văn bản", .code),
        ListColumn("document_on", "Ngày văn bản", .day, width: 14),
    ]

    static func draft(_ row: inout ListRow) -> ReportedDraft? {
        let unit = row.text("unit")
        let name = row.text("name")
        let indicator = row.indicator("indicator")
        let effectiveOn = row.day("effective_on")
        let amount = row.textOrNil("amount")
        let source = row.text("source")
        let document = row.textOrNil("document")
        let documentOn = row.day("document_on")
        let said = amount.flatMap(ReportedAmount.init(text:))
        if amount != nil && said == nil { row.refuse("amount", "problem.reported.amount") }
        guard let indicator, let effectiveOn, let said else { return nil }
        return ReportedDraft(
            unitCode: unit, unitName: name, indicator: indicator, effectiveOn: effectiveOn, amount: said,
            source: source, document: document, documentOn: documentOn)
    }
}

package import Domain

/// The list of positions: columns, and a row as a draft. A row says that somebody holds a position from a day, or, with
/// a reason, that they hold it no more from then.
package enum PositionList {
    package static let columns: [ListColumn] =
        [
            ListColumn("unit", "Mã đơn vị", .code, required: true),
            .choice("position", "Chức vụ", "position", Position.self, required: true, width: 24),
            ListColumn("person", "Mã hồ sơ", .code, required: true, width: 12),
            ListColumn("name", "Họ và tên", .text, required: true, width: 28),
            ListColumn("from", "Từ ngày", .day, required: true, width: 12),
            ListColumn("term_from", "Nhiệm kỳ từ", .day, width: 12),
            ListColumn("term_to", "Nhiệm kỳ đến", .day, width: 12),
            .choice("ending", "Lý do thôi giữ chức", "position_ending", PositionEnding.self, width: 20),
        ] + .decision

    package static func draft(_ row: inout ListRow) -> PositionDraft? {
        let unit = row.text("unit")
        let position: Position? = row.choice("position", "position")
        let person = row.text("person")
        let name = row.text("name")
        let from = row.day("from")
        let (termFrom, termTo) = (row.day("term_from"), row.day("term_to"))
        let ending: PositionEnding? = row.choice("ending", "position_ending")
        let decision = row.decision()
        if termFrom == nil && termTo != nil { row.refuse("term_from", "problem.required") }
        if termFrom != nil && termTo == nil { row.refuse("term_to", "problem.required") }
        guard let position, let from else { return nil }
        return PositionDraft(
            unitCode: unit, position: position, personCode: person, personName: name, from: from,
            term: termFrom.flatMap { first in termTo.map { Term(from: first, to: $0) } }, ending: ending,
            decision: decision)
    }

    /// The cells of a row, by their fields: what ``draft(_:)`` reads.
    static func values(_ draft: PositionDraft, _ words: Words) -> [String: ListValue] {
        [
            "unit": .text(draft.unitCode), "position": .text(words("position", draft.position)),
            "person": .text(draft.personCode), "name": .text(draft.personName), "from": .day(draft.from),
            "term_from": .day(draft.term?.from), "term_to": .day(draft.term?.to),
            "ending": .text(draft.ending.map { words("position_ending", $0) }),
        ].merging(.decision(draft.decision)) { $1 }
    }
}

import Domain
import Office
package import Vietnamese

/// What stands in one cell of a list that leaves the register.
package enum ListValue: Hashable, Sendable {
    case empty
    case text(String)
    case day(Day)
    case number(Int)

    static func text(_ text: String?) -> ListValue {
        guard let text, !text.isEmpty else { return .empty }
        return .text(text)
    }

    static func day(_ day: Day?) -> ListValue { day.map(ListValue.day) ?? .empty }

    static func number(_ number: Int?) -> ListValue { number.map(ListValue.number) ?? .empty }

    /// As people read it.
    package var said: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .day(let day): day.vietnamese
        case .number(let number): Numbers.grouped(number)
        }
    }

    /// As comma-separated text has it: nothing that a spreadsheet would take for a formula.
    var field: String {
        switch self {
        case .empty: ""
        case .text(let text): FormulaGuard.guarded(text)
        case .day(let day): day.vietnamese
        case .number(let number): String(number)
        }
    }

    /// As a workbook has it: text is text there, and only what the guard would take off again is guarded.
    var cell: OutCell {
        switch self {
        case .empty: .empty
        case .text(let text): .text(text.hasPrefix("'") ? FormulaGuard.guarded(text) : text)
        case .day(let day):
            WorkbookDate(year: day.year, month: day.month, day: day.day).map(OutCell.date) ?? .text(day.vietnamese)
        case .number(let number): .count(number)
        }
    }
}

extension [String: ListValue] {
    /// The three cells of a decision.
    static func decision(_ decision: DecisionDraft?) -> Self {
        [
            "decision.number": .text(decision?.number), "decision.date": .day(decision?.issuedOn),
            "decision.issuer": .text(decision?.issuer),
        ]
    }
}

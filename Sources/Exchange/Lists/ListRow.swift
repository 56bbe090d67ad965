import Domain
import Office
import Vietnamese

/// One row of a list while it is read: gives typed values by field and gathers what is wrong, cell by cell.
package struct ListRow {
    /// The row's number as Excel shows it.
    let number: Int
    private(set) var problems: [Problem] = []
    private(set) var warnings: [Problem] = []
    private let cells: [String: Cell]
    private let columns: [String: ListColumn]
    private let words: Words

    init(number: Int, cells: [String: Cell], columns: [String: ListColumn], words: Words) {
        self.number = number
        self.cells = cells
        self.columns = columns
        self.words = words
    }

    /// Something is wrong with a field.
    package mutating func refuse(_ field: String, _ key: String, _ arguments: [String: String] = [:]) {
        problems.append(Problem(field, key, arguments))
    }

    mutating func warn(_ field: String, _ key: String) {
        warnings.append(Problem(field, key))
    }

    /// The text of a cell; empty where there is none.
    mutating func text(_ field: String) -> String {
        let text = Self.text(of: cells[field] ?? .empty)
        switch cells[field] {
        case .error?: refuse(field, "problem.cell.error")
        // Excel takes a number such as 11/3 for a day.
        case .date?, .time?: if columns[field]?.content == .code { refuse(field, "problem.cell.date") }
        default: break
        }
        if Self.errors.contains(text), case .text? = cells[field] { refuse(field, "problem.cell.error") }
        if text.count > Self.longestText {
            refuse(field, "problem.too_long", ["most": Numbers.grouped(Self.longestText)])
        }
        if text.isEmpty && columns[field]?.isRequired == true { refuse(field, "problem.required") }
        return text
    }

    /// Errors of Excel that a file took along as text.
    private static let errors: Set<String> = [
        "#N/A", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#SPILL!", "#CALC!",
    ]
    /// No text of the work is longer, and a cell of Excel holds no more than some thirty thousand characters.
    private static let longestText = 2000

    /// Digits that are no number, such as a telephone number: where Excel made a number of them, zeros in front are
    /// lost, and nothing is guessed.
    mutating func digits(_ field: String) -> String? {
        if case .number? = cells[field] {
            refuse(field, "problem.leading_zero")
            return nil
        }
        return textOrNil(field)
    }

    mutating func textOrNil(_ field: String) -> String? {
        let text = text(field)
        return text.isEmpty ? nil : text
    }

    /// A day, however it is written; a number that Excel does not show as a date is no date.
    mutating func day(_ field: String) -> Day? {
        if case .date(let serial, let is1904)? = cells[field] {
            if let day = Day(excelSerial: serial, epoch1904: is1904) { return day }
            refuse(field, "problem.date")
            return nil
        }
        guard let text = textOrNil(field) else { return nil }
        if case .text? = cells[field], let day = Day(vietnamese: text) { return day }
        refuse(field, "problem.date")
        return nil
    }

    /// A whole number of at most a thousand millions, so that sums of many stay numbers.
    mutating func number(_ field: String) -> Int? {
        guard let text = textOrNil(field) else { return nil }
        let whole: Int? =
            switch cells[field] {
            case .number(let number)?: Int(exactly: number)
            case .text?: Numbers.parseInteger(text)
            default: nil
            }
        guard let whole else {
            refuse(field, "problem.number")
            return nil
        }
        guard whole.magnitude <= Self.largestNumber else {
            refuse(field, "problem.number.large", ["most": Numbers.grouped(Self.largestNumber)])
            return nil
        }
        return whole
    }

    private static let largestNumber = 1_000_000_000

    /// The code whose word stands in the cell, compared without diacritics and capitals.
    mutating func choice<Code: CaseIterable & RawRepresentable<String>>(
        _ field: String, _ list: String, _ type: Code.Type = Code.self
    ) -> Code? {
        guard let text = textOrNil(field) else { return nil }
        let wanted = text.folded
        if let code = Code.allCases.first(where: { words(list, $0).folded == wanted }) { return code }
        let choices = Code.allCases.map { words(list, $0) }.joined(separator: "; ")
        refuse(field, "problem.choice", ["choices": choices])
        return nil
    }

    /// Yes or no.
    mutating func answer(_ field: String) -> Bool? {
        guard let text = textOrNil(field) else { return nil }
        if text.folded == words("yes").folded { return true }
        if text.folded == words("no").folded { return false }
        refuse(field, "problem.choice", ["choices": "\(words("yes")); \(words("no"))"])
        return nil
    }

    /// The code of an indicator, given by its code or by its name.
    mutating func indicator(_ field: String) -> String? {
        guard let text = textOrNil(field) else { return nil }
        if Catalogue.indicator(text) != nil { return text }
        let wanted = text.folded
        if let named = Catalogue.indicators.first(where: { words.name(of: $0).folded == wanted }) { return named.code }
        refuse(field, "problem.target.indicator")
        return nil
    }

    /// A tax code; one with a wrong check digit is warned of and taken.
    mutating func taxCode(_ field: String) -> TaxCode? {
        guard let text = textOrNil(field) else { return nil }
        guard let code = TaxCode(text) else {
            refuse(field, "problem.tax_code.shape")
            return nil
        }
        if !code.hasValidCheckDigit { warn(field, "problem.tax_code.check") }
        return code
    }

    /// The decision of a row: all three parts or none.
    mutating func decision() -> DecisionDraft? {
        let number = text("decision.number")
        let day = day("decision.date")
        let issuer = text("decision.issuer")
        if number.isEmpty && day == nil && issuer.isEmpty { return nil }
        guard !number.isEmpty, let day, !issuer.isEmpty else {
            let missing = number.isEmpty ? "decision.number" : day == nil ? "decision.date" : "decision.issuer"
            // A part that is there and cannot be read is told already.
            if !problems.contains(where: { $0.field == missing }) { refuse(missing, "problem.decision.part") }
            return nil
        }
        return DecisionDraft(number: number, issuedOn: day, issuer: issuer)
    }

    /// What a cell says, as text.
    static func text(of cell: Cell) -> String {
        switch cell {
        case .empty: ""
        case .text(let text): text.asKept
        case .number(let number): Int(exactly: number).map { String($0) } ?? "\(number)".replacing(".", with: ",")
        case .date(let serial, let is1904): Day(excelSerial: serial, epoch1904: is1904)?.vietnamese ?? String(serial)
        case .time(let seconds): String(seconds)
        case .flag(let flag): flag ? "TRUE" : "FALSE"
        case .error(let error): error
        }
    }
}

package import Domain
import Vietnamese

extension Step {
    /// `tháng 1/2024`, `quý I/2024`, `năm 2024`; with its days where the period cuts it: `tháng 1/2024 (16–31/1)`.
    package var name: String {
        switch length {
        case .month: "tháng \(from.month)/\(from.year)\(cut)"
        case .quarter: "\(Quarter.containing(from).name)\(cut)"
        case .year: "năm \(from.year)\(cut)"
        }
    }

    /// The same where there is room for a few letters only: `T1`, `I`, `2024`.
    package var label: String {
        switch length {
        case .month: "T\(from.month)"
        case .quarter: Ordinal.roman(Quarter.containing(from).number)
        case .year: String(from.year)
        }
    }

    private var cut: String {
        let first = from.firstOfMonth.adding(months: -((from.month - 1) % length.months))
        let last = first.adding(months: length.months - 1).lastOfMonth
        if from == first && to == last { return "" }
        let begins = from.month == to.month ? "\(from.day)" : "\(from.day)/\(from.month)"
        return from == to ? " (\(to.day)/\(to.month))" : " (\(begins)–\(to.day)/\(to.month))"
    }
}

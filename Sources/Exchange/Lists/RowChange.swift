package import Records
import Vietnamese

/// A row that would change what stands, in words.
package struct RowChange: Hashable, Codable, Sendable {
    /// One field of it. Values are empty where they are sealed.
    package struct Field: Hashable, Codable, Sendable {
        /// The heading of its column.
        package let name: String
        package let before: String
        package let after: String
        /// The whole in one line: `Số lao động: 85 → 120 từ 1/4/2024`.
        package let text: String
    }

    /// The row's number as Excel shows it.
    package let row: Int
    package let fields: [Field]

    package init(_ change: Change, row: Int, columns: [ListColumn], words: Words) {
        self.row = row
        fields = change.differences.map { Field($0, columns: columns, words: words) }
    }
}

extension RowChange.Field {
    /// A difference in words: as a preview says it, and a form that finds somebody else's change.
    package init(_ difference: Difference, columns: [ListColumn], words: Words) {
        let column = columns.first { $0.field == difference.field }
        func shown(_ value: String?) -> String {
            value.map { column?.shown($0, words) ?? $0 } ?? words("change.nothing")
        }
        name = column?.header ?? difference.field
        guard !difference.isSealed else {
            (before, after) = ("", "")
            text = words("change.sealed", ["field": name])
            return
        }
        (before, after) = (shown(difference.before), shown(difference.after))
        let day = difference.from?.vietnamese ?? ""
        let kind =
            difference.from == nil ? "change.undated" : difference.isCorrection ? "change.corrected" : "change.from"
        text = words(kind, ["field": name, "before": before, "after": after, "day": day])
    }
}

extension ListColumn {
    /// A value of the register as this column shows it to people.
    func shown(_ value: String, _ words: Words) -> String {
        switch content {
        case .text, .code: value
        case .day: Day(iso: value)?.vietnamese ?? value
        case .number: Int(value).map { Numbers.grouped($0) } ?? value
        case .choice(let keys):
            keys.first { $0 == value || $0.hasSuffix(".\(value)") || $0.hasSuffix(".\(value).name") }.map { words($0) }
                ?? value
        }
    }
}

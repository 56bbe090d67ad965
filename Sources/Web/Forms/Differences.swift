import Exchange
import Records
import Vietnamese

extension WebApp {
    /// What others changed, each operation in a sentence: `Số lao động: 85 → 120 từ 1/4/2024 (Trần Thị Mai, số 12)`.
    func told(_ changes: [Changed], columns: [ListColumn]) -> [String] {
        changes.map { change in
            let what = change.differences.map { RowChange.Field($0, columns: columns, words: words).text }
            return site.words(
                "change.by",
                [
                    "what": what.joined(separator: "; "), "who": change.by,
                    "when": Timestamp.vietnamese(change.at), "operation": Numbers.grouped(change.operation),
                ])
        }
    }

    /// What would be said otherwise, for the page that is read before recording.
    func differences(_ changes: [Records.Change], columns: [ListColumn]) -> [Facts.Row] {
        changes.flatMap(\.differences).map { difference in
            let field = RowChange.Field(difference, columns: columns, words: words)
            return Facts.Row(name: site.words("change.field"), value: "\(field.text)")
        }
    }
}

import Domain
import Exchange
import Records
import Vietnamese

/// What was ever recorded of a subject, newest first, each with its operation.
struct HistoryLine: Sendable {
    /// What was recorded, such as `Số lao động: 120`.
    let what: String
    /// The day it holds from.
    let from: String
    /// The operation, as `số 12`.
    let operation: Link
    /// When, such as `20/4/2024 9:15`.
    let at: String
    /// By whom.
    let by: String
    /// Whether it was taken back or replaced.
    let isClosed: Bool

    /// The lines as a table.
    static func table(_ lines: [HistoryLine], _ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("history.what")),
            Table.Column(title: words("history.from"), content: .short),
            Table.Column(title: words("history.operation")),
        ]
        let rows = lines.map { line in
            let mark: HTML? = line.isClosed ? " \(Badge(word: words("history.closed"), tone: .noticed).html)" : nil
            return Table.Row(cells: [
                "\(line.what)\(mark)", "\(line.from)",
                "\(line.operation.html)<span class=\"sub\">\(line.at) · \(line.by)</span>",
            ])
        }
        return Table(caption: words("history.title"), columns: columns, rows: rows, phone: .cards).html
    }
}

extension WebApp {
    /// Recorded states in words.
    func history(_ states: [RecordedState]) -> [HistoryLine] {
        states.map { state in
            let parts = state.values.compactMap { said -> String? in
                guard let value = said.value, !value.isEmpty else { return nil }
                return "\(site.words("state.\(said.field)")): \(said.name ?? spoken(said.field, value))"
            }
            return HistoryLine(
                what: parts.isEmpty ? site.words("history.none") : parts.joined(separator: "; "),
                from: state.from.vietnamese, operation: operationLink(state.operation),
                at: Timestamp.vietnamese(state.recordedAt), by: state.recordedBy,
                isClosed: state.supersededIn != nil)
        }
    }

    /// The operation of a number, as `số 12`.
    func operationLink(_ seq: Int) -> Link {
        Link(text: "số \(Numbers.grouped(seq))", address: .operation(seq))
    }

    /// A stored value of a state as people read it.
    private func spoken(_ field: String, _ value: String) -> String {
        let lists = [
            "legal_form": "legal_form", "ownership": "ownership", "status": "enterprise_status", "type": "unit_type",
            "block": "block", "host_kind": "host_kind", "seal": "seal",
        ]
        if let list = lists[field] { return words("\(list).\(value)") }
        return field == "workers" ? Int(value).map(Numbers.grouped) ?? value : value
    }
}

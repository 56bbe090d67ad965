import Domain
import FoundationEssentials
import Storage
import Vietnamese

/// The papers that facts rest on: each stands once, however many facts name it.
struct Decisions {
    private var ids: [DecisionDraft: String] = [:]

    /// The identities of these decisions; those not there yet are written by the operation at hand.
    static func record(_ drafts: some Sequence<DecisionDraft?>, in recording: Recording, _ desk: Desk) throws -> Self {
        var decisions = Decisions()
        let wanted = Set(drafts.compactMap { $0 })
        for chunk in Array(Set(wanted.map(\.number))).chunks(of: 500) {
            let rows = try desk.db.run(
                "SELECT id, number, issued_on, issuer FROM decision WHERE number IN \(list: Array(chunk))")
            for row in rows {
                let draft = DecisionDraft(number: try row.text(1), issuedOn: try row.day(2), issuer: try row.text(3))
                decisions.ids[draft] = try row.text(0)
            }
        }
        let missing = wanted.filter { decisions.ids[$0] == nil }
            .sorted { ($0.issuedOn.iso, $0.number, $0.issuer) < ($1.issuedOn.iso, $1.number, $1.issuer) }
        var rows: [[Value]] = []
        for draft in missing {
            let id = uuid7(at: desk.now)
            decisions.ids[draft] = id
            rows.append([
                id.value, draft.number.value, draft.issuedOn.value, draft.issuer.value, "QĐ".value, .null,
            ])
        }
        try recording.insert(.decision, rows)
        return decisions
    }

    subscript(_ draft: DecisionDraft?) -> String? { draft.flatMap { ids[$0] } }
}

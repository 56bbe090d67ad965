package import Domain
import Storage
package import Vietnamese

/// One unit with what it is and everything recorded of its states, as known now.
package struct UnitDetail: Sendable {
    /// The unit and its superiors, nearest first.
    package let line: [UnitName]
    package let block: Block?
    package let entry: UnitEntry
    package let from: Day
    package let decision: DecisionDraft?
    /// How it ended, and the day from which it is no more; nil where it goes on.
    package let ending: (kind: UnitEnding, on: Day)?
    /// The enterprise it stands in: its tax code and its name.
    package let host: (taxCode: String, name: String)?
    package let history: [RecordedState]
}

extension UnitQueries {
    /// - Throws: `Failure.notFound` where there is none of this code, or where the scope does not hold it.
    package static func detail(code: String, as scope: Scope, _ desk: Desk) throws -> UnitDetail {
        let line = try line(code: code, on: desk.today, as: scope, desk)
        guard let unit = line.first, let state = try UnitDirectory.of([unit.id], desk.db)[unit.id],
            let entry = state.entry, let from = state.from
        else { throw Failure.notFound }
        let hosts = try EnterpriseDirectory.of([state.host.on(desk.today) ?? nil].compactMap(\.self), desk.db)
        let host = hosts.all.first.map { (taxCode: $0.taxCode, name: $0.name.latest ?? "") }
        return UnitDetail(
            line: line, block: state.block.on(desk.today) ?? nil, entry: entry, from: from, decision: state.decision,
            ending: state.ending.map { ($0.kind, $0.on) }, host: host, history: try StateHistory.of(unit.id, desk))
    }
}

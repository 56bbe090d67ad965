package import Domain
import Storage
import Vietnamese

extension Units {
    /// What founding or entering one unit would do: a code that is taken is a problem, whatever else the unit behind it says.
    package static func planFounding(
        _ draft: UnitDraft, as scope: Scope, _ desk: Desk
    ) throws -> Plan<UnitEntering> {
        guard try UnitDirectory.of(codes: [draft.code], desk.db)[code: draft.code] == nil else {
            var taken = Plan<UnitEntering>()
            taken.problems = [Problem("code", "problem.unit.stands", ["value": draft.code])]
            return taken
        }
        return try plan([draft], as: scope, reviving: true, desk)
    }

    /// Records the founding of one unit, as the form gives it.
    ///
    /// - Throws: `Failure.invalid` with the problems of each field.
    package static func found(_ draft: UnitDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .founding) { return earlier }
        return try enter(planFounding(draft, as: author.scope, desk), as: .founding, by: author, desk)
    }

    /// Enters one unit that was there before the register, as the form gives it.
    ///
    /// - Throws: `Failure.invalid` with the problems of each field.
    package static func enterOne(_ draft: UnitDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .unitEntry) { return earlier }
        return try enter(planFounding(draft, as: author.scope, desk), as: .unitEntry, by: author, desk)
    }

    /// What founding a unit would post, at the superior it will stand under.
    package static func foreseen(_ draft: UnitDraft, _ desk: Desk) throws -> [Posting] {
        let superior = try UnitDirectory.of(codes: [draft.parentCode].compactMap { $0 }, desk.db)
        guard let parent = draft.parentCode.flatMap({ superior[code: $0] }) else { return [] }
        let hosts = try EnterpriseDirectory.of(taxCodes: [draft.hostTaxCode].compactMap { $0 }, desk.db)
        let host = draft.hostTaxCode.flatMap { hosts[taxCode: $0] }
        return Postings.ofUnit(
            event: "", unit: parent.id, type: draft.type, entry: draft.entry, from: draft.from,
            hostManager: host?.manager.on(draft.from), ownership: host?.ownership.on(draft.from)?.rawValue ?? "")
    }

    /// Enters the units of a plan, and says otherwise of further hosts and seals of those that stand, by one operation.
    package static func enter(
        _ plan: Plan<UnitEntering>, as kind: Operation.Kind = .importUnits, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        let entering = try plan.checked().new
        return try desk.record(kind, in: plan.home(\.parent), by: author) { recording in
            let decisions = try Decisions.record(entering.map(\.draft.decision), in: recording, desk)
            try insertStates(entering, recording)
            try recording.say(entering.flatMap(\.settings) + plan.changed.flatMap(\.states))
            var rows: [[Value]] = []
            var events: [Unit.ID: String] = [:]
            for unit in entering {
                let event = uuid7(at: desk.now)
                events[unit.id] = event
                rows.append([
                    event.value, unit.id.value, unit.draft.entry.rawValue.value, unit.draft.from.value,
                    decisions[unit.draft.decision].value,
                ])
            }
            try recording.insert(.unitEvent, rows)
            recording.settle(Array(events.values), try UnitPostings.of(entering.map(\.id), desk.db))
            let changed = plan.changed.map(\.subject)
            return Receipt(seq: recording.seq, subjects: entering.map(\.id.text) + changed)
        }
    }

    private static func insertStates(_ units: [UnitEntering], _ recording: Recording) throws {
        func rows(_ values: (UnitEntering) -> [Value]) -> [[Value]] {
            units.map { [$0.id.value, $0.draft.from.value] + values($0) }
        }
        try recording.insert(.unit, units.map { [$0.id.value, $0.draft.type.line.rawValue.value] })
        try recording.insert(.unitCode, rows { [$0.draft.code.value] })
        try recording.insert(
            .unitName,
            rows { [$0.draft.name.value, $0.draft.name.folded.value, SortKey.of($0.draft.name).value] })
        try recording.insert(.unitType, rows { [$0.draft.type.rawValue.value, ($0.draft.block?.rawValue).value] })
        try recording.insert(.unitParent, rows { [$0.parent.value] })
        try recording.insert(.unitHost, rows { [$0.host.value] })
    }
}

package import Vietnamese

/// What each kind of event posts. The one place that says it: writing, reversing and verifying all ask here.
package enum Postings {
    /// A movement posts where it takes a member from and where it puts them, with the status on each side.
    ///
    /// - Parameters:
    ///   - leaving: the capital source under which the step before put them, so that a sum by it balances.
    ///   - arriving: capital source of the person's workplace on that day, else of the host of the cell they are in
    ///     from then on.
    package static func of(
        _ step: MembershipHistory.Step, sex: Sex, leaving: String, arriving: String
    ) -> [Posting] {
        let movement = step.movement
        func posting(
            _ place: MembershipHistory.Place, _ cause: String, _ ownership: String, _ amount: Int
        ) -> [Posting] {
            guard case .member(let unit, let status) = place else { return [] }
            return [
                Posting(
                    event: movement.id.text, subject: movement.person.text, effectiveOn: movement.effectiveOn,
                    fact: .member, unit: unit,
                    dimensions: Dimensions(
                        line: Line.party.rawValue, cause: cause, status: status.rawValue, sex: sex.rawValue,
                        ownership: ownership),
                    amount: amount)
            ]
        }
        let isTransfer = movement.kind == .transfer
        return posting(step.before, isTransfer ? "transfer_out" : movement.kind.rawValue, leaving, -1)
            + posting(step.after, isTransfer ? "transfer_in" : movement.kind.rawValue, arriving, 1)
    }

    /// A unit that comes in counts once in its own line; one hosted by an enterprise outside its line counts in
    /// the managing Party unit too, which stands in another tree.
    package static func ofUnit(
        event: String, unit: Unit.ID, type: UnitType, entry: UnitEntry, from: Day, hostManager: Unit.ID?,
        ownership: String
    ) -> [Posting] {
        guard entry != .reference else { return [] }
        let own = Posting(
            event: event, subject: unit.text, effectiveOn: from, fact: .organisation, unit: unit,
            dimensions: Dimensions(
                line: type.line.rawValue, cause: entry.rawValue, ownership: ownership, category: type.rawValue),
            amount: 1)
        guard type.line != .party, let hostManager else { return [own] }
        var inParty = own
        inParty.unit = hostManager
        return [own, inParty]
    }

    /// An enterprise counts in its managing Party unit.
    package static func ofEnterprise(
        event: String, enterprise: Enterprise.ID, manager: Unit.ID, from: Day, ownership: Ownership
    ) -> Posting {
        Posting(
            event: event, subject: enterprise.text, effectiveOn: from, fact: .enterprise, unit: manager,
            dimensions: Dimensions(cause: "listed", ownership: ownership.rawValue), amount: 1)
    }

    /// A visit counts in the managing Party unit of the enterprise on that day, by its conclusion.
    package static func ofSurvey(
        event: String, enterprise: Enterprise.ID, manager: Unit.ID, visitedOn: Day, ownership: String,
        conclusion: Survey.Conclusion
    ) -> Posting {
        Posting(
            event: event, subject: enterprise.text, effectiveOn: visitedOn, fact: .survey, unit: manager,
            dimensions: Dimensions(cause: "visit", ownership: ownership, category: conclusion.rawValue), amount: 1)
    }
}

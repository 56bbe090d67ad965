package import Vietnamese

/// What each kind of event posts. The one place that says it: writing, reversing and verifying all ask here.
package enum Postings {
    /// A movement posts where it takes a member from and where it puts them, with the status on each side. One between
    /// two cells is none of the superiors of both, unless the capital source changes with it.
    ///
    /// - Parameters:
    ///   - leaving: the capital source under which the step before put them, so that a sum by it balances.
    ///   - arriving: capital source of the person's workplace on that day, else of the host of the cell they are in
    ///     from then on.
    package static func of(
        _ step: MembershipHistory.Step, sex: Sex, leaving: String, arriving: String
    ) -> [Posting] {
        ofPlace(step, sex, leaving, arriving) + ofStay(step, sex)
    }

    private static func ofPlace(
        _ step: MembershipHistory.Step, _ sex: Sex, _ leaving: String, _ arriving: String
    ) -> [Posting] {
        let movement = step.movement
        func posting(
            _ place: MembershipHistory.Place, _ cause: String, _ ownership: String, _ amount: Int,
            _ reach: Posting.Reach = .all
        ) -> [Posting] {
            guard case .member(let unit, let status) = place else { return [] }
            return [
                Posting(
                    event: movement.id.text, subject: movement.person.text, effectiveOn: movement.effectiveOn,
                    fact: .member, unit: unit, reach: reach,
                    dimensions: Dimensions(
                        line: Line.party.rawValue, cause: cause, status: status.rawValue, sex: sex.rawValue,
                        ownership: ownership),
                    amount: amount)
            ]
        }
        guard step.before != step.after else {
            // Whoever stays where they are may still work under another capital source from that day.
            guard leaving != arriving else { return [] }
            return posting(step.before, change, leaving, -1) + posting(step.after, change, arriving, 1)
        }
        guard movement.kind.isBetweenUnits, let counterpart = movement.counterpart, case .member = step.before else {
            let cause = movement.cause
            return posting(step.before, cause, leaving, -1) + posting(step.after, cause, arriving, 1)
        }
        let kind = movement.kind.rawValue
        let moved =
            posting(step.before, "\(kind)_out", leaving, -1, .apart(from: counterpart))
            + posting(step.after, "\(kind)_in", arriving, 1, .apart(from: movement.unit))
        guard leaving != arriving else { return moved }
        return moved + posting(step.before, "\(kind)_within", leaving, -1, .shared(with: counterpart))
            + posting(step.after, "\(kind)_within", arriving, 1, .shared(with: movement.unit))
    }

    /// A guest counts in the cell where they live their Party life for a time, beside its strength and not in it.
    private static func ofStay(_ step: MembershipHistory.Step, _ sex: Sex) -> [Posting] {
        guard step.stayBefore != step.stayAfter else { return [] }
        let movement = step.movement
        return [(step.stayBefore, -1), (step.stayAfter, 1)].compactMap { stay, amount in
            guard case .unit(let host)? = stay else { return nil }
            return Posting(
                event: movement.id.text, subject: movement.person.text, effectiveOn: movement.effectiveOn,
                fact: .temporary, unit: host,
                dimensions: Dimensions(
                    line: Line.party.rawValue, cause: movement.kind.rawValue, sex: sex.rawValue),
                amount: amount)
        }
    }

    /// The cause of what counts as something else from a day on.
    package static let change = "change"

    /// A member whose workplace, or the capital source of it, becomes another counts under that one from then on.
    package static func ofClass(
        of person: Person.ID, in cell: Unit.ID, _ status: Movement.Status, _ sex: Sex, from: String, to: String,
        on day: Day
    ) -> [Posting] {
        guard from != to else { return [] }
        return [(from, -1), (to, 1)].map { ownership, amount in
            Posting(
                event: Derived.change.event(of: person.text, on: day), subject: person.text, effectiveOn: day,
                fact: .member, unit: cell,
                dimensions: Dimensions(
                    line: Line.party.rawValue, cause: change, status: status.rawValue, sex: sex.rawValue,
                    ownership: ownership),
                amount: amount)
        }
    }

    /// A unit counts once in its own line; one hosted by an enterprise outside its line counts in the managing Party
    /// unit too, which stands in another tree.
    package static func place(
        of unit: Unit.ID, type: UnitType, hostManager: Unit.ID?, ownership: String
    ) -> CountedLife.Place {
        let hosted = type.line == .party ? nil : hostManager
        return CountedLife.Place(
            units: [unit] + [hosted].compactMap(\.self),
            dimensions: Dimensions(line: type.line.rawValue, ownership: ownership, category: type.rawValue))
    }

    /// What a unit posts when it comes in.
    package static func ofUnit(
        event: String, unit: Unit.ID, type: UnitType, entry: UnitEntry, from: Day, hostManager: Unit.ID?,
        ownership: String
    ) -> [Posting] {
        guard entry != .reference else { return [] }
        var life = CountedLife(
            subject: unit.text, fact: .organisation, entry: CountedLife.Turn(event: event, cause: entry.rawValue))
        life.counts(at: place(of: unit, type: type, hostManager: hostManager, ownership: ownership), from: from)
        return life.postings
    }

    /// An enterprise counts in its managing Party unit, until it is closed.
    package static func place(ofEnterpriseManagedBy manager: Unit.ID, ownership: Ownership) -> CountedLife.Place {
        CountedLife.Place(units: [manager], dimensions: Dimensions(ownership: ownership.rawValue))
    }

    /// What an enterprise posts when it is listed.
    package static func ofEnterprise(
        event: String, enterprise: Enterprise.ID, manager: Unit.ID, from: Day, ownership: Ownership
    ) -> [Posting] {
        var life = CountedLife(
            subject: enterprise.text, fact: .enterprise, entry: CountedLife.Turn(event: event, cause: "listed"))
        life.counts(at: place(ofEnterpriseManagedBy: manager, ownership: ownership), from: from)
        return life.postings
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

    /// The cause of what a reported value says, and of the report that says it.
    package static let value = "value"
    package static let report = "report"

    /// A reported value takes back the one before it and puts its own in its place: in its own line and, of a mass
    /// organisation hosted by an enterprise, in the managing Party unit too, as the organisation itself counts.
    /// With the end of the unit its last value goes too. That something was reported at all is posted beside it: it tells
    /// a reported 0 from nothing reported. Where the unit counts no more, it has reported nothing either.
    ///
    /// - Parameters:
    ///   - sequence: every standing value of one unit and one indicator, in the order of their days.
    ///   - end: the day from which the unit is no more: what it said counts until the day before.
    package static func ofReported(_ sequence: [ReportedAtPlace], until end: Day? = nil) -> [Posting] {
        var postings: [Posting] = []
        var before: ReportedAtPlace?
        var told: [Unit.ID: [ReportedAtPlace]] = [:]
        for entry in sequence {
            let value = entry.value
            for unit in before?.units ?? [] where !entry.units.contains(unit) {
                postings += (told.removeValue(forKey: unit) ?? []).map { posting($0, in: unit, of: value, report, -1) }
            }
            for unit in entry.units { told[unit, default: []].append(entry) }
            postings += entry.units.map { posting(entry, in: $0, of: value, report, 1) }
            postings += entry.units.map { posting(entry, in: $0, of: value, Self.value, value.amount.number) }
            if let before {
                postings += before.units.map {
                    posting(before, in: $0, of: value, Self.value, -before.value.amount.number)
                }
            }
            before = entry
        }
        if let last = before, let end {
            let day = max(end, last.value.effectiveOn)
            postings += last.units.map {
                posting(last, in: $0, of: last.value, value, -last.value.amount.number, on: day)
            }
            postings += last.units.flatMap { unit in
                (told[unit] ?? []).map { posting($0, in: unit, of: last.value, report, -1, on: day) }
            }
        }
        return postings.filter { $0.amount != 0 }
    }

    /// An amount of one value, posted by the event of `event`: its own, or the one that takes it back, or the last one
    /// on the day of the unit's end.
    private static func posting(
        _ entry: ReportedAtPlace, in unit: Unit.ID, of event: ReportedValue, _ cause: String, _ amount: Int,
        on day: Day? = nil
    ) -> Posting {
        Posting(
            event: event.id.text, subject: event.unit.text, effectiveOn: day ?? event.effectiveOn, fact: .reported,
            unit: unit,
            dimensions: Dimensions(
                line: Catalogue.indicator(event.indicator)?.line.rawValue ?? "", cause: cause,
                status: entry.value.amount.qualifier.rawValue, ownership: entry.ownership, category: event.indicator),
            amount: amount)
    }
}

/// A reported value with where it counts on its day.
package struct ReportedAtPlace: Hashable, Sendable {
    package let value: ReportedValue
    /// The unit itself and, of a hosted mass organisation, the host's managing Party unit.
    package let units: [Unit.ID]
    /// Capital source of the host; empty without one.
    package let ownership: String

    package init(_ value: ReportedValue, in units: [Unit.ID], ownership: String) {
        self.value = value
        self.units = units
        self.ownership = ownership
    }
}

extension Movement {
    /// The cause of what it posts. One from or to another province is told apart.
    fileprivate var cause: String {
        // Who was on the way arrives with the cells that became one.
        if kind == .reorganisation { return "\(kind.rawValue)_in" }
        let isBeyond = elsewhere?.province == .other && kind != .temporary
        return isBeyond ? "\(kind.rawValue)_beyond" : kind.rawValue
    }
}

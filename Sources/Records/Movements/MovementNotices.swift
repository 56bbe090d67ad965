package import Domain
import Storage
import Vietnamese

/// What the rule book would have people look at before a movement is recorded. It refuses nothing: the decision was
/// made by people, on paper.
package struct MovementNotice: Hashable, Sendable {
    package let message: Message
    /// The value of the rule it rests on.
    package let rule: Rule.Value

    fileprivate init(_ key: String, _ rule: Rule.Value, _ arguments: [String: String]) {
        message = Message(key, arguments.merging(["amount": Numbers.grouped(rule.amount)]) { first, _ in first })
        self.rule = rule
    }
}

extension Movements {
    /// What the rules in force on its day say of a movement that may be recorded.
    package static func notices(
        _ plan: Plan<MovementEntering>, _ foreseen: [Posting], _ desk: Desk
    ) throws -> [MovementNotice] {
        guard let movement = plan.new.first?.movement else { return [] }
        switch movement.kind {
        case .admission: return try ofAge(movement, desk)
        case .readmission: return try ofAbsence(movement, desk)
        case .recognition: return try ofProbation(movement, desk)
        case .temporaryEnd: return try ofStay(movement, desk)
        case .transfer, .transferOut, .removal, .expulsion, .withdrawal, .death, .annulment, .reorganisation:
            return try ofStrength(movement, foreseen, desk)
        case .opening, .restoration, .transferIn, .temporary: return []
        }
    }

    /// Age is counted by month. The sealed birth is compared and never told.
    private static func ofAge(_ movement: Movement, _ desk: Desk) throws -> [MovementNotice] {
        let (rules, day) = (try desk.rules(), movement.effectiveOn)
        guard let least = rules.inForce(RuleBook.admissionMinimumAge, on: day) else { return [] }
        let birth = try PersonDetails.open([movement.person], desk)[movement.person]?[.birth].flatMap { Day(iso: $0) }
        guard let birth else { return [MovementNotice("notice.admission.no_birth", least, [:])] }
        let months = (day.year - birth.year) * 12 + day.month - birth.month
        if months < least.amount * 12 {
            return [MovementNotice("notice.admission.too_young", least, ["day": day.vietnamese])]
        }
        if let most = rules.inForce(RuleBook.admissionMaximumAge, on: day), months > most.amount * 12 {
            return [MovementNotice("notice.admission.too_old", most, ["day": day.vietnamese])]
        }
        return []
    }

    private static func ofProbation(_ movement: Movement, _ desk: Desk) throws -> [MovementNotice] {
        guard let rule = try desk.rules().inForce(RuleBook.probationMonths, on: movement.effectiveOn) else { return [] }
        let admission = try before(movement, desk).last { $0.kind == .admission || $0.kind == .readmission }
        guard let admission else { return [] }
        let ends = admission.effectiveOn.adding(months: rule.amount)
        guard movement.effectiveOn < ends else { return [] }
        let arguments = [
            "day": movement.effectiveOn.vietnamese, "admitted": admission.effectiveOn.vietnamese,
            "ends": ends.vietnamese,
        ]
        return [MovementNotice("notice.recognition.early", rule, arguments)]
    }

    /// Who left the Party may be admitted again after a time, which the register may not know to have passed.
    private static func ofAbsence(_ movement: Movement, _ desk: Desk) throws -> [MovementNotice] {
        guard let rule = try desk.rules().inForce(RuleBook.readmissionMonths, on: movement.effectiveOn) else {
            return []
        }
        guard let leaving = try before(movement, desk).last else {
            return [MovementNotice("notice.readmission.unknown", rule, [:])]
        }
        let earliest = leaving.effectiveOn.adding(months: rule.amount)
        guard movement.effectiveOn < earliest else { return [] }
        let arguments = ["left": leaving.effectiveOn.vietnamese, "earliest": earliest.vietnamese]
        return [MovementNotice("notice.readmission.early", rule, arguments)]
    }

    /// A stay longer than a temporary transfer may last should have been an official one.
    private static func ofStay(_ movement: Movement, _ desk: Desk) throws -> [MovementNotice] {
        guard let rule = try desk.rules().inForce(RuleBook.temporaryMaximum, on: movement.effectiveOn),
            let start = try before(movement, desk).last(where: { $0.kind == .temporary })?.effectiveOn,
            movement.effectiveOn > start.adding(months: rule.amount)
        else { return [] }
        return [MovementNotice("notice.temporary.long", rule, ["day": start.vietnamese])]
    }

    /// What stands of the person up to the day of a movement, in the order of days.
    private static func before(_ movement: Movement, _ desk: Desk) throws -> [Movement] {
        let people = try PersonDirectory.of([movement.person], desk.db)
        let memberships = try Memberships.of([movement.person], people, desk.db)
        return try memberships.history(of: movement.person).steps.map(\.movement)
            .filter { $0.effectiveOn <= movement.effectiveOn }
    }

    /// A cell that falls below what it takes to have one needs members or a merger.
    private static func ofStrength(
        _ movement: Movement, _ foreseen: [Posting], _ desk: Desk
    ) throws -> [MovementNotice] {
        guard let official = Catalogue.indicator("party.members.official"),
            let rule = try desk.rules().inForce(RuleBook.cellMinimum, on: movement.effectiveOn)
        else { return [] }
        let question = FigureQuestion(unit: movement.unit, from: desk.today, to: desk.today, knownAt: nil)
        guard let now = try Figures.one(official, question, desk)?.number else { return [] }
        let change = foreseen.filter { $0.unit == movement.unit && official.filter.admits($0.dimensions) }
        let left = now + change.reduce(0) { $0 + $1.amount }
        guard now >= rule.amount, left < rule.amount else { return [] }
        let name = try UnitQueries.names(of: [movement.unit], on: desk.today, desk)[movement.unit]?.name ?? ""
        return [MovementNotice("notice.cell.below", rule, ["unit": name, "count": Numbers.padded(left)])]
    }
}

import Domain
import FoundationEssentials
import TestKit
import Vietnamese

extension ActMaker {
    // MARK: Movements

    mutating func movement(in world: SmallWorld) -> Act {
        if random.chance(8), let late = goingAlong(in: world) { return late }
        let count = random.chance(75) ? 1 : random.number(2...3)
        let drafts = (0..<count).compactMap { _ in move(in: world) }
        return drafts.isEmpty ? reversal(in: world) : .move(drafts)
    }

    private mutating func move(in world: SmallWorld) -> MovementDraft? {
        let people = world.facts.rows.people.sorted { $0.value.code < $1.value.code }
        guard let (id, person) = people.randomElement(using: &random) else { return nil }
        let latest = world.facts.moves[id]?.last?.day ?? SmallWorld.start
        var day = day(in: world)
        if random.chance(55) { day = max(day, latest) }
        let stand = world.facts.stand(of: id, on: day)
        let kind = kind(after: stand)
        func code(_ unit: String?) -> String? { unit.flatMap { world.facts.codes[$0]?.latest } }
        let here = code(stand.cell) ?? code(stand.way?.last)
        guard let cell = unit(in: world, on: day, \.holdsMembers) else { return nil }
        let target = unit(in: world, on: day, but: [here].compactMap(\.self), \.holdsMembers)
        let isAway = kind == .transferIn ? stand.way == nil : kind.mayConcernElsewhere && random.chance(40)
        let isStated = kind == .opening || kind == .restoration || (kind == .transferIn && isAway)
        return MovementDraft(
            personCode: person.code, personName: "Người \(person.code)", kind: kind,
            unitCode: random.chance(96) ? here ?? cell : cell,
            counterpartCode: kind.mayHaveCounterpart && !isAway ? target : nil,
            status: isStated ? (random.chance(70) ? .official : .probationary) : nil,
            elsewhere: isAway
                ? Movement.Elsewhere(name: "Đảng bộ nơi khác", province: random.chance(50) ? .same : .other) : nil,
            effectiveOn: day, decision: Village.decision("\(kind.rawValue)-QĐ/QU", day))
    }

    /// Mostly what may follow where somebody stands.
    private mutating func kind(after stand: PlainFacts.Stand) -> Movement.Kind {
        let leaving: [Movement.Kind] = [.removal, .expulsion, .withdrawal, .death, .annulment]
        let kinds: [Movement.Kind]
        if random.chance(4) {
            kinds = Movement.Kind.allCases.filter { $0 != .reorganisation }
        } else if stand.way != nil {
            kinds = [.transferIn, .transferIn, .transferIn, .recognition] + leaving.prefix(1)
        } else if stand.cell != nil {
            let stay: [Movement.Kind] =
                stand.guest == nil ? [.temporary, .temporary] : Array(repeating: .temporaryEnd, count: 8)
            let status: Movement.Kind = stand.isOfficial ? .transfer : .recognition
            kinds =
                stay + [status, status, .transfer, .transferOut, .transferOut]
                + leaving.shuffled(using: &random).prefix(2)
        } else if stand.gone == nil {
            kinds = [.admission, .admission, .admission, .opening, .opening, .transferIn, .readmission, .restoration]
        } else {
            kinds = [.readmission, .restoration, .transferIn, .admission]
        }
        return kinds.randomElement(using: &random) ?? .transfer
    }

    /// Somebody found late of a cell that went into another, who went along.
    private mutating func goingAlong(in world: SmallWorld) -> Act? {
        let facts = world.facts
        let gone = facts.successors.keys.compactMap { unit -> (code: String, to: String, day: Day)? in
            guard let day = facts.endings[unit], let code = facts.codes[unit]?.latest,
                let to = facts.successors[unit].flatMap({ facts.codes[$0]?.latest })
            else { return nil }
            return (code, to, day)
        }
        let people = facts.rows.people.filter { facts.moves[$0.key] == nil }.map(\.value.code).sorted()
        guard let cell = gone.sorted(by: { $0.code < $1.code }).randomElement(using: &random),
            let person = people.randomElement(using: &random)
        else { return nil }
        func draft(_ kind: Movement.Kind, _ to: String?, _ day: Day) -> MovementDraft {
            MovementDraft(
                personCode: person, personName: "Người \(person)", kind: kind, unitCode: cell.code,
                counterpartCode: to, status: nil, effectiveOn: day,
                decision: Village.decision("\(kind.rawValue)-QĐ/QU", day))
        }
        return .move([
            draft(.admission, nil, cell.day.adding(days: -1)), draft(.reorganisation, cell.to, cell.day),
        ])
    }

    // MARK: Surveys, targets, reported values

    mutating func visit(in world: SmallWorld) -> Act {
        let day = day(in: world)
        guard let taxCode = enterprise(in: world, on: day) else { return reversal(in: world) }
        let round = code("Đợt")
        return .visit(
            SurveyDraft(
                taxCode: taxCode, enterpriseName: "Công ty \(taxCode)", round: round, visitedOn: day, workers: nil,
                official: random.number(0...4), probationary: random.number(0...2), steady: true, source: .homeCell))
    }

    mutating func target(in world: SmallWorld) -> Act {
        guard let unit = unit(in: world, on: world.today, { $0.line == .party }) else { return reversal(in: world) }
        let indicators = ["party.members.admitted", "party.cells.founded", "party.members", "unions.founded"]
        let draft = TargetDraft(
            unitCode: unit, indicator: indicators.randomElement(using: &random) ?? "",
            from: Village.day(2024, 1, 1), to: Village.day(2024, 12, 31), value: random.number(1...9), upper: nil,
            shape: .atLeast, giverCode: random.chance(50) ? "TP" : nil, document: code("KH"), documentOn: world.today)
        targets.append(draft)
        return .give(draft)
    }

    mutating func changedTarget(in world: SmallWorld) -> Act {
        guard var draft = targets.randomElement(using: &random) else { return target(in: world) }
        draft.value = random.number(1...9)
        (draft.document, draft.documentOn) = (code("KH"), world.today.adding(days: -random.number(0...2)))
        return .changeTarget(draft)
    }

    mutating func report(in world: SmallWorld) -> Act {
        let day = day(in: world)
        let lines: [(Line, String)] = [
            (.union, "unions.members"), (.youth, "youth.members"), (.women, "women.members"),
        ]
        guard let (line, indicator) = lines.randomElement(using: &random) else { return reversal(in: world) }
        let isOfParty = random.chance(15)
        guard
            let unit = unit(
                in: world, on: day, { $0.line == line && !$0.isUpper || isOfParty && $0 == .grassrootsCommittee })
        else { return reversal(in: world) }
        return .report(
            ReportedDraft(
                unitCode: unit, unitName: nil, indicator: indicator, effectiveOn: day,
                amount: ReportedAmount(random.number(0...50)), source: "Đơn vị", document: nil, documentOn: nil))
    }

    // MARK: Taking back

    /// What was recorded lately is taken back more often than what was long ago.
    mutating func reversal(in world: SmallWorld) -> Act {
        let acts = world.operations.keys.sorted()
        let chosen = random.chance(60) ? Array(acts.suffix(6)) : acts
        return .reverse(chosen.randomElement(using: &random) ?? 0)
    }
}

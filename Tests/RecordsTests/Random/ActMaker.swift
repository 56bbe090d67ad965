import Domain
import FoundationEssentials
import Records
import TestKit
import Vietnamese

/// Makes up what an office might do next, from what stands: mostly what is possible, often late, now and then not.
///
/// It chooses among codes in their order, so that a seed makes the same sequence on both engines.
struct ActMaker {
    var random: Seeded
    /// How many codes were made up, so that each is new.
    private var made = 0
    /// Targets that were given: they are changed by what they are named by.
    var targets: [TargetDraft] = []

    init(seed: UInt64) {
        random = Seeded(seed)
    }

    /// The act after those before it.
    mutating func next(in world: SmallWorld) -> Act {
        switch random.number(1...100) {
        case ...7: founding(in: world)
        case ...9: .people((0..<random.number(1...2)).map { _ in person(in: world) })
        case ...12: changedPerson(in: world)
        case ...13: .list([enterprise(in: world)])
        case ...20: changedEnterprise(in: world)
        case ...22: merger(in: world)
        case ...52: movement(in: world)
        case ...55: visit(in: world)
        case ...57: target(in: world)
        case ...60: changedTarget(in: world)
        case ...64: report(in: world)
        case ...88: reorganisation(in: world)
        case ...90: consent(in: world)
        default: reversal(in: world)
        }
    }

    // MARK: Choosing

    mutating func code(_ lead: String) -> String {
        made += 1
        return "\(lead)-\(made)"
    }

    /// A day since the opening: one on which something happened, the day beside it, the end of a month, or any.
    mutating func day(in world: SmallWorld) -> Day {
        let any = SmallWorld.start.adding(days: random.number(0...max(0, SmallWorld.start.days(until: world.today))))
        let chosen: Day
        switch random.number(1...100) {
        case ...30: chosen = (world.dated.randomElement(using: &random) ?? any).adding(days: random.number(-1...1))
        case ...40: chosen = random.chance(50) ? any.lastOfMonth : any.firstOfMonth
        case ...60: chosen = world.today.adding(days: -random.number(0...3))
        default: chosen = any
        }
        return min(world.today, max(SmallWorld.start, chosen))
    }

    /// A unit that is there on a day, by the types that fit; any unit where none does.
    mutating func unit(
        in world: SmallWorld, on day: Day, but others: [String] = [], _ fits: (UnitType) -> Bool
    ) -> String? {
        let fitting = world.units(on: day).filter { !others.contains($0.code) && fits($0.type) }
        return fitting.map(\.code).randomElement(using: &random)
    }

    mutating func enterprise(in world: SmallWorld, on day: Day) -> String? {
        world.facts.listings.filter { $0.value <= day }.compactMap { world.facts.rows.taxCodes[$0.key] }.sorted()
            .randomElement(using: &random)
    }

    // MARK: Units, enterprises and people

    mutating func founding(in world: SmallWorld) -> Act {
        let day = day(in: world)
        let types: [UnitType] = [
            .cell, .cell, .grassrootsCell, .grassrootsCommittee, .sectionCommittee, .grassrootsUnion, .grassrootsYouth,
            .youthBranch, .womenBranch, .grassrootsWomen,
        ]
        let type = types.randomElement(using: &random) ?? .cell
        let isAny = random.chance(5)
        guard let parent = unit(in: world, on: day, { isAny || $0.children.contains(type) }) else {
            return reversal(in: world)
        }
        let code = code("U")
        let isOpening = random.chance(20)
        let isHosted = (type.holdsMembers || type.line != .party) && random.chance(70)
        let draft = UnitDraft(
            code: code, name: "Đơn vị \(code)", type: type, parentCode: parent,
            hostTaxCode: isHosted ? enterprise(in: world, on: day) : nil, entry: isOpening ? .opening : .founding,
            from: day, decision: isOpening ? nil : Village.decision("\(code)-QĐ/QU", day))
        return isOpening ? .enter([draft]) : .found(draft)
    }

    mutating func enterprise(in world: SmallWorld) -> EnterpriseDraft {
        let day = day(in: world)
        let manager = unit(in: world, on: day) { [.upperCommittee, .grassrootsCommittee].contains($0) }
        made += 1
        return EnterpriseDraft.made(
            "01\(10_000_000 + made)", Ownership.allCases.randomElement(using: &random) ?? .domestic, manager ?? "Q-1",
            day)
    }

    mutating func changedEnterprise(in world: SmallWorld) -> Act {
        let day = day(in: world)
        guard let taxCode = enterprise(in: world, on: day), let id = world.enterprise(taxCode) else {
            return reversal(in: world)
        }
        let facts = world.facts
        let manager = facts.managers[id]?.on(day).flatMap { facts.codes[$0]?.latest } ?? "Q-1"
        let ownership = facts.ownerships[id]?.on(day).flatMap(Ownership.init) ?? .domestic
        var draft = EnterpriseDraft.made(taxCode, ownership, manager, day)
        draft.status = facts.statuses[id]?.on(day).flatMap(EnterpriseStatus.init) ?? .steady
        switch random.number(1...3) {
        case 1: draft.ownership = Ownership.allCases.randomElement(using: &random) ?? .foreign
        case 2: draft.status = EnterpriseStatus.allCases.randomElement(using: &random) ?? .closed
        default:
            draft.managerCode =
                unit(in: world, on: day) { [.upperCommittee, .grassrootsCommittee].contains($0) } ?? manager
        }
        return .changeEnterprise(draft)
    }

    mutating func merger(in world: SmallWorld) -> Act {
        let day = day(in: world)
        guard let going = enterprise(in: world, on: day), let staying = enterprise(in: world, on: day) else {
            return reversal(in: world)
        }
        return .mergeEnterprises(EnterpriseMergerDraft(taxCode: going, survivor: staying, from: day))
    }

    mutating func person(in world: SmallWorld) -> PersonDraft {
        let code = code("P")
        let day = day(in: world)
        let workplace = random.chance(60) ? enterprise(in: world, on: day) : nil
        return PersonDraft(
            code: code, name: "Người \(code)", sex: random.chance(50) ? .female : .male, details: [:],
            workplaceTaxCode: workplace, workplaceFrom: workplace == nil ? nil : day)
    }

    mutating func changedPerson(in world: SmallWorld) -> Act {
        let day = day(in: world)
        let people = world.facts.rows.people.values.sorted { $0.code < $1.code }
        guard let person = people.randomElement(using: &random), let workplace = enterprise(in: world, on: day) else {
            return reversal(in: world)
        }
        return .changePerson(
            PersonDraft(
                code: person.code, name: "Người \(person.code)", sex: person.sex == "female" ? .female : .male,
                details: random.chance(30) ? [.phone: "09120000\(random.number(10...99))"] : [:],
                workplaceTaxCode: workplace, workplaceFrom: day))
    }

    /// Mostly what keeps the person in the register; now and then the file itself.
    mutating func consent(in world: SmallWorld) -> Act {
        let people = world.facts.rows.people.values.map(\.code).sorted()
        guard let person = people.randomElement(using: &random) else { return reversal(in: world) }
        let purpose: ConsentPurpose = random.chance(20) ? .file : random.chance(80) ? .contact : .statistics
        return .consent(
            ConsentDraft(
                personCode: person, purpose: purpose, answer: random.chance(60) ? .withdrawn : .given,
                from: day(in: world), document: "Phiếu số 1"))
    }
}

extension EnterpriseDraft {
    /// An enterprise that works, with a name told by its tax code.
    static func made(_ taxCode: String, _ ownership: Ownership, _ manager: String, _ from: Day) -> EnterpriseDraft {
        guard let taxCode = TaxCode(taxCode) else { preconditionFailure("ten digits are a tax code") }
        return EnterpriseDraft(
            taxCode: taxCode, name: "Công ty \(taxCode)", legalForm: .jointStock, ownership: ownership,
            address: "Ô Làng", industry: "Gỗ", workers: nil, status: .steady, managerCode: manager, from: from)
    }
}

/// What stands in a world, by codes in their order.
extension SmallWorld {
    /// The units that are there on a day and are more than named.
    func units(on day: Day) -> [(code: String, id: String, type: UnitType)] {
        facts.entries.compactMap { id, _ in
            guard facts.isThere(id, on: day), let code = facts.codes[id]?.latest,
                let type = facts.types[id]?.on(day).flatMap(UnitType.init)
            else { return nil }
            return (code, id, type)
        }.sorted { $0.code < $1.code }
    }

    /// The enterprise of a tax code that is listed.
    func enterprise(_ taxCode: String) -> String? { facts.listings.keys.first { facts.rows.taxCodes[$0] == taxCode } }

    /// Every day on which something is recorded to have happened, in order.
    var dated: [Day] {
        let days =
            facts.moves.values.joined().map(\.day) + facts.entries.values.map(\.from) + facts.endings.values
            + facts.parents.values.flatMap(\.days) + facts.managers.values.flatMap(\.days)
        return Set(days).sorted()
    }
}

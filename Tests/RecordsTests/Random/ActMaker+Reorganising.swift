import Domain
import TestKit
import Vietnamese

extension ActMaker {
    /// One step, several at once, or steps that belong together.
    mutating func reorganisation(in world: SmallWorld) -> Act {
        let day = random.chance(60) ? world.today.adding(days: -random.number(0...2)) : day(in: world)
        let steps: [ReorganisationDraft]
        switch random.number(1...100) {
        case ...8: steps = amalgamation(in: world, day)
        case ...16: steps = division(in: world, day)
        case ...22: steps = raising(in: world, day)
        case ...36:
            steps = (0..<random.number(2...3)).compactMap { _ in
                step(in: world, random.chance(70) ? day : self.day(in: world))
            }
        default: steps = [step(in: world, day)].compactMap(\.self)
        }
        return steps.isEmpty ? reversal(in: world) : .reorganise(steps)
    }

    private func draft(
        _ kind: Reorganisation.Kind, _ unit: String, _ day: Day, other: String? = nil, parent: String? = nil,
        name: String? = nil, type: UnitType? = nil, host: String? = nil, people: [String] = []
    ) -> ReorganisationDraft {
        ReorganisationDraft(
            kind: kind, unitCode: unit, from: day, otherCode: other, parentCode: parent, name: name, type: type,
            hostTaxCode: host, people: people, decision: Village.decision("\(kind.rawValue)-QĐ/TU", day))
    }

    private mutating func step(in world: SmallWorld, _ day: Day) -> ReorganisationDraft? {
        let units = world.units(on: day).filter { $0.type != .provinceCommittee }
        // Units of little are done something to more often: what they are below stays.
        let low = units.filter { !$0.type.isUpper }
        let chosen = (random.chance(85) ? low : units).randomElement(using: &random)
        guard let chosen, let kind = Reorganisation.Kind.allCases.randomElement(using: &random) else { return nil }
        let (unit, type) = (chosen.code, chosen.type)
        let isAny = random.chance(4)
        func parent(_ type: UnitType) -> String? {
            self.unit(in: world, on: day, but: [unit]) { isAny || $0.children.contains(type) }
        }
        let like = self.unit(in: world, on: day, but: [unit]) { isAny || $0 == type }
        switch kind {
        case .rename:
            let name = code("Đơn vị mới")
            return draft(kind, unit, day, other: random.chance(40) ? code("M") : nil, name: name)
        case .move, .handover: return parent(type).map { draft(kind, unit, day, parent: $0) }
        case .convert:
            guard let becomes = conversion(of: type) else { return nil }
            return draft(
                kind, unit, day, parent: parent(becomes), name: random.chance(30) ? code("Tên") : nil, type: becomes)
        case .merge: return like.map { draft(kind, unit, day, other: $0) }
        case .amalgamate: return draft(kind, unit, day, other: code("H"), name: "Đơn vị hợp nhất")
        case .split: return split(in: world, chosen, day)
        case .windUp, .dissolve, .disband: return draft(kind, unit, day, other: random.chance(50) ? like : nil)
        }
    }

    /// What a unit of a type may become.
    private mutating func conversion(of type: UnitType) -> UnitType? {
        let becomes: [UnitType] =
            switch type {
            case .cell: [.grassrootsCell, .grassrootsCell, .sectionCommittee]
            case .grassrootsCell: [.cell, .cell, .grassrootsCommittee]
            case .sectionCommittee: [.grassrootsCommittee, .cell]
            case .grassrootsCommittee: [.sectionCommittee, .upperCommittee]
            case .youthBranch: [.grassrootsYouth]
            case .grassrootsYouth: [.youthBranch]
            case .womenBranch: [.grassrootsWomen]
            case .grassrootsWomen: [.womenBranch]
            default: []
            }
        return becomes.randomElement(using: &random)
    }

    /// A new unit comes out of one: with some of its members, or with those who work at an enterprise.
    private mutating func split(
        in world: SmallWorld, _ unit: (code: String, id: String, type: UnitType), _ day: Day
    ) -> ReorganisationDraft {
        let new = code("T")
        guard unit.type.holdsMembers, random.chance(60) else {
            return draft(
                .split, unit.code, day, other: new, name: "Đơn vị \(new)",
                host: random.chance(60) ? enterprise(in: world, on: day) : nil)
        }
        let members = world.facts.rows.people.filter { world.facts.stand(of: $0.key, on: day).cell == unit.id }
        let going = members.map(\.value.code).sorted().shuffled(using: &random).prefix(random.number(0...2))
        return draft(.split, unit.code, day, other: new, name: "Đơn vị \(new)", people: going.sorted())
    }

    /// Two or three units of a kind become one.
    private mutating func amalgamation(in world: SmallWorld, _ day: Day) -> [ReorganisationDraft] {
        let units = world.units(on: day).filter { !$0.type.isUpper }
        guard let first = units.randomElement(using: &random) else { return [] }
        let like = units.filter { $0.type == first.type && $0.code != first.code }.shuffled(using: &random)
        let new = code("H")
        return ([first] + like.prefix(random.number(1...2))).enumerated().map { number, unit in
            draft(.amalgamate, unit.code, day, other: new, name: number == 0 ? "Đơn vị hợp nhất \(new)" : nil)
        }
    }

    /// A cell is divided into two and is no more.
    private mutating func division(in world: SmallWorld, _ day: Day) -> [ReorganisationDraft] {
        let cells = world.units(on: day).filter(\.type.holdsMembers)
        guard let cell = cells.randomElement(using: &random) else { return [] }
        let members = world.facts.rows.people.filter { world.facts.stand(of: $0.key, on: day).cell == cell.id }
        let people = members.map(\.value.code).sorted()
        let half = random.number(0...people.count)
        let parts = [Array(people.prefix(half)), Array(people.suffix(people.count - half))]
        return parts.map { part in
            let new = code("T")
            return draft(.split, cell.code, day, other: new, name: "Chi bộ \(new)", people: part)
        } + [draft(.windUp, cell.code, day)]
    }

    /// A cell becomes a committee, with its members in cells of its own.
    private mutating func raising(in world: SmallWorld, _ day: Day) -> [ReorganisationDraft] {
        let cells = world.units(on: day).filter(\.type.holdsMembers)
        guard let cell = cells.randomElement(using: &random),
            let parent = unit(in: world, on: day, { $0 == .upperCommittee })
        else { return [] }
        let members = world.facts.rows.people.filter { world.facts.stand(of: $0.key, on: day).cell == cell.id }
        return [
            draft(.convert, cell.code, day, parent: parent, type: .grassrootsCommittee),
            draft(
                .split, cell.code, day, other: code("T"), parent: cell.code, name: "Chi bộ một", type: .cell,
                people: members.map(\.value.code).sorted()),
        ]
    }
}

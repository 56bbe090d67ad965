import Domain
import Storage
import Vietnamese

/// A reorganisation worked out in memory, step after step: the tree, the members and the managed enterprises as they
/// would stand, and the facts that say so. Writes nothing.
struct Reshaping {
    /// A unit that comes into being.
    struct NewUnit {
        let id: Unit.ID
        let step: ReorganisationStep
        let type: UnitType
        let name: String
        let parent: Unit.ID?
        let block: Block?
        let host: Enterprise.ID?
    }

    private(set) var tree: TreeRules
    private(set) var members: MembersByCell
    private var managers: [Enterprise.ID: Timeline<Unit.ID>]
    private let later: LaterFacts
    private let hosts: EnterpriseDirectory

    private(set) var states: [NewState] = []
    private(set) var newUnits: [NewUnit] = []
    private(set) var endings: [(unit: Unit.ID, kind: UnitEnding, step: ReorganisationStep)] = []
    private(set) var movements: [(movement: Movement, step: ReorganisationStep)] = []
    /// The units whose superior, type or being changes.
    private(set) var touched: Set<Unit.ID> = []

    /// What these steps concern, as it stands.
    static func around(_ steps: [ReorganisationStep], _ desk: Desk) throws -> Reshaping {
        let units = Set(steps.flatMap { [$0.unit] + [$0.other, $0.parent].compactMap { $0 } })
        let tree = try TreeRules.around(units, desk.db)
        let emptied = Set(steps.filter { $0.draft.kind.ending != nil || $0.draft.kind == .split }.map(\.unit))
        let converted = Set(steps.filter { $0.draft.kind == .convert }.map(\.unit))
        var managers: [Enterprise.ID: Timeline<Unit.ID>] = [:]
        for chunk in Array(emptied).chunks(of: 500) {
            let managed: SQL = """
                enterprise.id IN (SELECT enterprise FROM enterprise_manager
                    WHERE superseded_in IS NULL AND unit IN \(list: Array(chunk)))
                """
            for enterprise in try EnterpriseDirectory.fitting(managed, desk.db).all where enterprise.event != nil {
                managers[enterprise.id] = enterprise.manager
            }
        }
        return Reshaping(
            tree: tree, members: try MembersByCell.of(emptied.union(converted), desk.db), managers: managers,
            later: try LaterFacts.of(emptied, desk.db),
            hosts: try EnterpriseDirectory.of(taxCodes: steps.compactMap(\.draft.hostTaxCode), desk.db))
    }

    private init(
        tree: TreeRules, members: MembersByCell, managers: [Enterprise.ID: Timeline<Unit.ID>], later: LaterFacts,
        hosts: EnterpriseDirectory
    ) {
        self.tree = tree
        self.members = members
        self.managers = managers
        self.later = later
        self.hosts = hosts
    }

    // MARK: Steps

    /// Takes one step; where something stands against it, says what and changes nothing.
    mutating func take(_ step: ReorganisationStep) -> [Problem] {
        let problems = against(step)
        guard problems.isEmpty else { return problems }
        switch step.draft.kind {
        case .rename: return rename(step)
        case .move, .handover: return place(step.unit, under: step.parent, step)
        case .convert: return convert(step)
        case .merge, .amalgamate, .windUp, .dissolve, .disband: return end(step)
        case .split: return split(step)
        }
    }

    private func against(_ step: ReorganisationStep) -> [Problem] {
        let (draft, unit) = (step.draft, tree[step.unit])
        guard unit.isThere(on: draft.from), let type = unit.type.on(draft.from) else {
            return [notThere(unit, "unit", draft)]
        }
        let isNamedOnly = unit.entry == .reference && ![.rename, .move, .convert].contains(draft.kind)
        if isNamedOnly { return [Problem("unit", "problem.reorganisation.reference", ["value": draft.unitCode])] }
        if let other = step.other, !draft.kind.makesUnit {
            let receiver = tree[other]
            guard receiver.isThere(on: draft.from) else { return [notThere(receiver, "other", draft)] }
            if receiver.type.on(draft.from)?.line != type.line {
                return [Problem("other", "problem.reorganisation.line")]
            }
            if tree.line(from: other, on: draft.from).contains(step.unit) {
                return [Problem("other", "problem.reorganisation.into_below")]
            }
        }
        if let parent = step.parent {
            guard tree[parent].isThere(on: draft.from) else { return [notThere(tree[parent], "parent", draft)] }
            if draft.kind != .split, tree.line(from: parent, on: draft.from).contains(step.unit) {
                return [Problem("parent", "problem.reorganisation.below_itself")]
            }
        }
        return []
    }

    private func notThere(_ unit: UnitDirectory.Entry, _ field: String, _ draft: ReorganisationDraft) -> Problem {
        if let ending = unit.ending, ending.on <= draft.from {
            return Problem(field, "problem.unit.ended", ["day": ending.on.vietnamese])
        }
        return Problem(field, "problem.unit.not_yet", ["day": unit.from?.vietnamese ?? "–"])
    }

    private mutating func rename(_ step: ReorganisationStep) -> [Problem] {
        let (day, unit) = (step.draft.from, tree[step.unit])
        let name = step.draft.name.flatMap { $0 == unit.name.on(day) ? nil : $0 }
        let code = step.draft.otherCode.flatMap { $0 == unit.code.on(day) ? nil : $0 }
        guard name != nil || code != nil else { return [Problem("name", "problem.reorganisation.same_name")] }
        if let name {
            guard !tree[step.unit].name.days.contains(day) else { return [changedThatDay("name", step)] }
            tree[step.unit].name.add(name, from: day)
            say(.unitName, step.unit, day, [name.value, name.folded.value, SortKey.of(name).value])
        }
        if let code {
            guard !tree[step.unit].code.days.contains(day) else { return [changedThatDay("other", step)] }
            tree[step.unit].code.add(code, from: day)
            say(.unitCode, step.unit, day, [code.value])
        }
        return []
    }

    private mutating func place(_ unit: Unit.ID, under parent: Unit.ID?, _ step: ReorganisationStep) -> [Problem] {
        let day = step.draft.from
        if (tree[unit].parent.on(day) ?? nil) == parent {
            return [Problem("parent", "problem.reorganisation.already_there")]
        }
        guard !tree[unit].parent.days.contains(day) else { return [changedThatDay("parent", step)] }
        tree[unit].parent.add(parent, from: day)
        say(.unitParent, unit, day, [parent.value])
        touched.insert(unit)
        return []
    }

    private mutating func convert(_ step: ReorganisationStep) -> [Problem] {
        let (day, unit) = (step.draft.from, tree[step.unit])
        guard let type = step.draft.type, type != unit.type.on(day) else {
            return [Problem("type", "problem.reorganisation.same_type")]
        }
        guard type.line == unit.type.on(day)?.line else { return [Problem("type", "problem.reorganisation.line")] }
        guard !unit.type.days.contains(day) else { return [changedThatDay("type", step)] }
        tree[step.unit].type.add(type, from: day)
        say(.unitType, step.unit, day, [type.rawValue.value, ((unit.block.on(day) ?? nil)?.rawValue).value])
        touched.insert(step.unit)
        var problems: [Problem] = []
        if let parent = step.parent, (unit.parent.on(day) ?? nil) != parent {
            problems = place(step.unit, under: parent, step)
        }
        if let name = step.draft.name, problems.isEmpty {
            guard !unit.name.days.contains(day) else { return [changedThatDay("name", step)] }
            tree[step.unit].name.add(name, from: day)
            say(.unitName, step.unit, day, [name.value, name.folded.value, SortKey.of(name).value])
        }
        return problems
    }

    private mutating func end(_ step: ReorganisationStep) -> [Problem] {
        let day = step.draft.from
        guard var kind = step.draft.kind.ending else { return [] }
        if let fact = later.first(of: step.unit, from: day) {
            let arguments = ["operation": String(fact.operation), "day": fact.day.vietnamese, "what": fact.what]
            return [Problem("from", "problem.reorganisation.later_stands", arguments)]
        }
        if step.draft.kind == .amalgamate {
            let problems = make(step)
            guard problems.isEmpty else { return problems }
        }
        let children = tree.children(of: step.unit, on: day)
        let people = members.members(of: step.unit, on: day)
        let expected = members.expected(in: step.unit, on: day)
        let enterprises = managers.filter { $0.value.on(day) == step.unit }.keys.sorted { $0.text < $1.text }
        guard let receiver = step.other else {
            guard children.isEmpty, people.isEmpty, expected.isEmpty, enterprises.isEmpty else {
                let counts = [
                    "units": children.count, "people": people.count, "expected": expected.count,
                    "enterprises": enterprises.count,
                ]
                return [Problem("other", "problem.reorganisation.receiver", counts.mapValues { Numbers.grouped($0) })]
            }
            if kind == .woundUp, newUnits.contains(where: { $0.step.unit == step.unit && $0.step.draft.from == day }) {
                kind = .split
            }
            finish(step.unit, kind, step)
            return []
        }
        let holdsMembers = tree[receiver].type.on(day)?.holdsMembers == true
        guard people.isEmpty && expected.isEmpty || holdsMembers else {
            let count = Numbers.grouped(people.count + expected.count)
            return [Problem("other", "problem.reorganisation.no_members", ["people": count])]
        }
        for child in children {
            let problems = place(child.id, under: receiver, step)
            guard problems.isEmpty else {
                return problems.map { Problem("other", $0.message.key, $0.message.arguments) }
            }
        }
        // Who left it and has not arrived yet is led by whoever took it over, where that can lead anybody.
        let departed = holdsMembers ? members.departed(from: step.unit, on: day) : []
        for person in people + expected + departed { move(person, from: step.unit, to: receiver, step) }
        for enterprise in enterprises {
            managers[enterprise]?.add(receiver, from: day)
            say(.enterpriseManager, enterprise.text, day, [receiver.value])
        }
        finish(step.unit, kind, step)
        return []
    }

    private mutating func finish(_ unit: Unit.ID, _ kind: UnitEnding, _ step: ReorganisationStep) {
        tree[unit].ending = (kind, step.draft.from, "")
        endings.append((unit, kind, step))
        touched.insert(unit)
    }

    private mutating func split(_ step: ReorganisationStep) -> [Problem] {
        guard let new = step.other else { return [] }
        let day = step.draft.from
        var going: [Person.ID] = []
        for code in step.draft.people {
            guard let person = members.somebody(code: code, in: step.unit, on: day) else {
                return [Problem("people", "problem.reorganisation.not_member", ["value": code])]
            }
            going.append(person)
        }
        if let host = step.draft.hostTaxCode {
            guard let enterprise = hosts[taxCode: host] else {
                return [Problem("host", "problem.enterprise.unknown", ["value": host])]
            }
            going = members.everybody(in: step.unit, workingAt: enterprise.id, on: day)
        }
        let problems = make(step)
        guard problems.isEmpty else { return problems }
        guard going.isEmpty || tree[new].type.on(day)?.holdsMembers == true else {
            return [Problem("type", "problem.reorganisation.no_members", ["people": Numbers.grouped(going.count)])]
        }
        for person in going { move(person, from: step.unit, to: new, step) }
        return []
    }

    /// Brings a unit into being, where an earlier step of this reorganisation has not done so.
    private mutating func make(_ step: ReorganisationStep) -> [Problem] {
        guard let id = step.other, tree[id].from == nil else { return [] }
        let (day, of) = (step.draft.from, tree[step.unit])
        guard let type = step.draft.type ?? of.type.on(day), let name = step.draft.name ?? of.name.on(day) else {
            return []
        }
        guard type.line == of.type.on(day)?.line else { return [Problem("type", "problem.reorganisation.line")] }
        let parent = step.parent ?? (of.parent.on(day) ?? nil)
        let block = of.block.on(day) ?? nil
        let host = step.draft.hostTaxCode.flatMap { hosts[taxCode: $0]?.id }
        var entry = UnitDirectory.Entry(id: id)
        entry.code.add(step.draft.otherCode ?? "", from: day)
        entry.name.add(name, from: day)
        entry.type.add(type, from: day)
        entry.block.add(block, from: day)
        entry.parent.add(parent, from: day)
        entry.host.add(host, from: day)
        entry.entry = .reorganisation
        entry.from = day
        tree[id] = entry
        newUnits.append(
            NewUnit(id: id, step: step, type: type, name: name, parent: parent, block: block, host: host))
        touched.insert(id)
        return []
    }

    private mutating func move(_ person: Person.ID, from: Unit.ID, to: Unit.ID, _ step: ReorganisationStep) {
        let movement = Movement(
            id: Movement.ID("\(movements.count)"), kind: .reorganisation, person: person, unit: from, counterpart: to,
            effectiveOn: step.draft.from)
        members.add(movement)
        movements.append((movement, step))
    }

    private mutating func say(_ table: FactTable, _ unit: Unit.ID, _ day: Day, _ values: [Value]) {
        say(table, unit.text, day, values)
    }

    private mutating func say(_ table: FactTable, _ subject: String, _ day: Day, _ values: [Value]) {
        states.append(NewState(table: table, values: [subject.value, day.value] + values))
    }

    private func changedThatDay(_ field: String, _ step: ReorganisationStep) -> Problem {
        Problem(field, "problem.reorganisation.changed_that_day", ["day": step.draft.from.vietnamese])
    }
}

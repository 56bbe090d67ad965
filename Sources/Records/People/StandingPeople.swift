import Domain
import Storage
import Vietnamese

/// People as the register knows them, with what is needed to hold a list against it.
struct StandingPeople {
    let directory: PersonDirectory
    /// Whose key was destroyed.
    let erased: Set<Person.ID>
    /// Where each is recorded: the cell a member is in, else the unit that manages where they work.
    let homes: [Person.ID: Unit.ID]
    /// What was said of those that went on as one of them.
    let said: SaidOfMerged
    private let details: [Person.ID: [PersonDetail: String]]
    private let taxCodes: EnterpriseDirectory
    private let places: Homes
    private let sealer: Sealer

    static func of(_ codes: [String], as scope: Scope, _ desk: Desk) throws -> StandingPeople {
        let directory = try PersonDirectory.of(codes: codes, desk.db)
        let ids = Array(directory.entries.keys)
        let sealer = Sealer(desk)
        try sealer.prepare(ids.map(\.text), making: false)
        // A whole list taken in by somebody who may record everywhere asks for nobody's place.
        let isAsked = !scope.holdsAll(for: .record) || codes.count == 1
        let homes = isAsked ? try homes(of: ids, directory, desk) : [:]
        let workplaces = directory.entries.values.compactMap { $0.workplace.latest ?? nil }
        return StandingPeople(
            directory: directory, erased: try erased(among: ids, desk), homes: homes,
            said: try SaidOfMerged.of(directory.merged.values, desk),
            details: try PersonDetails.open(ids, desk), taxCodes: try EnterpriseDirectory.of(workplaces, desk.db),
            places: try Homes.of(homes.values, desk), sealer: sealer)
    }

    /// Whether an account may change what is said of a person: whoever has no place yet, anybody may who records.
    func mayRecord(of person: Person.ID, as scope: Scope) -> Bool {
        homes[person].map { scope.mayRecord(in: places[$0]) } ?? true
    }

    func compare(
        _ draft: PersonDraft, _ person: PersonDirectory.Entry, _ workplace: Enterprise.ID?, _ desk: Desk
    ) throws -> PersonComparison {
        let place = (person.workplace.latest ?? nil).flatMap { taxCodes[$0]?.taxCode }
        return try PersonComparison(
            draft, person, details[person.id] ?? [:], workplace: workplace, before: place, sealer, desk)
    }

    static func erased(among people: [Person.ID], _ desk: Desk) throws -> Set<Person.ID> {
        var erased: Set<Person.ID> = []
        for chunk in people.chunks(of: 500) {
            let rows = try desk.db.run(
                "SELECT subject FROM data_key WHERE wrapped IS NULL AND subject IN \(list: Array(chunk))")
            erased.formUnion(try rows.map { try $0.id(0) })
        }
        return erased
    }

    private static func homes(
        of people: [Person.ID], _ directory: PersonDirectory, _ desk: Desk
    ) throws -> [Person.ID: Unit.ID] {
        let memberships = try Memberships.of(people, directory, desk.db)
        let workplaces = directory.entries.values.compactMap { $0.workplace.latest ?? nil }
        let enterprises = try EnterpriseDirectory.of(workplaces, desk.db)
        var homes: [Person.ID: Unit.ID] = [:]
        for person in people {
            let workplace = directory[person]?.workplace.latest ?? nil
            homes[person] = workplace.flatMap { enterprises[$0]?.manager.latest }
            switch try memberships.history(of: person).place {
            case .member(let cell, _), .moving(from: let cell, _, _): homes[person] = cell
            case .outside, .left: break
            }
        }
        return homes
    }
}

/// A row about a person in the register, held against what stands.
struct PersonComparison {
    /// Why the row cannot be recorded.
    private(set) var problems: [Problem] = []
    private var differences: [Difference] = []
    private var states: [NewState] = []
    private let person: Person.ID

    /// - Parameters:
    ///   - workplace: what the row's tax code resolves to.
    ///   - before: the tax code of the last workplace.
    init(
        _ draft: PersonDraft, _ standing: PersonDirectory.Entry, _ details: [PersonDetail: String],
        workplace: Enterprise.ID?, before: String?, _ sealer: Sealer, _ desk: Desk
    ) throws {
        person = standing.id
        if standing.name != draft.name {
            let name = PersonName(draft.name)
            differences.append(Difference("name", standing.name, draft.name))
            say(.personName, [person.value, draft.name.value, name.folded.value, name.sortKey.value])
        }
        if standing.sex != draft.sex { problems.append(Problem("sex", "problem.person.sex")) }
        for field in PersonDetail.allCases {
            guard let value = draft.details[field], value != details[field] else { continue }
            differences.append(Difference(sealed: field.rawValue))
            say(.personDetail, try PersonDetails.row(person, field, value, sealer, desk))
        }
        guard let workplace, let from = draft.workplaceFrom, standing.workplace.on(from) != workplace else { return }
        let latest = standing.workplace.latestFrom
        guard latest.map({ $0 <= from }) ?? true else {
            problems.append(Problem("workplace_from", "problem.change.later", ["day": latest?.vietnamese ?? ""]))
            return
        }
        differences.append(
            Difference("workplace", before, draft.workplaceTaxCode, from: from, isCorrection: latest == from))
        say(.personWorkplace, [person.value, from.value, workplace.value])
    }

    /// Whether the row says nothing else than the register.
    var isSame: Bool { problems.isEmpty && states.isEmpty }

    func change(of draft: Int, in unit: Unit.ID?) -> Change {
        Change(draft: draft, subject: person.text, unit: unit, differences: differences, states: states)
    }

    private mutating func say(_ table: FactTable, _ values: [Value]) {
        states.append(NewState(table: table, values: values))
    }
}

/// What was said once of people and no longer stands, sealed values among it.
struct ClosedPeople {
    private let states: ClosedStates
    private let details: [NewState: Bool]
    /// The names with which people were entered: they stand with the identity.
    private let names: Set<[Value]>

    static func of(_ changes: [Change], _ desk: Desk) throws -> ClosedPeople {
        let people = changes.filter { $0.states.contains { $0.table == .personDetail } }.map { Person.ID($0.subject) }
        let closed = try PersonDetails.closed(people, desk)
        let sealer = Sealer(desk)
        try sealer.prepare(people.map(\.text), making: false)
        var details: [NewState: Bool] = [:]
        for change in changes {
            let person = Person.ID(change.subject)
            for state in change.states where state.table == .personDetail {
                guard case .text(let name) = state.values[1], case .blob(let sealed) = state.values[2],
                    let field = PersonDetail(rawValue: name),
                    let bytes = try sealer.open(sealed, under: person.text, as: name)
                else { continue }
                details[state] = closed[person]?[field]?.contains(String(decoding: bytes, as: UTF8.self)) ?? false
            }
        }
        return ClosedPeople(
            states: try ClosedStates.of(changes, desk.db), details: details, names: try names(changes, desk.db))
    }

    private static func names(_ changes: [Change], _ db: Transaction) throws -> Set<[Value]> {
        let named = changes.filter { $0.states.contains { $0.table == .personName } }.map(\.subject)
        return Set(
            try named.chunks(of: 500).flatMap { chunk in
                try db.run("SELECT id, name, folded, sort_key FROM person WHERE id IN \(list: Array(chunk))").map(
                    \.values)
            })
    }

    /// Whether all that a change would say was said once and no longer stands.
    func hold(_ change: Change) -> Bool {
        change.states.allSatisfy { details[$0] ?? (states.holds($0) || names.contains($0.values)) }
    }
}

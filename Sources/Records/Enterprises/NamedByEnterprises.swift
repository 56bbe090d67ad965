import Domain
import Storage
import Vietnamese

/// What rows about enterprises name beside themselves: managing units, establishments whose sites they are, people who
/// look after them, places.
struct NamedByEnterprises {
    /// The enterprises of the rows, those that rows name as parents, and those that stand as such.
    let enterprises: EnterpriseDirectory
    /// The people whom rows name.
    private let people: PersonDirectory
    /// Those who ever looked after one of the enterprises.
    private let assigned: PersonDirectory
    /// The units that rows name.
    private let units: UnitDirectory
    /// Those that ever managed one of the enterprises.
    private let managing: UnitDirectory
    private let places: PlaceBook
    /// The identities that new enterprises of the rows will have, by tax code, with their rows.
    private let entering: [String: (id: Enterprise.ID, draft: EnterpriseDraft)]
    /// Those that have sites themselves.
    private let withSites: Set<Enterprise.ID>

    static func of(_ drafts: [EnterpriseDraft], _ desk: Desk) throws -> NamedByEnterprises {
        let taxCodes = drafts.map(\.taxCode.digits) + drafts.compactMap(\.parent.text)
        let listed = try EnterpriseDirectory.of(taxCodes: taxCodes, desk.db)
        let parents = listed.all.flatMap { $0.parent.values.compactMap { $0 } }
        let enterprises = listed.with(try EnterpriseDirectory.of(parents, desk.db))
        var entering: [String: (id: Enterprise.ID, draft: EnterpriseDraft)] = [:]
        for draft in drafts where enterprises[taxCode: draft.taxCode.digits] == nil {
            let taxCode = draft.taxCode.digits
            entering[taxCode] = (enterprises.identity(taxCode: taxCode) ?? .make(at: desk.now), draft)
        }
        var withSites: Set<Enterprise.ID> = []
        for chunk in listed.all.map(\.id).chunks(of: 500) {
            let rows = try desk.db.run(
                """
                SELECT DISTINCT parent FROM enterprise_parent
                WHERE superseded_in IS NULL AND parent IN \(list: Array(chunk))
                """)
            withSites.formUnion(try rows.map { try $0.id(0) })
        }
        let saysPlaces = drafts.contains { !$0.commune.isEmpty || $0.zone.text != nil }
        return NamedByEnterprises(
            enterprises: enterprises,
            people: try PersonDirectory.of(codes: drafts.compactMap(\.assignee.text), desk.db),
            assigned: try PersonDirectory.of(
                listed.all.flatMap { $0.assignee.values.compactMap(\.person) }, desk.db),
            units: try UnitDirectory.of(codes: drafts.map(\.managerCode), desk.db),
            managing: try UnitDirectory.of(listed.all.flatMap(\.manager.values), desk.db),
            places: try saysPlaces ? desk.places() : PlaceBook([]), entering: entering, withSites: withSites)
    }

    func manager(_ draft: EnterpriseDraft) -> UnitDirectory.Entry? { units[code: draft.managerCode] }

    func code(of unit: Unit.ID) -> String? { managing[unit]?.code.latest }

    /// Every unit that rows name or that managed one of their enterprises.
    var managers: [Unit.ID] { Array(units.entries.keys) + managing.entries.keys }

    func file(of person: Person.ID) -> String? { assigned[person]?.code }

    func parent(_ draft: EnterpriseDraft) -> Enterprise.ID? {
        draft.parent.text.flatMap { enterprises[taxCode: $0]?.id ?? entering[$0]?.id }
    }

    func assignee(_ draft: EnterpriseDraft) -> PersonDirectory.Entry? {
        draft.assignee.text.flatMap { people[code: $0] }
    }

    /// The identity of an enterprise that a row brings in.
    func entering(_ draft: EnterpriseDraft) -> Enterprise.ID? { entering[draft.taxCode.digits]?.id }

    /// What is wrong with what a row names.
    func problems(_ draft: EnterpriseDraft) -> [Problem] {
        managerProblems(draft) + placeProblems(draft) + parentProblems(draft) + assigneeProblems(draft)
    }

    private func managerProblems(_ draft: EnterpriseDraft) -> [Problem] {
        guard let manager = manager(draft) else {
            return [Problem("manager", "problem.unit.unknown", ["value": draft.managerCode])]
        }
        guard manager.type.latest?.line == .party else { return [Problem("manager", "problem.unit.not_party")] }
        guard let from = manager.from, from <= draft.from else {
            let day = manager.from?.vietnamese ?? ""
            return [Problem("from", "problem.unit.before_parent", ["day": day])]
        }
        guard manager.isThere(on: draft.from) else {
            let day = manager.ending?.on.vietnamese ?? ""
            return [Problem("manager", "problem.enterprise.manager_ended", ["value": draft.managerCode, "day": day])]
        }
        return []
    }

    /// A code that stands already may be said again when its place has ended: it means that place.
    private func placeProblems(_ draft: EnterpriseDraft) -> [Problem] {
        let standing = enterprises[taxCode: draft.taxCode.digits]
        let said = [standing?.commune, standing?.zone].map { $0?.on(draft.from) ?? nil }
        func problem(_ field: String, _ code: String?, _ level: PlaceKind.Level, _ other: String) -> Problem? {
            guard let code, !code.isEmpty, !said.contains(code) else { return nil }
            guard let place = places.bearer(of: code, on: draft.from) else {
                return places.problem(code, on: draft.from, field)
            }
            guard place.kind.level == level else {
                return Problem(field, other, ["value": code, "name": place.name])
            }
            return nil
        }
        return [
            problem("commune", draft.commune, .commune, "problem.place.no_commune"),
            problem("zone", draft.zone.text, .zone, "problem.place.no_zone"),
        ].compactMap(\.self)
    }

    private func parentProblems(_ draft: EnterpriseDraft) -> [Problem] {
        guard let taxCode = draft.parent.text, taxCode != draft.taxCode.digits else { return [] }
        if let id = enterprises[taxCode: draft.taxCode.digits]?.id, withSites.contains(id) {
            return [Problem("parent", "problem.enterprise.has_sites")]
        }
        if let parent = enterprises[taxCode: taxCode] {
            guard let from = parent.from, from <= draft.from else {
                let day = parent.from?.vietnamese ?? ""
                return [Problem("parent", "problem.enterprise.before_listed", ["day": day])]
            }
            if let problem = parent.mergerProblem(on: draft.from, "parent") { return [problem] }
            let isSite = (parent.parent.on(draft.from) ?? nil) != nil
            return isSite ? [Problem("parent", "problem.enterprise.parent_is_site", ["value": taxCode])] : []
        }
        guard let parent = entering[taxCode]?.draft else {
            return [Problem("parent", "problem.enterprise.unknown", ["value": taxCode])]
        }
        if parent.parent.text != nil {
            return [Problem("parent", "problem.enterprise.parent_is_site", ["value": taxCode])]
        }
        guard parent.from <= draft.from else {
            let day = parent.from.vietnamese
            return [Problem("parent", "problem.enterprise.before_listed", ["day": day])]
        }
        return []
    }

    private func assigneeProblems(_ draft: EnterpriseDraft) -> [Problem] {
        guard let code = draft.assignee.text, assignee(draft) == nil else { return [] }
        return [Problem("assignee", "problem.person.unknown", ["value": code])]
    }
}

extension EnterpriseDirectory.Entry {
    /// Why nothing of a day can be recorded of it: it was entered twice and goes on as another.
    func mergerProblem(on day: Day, _ field: String) -> Problem? {
        guard let merger, merger.on <= day else { return nil }
        return Problem(field, "problem.enterprise.merged", ["value": taxCode, "day": merger.on.vietnamese])
    }
}

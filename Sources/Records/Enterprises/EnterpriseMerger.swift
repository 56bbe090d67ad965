package import Domain
import Storage
package import Vietnamese

/// An enterprise that was entered twice, under two tax codes: from a day on one entry goes on as the other.
package struct EnterpriseMergerDraft: Hashable, Sendable {
    /// The tax code of the entry that goes.
    package var taxCode: String
    /// The tax code of the entry that goes on.
    package var survivor: String
    package var from: Day

    package init(taxCode: String, survivor: String, from: Day) {
        self.taxCode = taxCode
        self.survivor = survivor
        self.from = from
    }
}

/// What two entries made one would carry over.
package struct EnterpriseMergerPlan: Sendable {
    package var units = 0
    package var people = 0
    package var sites = 0
    /// The visits of the entry that goes: they stay its own, and are shown with the other's.
    package var visits = 0
    package var problems: [Problem] = []
    fileprivate var states: [NewState] = []
    fileprivate var manager: Unit.ID?
    fileprivate var subjects: [Enterprise.ID] = []
}

extension Enterprises {
    /// What making two entries one would do. What stands in the one that goes, who works there and its sites follow from
    /// the day on; it leaves the count on that day, and what was before stays as it was.
    package static func planMerger(
        _ draft: EnterpriseMergerDraft, as scope: Scope, _ desk: Desk
    ) throws -> EnterpriseMergerPlan {
        var plan = EnterpriseMergerPlan()
        let all = try EnterpriseDirectory.of(taxCodes: [draft.taxCode, draft.survivor], desk.db)
        let homes = try Homes.of(all.all.compactMap(\.manager.latest), desk)
        let directory = all.seen(by: scope, at: homes)
        guard let going = directory[taxCode: draft.taxCode] else {
            plan.problems = [Problem("tax_code", "problem.enterprise.unknown", ["value": draft.taxCode])]
            return plan
        }
        guard let staying = directory[taxCode: draft.survivor] else {
            plan.problems = [Problem("survivor", "problem.enterprise.unknown", ["value": draft.survivor])]
            return plan
        }
        plan.problems = problems(draft, going, staying, desk)
        guard plan.problems.isEmpty else { return plan }
        let managers = [going, staying].compactMap(\.manager.latest)
        guard managers.allSatisfy({ scope.mayRecord(in: homes.enterprise(managedBy: $0)) }) else {
            plan.problems = [Problem("survivor", "problem.unit.scope")]
            return plan
        }
        if let round = try sharedRound(going.id, staying.id, desk.db) {
            plan.problems = [Problem("survivor", "problem.merger.round", ["round": round])]
            return plan
        }
        let shared = try UnitSettings.shares(of: going.id, to: staying.id, from: draft.from, desk.db)
        let (units, people, sites) = (
            try followers(.unitHost, of: going.id, to: staying.id, from: draft.from, desk.db),
            try followers(.personWorkplace, of: going.id, to: staying.id, from: draft.from, desk.db),
            try followers(.enterpriseParent, of: going.id, to: staying.id, from: draft.from, desk.db)
        )
        func count(_ states: [NewState]) -> Int { Set(states.map { $0.values[0] }).count }
        (plan.units, plan.people, plan.sites) = (count(units + shared), count(people), count(sites))
        plan.visits =
            try desk.db.run("SELECT COUNT(*) FROM survey WHERE enterprise = \(going.id) AND reversed_in IS NULL")
            .first?.int(0) ?? 0
        let closing = [going.id.value, draft.from.value, EnterpriseStatus.closed.rawValue.value]
        plan.states = units + shared + people + sites
        plan.states += [
            NewState(
                table: .enterpriseMerger, values: [going.id.value, draft.from.value, staying.id.value])
        ]
        if going.status.on(draft.from) != .closed {
            plan.states.append(NewState(table: .enterpriseStatus, values: closing))
        }
        plan.manager = staying.manager.on(draft.from)
        plan.subjects = [going.id, staying.id]
        return plan
    }

    /// Makes two entries one from a day on. Taken back, each is again what it was.
    ///
    /// - Throws: `Failure.invalid` with the problems of each field.
    package static func merge(_ draft: EnterpriseMergerDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .enterpriseMerger) { return earlier }
        let plan = try planMerger(draft, as: author.scope, desk)
        guard plan.problems.isEmpty else { throw Failure.invalid(plan.problems) }
        return try desk.record(.enterpriseMerger, in: plan.manager, by: author) { recording in
            try recording.say(plan.states)
            func subjects(_ table: FactTable) -> [String] {
                plan.states.filter { $0.table == table }.map { FactTable.name(of: [$0.values[0]]) }
            }
            var settlement = Settlement()
            settlement.enterprises = Set(plan.subjects)
            settlement.units = Set(subjects(.unitHost).map { Unit.ID($0) })
            settlement.people = Set(subjects(.personWorkplace).map { Person.ID($0) })
            try settlement.settle(in: recording, desk)
            return Receipt(seq: recording.seq, subjects: plan.subjects.map(\.text))
        }
    }

    private static func problems(
        _ draft: EnterpriseMergerDraft, _ going: EnterpriseDirectory.Entry, _ staying: EnterpriseDirectory.Entry,
        _ desk: Desk
    ) -> [Problem] {
        guard going.id != staying.id else { return [Problem("survivor", "problem.merger.itself")] }
        guard draft.from <= desk.today else {
            return [Problem("from", "problem.date.future", ["today": desk.today.vietnamese])]
        }
        for entry in [going, staying] {
            guard let from = entry.from, from <= draft.from else {
                let day = entry.from?.vietnamese ?? ""
                return [Problem("from", "problem.enterprise.before_listed", ["day": day])]
            }
        }
        for (field, entry) in [("tax_code", going), ("survivor", staying)] {
            if let merger = entry.merger {
                let arguments = ["value": entry.taxCode, "day": merger.on.vietnamese]
                return [Problem(field, "problem.enterprise.merged", arguments)]
            }
        }
        if staying.status.on(draft.from) == .closed { return [Problem("survivor", "problem.merger.closed")] }
        let related = [going.parent.values.contains(staying.id), staying.parent.values.contains(going.id)]
        if related.contains(true) { return [Problem("survivor", "problem.merger.site")] }
        if let latest = going.status.latestFrom, draft.from < latest {
            return [Problem("from", "problem.change.later", ["day": latest.vietnamese])]
        }
        return []
    }

    /// A round in which both were visited: it would count one enterprise twice.
    private static func sharedRound(
        _ one: Enterprise.ID, _ other: Enterprise.ID, _ db: Transaction
    ) throws -> String? {
        func rounds(_ id: Enterprise.ID) throws -> [String] {
            try db.run("SELECT round FROM survey WHERE enterprise = \(id) AND reversed_in IS NULL ORDER BY round").map {
                try $0.text(0)
            }
        }
        let others = Set(try rounds(other).map(\.folded))
        return try rounds(one).first { others.contains($0.folded) }
    }

    /// What is said of everything that names one enterprise from a day on, so that it names another. People whose
    /// details were erased stay as they were: nothing can be recorded of them.
    private static func followers(
        _ table: FactTable, of going: Enterprise.ID, to staying: Enterprise.ID, from day: Day, _ db: Transaction
    ) throws -> [NewState] {
        let (subject, named) = (table.key[0], table.columns[2])
        let rows = try db.run(
            """
            SELECT \(raw: subject), from_on, \(raw: named) FROM \(raw: table.name)
            WHERE superseded_in IS NULL AND \(raw: subject) IN (
                SELECT \(raw: subject) FROM \(raw: table.name) WHERE superseded_in IS NULL AND \(raw: named) = \(going))
              AND \(raw: subject) NOT IN (SELECT data_key.subject FROM data_key WHERE data_key.wrapped IS NULL)
            ORDER BY 1, 2
            """)
        var timelines: [(subject: String, said: Timeline<String?>)] = []
        for row in rows {
            let id = try row.text(0)
            if timelines.last?.subject != id { timelines.append((id, Timeline())) }
            timelines[timelines.count - 1].said.add(try row.textOrNil(2), from: try row.day(1))
        }
        return timelines.flatMap { id, said -> [NewState] in
            let days = (said.on(day) ?? nil) == going.text ? [day] : []
            let later = said.days.filter { $0 > day && (said.on($0) ?? nil) == going.text }
            return (days + later).map { NewState(table: table, values: [id.value, $0.value, staying.value]) }
        }
    }
}

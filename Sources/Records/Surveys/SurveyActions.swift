package import Domain
import Storage
import Vietnamese

/// A visit that may be recorded, with its conclusion by the rule of its day.
package struct SurveyEntering: Hashable, Sendable {
    package let draft: SurveyDraft
    package let enterprise: Enterprise.ID
    /// The unit that managed it on the day of the visit.
    package let manager: Unit.ID
    package let conclusion: Survey.Conclusion
}

package enum Surveys {
    /// What recording these visits would do. An enterprise counts once in a round.
    package static func plan(
        _ drafts: [SurveyDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<SurveyEntering> {
        let all = try EnterpriseDirectory.of(taxCodes: drafts.map(\.taxCode), desk.db)
        let homes = try Homes.of(all.all.compactMap(\.manager.latest), desk)
        let enterprises = all.seen(by: scope, at: homes)
        let standing = try Visits.of(enterprises.all.map(\.id), desk.db)
        let elsewhere = try Visits.ofMerged(into: enterprises.all.map(\.id), desk.db)
        let rules = try desk.rules()
        var plan = Plan<SurveyEntering>()
        var seen = Repeats<[String]>()
        for (number, draft) in drafts.enumerated() {
            var problems = draft.problems(today: desk.today)
            problems += seen.problems(
                "tax_code", [draft.taxCode, draft.round.folded], of: number, "problem.survey.twice",
                saying: draft.taxCode)
            let enterprise = enterprises[taxCode: draft.taxCode]
            problems += enterpriseProblems(draft, enterprise)
            let minimum = rules.inForce(RuleBook.cellMinimum, on: draft.visitedOn)
            if minimum == nil { problems.append(Problem("visited_on", "problem.rule.none")) }
            if problems.isEmpty, let enterprise, let minimum, let manager = enterprise.manager.latest {
                let visit = Visits.Visit(draft)
                if !scope.mayRecord(in: homes.enterprise(managedBy: manager)) {
                    problems.append(Problem("tax_code", "problem.unit.scope"))
                } else if let other = standing.open[[enterprise.id.text, draft.round.folded]] {
                    if other.visit == visit {
                        plan.same += 1
                    } else {
                        let arguments = ["round": draft.round, "operation": String(other.recordedIn)]
                        problems.append(Problem("round", "problem.survey.differs", arguments))
                    }
                } else if let other = elsewhere[[enterprise.id.text, draft.round.folded]] {
                    let arguments = ["round": draft.round, "operation": String(other)]
                    problems.append(Problem("round", "problem.survey.differs", arguments))
                } else if !reviving,
                    standing.reversed[[enterprise.id.text, draft.round.folded]]?.contains(visit) == true
                {
                    plan.reversed.append(number)
                } else {
                    let conclusion = Survey.conclusion(
                        official: draft.official, probationary: draft.probationary, minimum: minimum.amount)
                    plan.newDrafts.append(number)
                    plan.new.append(
                        SurveyEntering(
                            draft: draft, enterprise: enterprise.id, manager: manager, conclusion: conclusion))
                }
            }
            plan.problems += problems.map { $0.of(draft: number) }
        }
        return plan
    }

    /// What recording a visit would post.
    package static func foreseen(_ entering: SurveyEntering, _ desk: Desk) throws -> [Posting] {
        let day = entering.draft.visitedOn
        guard let entry = try EnterpriseDirectory.of([entering.enterprise], desk.db)[entering.enterprise],
            let manager = entry.manager.on(day)
        else { return [] }
        let posting = Postings.ofSurvey(
            event: "", enterprise: entering.enterprise, manager: manager, visitedOn: day,
            ownership: entry.ownership.on(day)?.rawValue ?? "", conclusion: entering.conclusion)
        return [posting]
    }

    private static func enterpriseProblems(_ draft: SurveyDraft, _ enterprise: EnterpriseDirectory.Entry?) -> [Problem]
    {
        guard let enterprise else {
            return [Problem("tax_code", "problem.enterprise.unknown", ["value": draft.taxCode])]
        }
        guard let from = enterprise.from, from <= draft.visitedOn else {
            let day = enterprise.from?.vietnamese ?? ""
            return [Problem("visited_on", "problem.enterprise.before_listed", ["day": day])]
        }
        if let problem = enterprise.mergerProblem(on: draft.visitedOn, "tax_code") { return [problem] }
        let name = enterprise.name.on(draft.visitedOn) ?? ""
        guard name.folded == draft.enterpriseName.folded else {
            return [Problem("name", "problem.enterprise.other_name", ["name": name])]
        }
        return []
    }

    /// Records one visit, as the form gives it.
    ///
    /// - Throws: `Failure.invalid` with the problems of each field, also where the register says just that already.
    package static func record(_ draft: SurveyDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .survey) { return earlier }
        let plan = try plan([draft], as: author.scope, reviving: true, desk)
        guard plan.same == 0 else {
            throw Failure.invalid([Problem("round", "problem.survey.stands", ["round": draft.round])])
        }
        return try record(plan, as: .survey, by: author, desk)
    }

    /// Records the visits of a plan by one operation.
    package static func record(
        _ plan: Plan<SurveyEntering>, as kind: Operation.Kind = .importSurveys, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        let entering = try plan.checked().new
        return try desk.record(kind, in: plan.home(\.manager), by: author) { recording in
            let visits = entering.map { ($0, uuid7(at: desk.now)) }
            try recording.insert(
                .survey,
                visits.map { entry, id in
                    let draft = entry.draft
                    return [
                        id.value, entry.enterprise.value, draft.round.value, draft.visitedOn.value, draft.workers.value,
                        draft.official.value, draft.probationary.value, draft.steady.value,
                        draft.source.rawValue.value, entry.conclusion.rawValue.value,
                    ]
                })
            recording.settle(visits.map(\.1), try SurveyPostings.of(visits.map(\.1), desk.db))
            return Receipt(seq: recording.seq, subjects: visits.map(\.1))
        }
    }
}

/// Visits already recorded, by enterprise and round; a round is the same however it is capitalised.
private struct Visits {
    struct Visit: Hashable {
        let visitedOn: Day
        let workers: Int?
        let official: Int
        let probationary: Int
        let steady: Bool
        let source: Survey.Source

        init(_ draft: SurveyDraft) {
            visitedOn = draft.visitedOn
            workers = draft.workers
            official = draft.official
            probationary = draft.probationary
            steady = draft.steady
            source = draft.source
        }

        init(_ row: Row) throws {
            visitedOn = try row.day(2)
            workers = try row.intOrNil(3)
            official = try row.int(4)
            probationary = try row.int(5)
            steady = try row.flag(6)
            source = try row.code(7)
        }
    }

    /// Those that stand, with the operation that recorded each.
    var open: [[String]: (visit: Visit, recordedIn: Int)] = [:]
    var reversed: [[String]: Set<Visit>] = [:]

    static func of(_ enterprises: [Enterprise.ID], _ db: Transaction) throws -> Visits {
        var visits = Visits()
        for chunk in enterprises.chunks(of: 500) {
            let rows = try db.run(
                """
                SELECT enterprise, round, effective_on, workers, official, probationary, steady, source, reversed_in,
                       recorded_in
                FROM survey WHERE enterprise IN \(list: Array(chunk))
                """)
            for row in rows {
                if try row.intOrNil(8) == nil {
                    visits.open[[try row.text(0), try row.text(1).folded]] = (try Visit(row), try row.int(9))
                } else {
                    visits.reversed[[try row.text(0), try row.text(1).folded], default: []].insert(try Visit(row))
                }
            }
        }
        return visits
    }
}

extension Visits {
    /// The operations that recorded the standing visits of entries that went on as these, by these and the round: an
    /// enterprise that was entered twice counts once in a round too.
    static func ofMerged(into enterprises: [Enterprise.ID], _ db: Transaction) throws -> [[String]: Int] {
        var found: [[String]: Int] = [:]
        for chunk in enterprises.chunks(of: 500) {
            let rows = try db.run(
                """
                SELECT merger.survivor, survey.round, survey.recorded_in
                FROM enterprise_merger AS merger
                JOIN survey ON survey.enterprise = merger.enterprise AND survey.reversed_in IS NULL
                WHERE merger.superseded_in IS NULL AND merger.survivor IN \(list: Array(chunk))
                """)
            for row in rows { found[[try row.text(0), try row.text(1).folded]] = try row.int(2) }
        }
        return found
    }
}

/// What visits should post, from the facts as they stand.
enum SurveyPostings {
    static func of(_ visits: [String], _ db: Transaction) throws -> [Posting] {
        var rows: [Row] = []
        for chunk in visits.chunks(of: 500) {
            rows += try db.run(
                """
                SELECT id, enterprise, effective_on, conclusion FROM survey
                WHERE reversed_in IS NULL AND id IN \(list: Array(chunk))
                """)
        }
        let enterprises = try EnterpriseDirectory.of(try rows.map { try $0.id(1) }, db)
        return try rows.compactMap { row in
            let enterprise: Enterprise.ID = try row.id(1)
            let day = try row.day(2)
            guard let entry = enterprises[enterprise], let manager = entry.manager.on(day) else { return nil }
            return Postings.ofSurvey(
                event: try row.text(0), enterprise: enterprise, manager: manager, visitedOn: day,
                ownership: entry.ownership.on(day)?.rawValue ?? "", conclusion: try row.code(3))
        }
    }
}

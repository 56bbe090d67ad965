package import Domain
import Storage
import Vietnamese

/// A target that may be given, with what its codes resolve to.
package struct TargetGiving: Hashable, Sendable {
    package let draft: TargetDraft
    package let id: Target.ID
    package let isNewIdentity: Bool
    package let unit: Unit.ID
    package let giver: Unit.ID?
}

package enum Targets {
    /// What giving these targets would do.
    package static func plan(
        _ drafts: [TargetDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<TargetGiving> {
        let units = try UnitDirectory.of(
            codes: drafts.flatMap { [$0.unitCode] + [$0.giverCode].compactMap { $0 } }, desk.db)
        let lines = try SuperiorLines.of(units, desk)
        let standing = try Standing.all(of: units.entries.keys, desk.db)
        let closed = try Standing.closed(of: units.entries.keys, desk.db)
        var plan = Plan<TargetGiving>()
        var seen = Repeats<[String]>()
        for (number, draft) in drafts.enumerated() {
            var problems = draft.problems(today: desk.today)
            let unit = units[code: draft.unitCode]
            let giver = draft.giverCode.flatMap { units[code: $0] }
            if unit == nil { problems.append(Problem("unit", "problem.unit.unknown", ["value": draft.unitCode])) }
            if let code = draft.giverCode, giver == nil {
                problems.append(Problem("giver", "problem.unit.unknown", ["value": code]))
            }
            let key = [
                unit?.id.text ?? draft.unitCode, draft.indicator, draft.from.iso, draft.to.iso, giver?.id.text ?? "",
            ]
            problems += seen.problems("indicator", key, of: number, saying: draft.indicator)
            if problems.isEmpty, let unit {
                if !scope.mayRecord(in: lines.line(ofCode: draft.unitCode, on: draft.from)) {
                    problems.append(Problem("unit", "problem.unit.scope"))
                } else if let target = standing[key], let value = target.value {
                    if value == Standing.Value(draft) {
                        plan.same += 1
                    } else {
                        problems.append(Problem("value", "problem.differs", ["value": draft.unitCode]))
                    }
                } else if !reviving, closed[key]?.contains(Standing.Value(draft)) == true {
                    plan.reversed.append(number)
                } else {
                    let id = standing[key]?.id
                    plan.newDrafts.append(number)
                    plan.new.append(
                        TargetGiving(
                            draft: draft, id: id ?? .make(at: desk.now), isNewIdentity: id == nil, unit: unit.id,
                            giver: giver?.id))
                }
            }
            plan.problems += problems.map { $0.of(draft: number) }
        }
        return plan
    }

    /// Gives the targets of a plan by one operation.
    package static func give(_ plan: Plan<TargetGiving>, by author: Author, _ desk: Desk) throws -> Receipt {
        let giving = try plan.checked().new
        return try desk.record(.importTargets, in: nil, by: author) { recording in
            try recording.insert(
                .target,
                giving.filter(\.isNewIdentity).map { target in
                    let draft = target.draft
                    return [
                        target.id.value, target.unit.value, draft.indicator.value, draft.from.value, draft.to.value,
                        target.giver.value,
                    ]
                })
            try recording.insert(
                .targetValue,
                giving.map { target in
                    let draft = target.draft
                    return [
                        target.id.value, draft.from.value, draft.value.value, draft.upper.value,
                        draft.shape.rawValue.value, draft.document.value, draft.documentOn.value,
                    ]
                })
            return Receipt(seq: recording.seq, subjects: giving.map(\.id.text))
        }
    }
}

/// Targets already given, by unit, indicator, period and giver.
private struct Standing {
    struct Value: Hashable {
        let amount: Int
        let upper: Int?
        let shape: Target.Shape
        let document: String?
        let documentOn: Day?

        init(_ draft: TargetDraft) {
            amount = draft.value
            upper = draft.upper
            shape = draft.shape
            document = draft.document
            documentOn = draft.documentOn
        }

        init(_ row: Row) throws {
            amount = try row.int(6)
            upper = try row.intOrNil(7)
            shape = try row.code(8)
            document = try row.textOrNil(9)
            documentOn = try row.dayOrNil(10)
        }
    }

    let id: Target.ID
    let value: Value?

    static func all(of units: some Sequence<Unit.ID>, _ db: Transaction) throws -> [[String]: Standing] {
        var standing: [[String]: Standing] = [:]
        for row in try rows(of: units, "target_value.superseded_in IS NULL", db) {
            let value = try row.intOrNil(6) == nil ? nil : Value(row)
            standing[try key(row)] = Standing(id: try row.id(0), value: value)
        }
        return standing
    }

    /// The values that were closed since, by target.
    static func closed(of units: some Sequence<Unit.ID>, _ db: Transaction) throws -> [[String]: Set<Value>] {
        var closed: [[String]: Set<Value>] = [:]
        for row in try rows(of: units, "target_value.superseded_in IS NOT NULL", db) where try row.intOrNil(6) != nil {
            closed[try key(row), default: []].insert(try Value(row))
        }
        return closed
    }

    private static func key(_ row: Row) throws -> [String] {
        [try row.text(1), try row.text(2), try row.text(3), try row.text(4), try row.textOrNil(5) ?? ""]
    }

    private static func rows(of units: some Sequence<Unit.ID>, _ held: SQL, _ db: Transaction) throws -> [Row] {
        try Array(units).chunks(of: 500).flatMap { chunk in
            try db.run(
                """
                SELECT target.id, target.unit, target.indicator, target.period_from, target.period_to, target.giver,
                       target_value.amount, target_value.upper, target_value.shape, target_value.document,
                       target_value.document_on
                FROM target LEFT JOIN target_value ON target_value.target = target.id AND \(held)
                WHERE target.unit IN \(list: Array(chunk))
                ORDER BY target_value.from_on NULLS LAST
                """)
        }
    }
}

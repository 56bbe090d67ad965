import Domain
import Storage
import Vietnamese

/// A target already given. They are found by unit, indicator, period and giver.
struct GivenTarget {
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

        fileprivate init(_ row: Row) throws {
            amount = try row.int(6)
            upper = try row.intOrNil(7)
            shape = try row.code(8)
            document = try row.textOrNil(9)
            documentOn = try row.dayOrNil(10)
        }

        func row(of target: Target.ID, from day: Day) -> [Storage.Value] {
            [
                target.value, day.value, amount.value, upper.value, shape.rawValue.value, document.value,
                documentOn.value,
            ]
        }

        /// The fields by the columns of the list.
        private var fields: [(String, String?)] {
            [
                ("value", String(amount)), ("upper", upper.map { String($0) }), ("shape", shape.rawValue),
                ("document", document), ("document_on", documentOn?.iso),
            ]
        }

        func differences(from before: Value, _ day: Day, isCorrection: Bool) -> [Difference] {
            zip(before.fields, fields).filter { $0.1 != $1.1 }.map {
                Difference($0.0, $0.1, $1.1, from: day, isCorrection: isCorrection)
            }
        }
    }

    /// A value and the day from which it holds.
    struct Dated {
        let from: Day
        let value: Value
    }

    let id: Target.ID
    /// Those that stand, in the order of their days.
    private(set) var values: [Dated] = []

    static func all(of units: some Sequence<Unit.ID>, _ db: Transaction) throws -> [[String]: GivenTarget] {
        var standing: [[String]: GivenTarget] = [:]
        for row in try rows(of: units, "target_value.superseded_in IS NULL", db) {
            let key = try key(row)
            if standing[key] == nil { standing[key] = GivenTarget(id: try row.id(0)) }
            guard let from = try row.dayOrNil(11) else { continue }
            standing[key]?.values.append(Dated(from: from, value: try Value(row)))
        }
        return standing
    }

    /// What a document makes of the target: the value of the same document is corrected, and from the day of a later
    /// one, within the period, another holds.
    func change(_ draft: TargetDraft, _ number: Int, in unit: Unit.ID) -> Change {
        let value = Value(draft)
        var day = max(draft.documentOn ?? draft.from, draft.from)
        var differences: [Difference] = []
        if let latest = values.last {
            if latest.value.documentOn == draft.documentOn { day = latest.from }
            day = max(day, latest.from)
            differences = value.differences(from: latest.value, day, isCorrection: day == latest.from)
        }
        return Change(
            draft: number, subject: id.text, unit: unit, differences: differences,
            states: [NewState(table: .targetValue, values: value.row(of: id, from: day))])
    }

    /// The values that were closed since, by target.
    static func closed(of units: some Sequence<Unit.ID>, _ db: Transaction) throws -> [[String]: Set<Value>] {
        var closed: [[String]: Set<Value>] = [:]
        for row in try rows(of: units, "target_value.superseded_in IS NOT NULL", db) where try row.intOrNil(6) != nil {
            closed[try key(row), default: []].insert(try Value(row))
        }
        return closed
    }

    /// What makes two targets the same one.
    static func key(_ draft: TargetDraft, _ unit: Unit.ID, giver: Unit.ID?) -> [String] {
        [unit.text, draft.indicator, draft.from.iso, draft.to.iso, giver?.text ?? ""]
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
                       target_value.document_on, target_value.from_on
                FROM target LEFT JOIN target_value ON target_value.target = target.id AND \(held)
                WHERE target.unit IN \(list: Array(chunk))
                ORDER BY target_value.from_on NULLS LAST
                """)
        }
    }
}

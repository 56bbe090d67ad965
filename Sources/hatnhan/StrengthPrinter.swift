import Domain
import Exchange
import Records
import Vietnamese

/// The increase/decrease table and the people behind it, printed for people or as JSON.
struct StrengthPrinter {
    let words: Words

    // MARK: For people

    func print(_ strength: Strength, _ described: String) {
        Output.line("\(strength.total.unit.name) (\(strength.total.unit.code)), \(described):")
        for row in [strength.total] + strength.rows {
            let isTotal = row.unit.id == strength.total.unit.id
            Output.line("  \(isTotal ? words("strength.total") : "\(row.unit.name) (\(row.unit.code))")")
            for (step, counts) in zip(strength.steps, row.steps) { line(step.name, counts) }
            line(words("strength.whole"), row.whole)
        }
    }

    private func line(_ step: String, _ counts: StrengthCounts?) {
        guard let counts else { return Output.line("    \(step): \(words("strength.unheld"))") }
        let parts = StrengthText.columns.filter { $0.isAlwaysShown || $0.number(in: counts) != 0 }.map {
            "\(words("strength.head.\($0.code)").lowercased()) \(Numbers.grouped($0.number(in: counts)))"
        }
        Output.line("    \(step): \(parts.joined(separator: ", "))")
    }

    static func people(
        _ cell: StrengthPeople.Cell, _ question: FigureQuestion, _ desk: Desk
    ) throws -> (people: [StrengthPerson], sum: Int) {
        var people: [StrengthPerson] = []
        while true {
            let page = try StrengthPeople.page(
                cell, question, limit: 500, offset: people.count, as: .everything(Account.system), desk)
            people += page.records
            guard people.count < page.count, !page.records.isEmpty else { return (people, page.sum) }
        }
    }

    func print(_ found: (people: [StrengthPerson], sum: Int), json: Bool) throws {
        if json { return try Output.json(PeopleTable(sum: found.sum, people: found.people.map(Person.init))) }
        Output.line("\(Numbers.grouped(found.sum)) đảng viên")
        for person in found.people {
            let kind = person.kind.map { words("movement", $0) } ?? ""
            let decision = person.decision.map { ", \($0.number) ngày \($0.issuedOn.vietnamese)" } ?? ""
            let operation = person.operation.map { "; ghi nhận số \($0)" } ?? ""
            Output.line(
                "  \(person.name) (\(person.code)), \(person.unit?.name ?? ""): \(kind) \(person.effectiveOn.vietnamese)\(decision)\(operation)"
            )
        }
    }

    // MARK: As JSON

    private struct PeopleTable: Encodable {
        let sum: Int
        let people: [Person]
    }

    private struct Person: Encodable {
        let code: String
        let name: String
        let unit: String?
        let kind: String?
        let effectiveOn: String
        let decision: String?
        let operation: Int?
        let amount: Int

        init(_ person: StrengthPerson) {
            code = person.code
            name = person.name
            unit = person.unit?.code
            kind = person.kind?.rawValue
            effectiveOn = person.effectiveOn.iso
            decision = person.decision?.number
            operation = person.operation
            amount = person.amount
        }
    }

    struct Table: Encodable {
        let unit: String
        let from: String
        let to: String
        let knownAt: String?
        let by: String?
        let total: Row
        let rows: [Row]
    }

    struct Row: Encodable {
        let unit: String
        let name: String
        /// None where no figures are held.
        let whole: Counts?
        let guests: Int
        let steps: [Step]
    }

    struct Step: Encodable {
        let from: String
        let to: String
        let counts: Counts?
    }

    /// Each number of all, of women, of probationary members.
    struct Counts: Encodable {
        let opening: [String: Int]
        let increases: [String: [String: Int]]
        let decreases: [String: [String: Int]]
        let closing: [String: Int]
        let recognition: [String: Int]

        init(_ counts: StrengthCounts) {
            func parts(_ number: (StrengthPart) -> Int) -> [String: Int] {
                Dictionary(uniqueKeysWithValues: StrengthPart.allCases.map { ($0.rawValue, number($0)) })
            }
            func column(_ column: StrengthColumn) -> [String: Int] { parts { counts[column, of: $0] } }
            func side(_ columns: [StrengthColumn], _ total: (StrengthPart) -> Int) -> [String: [String: Int]] {
                Dictionary(uniqueKeysWithValues: columns.map { ($0.rawValue, column($0)) } + [("total", parts(total))])
            }
            opening = column(.opening)
            increases = side(StrengthColumn.increases, counts.increases)
            decreases = side(StrengthColumn.decreases, counts.decreases)
            closing = column(.closing)
            recognition = column(.recognition)
        }
    }

    func table(_ strength: Strength, knownAt: String?, by: String?) -> Table {
        func row(_ row: Strength.Row) -> Row {
            Row(
                unit: row.unit.code, name: row.unit.name, whole: row.whole.map(Counts.init), guests: row.guests,
                steps: zip(strength.steps, row.steps).map {
                    Step(from: $0.from.iso, to: $0.to.iso, counts: $1.map(Counts.init))
                })
        }
        return Table(
            unit: strength.total.unit.code, from: strength.question.from.iso, to: strength.question.to.iso,
            knownAt: knownAt, by: by, total: row(strength.total), rows: strength.rows.map(row))
    }
}

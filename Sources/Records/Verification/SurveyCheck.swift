import Domain
import Storage
import Vietnamese

/// The conclusions of visits, by the rule of their day as it was known when they were recorded.
enum SurveyCheck {
    static func run(_ inspection: Inspection) throws {
        let edits = try Rules.edited(inspection.db)
        // Between two operations that edit rules, the book is one.
        var books: [Int: RuleBook] = [:]
        let changes = Set(edits.flatMap { [$0.recordedIn] + [$0.supersededIn].compactMap { $0 } })
        func book(before operation: Int) -> RuleBook {
            let latest = changes.filter { $0 < operation }.max() ?? 0
            if let book = books[latest] { return book }
            let known = edits.filter { $0.recordedIn <= latest && ($0.supersededIn ?? .max) > latest }
            let book = inspection.desk.shippedRules.overlaid(by: known.map { ($0.code, $0.value) })
            books[latest] = book
            return book
        }
        let rows: SQL = """
            SELECT id, effective_on, official, probationary, conclusion, recorded_in FROM survey ORDER BY recorded_in, id
            """
        try inspection.db.forEach(rows) { row in
            let operation = try row.int(5)
            let minimum = book(before: operation).inForce(RuleBook.cellMinimum, on: try row.day(1))
            let conclusion = try minimum.map { minimum in
                Survey.conclusion(
                    official: try row.int(2), probationary: try row.int(3), minimum: minimum.amount)
            }
            guard conclusion?.rawValue != (try row.text(4)) else { return }
            inspection.find(.surveyConclusion, ["operation": String(operation), "key": try row.text(0)])
        }
    }
}

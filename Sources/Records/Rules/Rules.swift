package import Domain
import Foundation
import Storage
package import Vietnamese
import Yams

extension RuleBook {
    /// The rule book shipped with the program, from its YAML.
    package static func shipped() throws -> RuleBook {
        let url = Bundle.module.bundleURL.appendingPathComponent("RuleBook/rules.yaml")
        return try RuleBook(yaml: String(contentsOf: url, encoding: .utf8))
    }

    /// Rules as written in YAML: by code, a list of values with the day from which each holds.
    package init(yaml: String) throws {
        struct Entry: Decodable {
            let from: String
            let amount: Int
            let document: String
            let certainty: Rule.Source.Certainty
        }
        let entries = try YAMLDecoder().decode([String: [Entry]].self, from: yaml)
        self.init(
            try entries.map { code, values in
                Rule(
                    code: code,
                    values: try values.map { entry in
                        guard let from = Day(iso: entry.from) else { throw Unreadable(what: "a day", text: entry.from) }
                        let source = Rule.Source(document: entry.document, certainty: entry.certainty)
                        return Rule.Value(from: from, amount: entry.amount, source: source)
                    }.sorted { $0.from < $1.from })
            })
    }
}

/// An administrator's edits of the rule book.
package enum Rules {
    /// One edit with the operations that recorded and superseded it.
    struct Edit {
        let code: String
        let value: Rule.Value
        let recordedIn: Int
        let supersededIn: Int?
    }

    /// The edits that stand.
    static func edits(_ db: Transaction) throws -> [(code: String, value: Rule.Value)] {
        try edited(db).filter { $0.supersededIn == nil }.map { ($0.code, $0.value) }
    }

    /// Every edit ever recorded.
    static func edited(_ db: Transaction) throws -> [Edit] {
        try db.run("SELECT rule, from_on, amount, document, recorded_in, superseded_in FROM rule_edit").map { row in
            let source = Rule.Source(document: try row.text(3), certainty: .read)
            return Edit(
                code: try row.text(0), value: Rule.Value(from: try row.day(1), amount: try row.int(2), source: source),
                recordedIn: try row.int(4), supersededIn: try row.intOrNil(5))
        }
    }

    /// Lays a dated value over the shipped rule; an earlier edit of the same day is superseded, never changed.
    package static func set(
        _ code: String, from: Day, amount: Int, document: String, by author: Author, _ desk: Desk
    ) throws {
        guard author.scope.mayRecord(in: .register) else { throw Failure.forbidden }
        guard try desk.rules().all.contains(where: { $0.code == code }) else { throw Failure.notFound }
        guard !document.isEmpty else { throw Failure.invalid([Problem("document", "problem.required")]) }
        _ = try desk.record(.rule, in: nil, by: author) { recording in
            try recording.close(.ruleEdit, where: "rule = \(code) AND from_on = \(from)")
            try recording.insert(.ruleEdit, [[code.value, from.value, amount.value, document.value]])
            return Receipt(seq: recording.seq, subjects: [])
        }
    }
}

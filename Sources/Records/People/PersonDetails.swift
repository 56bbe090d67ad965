import Domain
import FoundationEssentials
import Storage

/// The sealed details of people: each value under the person's own key, found only by its keyed digest.
package enum PersonDetails {
    /// What stands in the place of the name of a person whose key was destroyed.
    static let erasedName = "(đã xóa)"

    /// The open details of some people; people whose key was destroyed have none.
    static func open(_ people: [Person.ID], _ desk: Desk) throws -> [Person.ID: [PersonDetail: String]] {
        var details: [Person.ID: [PersonDetail: String]] = [:]
        try each("superseded_in IS NULL", of: people, desk) { details[$0, default: [:]][$1] = $2 }
        return details
    }

    /// What one detail says of some people; people of whom it is not held are not in it.
    static func values(_ field: PersonDetail, of people: [Person.ID], _ desk: Desk) throws -> [Person.ID: String] {
        var values: [Person.ID: String] = [:]
        try each("superseded_in IS NULL AND field = \(field.rawValue)", of: people, desk) { values[$0] = $2 }
        return values
    }

    private static func each(
        _ held: SQL, of people: [Person.ID], _ desk: Desk, _ body: (Person.ID, PersonDetail, String) -> Void
    ) throws {
        let sealer = Sealer(desk)
        try sealer.prepare(people.map(\.text), making: false)
        for chunk in people.chunks(of: 500) {
            let rows = try desk.db.run(
                """
                SELECT person, field, sealed FROM person_detail WHERE \(held) AND person IN \(list: Array(chunk))
                """)
            for row in rows {
                let person: Person.ID = try row.id(0)
                let field: PersonDetail = try row.code(1)
                let sealed = try row.blob(2)
                // What vanished with a consent stays as a row without content.
                guard !sealed.isEmpty,
                    let bytes = try sealer.open(sealed, under: person.text, as: field.rawValue)
                else { continue }
                body(person, field, String(decoding: bytes, as: UTF8.self))
            }
        }
    }

    /// A value sealed for the person at hand: the row of a detail.
    static func row(
        _ person: Person.ID, _ field: PersonDetail, _ value: String, _ sealer: Sealer, _ desk: Desk
    ) throws -> [Value] {
        let sealed = try sealer.seal(Array(value.utf8), under: person.text, as: field.rawValue)
        let digest = field.isSearchable ? desk.vault.digest(value, field: field.rawValue) : nil
        return [person.value, field.rawValue.value, sealed.value, digest.value]
    }

    /// What details of some people said once and no longer say.
    static func closed(_ people: [Person.ID], _ desk: Desk) throws -> [Person.ID: [PersonDetail: Set<String>]] {
        var closed: [Person.ID: [PersonDetail: Set<String>]] = [:]
        try each("superseded_in IS NOT NULL", of: people, desk) { closed[$0, default: [:]][$1, default: []].insert($2) }
        return closed
    }

    /// The people who bear one of these values of a searchable detail, by the value.
    static func holders(
        of field: PersonDetail, _ values: some Sequence<String>, _ desk: Desk
    ) throws -> [String: Person.ID] {
        let byDigest = Dictionary(
            Set(values).map { (desk.vault.digest($0, field: field.rawValue), $0) },
            uniquingKeysWith: { first, _ in first })
        var holders: [String: Person.ID] = [:]
        for chunk in Array(byDigest.keys).chunks(of: 500) {
            let rows = try desk.db.run(
                """
                SELECT digest, person FROM person_detail
                WHERE superseded_in IS NULL AND field = \(field.rawValue) AND digest IN \(list: Array(chunk))
                """)
            for row in rows {
                if let value = byDigest[try row.blob(0)] { holders[value] = try row.id(1) }
            }
        }
        return holders
    }

    static func insert(_ entries: [PersonEntering], _ recording: Recording, _ desk: Desk) throws {
        try recording.sealer.prepare(entries.map(\.id.text), making: true)
        var rows: [[Value]] = []
        for entry in entries {
            for (field, value) in entry.draft.details.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                rows.append(try row(entry.id, field, value, recording.sealer, desk))
            }
        }
        try recording.insert(.personDetail, rows)
    }
}

package import Domain
import Storage
import Vietnamese

/// Two entries that may be of one person.
package struct PersonDuplicate: Hashable, Sendable {
    /// What speaks for it.
    package enum Reason: String, CaseIterable, Sendable, Codable {
        /// The same name and the same day of birth.
        case birth
        case identityNumber = "identity_number"
        case cardNumber = "card_number"
        case recordNumber = "record_number"
        /// The same name, and today the same workplace; their births are not known to differ.
        case workplace
        /// The same name, and the same cell; their births are not known to differ.
        case cell
    }

    package let one: PersonRow
    package let other: PersonRow
    package let reasons: [Reason]
}

/// People who may have been entered twice. Sealed values are compared and never told.
package enum PersonDuplicates {
    private struct Pair: Hashable {
        let one: Person.ID
        let other: Person.ID

        init(_ one: Person.ID, _ other: Person.ID) {
            (self.one, self.other) = one.text < other.text ? (one, other) : (other, one)
        }
    }

    /// Every pair of which a scope holds both, by name.
    package static func find(as scope: Scope, _ desk: Desk) throws -> [PersonDuplicate] {
        let namesakes = try namesakes(as: scope, desk)
        let bearers = try bearers(as: scope, desk)
        let births = try PersonDetails.open(namesakes.flatMap { $0 }, desk).compactMapValues { $0[.birth] }
        let ids = Set(namesakes.flatMap { $0 } + bearers.flatMap(\.people))
        let people = try PersonDirectory.of(ids, desk.db)
        let shown = try PersonQueries.rows(Array(ids), on: desk.today, desk)
        let rows = Dictionary(shown.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        func row(_ id: Person.ID) -> PersonRow? { people[id].flatMap { rows[$0.code] } }

        var reasons: [Pair: Set<PersonDuplicate.Reason>] = [:]
        for pair in namesakes.flatMap(pairs) {
            guard let one = row(pair.one), let other = row(pair.other) else { continue }
            let found = Self.reasons(one, births[pair.one], other, births[pair.other])
            if !found.isEmpty { reasons[pair, default: []].formUnion(found) }
        }
        for (reason, people) in bearers {
            for pair in pairs(people) { reasons[pair, default: []].insert(reason) }
        }
        return reasons.compactMap { pair, found -> PersonDuplicate? in
            guard let one = row(pair.one), let other = row(pair.other) else { return nil }
            let (first, second) = one.code < other.code ? (one, other) : (other, one)
            return PersonDuplicate(
                one: first, other: second, reasons: PersonDuplicate.Reason.allCases.filter(found.contains))
        }.sorted { key($0) < key($1) }
    }

    private static func key(_ pair: PersonDuplicate) -> (String, String, String) {
        (PersonName(pair.one.name).sortKey, pair.one.code, pair.other.code)
    }

    /// What speaks for two people of one name being one.
    private static func reasons(
        _ one: PersonRow, _ birth: String?, _ other: PersonRow, _ otherBirth: String?
    ) -> Set<PersonDuplicate.Reason> {
        if let birth, let otherBirth { return birth == otherBirth ? [.birth] : [] }
        var reasons: Set<PersonDuplicate.Reason> = []
        if let place = one.workplace?.taxCode, place == other.workplace?.taxCode { reasons.insert(.workplace) }
        if let cell = one.unit?.id, cell == other.unit?.id { reasons.insert(.cell) }
        return reasons
    }

    private static func pairs(_ people: [Person.ID]) -> [Pair] {
        people.indices.flatMap { place in people[(place + 1)...].map { Pair(people[place], $0) } }
    }

    /// People of one name, without regard to diacritics.
    private static func namesakes(as scope: Scope, _ desk: Desk) throws -> [[Person.ID]] {
        let rows = try desk.db.run(
            """
            SELECT person.id, \(PersonNames.folded) AS named FROM person \(PersonNames.join)
            WHERE \(PersonNames.isListed) AND \(PersonQueries.seen(by: scope, desk)) AND \(PersonNames.folded) <> ''
            ORDER BY named, person.id
            """)
        var byName: [String: [Person.ID]] = [:]
        for row in rows { byName[try row.text(1), default: []].append(try row.id(0)) }
        return byName.values.filter { $0.count > 1 }
    }

    /// People whose keyed digests of a number are the same.
    private static func bearers(
        as scope: Scope, _ desk: Desk
    ) throws -> [(reason: PersonDuplicate.Reason, people: [Person.ID])] {
        let rows = try desk.db.run(
            """
            SELECT detail.field, detail.digest, person.id
            FROM person_detail AS detail JOIN person ON person.id = detail.person \(PersonNames.join)
            WHERE detail.superseded_in IS NULL AND detail.field IN \(list: PersonDetail.numbers.map(\.rawValue))
              AND detail.digest IS NOT NULL AND \(PersonNames.isListed) AND \(PersonQueries.seen(by: scope, desk))
              AND EXISTS (SELECT 1 FROM person_detail AS same
                WHERE same.digest = detail.digest AND same.field = detail.field AND same.superseded_in IS NULL
                  AND same.person <> detail.person)
            ORDER BY detail.field, person.id
            """)
        var found: [PersonDetail: [[UInt8]: [Person.ID]]] = [:]
        for row in rows { found[try row.code(0), default: [:]][try row.blob(1), default: []].append(try row.id(2)) }
        return found.flatMap { field, digests in
            digests.values.compactMap { people in
                PersonDuplicate.Reason(rawValue: field.rawValue).map { ($0, people) }
            }
        }
    }
}

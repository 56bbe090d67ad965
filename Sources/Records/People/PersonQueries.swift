package import Domain
import Storage
package import Vietnamese

/// A person as a list shows them: nothing that is sealed.
package struct PersonRow: Hashable, Sendable {
    /// An enterprise somebody works at.
    package struct Workplace: Hashable, Sendable {
        package let taxCode: String
        package let name: String
        package let since: Day
    }

    package let code: String
    package let name: String
    package let standing: Standing
    /// The unit of their Party life, or where it was last.
    package let unit: UnitName?
    package let workplace: Workplace?
}

/// Which people are wanted; whatever is not given does not narrow it.
package struct PersonFilter: Sendable {
    package enum Order: String, CaseIterable, Sendable {
        /// By given name, as office lists are.
        case name
        case code

        fileprivate var columns: SQL {
            switch self {
            case .name: "\(PersonNames.sortKey), person.code"
            case .code: "person.code"
            }
        }
    }

    /// Words of a name or a file number, in any order, without diacritics.
    package var search = ""
    /// Only those tied to this unit or one below it.
    package var unit: Unit.ID?
    package var status: Standing.Status?
    /// Only those who work at this enterprise today.
    package var workplace: Enterprise.ID?
    package var order = Order.name

    package init() {}
}

package enum PersonQueries {
    /// A page of the people within a scope, and how many there are.
    package static func page(
        _ filter: PersonFilter, limit: Int, offset: Int, as scope: Scope, _ desk: Desk
    ) throws -> (rows: [PersonRow], count: Int) {
        var conditions = [PersonNames.isListed, seen(by: scope, desk)] + words(filter.search)
        if let workplace = filter.workplace {
            conditions.append("person.id IN (\(working(at: workplace, on: desk.today)))")
        }
        if let unit = filter.unit {
            let below = UnitQueries.subtree([unit], on: desk.today)
            conditions.append(isTied(to: below, managing: below))
        }
        if let status = filter.status { conditions.append(stands(status)) }
        let source: SQL = "FROM person \(PersonNames.join) WHERE \(conditions.joined(separator: " AND "))"
        let count = try desk.db.run("SELECT COUNT(*) \(source)").first?.int(0) ?? 0
        let ids = try desk.db.run(
            "SELECT person.id \(source) ORDER BY \(filter.order.columns) LIMIT \(limit) OFFSET \(offset)")
        return (try rows(try ids.map { try $0.id(0) }, on: desk.today, desk), count)
    }

    /// The members of a unit and everything below it at the end of a day, by given name: exactly those that the
    /// figure `party.members` counts on that day. All of them, or a page.
    package static func members(
        of unit: Unit.ID, on day: Day, limit: Int? = nil, offset: Int = 0, as scope: Scope, _ desk: Desk
    ) throws -> [PersonRow] {
        let below = Subtree.of(unit, on: day, try Known(nil, desk))
        let page: SQL = limit.map { "LIMIT \($0) OFFSET \(offset)" } ?? ""
        let ids = try desk.db.run(
            """
            SELECT person.id FROM person \(PersonNames.join)
            WHERE person.id IN (
                SELECT posting.subject FROM posting JOIN path_unit ON path_unit.path = posting.path
                WHERE path_unit.distance = 0 AND path_unit.unit IN (\(below)) AND posting.fact = \(Fact.member.rawValue)
                  AND posting.line = \(Line.party.rawValue) AND posting.effective_on <= \(day)
                  AND \(scope.units("path_unit.unit", for: .people, on: desk.today))
                GROUP BY posting.subject HAVING SUM(posting.amount) <> 0)
            ORDER BY \(PersonNames.sortKey), person.code \(page)
            """)
        return try rows(try ids.map { try $0.id(0) }, on: day, desk)
    }

    /// Whom somebody means by a file number or by words of a name; no more than `limit`.
    package static func matching(
        _ text: String, limit: Int, as scope: Scope, _ desk: Desk
    ) throws -> [PersonRow] {
        guard !text.folded.isEmpty else { return [] }
        let exact = try desk.db.run(
            """
            SELECT person.id FROM person \(PersonNames.join)
            WHERE person.id IN (\(PersonMergers.bearers(of: text.uppercased()))) AND \(PersonNames.isListed) AND \(seen(by: scope, desk))
            """)
        guard exact.isEmpty else { return try rows(try exact.map { try $0.id(0) }, on: desk.today, desk) }
        var filter = PersonFilter()
        filter.search = text
        return try page(filter, limit: limit, offset: 0, as: scope, desk).rows
    }

    /// People in the order given, as they stood at the end of a day.
    static func rows(_ ids: [Person.ID], on day: Day, _ desk: Desk) throws -> [PersonRow] {
        let people = try PersonDirectory.of(ids, desk.db)
        let memberships = try Memberships.of(ids, people, desk.db)
        var standings: [Person.ID: Standing] = [:]
        for id in ids { standings[id] = try memberships.history(of: id).standing(on: day) }
        let units = try UnitQueries.names(of: standings.values.compactMap(\.unit), on: day, desk)
        let workplaces = try EnterpriseDirectory.of(
            people.entries.values.compactMap { $0.workplace.on(day) ?? nil }, desk.db)
        return ids.compactMap { id in
            guard let person = people[id], let standing = standings[id] else { return nil }
            return PersonRow(
                code: person.code, name: person.name, standing: standing, unit: standing.unit.flatMap { units[$0] },
                workplace: workplace(of: person, on: day, workplaces))
        }
    }

    static func workplace(
        of person: PersonDirectory.Entry, on day: Day, _ enterprises: EnterpriseDirectory
    ) -> PersonRow.Workplace? {
        guard let id = person.workplace.on(day) ?? nil, let since = person.workplace.since(day),
            let enterprise = enterprises[id]
        else { return nil }
        return PersonRow.Workplace(
            taxCode: enterprise.taxCode, name: enterprise.name.on(day) ?? enterprise.name.latest ?? "", since: since)
    }
}

// MARK: - Conditions

extension PersonQueries {
    /// That a person is within a scope.
    static func seen(by scope: Scope, _ desk: Desk) -> SQL {
        guard !scope.holdsAll(for: .people) else { return "1 = 1" }
        let party = scope.only(of: .party)
        return isTied(
            to: party.reached(for: .people, on: desk.today) ?? "SELECT id FROM unit",
            managing: party.managers(for: .people, on: desk.today))
    }

    /// Those of some people whose names an account knows: whom it sees, and who once came to, left or held a position in
    /// a unit within its view, as its lists of those say. Of others a list is told what it is told of nobody.
    static func known(_ people: some Sequence<Person.ID>, by scope: Scope, _ desk: Desk) throws -> Set<Person.ID> {
        let asked = Set(people)
        guard !scope.holdsAll(for: .people) else { return asked }
        let party = scope.only(of: .party)
        func within(_ columns: String...) -> SQL {
            let each = columns.map { party.units($0, for: .people, on: desk.today) }
            return each.joined(separator: " OR ")
        }
        return Set(
            try Array(asked).chunks(of: 500).flatMap { chunk in
                try desk.db.run(
                    """
                    SELECT person.id FROM person
                    WHERE person.id IN \(list: Array(chunk)) AND (\(seen(by: scope, desk))
                        OR person.id IN (SELECT movement.person FROM movement
                            WHERE movement.reversed_in IS NULL AND (\(within("movement.unit", "movement.counterpart"))))
                        OR person.id IN (SELECT holder.person FROM position_holder AS holder
                            WHERE \(scope.units("holder.unit", for: .people, on: desk.today))))
                    """
                ).map { try $0.id(0) as Person.ID }
            })
    }

    /// That a person is tied to some units, or works where others manage.
    static func isTied(to units: SQL, managing managers: SQL) -> SQL {
        "person.id IN (\(tied(to: units, managing: managers)))"
    }

    /// The people who work at an enterprise on a day.
    private static func working(at enterprise: Enterprise.ID, on day: Day) -> SQL {
        """
        SELECT work.person FROM person_workplace AS work
        WHERE work.enterprise = \(enterprise) AND work.superseded_in IS NULL AND work.from_on <= \(day)
          AND NOT EXISTS (
            SELECT 1 FROM person_workplace AS later WHERE later.person = work.person AND later.superseded_in IS NULL
              AND later.from_on > work.from_on AND later.from_on <= \(day))
        """
    }

    /// The people tied to some units: by where their Party life is or was last, and on the way by both its ends; by the
    /// enterprise they work at; or, while no movement stands, by the unit they were entered for. Recognition on the way,
    /// or during a stay, changes nothing of where they are.
    private static func tied(to units: SQL, managing managers: SQL) -> SQL {
        """
        SELECT place.person FROM movement AS place
        WHERE place.reversed_in IS NULL AND (COALESCE(place.counterpart, place.unit) IN (\(units))
            OR (place.kind IN ('transfer_out', 'temporary') AND place.unit IN (\(units))))
          AND NOT EXISTS (
            SELECT 1 FROM movement AS later
            WHERE later.person = place.person AND later.reversed_in IS NULL
              AND (later.effective_on > place.effective_on OR (later.effective_on = place.effective_on
                AND (later.recorded_in > place.recorded_in
                  OR (later.recorded_in = place.recorded_in AND later.id > place.id)))))
        UNION
        SELECT place.person FROM movement AS place
        WHERE place.reversed_in IS NULL AND place.kind IN ('transfer_out', 'temporary')
          AND (place.counterpart IN (\(units)) OR place.unit IN (\(units)))
          AND NOT EXISTS (
            SELECT 1 FROM movement AS later
            WHERE later.person = place.person AND later.reversed_in IS NULL
              AND later.kind NOT IN ('recognition', 'reorganisation')
              AND (later.effective_on > place.effective_on OR (later.effective_on = place.effective_on
                AND (later.recorded_in > place.recorded_in
                  OR (later.recorded_in = place.recorded_in AND later.id > place.id)))))
        UNION
        SELECT work.person FROM person_workplace AS work
        JOIN enterprise_manager AS manager ON manager.enterprise = work.enterprise AND manager.superseded_in IS NULL
        WHERE work.superseded_in IS NULL AND manager.unit IN (\(managers))
          AND NOT EXISTS (
            SELECT 1 FROM person_workplace AS later
            WHERE later.person = work.person AND later.superseded_in IS NULL AND later.from_on > work.from_on)
          AND NOT EXISTS (
            SELECT 1 FROM enterprise_manager AS later
            WHERE later.enterprise = manager.enterprise AND later.superseded_in IS NULL
              AND later.from_on > manager.from_on)
        UNION
        SELECT entered.id FROM person AS entered JOIN operation ON operation.seq = entered.recorded_in
        WHERE operation.unit IN (\(units)) AND NOT \(hasMoved("entered.id"))
        """
    }

    private static func hasMoved(_ person: String) -> SQL {
        """
        EXISTS (SELECT 1 FROM movement AS any_movement
                WHERE any_movement.person = \(raw: person) AND any_movement.reversed_in IS NULL)
        """
    }

    /// That a person left a cell for another and has not arrived: nothing that puts or takes anybody came after.
    private static func isMoving(_ person: String) -> SQL {
        let passing: [Movement.Kind] = [.recognition, .temporary, .temporaryEnd, .reorganisation]
        return """
            EXISTS (SELECT 1 FROM movement AS gone
                WHERE gone.person = \(raw: person) AND gone.reversed_in IS NULL AND gone.counterpart IS NOT NULL
                  AND gone.kind = \(Movement.Kind.transferOut.rawValue) AND NOT EXISTS (
                    SELECT 1 FROM movement AS later
                    WHERE later.person = gone.person AND later.reversed_in IS NULL
                      AND later.kind NOT IN \(list: passing.map(\.rawValue))
                      AND (later.effective_on > gone.effective_on OR (later.effective_on = gone.effective_on
                        AND (later.recorded_in > gone.recorded_in
                          OR (later.recorded_in = gone.recorded_in AND later.id > gone.id))))))
            """
    }

    /// That a person stands so now: members are those whose postings have not been taken away again.
    static func stands(_ status: Standing.Status) -> SQL {
        func member(_ limit: SQL) -> SQL {
            """
            person.id IN (
                SELECT posting.subject FROM posting
                WHERE posting.fact = \(Fact.member.rawValue) AND posting.line = \(Line.party.rawValue) AND \(limit)
                GROUP BY posting.subject HAVING SUM(posting.amount) > 0)
            """
        }
        switch status {
        case .official, .probationary: return member("posting.status = \(status.rawValue)")
        case .outside: return "NOT \(hasMoved("person.id"))"
        case .moving: return isMoving("person.id")
        case .left:
            return "\(hasMoved("person.id")) AND NOT \(member("1 = 1")) AND NOT \(isMoving("person.id"))"
        }
    }

    /// That a name or a file number holds each word typed.
    private static func words(_ search: String) -> [SQL] {
        search.split(separator: " ").prefix(8).map { holds(String($0)) }
    }

    private static func holds(_ word: String) -> SQL {
        let code = word.uppercased()
        let byCode = UnitDraft.isCode(code) ? PersonMergers.bears(codeLike: "%\(code)%") : "1 = 0"
        let parts = word.folded.split(separator: " ").map { String($0) }
        guard !parts.isEmpty else { return "1 = 0" }
        let byName: [SQL] = parts.map { "\(PersonNames.folded) LIKE \("%\($0)%")" }
        return "(\(byCode) OR (\(byName.joined(separator: " AND "))))"
    }
}

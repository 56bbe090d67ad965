package import Domain
import Storage
package import Vietnamese

/// What a list or a search of units asks.
package struct UnitSearch: Sendable {
    /// The words typed, without regard to capitals, diacritics and order; none where everything is listed.
    package var words: String
    /// Among the units under this one only: directly under it where nothing is searched for, otherwise anywhere below.
    package var superior: Unit.ID?
    /// The day whose names, codes and tree are meant.
    package var day: Day

    package init(words: String, superior: Unit.ID?, day: Day) {
        self.words = words
        self.superior = superior
        self.day = day
    }
}

/// A unit that a search found.
package struct FoundUnit: Hashable, Sendable {
    /// As it was named on the day.
    package let unit: UnitName
    /// The day from which it is no more, where that has come.
    package let ended: Day?
    /// The earlier name or code by which it was found; nil where it was found by those of the day.
    package let former: String?
}

extension UnitQueries {
    /// A page of the units of a scope that had come by the day, by name, and how many there are. A search finds a unit
    /// by every name and code that it had borne by then, and units that have ended too: who holds an old paper knows
    /// no other name. A list without a search holds those that stand.
    package static func page(
        _ search: UnitSearch, limit: Int, offset: Int, as scope: Scope, _ desk: Desk
    ) throws -> (units: [FoundUnit], count: Int) {
        let words = search.words.folded.split(separator: " ").prefix(8).map { String($0) }
        let source: SQL = """
            FROM unit_event
            JOIN unit_code ON \(latest("unit_code", on: search.day))
            JOIN unit_name ON \(latest("unit_name", on: search.day))
            WHERE unit_event.reversed_in IS NULL AND unit_event.effective_on <= \(search.day)
              AND \(seen(search, isSearch: !words.isEmpty, scope, desk))
              AND \(words.isEmpty ? "1 = 1" : words.map { holds($0, by: search.day) }.joined(separator: " AND "))
            """
        let count = try desk.db.run("SELECT COUNT(*) \(source)").first?.int(0) ?? 0
        let rows = try desk.db.run(
            """
            SELECT unit_event.unit \(source) ORDER BY unit_name.sort_key, unit_code.code
            LIMIT \(limit) OFFSET \(offset)
            """)
        let ids: [Unit.ID] = try rows.map { try $0.id(0) }
        let directory = try UnitDirectory.of(ids, desk.db)
        let names = try names(of: ids, on: search.day, desk)
        let found = ids.compactMap { id -> FoundUnit? in
            guard let unit = names[id], let entry = directory[id] else { return nil }
            let ended = (entry.ending?.on).flatMap { $0 <= search.day ? $0 : nil }
            return FoundUnit(unit: unit, ended: ended, former: former(entry, unit, words, by: search.day))
        }
        return (found, count)
    }

    /// That a unit lies within a scope, and below the unit that is asked for.
    private static func seen(_ search: UnitSearch, isSearch: Bool, _ scope: Scope, _ desk: Desk) -> SQL {
        var conditions = [scope.units("unit_event.unit", on: desk.today)]
        if let superior = search.superior {
            let below: SQL =
                isSearch
                ? "\(subtree([superior], on: search.day))"
                : "SELECT unit FROM (\(parents(on: search.day))) AS placed WHERE parent = \(superior)"
            conditions.append("unit_event.unit IN (\(below))")
        }
        if !isSearch { conditions.append(goesOn("unit_event.unit", on: search.day)) }
        return conditions.isEmpty ? "1 = 1" : conditions.joined(separator: " AND ")
    }

    /// The state of a table that held of a unit on a day.
    private static func latest(_ table: String, on day: Day) -> SQL {
        let table: SQL = "\(raw: table)"
        return """
            \(table).unit = unit_event.unit AND \(table).superseded_in IS NULL AND \(table).from_on <= \(day)
                AND NOT EXISTS (SELECT 1 FROM \(table) AS later WHERE later.unit = \(table).unit
                    AND later.superseded_in IS NULL AND later.from_on <= \(day)
                    AND later.from_on > \(table).from_on)
            """
    }

    /// That any name or code that a unit had borne by a day holds a word.
    private static func holds(_ word: String, by day: Day) -> SQL {
        let pattern = "%\(word)%"
        return """
            (EXISTS (SELECT 1 FROM unit_name AS borne WHERE borne.unit = unit_event.unit
                AND borne.superseded_in IS NULL AND borne.from_on <= \(day) AND borne.folded LIKE \(pattern))
             OR EXISTS (SELECT 1 FROM unit_code AS borne WHERE borne.unit = unit_event.unit
                AND borne.superseded_in IS NULL AND borne.from_on <= \(day) AND borne.code LIKE \(pattern.uppercased())))
            """
    }

    /// The latest earlier name or code that holds a word which those of the day do not.
    private static func former(
        _ entry: UnitDirectory.Entry, _ unit: UnitName, _ words: [String], by day: Day
    ) -> String? {
        func holds(_ text: String, _ word: String) -> Bool { text.folded.contains(word) }
        let missing = words.filter { !holds(unit.name, $0) && !holds(unit.code, $0) }
        guard !missing.isEmpty else { return nil }
        let borne = [entry.code, entry.name].flatMap { zip($0.days, $0.values).filter { $0.0 <= day }.map(\.1) }
        return borne.last { text in missing.contains { holds(text, $0) } }
    }
}

package import Domain
import Storage
package import Vietnamese

/// A unit as a page names it.
package struct UnitName: Hashable, Sendable {
    package let id: Unit.ID
    package let code: String
    package let name: String
    package let type: UnitType
}

package enum UnitQueries {
    /// The unit of a code and those of its superiors on a day that are within view, nearest first.
    ///
    /// - Throws: `Failure.notFound` where there is none, or where the scope does not hold it; `Failure.forbidden` where it
    ///   holds its numbers and not the purpose.
    package static func line(
        code: String, on day: Day, as scope: Scope, for purpose: Scope.Purpose = .totals, _ desk: Desk
    ) throws -> [UnitName] {
        let rows = try desk.db.run("SELECT unit FROM unit_code WHERE code = \(code) AND superseded_in IS NULL")
        guard let unit: Unit.ID = try rows.first?.id(0) else { throw Failure.notFound }
        let line = try open(Tree.above([unit], desk.db).line(from: unit, on: day), as: scope, for: purpose, desk)
        let names = try names(of: line, on: day, desk)
        guard names[unit] != nil else { throw Failure.notFound }
        return line.compactMap { names[$0] }
    }

    /// A unit and those of its superiors that are within view.
    private static func open(
        _ line: [Unit.ID], as scope: Scope, for purpose: Scope.Purpose, _ desk: Desk
    ) throws -> [Unit.ID] {
        guard !scope.holdsAll(for: purpose) else { return line }
        let homes = try Homes.of(line, desk)
        guard let unit = line.first, scope.contains(homes[unit]) else { throw Failure.notFound }
        guard scope.contains(homes[unit], for: purpose) else { throw Failure.forbidden }
        return [unit] + line.dropFirst().filter { scope.contains(homes[$0]) }
    }

    /// That a unit named by a column has not ended by a day.
    static func goesOn(_ unit: String, on day: Day) -> SQL {
        """
        NOT EXISTS (SELECT 1 FROM unit_closure WHERE unit_closure.unit = \(raw: unit)
            AND unit_closure.reversed_in IS NULL AND unit_closure.effective_on <= \(day))
        """
    }

    /// That a dated state of a unit, read under another name, is the one of a day.
    static func stands(_ table: String, as state: String, on day: Day) -> SQL {
        """
        \(raw: state).superseded_in IS NULL AND \(raw: state).from_on <= \(day) AND NOT EXISTS (
            SELECT 1 FROM \(raw: table) AS later
            WHERE later.unit = \(raw: state).unit AND later.superseded_in IS NULL
              AND later.from_on > \(raw: state).from_on AND later.from_on <= \(day))
        """
    }

    /// The units within view directly below one on a day, by name.
    package static func children(
        of unit: Unit.ID, on day: Day, as scope: Scope, _ desk: Desk
    ) throws -> [UnitName] {
        let rows = try desk.db.run(
            """
            SELECT state.unit FROM unit_parent AS state
            WHERE state.parent = \(unit) AND \(goesOn("state.unit", on: day))
              AND \(scope.units("state.unit", on: desk.today))
              AND \(stands("unit_parent", as: "state", on: day))
            """)
        let names = try names(of: try rows.map { try $0.id(0) }, on: day, desk)
        return names.values.inOrder { [SortKey.of($0.name), $0.code] }
    }

    /// The units within a scope under which units of some types may stand, by name.
    ///
    /// - Parameter named: whether units that are only named as superiors are among them.
    package static func possibleParents(
        of types: [UnitType], named: Bool = false, as scope: Scope, _ desk: Desk
    ) throws -> [UnitName] {
        let above = UnitType.allCases.filter { !$0.children.isDisjoint(with: types) }
        let within = scope.units("unit_type.unit", for: .record, on: desk.today)
        let held: SQL = named ? "1 = 1" : "unit_event.kind <> 'reference'"
        let rows = try desk.db.run(
            """
            SELECT unit_type.unit FROM unit_type
            JOIN unit_event ON unit_event.unit = unit_type.unit AND unit_event.reversed_in IS NULL
            WHERE unit_type.superseded_in IS NULL AND unit_type.type IN \(list: above.map(\.rawValue))
              AND \(held) AND \(within) AND \(goesOn("unit_type.unit", on: desk.today))
            """)
        let names = try names(of: try rows.map { try $0.id(0) }, on: desk.today, desk)
        return names.values.filter { above.contains($0.type) }
            .inOrder { [SortKey.of($0.name), $0.code] }
    }

    /// The Party units within a scope that may manage enterprises, by name.
    package static func managers(as scope: Scope, _ desk: Desk) throws -> [UnitName] {
        let types = UnitType.allCases.filter { $0.line == .party && !$0.holdsMembers }
        return try possibleParents(of: types.flatMap { Array($0.children) }, as: scope, desk)
            .filter { $0.type.line == .party }
    }

    /// The unit a person begins with: where their role is held, or the highest of which figures are held.
    package static func home(of scope: Scope, _ desk: Desk) throws -> String? {
        var condition: SQL = "unit_event.kind <> 'reference'"
        if !scope.grants.contains(where: { $0.unit == nil }) {
            condition = "unit_event.unit IN \(list: scope.grants.compactMap(\.unit))"
        }
        let rows = try desk.db.run(
            """
            SELECT unit_code.code FROM unit_event
            JOIN unit ON unit.id = unit_event.unit
            JOIN unit_code ON unit_code.unit = unit_event.unit AND unit_code.superseded_in IS NULL
            LEFT JOIN unit_parent ON unit_parent.unit = unit_event.unit AND unit_parent.superseded_in IS NULL
            LEFT JOIN unit_event AS above ON above.unit = unit_parent.parent AND above.reversed_in IS NULL
                AND above.kind <> 'reference'
            WHERE unit_event.reversed_in IS NULL AND \(condition)
            ORDER BY CASE WHEN unit.line = 'party' THEN 0 ELSE 1 END, CASE WHEN above.unit IS NULL THEN 0 ELSE 1 END,
                unit_event.recorded_in, unit_code.code
            LIMIT 1
            """)
        return try rows.first?.text(0)
    }

    /// Some units and everything below them on the tree of a day.
    static func subtree(_ roots: [Unit.ID], on day: Day) -> SQL {
        """
        WITH RECURSIVE below (unit) AS (
            SELECT id FROM unit WHERE id IN \(list: roots)
            UNION
            SELECT state.unit FROM unit_parent AS state JOIN below ON state.parent = below.unit
            WHERE \(stands("unit_parent", as: "state", on: day))
        )
        SELECT unit FROM below
        """
    }

    /// Some units and everything that stands below them on any day from one on.
    static func everBelow(_ roots: some Sequence<Unit.ID>, from day: Day, _ db: Transaction) throws -> Set<Unit.ID> {
        var units: Set<Unit.ID> = []
        for chunk in Array(Set(roots)).chunks(of: 500) {
            let rows = try db.run(
                """
                WITH RECURSIVE below (unit) AS (
                    SELECT id FROM unit WHERE id IN \(list: Array(chunk))
                    UNION
                    SELECT state.unit FROM unit_parent AS state JOIN below ON state.parent = below.unit
                    WHERE state.superseded_in IS NULL AND NOT EXISTS (
                        SELECT 1 FROM unit_parent AS later
                        WHERE later.unit = state.unit AND later.superseded_in IS NULL
                          AND later.from_on > state.from_on AND later.from_on <= \(day))
                )
                SELECT unit FROM below
                """)
            for row in rows { units.insert(try row.id(0)) }
        }
        return units
    }

    /// The name a unit bears now, for a column that names the unit.
    static func latestName(_ unit: String) -> SQL { latest("name", of: unit) }

    /// The code a unit bears now.
    static func latestCode(_ unit: String) -> SQL { latest("code", of: unit) }

    private static func latest(_ value: String, of unit: String) -> SQL {
        """
        (SELECT state.\(raw: value) FROM unit_\(raw: value) AS state
         WHERE state.unit = \(raw: unit) AND state.superseded_in IS NULL ORDER BY state.from_on DESC LIMIT 1)
        """
    }

    package static func names(of units: [Unit.ID], on day: Day, _ desk: Desk) throws -> [Unit.ID: UnitName] {
        let directory = try UnitDirectory.of(units, desk.db)
        return directory.entries.compactMapValues { entry in
            guard let name = entry.name.on(day) ?? entry.name.latest,
                let code = entry.code.on(day) ?? entry.code.latest,
                let type = entry.type.on(day) ?? entry.type.latest
            else { return nil }
            return UnitName(id: entry.id, code: code, name: name, type: type)
        }
    }
}

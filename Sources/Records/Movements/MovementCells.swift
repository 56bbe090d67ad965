package import Domain
import Storage
import Vietnamese

extension UnitQueries {
    /// The cells of a scope in which members live their Party life, by name; nil where there are more than `limit`, too
    /// many to choose from.
    package static func cells(as scope: Scope, atMost limit: Int, _ desk: Desk) throws -> [UnitName]? {
        try units(of: UnitType.allCases.filter(\.holdsMembers), as: scope, atMost: limit, desk)
    }

    /// The units of some types in a scope that are there today and of which figures are held, by name; nil where there
    /// are more than `limit`.
    package static func units(
        of types: [UnitType], as scope: Scope, atMost limit: Int, _ desk: Desk
    ) throws -> [UnitName]? {
        let within = scope.units("unit_type.unit", on: desk.today)
        let rows = try desk.db.run(
            """
            SELECT DISTINCT unit_type.unit FROM unit_type
            JOIN unit_event ON unit_event.unit = unit_type.unit AND unit_event.reversed_in IS NULL
            WHERE unit_type.superseded_in IS NULL AND unit_type.type IN \(list: types.map(\.rawValue))
              AND unit_event.kind <> \(UnitEntry.reference.rawValue) AND \(within)
              AND \(goesOn("unit_type.unit", on: desk.today))
            LIMIT \(limit + 1)
            """)
        guard rows.count <= limit else { return nil }
        let names = try names(of: try rows.map { try $0.id(0) }, on: desk.today, desk)
        return names.values.filter { types.contains($0.type) }
            .inOrder { [SortKey.of($0.name), $0.code] }
    }
}

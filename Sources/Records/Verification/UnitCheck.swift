import Domain
import Storage
import Vietnamese

/// The tree: every unit has its states from its first day, none stands under itself or under one that may not
/// hold it.
enum UnitCheck {
    static func run(_ inspection: Inspection) throws {
        for table in ["unit_code", "unit_name", "unit_type", "unit_parent", "unit_host"] {
            try states(in: table, inspection)
        }
        let units = try UnitDirectory.all(inspection.db)
        for (unit, day) in try changes(inspection.db) { try position(of: unit, on: day, units, inspection) }
    }

    private static func states(in table: String, _ inspection: Inspection) throws {
        let rows = try inspection.db.run(
            """
            SELECT unit_event.unit FROM unit_event
            WHERE unit_event.reversed_in IS NULL AND NOT EXISTS (
                SELECT 1 FROM \(raw: table) AS state WHERE state.unit = unit_event.unit
                    AND state.superseded_in IS NULL AND state.from_on <= unit_event.effective_on)
            UNION
            SELECT state.unit FROM \(raw: table) AS state
            WHERE state.superseded_in IS NULL AND NOT EXISTS (
                SELECT 1 FROM unit_event WHERE unit_event.unit = state.unit AND unit_event.reversed_in IS NULL)
            """)
        for row in rows {
            inspection.find(.unitState, ["table": table, "unit": inspection.unitName(try row.id(0))])
        }
    }

    /// Every unit with each day on which its superior, its type or its superior's type changes.
    private static func changes(_ db: Transaction) throws -> [(Unit.ID, Day)] {
        let rows = try db.run(
            """
            SELECT unit, from_on FROM unit_parent WHERE superseded_in IS NULL
            UNION SELECT unit, from_on FROM unit_type WHERE superseded_in IS NULL
            UNION SELECT unit_parent.unit, unit_closure.effective_on
                FROM unit_parent JOIN unit_closure ON unit_closure.unit = unit_parent.parent
                WHERE unit_parent.superseded_in IS NULL AND unit_closure.reversed_in IS NULL
            UNION SELECT unit_parent.unit, unit_type.from_on
                FROM unit_parent JOIN unit_type ON unit_type.unit = unit_parent.parent
                WHERE unit_parent.superseded_in IS NULL AND unit_type.superseded_in IS NULL
            ORDER BY 1, 2
            """)
        return try rows.map { (try $0.id(0), try $0.day(1)) }
    }

    private static func position(
        of unit: Unit.ID, on day: Day, _ units: UnitDirectory, _ inspection: Inspection
    ) throws {
        // A unit that has ended stands under nobody, whatever its last superior became.
        guard let parent = inspection.tree.parent(of: unit, on: day), units[unit]?.isThere(on: day) == true else {
            return
        }
        if let ending = units[parent]?.ending, ending.on <= day {
            inspection.find(
                .unitParent,
                ["unit": inspection.unitName(unit), "day": day.iso, "parent": inspection.unitName(parent)])
        }
        let arguments = ["unit": inspection.unitName(unit), "day": day.iso]
        if let top = inspection.tree.line(from: unit, on: day).last, inspection.tree.parent(of: top, on: day) != nil {
            inspection.find(.unitCycle, arguments)
        }
        let type = units[unit]?.type.on(day)
        let above = units[parent]?.type.on(day)
        if let type, let above, above.children.contains(type) { return }
        inspection.find(.unitParent, arguments.merging(["parent": inspection.unitName(parent)]) { $1 })
    }
}

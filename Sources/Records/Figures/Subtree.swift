import Domain
import Storage
import Vietnamese

/// A unit with everything below it on the tree of a day, as known at a moment.
enum Subtree {
    static func of(_ unit: Unit.ID, on day: Day, _ known: Known) -> SQL {
        """
        WITH RECURSIVE below (unit) AS (
            SELECT id FROM unit WHERE id = \(unit)
            UNION
            SELECT state.unit FROM unit_parent AS state JOIN below ON state.parent = below.unit
            WHERE \(holds("state", known)) AND state.from_on <= \(day) AND NOT EXISTS (
                SELECT 1 FROM unit_parent AS later
                WHERE later.unit = state.unit AND \(holds("later", known))
                  AND later.from_on > state.from_on AND later.from_on <= \(day))
        )
        SELECT unit FROM below
        """
    }

    /// Rows `unit, from_on, until`: the stretches during which each unit stood under one, itself included, as known at
    /// a moment. A stretch ends before `until`.
    static func stretches(under unit: Unit.ID, _ known: Known) -> SQL {
        // PostgreSQL wants both terms sorted alike: what is joined to a column takes its order.
        let nothing: SQL = "SUBSTR(id, 1, 0)"
        return """
            WITH RECURSIVE spell (unit, parent, from_on, until) AS (
                SELECT state.unit, state.parent, state.from_on,
                       COALESCE((SELECT MIN(later.from_on) FROM unit_parent AS later
                           WHERE later.unit = state.unit AND later.from_on > state.from_on AND \(holds("later", known))),
                           '9999-12-31')
                FROM unit_parent AS state WHERE \(holds("state", known))
            ), below (unit, from_on, until) AS (
                SELECT id, \(nothing) || '0000-01-01', \(nothing) || '9999-12-31' FROM unit WHERE id = \(unit)
                UNION
                SELECT spell.unit,
                       CASE WHEN spell.from_on > below.from_on THEN spell.from_on ELSE below.from_on END,
                       CASE WHEN spell.until < below.until THEN spell.until ELSE below.until END
                FROM spell JOIN below ON spell.parent = below.unit
                WHERE spell.from_on < below.until AND below.from_on < spell.until
            )
            SELECT unit, from_on, until FROM below
            """
    }

    private static func holds(_ state: String, _ known: Known) -> SQL {
        "\(known.open("\(state).superseded_in")) AND \(known.recorded("\(state).recorded_in"))"
    }
}

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

    private static func holds(_ state: String, _ known: Known) -> SQL {
        "\(known.open("\(state).superseded_in")) AND \(known.recorded("\(state).recorded_in"))"
    }
}

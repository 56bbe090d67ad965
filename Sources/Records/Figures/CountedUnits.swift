import Domain
import Storage
import Vietnamese

/// Where the amounts of some units come from. Each fact counts on the tree of its own day: then they are the units' own
/// totals. On the tree of another day they are what counted in the units themselves of all that stood under them on
/// that day, wherever these stood when it happened; what had ended by then stands under the unit that took it over.
struct CountedUnits {
    let units: [Unit.ID]
    let treeAt: Day?
    /// The tree is that known then.
    let known: Known

    /// The dimensions of an amount, by which sums are told apart.
    static let dimensions: SQL = "fact, line, cause, status, sex, ownership, category"

    /// A source of rows `unit, month, amount` with the dimensions: month totals.
    var totals: SQL {
        guard let treeAt else {
            return """
                (SELECT unit, month, \(Self.dimensions), amount FROM rollup WHERE unit IN \(list: units)) AS totals
                """
        }
        return """
            (SELECT below.root AS unit, month, \(Self.dimensions), own AS amount
             FROM (\(below(treeAt))) AS below JOIN rollup ON rollup.unit = below.unit WHERE own <> 0) AS totals
            """
    }

    /// A source of rows `unit, effective_on, op, amount` with the dimensions: postings.
    var postings: SQL {
        guard let treeAt else {
            return """
                (SELECT path_unit.unit, effective_on, op, \(Self.dimensions), amount
                 FROM path_unit JOIN posting ON posting.path = path_unit.path
                 WHERE path_unit.unit IN \(list: units)) AS postings
                """
        }
        return """
            (SELECT below.root AS unit, effective_on, op, \(Self.dimensions), amount
             FROM (\(below(treeAt))) AS below
             JOIN path_unit ON path_unit.unit = below.unit AND path_unit.distance = 0
             JOIN posting ON posting.path = path_unit.path) AS postings
            """
    }

    /// The units themselves and every unit under one of them on a day.
    func under(_ day: Day) -> SQL { "SELECT unit FROM (\(below(day))) AS under" }

    /// Each of the units as `root` with every unit under it on a day.
    private func below(_ day: Day) -> SQL {
        """
        WITH RECURSIVE edge (unit, above) AS (
            SELECT state.unit, COALESCE(step.other, state.parent) FROM unit_parent AS state
            LEFT JOIN unit_closure ON unit_closure.unit = state.unit AND \(holds("unit_closure", "reversed_in"))
                AND unit_closure.effective_on <= \(day)
            LEFT JOIN unit_step AS step ON step.unit = unit_closure.unit AND \(holds("step", "reversed_in"))
                AND step.effective_on = unit_closure.effective_on
                AND step.kind IN \(list: Reorganisation.Kind.allCases.filter { $0.ending != nil }.map(\.rawValue))
            WHERE \(holds("state", "superseded_in")) AND state.from_on <= \(day) AND NOT EXISTS (
                SELECT 1 FROM unit_parent AS later
                WHERE later.unit = state.unit AND \(holds("later", "superseded_in"))
                  AND later.from_on > state.from_on AND later.from_on <= \(day))
        ), below (root, unit) AS (
            SELECT id, id FROM unit WHERE id IN \(list: units)
            UNION
            SELECT below.root, edge.unit FROM edge JOIN below ON edge.above = below.unit
        )
        SELECT root, unit FROM below
        """
    }

    private func holds(_ table: String, _ closedBy: String) -> SQL {
        "\(known.open("\(table).\(closedBy)")) AND \(known.recorded("\(table).recorded_in"))"
    }
}

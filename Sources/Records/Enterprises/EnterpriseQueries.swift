package import Domain
import Storage
package import Vietnamese

/// An enterprise as the list shows it, on a day.
package struct EnterpriseRow: Hashable, Sendable {
    package let taxCode: String
    package let name: String
    package let ownership: Ownership
    package let status: EnterpriseStatus
    package let managerName: String
    package let managerCode: String
    package let workers: Int?
    /// The committee member who looks after it: the name, else the position.
    package let assignee: String?
    /// The latest visit, if there was one.
    package let visitedOn: Day?
    package let conclusion: Survey.Conclusion?
}

package enum EnterpriseOrder: String, CaseIterable, Sendable {
    case name, taxCode = "tax_code", workers, visited

    fileprivate var columns: SQL {
        switch self {
        case .name: "enterprise_name.sort_key, enterprise.tax_code"
        case .taxCode: "enterprise.tax_code"
        case .workers: "COALESCE(enterprise_headcount.workers, 0) DESC, enterprise_name.sort_key"
        case .visited: "COALESCE(visit.effective_on, '') DESC, enterprise_name.sort_key"
        }
    }
}

package enum EnterpriseQueries {
    /// A page of the enterprises within a scope whose name or tax code holds every word typed, without diacritics
    /// and in any order, and how many there are; those of one unit and everything below it where it is given.
    package static func page(
        search: String, under unit: Unit.ID? = nil, order: EnterpriseOrder, limit: Int, offset: Int, as scope: Scope,
        _ desk: Desk
    ) throws -> (rows: [EnterpriseRow], count: Int) {
        let source = source(search, unit, scope, on: desk.today)
        let count = try desk.db.run("SELECT COUNT(*) \(source)").first?.int(0) ?? 0
        let rows = try desk.db.run(
            "\(columns) \(source) ORDER BY \(order.columns) LIMIT \(limit) OFFSET \(offset)")
        return (try rows.map(row), count)
    }

    /// The enterprise of a tax code, where the scope holds it.
    package static func named(_ taxCode: String, as scope: Scope, _ desk: Desk) throws -> EnterpriseRow? {
        try desk.db.run("\(columns) \(source("", nil, scope, on: desk.today)) AND enterprise.tax_code = \(taxCode)")
            .first.map(row)
    }

    private static let columns: SQL = """
        SELECT enterprise.tax_code, enterprise_name.name, enterprise_class.ownership, enterprise_status.status,
               \(UnitQueries.latestName("enterprise_manager.unit")),
               \(UnitQueries.latestCode("enterprise_manager.unit")), enterprise_headcount.workers, visit.effective_on, visit.conclusion,
               COALESCE(\(latest("person", in: "enterprise_assignee", of: "enterprise.id", named: "person")),
                        \(latest("position", in: "enterprise_assignee", of: "enterprise.id")))
        """

    private static func row(_ row: Row) throws -> EnterpriseRow {
        EnterpriseRow(
            taxCode: try row.text(0), name: try row.text(1), ownership: try row.code(2), status: try row.code(3),
            managerName: try row.text(4), managerCode: try row.text(5), workers: try row.intOrNil(6),
            assignee: try row.textOrNil(9), visitedOn: try row.dayOrNil(7), conclusion: try row.codeOrNil(8))
    }

    private static func source(_ search: String, _ unit: Unit.ID?, _ scope: Scope, on today: Day) -> SQL {
        let words: [SQL] = search.folded.split(separator: " ").prefix(8).map { word in
            let pattern = "%\(word)%"
            return "(enterprise_name.folded LIKE \(pattern) OR enterprise.tax_code LIKE \(pattern))"
        }
        func held(_ units: SQL) -> SQL { "enterprise_manager.unit IN (\(units))" }
        let seen = scope.enterprises("enterprise.id", managedBy: "enterprise_manager.unit", on: today)
        let within: SQL = unit.map { held(UnitQueries.subtree([$0], on: today)) } ?? "1 = 1"
        return """
            FROM enterprise
            JOIN enterprise_event ON enterprise_event.enterprise = enterprise.id AND enterprise_event.reversed_in IS NULL
            \(latest("enterprise_name", "enterprise.id"))
            \(latest("enterprise_class", "enterprise.id"))
            \(latest("enterprise_status", "enterprise.id"))
            \(latest("enterprise_headcount", "enterprise.id"))
            \(latest("enterprise_manager", "enterprise.id"))
            LEFT JOIN survey AS visit ON visit.enterprise = enterprise.id AND visit.reversed_in IS NULL
                AND NOT EXISTS (SELECT 1 FROM survey AS later WHERE later.enterprise = visit.enterprise
                    AND later.reversed_in IS NULL AND (later.effective_on > visit.effective_on
                        OR (later.effective_on = visit.effective_on AND later.id > visit.id)))
            WHERE NOT EXISTS (SELECT 1 FROM enterprise_merger AS merger
                WHERE merger.enterprise = enterprise.id AND merger.superseded_in IS NULL AND merger.from_on <= \(today))
              AND \(([seen, within] + words).joined(separator: " AND "))
            """
    }

    /// The name an enterprise bears now, for a column that names the enterprise.
    static func latestName(_ enterprise: String) -> SQL { latest("name", in: "enterprise_name", of: enterprise) }

    /// The tax code of an enterprise, for a column that names it.
    static func taxCode(_ enterprise: String) -> SQL {
        "(SELECT coded.tax_code FROM enterprise AS coded WHERE coded.id = \(raw: enterprise))"
    }

    /// The unit that manages an enterprise now.
    static func latestManager(_ enterprise: String) -> SQL { latest("unit", in: "enterprise_manager", of: enterprise) }

    /// - Parameter named: the table of which the value names a row, to say its name.
    private static func latest(
        _ value: String, in table: String, of enterprise: String, named: String? = nil
    ) -> SQL {
        let column: SQL = "state.\(raw: value)"
        let said: SQL =
            named.map { "(SELECT named.name FROM \(raw: $0) AS named WHERE named.id = \(column))" } ?? column
        return """
            (SELECT \(said) FROM \(raw: table) AS state
             WHERE state.enterprise = \(raw: enterprise) AND state.superseded_in IS NULL
             ORDER BY state.from_on DESC LIMIT 1)
            """
    }

    /// The latest open state of a table for a subject.
    private static func latest(_ table: String, _ subject: String) -> SQL {
        """
        JOIN \(raw: table) ON \(raw: table).enterprise = \(raw: subject) AND \(raw: table).superseded_in IS NULL
            AND NOT EXISTS (SELECT 1 FROM \(raw: table) AS later WHERE later.enterprise = \(raw: table).enterprise
                AND later.superseded_in IS NULL AND later.from_on > \(raw: table).from_on)
        """
    }
}

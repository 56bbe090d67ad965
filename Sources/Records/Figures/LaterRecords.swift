package import Domain
package import FoundationEssentials
import Storage
package import Vietnamese

/// When the records came in that make figures others than they were at an earlier moment.
package enum LaterRecords {
    /// A figure of a unit.
    package struct Question: Hashable, Sendable {
        /// The unit, with everything below it.
        package var unit: Unit.ID
        /// The figure.
        package var indicator: Indicator
        /// The first day that counts in a flow.
        package var from: Day

        /// A figure of a unit from a day on.
        package init(unit: Unit.ID, indicator: Indicator, from: Day) {
            self.unit = unit
            self.indicator = indicator
            self.from = from
        }
    }

    /// For each question the first and the last day on which records came in after a moment, by one statement for
    /// all; nil where none stands behind a difference.
    ///
    /// - Parameter to: the last day that counts.
    package static func days(
        of questions: [Question], to: Day, after moment: Date, _ desk: Desk
    ) throws -> [ClosedRange<Day>?] {
        guard !questions.isEmpty, let last = try Known(moment, desk).last else { return questions.map { _ in nil } }
        // Units that ask the same of one figure share a piece of the statement.
        let groups = Dictionary(grouping: questions) { Group(indicator: $0.indicator, from: $0.from) }
        let pieces = groups.map { group, asked in records(group, asked.map(\.unit), to: to, after: last) }
        let rows = try desk.db.run(
            """
            SELECT records.indicator, records.from_on, records.unit, first_operation.at, last_operation.at
            FROM (\(pieces.joined(separator: " UNION ALL "))) AS records
            JOIN operation AS first_operation ON first_operation.seq = records.earliest
            JOIN operation AS last_operation ON last_operation.seq = records.latest
            """)
        var days: [[String]: ClosedRange<Day>] = [:]
        for row in rows {
            guard let earliest = Timestamp.parse(try row.text(3)), let latest = Timestamp.parse(try row.text(4))
            else { continue }
            let key = [try row.text(0), try row.text(1), try row.text(2)]
            days[key] = Day(inVietnam: earliest)...Day(inVietnam: latest)
        }
        return questions.map { days[[$0.indicator.code, $0.from.iso, $0.unit.text]] }
    }

    private struct Group: Hashable {
        let indicator: Indicator
        let from: Day
    }

    /// Per unit the first and the last operation of the records whose later amounts do not cancel out, the way
    /// ``FigureRecords`` puts them together.
    private static func records(_ group: Group, _ units: [Unit.ID], to: Day, after last: Int) -> SQL {
        let indicator = group.indicator
        let isFlow = indicator.kind == .flow
        let grouped: SQL = isFlow ? "posting.event" : "posting.subject"
        var condition: SQL = """
            path_unit.unit IN \(list: units) AND posting.fact = \(indicator.fact.rawValue)
            AND posting.effective_on <= \(to) AND posting.op > \(last)
            """
        if isFlow { condition += " AND posting.effective_on >= \(group.from)" }
        for (column, values) in indicator.filter.limits {
            condition += " AND posting.\(raw: column) IN \(list: values)"
        }
        return """
            SELECT CAST(\(indicator.code) AS TEXT) AS indicator, CAST(\(group.from.iso) AS TEXT) AS from_on, unit,
                   MIN(op) AS earliest, MAX(op) AS latest
            FROM (
                SELECT unit, name, MIN(op) AS op FROM (
                    SELECT path_unit.unit AS unit, \(grouped) AS name, MIN(posting.op) AS op,
                           SUM(posting.amount) AS amount
                    FROM posting JOIN path_unit ON path_unit.path = posting.path
                    WHERE \(condition)
                    GROUP BY path_unit.unit, \(grouped), posting.event, posting.path HAVING SUM(posting.amount) <> 0
                ) AS effects
                GROUP BY unit, name HAVING SUM(amount) <> 0
            ) AS names
            GROUP BY unit
            """
    }
}

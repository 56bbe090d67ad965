import Domain
import Storage
import Vietnamese

/// What a scope admits to a statement. It says in SQL what `Scope.contains` says of one record: a unit by the tree of
/// the day and its line, a mass organisation also by the Party unit that manages its host, an enterprise by its manager
/// or by an organisation it hosts.
extension Scope {
    /// That one of some columns names a unit within the scope.
    func units(_ columns: String..., for purpose: Purpose = .totals, on day: Day) -> SQL {
        guard let reached = reached(for: purpose, on: day) else { return "1 = 1" }
        let each: [SQL] = columns.map { "\(raw: $0) IN (\(reached))" }
        return "(\(each.joined(separator: " OR ")))"
    }

    /// That a column names an enterprise within the scope.
    ///
    /// - Parameter manager: where the statement has it, the column of the Party unit that manages the enterprise now.
    func enterprises(
        _ column: String, managedBy manager: String? = nil, for purpose: Purpose = .totals, on day: Day
    ) -> SQL {
        guard let reached = reached(for: purpose, on: day) else { return "1 = 1" }
        let by = manager.map { "\(raw: $0)" as SQL } ?? EnterpriseQueries.latestManager(column)
        return """
            (\(by) IN (\(managers(for: purpose, on: day)))
             OR \(raw: column) IN (SELECT host.enterprise FROM unit_host AS host
                WHERE \(UnitQueries.stands("unit_host", as: "host", on: day)) AND host.unit IN (\(reached))))
            """
    }

    /// That the record behind a `posting` is within the scope: of a member where the cell it counts in is, of an enterprise
    /// or a visit where the enterprise is, else where the unit itself is.
    func postings(on day: Day) -> SQL {
        guard let totals = reached(for: .totals, on: day) else { return "1 = 1" }
        let people = reached(for: .people, on: day) ?? "SELECT id FROM unit"
        return """
            CASE
                WHEN posting.fact IN (\(Fact.member.rawValue), \(Fact.temporary.rawValue)) AND posting.event NOT LIKE '%@%'
                    THEN EXISTS (SELECT 1 FROM path_unit AS standing
                        WHERE standing.path = posting.path AND standing.distance = 0 AND standing.unit IN (\(people)))
                WHEN posting.fact IN (\(Fact.enterprise.rawValue), \(Fact.survey.rawValue))
                    THEN \(enterprises("posting.subject", on: day))
                ELSE posting.subject IN (\(totals))
            END
            """
    }

    /// The units that a scope reaches, whatever else it is limited to: what they manage is within it.
    func managers(for purpose: Purpose, on day: Day) -> SQL {
        union(for: purpose) { group in
            let roots: SQL = "id IN \(list: group.roots)"
            if group.isWhole { return ["SELECT id FROM unit"] }
            return group.reach == .alone
                ? ["SELECT id FROM unit WHERE \(roots)"]
                : ["SELECT below.unit FROM (\(UnitQueries.subtree(group.roots, on: day))) AS below"]
        }
    }

    /// The units within the scope; nil where every unit is.
    func reached(for purpose: Purpose, on day: Day) -> SQL? {
        guard !holdsAll(for: purpose) else { return nil }
        return union(for: purpose) { group in
            let lines: SQL = "unit.line IN \(list: group.lines.map(\.rawValue).sorted())"
            if group.isWhole { return ["SELECT unit.id FROM unit WHERE \(lines)"] }
            if group.reach == .alone {
                return ["SELECT unit.id FROM unit WHERE unit.id IN \(list: group.roots) AND \(lines)"]
            }
            let below = UnitQueries.subtree(group.roots, on: day)
            return ["SELECT unit.id FROM unit WHERE unit.id IN (\(below)) AND \(lines)"]
                + (group.lines == [.party] ? [] : [Self.hosted(below, lines, on: day)])
        }
    }

    /// The mass organisations of some lines whose hosts are managed by some units.
    private static func hosted(_ managers: SQL, _ lines: SQL, on day: Day) -> SQL {
        """
        SELECT host.unit FROM unit_host AS host JOIN unit ON unit.id = host.unit AND \(lines)
            AND unit.line <> \(Line.party.rawValue)
        JOIN enterprise_manager AS manager ON manager.enterprise = host.enterprise
        WHERE \(UnitQueries.stands("unit_host", as: "host", on: day)) AND manager.superseded_in IS NULL
          AND NOT EXISTS (SELECT 1 FROM enterprise_manager AS later
            WHERE later.enterprise = manager.enterprise AND later.superseded_in IS NULL
              AND later.from_on > manager.from_on)
          AND manager.unit IN (\(managers))
        """
    }

    /// Grants that differ in nothing but their unit.
    private struct Group: Hashable {
        let isWhole: Bool
        let reach: Grant.Reach
        let lines: Set<Line>
        var roots: [Unit.ID] = []
    }

    private func union(for purpose: Purpose, _ parts: (Group) -> [SQL]) -> SQL {
        let groups = Dictionary(grouping: grants.filter { $0.serves(purpose) }) {
            Group(isWhole: $0.unit == nil, reach: $0.reach, lines: $0.lines)
        }
        let each = groups.flatMap { group, grants in
            var group = group
            group.roots = grants.compactMap(\.unit)
            return parts(group)
        }
        return each.isEmpty ? "SELECT id FROM unit WHERE 1 = 0" : each.joined(separator: " UNION ")
    }
}

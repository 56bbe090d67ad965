package import Domain
import Storage
package import Vietnamese

/// Which rows of a list are wanted; whatever is not given does not narrow it.
package struct ListFilter: Hashable, Sendable {
    /// The code of a unit: rows of it and of everything below it.
    package var unit: String?
    /// The code, tax code or file number of the one unit, enterprise or person that rows are about.
    package var subject: String?
    /// Words of a name or a code, in any order, without capitals and diacritics.
    package var search = ""
    /// The round of visits.
    package var round: String?
    /// The first day a row may bear; of a target the first day of which its period must have one.
    package var from: Day?
    /// The last day a row may bear.
    package var to: Day?

    package init() {}

    /// Whether a name or a code holds every word searched for.
    func finds(_ name: String, _ code: String) -> Bool {
        guard !search.isEmpty else { return true }
        let (name, code) = (name.folded, code.folded)
        return words.allSatisfy { name.contains($0) || code.contains($0) }
    }

    private var words: [Substring] { Array(search.folded.split(separator: " ").prefix(8)) }

    /// The condition that a column of a table bears one of the days wanted.
    func days(_ column: String) -> SQL {
        let after: SQL = from.map { "\(raw: column) >= \($0)" } ?? "1 = 1"
        let before: SQL = to.map { "\(raw: column) <= \($0)" } ?? "1 = 1"
        return "\(after) AND \(before)"
    }
}

/// Rows of a list as drafts: importing them again changes nothing.
package struct Exported<Draft: Sendable>: Sendable {
    package let drafts: [Draft]
    /// Rows left out because what is held of their person was erased.
    package let erased: Int

    init(_ drafts: [Draft], erased: Int = 0) {
        self.drafts = drafts
        self.erased = erased
    }
}

/// The units whose rows a list shows: those of the account, or those below the unit asked for.
package struct ListReach: Sendable {
    /// The unit asked for.
    package let unit: UnitName?
    private let scope: Scope
    private let today: Day

    /// - Throws: `Failure.notFound` for a unit that is not there or that the scope does not hold.
    package init(_ filter: ListFilter, as scope: Scope, _ desk: Desk) throws {
        unit = try filter.unit.flatMap { try UnitQueries.line(code: $0, on: desk.today, as: scope, desk).first }
        today = desk.today
        self.scope =
            unit.map {
                Scope(account: scope.account, grants: [Scope.Grant(role: .viewer, unit: $0.id)])
            } ?? scope
    }

    /// The condition that a column names an enterprise which such a unit manages now.
    func manages(_ column: String) -> SQL {
        guard scope.roots != nil else { return "1 = 1" }
        return """
            \(raw: column) IN (SELECT manager.enterprise FROM enterprise_manager AS manager
                WHERE manager.superseded_in IS NULL AND \(holds("manager.unit"))
                  AND NOT EXISTS (SELECT 1 FROM enterprise_manager AS later
                    WHERE later.enterprise = manager.enterprise AND later.superseded_in IS NULL
                      AND later.from_on > manager.from_on))
            """
    }

    /// The condition that the whole register is shown, also what belongs to no unit.
    var holdsAll: SQL { scope.roots == nil ? "1 = 1" : "1 = 0" }

    /// The condition that one of these columns names such a unit.
    func holds(_ columns: String...) -> SQL {
        guard scope.roots != nil else { return "1 = 1" }
        let each: [SQL] = columns.map { "\(raw: $0) IN (\(UnitQueries.subtrees(scope, on: today)))" }
        return "(\(each.joined(separator: " OR ")))"
    }
}

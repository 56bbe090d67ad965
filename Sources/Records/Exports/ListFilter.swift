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
        self.scope = scope
    }

    /// The condition that a column names an enterprise of such a unit.
    func enterprises(_ column: String) -> SQL {
        let within: SQL =
            unit.map {
                "\(EnterpriseQueries.latestManager(column)) IN (\(UnitQueries.subtree([$0.id], on: today)))"
            } ?? "1 = 1"
        return "\(within) AND \(scope.enterprises(column, on: today))"
    }

    /// The condition that one of these columns names such a unit.
    func units(_ columns: [String], for purpose: Scope.Purpose = .totals) -> SQL {
        let below = unit.map { UnitQueries.subtree([$0.id], on: today) }
        let each: [SQL] = columns.map { column in
            let within: SQL = below.map { "\(raw: column) IN (\($0))" } ?? "1 = 1"
            return "(\(within) AND \(scope.units(column, for: purpose, on: today)))"
        }
        return "(\(each.joined(separator: " OR ")))"
    }

    /// The condition that a person is one of such a unit.
    func people(_ desk: Desk) -> SQL {
        let seen = PersonQueries.seen(by: scope, desk)
        guard let unit else { return seen }
        let below = UnitQueries.subtree([unit.id], on: today)
        return "\(seen) AND \(PersonQueries.isTied(to: below, managing: below))"
    }
}

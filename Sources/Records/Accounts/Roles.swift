package import Domain
import Storage
package import Vietnamese

/// A role as somebody holds it: what it opens, from which day and until which.
package struct Role: Hashable, Sendable {
    package let account: Account.ID
    package let grant: Scope.Grant
    package let from: Day
    /// The last day on which it is held; nil while no end is set.
    package let until: Day?

    package init(account: Account.ID, grant: Scope.Grant, from: Day, until: Day? = nil) {
        self.account = account
        self.grant = grant
        self.from = from
        self.until = until
    }

    package func isHeld(on day: Day) -> Bool { from <= day && until.map { day <= $0 } ?? true }

    /// What it opens in the columns of the table: what does not limit it is not said.
    var row: [Value] {
        let lines = Line.allCases.filter(grant.lines.contains).map(\.rawValue)
        return [
            account.value, from.value, grant.unit?.value ?? .null, grant.role.rawValue.value,
            grant.reach == .alone ? grant.reach.rawValue.value : .null,
            lines.count == Line.allCases.count ? .null : lines.joined(separator: ",").value,
            grant.detail == .totals ? grant.detail.rawValue.value : .null, until?.value ?? .null,
        ]
    }

    init(_ row: Row) throws {
        let lines = try row.textOrNil(5)?.split(separator: ",").compactMap { Line(rawValue: String($0)) }
        self.init(
            account: try row.id(0),
            grant: Scope.Grant(
                role: try row.code(3), unit: try row.idOrNil(2), reach: try row.codeOrNil(4) ?? .below,
                lines: Set(lines ?? Line.allCases), detail: try row.codeOrNil(6) ?? .people),
            from: try row.day(1), until: try row.dayOrNil(7))
    }
}

/// Who holds what.
package enum Roles {
    /// Every role that stands and fits a condition, whenever it is held, the earliest first.
    static func standing(_ condition: SQL, _ db: Transaction) throws -> [Role] {
        try db.run(
            """
            SELECT role.account, role.from_on, role.unit, role.role, role.reach, role.lines, role.detail, role.until_on
            FROM role WHERE role.superseded_in IS NULL AND role.role IS NOT NULL AND \(condition)
            ORDER BY role.from_on, role.role
            """
        ).map(Role.init)
    }

    /// The roles that are held on a day.
    static func held(_ condition: SQL, on day: Day, _ db: Transaction) throws -> [Role] {
        try standing(condition, db).filter { $0.isHeld(on: day) }
    }
}

/// Who signs in and records.
package struct Account: Hashable, Sendable {
    package typealias ID = Identifier<Account>

    /// The program itself: makes the first administrator.
    package static let system = ID("system")
    /// Loads invented worlds under an injected clock.
    package static let demonstration = ID("demonstration")

    package let id: ID
    package let login: String
    package let name: String

    package init(id: ID, login: String, name: String) {
        self.id = id
        self.login = login
        self.name = name
    }

    /// What a role allows. Held in a unit and everything below it.
    package enum Role: String, CaseIterable, Sendable, Codable {
        case viewer, recorder, administrator

        package var mayRecord: Bool { self != .viewer }
    }
}

/// What an account may see and record on a day: whole subtrees of units, or the whole register.
package struct Scope: Hashable, Sendable {
    package struct Grant: Hashable, Sendable {
        package let role: Account.Role
        /// The unit it is held in, with everything below; the whole register where nil.
        package let unit: Unit.ID?

        package init(role: Account.Role, unit: Unit.ID?) {
            self.role = role
            self.unit = unit
        }
    }

    package let account: Account.ID
    package let grants: [Grant]

    package init(account: Account.ID, grants: [Grant]) {
        self.account = account
        self.grants = grants
    }

    /// The program's own hand, at the command line of the machine that holds the keys.
    package static func everything(_ account: Account.ID) -> Scope {
        Scope(account: account, grants: [Grant(role: .administrator, unit: nil)])
    }

    /// Whether a unit may be seen, given that unit and all its superiors on the day.
    package func contains(_ unitAndSuperiors: [Unit.ID]) -> Bool {
        grants.contains { grant in grant.unit.map(unitAndSuperiors.contains) ?? true }
    }

    /// Whether something may be recorded in a unit, given that unit and all its superiors on the day.
    package func mayRecord(in unitAndSuperiors: [Unit.ID]) -> Bool {
        grants.contains { grant in grant.role.mayRecord && (grant.unit.map(unitAndSuperiors.contains) ?? true) }
    }

    /// Whether something may be recorded anywhere.
    package var mayRecord: Bool { grants.contains { $0.role.mayRecord } }

    /// The units whose subtrees may be seen; nil where the whole register may.
    package var roots: [Unit.ID]? {
        grants.contains { $0.unit == nil } ? nil : grants.compactMap(\.unit)
    }
}

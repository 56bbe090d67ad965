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

    /// What a role is for. Whoever holds one may also see what lies in its reach.
    package enum Role: String, CaseIterable, Sendable, Codable {
        /// Sees.
        case viewer
        /// Records what the office decided.
        case recorder
        /// Approves what another recorded, where a unit asks for two people.
        case approver
        /// Makes accounts and gives roles in the unit and below, and records.
        case administrator
        /// Reads the journals.
        case auditor
    }
}

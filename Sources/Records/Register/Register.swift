package import Domain
package import Foundation
package import Storage
package import Vietnamese
import Yams

/// The register: a database, the keys that open its sealed values, and the rules shipped with the program.
package struct Register: Sendable {
    package let database: Database
    package let vault: Vault
    package let shippedRules: RuleBook
    package let shippedPlaces: PlaceBook
    package let announcements: Announcements
    /// Whether the clock is injected, as it is while an invented world is loaded.
    package let isDemonstrating: Bool
    private let knownKinds = KnownKinds()

    package init(database: Database, vault: Vault, isDemonstrating: Bool = false) throws {
        self.database = database
        self.vault = vault
        self.shippedRules = try RuleBook.shipped()
        self.shippedPlaces = try PlaceBook.shipped()
        self.announcements = try Announcements.shipped()
        self.isDemonstrating = isDemonstrating
    }

    /// The migrations of this program, in order.
    package static func migrations() throws -> [Migration] {
        try Migration.load(from: Bundle.module.bundleURL.appendingPathComponent("Migrations"))
    }

    /// How many migrations the database holds; throws where it does not answer.
    package func migrationCount() async throws -> Int {
        try await database.appliedMigrations().count
    }

    /// One snapshot, and what is needed to read it.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Desk) throws -> T) async throws -> T {
        try await database.read { try body(Desk($0, self, knownKinds)) }
    }

    /// One transaction. The body may run twice when a connection is lost: every operation first
    /// asks whether it is already recorded, and a session or an access entry may stand twice.
    package func write<T: Sendable>(_ body: @escaping @Sendable (Desk) throws -> T) async throws -> T {
        try await database.write { try body(Desk($0, self)) }
    }

    /// One transaction of which nothing stays: what recording something would do, seen before it is recorded.
    package func rehearse<T: Sendable>(_ body: @escaping @Sendable (Desk) throws -> T) async throws -> T {
        try await database.rehearse { try body(Desk($0, self)) }
    }
}

/// The place where one request is handled: its transaction, its day, and the keys and rules it works by.
package final class Desk {
    package let db: Transaction
    package let vault: Vault
    let isDemonstrating: Bool
    let shippedRules: RuleBook
    let shippedPlaces: PlaceBook
    package let announcements: Announcements
    /// What readings may take for known; none while something is written.
    let knownKinds: KnownKinds?
    private var mergedRules: RuleBook?
    private var mergedPlaces: PlaceBook?

    init(_ db: Transaction, _ register: Register, _ knownKinds: KnownKinds? = nil) {
        self.db = db
        self.knownKinds = knownKinds
        self.vault = register.vault
        self.shippedRules = register.shippedRules
        self.shippedPlaces = register.shippedPlaces
        self.announcements = register.announcements
        self.isDemonstrating = register.isDemonstrating
    }

    package var now: Date { db.now }

    /// The calendar day in Vietnam.
    package var today: Day { Day(inVietnam: db.now) }

    /// The rules shipped with the edits of this register laid over them.
    package func rules() throws -> RuleBook {
        if let mergedRules { return mergedRules }
        let merged = shippedRules.overlaid(by: try Rules.edits(db))
        mergedRules = merged
        return merged
    }

    /// The places shipped with those of this register laid over them.
    package func places() throws -> PlaceBook {
        if let mergedPlaces { return mergedPlaces }
        let merged = shippedPlaces.overlaid(by: try KnownPlaces.entered(db).map(\.place))
        mergedPlaces = merged
        return merged
    }
}

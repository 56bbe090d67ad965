package import Domain
import Storage
import Vietnamese

/// A member where they live their Party life.
package struct UnitMember: Hashable, Sendable {
    package let code: String
    package let name: String
    package let status: Movement.Status
}

package enum UnitMembers {
    /// The members of one cell as the register stands, by given name.
    package static func of(_ unit: Unit.ID, _ desk: Desk) throws -> [UnitMember] {
        let rows = try desk.db.run(
            """
            SELECT DISTINCT person FROM movement
            WHERE reversed_in IS NULL AND (unit = \(unit) OR counterpart = \(unit))
            """)
        let people = try PersonDirectory.of(try rows.map { try $0.id(0) }, desk.db)
        let memberships = try Memberships.of(Array(people.entries.keys), people, desk.db)
        let members = try people.entries.values.compactMap { person -> UnitMember? in
            guard case .member(of: unit, let status) = try memberships.history(of: person.id).place else { return nil }
            return UnitMember(code: person.code, name: person.name, status: status)
        }
        return members.inOrder { [PersonName($0.name).sortKey, $0.code] }
    }
}

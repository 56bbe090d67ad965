package import Domain
import Storage
import Vietnamese

/// Who can see something, and by which role.
package struct Sight: Hashable, Sendable {
    package let account: Account
    /// The roles by which it is open to them.
    package let held: [AccountFile.Held]
}

extension Sight {
    /// Everybody to whom a thing is open for a purpose today, by given name.
    ///
    /// - Parameter homes: where it stands; several of a person, who has a cell and a workplace.
    package static func of(_ homes: [Home], for purpose: Scope.Purpose, _ desk: Desk) throws -> [Sight] {
        let roles = try Roles.held("1 = 1", on: desk.today, desk.db).filter { role in
            role.grant.serves(purpose) && homes.contains(where: role.grant.reaches)
        }
        let byAccount = Dictionary(grouping: roles, by: \.account)
        let accounts = try Array(byAccount.keys).chunks(of: 500).flatMap { chunk in
            try desk.db.run("SELECT id, login, name FROM account WHERE id IN \(list: Array(chunk))").map {
                Account(id: try $0.id(0), login: try $0.text(1), name: try $0.text(2))
            }
        }
        let names = try UnitQueries.names(of: roles.compactMap(\.grant.unit), on: desk.today, desk)
        return accounts.sorted { (PersonName($0.name).sortKey, $0.login) < (PersonName($1.name).sortKey, $1.login) }
            .map { account in
                Sight(
                    account: account,
                    held: (byAccount[account.id] ?? []).map { role in
                        AccountFile.Held(role: role, unit: role.grant.unit.flatMap { names[$0] })
                    })
            }
    }

    /// Where a person stands: their cells, and where they work.
    package static func homes(of person: Person.ID, _ desk: Desk) throws -> [Home] {
        let candidates = try desk.db.run(
            """
            SELECT unit FROM movement WHERE person = \(person) AND reversed_in IS NULL
            UNION SELECT counterpart FROM movement WHERE person = \(person) AND reversed_in IS NULL
            UNION SELECT operation.unit FROM person JOIN operation ON operation.seq = person.recorded_in
            WHERE person.id = \(person)
            UNION SELECT manager.unit FROM person_workplace AS work
            JOIN enterprise_manager AS manager ON manager.enterprise = work.enterprise
            WHERE work.person = \(person) AND work.superseded_in IS NULL AND manager.superseded_in IS NULL
            """
        ).compactMap { try $0.idOrNil(0) as Unit.ID? }
        let nobody: SQL = "SELECT id FROM unit WHERE 1 = 0"
        func isTied(_ units: SQL, _ managers: SQL) throws -> Bool {
            try !desk.db.run(
                """
                SELECT 1 FROM person
                WHERE person.id = \(person) AND \(PersonQueries.isTied(to: units, managing: managers))
                """
            ).isEmpty
        }
        let homes = try Homes.of(candidates, desk)
        return try candidates.flatMap { unit -> [Home] in
            let one: SQL = "SELECT id FROM unit WHERE id = \(unit)"
            // Whoever manages where somebody works sees them as one of the Party's line.
            let work = Home(line: .party, units: homes.enterprise(managedBy: unit).units)
            return [try isTied(one, nobody) ? homes[unit] : nil, try isTied(nobody, one) ? work : nil]
                .compactMap(\.self)
        }
    }

    /// Where an enterprise stands: under who manages it, and with each organisation that it hosts.
    package static func homes(of enterprise: Enterprise.ID, managedBy manager: Unit.ID, _ desk: Desk) throws -> [Home] {
        let hosted = try desk.db.run(
            """
            SELECT host.unit FROM unit_host AS host
            WHERE host.enterprise = \(enterprise) AND \(UnitQueries.stands("unit_host", as: "host", on: desk.today))
            """
        ).map { try $0.id(0) as Unit.ID }
        let homes = try Homes.of(hosted + [manager], desk)
        return [homes.enterprise(managedBy: manager)] + hosted.map { homes[$0] }
    }
}

package import Domain
package import FoundationEssentials
import Storage
package import Vietnamese

/// An entry of the access journal as a page shows it.
package struct AccessEntry: Sendable {
    package let seq: Int
    package let at: Date
    package let kind: AccessJournal.Kind
    /// Who; none of a refused sign-in, of which only a digest of the name is kept.
    package let account: Account?
    package let subject: String
    /// Whose sealed details were opened, where the reader knows their name.
    package var person: (code: String, name: String)?
}

/// Which entries are wanted; whatever is not given does not narrow them.
package struct AccessFilter: Hashable, Sendable {
    package var login: String?
    package var kind: AccessJournal.Kind?
    /// A word of what it was about: a file number, a unit's code, a list.
    package var subject = ""
    /// The file number of a person: what was opened of theirs.
    package var person: String?
    /// The code of a unit: what the accounts did that are looked after in it or below.
    package var unit: String?
    package var from: Day?
    package var to: Day?

    package init() {}
}

extension AccessJournal {
    /// A page of the entries that a scope may read, the latest first, and how many there are: all of them for whoever
    /// reads the journals of the whole register, else those of the accounts of the units.
    package static func page(
        _ filter: AccessFilter, limit: Int, offset: Int, as scope: Scope, _ desk: Desk
    ) throws -> (entries: [AccessEntry], count: Int) {
        guard scope.serves(.audit) else { throw Failure.forbidden }
        var conditions: [SQL] = []
        if !scope.holdsAll(for: .audit) {
            conditions.append(scope.units("account.unit", for: .audit, on: desk.today))
        }
        if let login = filter.login { conditions.append("account.login = \(login)") }
        if let kind = filter.kind { conditions.append("access.kind = \(kind.rawValue)") }
        if !filter.subject.isEmpty {
            let pattern = filter.subject.replacing("%", with: "").replacing("_", with: "")
            conditions.append("access.subject LIKE \("%\(pattern)%")")
        }
        if let code = filter.person {
            let people = try PersonDirectory.of(codes: [code], desk.db)
            let person = people.identity(code: code)?.id.text ?? ""
            conditions.append("access.subject LIKE \("\(person) %")")
        }
        if let code = filter.unit {
            let unit = try UnitDirectory.of(codes: [code], desk.db)[code: code]?.id
            let below = unit.map { UnitQueries.subtree([$0], on: desk.today) } ?? "SELECT id FROM unit WHERE 1 = 0"
            conditions.append("account.unit IN (\(below))")
        }
        if let from = filter.from { conditions.append("access.at >= \(Timestamp.text(from.startInVietnam))") }
        if let to = filter.to { conditions.append("access.at <= \(Timestamp.text(to.endInVietnam))") }
        let condition: SQL = conditions.isEmpty ? "1 = 1" : conditions.joined(separator: " AND ")
        let source: SQL = "FROM access LEFT JOIN account ON account.id = access.account WHERE \(condition)"
        let count = try desk.db.run("SELECT COUNT(*) \(source)").first?.int(0) ?? 0
        let rows = try desk.db.run(
            """
            SELECT access.seq, access.at, access.kind, account.id, account.login, account.name, access.subject \(source)
            ORDER BY access.seq DESC LIMIT \(limit) OFFSET \(offset)
            """)
        return (try naming(try rows.map(entry), as: scope, desk), count)
    }

    /// Entries with the names of those whose sealed details were opened, as far as the reader knows them.
    private static func naming(
        _ entries: [AccessEntry], as scope: Scope, _ desk: Desk
    ) throws -> [AccessEntry] {
        func subject(_ entry: AccessEntry) -> Person.ID? {
            guard entry.kind == .reveal, let first = entry.subject.split(separator: " ").first else { return nil }
            return Person.ID(String(first))
        }
        let known = try PersonQueries.known(entries.compactMap(subject), by: scope, desk)
        let people = try PersonDirectory.of(Array(known), desk.db)
        return entries.map { entry in
            var named = entry
            named.person = subject(entry).flatMap { people[$0] }.map { ($0.code, $0.name) }
            return named
        }
    }

    static func entry(_ row: Row) throws -> AccessEntry {
        var account: Account?
        if let id: Account.ID = try row.idOrNil(3) {
            account = Account(id: id, login: try row.text(4), name: try row.text(5))
        }
        return AccessEntry(
            seq: try row.int(0), at: Timestamp.parse(try row.text(1)) ?? .distantPast, kind: try row.code(2),
            account: account, subject: try row.text(6))
    }
}

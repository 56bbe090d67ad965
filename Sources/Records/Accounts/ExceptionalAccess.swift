package import Domain
package import FoundationEssentials
import Storage
import Vietnamese

/// Somebody who sees the numbers of a unit opens its people too, for some hours and a written reason. Whoever administers
/// the unit is told.
package struct ExceptionalAccess: Hashable, Sendable {
    package static let hours = 1...8

    package let account: Account
    package let unit: UnitName
    package let from: Date
    package let until: Date
    package let operation: Int

    /// - Throws: `Failure.notFound` where not even the numbers of the unit are seen, `Failure.conflict` where its people
    ///   are seen anyway, `Failure.invalid` without a reason or for another number of hours.
    package static func open(
        _ code: String, for hours: Int?, reason: String, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .exceptionalAccess) { return earlier }
        let line = try UnitQueries.line(code: code, on: desk.today, as: author.scope, desk)
        guard let unit = line.first else { throw Failure.notFound }
        guard try !author.scope.contains(desk.home(of: unit.id), for: .people) else {
            throw Failure.conflict(Message("problem.exception.needless"))
        }
        var problems: [Problem] = []
        if reason.count < 10 { problems.append(Problem("reason", "problem.exception.reason")) }
        if reason.count > 500 { problems.append(Problem("reason", "problem.too_long", ["most": "500"])) }
        if hours.map(Self.hours.contains) != true { problems.append(Problem("hours", "problem.exception.hours")) }
        guard problems.isEmpty, let hours else { throw Failure.invalid(problems) }
        return try desk.record(.exceptionalAccess, in: unit.id, by: author) { recording in
            recording.note("reason", reason)
            let until = desk.now.addingTimeInterval(Double(hours) * 3600)
            try recording.insert(
                .exceptionalAccess,
                [
                    [
                        uuid7(at: desk.now).value, author.account.value, unit.id.value,
                        Timestamp.text(desk.now).value, Timestamp.text(until).value,
                    ]
                ])
            return Receipt(seq: recording.seq, subjects: [unit.code])
        }
    }

    /// What is open to an account at this moment because of it.
    static func grants(of account: Account.ID, _ desk: Desk) throws -> [Scope.Grant] {
        let now = Timestamp.text(desk.now)
        return try desk.db.run(
            """
            SELECT unit FROM exceptional_access
            WHERE account = \(account) AND from_at <= \(now) AND until_at >= \(now)
            """
        ).map { Scope.Grant(role: .viewer, unit: try $0.idOrNil(0)) }
    }

    /// What was opened since a moment in the units that a scope administers, the latest first.
    package static func recent(
        since moment: Date, as scope: Scope, _ desk: Desk
    ) throws -> [ExceptionalAccess] {
        guard scope.serves(.administer) else { return [] }
        let rows = try desk.db.run(
            """
            SELECT account.id, account.login, account.name, opened.unit, opened.from_at, opened.until_at,
                   opened.recorded_in
            FROM exceptional_access AS opened JOIN account ON account.id = opened.account
            WHERE opened.from_at >= \(Timestamp.text(moment))
              AND \(scope.units("opened.unit", for: .administer, on: desk.today))
            ORDER BY opened.recorded_in DESC
            """)
        let names = try UnitQueries.names(of: try rows.map { try $0.id(3) }, on: desk.today, desk)
        return try rows.compactMap { row in
            guard let unit = names[try row.id(3)] else { return nil }
            return ExceptionalAccess(
                account: Account(id: try row.id(0), login: try row.text(1), name: try row.text(2)), unit: unit,
                from: Timestamp.parse(try row.text(4)) ?? .distantPast,
                until: Timestamp.parse(try row.text(5)) ?? .distantPast, operation: try row.int(6))
        }
    }
}

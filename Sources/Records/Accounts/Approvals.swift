package import Domain
import Storage
import Vietnamese

/// Two people for what is recorded: where a unit asks for it, what one records counts only when another approved it.
package enum Approvals {
    /// Somebody recorded alone what asks for two; nothing was written.
    package struct Needed: Error, Hashable, Sendable {
        package let unit: Unit.ID
    }

    /// Whether what is recorded in a unit asks for two people today: by its own setting, else by that of the nearest
    /// superior that has one.
    package static func isAsked(in unit: Unit.ID, _ desk: Desk) throws -> Bool {
        let line = try Tree.above([unit], desk.db).line(from: unit, on: desk.today)
        let rows = try desk.db.run(
            """
            SELECT state.unit, state.asks FROM unit_approval AS state
            WHERE state.unit IN \(list: line) AND \(UnitQueries.stands("unit_approval", as: "state", on: desk.today))
            """)
        let settings = Dictionary(
            try rows.map { (try $0.id(0) as Unit.ID, try $0.flag(1)) }, uniquingKeysWith: { $1 })
        return line.lazy.compactMap { settings[$0] }.first ?? false
    }

    /// Sets from today whether a unit, with everything below, asks for two people.
    ///
    /// - Throws: `Failure.forbidden` for whoever does not administer the unit, `Failure.conflict` where nothing changes.
    package static func set(_ asks: Bool, in code: String, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .approvalSetting) { return earlier }
        let line = try UnitQueries.line(code: code, on: desk.today, as: author.scope, for: .administer, desk)
        guard let unit = line.first?.id else { throw Failure.notFound }
        guard try isAsked(in: unit, desk) != asks else { throw Failure.conflict(Message("problem.unchanged")) }
        return try desk.record(.approvalSetting, in: unit, by: author) { recording in
            try recording.close(.unitApproval, where: "unit = \(unit) AND from_on = \(desk.today)")
            try recording.insert(.unitApproval, [[unit.value, desk.today.value, asks.value]])
            return Receipt(seq: recording.seq, subjects: [code])
        }
    }

    /// - Throws: ``Needed`` where an operation asks for another who approved it.
    static func check(_ kind: Operation.Kind, in unit: Unit.ID?, by author: Author, _ desk: Desk) throws {
        let isOwnHand = [Account.system, Account.demonstration].contains(author.account)
        guard let unit, kind.asksForApproval, !isOwnHand, author.approvedBy == nil else { return }
        if try isAsked(in: unit, desk) { throw Needed(unit: unit) }
    }
}

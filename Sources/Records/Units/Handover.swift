package import Domain
package import FoundationEssentials
import Storage
package import Vietnamese

/// A unit that was handed over to another superior with everything below it (*chuyển giao, tiếp nhận*), and what it had
/// at the end of the day before: what both sides sign for.
package struct Handover: Hashable, Sendable {
    /// The unit itself, or one below it.
    package struct Part: Hashable, Sendable {
        package let unit: UnitName
        /// How many steps below the unit that was handed over.
        package let depth: Int
        /// Its own members.
        package let official: Int
        package let probationary: Int
        /// Its seal; nil where the register says nothing of it.
        package let seal: Seal?
        /// How many scanned papers are stored for it.
        package let papers: Int
    }

    package let unit: UnitName
    /// Its superior until then; nil where it had none.
    package let giver: UnitName?
    /// Its superior from then on.
    package let taker: UnitName
    /// The first day under the new superior.
    package let on: Day
    package let decision: DecisionDraft
    /// The operation that recorded it, and when.
    package let operation: Int
    package let recordedAt: Date
    /// The unit and those below it, in the order of the tree.
    package let parts: [Part]
    /// The members, by given name, as the register knows them now.
    package let members: [PersonRow]
    /// What the register learned after the handover was recorded and that makes the members others than they were.
    package let later: [FigureRecord]

    /// The last day under the old superior: what is handed over is of its end.
    package var eve: Day { on.adding(days: -1) }

    /// What the access journal says of its file: which unit, when, how many people it names.
    package var note: String { "handover \(unit.code) \(on.iso) rows=\(members.count)" }
}

extension Handover {
    /// The handover of a unit from a day on.
    ///
    /// - Throws: `Failure.notFound` where the unit was not handed over on that day, that was taken back, or the scope holds
    ///   neither the unit nor who gave it up.
    package static func of(unit code: String, on day: Day, as scope: Scope, _ desk: Desk) throws -> Handover {
        let rows = try desk.db.run(
            """
            SELECT unit_step.unit, unit_step.other, decision.number, decision.issued_on, decision.issuer,
                   operation.seq, operation.at
            FROM unit_step JOIN decision ON decision.id = unit_step.decision
            JOIN operation ON operation.seq = unit_step.recorded_in
            WHERE unit_step.kind = \(Reorganisation.Kind.handover.rawValue) AND unit_step.effective_on = \(day)
              AND unit_step.reversed_in IS NULL AND unit_step.unit IN (
                SELECT unit FROM unit_code WHERE code = \(code) AND superseded_in IS NULL)
            """)
        guard let row = rows.first else { throw Failure.notFound }
        let (unit, taker): (Unit.ID, Unit.ID) = (try row.id(0), try row.id(1))
        let eve = day.adding(days: -1)
        let giver = try Tree.above([unit], desk.db).parent(of: unit, on: eve)
        let homes = try Homes.of([unit] + [giver].compactMap(\.self), desk)
        guard [unit, giver].compactMap(\.self).contains(where: { scope.contains(homes[$0], for: .people) }) else {
            throw Failure.notFound
        }
        let names = try UnitQueries.names(of: [unit, taker] + [giver].compactMap(\.self), on: eve, desk)
        guard let name = names[unit], let receiving = names[taker] else { throw Failure.notFound }
        let members = try PersonQueries.members(of: unit, on: eve, as: .everything(scope.account), desk)
        return Handover(
            unit: name, giver: giver.flatMap { names[$0] }, taker: receiving, on: day,
            decision: DecisionDraft(number: try row.text(2), issuedOn: try row.day(3), issuer: try row.text(4)),
            operation: try row.int(5), recordedAt: Timestamp.parse(try row.text(6)) ?? .distantPast,
            parts: try parts(below: unit, on: eve, members, scope, desk), members: members,
            later: try later(of: unit, on: eve, after: Timestamp.parse(try row.text(6)), desk))
    }

    private static func parts(
        below unit: Unit.ID, on eve: Day, _ members: [PersonRow], _ scope: Scope, _ desk: Desk
    ) throws -> [Part] {
        // Whoever may see the unit that was handed over sees what stood below it.
        let tree = try UnitQueries.tree(under: unit, on: eve, as: .everything(scope.account), desk)
        let units = tree.map(\.unit.id)
        let settings = try UnitSettings.of(units, desk.db)
        var papers: [String: Int] = [:]
        for chunk in units.chunks(of: 500) {
            let rows = try desk.db.run(
                "SELECT subject, COUNT(*) FROM attachment WHERE subject IN \(list: Array(chunk)) GROUP BY subject")
            for row in rows { papers[try row.text(0)] = try row.int(1) }
        }
        let own = Dictionary(grouping: members) { $0.unit?.id }
        return tree.map { row in
            let people = own[row.unit.id] ?? []
            return Part(
                unit: row.unit, depth: row.depth, official: people.count { $0.standing.status == .official },
                probationary: people.count { $0.standing.status == .probationary },
                seal: settings.seal(of: row.unit.id, on: eve), papers: papers[row.unit.id.text] ?? 0)
        }
    }

    private static func later(
        of unit: Unit.ID, on eve: Day, after moment: Date?, _ desk: Desk
    ) throws -> [FigureRecord] {
        guard let members = Catalogue.indicator("party.members"), let moment else { return [] }
        let question = FigureQuestion(unit: unit, from: Quarter.containing(eve).first, to: eve, knownAt: nil)
        return try FigureRecords.page(
            members, question, after: moment, limit: 500, offset: 0, as: .everything(Account.system), desk
        ).records
    }
}

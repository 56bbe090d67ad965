package import Domain
import Storage
import Vietnamese

/// Takes back what an operation recorded: closes its facts, says again what it superseded, and posts the opposite
/// amounts on the same days. The earlier operation, and what it made known, stay.
package enum Reversal {
    /// - Throws: `Failure.conflict` naming the operation that stands against it, or saying that nothing is left.
    package static func reverse(
        _ seq: Int, reason: String, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .reversal) { return earlier }
        let operation = try Operations.find(seq, as: author.scope, desk)
        guard operation.kind.isReversible else {
            throw Failure.conflict(Message("problem.reversal.kind", ["kind": operation.kind.rawValue]))
        }
        let purpose: Scope.Purpose = operation.kind.isOfBreaches ? .administer : .record
        guard author.scope.contains(try Operations.home(of: operation, desk), for: purpose) else {
            throw Failure.forbidden
        }
        guard !reason.isEmpty else { throw Failure.invalid([Problem("reason", "problem.required")]) }
        guard reason.count <= 500 else {
            throw Failure.invalid([Problem("reason", "problem.too_long", ["most": "500"])])
        }
        if let problem = try against(operation, desk) { throw Failure.conflict(problem) }

        return try desk.record(.reversal, in: operation.unit, by: author, reversing: seq) { recording in
            recording.note("reason", reason)
            for table in FactTable.closable where table.kind == .event && table != .movement {
                try recording.close(table, where: "recorded_in = \(seq)")
            }
            try recording.close(.movement, where: "id IN (\(RepeatedMovements.recorded(in: seq)))")
            try RepeatedMovements.say(again: RepeatedMovements.closed(by: seq), recording, desk)
            try SaidStates.of(seq, desk.db).takeBack(recording, desk.db)
            try Settlement.touched(by: seq, desk.db).union(Settlement.touched(by: recording.seq, desk.db))
                .settle(in: recording, desk)
            return Receipt(seq: recording.seq, subjects: [])
        }
    }

    /// What stands against reversing an operation, if anything does.
    package static func against(_ operation: Operation, _ desk: Desk) throws -> Message? {
        let seq = operation.seq
        let events = try openEvents(recordedIn: seq, desk.db)
        let isReversed = try !desk.db.run("SELECT 1 FROM operation WHERE reverses = \(seq)").isEmpty
        guard !isReversed else { return Message("problem.reversal.done") }
        for (what, query) in dependents(of: seq) {
            if let later = try desk.db.run("\(query) ORDER BY 1 LIMIT 1").first?.int(0) {
                return Message("problem.reversal.stands", ["operation": String(later), "what": what])
            }
        }
        if let later = try SaidStates.of(seq, desk.db).later {
            return Message("problem.reversal.stands", ["operation": String(later.operation), "what": later.what])
        }
        if let later = try TreeRules.operation(against: seq, desk.db) {
            return Message("problem.reversal.stands", ["operation": String(later), "what": "unit"])
        }
        if try hasErased(events.people, desk.db) { return Message("problem.person.erased") }
        if try hasVanished(seq, desk.db) { return Message("problem.consent.gone") }
        if try followsWithdrawal(seq, desk.db) { return Message("problem.consent.revived") }
        if let later = try Positions.operation(against: seq, people: events.people, desk) {
            return Message("problem.reversal.stands", ["operation": String(later), "what": "position"])
        }
        if let later = try Reported.contradiction(without: seq, units: events.reporting, desk) {
            return Message("problem.reversal.stands", ["operation": String(later), "what": "reported"])
        }
        return try contradiction(without: seq, people: events.people, desk)
    }

    /// Whether the key of one of these people was destroyed: nothing can be journalled of them any more.
    private static func hasErased(_ people: [Person.ID], _ db: Transaction) throws -> Bool {
        try people.chunks(of: 500).contains { chunk in
            let erased: SQL = """
                SELECT 1 FROM data_key WHERE wrapped IS NULL AND subject IN \(list: Array(chunk)) LIMIT 1
                """
            return try !db.run(erased).isEmpty
        }
    }

    /// Whether something an operation said, or said otherwise, went with a consent: it could not be said again.
    private static func hasVanished(_ seq: Int, _ db: Transaction) throws -> Bool {
        try !db.run(
            """
            SELECT 1 FROM person_detail
            WHERE LENGTH(sealed) = 0 AND (recorded_in = \(seq) OR superseded_in = \(seq)) LIMIT 1
            """
        ).isEmpty
    }

    /// Whether a consent was given anew: without it the withdrawal before it would be in force over what was recorded since.
    private static func followsWithdrawal(_ seq: Int, _ db: Transaction) throws -> Bool {
        try !db.run(
            """
            SELECT 1 FROM consent AS said JOIN consent AS before
                ON before.person = said.person AND before.purpose = said.purpose
            WHERE said.recorded_in = \(seq) AND before.recorded_in < \(seq)
              AND before.answer = \(ConsentAnswer.withdrawn.rawValue) LIMIT 1
            """
        ).isEmpty
    }

    static func openEvents(
        recordedIn seq: Int, _ db: Transaction
    ) throws -> (people: [Person.ID], reporting: [Unit.ID], others: [String]) {
        let people = try db.run(
            """
            SELECT person FROM movement
            WHERE reversed_in IS NULL AND id IN (\(RepeatedMovements.recorded(in: seq)))
            UNION SELECT person FROM person_merger WHERE recorded_in = \(seq)
            UNION SELECT survivor FROM person_merger WHERE recorded_in = \(seq)
            UNION SELECT person FROM person_workplace WHERE recorded_in = \(seq)
            UNION SELECT person FROM person_detail WHERE recorded_in = \(seq)
            UNION SELECT person FROM person_name WHERE recorded_in = \(seq)
            UNION SELECT id FROM person WHERE recorded_in = \(seq)
            """)
        let reporting = try db.run(
            "SELECT DISTINCT unit FROM reported WHERE recorded_in = \(seq) AND reversed_in IS NULL")
        let others = try db.run(
            """
            SELECT id FROM unit_event WHERE recorded_in = \(seq) AND reversed_in IS NULL
            UNION ALL SELECT id FROM enterprise_event WHERE recorded_in = \(seq) AND reversed_in IS NULL
            UNION ALL SELECT id FROM survey WHERE recorded_in = \(seq) AND reversed_in IS NULL
            """)
        return (
            try people.map { try $0.id(0) }, try reporting.map { try $0.id(0) }, try others.map { try $0.text(0) }
        )
    }

    /// For each way in which later facts may rest on units and enterprises of an operation: the operations that
    /// recorded such facts.
    private static func dependents(of seq: Int) -> [(String, SQL)] {
        let units: SQL = "(SELECT unit FROM unit_event WHERE recorded_in = \(seq) AND reversed_in IS NULL)"
        let enterprises: SQL = """
            (SELECT enterprise FROM enterprise_event WHERE recorded_in = \(seq) AND reversed_in IS NULL)
            """
        func state(_ table: FactTable, _ column: String, in subjects: SQL) -> SQL {
            let said = StateOrigins.operations(table, where: "state.\(raw: column) IN \(subjects)")
            return "\(said) WHERE said_in <> \(seq)"
        }
        func event(_ table: String, _ column: String, in subjects: SQL) -> SQL {
            """
            SELECT recorded_in FROM \(raw: table)
            WHERE reversed_in IS NULL AND recorded_in <> \(seq) AND \(raw: column) IN \(subjects)
            """
        }
        let targets: SQL = "(SELECT id FROM target WHERE unit IN \(units) OR giver IN \(units))"
        let people = entered(by: seq)
        let told: SQL = """
            (SELECT person FROM movement WHERE id IN (\(RepeatedMovements.recorded(in: seq)))
             UNION SELECT person FROM person_workplace WHERE recorded_in = \(seq)
             UNION SELECT person FROM person_detail WHERE recorded_in = \(seq)
             UNION SELECT person FROM person_name WHERE recorded_in = \(seq)
             UNION SELECT id FROM person WHERE recorded_in = \(seq))
            """
        let holders: SQL = "(SELECT id FROM position_holder WHERE unit IN \(units) OR person IN \(people))"
        return [
            ("unit", state(.unitParent, "parent", in: units)),
            ("unit", state(.unitFurtherHost, "unit", in: units)),
            ("unit", state(.unitSeal, "unit", in: units)),
            ("unit", event("unit_step", "unit", in: units)),
            ("unit", event("unit_step", "other", in: units)),
            ("movement", event("movement", "unit", in: units)),
            ("movement", event("movement", "counterpart", in: units)),
            ("enterprise", state(.enterpriseManager, "unit", in: units)),
            ("target", state(.targetValue, "target", in: targets)),
            ("reported", event("reported", "unit", in: units)),
            ("role", state(.role, "unit", in: units)),
            ("position", state(.positionState, "holder", in: holders)),
            ("unit", state(.unitHost, "enterprise", in: enterprises)),
            ("unit", state(.unitFurtherHost, "enterprise", in: enterprises)),
            ("person", state(.personWorkplace, "enterprise", in: enterprises)),
            ("survey", event("survey", "enterprise", in: enterprises)),
            ("movement", event("movement", "person", in: people)),
            ("person.change", state(.personName, "person", in: people)),
            ("person.change", state(.personDetail, "person", in: people)),
            ("person.change", state(.personWorkplace, "person", in: people)),
            ("person.consent", state(.consent, "person", in: people)),
            ("person.restriction", state(.restriction, "person", in: people)),
            ("person.request", event("rights_request", "person", in: people)),
            (
                "person.request.step",
                event("rights_step", "request", in: "(SELECT id FROM rights_request WHERE recorded_in = \(seq))")
            ),
            ("breach.step", event("breach_step", "breach", in: "(SELECT id FROM breach WHERE recorded_in = \(seq))")),
            ("breach", event("breach", "unit", in: units)),
            ("person.merger", state(.personMerger, "survivor", in: people)),
            ("person.merger", state(.personMerger, "person", in: told)),
            ("person.merger", mergers(closing: seq)),
        ]
    }

    /// The mergers that stand and said something of an operation again.
    private static func mergers(closing seq: Int) -> SQL {
        """
        SELECT movement.reversed_in FROM movement JOIN operation ON operation.seq = movement.reversed_in
        WHERE movement.id IN (\(RepeatedMovements.recorded(in: seq)))
          AND operation.kind = \(Operation.Kind.personMerger.rawValue)
          AND NOT EXISTS (SELECT 1 FROM operation AS back WHERE back.reverses = operation.seq)
        """
    }

    /// The people whom an operation entered, or entered anew: then it said a name where none stood beside theirs.
    private static func entered(by seq: Int) -> SQL {
        """
        (SELECT id FROM person WHERE recorded_in = \(seq)
         UNION
         SELECT person_name.person FROM person_name
         JOIN person ON person.id = person_name.person
         JOIN operation ON operation.reverses = person.recorded_in
         WHERE person_name.recorded_in = \(seq) AND NOT EXISTS (
            SELECT 1 FROM person_name AS before
            WHERE before.person = person_name.person AND before.superseded_in = \(seq)))
        """
    }

    /// The recorded movement that could not have happened without those of an operation.
    private static func contradiction(without seq: Int, people ids: [Person.ID], _ desk: Desk) throws -> Message? {
        guard !ids.isEmpty else { return nil }
        let people = try PersonDirectory.of(ids, desk.db)
        let memberships = try Memberships.of(ids, people, desk.db)
        let without = try memberships.without(operation: seq, desk.db)
        for movements in without.movements.values {
            do {
                _ = try MembershipHistory(movements)
            } catch let contradiction {
                let movement = contradiction.movement
                let row = try desk.db.run("SELECT recorded_in FROM movement WHERE id = \(movement.id)").first
                let arguments = ["operation": String(try row?.int(0) ?? 0), "what": "movement"]
                return Message("problem.reversal.stands", arguments)
            }
        }
        return try left(in: without, without: seq, desk)
    }

    /// The operation that ended a cell in which somebody would then be left.
    private static func left(in memberships: Memberships, without seq: Int, _ desk: Desk) throws -> Message? {
        let histories = memberships.movements.keys.sorted { $0.text < $1.text }.compactMap {
            try? memberships.history(of: $0)
        }
        let units = try UnitDirectory.of(histories.flatMap(\.units), desk.db, .without(operation: seq))
        guard let left = histories.lazy.compactMap({ $0.left { units[$0] } }).first,
            let operation = try Memberships.operation(ending: left.cell, on: left.day, desk.db), operation != seq
        else { return nil }
        return Message("problem.reversal.stands", ["operation": String(operation), "what": "unit"])
    }
}

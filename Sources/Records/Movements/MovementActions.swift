package import Domain
import Storage

package enum Movements {
    /// Records the movements of a plan by one operation.
    package static func record(
        _ plan: Plan<MovementEntering>, as kind: Operation.Kind = .importMovements, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        let entering = try plan.checked().new
        return try desk.record(kind, in: plan.home(\.movement.unit), by: author) { recording in
            let decisions = try Decisions.record(entering.map(\.decision), in: recording, desk)
            try recording.insert(
                .movement,
                entering.map { entry in
                    let movement = entry.movement
                    return [
                        movement.id.value, movement.kind.rawValue.value, movement.person.value, movement.unit.value,
                        movement.counterpart.value, (movement.status?.rawValue).value, movement.effectiveOn.value,
                        decisions[entry.decision].value, (movement.elsewhere?.name).value,
                        (movement.elsewhere.map { $0.province == .other ? 1 : 0 }).value, .null,
                    ]
                })
            try settle(entering.map(\.movement.person), recording, desk)
            return Receipt(seq: recording.seq, subjects: entering.map(\.movement.id.text))
        }
    }

    /// Re-checks the whole sequence of these people and posts what is missing.
    static func settle(_ ids: [Person.ID], _ recording: Recording, _ desk: Desk) throws {
        let people = try PersonDirectory.of(ids, desk.db)
        let memberships = try Memberships.of(Array(people.entries.keys), people, desk.db)
        recording.settle(memberships.everRecorded, of: ids.map(\.text), try memberships.postings(desk.db))
    }
}

import Domain
import Storage
import Vietnamese

extension Movements {
    /// The first impossible movement of each person: of the list, or a recorded one that now stands against it; and who
    /// would be left in a cell that is no more.
    static func contradictions(
        _ memberships: Memberships, _ numbers: [Movement.ID: Int], but spoilt: Set<Person.ID>, _ desk: Desk
    ) throws -> [Problem] {
        var problems: [Problem] = []
        var possible: [MembershipHistory] = []
        let touched = Set(memberships.movements.filter { $0.value.contains { numbers[$0.id] != nil } }.keys)
        for person in touched.subtracting(spoilt) {
            do {
                possible.append(try memberships.history(of: person))
            } catch let contradiction {
                problems += said(contradiction, memberships, numbers)
            }
        }
        problems += try outlived(possible, numbers, desk)
        return problems.sorted { ($0.draft ?? 0) < ($1.draft ?? 0) }
    }

    private static func said(
        _ contradiction: MembershipHistory.Contradiction, _ memberships: Memberships, _ numbers: [Movement.ID: Int]
    ) -> [Problem] {
        let movement = contradiction.movement
        if let number = numbers[movement.id] {
            let reason = contradiction.reason
            var said = [Problem("kind", reason.key, reason.arguments)]
            if let standing = contradiction.against.flatMap({ memberships.named($0) }) {
                said.append(Problem("kind", "problem.movement.standing", standing))
            }
            return said.map { $0.of(draft: number) }
        }
        let own = memberships.movements[movement.person]?.compactMap { numbers[$0.id] } ?? []
        guard let first = own.first, let standing = memberships.named(movement) else { return [] }
        return [Problem("kind", "problem.movement.later_stands", standing).of(draft: first)]
    }

    /// Members go along with a cell that ends: somebody put into one on a day before its end has to leave it in time.
    private static func outlived(
        _ histories: [MembershipHistory], _ numbers: [Movement.ID: Int], _ desk: Desk
    ) throws -> [Problem] {
        let units = try UnitDirectory.of(histories.flatMap(\.units), desk.db)
        return histories.compactMap { history -> Problem? in
            let steps = history.steps
            guard let left = history.left({ units[$0] }),
                let draft = steps.prefix(left.step + 1).reversed().lazy.compactMap({ numbers[$0.movement.id] }).first
                    ?? steps.lazy.compactMap({ numbers[$0.movement.id] }).first
            else { return nil }
            return Problem("unit", "problem.movement.outlived", ["day": left.day.vietnamese]).of(draft: draft)
        }
    }
}

extension Memberships {
    /// A recorded movement as a refusal names it; nil for one of the list itself.
    func named(_ movement: Movement) -> [String: String]? {
        operations[movement.id].map { operation in
            [
                "kind": movement.kind.rawValue, "day": movement.effectiveOn.vietnamese,
                "operation": Numbers.grouped(operation),
            ]
        }
    }
}

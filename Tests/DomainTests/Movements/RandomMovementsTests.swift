import Domain
import Testing
import Vietnamese

/// Thousands of random sequences, possible and impossible: what is accepted always adds up.
@Suite struct RandomMovementsTests {
    static let cells = ["cell-a", "cell-b", "cell-c"].map { Unit.ID($0) }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `every possible sequence counts a member once in their cell and a guest once in the host's`(
        _ seed: UInt64
    ) throws {
        var random = Seeded(seed)
        var reached: Set<Movement.Kind> = []
        for _ in 0..<500 {
            var movements: [Movement] = []
            for number in 0..<24 {
                let movement = Self.movement(number, &random)
                guard let history = try? MembershipHistory(movements + [movement]) else { continue }
                movements.append(movement)
                reached.insert(movement.kind)
                try Self.check(history)
            }
        }
        #expect(reached == Set(Movement.Kind.allCases))
    }

    @Test(arguments: [5, 6] as [UInt64])
    func `a late movement is accepted exactly where every sequence of its days is possible`(_ seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<300 {
            var movements: [Movement] = []
            for number in 0..<12 {
                let movement = Self.movement(number, &random)
                if (try? MembershipHistory(movements + [movement])) != nil { movements.append(movement) }
            }
            let late = Self.movement(99, &random)
            let inOrder = (movements + [late]).enumerated()
                .sorted { ($0.element.effectiveOn, $0.offset) < ($1.element.effectiveOn, $1.offset) }.map(\.element)
            do {
                let history = try MembershipHistory(movements + [late])
                #expect(history.steps.map(\.movement) == inOrder)
                try Self.check(history)
            } catch let contradiction as MembershipHistory.Contradiction {
                // All before it goes, and with it nothing does.
                let place = try #require(inOrder.firstIndex(of: contradiction.movement))
                _ = try MembershipHistory(Array(inOrder.prefix(place)))
                #expect((try? MembershipHistory(Array(inOrder.prefix(place + 1)))) == nil)
            }
        }
    }

    /// What the postings of a history sum to is where it ends.
    private static func check(_ history: MembershipHistory) throws {
        #expect(history.steps.map(\.before).dropFirst() == history.steps.map(\.after).dropLast())
        let postings = history.steps.flatMap {
            Postings.of($0, sex: .male, leaving: "private", arriving: "private")
        }
        for cell in cells {
            let members = postings.filter { $0.fact == .member && $0.unit == cell }
            #expect(members.reduce(0) { $0 + $1.amount } == (history.place.cell == cell ? 1 : 0))
            let guests = postings.filter { $0.fact == .temporary && $0.unit == cell }
            #expect(guests.reduce(0) { $0 + $1.amount } == (history.stay == .unit(cell) ? 1 : 0))
            for status in Movement.Status.allCases {
                let sum = members.filter { $0.dimensions.status == status.rawValue }.reduce(0) { $0 + $1.amount }
                #expect(sum == (history.place == .member(of: cell, status) ? 1 : 0))
            }
        }
    }

    private static func movement(_ number: Int, _ random: inout Seeded) -> Movement {
        let kind = Movement.Kind.allCases.randomElement(using: &random) ?? .opening
        let isAway = kind.mayConcernElsewhere && Bool.random(using: &random)
        let province: Movement.Province = Bool.random(using: &random) ? .same : .other
        let isStated = kind.mayHaveStatus && (kind != .transferIn || isAway)
        return Movement(
            id: Movement.ID("\(number)"), kind: kind, person: Moves.person, unit: cells.randomElement(using: &random) ?? cells[0],
            counterpart: kind.mayHaveCounterpart && !isAway ? cells.randomElement(using: &random) : nil,
            status: isStated ? Movement.Status.allCases.randomElement(using: &random) : nil,
            elsewhere: isAway ? Movement.Elsewhere(name: "Nơi khác", province: province) : nil,
            effectiveOn: day(2024, 1, 1).adding(days: Int.random(in: 0...40, using: &random)))
    }
}

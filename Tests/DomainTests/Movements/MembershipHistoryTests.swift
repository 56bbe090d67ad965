import Domain
import Testing
import Vietnamese

@Suite struct MembershipHistoryTests {
    typealias Place = MembershipHistory.Place

    /// What comes before, the movement that follows on 1/6/2024, and where it leads or why it cannot be.
    struct Case: Sendable, CustomTestStringConvertible {
        let before: [Movement]
        let next: Movement
        let leads: Place?
        let refusal: String?

        var testDescription: String { "\(before.map(\.kind.rawValue)) then \(next.kind.rawValue) of \(next.unit)" }

        init(_ before: [Movement], _ next: Movement, leads: Place) {
            (self.before, self.next, self.leads, refusal) = (before, next, leads, nil)
        }

        init(_ before: [Movement], _ next: Movement, refused: String) {
            (self.before, self.next, leads, refusal) = (before, next, nil, "problem.movement.\(refused)")
        }
    }

    static let june = day(2024, 6, 1)
    static let official = [Moves.opening()]
    static let probationary = [Moves.admission()]
    static let elsewhere = [Moves.opening(), Moves.transfer()]
    static let left = [Moves.opening(), Moves.removal()]
    static let cases: [Case] = [
        Case([], Moves.opening(on: june), leads: .member(of: Moves.here, .official)),
        Case([], Moves.opening(.probationary, on: june), leads: .member(of: Moves.here, .probationary)),
        Case([], Moves.admission(on: june), leads: .member(of: Moves.here, .probationary)),
        Case([], Moves.recognition(on: june), refused: "not_yet_member"),
        Case([], Moves.transfer(on: june), refused: "not_yet_member"),
        Case([], Moves.removal(on: june), refused: "not_yet_member"),

        Case(official, Moves.opening(on: june), refused: "already_member"),
        Case(official, Moves.admission(on: june), refused: "already_member"),
        Case(official, Moves.recognition(on: june), refused: "already_official"),
        Case(official, Moves.transfer(on: june), leads: .member(of: Moves.there, .official)),
        Case(official, Moves.transfer(to: Moves.here, on: june), refused: "same_unit"),
        Case(official, Moves.transfer(to: nil, on: june), refused: "same_unit"),
        Case(official, Moves.removal(on: june), leads: .left),

        Case(probationary, Moves.opening(on: june), refused: "already_member"),
        Case(probationary, Moves.admission(on: june), refused: "already_member"),
        Case(probationary, Moves.recognition(on: june), leads: .member(of: Moves.here, .official)),
        Case(probationary, Moves.transfer(on: june), leads: .member(of: Moves.there, .probationary)),
        Case(probationary, Moves.removal(on: june), leads: .left),

        Case(elsewhere, Moves.opening(on: june), refused: "already_member"),
        Case(elsewhere, Moves.admission(on: june), refused: "already_member"),
        Case(elsewhere, Moves.recognition(on: june), refused: "elsewhere"),
        Case(elsewhere, Moves.transfer(on: june), refused: "elsewhere"),
        Case(elsewhere, Moves.removal(on: june), refused: "elsewhere"),

        Case(left, Moves.opening(on: june), refused: "has_left"),
        Case(left, Moves.admission(on: june), refused: "has_left"),
        Case(left, Moves.recognition(on: june), refused: "has_left"),
        Case(left, Moves.transfer(on: june), refused: "has_left"),
        Case(left, Moves.removal(on: june), refused: "has_left"),
    ]

    @Test(arguments: cases)
    func `each movement leads from each place to one place, or is refused with its reason`(_ one: Case) throws {
        if let leads = one.leads {
            let history = try MembershipHistory(one.before + [one.next])
            #expect(history.place == leads)
            #expect(history.steps.last?.movement == one.next)
            #expect(history.steps.count == one.before.count + 1)
        } else {
            let contradiction = #expect(throws: MembershipHistory.Contradiction.self) {
                try MembershipHistory(one.before + [one.next])
            }
            #expect(contradiction?.reason.key == one.refusal)
            #expect(contradiction?.reason.arguments == ["day": "1/6/2024"])
            #expect(contradiction?.movement == one.next)
        }
    }

    @Test func `every kind of movement is tried from every place`() {
        #expect(Set(Self.cases.map(\.next.kind)) == Set(Movement.Kind.allCases))
        for before in [[], Self.official, Self.probationary, Self.elsewhere, Self.left] {
            let kinds = Self.cases.filter { $0.before == before }.map(\.next.kind)
            #expect(Set(kinds) == Set(Movement.Kind.allCases))
        }
    }

    @Test func `nobody stands anywhere before the first movement`() throws {
        #expect(try MembershipHistory([]).place == .outside)
        #expect(try MembershipHistory([]).steps.isEmpty)
    }

    @Test func `each step begins where the one before ended`() throws {
        let history = try MembershipHistory([
            Moves.admission(), Moves.transfer(), Moves.make(.recognition, in: Moves.there, day(2025, 1, 10)),
            Moves.make(.removal, in: Moves.there, day(2025, 3, 1)),
        ])
        #expect(history.steps.map(\.before).dropFirst() == history.steps.map(\.after).dropLast())
        #expect(
            history.steps.map(\.after) == [
                .member(of: Moves.here, .probationary), .member(of: Moves.there, .probationary),
                .member(of: Moves.there, .official), .left,
            ])
    }

    @Test func `movements of one day keep the order of their recording`() throws {
        let (admission, removal) = (Moves.admission(on: Self.june), Moves.removal(on: Self.june))
        #expect(try MembershipHistory([admission, removal]).place == .left)
        let contradiction = #expect(throws: MembershipHistory.Contradiction.self) {
            try MembershipHistory([removal, admission])
        }
        #expect(contradiction?.movement == removal)
        #expect(contradiction?.reason.key == "problem.movement.not_yet_member")
    }

    @Test func `a backdated movement takes its place among the days`() throws {
        // Recorded last, in force before the transfer: the member who moved was official already.
        let history = try MembershipHistory([Moves.admission(), Moves.transfer(), Moves.recognition()])
        #expect(history.steps.map(\.movement.kind) == [.admission, .recognition, .transfer])
        #expect(history.place == .member(of: Moves.there, .official))
    }

    @Test func `a backdated movement that a later one rules out names the later one`() throws {
        let late = Moves.removal(on: day(2024, 2, 1))
        let contradiction = #expect(throws: MembershipHistory.Contradiction.self) {
            try MembershipHistory([Moves.admission(), Moves.transfer(), late])
        }
        #expect(contradiction?.movement == Moves.transfer())
        #expect(contradiction?.reason.key == "problem.movement.has_left")
    }
}

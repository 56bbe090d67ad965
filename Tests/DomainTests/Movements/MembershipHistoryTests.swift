import Domain
import Testing
import Vietnamese

@Suite struct MembershipHistoryTests {
    typealias Place = MembershipHistory.Place

    static let june = day(2024, 6, 1)

    /// Where somebody stands before 1/6/2024, by a name.
    static let before: [String: [Movement]] = [
        "nowhere": [],
        "official": [Moves.opening()],
        "probationary": [Moves.admission()],
        "there": [Moves.opening(), Moves.transfer()],
        "on the way": [Moves.opening(), Moves.make(.transferOut, to: Moves.there, day(2024, 2, 20))],
        "a guest there": [Moves.opening(), Moves.make(.temporary, to: Moves.there, day(2024, 2, 20))],
        "gone away": [Moves.opening(), Moves.make(.transferOut, elsewhere: Moves.beyond, day(2024, 2, 20))],
        "removed": [Moves.opening(), Moves.removal()],
        "expelled": [Moves.opening(), Moves.make(.expulsion, day(2024, 3, 10))],
        "left by wish": [Moves.opening(), Moves.make(.withdrawal, day(2024, 3, 10))],
        "annulled": [Moves.admission(), Moves.make(.annulment, day(2024, 3, 10))],
        "dead": [Moves.opening(), Moves.make(.death, day(2024, 3, 10))],
    ]

    /// What each movement from `here` makes of each place, or why it cannot be. Transfers lead `there`; who comes in is
    /// official where it has to be said; `new` is an arrival from outside the register.
    static let table: [String: [(kinds: String, outcome: String)]] = [
        "nowhere": [
            ("opening restoration new", "official here"), ("admission readmission", "probationary here"),
            ("transfer_in", "not_moving"), ("others", "not_yet_member"),
        ],
        "official": [
            ("opening admission readmission restoration new", "already_member"), ("transfer_in", "not_moving"),
            ("recognition", "already_official"), ("transfer reorganisation", "official there"),
            ("transfer_out", "official here to there"), ("temporary", "official here, guest there"),
            ("temporary_end", "not_temporary"), ("others", "left by it"),
        ],
        "probationary": [
            ("opening admission readmission restoration new", "already_member"), ("transfer_in", "not_moving"),
            ("recognition", "official here"), ("transfer reorganisation", "probationary there"),
            ("transfer_out", "probationary here to there"), ("temporary", "probationary here, guest there"),
            ("temporary_end", "not_temporary"), ("others", "left by it"),
        ],
        "there": [
            ("opening admission readmission restoration new", "already_member"), ("transfer_in", "not_moving"),
            ("others", "elsewhere"),
        ],
        "on the way": [
            ("opening admission readmission restoration", "already_member"), ("new", "moving_within"),
            ("transfer_in", "arrives_elsewhere"), ("recognition", "already_official"),
            ("reorganisation", "official there"), ("transfer transfer_out temporary temporary_end", "moving"),
            ("others", "left by it"),
        ],
        "a guest there": [
            ("opening admission readmission restoration new", "already_member"), ("transfer_in", "not_moving"),
            ("recognition", "already_official"), ("transfer reorganisation", "official there"),
            ("transfer_out", "official here to there"), ("temporary", "already_temporary"),
            ("temporary_end", "official here"), ("others", "left by it"),
        ],
        "gone away": [
            ("new", "official here"), ("transfer_in", "not_moving"), ("readmission", "still_member"),
            ("restoration", "not_struck"), ("others", "has_left"),
        ],
        "removed": [
            ("new restoration", "official here"), ("transfer_in", "not_moving"), ("readmission", "probationary here"),
            ("others", "has_left"),
        ],
        "expelled": [
            ("new restoration", "official here"), ("transfer_in", "not_moving"), ("readmission", "probationary here"),
            ("others", "has_left"),
        ],
        "left by wish": [
            ("new", "official here"), ("transfer_in", "not_moving"), ("readmission", "probationary here"),
            ("restoration", "not_struck"), ("others", "has_left"),
        ],
        "annulled": [
            ("new", "official here"), ("transfer_in", "not_moving"), ("admission", "probationary here"),
            ("readmission", "never_member"), ("restoration", "not_struck"), ("others", "has_left"),
        ],
        "dead": [("others", "has_died")],
    ]

    static func next(_ name: String) -> Movement {
        if name == "new" {
            return Moves.make(.transferIn, status: .official, elsewhere: Moves.beyond, june)
        }
        let kind = Movement.Kind(rawValue: name) ?? .opening
        return Moves.make(
            kind, to: kind.mayHaveCounterpart ? Moves.there : nil,
            status: kind == .opening || kind == .restoration ? .official : nil, june)
    }

    static func said(_ history: MembershipHistory) -> String {
        func name(_ unit: Unit.ID) -> String { unit == Moves.here ? "here" : "there" }
        switch history.place {
        case .outside: return "nowhere"
        case .member(let unit, let status):
            guard case .unit(let host)? = history.stay else { return "\(status) \(name(unit))" }
            return "\(status) \(name(unit)), guest \(name(host))"
        case .moving(let from, let to, let status): return "\(status) \(name(from)) to \(name(to))"
        case .left(let kind): return kind == history.steps.last?.movement.kind ? "left by it" : "left by another"
        }
    }

    @Test(arguments: before.keys.sorted())
    func `each movement leads from each place to one place, or is refused with its reason`(_ place: String) throws {
        let standing = try #require(Self.before[place])
        let rows = try #require(Self.table[place])
        for name in Movement.Kind.allCases.map(\.rawValue) + ["new"] {
            let row = rows.first { $0.kinds.split(separator: " ").contains { $0 == name } } ?? rows.last
            let expected = try #require(row?.outcome)
            let next = Self.next(name)
            do {
                let history = try MembershipHistory(standing + [next])
                #expect(Self.said(history) == expected, "\(place), then \(name)")
                #expect(history.steps.last?.movement == next)
            } catch let contradiction as MembershipHistory.Contradiction {
                #expect(contradiction.reason.key == "problem.movement.\(expected)", "\(place), then \(name)")
                #expect(contradiction.reason.arguments == ["day": "1/6/2024"])
                #expect(contradiction.movement == next)
                #expect((contradiction.against == nil) == standing.isEmpty)
            }
        }
    }

    @Test func `who is on the way arrives where they went to, and may be recognised or leave meanwhile`() throws {
        let out = Moves.make(.transferOut, to: Moves.there, day(2024, 2, 1))
        func after(_ moves: Movement...) throws -> String {
            try Self.said(MembershipHistory([Moves.admission(), out] + moves))
        }
        #expect(try after(Moves.make(.transferIn, in: Moves.there, Self.june)) == "probationary there")
        #expect(try after(Moves.make(.recognition, in: Moves.there, Self.june)) == "official here to there")
        #expect(try after(Moves.make(.death, in: Moves.there, Self.june)) == "left by it")
        let third = Unit.ID("third")
        let redirected = try MembershipHistory([
            Moves.admission(), out, Moves.make(.reorganisation, in: Moves.there, to: third, Self.june),
        ])
        #expect(redirected.place == .moving(from: Moves.here, to: third, .probationary))
    }

    @Test func `a stay ends with what takes the member elsewhere, and goes on with a cell that is reorganised`() throws
    {
        let third = Unit.ID("third")
        let stay = [Moves.opening(), Moves.make(.temporary, to: Moves.there, day(2024, 2, 1))]
        func after(_ movement: Movement) throws -> MembershipHistory { try MembershipHistory(stay + [movement]) }
        #expect(try after(Moves.transfer(to: third, on: Self.june)).stay == nil)
        #expect(try after(Moves.make(.reorganisation, to: third, Self.june)).stay == .unit(Moves.there))
        let moved = try after(Moves.make(.reorganisation, in: Moves.there, to: third, Self.june))
        #expect(moved.stay == .unit(third) && moved.place == .member(of: Moves.here, .official))
        #expect(try after(Moves.make(.reorganisation, in: Moves.there, to: Moves.here, Self.june)).stay == nil)
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
                .member(of: Moves.there, .official), .left(by: .removal),
            ])
    }

    @Test func `movements of one day keep the order of their recording`() throws {
        let (admission, removal) = (Moves.admission(on: Self.june), Moves.removal(on: Self.june))
        #expect(try MembershipHistory([admission, removal]).place == .left(by: .removal))
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

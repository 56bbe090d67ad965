import Domain
import Testing
import Vietnamese

@Suite struct PostingsTests {
    /// What a posting says, in the order unit, cause, status, ownership, amount.
    static func said(_ postings: [Posting]) -> [String] {
        postings.map {
            "\($0.unit) \($0.dimensions.cause) \($0.dimensions.status) \($0.dimensions.ownership) \($0.amount)"
        }
    }

    static func steps(_ movements: [Movement]) throws -> [MembershipHistory.Step] {
        try MembershipHistory(movements).steps
    }

    static func postings(_ movements: [Movement]) throws -> [[Posting]] {
        try steps(movements).map { Postings.of($0, sex: .female, leaving: "private", arriving: "private") }
    }

    @Test func `each kind of movement posts where it takes from and where it puts`() throws {
        let said = try Self.postings([
            Moves.admission(), Moves.recognition(), Moves.transfer(),
            Moves.make(.removal, in: Moves.there, day(2024, 5, 1)),
        ]).map(Self.said)
        #expect(
            said == [
                ["cell-here admission probationary private 1"],
                ["cell-here recognition probationary private -1", "cell-here recognition official private 1"],
                ["cell-here transfer_out official private -1", "cell-there transfer_in official private 1"],
                ["cell-there removal official private -1"],
            ])
    }

    @Test func `the other increases and decreases bear their own causes, and another province is told apart`() throws {
        func said(_ movements: Movement...) throws -> [String] {
            try Self.postings(movements).flatMap { Self.said($0) }
        }
        let (june, july) = (day(2024, 6, 1), day(2024, 7, 1))
        let same = Movement.Elsewhere(name: "Đảng bộ phường Gần", province: .same)
        let out = "cell-here transfer_out official private -1"
        #expect(
            try said(Moves.opening(), Moves.removal(), Moves.make(.readmission, june)).last
                == "cell-here readmission probationary private 1")
        #expect(
            try said(Moves.opening(), Moves.removal(), Moves.make(.restoration, status: .official, june)).last
                == "cell-here restoration official private 1")
        #expect(
            try said(
                Moves.opening(), Moves.make(.transferOut, to: Moves.there, june),
                Moves.make(.transferIn, in: Moves.there, july))
                == [
                    "cell-here opening official private 1", out, "cell-there transfer_in official private 1",
                ])
        #expect(try said(Moves.opening(), Moves.make(.transferOut, elsewhere: same, june)).last == out)
        #expect(
            try said(Moves.opening(), Moves.make(.transferOut, elsewhere: Moves.beyond, june)).last
                == "cell-here transfer_out_beyond official private -1")
        #expect(
            try said(Moves.make(.transferIn, status: .probationary, elsewhere: Moves.beyond, june))
                == ["cell-here transfer_in_beyond probationary private 1"])
        for kind in [Movement.Kind.expulsion, .withdrawal, .death, .annulment] {
            #expect(
                try said(Moves.opening(), Moves.make(kind, june)).last
                    == "cell-here \(kind.rawValue) official private -1")
        }
    }

    @Test func `a guest counts beside the host's strength and goes on counting at home`() throws {
        let moves = [
            Moves.opening(), Moves.make(.temporary, to: Moves.there, day(2024, 6, 1)),
            Moves.make(.temporaryEnd, day(2024, 9, 1)),
        ]
        let postings = try Self.postings(moves).flatMap(\.self)
        #expect(
            postings.map { "\($0.fact) \($0.unit) \($0.amount)" } == [
                "member cell-here 1", "temporary cell-there 1", "temporary cell-there -1",
            ])
        // On the day it begins the member's workplace became a foreign one.
        let changed = Postings.of(try Self.steps(moves)[1], sex: .female, leaving: "private", arriving: "foreign")
        #expect(
            Self.said(changed.filter { $0.fact == .member }) == [
                "cell-here change official private -1", "cell-here change official foreign 1",
            ])
    }

    @Test(arguments: Movement.Status.allCases)
    func `an opening posts the status it gives`(_ status: Movement.Status) throws {
        let said = try Self.postings([Moves.opening(status)]).map(Self.said)
        #expect(said == [["cell-here opening \(status.rawValue) private 1"]])
    }

    @Test func `who leaves is taken from the class they stood in, and put in the class of the day`() throws {
        let steps = try Self.steps([Moves.opening(), Moves.transfer()])
        let said = Self.said(Postings.of(steps[1], sex: .male, leaving: "private", arriving: "foreign"))
        #expect(
            said == [
                "cell-here transfer_out official private -1", "cell-there transfer_in official foreign 1",
                // The superiors of both see no transfer, and one more of the new class.
                "cell-here transfer_within official private -1", "cell-there transfer_within official foreign 1",
            ])
    }

    @Test func `a posting names its event, its person, its day and the Party's line`() throws {
        let movement = Moves.admission()
        let posting = try #require(try Self.postings([movement]).first?.first)
        #expect(posting.event == movement.id.text)
        #expect(posting.subject == "person")
        #expect(posting.effectiveOn == day(2024, 1, 10))
        #expect(posting.fact == .member)
        #expect(posting.dimensions.line == "party")
        #expect(posting.dimensions.sex == "female")
        #expect(posting.dimensions.category == "")
    }

    @Test func `a transfer and a recognition change no total`() throws {
        let all = try Self.postings([Moves.admission(), Moves.recognition(), Moves.transfer()])
        #expect(all[1].map(\.amount).reduce(0, +) == 0)
        #expect(all[2].map(\.amount).reduce(0, +) == 0)
    }

    @Test func `a whole life in the Party sums to nothing in every cell, status and class`() throws {
        let all = try Self.postings([
            Moves.opening(.probationary), Moves.transfer(from: Moves.here, to: Moves.there, on: day(2024, 2, 1)),
            Moves.make(.recognition, in: Moves.there, day(2024, 3, 1)),
            Moves.transfer(from: Moves.there, to: Moves.here, on: day(2024, 4, 1)), Moves.removal(on: day(2024, 5, 1)),
        ]).joined()
        var sums: [String: Int] = [:]
        for posting in all { sums["\(posting.unit) \(posting.dimensions.status)", default: 0] += posting.amount }
        #expect(sums.count == 4)
        #expect(sums.values.allSatisfy { $0 == 0 })
    }

    @Test func `what is reversed is the same on the same day with the opposite amount`() throws {
        let posting = try #require(try Self.postings([Moves.admission()]).first?.first)
        var expected = posting
        expected.amount = -1
        #expect(posting.reversed == expected)
        #expect(posting.reversed.reversed == posting)
    }

    static func unit(
        _ type: UnitType, _ entry: UnitEntry = .founding, manager: Unit.ID? = Unit.ID("committee")
    ) -> [Posting] {
        Postings.ofUnit(
            event: "e", unit: Unit.ID("u"), type: type, entry: entry, from: day(2024, 3, 10), hostManager: manager,
            ownership: "foreign")
    }

    @Test(arguments: [UnitType.cell, .grassrootsCell, .grassrootsCommittee, .upperCommittee])
    func `a Party unit counts once, in itself`(_ type: UnitType) {
        let postings = Self.unit(type)
        #expect(postings.map(\.unit) == [Unit.ID("u")])
        #expect(postings.map(\.amount) == [1])
        #expect(
            postings.first?.dimensions
                == Dimensions(line: "party", cause: "founding", ownership: "foreign", category: type.rawValue))
        #expect(postings.first?.fact == .organisation)
        #expect(postings.first?.effectiveOn == day(2024, 3, 10))
    }

    @Test func `a union in an enterprise counts in two trees: its own, and the managing Party unit's`() {
        let postings = Self.unit(.grassrootsUnion, .opening)
        #expect(postings.map(\.unit) == [Unit.ID("u"), Unit.ID("committee")])
        #expect(postings.map(\.subject) == ["u", "u"])
        #expect(postings.map(\.amount) == [1, 1])
        #expect(Set(postings.map(\.dimensions)).count == 1)
        #expect(postings.first?.dimensions.line == "union")
        #expect(postings.first?.dimensions.cause == "opening")
    }

    @Test func `a union without a host counts in its own tree only`() {
        #expect(Self.unit(.grassrootsUnion, manager: nil).map(\.unit) == [Unit.ID("u")])
    }

    @Test(arguments: UnitType.allCases)
    func `a unit that is only named counts nowhere`(_ type: UnitType) {
        #expect(Self.unit(type, .reference).isEmpty)
    }

    @Test func `an enterprise counts in its managing Party unit`() {
        let postings = Postings.ofEnterprise(
            event: "e", enterprise: Enterprise.ID("n"), manager: Unit.ID("committee"), from: day(2024, 1, 3),
            ownership: .stateMinority)
        #expect(
            postings
                == [
                    Posting(
                        event: "e", subject: "n", effectiveOn: day(2024, 1, 3), fact: .enterprise,
                        unit: Unit.ID("committee"),
                        dimensions: Dimensions(cause: "listed", ownership: "state_minority"),
                        amount: 1)
                ])
    }

    @Test(arguments: zip(Survey.Conclusion.allCases, ["eligible", "members_not_enough", "none"]))
    func `a visit counts in the managing Party unit by its conclusion`(_ conclusion: Survey.Conclusion, _ said: String)
    {
        let posting = Postings.ofSurvey(
            event: "s", enterprise: Enterprise.ID("n"), manager: Unit.ID("committee"), visitedOn: day(2024, 3, 5),
            ownership: "private", conclusion: conclusion)
        #expect(
            posting
                == Posting(
                    event: "s", subject: "n", effectiveOn: day(2024, 3, 5), fact: .survey, unit: Unit.ID("committee"),
                    dimensions: Dimensions(cause: "visit", ownership: "private", category: said), amount: 1))
    }
}

import Domain
import Testing

@Suite struct ScopeTests {
    static let account = Account.ID("a")
    static let (cell, committee, district, other) = (
        Unit.ID("cell"), Unit.ID("committee"), Unit.ID("district"), Unit.ID("other")
    )

    static func scope(_ grants: (Account.Role, Unit.ID?)...) -> Scope {
        Scope(account: account, grants: grants.map { Scope.Grant(role: $0.0, unit: $0.1) })
    }

    static func home(_ units: Unit.ID...) -> Home { Home(line: .party, units: units) }

    @Test func `a role reaches its unit and everything below, and nothing above or beside`() {
        let scope = Self.scope((.recorder, Self.committee))
        #expect(scope.contains(Self.home(Self.cell, Self.committee, Self.district)))
        #expect(scope.contains(Self.home(Self.committee, Self.district)))
        #expect(!scope.contains(Self.home(Self.district)))
        #expect(!scope.contains(Self.home(Self.other, Self.district)))
        #expect(!scope.contains(.register))
    }

    @Test func `a role for its unit alone reaches nothing below`() {
        let grant = Scope.Grant(role: .viewer, unit: Self.committee, reach: .alone)
        let scope = Scope(account: Self.account, grants: [grant])
        #expect(scope.contains(Self.home(Self.committee, Self.district)))
        #expect(!scope.contains(Self.home(Self.cell, Self.committee, Self.district)))
    }

    @Test func `a role of some lines reaches no unit of another, and what belongs to no line`() {
        let youth = Scope(
            account: Self.account,
            grants: [Scope.Grant(role: .viewer, unit: Self.committee, lines: [.youth])])
        // A youth organisation hosted by an enterprise that the committee manages; a cell; the enterprise itself.
        #expect(youth.contains(Home(line: .youth, units: [Self.other, Self.committee, Self.district])))
        #expect(!youth.contains(Self.home(Self.cell, Self.committee, Self.district)))
        #expect(youth.contains(Home(line: nil, units: [Self.committee, Self.district])))
        let everywhere = Scope(
            account: Self.account, grants: [Scope.Grant(role: .viewer, unit: nil, lines: [.youth])])
        #expect(everywhere.contains(Home(line: .youth, units: [Self.other])))
        #expect(!everywhere.contains(Self.home(Self.cell)))
        // What belongs to the whole register is for whoever sees all of it.
        #expect(!everywhere.contains(.register))
    }

    @Test(arguments: [
        (Account.Role.viewer, [Scope.Purpose.totals, .people]), (.recorder, [.totals, .people, .record]),
        (.approver, [.totals, .people, .approve]),
        (.administrator, [.totals, .people, .record, .administer, .audit]), (.auditor, [.totals, .people, .audit]),
    ])
    func `what each role is for`(_ role: Account.Role, _ purposes: [Scope.Purpose]) {
        let scope = Self.scope((role, Self.committee))
        let home = Self.home(Self.cell, Self.committee)
        #expect(Scope.Purpose.allCases.filter { scope.contains(home, for: $0) } == purposes)
        let totals = Scope(
            account: Self.account, grants: [Scope.Grant(role: role, unit: Self.committee, detail: .totals)])
        #expect(
            Scope.Purpose.allCases.filter { totals.contains(home, for: $0) } == purposes.filter { $0 != .people })
    }

    @Test func `roles in several units add up, each for its own`() {
        let scope = Self.scope((.viewer, Self.committee), (.recorder, Self.other))
        #expect(scope.mayRecord(in: Self.home(Self.other)))
        #expect(!scope.mayRecord(in: Self.home(Self.cell, Self.committee)))
        #expect(scope.contains(Self.home(Self.cell, Self.committee)))
    }

    @Test func `a role in the whole register reaches also what has no unit`() {
        let everything = Scope.everything(Account.system)
        #expect(everything.contains(.register) && everything.mayRecord(in: .register) && everything.holdsAll())
        let viewer = Self.scope((.viewer, nil), (.recorder, Self.committee))
        #expect(viewer.contains(.register) && !viewer.mayRecord(in: .register))
        #expect(viewer.mayRecord(in: Self.home(Self.committee)))
        #expect(viewer.holdsAll() && !viewer.holdsAll(for: .record))
    }

    @Test func `without a role nothing is seen`() {
        let scope = Self.scope()
        #expect(!scope.contains(Self.home(Self.cell)) && !scope.mayRecord(in: Self.home(Self.cell)))
        #expect(!scope.contains(.register))
    }

    @Test func `nobody gives more than they have`() {
        let scope = Self.scope((.administrator, Self.committee), (.recorder, Self.other))
        let below = Self.home(Self.cell, Self.committee, Self.district)
        func may(_ grant: Scope.Grant, _ home: Home) -> Bool { scope.mayGive(grant, at: home) }
        #expect(may(Scope.Grant(role: .administrator, unit: Self.cell), below))
        #expect(may(Scope.Grant(role: .auditor, unit: Self.committee), Self.home(Self.committee, Self.district)))
        #expect(!may(Scope.Grant(role: .viewer, unit: Self.district), Self.home(Self.district)))
        #expect(!may(Scope.Grant(role: .viewer, unit: Self.other), Self.home(Self.other, Self.district)))
        #expect(!may(Scope.Grant(role: .viewer, unit: nil), .register))
        let limited = Scope(
            account: Self.account,
            grants: [
                Scope.Grant(role: .administrator, unit: Self.committee, lines: [.party], detail: .totals),
                Scope.Grant(role: .administrator, unit: Self.other, reach: .alone),
            ])
        let party = Set([Line.party])
        #expect(
            limited.mayGive(Scope.Grant(role: .viewer, unit: Self.cell, lines: party, detail: .totals), at: below))
        #expect(!limited.mayGive(Scope.Grant(role: .viewer, unit: Self.cell, lines: party), at: below))
        #expect(!limited.mayGive(Scope.Grant(role: .viewer, unit: Self.cell, detail: .totals), at: below))
        #expect(
            limited.mayGive(
                Scope.Grant(role: .viewer, unit: Self.other, reach: .alone), at: Self.home(Self.other)))
        #expect(!limited.mayGive(Scope.Grant(role: .viewer, unit: Self.other), at: Self.home(Self.other)))
    }
}

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

    @Test func `a role reaches its unit and everything below, and nothing above or beside`() {
        let scope = Self.scope((.recorder, Self.committee))
        #expect(scope.contains([Self.cell, Self.committee, Self.district]))
        #expect(scope.contains([Self.committee, Self.district]))
        #expect(!scope.contains([Self.district]))
        #expect(!scope.contains([Self.other, Self.district]))
        #expect(!scope.contains([]))
    }

    @Test(arguments: zip(Account.Role.allCases, [false, true, true]))
    func `a viewer sees and a recorder or administrator also records`(_ role: Account.Role, _ mayRecord: Bool) {
        let scope = Self.scope((role, Self.committee))
        #expect(scope.contains([Self.cell, Self.committee]))
        #expect(scope.mayRecord(in: [Self.cell, Self.committee]) == mayRecord)
    }

    @Test func `roles in several units add up, each for its own`() {
        let scope = Self.scope((.viewer, Self.committee), (.recorder, Self.other))
        #expect(scope.mayRecord(in: [Self.other]))
        #expect(!scope.mayRecord(in: [Self.cell, Self.committee]))
        #expect(scope.roots.map(Set.init) == [Self.committee, Self.other])
    }

    @Test func `a role in the whole register reaches also what has no unit`() {
        let everything = Scope.everything(Account.system)
        #expect(everything.contains([]) && everything.mayRecord(in: []) && everything.roots == nil)
        let viewer = Self.scope((.viewer, nil), (.recorder, Self.committee))
        #expect(viewer.contains([]) && !viewer.mayRecord(in: []) && viewer.mayRecord(in: [Self.committee]))
        #expect(viewer.roots == nil)
    }

    @Test func `without a role nothing is seen`() {
        let scope = Self.scope()
        #expect(!scope.contains([Self.cell]) && !scope.mayRecord(in: [Self.cell]) && scope.roots == [])
    }
}

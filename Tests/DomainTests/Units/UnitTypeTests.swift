import Domain
import Testing

@Suite struct UnitTypeTests {
    @Test func `what stands under what is what the Party Charter and the unions' charter say`() {
        let children: [UnitType: Set<UnitType>] = [
            .provinceCommittee: [.upperCommittee, .grassrootsCommittee, .grassrootsCell],
            .upperCommittee: [.upperCommittee, .grassrootsCommittee, .grassrootsCell],
            .grassrootsCommittee: [.sectionCommittee, .cell],
            .sectionCommittee: [.cell],
            .upperUnion: [.upperUnion, .grassrootsUnion],
        ]
        for type in UnitType.allCases { #expect(type.children == children[type] ?? []) }
    }

    @Test(arguments: UnitType.allCases)
    func `a unit stands under one of its own line`(_ type: UnitType) {
        #expect(type.children.allSatisfy { $0.line == type.line })
    }

    @Test func `members live their Party life in cells only`() {
        #expect(UnitType.allCases.filter(\.holdsMembers) == [.grassrootsCell, .cell])
    }

    @Test func `two types are of the unions' line`() {
        #expect(UnitType.allCases.filter { $0.line == .union } == [.upperUnion, .grassrootsUnion])
    }
}

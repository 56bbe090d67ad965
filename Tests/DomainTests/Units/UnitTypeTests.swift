import Domain
import Testing

@Suite struct UnitTypeTests {
    @Test func `what stands under what is what the Party Charter and the charters of the mass organisations say`() {
        let children: [UnitType: Set<UnitType>] = [
            .provinceCommittee: [.upperCommittee, .grassrootsCommittee, .grassrootsCell],
            .upperCommittee: [.upperCommittee, .grassrootsCommittee, .grassrootsCell],
            .grassrootsCommittee: [.sectionCommittee, .cell],
            .sectionCommittee: [.cell],
            .upperUnion: [.upperUnion, .grassrootsUnion],
            .upperYouth: [.upperYouth, .grassrootsYouth, .youthBranch],
            .grassrootsYouth: [.youthBranch],
            .upperWomen: [.upperWomen, .grassrootsWomen, .womenBranch],
            .grassrootsWomen: [.womenBranch],
            .upperVeterans: [.upperVeterans, .grassrootsVeterans, .veteransBranch],
            .grassrootsVeterans: [.veteransBranch],
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

    @Test func `each mass organisation has its own types`() {
        func types(_ line: Line) -> [UnitType] { UnitType.allCases.filter { $0.line == line } }
        #expect(types(.union) == [.upperUnion, .grassrootsUnion])
        #expect(types(.youth) == [.upperYouth, .grassrootsYouth, .youthBranch])
        #expect(types(.women) == [.upperWomen, .grassrootsWomen, .womenBranch])
        #expect(types(.veterans) == [.upperVeterans, .grassrootsVeterans, .veteransBranch])
    }
}

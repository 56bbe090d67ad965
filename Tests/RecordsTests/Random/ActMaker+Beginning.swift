import Domain
import FoundationEssentials
import TestKit
import Vietnamese

extension ActMaker {
    /// The first acts of a world: two districts with committees and cells, unions, youth and women, enterprises, and
    /// people on the lists of the cells.
    mutating func beginning() -> [Act] {
        let start = SmallWorld.start
        func unit(_ code: String, _ type: UnitType, _ parent: String?, host: String? = nil) -> UnitDraft {
            UnitDraft(
                code: code, name: "Đơn vị \(code)", type: type, parentCode: parent, hostTaxCode: host,
                entry: parent == nil && type.line == .party ? .reference : .opening, from: start)
        }
        var committees = [
            unit("TP", .provinceCommittee, nil), unit("Q-1", .upperCommittee, "TP"), unit("Q-2", .upperCommittee, "TP"),
            unit("LD", .upperUnion, nil), unit("LD-1", .upperUnion, "LD"), unit("LD-2", .upperUnion, "LD"),
            unit("TD", .upperYouth, nil), unit("PN", .upperWomen, nil), unit("DTN", .grassrootsYouth, "TD"),
            unit("PN-1", .grassrootsWomen, "PN"),
        ]
        var parents: [String] = []
        for number in 1...random.number(2...4) {
            committees.append(unit("D-\(number)", .grassrootsCommittee, "Q-\(1 + number % 2)"))
            parents.append("D-\(number)")
        }
        if random.chance(50) {
            committees.append(unit("S-1", .sectionCommittee, "D-1"))
            parents.append("S-1")
        }
        let managers = parents.filter { $0.hasPrefix("D") } + ["Q-1"]
        let taxCodes = (1...random.number(4...8)).map { "010900001\($0)" }
        let enterprises = taxCodes.map { taxCode in
            EnterpriseDraft.made(
                taxCode, Ownership.allCases.randomElement(using: &random) ?? .domestic,
                managers.randomElement(using: &random) ?? "Q-1", start)
        }
        var hosted: [UnitDraft] = []
        var cells: [String] = []
        for number in 1...random.number(6...12) {
            let isGrassroots = random.chance(20)
            let parent = isGrassroots ? "Q-\(random.number(1...2))" : parents.randomElement(using: &random)
            let host = random.chance(70) ? taxCodes.randomElement(using: &random) : nil
            hosted.append(unit("C-\(number)", isGrassroots ? .grassrootsCell : .cell, parent, host: host))
            cells.append("C-\(number)")
        }
        for number in 1...3 {
            hosted.append(
                unit(
                    "CD-\(number)", .grassrootsUnion, "LD-\(1 + number % 2)",
                    host: taxCodes.randomElement(using: &random)))
        }
        hosted.append(unit("CDTN", .youthBranch, "DTN", host: taxCodes.randomElement(using: &random)))
        hosted.append(unit("CHPN", .womenBranch, "PN-1", host: taxCodes.randomElement(using: &random)))
        return [.enter(committees), .list(enterprises), .enter(hosted)] + members(of: cells, at: taxCodes)
    }

    private mutating func members(of cells: [String], at taxCodes: [String]) -> [Act] {
        let people = (1...random.number(8...20)).map { number -> PersonDraft in
            let workplace = random.chance(60) ? taxCodes.randomElement(using: &random) : nil
            return PersonDraft(
                code: "N-\(number)", name: "Người N-\(number)", sex: random.chance(50) ? .female : .male, details: [:],
                workplaceTaxCode: workplace, workplaceFrom: workplace == nil ? nil : SmallWorld.start)
        }
        let listed = people.filter { _ in random.chance(75) }.map { person in
            MovementDraft(
                personCode: person.code, personName: person.name, kind: .opening,
                unitCode: cells.randomElement(using: &random) ?? "C-1", counterpartCode: nil,
                status: random.chance(70) ? .official : .probationary, effectiveOn: SmallWorld.start, decision: nil)
        }
        return [.people(people), .move(listed)]
    }
}

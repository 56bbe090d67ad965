import Domain
import Vietnamese

/// The cells and communes of a city as reorganisations change them.
struct CityTree {
    private let city: City
    private var communeOf: [Int]
    /// The cells that stand, by the district whose office records them.
    private var standing: [[Int]]

    init(_ city: City) {
        self.city = city
        communeOf = (0..<city.cells).map(city.commune(ofCell:))
        standing = Array(repeating: [], count: city.districts)
        for cell in 0..<city.cells { standing[district(of: cell)].append(cell) }
    }

    func district(of cell: Int) -> Int { city.district(ofCommune: communeOf[cell]) }
    func cells(of district: Int) -> [Int] { standing[district] }

    /// Three mergers of cells, four moves and one division in each district.
    mutating func yearly(
        _ year: Int, _ members: inout [[Int32]], _ cellOf: inout [Int32], _ dice: inout CityDice,
        code: (Int) -> String
    ) -> [[ReorganisationDraft]] {
        let day = City.day(year, 7, 1)
        return (0..<city.districts).map { district in
            let paper = paper(year, district, day)
            var steps: [ReorganisationDraft] = []
            var touched: Set<Int> = []
            func untouched(_ dice: inout CityDice) -> Int? {
                let free = standing[district].filter { !touched.contains($0) }
                return free.isEmpty ? nil : free[dice.below(free.count)]
            }
            for _ in 0..<3 {
                guard let ending = untouched(&dice) else { break }
                touched.insert(ending)
                let near = standing[district].filter { communeOf[$0] == communeOf[ending] && !touched.contains($0) }
                guard near.count > 1 else { continue }
                let successor = near[dice.below(near.count)]
                touched.insert(successor)
                steps.append(
                    ReorganisationDraft(
                        kind: .merge, unitCode: City.cell(ending), from: day, otherCode: City.cell(successor),
                        decision: paper))
                for person in members[ending] { cellOf[Int(person)] = Int32(successor) }
                members[successor] += members[ending]
                members[ending] = []
                standing[district].removeAll { $0 == ending }
            }
            let communes = Set((0..<city.communes).filter { city.district(ofCommune: $0) == district })
            for _ in 0..<4 {
                guard let moving = untouched(&dice) else { break }
                let others = communes.subtracting([communeOf[moving]]).sorted()
                guard !others.isEmpty else { break }
                touched.insert(moving)
                communeOf[moving] = others[dice.below(others.count)]
                steps.append(
                    ReorganisationDraft(
                        kind: .move, unitCode: City.cell(moving), from: day,
                        parentCode: City.commune(communeOf[moving]), decision: paper))
            }
            if let dividing = untouched(&dice), members[dividing].count > 20 {
                let new = communeOf.count
                communeOf.append(communeOf[dividing])
                let leaving = Array(members[dividing].suffix(10))
                members[dividing].removeLast(10)
                members.append(leaving)
                for person in leaving { cellOf[Int(person)] = Int32(new) }
                standing[district].append(new)
                steps.append(
                    ReorganisationDraft(
                        kind: .split, unitCode: City.cell(dividing), from: day, otherCode: City.cell(new),
                        name: "Chi bộ mới số \(new + 1)", type: .cell,
                        people: leaving.map { code(Int($0)) }, decision: paper))
            }
            return steps
        }
    }

    /// Every commune comes directly under the city, each second one is merged into the one before, the districts are
    /// wound up and what stays gets its new name.
    mutating func abolishDistricts(_ year: Int) -> [[ReorganisationDraft]] {
        let day = City.day(year, 7, 1)
        return (0..<city.districts).map { district in
            let paper = paper(year, district, day)
            let communes = (0..<city.communes).filter { city.district(ofCommune: $0) == district }
            var steps = communes.map { commune in
                ReorganisationDraft(
                    kind: .move, unitCode: City.commune(commune), from: day, parentCode: City.code, decision: paper)
            }
            for (place, commune) in communes.enumerated() {
                if place % 2 == 1 {
                    steps.append(
                        ReorganisationDraft(
                            kind: .merge, unitCode: City.commune(commune), from: day,
                            otherCode: City.commune(communes[place - 1]), decision: paper))
                } else {
                    steps.append(
                        ReorganisationDraft(
                            kind: .rename, unitCode: City.commune(commune), from: day,
                            name: "Đảng bộ Phường mới \(commune + 1)", decision: paper))
                }
            }
            steps.append(
                ReorganisationDraft(kind: .windUp, unitCode: City.district(district), from: day, decision: paper))
            return steps
        }
    }

    private func paper(_ year: Int, _ district: Int, _ day: Day) -> DecisionDraft {
        DecisionDraft(
            number: "\(year)-\(district + 1)-QĐ/TU", issuedOn: day, issuer: "Ban Thường vụ Thành ủy Sông Ngân")
    }
}

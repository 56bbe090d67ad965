import Domain
import Vietnamese

/// What happens to the people of a city, month by month. It keeps who is where, so that everything it says can be
/// recorded: nobody is moved from where they are not.
struct CityLife {
    /// One list of a month: those who are new in the register, and what happened to whom.
    struct List {
        var people: [PersonDraft] = []
        var movements: [MovementDraft] = []
    }

    let city: City
    private var dice: CityDice
    private var cellOf: [Int32] = []
    private var members: [[Int32]]
    /// The month up to which something of a person is under way.
    private var busyUntil: [Int16] = []
    private var names: [String] = []
    /// Who was admitted in each month, with the day.
    private var admitted: [[(person: Int, on: Day)]]
    private(set) var tree: CityTree
    /// What is recorded late: by the month of recording and the district.
    private var late: [Int: [Int: [MovementDraft]]] = [:]

    init(_ city: City) {
        self.city = city
        dice = CityDice(city.seed)
        members = Array(repeating: [], count: city.cells)
        admitted = Array(repeating: [], count: city.months + 12)
        tree = CityTree(city)
    }

    /// The members with whom the register opens, district by district.
    mutating func opening() -> [List] {
        var lists = Array(repeating: List(), count: city.districts)
        for number in 0..<city.openingMembers {
            let cell = number * city.cells / city.openingMembers
            let district = tree.district(of: cell)
            let person = enter(in: cell, &lists[district], from: City.opening)
            let status = dice.below(20) == 0 ? Movement.Status.probationary : .official
            lists[district].movements.append(
                movement(person, .opening, cell, on: City.opening, status: status, decision: nil))
            if status == .probationary {
                admitted[dice.below(12)].append((person, City.opening))
            }
        }
        return lists
    }

    /// What is recorded of a month, by district: what happened in it, and what came late.
    mutating func month(_ number: Int) -> [List] {
        var lists = Array(repeating: List(), count: city.districts)
        func monthly(_ perMillion: Int) -> Int { max(perMillion * city.people / 1_000_000 / city.districts, 1) }
        recognise(in: number, &lists)
        for district in 0..<city.districts {
            for _ in 0..<monthly(4170) { transfer(from: district, in: number, &lists) }
            for _ in 0..<monthly(500) { lose(from: district, in: number, &lists) }
            for _ in 0..<monthly(2500) { admit(in: district, month: number, &lists) }
        }
        for (district, movements) in late.removeValue(forKey: number) ?? [:] {
            lists[district].movements += movements
        }
        return lists
    }

    /// Somebody who is entered and by mistake admitted: what is taken back later.
    mutating func mistake(in number: Int) -> (PersonDraft, MovementDraft) {
        let cell = livingCell(in: dice.below(city.districts))
        var list = List()
        let person = enter(in: cell, &list, from: City.month(number), joining: false)
        return (list.people[0], movement(person, .admission, cell, on: someDay(of: number), decision: number))
    }

    /// The reorganisations of one first of July, in operations.
    mutating func reorganisations(of year: Int) -> [[ReorganisationDraft]] {
        year < city.lastYear
            ? tree.yearly(year, &members, &cellOf, &dice, code: City.person) : tree.abolishDistricts(year)
    }

    // MARK: What happens

    private mutating func admit(in district: Int, month: Int, _ lists: inout [List]) {
        let (cell, day) = (livingCell(in: district), someDay(of: month))
        let person = enter(in: cell, &lists[district], from: City.month(month))
        if dice.below(20) == 0 {
            var arrival = movement(person, .transferIn, cell, on: day, status: .official, decision: month)
            arrival.elsewhere = elsewhere()
            busyUntil[person] = Int16(month)
            lists[district].movements.append(arrival)
        } else {
            tell(movement(person, .admission, cell, on: day, decision: month), of: person, in: month, district, &lists)
            admitted[month + 12].append((person, day))
        }
    }

    private mutating func recognise(in month: Int, _ lists: inout [List]) {
        for (person, day) in admitted[month] where cellOf[person] >= 0 {
            guard busyUntil[person] < month else {
                if month + 1 < admitted.count { admitted[month + 1].append((person, day)) }
                continue
            }
            let on = max(day.adding(months: 12), City.month(month))
            let cell = Int(cellOf[person])
            tell(
                movement(person, .recognition, cell, on: min(on, City.month(month).lastOfMonth), decision: month),
                of: person, in: month, tree.district(of: cell), &lists)
        }
    }

    private mutating func transfer(from district: Int, in month: Int, _ lists: inout [List]) {
        guard let (person, cell) = somebody(in: district, month) else { return }
        let target = livingCell(in: dice.below(10) < 7 ? district : dice.below(city.districts))
        guard target != cell else { return }
        var leaving = movement(person, .transfer, cell, on: someDay(of: month), decision: month)
        leaving.counterpartCode = City.cell(target)
        remove(person, from: cell)
        join(person, target)
        tell(leaving, of: person, in: month, district, &lists)
    }

    private mutating func lose(from district: Int, in month: Int, _ lists: inout [List]) {
        guard let (person, cell) = somebody(in: district, month) else { return }
        let kind = dice.choice([
            (Movement.Kind.removal, 25), (.withdrawal, 15), (.expulsion, 10), (.death, 20), (.transferOut, 30),
        ])
        var loss = movement(person, kind, cell, on: someDay(of: month), decision: kind == .death ? nil : month)
        if kind == .transferOut { loss.elsewhere = elsewhere() }
        remove(person, from: cell)
        tell(loss, of: person, in: month, district, &lists)
    }

    /// Three in a hundred are told late, but never past a reorganisation: that would take them along.
    private mutating func tell(
        _ movement: MovementDraft, of person: Int, in month: Int, _ district: Int, _ lists: inout [List]
    ) {
        let lastBefore = month + (17 - month % 12) % 12
        let delay = dice.below(100) < 3 ? min(1 + dice.below(6), lastBefore - month) : 0
        let recorded = min(month + delay, city.months - 1)
        busyUntil[person] = Int16(recorded)
        guard recorded > month else {
            lists[district].movements.append(movement)
            return
        }
        late[recorded, default: [:]][district, default: []].append(movement)
    }

    // MARK: Who is where

    private mutating func enter(in cell: Int, _ list: inout List, from day: Day, joining: Bool = true) -> Int {
        let person = names.count
        let sex: Sex = dice.below(100) < 36 ? .female : .male
        names.append(CityNames.person(sex, &dice))
        cellOf.append(-1)
        busyUntil.append(-1)
        if joining { join(person, cell) }
        let host = cell < city.cells ? City.taxCode(city.host(ofCell: cell)) : nil
        let birth = City.day(1960 + dice.below(36), 1 + dice.below(12), 1 + dice.below(28))
        list.people.append(
            PersonDraft(
                code: City.person(person), name: names[person], sex: sex, details: [.birth: birth.iso],
                workplaceTaxCode: host, workplaceFrom: host == nil ? nil : day))
        return person
    }

    private mutating func join(_ person: Int, _ cell: Int) {
        cellOf[person] = Int32(cell)
        members[cell].append(Int32(person))
    }

    private mutating func remove(_ person: Int, from cell: Int) {
        if let place = members[cell].firstIndex(of: Int32(person)) {
            members[cell].swapAt(place, members[cell].count - 1)
        }
        members[cell].removeLast()
        cellOf[person] = -1
    }

    /// A member of a cell of a district of whom nothing is under way.
    private mutating func somebody(in district: Int, _ month: Int) -> (person: Int, cell: Int)? {
        for _ in 0..<8 {
            let cell = livingCell(in: district)
            guard !members[cell].isEmpty else { continue }
            let person = Int(members[cell][dice.below(members[cell].count)])
            if busyUntil[person] < month { return (person, cell) }
        }
        return nil
    }

    private mutating func livingCell(in district: Int) -> Int {
        let cells = tree.cells(of: district)
        return cells[dice.below(cells.count)]
    }

    private mutating func someDay(of month: Int) -> Day {
        let first = City.month(month)
        // Not on the first: on the first of July cells are made one.
        return first.adding(days: 1 + dice.below(first.lastOfMonth.day - 1))
    }

    private mutating func elsewhere() -> Movement.Elsewhere {
        Movement.Elsewhere(name: "Đảng bộ ngoài thành phố số \(1 + dice.below(40))", province: .other)
    }

    private func movement(
        _ person: Int, _ kind: Movement.Kind, _ cell: Int, on day: Day, status: Movement.Status? = nil,
        decision month: Int?
    ) -> MovementDraft {
        let paper = month.map { month in
            DecisionDraft(
                number: "\(month + 1)-\(kind.rawValue)-QĐ/QU\(tree.district(of: cell) + 1)",
                issuedOn: City.month(month),
                issuer: "Ban Thường vụ cấp ủy số \(tree.district(of: cell) + 1)")
        }
        return MovementDraft(
            personCode: City.person(person), personName: names[person], kind: kind, unitCode: City.cell(cell),
            counterpartCode: nil, status: status, effectiveOn: day, decision: paper)
    }
}

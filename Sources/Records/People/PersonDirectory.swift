import Domain
import Storage
import Vietnamese

/// People by the office's file number, with their workplaces, as known now.
struct PersonDirectory {
    struct Entry {
        let id: Person.ID
        var code = ""
        var name = ""
        var sex = Sex.male
        /// Whether they are in the register: not where their entry was taken back.
        var isListed = true
        var workplace = Timeline<Enterprise.ID?>()
        /// The day from which they work at their latest workplace.
        var workplaceFrom: Day? { workplace.latestFrom }
    }

    private(set) var entries: [Person.ID: Entry] = [:]
    private var byCode: [String: Person.ID] = [:]
    /// The entries that went on as another's, by their numbers: these are second numbers of the people who remain.
    private(set) var merged: [String: MergedEntry] = [:]

    subscript(_ id: Person.ID) -> Entry? { entries[id] }

    /// The person in the register whose file bears a number.
    subscript(code code: String) -> Entry? { identity(code: code).flatMap { $0.isListed ? $0 : nil } }

    /// The person behind a number, in the register or taken back. A second number means the one who bears it now.
    func identity(code: String) -> Entry? { byCode[code].flatMap { entries[$0] } }

    /// This directory as if somebody worked at an enterprise from a day.
    func working(_ person: Person.ID, at enterprise: Enterprise.ID?, from day: Day) -> PersonDirectory {
        var other = self
        other.entries[person]?.workplace.add(enterprise, from: day)
        return other
    }

    static func of(codes: some Sequence<String>, _ db: Transaction) throws -> PersonDirectory {
        var directory = PersonDirectory()
        for chunk in Array(Set(codes)).chunks(of: 500) {
            try directory.load("person.code IN \(list: Array(chunk))", db)
            try directory.follow(PersonMergers.entries("person.code IN \(list: Array(chunk))", db), db)
        }
        return directory
    }

    static func of(_ ids: some Sequence<Person.ID>, _ db: Transaction) throws -> PersonDirectory {
        var directory = PersonDirectory()
        for chunk in Array(Set(ids)).chunks(of: 500) {
            try directory.load("person.id IN \(list: Array(chunk))", db)
        }
        return directory
    }

    /// The people who fit a condition on `person`.
    static func fitting(_ condition: SQL, _ db: Transaction) throws -> PersonDirectory {
        var directory = PersonDirectory()
        try directory.load(condition, db)
        return directory
    }

    /// Finds the survivors under the numbers of the entries that went.
    private mutating func follow(_ gone: [MergedEntry], _ db: Transaction) throws {
        guard !gone.isEmpty else { return }
        try load("person.id IN \(list: Array(Set(gone.map(\.survivor))))", db)
        for entry in gone {
            entries[entry.id] = nil
            byCode[entry.code] = entry.survivor
            merged[entry.code] = entry
        }
    }

    private mutating func load(_ condition: SQL, _ db: Transaction) throws {
        let people = try db.run(
            """
            SELECT person.id, person.code, \(PersonNames.name), person.sex,
                   CASE WHEN \(PersonNames.isListed) THEN 1 ELSE 0 END
            FROM person \(PersonNames.join) WHERE \(condition)
            """)
        for row in people {
            let id: Person.ID = try row.id(0)
            entries[id] = Entry(
                id: id, code: try row.text(1), name: try row.text(2), sex: try row.code(3), isListed: try row.flag(4))
            byCode[try row.text(1)] = id
        }
        let workplaces = try db.run(
            """
            SELECT person_workplace.person, person_workplace.from_on, person_workplace.enterprise
            FROM person_workplace JOIN person ON person.id = person_workplace.person
            WHERE person_workplace.superseded_in IS NULL AND \(condition)
            """)
        for row in workplaces {
            entries[try row.id(0)]?.workplace.add(try row.idOrNil(2), from: try row.day(1))
        }
    }
}

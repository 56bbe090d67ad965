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
        var workplace = Timeline<Enterprise.ID?>()
        var workplaceFrom: Day? { workplace.begins }
    }

    private(set) var entries: [Person.ID: Entry] = [:]
    private var byCode: [String: Person.ID] = [:]

    subscript(_ id: Person.ID) -> Entry? { entries[id] }
    subscript(code code: String) -> Entry? { byCode[code].flatMap { entries[$0] } }

    static func of(codes: some Sequence<String>, _ db: Transaction) throws -> PersonDirectory {
        var directory = PersonDirectory()
        for chunk in Array(Set(codes)).chunks(of: 500) {
            try directory.load("person.code IN \(list: Array(chunk))", db)
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

    private mutating func load(_ condition: SQL, _ db: Transaction) throws {
        for row in try db.run("SELECT id, code, name, sex FROM person WHERE \(condition)") {
            let id: Person.ID = try row.id(0)
            entries[id] = Entry(id: id, code: try row.text(1), name: try row.text(2), sex: try row.code(3))
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

import Domain
import Storage
import Vietnamese

/// Every state ever said in one table of some subjects.
struct StateStory {
    /// One row: what it says, and the operations between which it stood.
    struct Saying {
        let table: FactTable
        let values: [Value]
        let recordedIn: Int
        let supersededIn: Int?

        func isKnown(after operation: Int) -> Bool { recordedIn <= operation && (supersededIn ?? .max) > operation }
        var operations: [Int] { [recordedIn] + [supersededIn].compactMap { $0 } }
        var key: [Value] { table.key(of: values) }
    }

    private var sayings: [String: [Saying]] = [:]

    init(_ table: FactTable, of subjects: [String], _ db: Transaction) throws {
        let columns = table.columns.joined(separator: ", ")
        for chunk in subjects.chunks(of: 500) {
            let rows = try db.run(
                """
                SELECT \(raw: columns), recorded_in, superseded_in FROM \(raw: table.name)
                WHERE \(raw: table.key[0]) IN \(list: Array(chunk)) ORDER BY \(table.keyName(in: ""))
                """)
            let count = table.columns.count
            for row in rows {
                sayings[try row.text(0), default: []].append(
                    Saying(
                        table: table, values: Array(row.values.prefix(count)), recordedIn: try row.int(count),
                        supersededIn: try row.intOrNil(count + 1)))
            }
        }
    }

    subscript(_ subject: String) -> [Saying] { sayings[subject] ?? [] }
}

extension [StateStory.Saying] {
    /// What one operation made to be said otherwise of one subject in one table, day by day.
    func differences(by operation: Int, _ names: CodesOfStates) -> [Difference] {
        guard let table = first?.table else { return [] }
        var keys: [[Value]] = []
        for saying in self where saying.operations.contains(operation) && !keys.contains(saying.key) {
            keys.append(saying.key)
        }
        return keys.flatMap { key -> [Difference] in
            let before = holding(key, after: operation - 1)
            let after = holding(key, after: operation)
            let isCorrection = table.isDated && contains { $0.key == key && $0.isKnown(after: operation - 1) }
            if table == .personDetail {
                guard case .text(let field) = key[1], before?.values[2] != after?.values[2] else { return [] }
                return [Difference(sealed: field)]
            }
            return table.listFields.compactMap { column, field in
                let (was, becomes) = (names.text(before, column, key, table), names.text(after, column, key, table))
                guard was != becomes else { return nil }
                return Difference(field, was, becomes, from: table.day(of: key), isCorrection: isCorrection)
            }
        }
    }

    /// What holds on the day of a key, as known after an operation.
    private func holding(_ key: [Value], after operation: Int) -> Element? {
        let known = filter { $0.isKnown(after: operation) }
        guard let table = first?.table, table.isDated else { return known.first { $0.key == key } }
        let day = table.day(of: key)
        // What one of several further hosts does says nothing of the others.
        return known.last { saying in
            guard saying.key.dropFirst(2) == key.dropFirst(2), let held = table.day(of: saying.key), let day else {
                return false
            }
            return held <= day
        }
    }
}

extension FactTable {
    /// The columns that are fields of a list, in its order.
    fileprivate var listFields: [(column: Int, field: String)] {
        switch self {
        case .enterpriseName: [(2, "name")]
        case .enterpriseClass: [(5, "kind"), (2, "legal_form"), (3, "ownership"), (4, "industry")]
        case .enterprisePlace: [(2, "address"), (3, "commune"), (4, "zone")]
        case .enterpriseHeadcount: [(2, "workers")]
        case .enterpriseStatus: [(2, "status")]
        case .enterpriseManager: [(2, "manager")]
        case .enterpriseParent: [(2, "parent")]
        case .enterpriseAssignee: [(2, "assignee"), (3, "position")]
        case .enterpriseMerger: [(2, "survivor")]
        case .unitFurtherHost: [(2, "hosts")]
        case .unitSeal: [(2, "seal"), (3, "seal_number")]
        case .placeState:
            [(1, "name"), (2, "kind"), (3, "parent"), (4, "district"), (5, "to"), (6, "successors")]
        case .personName: [(1, "name")]
        case .personWorkplace: [(2, "workplace")]
        case .personMerger: [(1, "survivor")]
        case .targetValue: [(2, "value"), (3, "upper"), (4, "shape"), (5, "document"), (6, "document_on")]
        default: []
        }
    }

    fileprivate func day(of key: [Value]) -> Day? {
        guard isDated, case .text(let text) = key[1] else { return nil }
        return Day(iso: text)
    }
}

/// The codes by which lists name the units and enterprises in states.
struct CodesOfStates {
    private let units: UnitDirectory
    private let enterprises: EnterpriseDirectory
    /// The names with which people were entered: they hold where no other is said.
    private let people: [String: String]
    private let files: PersonDirectory

    static func of(_ sayings: [StateStory.Saying], _ db: Transaction) throws -> CodesOfStates {
        func named(_ table: FactTable, _ column: Int = 2) -> [String] {
            sayings.filter { $0.table == table }.compactMap { saying in
                if case .text(let id) = saying.values[column] { id } else { nil }
            }
        }
        return CodesOfStates(
            units: try UnitDirectory.of(named(.enterpriseManager).map { Unit.ID($0) }, db),
            enterprises: try EnterpriseDirectory.of(
                (named(.personWorkplace) + named(.enterpriseParent) + named(.enterpriseMerger)
                    + named(.unitFurtherHost)).map { Enterprise.ID($0) }, db),
            people: try names(sayings.filter { $0.table == .personName }.map { FactTable.name(of: $0.key) }, db),
            files: try PersonDirectory.of(
                (named(.enterpriseAssignee) + named(.personMerger, 1)).map { Person.ID($0) }, db))
    }

    private static func names(_ people: [String], _ db: Transaction) throws -> [String: String] {
        var names: [String: String] = [:]
        for chunk in people.chunks(of: 500) {
            for row in try db.run("SELECT id, name FROM person WHERE id IN \(list: Array(chunk))") {
                names[try row.text(0)] = try row.text(1)
            }
        }
        return names
    }

    /// A value as a list gives it; nil where nothing is said.
    func text(_ saying: StateStory.Saying?, _ column: Int, _ key: [Value], _ table: FactTable) -> String? {
        guard let saying else { return table == .personName ? people[FactTable.name(of: key)] : nil }
        return value(saying, column)
    }

    private func value(_ saying: StateStory.Saying, _ column: Int) -> String? {
        switch saying.values[column] {
        case .text(let id) where saying.table == .enterpriseManager: units[Unit.ID(id)]?.code.latest
        case .text(let id) where [.personWorkplace, .enterpriseParent, .enterpriseMerger].contains(saying.table):
            enterprises[Enterprise.ID(id)]?.taxCode
        case .text(let id) where saying.table == .unitFurtherHost:
            saying.values[3] == .integer(1) ? enterprises[Enterprise.ID(id)]?.taxCode : nil
        case .text(let id) where saying.table == .enterpriseAssignee && column == 2: files[Person.ID(id)]?.code
        case .text(let id) where saying.table == .personMerger: files[Person.ID(id)]?.code
        case .null where saying.table == .enterpriseClass && column == 5: HostKind.enterprise.rawValue
        case .text(let text): text.isEmpty ? nil : text
        case .integer(let number): String(number)
        default: nil
        }
    }
}

import Domain
import Exchange
import Records
import Vietnamese

/// A page of rows and how many there are in all.
struct InterfaceList<Row: Encodable & Sendable>: Encodable, Sendable {
    let count: Int
    let rows: [Row]
}

struct InterfaceUnit: Encodable, Sendable {
    let code: String
    let name: String
    let line: String
    let type: String
    /// What the type is called.
    let typeName: String
    /// The day from which it is no more.
    let endedOn: String?

    init(_ found: FoundUnit, _ words: Words) {
        code = found.unit.code
        name = found.unit.name
        line = found.unit.type.line.rawValue
        type = found.unit.type.rawValue
        typeName = words("unit_type", found.unit.type)
        endedOn = found.ended?.iso
    }
}

struct InterfaceEnterprise: Encodable, Sendable {
    let taxCode: String
    let name: String
    let ownership: String
    let status: String
    /// The code of the Party unit that manages it.
    let manager: String
    let workers: Int?
    let visitedOn: String?
    let conclusion: String?

    init(_ row: Records.EnterpriseRow) {
        taxCode = row.taxCode
        name = row.name
        ownership = row.ownership.rawValue
        status = row.status.rawValue
        manager = row.managerCode
        workers = row.workers
        visitedOn = row.visitedOn?.iso
        conclusion = row.conclusion?.rawValue
    }
}

/// A person: nothing that is sealed.
struct InterfacePerson: Encodable, Sendable {
    let code: String
    let name: String
    let status: String
    /// The code of the unit of their Party life, or where it was last.
    let unit: String?
    /// The tax code of where they work.
    let workplace: String?

    init(_ row: Records.PersonRow) {
        code = row.code
        name = row.name
        status = row.standing.status.rawValue
        unit = row.unit?.code
        workplace = row.workplace?.taxCode
    }
}

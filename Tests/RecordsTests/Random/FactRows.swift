import Domain
import FoundationEssentials
import Records
import Storage
import Vietnamese

/// Every row of the tables of facts, closed ones too, as it stands there: what the second count begins with.
///
/// It shares no query and no rule with the program: rows are read whole, and all else is done by loops over them.
struct FactRows: Sendable {
    /// One row: of what, from or on which day, what it says, and the operations that recorded and closed it.
    struct Fact<Said: Sendable>: Sendable {
        let of: String
        let day: Day
        let said: Said
        let recorded: Int
        let closed: Int?

        func isKnown(_ last: Int) -> Bool { recorded <= last && (closed.map { $0 > last } ?? true) }
    }

    struct Step: Sendable {
        let kind: String
        let other: String?
    }

    struct Move: Sendable {
        let kind: Movement.Kind
        let unit: String
        let counterpart: String?
        let status: String?
        let isElsewhere: Bool
    }

    struct Report: Sendable {
        let indicator: String
        let amount: Int
    }

    private(set) var lines: [String: String] = [:]
    private(set) var taxCodes: [String: String] = [:]
    private(set) var people: [String: (code: String, sex: String)] = [:]
    private(set) var codes: [Fact<String>] = []
    private(set) var types: [Fact<String>] = []
    private(set) var parents: [Fact<String?>] = []
    private(set) var hosts: [Fact<String?>] = []
    private(set) var entries: [Fact<String>] = []
    private(set) var endings: [Fact<String>] = []
    private(set) var steps: [Fact<Step>] = []
    private(set) var listings: [Fact<String>] = []
    private(set) var ownerships: [Fact<String>] = []
    private(set) var statuses: [Fact<String>] = []
    private(set) var managers: [Fact<String>] = []
    private(set) var workplaces: [Fact<String>] = []
    /// In the order of recording.
    private(set) var moves: [Fact<Move>] = []
    private(set) var visits: [Fact<String>] = []
    private(set) var reports: [Fact<Report>] = []

    static func read(_ desk: Desk) throws -> FactRows {
        var rows = FactRows()
        for row in try desk.db.run("SELECT id, line FROM unit") { rows.lines[try row.text(0)] = try row.text(1) }
        for row in try desk.db.run("SELECT id, tax_code FROM enterprise") {
            rows.taxCodes[try row.text(0)] = try row.text(1)
        }
        for row in try desk.db.run("SELECT id, code, sex FROM person") {
            rows.people[try row.text(0)] = (try row.text(1), try row.text(2))
        }
        func states<Said>(_ table: String, _ of: String, _ column: String, _ said: (Row) throws -> Said) throws
            -> [Fact<Said>]
        {
            try facts("\(of), from_on, recorded_in, superseded_in, \(column)", table, "", desk, said)
        }
        func events<Said>(_ table: String, _ of: String, _ columns: String, _ said: (Row) throws -> Said) throws
            -> [Fact<Said>]
        {
            let order = "ORDER BY recorded_in, id"
            return try facts("\(of), effective_on, recorded_in, reversed_in, \(columns)", table, order, desk, said)
        }
        rows.codes = try states("unit_code", "unit", "code") { try $0.text(4) }
        rows.types = try states("unit_type", "unit", "type") { try $0.text(4) }
        rows.parents = try states("unit_parent", "unit", "parent") { try $0.textOrNil(4) }
        rows.hosts = try states("unit_host", "unit", "enterprise") { try $0.textOrNil(4) }
        rows.ownerships = try states("enterprise_class", "enterprise", "ownership") { try $0.text(4) }
        rows.statuses = try states("enterprise_status", "enterprise", "status") { try $0.text(4) }
        rows.managers = try states("enterprise_manager", "enterprise", "unit") { try $0.text(4) }
        rows.workplaces = try states("person_workplace", "person", "enterprise") { try $0.text(4) }
        rows.entries = try events("unit_event", "unit", "kind") { try $0.text(4) }
        rows.endings = try events("unit_closure", "unit", "kind") { try $0.text(4) }
        rows.listings = try events("enterprise_event", "enterprise", "kind") { try $0.text(4) }
        rows.visits = try events("survey", "enterprise", "conclusion") { try $0.text(4) }
        rows.steps = try events("unit_step", "unit", "kind, other") {
            Step(kind: try $0.text(4), other: try $0.textOrNil(5))
        }
        rows.reports = try events("reported", "unit", "indicator, amount") {
            Report(indicator: try $0.text(4), amount: try $0.int(5))
        }
        rows.moves = try events("movement", "person", "kind, unit, counterpart, status, other") { row in
            guard let kind = Movement.Kind(rawValue: try row.text(4)) else { throw Failure.notFound }
            return Move(
                kind: kind, unit: try row.text(5), counterpart: try row.textOrNil(6), status: try row.textOrNil(7),
                isElsewhere: try row.textOrNil(8) != nil)
        }
        return rows
    }

    private static func facts<Said>(
        _ columns: String, _ table: String, _ order: String, _ desk: Desk, _ said: (Row) throws -> Said
    ) throws -> [Fact<Said>] {
        try desk.db.run("SELECT \(raw: columns) FROM \(raw: table) \(raw: order)").map { row in
            guard let day = Day(iso: try row.text(1)) else { throw Failure.notFound }
            return Fact(
                of: try row.text(0), day: day, said: try said(row), recorded: try row.int(2),
                closed: try row.intOrNil(3))
        }
    }
}

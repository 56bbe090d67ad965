package import Domain
import Storage
package import Vietnamese

/// Enterprises by tax code and identity with their dated states, as known now.
package struct EnterpriseDirectory: Sendable {
    package struct Entry: Sendable {
        package let id: Enterprise.ID
        package var taxCode = ""
        package var name = Timeline<String>()
        package var legalForm = Timeline<LegalForm>()
        package var ownership = Timeline<Ownership>()
        package var industry = Timeline<String>()
        package var address = Timeline<String>()
        package var workers = Timeline<Int?>()
        package var status = Timeline<EnterpriseStatus>()
        package var manager = Timeline<Unit.ID>()
        package var kind = Timeline<HostKind>()
        /// Codes of places, as they are borne from the day on which they are said.
        package var commune = Timeline<String?>()
        package var zone = Timeline<String?>()
        /// The establishment whose branch or site it is.
        package var parent = Timeline<Enterprise.ID?>()
        /// The committee member who looks after it.
        package var assignee = Timeline<Assignee>()
        /// As which establishment it goes on, and from when, where it was entered twice.
        package var merger: (survivor: Enterprise.ID, on: Day)?
        package var event: String?
        package var from: Day?
        /// The operation that listed it.
        package var listedBy: Int?
    }

    /// Who looks after an establishment: a person, a position, or both; neither where nobody does.
    package struct Assignee: Hashable, Sendable {
        package let person: Person.ID?
        package let position: String?
    }

    private var entries: [Enterprise.ID: Entry] = [:]
    private var byTaxCode: [String: Enterprise.ID] = [:]

    package subscript(_ id: Enterprise.ID) -> Entry? { entries[id] }

    /// An enterprise that is listed under a tax code; none where its listing was reversed.
    package subscript(taxCode taxCode: String) -> Entry? {
        byTaxCode[taxCode].flatMap { entries[$0] }.flatMap { $0.event == nil ? nil : $0 }
    }

    /// The identity behind a tax code, listed or not.
    func identity(taxCode: String) -> Enterprise.ID? { byTaxCode[taxCode] }

    /// This directory with what another holds beside.
    func with(_ other: EnterpriseDirectory) -> EnterpriseDirectory {
        var both = self
        both.entries.merge(other.entries) { $1 }
        both.byTaxCode.merge(other.byTaxCode) { $1 }
        return both
    }

    /// This directory without what a scope does not see: to it such an enterprise is as good as none.
    func seen(by scope: Scope, at homes: Homes) -> EnterpriseDirectory {
        var seen = self
        seen.entries = entries.filter { entry in
            let home = entry.value.manager.latest.map(homes.enterprise) ?? .register
            return scope.contains(home, for: .totals) || scope.mayRecord(in: home)
        }
        return seen
    }

    var all: [Entry] { Array(entries.values) }

    static func of(taxCodes: some Sequence<String>, _ db: Transaction) throws -> EnterpriseDirectory {
        var directory = EnterpriseDirectory()
        for chunk in Array(Set(taxCodes)).chunks(of: 500) {
            try directory.load("enterprise.tax_code IN \(list: Array(chunk))", db)
        }
        return directory
    }

    static func of(_ ids: some Sequence<Enterprise.ID>, _ db: Transaction) throws -> EnterpriseDirectory {
        var directory = EnterpriseDirectory()
        for chunk in Array(Set(ids)).chunks(of: 500) {
            try directory.load("enterprise.id IN \(list: Array(chunk))", db)
        }
        return directory
    }

    /// The enterprises that fit a condition on `enterprise`.
    static func fitting(_ condition: SQL, _ db: Transaction) throws -> EnterpriseDirectory {
        var directory = EnterpriseDirectory()
        try directory.load(condition, db)
        return directory
    }

    private mutating func load(_ condition: SQL, _ db: Transaction) throws {
        for row in try db.run("SELECT id, tax_code FROM enterprise WHERE \(condition)") {
            let id: Enterprise.ID = try row.id(0)
            entries[id] = Entry(id: id, taxCode: try row.text(1))
            byTaxCode[try row.text(1)] = id
        }
        func each(_ table: String, _ columns: String, _ body: (inout Entry, Row, Day) throws -> Void) throws {
            let rows = try db.run(
                """
                SELECT state.enterprise, state.from_on, \(raw: columns)
                FROM \(raw: table) AS state JOIN enterprise ON enterprise.id = state.enterprise
                WHERE state.superseded_in IS NULL AND \(condition)
                """)
            for row in rows {
                let id: Enterprise.ID = try row.id(0)
                try body(&entries[id, default: Entry(id: id)], row, try row.day(1))
            }
        }
        try each("enterprise_name", "state.name") { $0.name.add(try $1.text(2), from: $2) }
        try each("enterprise_class", "state.legal_form, state.ownership, state.industry, state.kind") {
            entry, row, day in
            entry.legalForm.add(try row.code(2), from: day)
            entry.ownership.add(try row.code(3), from: day)
            entry.industry.add(try row.text(4), from: day)
            entry.kind.add(try row.codeOrNil(5) ?? .enterprise, from: day)
        }
        try each("enterprise_place", "state.address, state.commune, state.zone") { entry, row, day in
            entry.address.add(try row.text(2), from: day)
            entry.commune.add(try row.textOrNil(3), from: day)
            entry.zone.add(try row.textOrNil(4), from: day)
        }
        try each("enterprise_parent", "state.parent") { $0.parent.add(try $1.idOrNil(2), from: $2) }
        try each("enterprise_assignee", "state.person, state.position") { entry, row, day in
            entry.assignee.add(Assignee(person: try row.idOrNil(2), position: try row.textOrNil(3)), from: day)
        }
        try each("enterprise_merger", "state.survivor") { $0.merger = (try $1.id(2), $2) }
        try each("enterprise_headcount", "state.workers") { $0.workers.add(try $1.intOrNil(2), from: $2) }
        try each("enterprise_status", "state.status") { $0.status.add(try $1.code(2), from: $2) }
        try each("enterprise_manager", "state.unit") { $0.manager.add(try $1.id(2), from: $2) }
        let events = try db.run(
            """
            SELECT enterprise_event.enterprise, enterprise_event.id, enterprise_event.effective_on,
                   enterprise_event.recorded_in
            FROM enterprise_event JOIN enterprise ON enterprise.id = enterprise_event.enterprise
            WHERE enterprise_event.reversed_in IS NULL AND \(condition)
            """)
        for row in events {
            entries[try row.id(0)]?.event = try row.text(1)
            entries[try row.id(0)]?.from = try row.day(2)
            entries[try row.id(0)]?.listedBy = try row.int(3)
        }
    }
}

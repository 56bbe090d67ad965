import Domain
import Storage
import Vietnamese

/// The standing values of some units: for each unit and indicator in the order of their days.
struct ReportedSequences {
    struct Key: Hashable {
        let unit: Unit.ID
        let indicator: String
    }

    private(set) var values: [Key: [ReportedValue]] = [:]
    /// The operation that recorded each standing value.
    private(set) var operations: [ReportedValue.ID: Int] = [:]
    /// Every value ever recorded of these units, reversed or not: what may have posted.
    private(set) var everRecorded: [String] = []
    /// What was reversed.
    private(set) var reversed: Set<ReportedDraft.Whole> = []

    static func of(_ units: some Sequence<Unit.ID>, _ db: Transaction) throws -> ReportedSequences {
        var sequences = ReportedSequences()
        for chunk in Array(Set(units)).chunks(of: 500) {
            try sequences.load("unit IN \(list: Array(chunk))", db)
        }
        return sequences
    }

    /// Those of every unit.
    static func all(_ db: Transaction) throws -> ReportedSequences {
        var sequences = ReportedSequences()
        try sequences.load("1 = 1", db)
        return sequences
    }

    /// The columns of ``value(_:)``.
    static let columns: SQL = "id, unit, indicator, effective_on, amount, qualifier, source, document, document_on"

    static func value(_ row: Row) throws -> ReportedValue {
        ReportedValue(
            id: try row.id(0), unit: try row.id(1), indicator: try row.text(2), effectiveOn: try row.day(3),
            amount: ReportedAmount(try row.int(4), try row.code(5)), source: try row.text(6),
            document: try row.textOrNil(7), documentOn: try row.dayOrNil(8))
    }

    private mutating func load(_ condition: SQL, _ db: Transaction) throws {
        try db.forEach(
            """
            SELECT \(Self.columns), recorded_in, reversed_in FROM reported WHERE \(condition) ORDER BY effective_on, id
            """
        ) { row in
            let value = try Self.value(row)
            everRecorded.append(value.id.text)
            if try row.intOrNil(10) == nil {
                add(value)
                operations[value.id] = try row.int(9)
            } else {
                reversed.insert(ReportedDraft.Whole(value))
            }
        }
    }

    /// Puts a value in its place by its day.
    mutating func add(_ value: ReportedValue) {
        let key = Key(unit: value.unit, indicator: value.indicator)
        let place = values[key]?.firstIndex { $0.effectiveOn > value.effectiveOn } ?? values[key]?.endIndex ?? 0
        values[key, default: []].insert(value, at: place)
    }

    /// The same without what an operation recorded.
    func without(operation seq: Int) -> ReportedSequences {
        var copy = self
        copy.values = values.mapValues { $0.filter { operations[$0.id] != seq } }
        return copy
    }

    /// What all standing values of these units should post.
    func postings(_ db: Transaction) throws -> [Posting] {
        let places = try ReportedPlaces.of(values.values.joined(), db)
        return values.flatMap { key, sequence in
            Postings.ofReported(sequence.map(places.place), until: places.end(of: key.unit))
        }
    }
}

/// Where values count on their days.
struct ReportedPlaces {
    private let units: UnitDirectory
    private let hosts: EnterpriseDirectory

    static func of(_ values: some Sequence<ReportedValue>, _ db: Transaction) throws -> ReportedPlaces {
        let units = try UnitDirectory.of(values.map(\.unit), db)
        let hosts = values.compactMap { units[$0.unit]?.host.on($0.effectiveOn) ?? nil }
        return ReportedPlaces(units: units, hosts: try EnterpriseDirectory.of(hosts, db))
    }

    /// The day from which a unit is no more, and so what it reported.
    func end(of unit: Unit.ID) -> Day? { units[unit]?.ending?.on }

    func place(_ value: ReportedValue) -> ReportedAtPlace {
        let (unit, day) = (units[value.unit], value.effectiveOn)
        let host = (unit?.host.on(day) ?? nil).flatMap { hosts[$0] }
        let manager = unit?.type.on(day)?.line == .party ? nil : host?.manager.on(day)
        return ReportedAtPlace(
            value, in: [value.unit] + [manager].compactMap(\.self),
            ownership: host?.ownership.on(day)?.rawValue ?? "")
    }
}

extension ReportedDraft {
    /// Everything a list says of a value.
    struct Whole: Hashable {
        private let unit: Unit.ID
        private let indicator: String
        private let effectiveOn: Day
        private let amount: ReportedAmount
        private let source: String
        private let document: String?
        private let documentOn: Day?

        init(_ value: ReportedValue) {
            unit = value.unit
            indicator = value.indicator
            effectiveOn = value.effectiveOn
            amount = value.amount
            source = value.source
            document = value.document
            documentOn = value.documentOn
        }
    }
}

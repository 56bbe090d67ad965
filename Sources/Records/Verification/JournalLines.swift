import Domain
import Storage

/// Lines of the journal by operation, with how often each is said more often by the journal than by the facts.
struct Lines {
    struct Line: Hashable {
        let operation: Int
        let text: String
    }

    private(set) var counts: [Line: Int] = [:]
    /// Operations whose journal cannot be read: nothing can be compared with it.
    private var unreadable: Set<Int> = []

    /// What the journals of these operations say, but for the sections of people whose key was destroyed.
    static func journalled(_ operations: ClosedRange<Int>, _ inspection: Inspection) throws -> Lines {
        var lines = Lines()
        try inspection.db.forEach(
            """
            SELECT seq, content_sealed FROM operation
            WHERE seq BETWEEN \(operations.lowerBound) AND \(operations.upperBound)
            """
        ) { row in
            let seq = try row.int(0)
            for finding in lines.add(try row.blob(1), of: seq, inspection) {
                inspection.find(finding, ["operation": String(seq)])
            }
        }
        return lines
    }

    private mutating func add(_ content: [UInt8], of seq: Int, _ inspection: Inspection) -> Set<Finding.Kind> {
        guard let sections = Journal.sections(of: content) else {
            unreadable.insert(seq)
            return [.operationUnreadable]
        }
        var findings: Set<Finding.Kind> = []
        for (subject, sealed) in sections where !inspection.isDestroyed(subject) {
            switch inspection.open(sealed, under: subject, as: "journal") {
            case .bytes(let bytes):
                for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("!") {
                    counts[Line(operation: seq, text: String(line)), default: 0] += 1
                }
            case .withoutKey:
                unreadable.insert(seq)
                if inspection.keys[subject] == nil { findings.insert(.keyMissing) }
            case .changed:
                unreadable.insert(seq)
                findings.insert(.operationUnreadable)
            }
        }
        if unreadable.contains(seq) { counts = counts.filter { $0.key.operation != seq } }
        return findings
    }

    /// Takes away one saying of a line: a fact that stands.
    mutating func subtract(_ text: String, of operation: Int) {
        guard !unreadable.contains(operation) else { return }
        let line = Line(operation: operation, text: text)
        counts[line, default: 0] -= 1
        if counts[line] == 0 { counts[line] = nil }
    }
}

/// What a line of the journal is about: the operation, the table, and the values that name the row.
struct FactName: Hashable, Comparable {
    let operation: Int
    let table: String
    let key: String
    let isClosing: Bool

    private static let tables = Dictionary(uniqueKeysWithValues: FactTable.all.map { ($0.name, $0) })

    init?(_ line: Lines.Line) {
        let fields = line.text.split(separator: "\t", omittingEmptySubsequences: false)
        guard let head = fields.first, let table = Self.tables[String(head.dropFirst())] else { return nil }
        isClosing = head.hasPrefix("-")
        operation = line.operation
        self.table = table.name
        let places = isClosing ? Array(table.key.indices) : table.key.compactMap(table.columns.firstIndex)
        key = places.filter { $0 + 1 < fields.count }.map { String(fields[$0 + 1].dropFirst()) }
            .joined(separator: " ")
    }

    var arguments: [String: String] { ["operation": String(operation), "table": table, "key": key] }

    static func < (one: FactName, other: FactName) -> Bool {
        (one.operation, one.table, one.key) < (other.operation, other.table, other.key)
    }
}

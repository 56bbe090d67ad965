import Domain
import Storage
import Vietnamese

/// Where postings count: the path of their unit on their day, made where there is none yet.
struct Places {
    private let tree: Tree
    private var paths: [String: Int] = [:]

    static func of(_ postings: [Posting], _ db: Transaction) throws -> Places {
        var places = Places(tree: try Tree.above(postings.map(\.unit), db))
        try places.intern(Set(postings.map(places.key)), db)
        return places
    }

    private init(tree: Tree) {
        self.tree = tree
    }

    func path(of posting: Posting) throws -> Int {
        guard let path = paths[key(posting)] else { throw Unreadable(what: "a path", text: posting.unit.text) }
        return path
    }

    /// The unit and its superiors on the posting's day, as the path table spells them.
    private func key(_ posting: Posting) -> String {
        Self.key(tree.line(from: posting.unit, on: posting.effectiveOn))
    }

    static func key(_ line: [Unit.ID]) -> String {
        line.map(\.text).joined(separator: "/")
    }

    private mutating func intern(_ keys: Set<String>, _ db: Transaction) throws {
        for chunk in Array(keys).chunks(of: 500) {
            for row in try db.run("SELECT units, id FROM path WHERE units IN \(list: Array(chunk))") {
                paths[try row.text(0)] = try row.int(1)
            }
        }
        let missing = keys.filter { paths[$0] == nil }.sorted()
        guard !missing.isEmpty else { return }
        let last = try db.run("SELECT COALESCE(MAX(id), 0) FROM path").first?.int(0) ?? 0
        var units: [[Value]] = []
        for (offset, key) in missing.enumerated() {
            let id = last + offset + 1
            paths[key] = id
            units += key.split(separator: "/").enumerated().map { distance, unit in
                [id.value, String(unit).value, distance.value]
            }
        }
        _ = try db.insertMany(
            into: "path", columns: ["id", "units"], rows: missing.map { [paths[$0].value, $0.value] })
        _ = try db.insertMany(into: "path_unit", columns: ["path", "unit", "distance"], rows: units)
    }
}

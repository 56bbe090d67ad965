import Storage

/// The units of every path as its name spells them.
struct Paths {
    private(set) var units: [Int: String] = [:]

    static func all(_ db: Transaction) throws -> Paths {
        var paths = Paths()
        try db.forEach("SELECT id, units FROM path") { paths.units[try $0.int(0)] = try $0.text(1) }
        return paths
    }

    /// Empty for a path that is not there.
    subscript(_ id: Int) -> String { units[id] ?? "" }
}

/// The rows that make a path searchable against its name.
enum PathCheck {
    static func run(_ inspection: Inspection) throws {
        var spelled: [Int: [String]] = [:]
        try inspection.db.forEach("SELECT path, unit, distance FROM path_unit ORDER BY path, distance") { row in
            let path = try row.int(0)
            // A wrong distance leaves a gap that no name spells.
            let gap = try row.int(2) - (spelled[path]?.count ?? 0)
            spelled[path, default: []] += Array(repeating: "", count: max(0, gap)) + [try row.text(1)]
        }
        for (path, units) in try Paths.all(inspection.db).units.sorted(by: { $0.key < $1.key })
        where spelled[path]?.joined(separator: "/") != units {
            inspection.find(.pathUnits, ["path": String(path)])
        }
    }
}

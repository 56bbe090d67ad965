package import Domain
import Storage
import Vietnamese

/// Where units stand today for whoever looks down on them: what a scope is asked with of a single record.
///
/// A scope is judged by the tree of today, whatever day a record is of: with a unit its past comes under its new
/// superiors.
struct Homes {
    private var homes: [Unit.ID: Home] = [:]
    /// The tree above the units, of any day.
    let tree: Tree
    private let today: Day

    static func of(_ units: some Sequence<Unit.ID>, _ desk: Desk) throws -> Homes {
        let wanted = Set(units)
        var lines: [Unit.ID: Line] = [:]
        var managers: [Unit.ID: Unit.ID] = [:]
        for chunk in Array(wanted).chunks(of: 500) {
            for row in try desk.db.run("SELECT id, line FROM unit WHERE id IN \(list: Array(chunk))") {
                lines[try row.id(0)] = try row.code(1)
            }
        }
        let massed = lines.filter { $0.value != .party }.map(\.key)
        for chunk in massed.chunks(of: 500) {
            let rows = try desk.db.run(
                """
                SELECT host.unit, \(EnterpriseQueries.latestManager("host.enterprise")) FROM unit_host AS host
                WHERE host.unit IN \(list: Array(chunk)) AND host.enterprise IS NOT NULL
                  AND \(UnitQueries.stands("unit_host", as: "host", on: desk.today))
                """)
            for row in rows { managers[try row.id(0)] = try row.idOrNil(1) }
        }
        var homes = Homes(tree: try Tree.above(wanted.union(managers.values), desk.db), today: desk.today)
        for unit in wanted {
            let line = homes.tree.line(from: unit, on: desk.today)
            let above = managers[unit].map { homes.tree.line(from: $0, on: desk.today) } ?? []
            homes.homes[unit] = Home(line: lines[unit], units: line + above)
        }
        return homes
    }

    private init(tree: Tree, today: Day) {
        self.tree = tree
        self.today = today
    }

    /// Where one of the units stands.
    subscript(_ unit: Unit.ID) -> Home { homes[unit] ?? .register }

    /// Where one of the units stands that are in the register; nil for one that is about to be entered.
    func standing(_ unit: Unit.ID) -> Home? { homes[unit].flatMap { $0.line == nil ? nil : $0 } }

    /// Where an enterprise stands that one of the units manages.
    func enterprise(managedBy manager: Unit.ID) -> Home {
        Home(line: nil, units: homes[manager].map { _ in tree.line(from: manager, on: today) } ?? [])
    }
}

/// Where units looked up by code stand: for deciding what an account may record.
struct CodedHomes {
    private let homes: Homes
    private let directory: UnitDirectory

    /// Whoever records everywhere is asked for no place.
    static func of(_ directory: UnitDirectory, as scope: Scope, _ desk: Desk) throws -> CodedHomes {
        let units = scope.holdsAll(for: .record) ? [] : Array(directory.entries.keys)
        return CodedHomes(homes: try Homes.of(units, desk), directory: directory)
    }

    subscript(_ unit: Unit.ID) -> Home { homes[unit] }

    /// Where the unit of a code stands; none of a code that no unit bears.
    subscript(_ code: String) -> Home { directory[code: code].map { homes[$0.id] } ?? .register }
}

extension Desk {
    /// Where one unit stands.
    package func home(of unit: Unit.ID) throws -> Home { try Homes.of([unit], self)[unit] }
}

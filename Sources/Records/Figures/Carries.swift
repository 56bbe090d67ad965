import Domain
import Storage
import Vietnamese

/// What stands in a unit goes with it when it comes under other superiors: on that day it leaves those that no longer
/// hold the unit and arrives in those that hold it newly. Superiors of both days, and the unit itself, see nothing.
///
/// One posting carries all of a kind that stood in the unit the day before, so a committee with fifty members costs as
/// much to move as one with a thousand. Who they were is told by the unit's own postings.
enum Carries {
    static let out = "reorganisation_out"
    static let into = "reorganisation_in"

    /// What a move of a unit carries of one kind, and the superiors it is carried from or to, as paths are spelled.
    struct Carried: Hashable {
        let posting: Posting
        let place: String
    }

    /// What later moves of their units carry of some amounts that are posted now.
    static func following(
        _ balance: [Ledger.Entry: Int], but moved: Set<Unit.ID>, _ tree: inout Tree, _ db: Transaction
    ) throws -> [Carried: Int] {
        let homes = try homes(of: Set(balance.keys.map(\.path)), db)
        let units = Set(homes.values).subtracting(moved)
        try tree.learn(units, db)
        var changes: [Unit.ID: [LineChange]] = [:]
        for unit in units { changes[unit] = tree.changes(of: unit) }
        var carried: [Carried: Int] = [:]
        for (entry, amount) in balance {
            guard let unit = homes[entry.path], let stock = Stock(Kind(entry.posting)) else {
                continue
            }
            for change in changes[unit] ?? [] where change.day > entry.posting.effectiveOn {
                add(amount, of: stock, with: change, to: &carried)
            }
        }
        return carried
    }

    /// What the moves of some units from a day on should carry.
    static func desired(
        of units: Set<Unit.ID>, from: Day?, _ tree: inout Tree, _ db: Transaction
    ) throws -> [Carried: Int] {
        try tree.learn(units, db)
        var changes: [Day: [Unit.ID: LineChange]] = [:]
        for change in units.flatMap({ tree.changes(of: $0) }) where from.map({ change.day >= $0 }) ?? true {
            changes[change.day, default: [:]][change.unit] = change
        }
        var carried: [Carried: Int] = [:]
        for (day, moving) in changes {
            for (unit, stock, amount) in try Stock.standing(in: Array(moving.keys), before: day, db) {
                if let change = moving[unit] { add(amount, of: stock, with: change, to: &carried) }
            }
        }
        return carried
    }

    private static func add(
        _ amount: Int, of stock: Stock, with change: LineChange, to carried: inout [Carried: Int]
    ) {
        for (place, cause, amount) in [(change.leaving, out, -amount), (change.arriving, into, amount)]
        where !place.isEmpty {
            carried[Carried(posting: stock.carried(with: change, cause), place: place), default: 0] += amount
        }
    }

    /// The unit in which each path begins; none for a path of superiors only.
    private static func homes(of paths: Set<Int>, _ db: Transaction) throws -> [Int: Unit.ID] {
        var units: [Int: Unit.ID] = [:]
        for chunk in Array(paths).chunks(of: 500) {
            let rows = try db.run(
                "SELECT path, unit FROM path_unit WHERE distance = 0 AND path IN \(list: Array(chunk))")
            for row in rows { units[try row.int(0)] = try row.id(1) }
        }
        return units
    }
}

/// What stands in a unit of one kind: whatever brought it there.
private struct Stock: Hashable {
    private let fact: Fact
    private let dimensions: Dimensions

    /// Nil of what happens and does not stay.
    init?(_ kind: Kind) {
        guard kind.fact != .survey else { return nil }
        fact = kind.fact
        var dimensions = kind.dimensions
        // Of reported values the cause tells the value from the report of it.
        if fact != .reported { dimensions.cause = "" }
        self.dimensions = dimensions
    }

    func carried(with change: LineChange, _ cause: String) -> Posting {
        var dimensions = dimensions
        if fact != .reported { dimensions.cause = cause }
        return Posting(
            event: Derived.carry.event(of: change.unit.text, on: change.day), subject: change.unit.text,
            effectiveOn: change.day, fact: fact, unit: Unit.ID(""), dimensions: dimensions, amount: 0)
    }

    /// What stood in some units themselves at the end of the day before one.
    static func standing(
        in units: [Unit.ID], before day: Day, _ db: Transaction
    ) throws -> [(Unit.ID, Stock, Int)] {
        var sums: [Unit.ID: [Stock: Int]] = [:]
        for chunk in units.chunks(of: 500) {
            let ids = Array(chunk)
            let today = Day(inVietnam: db.now)
            var parts = RollUp.balance(before: day.isoMonth, today: today).map { term -> SQL in
                let own: SQL = term.isTakenAway ? "-own" : "own"
                return """
                    SELECT unit, kind, \(own) AS amount FROM rollup
                    WHERE unit IN \(list: ids) AND \(term.stretch.condition) AND own <> 0
                    """
            }
            parts.append(
                """
                SELECT path_unit.unit, kind, amount
                FROM path_unit JOIN entry ON entry.path = path_unit.path
                WHERE path_unit.unit IN \(list: ids) AND path_unit.distance = 0
                  AND effective_on >= \(day.firstOfMonth) AND effective_on < \(day)
                """)
            let rows = try db.run(
                """
                SELECT unit, kind, CAST(SUM(amount) AS BIGINT) AS amount
                FROM (\(parts.joined(separator: " UNION ALL "))) AS parts GROUP BY unit, kind
                """)
            let stocks = try KindBook(try rows.map { try $0.int(1) }, db)
            for row in rows {
                guard let stock = Stock(try stocks[try row.int(1)].kind) else { continue }
                sums[try row.id(0), default: [:]][stock, default: 0] += try row.int(2)
            }
        }
        return sums.flatMap { unit, stocks in stocks.filter { $0.value != 0 }.map { (unit, $0.key, $0.value) } }
    }
}

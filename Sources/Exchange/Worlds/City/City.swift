import Domain
package import Vietnamese

/// An invented city as large as one wishes: districts, communes, cells, enterprises and mass organisations, and the years
/// of what happened in them, the last of which abolished the districts. The same seed gives the same city on every machine and engine.
///
/// Its proportions are those of a million members: cells of some eighty, twenty cells to a commune, twenty communes to a
/// district, two hundred enterprises to a thousand members.
package struct City: Sendable {
    package let seed: UInt64
    package let people: Int
    /// How many years it tells of, from 2016 on.
    package let years: Int

    let cells: Int
    let communes: Int
    let districts: Int

    /// - Parameter people: how many members the register opens with and admits, from 1.000 on.
    package init(seed: UInt64, people: Int, years: Int = 10) {
        self.seed = seed
        self.people = people
        self.years = years
        cells = max(people / 83, 16)
        communes = max(cells / 20, 4)
        districts = max(communes / 20, 2)
    }

    /// The day on which its register opens.
    package static let opening = Self.day(2015, 12, 31)
    var months: Int { years * 12 }
    /// The year whose July abolishes the districts.
    var lastYear: Int { 2015 + years }

    /// Those who are members when the register opens.
    var openingMembers: Int { people * 7 / 10 }
    var enterprises: Int { people / 5 }

    func district(ofCommune commune: Int) -> Int { commune * districts / communes }
    func commune(ofCell cell: Int) -> Int { cell * communes / cells }
    func commune(ofEnterprise enterprise: Int) -> Int { enterprise * communes / enterprises }
    /// The first enterprises of a commune host its cells.
    func host(ofCell cell: Int) -> Int {
        let commune = commune(ofCell: cell)
        return firstEnterprise(of: commune) + (cell - firstCell(of: commune))
    }

    private func firstCell(of commune: Int) -> Int { (commune * cells + communes - 1) / communes }
    private func firstEnterprise(of commune: Int) -> Int { (commune * enterprises + communes - 1) / communes }

    static let code = "SN"
    static func district(_ number: Int) -> String { "SN-Q" + padded(number + 1, 2) }
    static func commune(_ number: Int) -> String { "SN-P" + padded(number + 1, 3) }
    static func cell(_ number: Int) -> String { "SN-C" + padded(number + 1, 5) }
    static func person(_ number: Int) -> String { "SN-" + padded(number + 1, 7) }

    /// A tax code with its right check digit, in a series that no office gives out.
    static func taxCode(_ number: Int) -> String {
        let weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]
        // Nine digits of which none in eleven has no check digit: those are passed over.
        var serial = 99_000_000 * 10 + number * 12 / 11
        while true {
            let digits = padded(serial, 9).utf8.map { Int($0) - 48 }
            let check = 10 - zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
            if (0...9).contains(check) { return padded(serial, 9) + String(check) }
            serial += 500_000
        }
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(width - text.count, 0)) + text
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? opening
    }

    /// A month of its years, from 0, by its first day.
    static func month(_ number: Int) -> Day { day(2016 + number / 12, number % 12 + 1, 1) }
}

/// A generator of the same numbers in every run (SplitMix64).
struct CityDice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// One of some things, each with its weight.
    mutating func choice<Thing>(_ things: [(Thing, Int)]) -> Thing {
        var left = below(things.reduce(0) { $0 + $1.1 })
        for (thing, weight) in things {
            if left < weight { return thing }
            left -= weight
        }
        return things[0].0
    }
}

/// A quarter of a year (quý), in the years 1...9999.
public struct Quarter: Sendable, Hashable {
    /// The year, 1...9999.
    public let year: Int
    /// Which quarter of the year, 1...4.
    public let number: Int

    private init(checkedYear year: Int, number: Int) {
        self.year = year
        self.number = number
    }

    /// A quarter by its parts; nil if there is no such quarter.
    public init?(year: Int, number: Int) {
        guard Gregorian.years.contains(year), (1...4).contains(number) else { return nil }
        self.init(checkedYear: year, number: number)
    }

    /// The quarter a day lies in.
    public static func containing(_ day: Day) -> Quarter {
        Quarter(checkedYear: day.year, number: (day.month + 2) / 3)
    }

    /// The first day.
    public var first: Day { Day(clamping: Gregorian.number(year: year, month: number * 3 - 2, day: 1)) }
    /// The last day.
    public var last: Day { first.adding(months: 2).lastOfMonth }

    /// "quý I/2024", as reports name it.
    public var name: String { "quý \(Ordinal.roman(number))/\(year)" }
    /// "2024-Q1": the form that is stored; it sorts as the quarters do.
    public var code: String { "\(Day.padded(year, to: 4))-Q\(number)" }
}

extension Quarter: LosslessStringConvertible {
    /// Reads exactly "2024-Q1"; nil if the text has another shape or there is no such quarter.
    public init?(_ code: String) {
        let parts = code.split(separator: "-Q", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 1],
            parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let year = Int(parts[0]), let number = Int(parts[1])
        else { return nil }
        self.init(year: year, number: number)
    }

    /// "2024-Q1".
    public var description: String { code }
}

extension Quarter: Comparable {
    /// Whether one quarter is earlier than another.
    public static func < (a: Quarter, b: Quarter) -> Bool { (a.year, a.number) < (b.year, b.number) }
}

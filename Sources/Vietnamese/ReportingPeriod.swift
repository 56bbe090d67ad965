/// What a report is of: a quarter, six or nine months, a year, or any days from one to another.
public struct ReportingPeriod: Sendable, Hashable {
    /// The first day.
    public let first: Day
    /// The last day, not before the first.
    public let last: Day

    /// From one day to another; nil if the last lies before the first. Days that make a quarter are that quarter.
    public init?(from first: Day, to last: Day) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// A whole quarter.
    public init(_ quarter: Quarter) {
        first = quarter.first
        last = quarter.last
    }

    /// The periods of a year that offices report on: four quarters, the first six months, nine months, the last six
    /// months, the year; none for a year outside 1...9999.
    public static func of(year: Int) -> [ReportingPeriod] {
        [(1, 1), (2, 2), (3, 3), (4, 4), (1, 2), (1, 3), (3, 4), (1, 4)].compactMap { first, last in
            quarters(first, last, of: year)
        }
    }

    /// "quý I/2024", "6 tháng đầu năm 2024", "9 tháng đầu năm 2024", "năm 2024", as titles have it; any other days as
    /// "từ ngày 15/1/2024 đến ngày 20/3/2024".
    public var name: String {
        switch shape {
        case .quarter(let quarter): quarter.name
        case .half(1): "6 tháng đầu năm \(first.year)"
        case .half: "6 tháng cuối năm \(first.year)"
        case .nineMonths: "9 tháng đầu năm \(first.year)"
        case .year: "năm \(first.year)"
        case .days: "từ ngày \(first.vietnamese) đến ngày \(last.vietnamese)"
        }
    }

    /// What it is, without saying which: "quý", "6 tháng", "9 tháng", "năm", "kỳ".
    public var kind: String {
        switch shape {
        case .quarter: "quý"
        case .half: "6 tháng"
        case .nineMonths: "9 tháng"
        case .year: "năm"
        case .days: "kỳ"
        }
    }

    /// "2024-Q1", "2024-H1", "2024-9M", "2024", or the two days as "2024-01-15--2024-03-20": what addresses and
    /// commands have.
    public var code: String {
        switch shape {
        case .quarter(let quarter): quarter.code
        case .half(let number): "\(year)-H\(number)"
        case .nineMonths: "\(year)-9M"
        case .year: year
        case .days: "\(first.iso)--\(last.iso)"
        }
    }

    /// The period whose work a report of this one looks ahead to: the next quarter, the other half of the year, the
    /// next year; after nine months the quarter that is left. Nil after any other days, and at the end of the calendar.
    public var next: ReportingPeriod? {
        switch shape {
        case .quarter(let quarter): Self.quarters(quarter.number % 4 + 1, of: first.year + quarter.number / 4)
        case .half(1): Self.quarters(3, 4, of: first.year)
        case .half: Self.quarters(1, 2, of: first.year + 1)
        case .nineMonths: Self.quarters(4, of: first.year)
        case .year: Self.quarters(1, 4, of: first.year + 1)
        case .days: nil
        }
    }

    private var year: String { Day.padded(first.year, to: 4) }

    private enum Shape {
        case quarter(Quarter)
        case half(Int)
        case nineMonths, year, days
    }

    private var shape: Shape {
        let (start, end) = (Quarter.containing(first), Quarter.containing(last))
        guard start.first == first, end.last == last, start.year == end.year else { return .days }
        switch (start.number, end.number) {
        case (1, 2): return .half(1)
        case (3, 4): return .half(2)
        case (1, 3): return .nineMonths
        case (1, 4): return .year
        case (let one, let other): return one == other ? .quarter(start) : .days
        }
    }

    private static func quarters(_ first: Int, _ last: Int? = nil, of year: Int) -> ReportingPeriod? {
        guard let start = Quarter(year: year, number: first), let end = Quarter(year: year, number: last ?? first)
        else { return nil }
        return ReportingPeriod(from: start.first, to: end.last)
    }
}

extension ReportingPeriod: LosslessStringConvertible {
    /// Reads exactly what ``code`` writes, also for days that have a shorter code; nil for anything else.
    public init?(_ code: String) {
        let days = code.split(separator: "--", omittingEmptySubsequences: false).map { Day(iso: String($0)) }
        if days.count == 2, let first = days[0], let last = days[1] {
            self.init(from: first, to: last)
            return
        }
        // The year by its four figures, so that nothing but a code is split into a year.
        guard let year = Quarter("\(code.prefix(4))-Q1")?.year,
            let period = Self.of(year: year).first(where: { $0.code == code })
        else { return nil }
        self = period
    }

    /// The code.
    public var description: String { code }
}

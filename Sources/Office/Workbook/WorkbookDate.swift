/// A day of the Gregorian calendar, as a workbook can hold it.
public struct WorkbookDate: Sendable, Hashable {
    /// The year, such as 2024.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// A day of the calendar; nil when there is no such day or its year is outside 1900 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.init(daysSince1970: Self.days(year, month, day))
        guard self.month == month else { return nil }
    }

    /// The day that a workbook counts as `serial`; nil outside the years 1900 to 9999.
    ///
    /// The 1900 system believes in a 29 February 1900, its serial 60: that day gives nil.
    public init?(serial: Int, is1904: Bool) {
        guard (0...2_958_465).contains(serial) else { return nil }
        if is1904 {
            self.init(daysSince1970: Self.days(1904, 1, 1) + serial)
        } else {
            guard serial >= 1, serial != 60 else { return nil }
            self.init(daysSince1970: Self.days(1899, 12, 31) + serial - (serial > 60 ? 1 : 0))
        }
        guard year <= 9999 else { return nil }
    }

    /// The days that a workbook counts up to this day; before the first day of the 1904 system it is negative.
    public func serial(is1904: Bool) -> Int {
        let days = Self.days(year, month, day)
        guard !is1904 else { return days - Self.days(1904, 1, 1) }
        let serial = days - Self.days(1899, 12, 31)
        return serial >= 60 ? serial + 1 : serial
    }

    /// Years counted from March put the leap day last, which makes both directions plain arithmetic.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}

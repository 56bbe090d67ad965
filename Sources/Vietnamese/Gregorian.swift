/// The arithmetic of the Gregorian calendar, carried back before its adoption. No time zones.
enum Gregorian {
    /// The years a `Day` may lie in: those with up to four digits.
    static let years = 1...9999

    /// Days from 1 January 1970 to a date. Months are 1...12; the day is not checked.
    static func number(year: Int, month: Int, day: Int) -> Int {
        // Years are counted from March, so that the leap day ends one.
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = month > 2 ? month - 3 : month + 9
        let leapDays = floor(marchYear, 4) - floor(marchYear, 100) + floor(marchYear, 400)
        return 365 * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 719_469
    }

    /// The date that lies `number` days after 1 January 1970.
    static func date(_ number: Int) -> (year: Int, month: Int, day: Int) {
        let days = number + 719_468
        let era = floor(days, 146_097)
        let ofEra = days - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * ofYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, ofYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// How many days a month has, 28...31. Months are 1...12.
    static func length(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// Division that rounds down, below zero too.
    static func floor(_ dividend: Int, _ divisor: Int) -> Int {
        let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }
}

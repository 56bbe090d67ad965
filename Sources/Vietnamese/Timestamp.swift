public import Foundation

/// Instants as text.
public enum Timestamp {
    /// An instant in UTC to the millisecond, the form that is stored: "2024-04-13T16:59:59.999Z".
    /// Texts sort as their instants do. Instants outside the years 1...9999 give the nearest within.
    public static func text(_ date: Date) -> String {
        let (day, rest) = parts(date.milliseconds)
        let seconds = rest / 1000
        return "\(day.iso)T\(clock(seconds)):\(Day.padded(seconds % 60, to: 2)).\(Day.padded(rest % 1000, to: 3))Z"
    }

    /// Reads back what `text` writes; nil if the text has another shape or there is no such instant.
    public static func parse(_ text: String) -> Date? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count == pattern.count, zip(bytes, pattern).allSatisfy({ matches($0, $1) }),
                let day = Day(iso: bytes[..<10])
            else { return nil }
            func value(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 } }
            let (hours, minutes, seconds) = (value(11..<13), value(14..<16), value(17..<19))
            guard hours < 24, minutes < 60, seconds < 60 else { return nil }
            let rest = ((hours * 60 + minutes) * 60 + seconds) * 1000 + value(20..<23)
            return Date(milliseconds: day.number * Vietnam.day + rest)
        }
    }

    /// An instant as people in Vietnam (+07:00) read it, to the minute begun: "23:59 ngày 13/4/2024".
    public static func vietnamese(_ date: Date) -> String {
        let (day, rest) = parts(date.milliseconds + Vietnam.offset)
        return "\(clock(rest / 1000)) ngày \(day.vietnamese)"
    }

    private static let pattern = Array("0000-00-00T00:00:00.000Z".utf8)

    private static func matches(_ byte: UInt8, _ place: UInt8) -> Bool {
        place == 0x30 ? (0x30...0x39).contains(byte) : byte == place
    }

    /// The day, and the milliseconds since it began.
    private static func parts(_ milliseconds: Int) -> (day: Day, rest: Int) {
        let number = Gregorian.floor(milliseconds, Vietnam.day)
        return (Day(clamping: number), milliseconds - number * Vietnam.day)
    }

    /// Hours and minutes, "23:59".
    private static func clock(_ seconds: Int) -> String {
        "\(Day.padded(seconds / 3600, to: 2)):\(Day.padded(seconds / 60 % 60, to: 2))"
    }
}

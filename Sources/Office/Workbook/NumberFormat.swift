/// What a number format makes of a number.
enum NumberFormat: Sendable, Equatable {
    /// A plain number.
    case number
    /// A date, perhaps with a time of day.
    case date
    /// A time of day or a duration.
    case time

    /// A format that Excel knows by its number alone.
    init(builtIn id: Int) {
        switch id {
        // 27 to 36 and 50 to 58 are the dates and times of East Asian Excel and WPS Office.
        case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
        case 18...21, 32...35, 45...47, 55, 56: self = .time
        default: self = .number
        }
    }

    /// A format spelled out, such as `[$-42A]dd/mm/yyyy;@`.
    init(code: String) {
        var letters: Set<Character> = []
        var bracket: String?
        var isQuoted = false
        var skipsNext = false
        for character in code.lowercased() {
            if skipsNext {
                skipsNext = false
            } else if isQuoted {
                isQuoted = character != "\""
            } else if let inside = bracket {
                bracket = character == "]" ? nil : inside + String(character)
                // [h], [mm] and [ss] count hours, minutes and seconds beyond the day.
                if character == "]", let first = inside.first, "hms".contains(first), Set(inside).count == 1 {
                    letters.insert("h")
                }
            } else {
                switch character {
                case "\\", "_", "*": skipsNext = true
                case "\"": isQuoted = true
                case "[": bracket = ""
                default: letters.insert(character)
                }
            }
        }
        if letters.contains("d") || letters.contains("y") {
            self = .date
        } else if letters.contains("h") || letters.contains("s") {
            self = .time
        } else {
            self = letters.contains("m") ? .date : .number
        }
    }

    /// The cell that shows this number in this format.
    func cell(_ value: Double, is1904: Bool) -> Cell {
        switch self {
        case .number:
            return .number(value)
        case .date:
            // A part of a second before midnight is rounding, not the day before.
            guard value >= 0, value < 2_958_466 else { return .number(value) }
            return .date(serial: Int(value + 0.000_005), is1904: is1904)
        case .time:
            guard abs(value) < 2_958_466 else { return .number(value) }
            return .time(seconds: Int((value * 86_400).rounded()))
        }
    }
}

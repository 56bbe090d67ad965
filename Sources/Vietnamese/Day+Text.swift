extension Day {
    /// Reads exactly "2024-03-31"; nil if the text has another shape or there is no such day.
    public init?(iso text: String) {
        var text = text
        guard let day = text.withUTF8({ Day(iso: $0[...]) }) else { return nil }
        self = day
    }

    /// Reads the ten bytes of "2024-03-31".
    init?(iso bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == 0x2D, bytes[start + 7] == 0x2D,
            let year = Self.figures(bytes[start..<start + 4]),
            let month = Self.figures(bytes[start + 5..<start + 7]),
            let day = Self.figures(bytes[start + 8..<start + 10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The value of figures in ASCII; nil if there is anything else among them, a sign too.
    private static func figures(_ bytes: some Sequence<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// Reads a day as people write it: 31/3/2024, 31-03-2024, 31.3.2024, 2024-03-31, "ngày 31/3/2024",
    /// "ngày 31 tháng 3 năm 2024" with or without "ngày".
    /// Nil for a year that has not four digits and for a day the calendar has not.
    public init?(vietnamese text: String) {
        var words = text.unicodeScalars.split { $0.properties.isWhitespace || $0 == "," || $0.isBlank }
            .map { String($0) }
        if let first = words.first, first.folded == "ngay", first != words.last { words.removeFirst() }
        if words.count == 5, words[1].folded == "thang", words[3].folded == "nam" {
            self.init(day: words[0][...], month: words[2][...], year: words[4][...])
            return
        }
        let figures = words.joined()
        if let day = Day(iso: figures) {
            self = day
            return
        }
        guard let separator = figures.first(where: { "/-.".contains($0) }) else { return nil }
        let parts = figures.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        self.init(day: parts[0], month: parts[1], year: parts[2])
    }

    private init?(day: Substring, month: Substring, year: Substring) {
        guard (1...2).contains(day.utf8.count), (1...2).contains(month.utf8.count), year.utf8.count == 4
        else { return nil }
        // What is no number becomes 0, which is no day, month or year.
        self.init(
            year: Self.figures(year.utf8) ?? 0, month: Self.figures(month.utf8) ?? 0, day: Self.figures(day.utf8) ?? 0)
    }

    /// "2024-03-31": the form that is stored; it sorts as the days do.
    public var iso: String { iso(letters: 10) }

    /// "2024-03": the month of the day.
    public var isoMonth: String { iso(letters: 7) }

    /// The first letters of "2024-03-31". Written letter by letter, because an import does so some ten times for each row.
    private func iso(letters: Int) -> String {
        let (year, month, day) = Gregorian.date(number)
        return String(unsafeUninitializedCapacity: 10) { bytes in
            func write(_ number: Int, _ places: Range<Int>) {
                var rest = number
                for place in places.reversed() {
                    bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
            }
            write(year, 0..<4)
            bytes[4] = UInt8(ascii: "-")
            write(month, 5..<7)
            bytes[7] = UInt8(ascii: "-")
            write(day, 8..<10)
            return letters
        }
    }

    /// "31/3/2024", as texts and tables have it.
    public var vietnamese: String {
        let (year, month, day) = Gregorian.date(number)
        return "\(day)/\(month)/\(year)"
    }

    /// "ngày 05 tháng 02 năm 2026", as documents are dated: days below 10 and the months 1 and 2 have a zero.
    public var inFull: String {
        let (year, month, day) = Gregorian.date(number)
        let monthText = month <= 2 ? "0\(month)" : "\(month)"
        return "ngày \(Self.padded(day, to: 2)) tháng \(monthText) năm \(year)"
    }

    /// A number with zeros in front up to `width` digits.
    static func padded(_ n: Int, to width: Int) -> String {
        let text = String(n)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}

extension Day: LosslessStringConvertible {
    /// Reads exactly "2024-03-31".
    public init?(_ description: String) { self.init(iso: description) }

    /// "2024-03-31".
    public var description: String { iso }
}

extension Day: Codable {
    /// Reads the text "2024-03-31"; throws `DecodingError.dataCorrupted` if it is no day.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(iso: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no day: \(text)")
        }
        self = day
    }

    /// Writes the text "2024-03-31".
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

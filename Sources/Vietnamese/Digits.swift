/// A decimal number as its digits, so that rounding is done in tens and not in halves.
struct Digits {
    private var isNegative: Bool
    /// Values 0...9, the most significant first.
    private var digits: [UInt8]
    /// How many of the digits stand before the comma; may be negative or exceed them.
    private var point: Int

    /// The shortest decimal number that is read back as `x`; nil if `x` is not finite.
    init?(_ x: Double) {
        guard x.isFinite else { return nil }
        isNegative = x < 0
        let parts = x.magnitude.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        digits = mantissa.joined().utf8.map { $0 - 0x30 }
        point = mantissa[0].utf8.count + exponent
    }

    /// The quotient of two whole numbers cut after `decimals`, by long division; nil unless `whole` is positive.
    init?(_ part: Int, of whole: Int, decimals: Int) {
        guard whole > 0 else { return nil }
        isNegative = part < 0
        let divisor = Int128(whole)
        var (quotient, rest) = Int128(part).magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
        digits = String(quotient).utf8.map { $0 - 0x30 }
        point = digits.count
        for _ in 0..<max(0, decimals) {
            (quotient, rest) = (rest * 10).quotientAndRemainder(dividingBy: divisor.magnitude)
            digits.append(UInt8(quotient))
        }
    }

    /// The number times ten to the power `places`.
    func shifted(by places: Int) -> Digits {
        var shifted = self
        shifted.point += places
        return shifted
    }

    /// The number with exactly `places` decimals, in Vietnamese style. Nothing below zero is ever "-0".
    func text(places: Int, rounding: Numbers.Rounding) -> String {
        let places = max(0, places)
        // One digit before the comma at least, and one more for a carry: so point >= 2.
        let lead = max(2 - point, 1)
        var shown = [UInt8](repeating: 0, count: lead) + digits
        let whole = point + lead
        let end = whole + places
        let carries = rounding == .nearest && end < shown.count && shown[end] >= 5
        shown = Array(shown.prefix(end)) + [UInt8](repeating: 0, count: max(0, end - shown.count))
        if carries { Self.increment(&shown) }
        let leading = shown.prefix(whole - 1).prefix { $0 == 0 }.count
        let figures = shown.map { $0 + 0x30 }
        let before = Numbers.grouped(figures[leading..<whole])
        let sign = isNegative && shown.contains { $0 > 0 } ? "-" : ""
        return sign + before + (places > 0 ? "," + String(decoding: figures[whole...], as: UTF8.self) : "")
    }

    /// Adds one to the last digit. The first is a spare zero, so there is room for the carry.
    private static func increment(_ digits: inout [UInt8]) {
        for index in digits.indices.reversed() {
            guard digits[index] == 9 else {
                digits[index] += 1
                return
            }
            digits[index] = 0
        }
    }
}

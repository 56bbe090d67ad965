/// Numbers as Vietnamese write them: a dot between thousands, a comma before decimals.
public enum Numbers {
    /// What is done with the decimals that are not shown.
    public enum Rounding: Sendable {
        /// To the nearest, halves away from zero.
        case nearest
        /// Cut off.
        case truncated
    }

    /// A whole number with dots between thousands: 1063 gives "1.063".
    public static func grouped(_ n: Int) -> String {
        (n < 0 ? "-" : "") + grouped(Array(String(n.magnitude).utf8)[...])
    }

    /// A number with exactly `places` decimals after a comma: 93.58 gives "93,58".
    ///
    /// The decimal number that `x` prints as is rounded, halves away from zero, so 1.005 gives "1,01".
    /// What is not a finite number gives "–".
    public static func decimal(_ x: Double, places: Int) -> String {
        Digits(x)?.text(places: places, rounding: .nearest) ?? "–"
    }

    /// A number of hundredths with exactly `places` decimals and a per cent sign: 93.58 gives "93,58%".
    /// What is not a finite number gives "–".
    public static func percent(_ x: Double, places: Int = 2, rounding: Rounding = .nearest) -> String {
        Digits(x).map { $0.text(places: places, rounding: rounding) + "%" } ?? "–"
    }

    /// A share in per cent, reckoned exactly: 6 of 17 gives "35,29%". Nil if there is no whole to share.
    public static func percent(
        _ part: Int, of whole: Int, places: Int = 2, rounding: Rounding = .nearest
    ) -> String? {
        Digits(part, of: whole, decimals: places + 3).map {
            $0.shifted(by: 2).text(places: places, rounding: rounding) + "%"
        }
    }

    /// A count as offices write it: 2 gives "02", 15 gives "15", 1063 gives "1.063", 0 gives "0".
    public static func padded(_ n: Int) -> String {
        (1...9).contains(n) ? "0\(n)" : grouped(n)
    }

    /// What is reached of a target: 2 of 5 gives "02/05".
    public static func progress(_ value: Int, of target: Int) -> String {
        "\(padded(value))/\(padded(target))"
    }

    /// Puts dots between the thousands of figures, given as ASCII.
    static func grouped(_ figures: ArraySlice<UInt8>) -> String {
        String(unsafeUninitializedCapacity: figures.count * 4 / 3 + 1) { buffer in
            var place = 0
            var left = figures.count
            for figure in figures {
                if place > 0, left % 3 == 0 {
                    buffer[place] = 0x2E
                    place += 1
                }
                buffer[place] = figure
                place += 1
                left -= 1
            }
            return place
        }
    }
}

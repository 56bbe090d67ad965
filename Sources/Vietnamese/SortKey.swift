import CICU

/// The key a text is ordered by, so that a database which only compares bytes gives Vietnamese order.
public enum SortKey {
    /// The Vietnamese (vi_VN) collation key of a text as lower-case hexadecimal text.
    ///
    /// Comparing keys byte by byte equals comparing texts: a ă â b c d đ …, then the tones
    /// a à ả ã á ạ, then lower before upper case. Equal keys mean equivalent texts.
    /// A key ends with "00", a byte that occurs nowhere else in it: keys may be joined to compare field by field.
    ///
    /// Keys made by different versions of ICU do not compare; stored ones are remade when ICU changes.
    public static func of(_ text: String) -> String {
        let units = Array(text.utf16)
        // Some two bytes a letter and the separators of three levels: enough for most, and asked again if not.
        var key = [UInt8](repeating: 0, count: 3 * units.count + 16)
        var length = fill(&key, with: units)
        if length > key.count {
            key = [UInt8](repeating: 0, count: length)
            length = fill(&key, with: units)
        }
        // Keys that order wrongly would be stored and trusted: a broken ICU must stop the program instead.
        precondition(length > 0 && length <= key.count, "ICU offers no Vietnamese collation")
        return hexadecimal(key[..<length])
    }

    private static func fill(_ key: inout [UInt8], with units: [UInt16]) -> Int {
        Int(cicu_vietnamese_sort_key(units, Int32(units.count), &key, Int32(key.count)))
    }

    private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
        String(unsafeUninitializedCapacity: 2 * bytes.count) { buffer in
            var place = 0
            for byte in bytes {
                buffer[place] = hexadecimal(byte >> 4)
                buffer[place + 1] = hexadecimal(byte & 0xF)
                place += 2
            }
            return place
        }
    }

    private static func hexadecimal(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }
}

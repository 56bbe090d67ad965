import Vietnamese

extension String {
    /// A text of a cell or a form as the register keeps it: composed (NFC), lines ended by LF alone, without white space
    /// at its ends, without the apostrophe that guards it from being a formula, and without the control characters
    /// that no workbook can hold, so that it leaves and comes back as it is.
    var asKept: String {
        let isPlain = unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || !$0.isUnprintable }
        return FormulaGuard.unguarded((isPlain ? self : printable).nfc.trimmedWhitespace)
    }

    private var printable: String {
        var scalars = UnicodeScalarView()
        for scalar in replacing("\r\n", with: "\n").replacing("\r", with: "\n").unicodeScalars {
            if scalar == "\n" || scalar == "\t" || !scalar.isUnprintable { scalars.append(scalar) }
        }
        return String(scalars)
    }
}

extension Unicode.Scalar {
    /// Whether XML forbids the character, or programs drop it.
    fileprivate var isUnprintable: Bool {
        value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xFFFE || value == 0xFFFF
    }
}

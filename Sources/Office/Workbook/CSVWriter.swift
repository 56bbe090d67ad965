/// Writes comma-separated text (RFC 4180): UTF-8 with its mark, so that Excel knows it, and lines ended by CR LF.
public struct CSVWriter {
    /// What is written so far.
    public private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Nothing yet.
    public init() {}

    /// Writes a row. A field is quoted where it must be: text with a quote, a comma, a line break, or white space at
    /// an end.
    public mutating func row(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(field)
        }
        bytes += [CSV.carriageReturn, CSV.lineFeed]
    }

    private mutating func append(_ field: String) {
        let special: Set<UInt8> = [CSV.quote, CSV.carriageReturn, CSV.lineFeed, UInt8(ascii: ",")]
        let text = Array(field.utf8)
        let hasEdge = text.first.map { $0 <= 0x20 } ?? false || text.last.map { $0 <= 0x20 } ?? false
        guard hasEdge || text.contains(where: special.contains) else {
            bytes += text
            return
        }
        bytes.append(CSV.quote)
        for byte in text {
            if byte == CSV.quote { bytes.append(CSV.quote) }
            bytes.append(byte)
        }
        bytes.append(CSV.quote)
    }
}

/// Gathers the text of a string item: its plain text or its rich runs, without phonetic runs.
struct TextCollector {
    /// The UTF-8 bytes gathered so far.
    private(set) var bytes: [UInt8] = []
    private let limit: Int
    private var phoneticDepth = 0
    private var isInText = false

    /// A collector that refuses texts of more than `limit` bytes.
    init(limit: Int) { self.limit = limit }

    /// Forgets everything.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        phoneticDepth = 0
        isInText = false
    }

    /// An element inside the item begins.
    mutating func start(_ name: String) {
        if name == "rPh" { phoneticDepth += 1 }
        if name == "t" { isInText = phoneticDepth == 0 }
    }

    /// An element inside the item ends.
    mutating func end(_ name: String) {
        if name == "rPh" { phoneticDepth -= 1 }
        if name == "t" { isInText = false }
    }

    /// Takes the text when it stands where text counts.
    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem) {
        guard isInText else { return }
        guard bytes.count + piece.count <= limit else { throw .tooLarge(.cellText) }
        bytes.append(contentsOf: piece)
    }

    /// The text, with Excel's escapes such as `_x000D_` read as the characters they stand for.
    var text: String { Self.unescape(String(decoding: bytes, as: UTF8.self)) }

    /// Reads `_xHHHH_` as the UTF-16 unit HHHH; half a surrogate pair and NUL are left as they stand.
    static func unescape(_ text: String) -> String {
        guard text.utf8.contains(0x5F) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var next = 0
        while next < bytes.count {
            if let scalar = escape(bytes, at: next) {
                result.append(contentsOf: String(scalar).utf8)
                next += 7
            } else {
                result.append(bytes[next])
                next += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Writes what stands like such an escape so that it is read back as it stands.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(0x5F) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for place in bytes.indices {
            let isEscape = bytes[place] == 0x5F && escape(bytes, at: place) != nil
            result.append(contentsOf: isEscape ? Array("_x005F_".utf8) : [bytes[place]])
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func escape(_ bytes: [UInt8], at start: Int) -> Character? {
        guard start + 7 <= bytes.count, bytes[start] == 0x5F, bytes[start + 1] == 0x78, bytes[start + 6] == 0x5F,
            let code = UInt32(String(decoding: bytes[start + 2..<start + 6], as: UTF8.self), radix: 16), code != 0
        else { return nil }
        return Unicode.Scalar(code).map(Character.init)
    }
}

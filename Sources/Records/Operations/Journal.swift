import Crypto
import FoundationEssentials
import Storage

/// The canonical content of an operation: one line a fact written or closed, grouped under the key that seals it.
///
/// The chain covers the sealed bytes, so it verifies without any key, and still does when a person's key is gone.
struct Journal {
    /// Lines by the subject of the key that seals them, in the order of their first line.
    private(set) var sections: [(subject: String, lines: [String])] = []
    private var places: [String: Int] = [:]

    mutating func add(_ line: String, under subject: String) {
        if let place = places[subject] {
            sections[place].lines.append(line)
        } else {
            places[subject] = sections.count
            sections.append((subject, [line]))
        }
    }

    /// A fact written: its table and its values in the order of the table's columns.
    static func written(_ table: FactTable, _ values: [Value]) -> String {
        var said = values
        while said.count > table.first, said.last == .null { said.removeLast() }
        return line("+", table, said)
    }

    /// A fact closed: its table and the values that name it.
    static func closed(_ table: FactTable, _ key: [Value]) -> String {
        line("-", table, key)
    }

    /// Something said of the operation itself, such as the reason of a reversal.
    static func note(_ name: String, _ text: String) -> String {
        "!" + name + "\t" + canonical(.text(text))
    }

    /// The text of a note, where a line is one of that name.
    static func note(named name: String, in line: String) -> String? {
        let lead = "!" + name + "\tt"
        guard line.hasPrefix(lead) else { return nil }
        var text = ""
        var isEscaped = false
        for character in line.dropFirst(lead.count) {
            if isEscaped {
                text.append(character == "t" ? "\t" : character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                text.append(character)
            }
        }
        return text
    }

    private static func line(_ sign: String, _ table: FactTable, _ values: [Value]) -> String {
        ([sign + table.name] + values.map(canonical)).joined(separator: "\t")
    }

    /// One value in one way only: its kind, then its text without tabs or line breaks, or the digest of its bytes.
    private static func canonical(_ value: Value) -> String {
        switch value {
        case .null: "n"
        case .integer(let number): "i\(number)"
        case .real(let number): "r\(number)"
        case .blob(let bytes): "b" + hex(SHA256.hash(data: bytes))
        case .text(let text): "t" + escaped(text)
        }
    }

    private static func escaped(_ text: String) -> String {
        // Hardly any text holds one, and to look at bytes is fifty times as fast as to go through characters.
        let special = [UInt8(ascii: "\\"), UInt8(ascii: "\t"), UInt8(ascii: "\n")]
        guard text.utf8.contains(where: special.contains) else { return text }
        return text.map { character in
            switch character {
            case "\\": "\\\\"
            case "\t": "\\t"
            case "\n": "\\n"
            default: String(character)
            }
        }.joined()
    }

    /// Each section as length and subject, then length and sealed lines.
    func sealed(by sealer: Sealer) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for (subject, lines) in sections {
            let sealed = try sealer.seal(Array(lines.joined(separator: "\n").utf8), under: subject, as: "journal")
            for part in [Array(subject.utf8), sealed] {
                bytes += withUnsafeBytes(of: UInt32(part.count).bigEndian, Array.init)
                bytes += part
            }
        }
        return bytes
    }

    /// The sections of sealed content; nil where the bytes are not of that shape.
    static func sections(of content: [UInt8]) -> [(subject: String, sealed: [UInt8])]? {
        var parts: [[UInt8]] = []
        var rest = content[...]
        while !rest.isEmpty {
            guard rest.count >= 4 else { return nil }
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard rest.count >= length else { return nil }
            parts.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        guard parts.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: parts.count, by: 2).map { place in
            (String(decoding: parts[place], as: UTF8.self), parts[place + 1])
        }
    }
}

/// Lower-case hexadecimal digits of bytes.
func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

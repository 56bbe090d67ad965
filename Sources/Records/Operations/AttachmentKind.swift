extension Attachment {
    /// What an attachment is, told by its content and never by its name.
    package enum Kind: String, CaseIterable, Sendable {
        case pdf, png, jpeg, docx, xlsx

        /// The kind of some bytes; nil for any other.
        package init?(content: [UInt8]) {
            if content.starts(with: Array("%PDF-".utf8)) {
                self = .pdf
            } else if content.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
                self = .png
            } else if content.starts(with: [0xFF, 0xD8, 0xFF]) {
                self = .jpeg
            } else if let names = ZipNames.all(in: content), names.contains("[Content_Types].xml") {
                if names.contains("word/document.xml") {
                    self = .docx
                } else if names.contains("xl/workbook.xml") {
                    self = .xlsx
                } else {
                    return nil
                }
            } else {
                return nil
            }
        }

        /// The endings of file names that fit it; the first is the usual one.
        package var endings: [String] { self == .jpeg ? ["jpg", "jpeg"] : [rawValue] }

        /// The media type under which it is sent.
        package var mediaType: String {
            switch self {
            case .pdf: "application/pdf"
            case .png: "image/png"
            case .jpeg: "image/jpeg"
            case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        }
    }
}

/// The names in the directory of a ZIP archive; nothing in it is unpacked.
private enum ZipNames {
    private static let entryLead: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
    private static let endLead: [UInt8] = [0x50, 0x4B, 0x05, 0x06]

    /// Nil where the bytes are no archive with a whole directory.
    static func all(in bytes: [UInt8]) -> Set<String>? {
        guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), let end = endRecord(of: bytes) else { return nil }
        let count = number(bytes, end + 10, 2)
        var place = number(bytes, end + 16, 4)
        var names: Set<String> = []
        for _ in 0..<count {
            guard place + 46 <= end, bytes[place..<place + 4].elementsEqual(entryLead) else { return nil }
            let length = number(bytes, place + 28, 2)
            guard place + 46 + length <= end else { return nil }
            names.insert(String(decoding: bytes[place + 46..<place + 46 + length], as: UTF8.self))
            place += 46 + length + number(bytes, place + 30, 2) + number(bytes, place + 32, 2)
        }
        return names
    }

    /// Where the closing record begins: in the last 64 KB, because a comment may follow it.
    private static func endRecord(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        return stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 0xFFFF), by: -1).first { place in
            bytes[place..<place + 4].elementsEqual(endLead)
        }
    }

    /// A number of `width` bytes, the lowest first.
    private static func number(_ bytes: [UInt8], _ place: Int, _ width: Int) -> Int {
        (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
}

/// What the first and last bytes of a file say about it, before any library is let near it.
enum Signature {
    /// Throws unless the bytes look like a zip file with a table of contents of sane size.
    static func check(_ bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookProblem) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limits.fileBytes else { throw .tooLarge(.fileBytes) }
        if bytes.starts(with: compoundFile) { throw problem(inCompoundFile: bytes) }
        guard bytes.starts(with: [0x50, 0x4B]) else { throw .notAWorkbook }
        try checkDirectory(bytes)
    }

    /// The first bytes of an OLE compound file: old .xls, .doc, and new files under a password.
    private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private static func problem(inCompoundFile bytes: [UInt8]) -> WorkbookProblem {
        if contains("EncryptedPackage", in: bytes) { return .encrypted }
        return contains("Workbook", in: bytes) || contains("Book", in: bytes) ? .otherFormat : .notAWorkbook
    }

    /// Whether a stream of this name stands in the compound file. Names are UTF-16 and end with a zero.
    private static func contains(_ name: String, in bytes: [UInt8]) -> Bool {
        let wanted = (name + "\0").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        // Directory entries are 128 bytes long and aligned, which makes the search cheap.
        return stride(from: 0, through: bytes.count - wanted.count, by: 128).contains { start in
            bytes[start..<start + wanted.count].elementsEqual(wanted)
        }
    }

    /// libzip keeps some hundred bytes for each entry of the table of contents: its size is checked before that.
    private static func checkDirectory(_ bytes: [UInt8]) throws(WorkbookProblem) {
        let recordLength = 22
        let longestComment = 0xFFFF
        let lowest = max(0, bytes.count - recordLength - longestComment)
        var start = bytes.count - recordLength
        while start >= lowest {
            if bytes[start] == 0x50, bytes[start..<start + 4].elementsEqual([0x50, 0x4B, 5, 6]) {
                let size = (12..<16).reversed().reduce(0) { $0 << 8 | Int(bytes[start + $1]) }
                guard size <= 1 << 20 else { throw .tooLarge(.parts) }
            }
            start -= 1
        }
    }
}

import CPostgres

extension PostgresSession {
    func insert(into table: String, columns: [String], rows: some Sequence<[Value]>) throws -> Int {
        let names = columns.map(\.quotedName).joined(separator: ", ")
        let text = "COPY \(table.quotedName) (\(names)) FROM STDIN"
        let start = PostgresResult(PQexec(connection, text))
        guard start.status == PGRES_COPY_IN else { throw failure(start, statement: text) }
        var buffer = CopyBuffer()
        var isTaken = true
        for row in rows where isTaken {
            buffer.append(row)
            if buffer.isFull { isTaken = send(&buffer) }
        }
        if isTaken { isTaken = send(&buffer) }
        // When the server stopped listening it says why in the result.
        _ = PQputCopyEnd(connection, nil)
        return try collect(text) { _ in }
    }

    func add(to table: String, keys: [String], amounts: [String], rows: some Sequence<[Value]>) throws {
        let (head, tail) = adding(to: table, keys: keys, amounts: amounts)
        var waiting: [SQL] = []
        func flush() throws {
            guard !waiting.isEmpty else { return }
            _ = try perform("\(raw: head)\(waiting.joined(separator: ", "))\(raw: tail)", streaming: false) { _ in }
            waiting = []
        }
        for row in rows {
            waiting.append("(\(row.map { SQL("\($0)") }.joined(separator: ", ")))")
            // As many as a statement may hold values of the widest table, and still be prepared once for many of them.
            if waiting.count == 400 { try flush() }
        }
        try flush()
    }

    private func send(_ buffer: inout CopyBuffer) -> Bool {
        let isTaken = buffer.bytes.withUnsafeBytes { bytes in
            PQputCopyData(connection, bytes.assumingMemoryBound(to: CChar.self).baseAddress, CInt(bytes.count)) == 1
        }
        buffer.bytes.removeAll(keepingCapacity: true)
        return isTaken
    }
}

/// Rows in the text format of COPY.
struct CopyBuffer {
    private static let size = 64 * 1024
    private static let hexDigits = Array("0123456789abcdef".utf8)

    var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(Self.size * 2)
    }

    /// Whether there is enough to be worth sending.
    var isFull: Bool {
        bytes.count >= Self.size
    }

    /// Adds one line.
    mutating func append(_ row: [Value]) {
        var isFirst = true
        for value in row {
            if !isFirst { bytes.append(UInt8(ascii: "\t")) }
            append(value)
            isFirst = false
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func append(_ value: Value) {
        switch value {
        case .null:
            bytes.append(contentsOf: "\\N".utf8)
        case .integer(let number):
            bytes.append(contentsOf: String(number).utf8)
        case .real(let number):
            bytes.append(contentsOf: number.description.utf8)
        case .text(let text):
            for byte in text.utf8 { append(escaped: byte) }
        case .blob(let blob):
            bytes.append(contentsOf: "\\\\x".utf8)
            for byte in blob {
                bytes.append(Self.hexDigits[Int(byte >> 4)])
                bytes.append(Self.hexDigits[Int(byte & 15)])
            }
        }
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
        default: bytes.append(byte)
        }
    }
}

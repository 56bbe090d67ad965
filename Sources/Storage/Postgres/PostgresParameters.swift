/// A statement as PostgreSQL wants it: `$1`… with types and binary values.
///
/// Text is sorted by bytes, as on SQLite. NULL is written out, because PostgreSQL could not tell the type of a
/// placeholder in `\(value) IS NULL`.
struct PostgresParameters {
    /// The statement with `$1`, `$2`…
    private(set) var text = ""
    /// The type of each placeholder, by PostgreSQL's numbers.
    private(set) var types: [UInt32] = []
    /// What tells a prepared statement from another: its text and types.
    var key: String {
        types.reduce(into: text) { $0 += " \($1)" }
    }

    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(_ sql: SQL) {
        for part in sql.parts {
            switch part {
            case .text(let piece): text += piece
            case .value(let value): append(value)
            }
        }
        // So that the address of an empty last value is inside the buffer.
        bytes.append(0)
    }

    private mutating func append(_ value: Value) {
        let place = "$\(types.count + 1)"
        switch value {
        case .null:
            text += "NULL"
            return
        case .integer(let number):
            text += place
            types.append(PostgresType.int8)
            withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        case .real(let number):
            text += place
            types.append(PostgresType.float8)
            withUnsafeBytes(of: number.bitPattern.bigEndian) { bytes.append(contentsOf: $0) }
        case .text(let string):
            text += "(\(place) COLLATE \"C\")"
            types.append(PostgresType.text)
            bytes.append(contentsOf: string.utf8)
        case .blob(let blob):
            text += place
            types.append(PostgresType.bytea)
            bytes.append(contentsOf: blob)
        }
        ends.append(bytes.count)
    }

    /// The values, their lengths and their formats (all binary) as libpq takes them; good inside `body` only.
    func withPointers<T>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<CInt>?, UnsafePointer<CInt>?) throws -> T
    ) rethrows -> T {
        let starts = [0] + ends.dropLast()
        let lengths = zip(starts, ends).map { CInt($1 - $0) }
        let formats = [CInt](repeating: 1, count: ends.count)
        return try bytes.withUnsafeBytes { buffer in
            let base = buffer.assumingMemoryBound(to: CChar.self).baseAddress
            let pointers: [UnsafePointer<CChar>?] = zip(starts, ends).map { start, _ in base.map { $0 + start } }
            return try body(pointers, lengths, formats)
        }
    }
}

/// PostgreSQL's numbers for the types that this module meets.
enum PostgresType {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let float4: UInt32 = 700
    static let float8: UInt32 = 701
    static let numeric: UInt32 = 1700
}

/// C's array of strings that ends in a null.
enum CStrings {
    static func with<T>(
        _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) throws -> T
    ) rethrows -> T {
        var bytes: [CChar] = []
        var starts: [Int] = []
        for string in strings {
            starts.append(bytes.count)
            bytes.append(contentsOf: string.utf8CString)
        }
        return try bytes.withUnsafeBufferPointer { buffer in
            var pointers: [UnsafePointer<CChar>?] = starts.map { start in buffer.baseAddress.map { $0 + start } }
            pointers.append(nil)
            return try body(pointers)
        }
    }
}

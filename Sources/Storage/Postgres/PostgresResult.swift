import CPostgres

/// An answer of libpq; freed with it.
final class PostgresResult {
    private let pointer: OpaquePointer?

    init(_ pointer: OpaquePointer?) {
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }

    var status: ExecStatusType {
        PQresultStatus(pointer)
    }

    var isSuccess: Bool {
        status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE
    }

    /// What the server says it did, such as `COMMIT` or `INSERT 0 1`.
    var tag: String {
        PQcmdStatus(pointer).map { String(cString: $0) } ?? ""
    }

    /// How many rows were written; 0 for a SELECT.
    var written: Int {
        let tag = tag
        guard !tag.hasPrefix("SELECT"), let last = tag.split(separator: " ").last else { return 0 }
        return Int(last) ?? 0
    }

    func isNull(row: CInt, column: CInt) -> Bool {
        PQgetisnull(pointer, row, column) == 1
    }

    /// Decodes the rows one by one.
    func forEachRow(_ body: (Row) throws -> Void) throws {
        let types = (0..<PQnfields(pointer)).map { PQftype(pointer, $0) }
        for row in 0..<PQntuples(pointer) {
            try body(
                Row(
                    values: types.enumerated().map { column, type in
                        value(row: row, column: CInt(column), type: type)
                    }))
        }
    }

    private func value(row: CInt, column: CInt, type: UInt32) -> Value {
        guard !isNull(row: row, column: column), let start = PQgetvalue(pointer, row, column) else { return .null }
        let length = Int(PQgetlength(pointer, row, column))
        let bytes = UnsafeRawBufferPointer(start: start, count: length)
        return PostgresText.value(bytes, type: type)
    }

    /// A field of an error report, by PostgreSQL's letter for it.
    func field(_ letter: Unicode.Scalar) -> String? {
        PQresultErrorField(pointer, CInt(letter.value)).map { String(cString: $0) }
    }
}

/// Values in PostgreSQL's text format.
enum PostgresText {
    static func value(_ bytes: UnsafeRawBufferPointer, type: UInt32) -> Value {
        switch type {
        case PostgresType.int8, PostgresType.int4, PostgresType.int2:
            return .integer(integer(bytes))
        case PostgresType.bool:
            return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        case PostgresType.bytea:
            return .blob(unhex(bytes.dropFirst(2)))
        case PostgresType.float8, PostgresType.float4, PostgresType.numeric:
            let text = String(decoding: bytes, as: UTF8.self)
            // A sum of whole numbers is numeric there.
            if type == PostgresType.numeric, let whole = Int64(text) { return .integer(whole) }
            return Double(text).map(Value.real) ?? .text(text)
        default:
            return .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Counted downwards, so that the smallest number fits.
    private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let negated = bytes.dropFirst(isNegative ? 1 : 0).reduce(Int64(0)) { sum, digit in
            sum &* 10 &- Int64(digit &- UInt8(ascii: "0"))
        }
        return isNegative ? negated : 0 &- negated
    }

    private static func unhex(_ digits: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
        func nibble(_ digit: UInt8) -> UInt8 {
            digit <= UInt8(ascii: "9") ? digit &- UInt8(ascii: "0") : digit &- UInt8(ascii: "a") &+ 10
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var index = digits.startIndex
        while index + 1 < digits.endIndex {
            bytes.append(nibble(digits[index]) << 4 | nibble(digits[index + 1]))
            index += 2
        }
        return bytes
    }
}

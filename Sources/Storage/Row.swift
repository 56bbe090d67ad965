/// One row of a result: values in the order of the SELECT list.
public struct Row: Sendable, Equatable {
    /// All values; NULL is ``Value/null``.
    public let values: [Value]

    /// A row of these values.
    public init(values: [Value]) {
        self.values = values
    }

    /// The text in column `index`, counted from 0. Throws ``StorageError/mismatch(_:)`` for anything else.
    public func text(_ index: Int) throws -> String {
        guard case .text(let text) = try value(index) else { throw mismatch(index, "text") }
        return text
    }

    /// As ``text(_:)``, nil for NULL.
    public func textOrNil(_ index: Int) throws -> String? {
        try value(index) == .null ? nil : text(index)
    }

    /// The whole number in column `index`. A real number is refused, even a whole one.
    public func int(_ index: Int) throws -> Int {
        guard case .integer(let number) = try value(index) else { throw mismatch(index, "integer") }
        return Int(number)
    }

    /// As ``int(_:)``, nil for NULL.
    public func intOrNil(_ index: Int) throws -> Int? {
        try value(index) == .null ? nil : int(index)
    }

    /// The number in column `index`; a whole number is widened.
    public func real(_ index: Int) throws -> Double {
        switch try value(index) {
        case .real(let number): return number
        case .integer(let number): return Double(number)
        case .null, .text, .blob: throw mismatch(index, "real")
        }
    }

    /// As ``real(_:)``, nil for NULL.
    public func realOrNil(_ index: Int) throws -> Double? {
        try value(index) == .null ? nil : real(index)
    }

    /// The bytes in column `index`.
    public func blob(_ index: Int) throws -> [UInt8] {
        guard case .blob(let bytes) = try value(index) else { throw mismatch(index, "blob") }
        return bytes
    }

    /// As ``blob(_:)``, nil for NULL.
    public func blobOrNil(_ index: Int) throws -> [UInt8]? {
        try value(index) == .null ? nil : blob(index)
    }

    /// The flag in column `index`: false for 0, true for 1, anything else is refused.
    public func flag(_ index: Int) throws -> Bool {
        switch try value(index) {
        case .integer(0): return false
        case .integer(1): return true
        case .null, .integer, .real, .text, .blob: throw mismatch(index, "flag")
        }
    }

    private func value(_ index: Int) throws -> Value {
        guard values.indices.contains(index) else {
            throw StorageError.mismatch("column \(index) of a row of \(values.count)")
        }
        return values[index]
    }

    /// Says what kind of value stood there, never the value.
    private func mismatch(_ index: Int, _ wanted: String) -> StorageError {
        let found =
            switch values[index] {
            case .null: "NULL"
            case .integer: "an integer"
            case .real: "a real"
            case .text: "text"
            case .blob: "a blob"
            }
        return .mismatch("column \(index) holds \(found), wanted \(wanted)")
    }
}

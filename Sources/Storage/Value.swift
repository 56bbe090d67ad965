/// One value as SQL knows it, the same on both engines.
public enum Value: Sendable, Hashable {
    /// SQL NULL.
    case null
    /// A whole number of up to 64 bits.
    case integer(Int64)
    /// A floating point number.
    case real(Double)
    /// Text; the caller gives it in NFC.
    case text(String)
    /// Bytes.
    case blob([UInt8])
}

/// What may stand in the `\(…)` of an ``SQL`` literal: it is always bound, never spelled into the statement.
public protocol Bindable {
    /// The value sent to the engine.
    var value: Value { get }
}

extension Value: Bindable {
    /// Itself.
    public var value: Value { self }
}

extension String: Bindable {
    /// The text.
    public var value: Value { .text(self) }
}

extension Int: Bindable {
    /// The whole number.
    public var value: Value { .integer(Int64(self)) }
}

extension Int64: Bindable {
    /// The whole number.
    public var value: Value { .integer(self) }
}

extension Double: Bindable {
    /// The floating point number.
    public var value: Value { .real(self) }
}

extension Bool: Bindable {
    /// 1 for true, 0 for false: there is no boolean column.
    public var value: Value { .integer(self ? 1 : 0) }
}

extension [UInt8]: Bindable {
    /// The bytes.
    public var value: Value { .blob(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
    /// NULL for nil.
    public var value: Value { self?.value ?? .null }
}

/// A statement, or a piece of one, in which every `\(value)` is a bound value.
///
/// ```swift
/// let mine: SQL = "account = \(account)"            // bound
/// let query: SQL = "SELECT id FROM note WHERE \(mine) AND kind IN \(list: kinds)"
/// ```
/// Nested ``SQL`` passes through as SQL. Text that must stand in the statement itself needs the visible `\(raw:)`.
/// A whole number is bound as a 64-bit one, so functions that want a smaller one need `CAST(\(n) AS INTEGER)`.
public struct SQL: ExpressibleByStringInterpolation, Sendable, Equatable {
    enum Part: Sendable, Equatable {
        case text(String)
        case value(Value)
    }

    /// Alternating pieces; two texts never stand side by side, so equal statements are equal however composed.
    private(set) var parts: [Part] = []

    /// The text as it is written in the source.
    public init(stringLiteral value: String) {
        append(text: value)
    }

    /// The text and values of an interpolated literal.
    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.sql
    }

    private init() {}

    /// The bound values in their order.
    public var values: [Value] {
        parts.compactMap { if case .value(let value) = $0 { value } else { nil } }
    }

    /// The statement's text, with `placeholder(1)`, `placeholder(2)`… in the places of ``values``.
    public func text(placeholder: (_ position: Int) -> String) -> String {
        var result = ""
        var position = 0
        for part in parts {
            switch part {
            case .text(let text):
                result += text
            case .value:
                position += 1
                result += placeholder(position)
            }
        }
        return result
    }

    /// Both pieces, one after the other; no space is added.
    public static func + (left: SQL, right: SQL) -> SQL {
        var result = left
        result += right
        return result
    }

    /// Appends a piece; no space is added.
    public static func += (left: inout SQL, right: SQL) {
        for part in right.parts {
            switch part {
            case .text(let text): left.append(text: text)
            case .value: left.parts.append(part)
            }
        }
    }

    private mutating func append(text: String) {
        guard !text.isEmpty else { return }
        if case .text(let last)? = parts.last {
            parts[parts.count - 1] = .text(last + text)
        } else {
            parts.append(.text(text))
        }
    }
}

extension SQL {
    /// What may stand in the `\(…)` of an ``SQL`` literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql = SQL()

        /// Starts empty; the sizes are only a hint.
        public init(literalCapacity: Int, interpolationCount: Int) {
            sql.parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        /// The fixed text between two interpolations.
        public mutating func appendLiteral(_ literal: String) {
            sql.append(text: literal)
        }

        /// A bound value.
        public mutating func appendInterpolation(_ value: some Bindable) {
            sql.parts.append(.value(value.value))
        }

        /// A bound value, or NULL for nil.
        // Without it the compiler takes an optional in an interpolation for a slip and warns.
        public mutating func appendInterpolation(_ value: (some Bindable)?) {
            sql.parts.append(.value(value.value))
        }

        /// A nested piece of SQL, with its own bound values.
        public mutating func appendInterpolation(_ nested: SQL) {
            sql += nested
        }

        /// Text that becomes part of the statement unchecked: only for names that the program itself makes.
        public mutating func appendInterpolation(raw text: String) {
            sql.append(text: text)
        }

        /// A bracketed list of bound values for `IN`. An empty list becomes `(NULL)`, which nothing is in;
        /// but `NOT IN (NULL)` holds for nothing either, so a caller that negates must leave the clause out.
        public mutating func appendInterpolation(list values: [some Bindable]) {
            guard !values.isEmpty else { return sql.append(text: "(NULL)") }
            var separator = "("
            for value in values {
                sql.append(text: separator)
                sql.parts.append(.value(value.value))
                separator = ", "
            }
            sql.append(text: ")")
        }
    }
}

extension Sequence where Element == SQL {
    /// The pieces in order with `separator` between each two; empty for no piece.
    public func joined(separator: SQL) -> SQL {
        var result: SQL = ""
        var isFirst = true
        for piece in self {
            if !isFirst { result += separator }
            result += piece
            isFirst = false
        }
        return result
    }
}

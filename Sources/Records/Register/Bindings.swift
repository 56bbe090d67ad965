package import Domain
public import Storage
public import Vietnamese

extension Identifier: Bindable {
    package var value: Value { .text(text) }
}

extension Day: Bindable {
    public var value: Value { .text(iso) }
}

extension Row {
    /// The identity in a column.
    func id<Subject>(_ index: Int) throws -> Identifier<Subject> {
        Identifier(try text(index))
    }

    func idOrNil<Subject>(_ index: Int) throws -> Identifier<Subject>? {
        try textOrNil(index).map { Identifier($0) }
    }

    /// The day in a column; a text that is no day is a fault of the database.
    func day(_ index: Int) throws -> Day {
        let text = try text(index)
        guard let day = Day(iso: text) else { throw Unreadable(what: "a day", text: text) }
        return day
    }

    func dayOrNil(_ index: Int) throws -> Day? {
        try textOrNil(index) == nil ? nil : day(index)
    }

    /// The code of a closed list in a column.
    func code<Code: RawRepresentable<String>>(_ index: Int) throws -> Code {
        let text = try text(index)
        guard let code = Code(rawValue: text) else { throw Unreadable(what: "\(Code.self)", text: text) }
        return code
    }

    func codeOrNil<Code: RawRepresentable<String>>(_ index: Int) throws -> Code? {
        try textOrNil(index) == nil ? nil : code(index)
    }
}

/// A stored text that does not say what its column promises.
struct Unreadable: Error {
    let what: String
    let text: String
}

extension Array {
    /// The elements in order, in runs of at most `size`.
    func chunks(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}

import Domain
import Storage
import Synchronization

/// What an amount is of: a fact with its dimensions.
struct Kind: Hashable {
    let fact: Fact
    let dimensions: Dimensions

    init(_ posting: Posting) {
        fact = posting.fact
        dimensions = posting.dimensions
    }

    /// From a row that holds ``columns`` from a place on.
    init(_ row: Row, from place: Int) throws {
        fact = try row.code(place)
        dimensions = Dimensions(
            line: try row.text(place + 1), cause: try row.text(place + 2), status: try row.text(place + 3),
            sex: try row.text(place + 4), ownership: try row.text(place + 5), category: try row.text(place + 6))
    }

    static let columns: SQL = "fact, line, cause, status, sex, ownership, category"

    /// The values of ``columns``.
    var texts: [String] {
        let told = dimensions
        return [fact.rawValue, told.line, told.cause, told.status, told.sex, told.ownership, told.category]
    }
}

/// A kind as it is read, with the indicators in which it counts: worked out once, and handed on without a copy.
final class CountedKind: Sendable {
    let kind: Kind
    /// The places of those indicators in the catalogue.
    let indicators: [Int]

    init(_ kind: Kind) {
        self.kind = kind
        indicators = Catalogue.indicators.indices.filter { place in
            let indicator = Catalogue.indicators[place]
            return indicator.fact == kind.fact && indicator.filter.admits(kind.dimensions)
        }
    }

    var fact: Fact { kind.fact }
    var dimensions: Dimensions { kind.dimensions }
}

/// What the numbers mean by which entries and totals name what they are of.
struct KindBook {
    private var kinds: [Int: CountedKind] = [:]

    /// - Throws: ``Unreadable`` for a number that was not read.
    subscript(_ number: Int) -> CountedKind {
        get throws {
            guard let kind = kinds[number] else { throw Unreadable(what: "a kind", text: String(number)) }
            return kind
        }
    }

    static func of(_ numbers: some Sequence<Int>, _ desk: Desk) throws -> KindBook {
        guard let known = desk.knownKinds else { return try KindBook(numbers, desk.db) }
        return try known.book(of: numbers, desk.db)
    }

    /// Read anew: for who writes, and may come upon a number that is not committed yet.
    init(_ numbers: some Sequence<Int>, _ db: Transaction) throws {
        try learn(numbers, db)
    }

    fileprivate init() {}

    /// Reads those of some numbers that are not known; whether there were any.
    @discardableResult
    fileprivate mutating func learn(_ numbers: some Sequence<Int>, _ db: Transaction) throws -> Bool {
        let missing = Set(numbers).filter { kinds[$0] == nil }
        for chunk in Array(missing).chunks(of: 500) {
            for row in try db.run("SELECT id, \(Kind.columns) FROM kind WHERE id IN \(list: Array(chunk))") {
                kinds[try row.int(0)] = CountedKind(try Kind(row, from: 1))
            }
        }
        return !missing.isEmpty
    }

    fileprivate mutating func learn(from other: KindBook) {
        kinds.merge(other.kinds) { mine, _ in mine }
    }
}

/// The kinds that readings came upon, kept for those that follow: a number that was committed never comes to mean
/// something else.
final class KnownKinds: Sendable {
    private let known = Mutex(KindBook())

    func book(of numbers: some Sequence<Int>, _ db: Transaction) throws -> KindBook {
        var book = known.withLock { $0 }
        if try book.learn(numbers, db) {
            let learnt = book
            known.withLock { $0.learn(from: learnt) }
        }
        return book
    }
}
